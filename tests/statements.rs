//! Every statement is a constant that its room lists, and both databases understand it.

use std::collections::BTreeSet;

use db::{Sql, sql, testing::TestDb};
use regex::Regex;

use crate::{
    program,
    repository::{Source, Strings, assert_none, program_sources, without_comments},
};

async fn not_understood(db: &TestDb, statements: &[Sql]) -> Vec<String> {
    let mut faults = Vec::new();
    for sql in statements {
        if let Err(fault) = db.prepare(sql).await {
            faults.push(format!("{}:{}: {fault}", sql.file(), sql.line()));
        }
    }
    faults
}

db::both_databases! { &program::migrations();
    async fn every_statement_is_understood(db: TestDb) {
        assert_none(&not_understood(&db, &program::statements()).await);
    }

    async fn what_takes_a_table_out_is_understood(db: TestDb) {
        let everything = people::Everything::of(program::migrations(), voordeur::register());
        let statements: Vec<_> = everything.extracts().iter().flat_map(db::Extract::statements).collect();
        assert!(statements.len() > 80, "{}", statements.len());
        assert_none(&not_understood(&db, &statements).await);
    }

    async fn a_statement_about_nothing_is_found(db: TestDb) {
        let statements = [sql!("select body from attic where house_id = $1"), sql!("select cast($1 as bigint)")];
        let faults = not_understood(&db, &statements).await;
        assert!(matches!(faults.as_slice(), [only] if only.contains("statements.rs")), "{faults:?}");
    }
}

/// The statements that a file makes and `listed` lacks.
fn unlisted(source: &Source, listed: &BTreeSet<(String, usize)>) -> Vec<String> {
    let of_program = source.path.starts_with("rooms/") || source.path.starts_with("foundation/db/src/");
    let of_tests = ["/tests/", "/testing/", "/tests.rs"].iter().any(|place| source.path.contains(place));
    if !of_program || of_tests {
        return Vec::new();
    }
    let code = without_comments(&source.text, Strings::Kept);
    let code = code.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    // What a macro makes stands where the macro is called.
    let macros = Regex::new(r"(?s)macro_rules!.*?\n\}").expect("a pattern");
    let code = macros.replace_all(code, |found: &regex::Captures| "\n".repeat(found[0].matches('\n').count()));
    let makes = Regex::new(r"\bsql!\s*\(").expect("a pattern");
    let lines = makes.find_iter(&code).map(|found| code[..found.start()].lines().count().max(1));
    let lines = lines.map(|line| (source.path.clone(), line));
    lines.filter(|place| !listed.contains(place)).map(|(path, line)| format!("{path}:{line}: is in no list")).collect()
}

#[test]
fn every_statement_is_listed() {
    let place = |sql: &Sql| (sql.file().to_owned(), sql.line() as usize);
    let listed: BTreeSet<_> = program::statements().iter().map(place).collect();
    assert_none(&program_sources().iter().flat_map(|source| unlisted(source, &listed)).collect::<Vec<_>>());
}

#[test]
fn a_statement_left_out_is_found() {
    let source = Source::sample(
        "rooms/aid/src/store.rs",
        "const A: Sql = sql!(\"select 1\");\n// sql!(\nconst B: Sql = sql!(\"\");",
    );
    let listed = BTreeSet::from([("rooms/aid/src/store.rs".to_owned(), 1)]);
    assert_eq!(unlisted(&source, &listed), ["rooms/aid/src/store.rs:3: is in no list"]);
}
