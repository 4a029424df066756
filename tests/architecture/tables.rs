//! A table belongs to one room, and only that room's store and migrations name it.

use std::collections::BTreeMap;

use regex::Regex;

use crate::repository::{Source, Strings, assert_none, sources, without_comments};

/// Every table with the folder of the crate whose migration makes it.
fn tables(files: &[Source]) -> BTreeMap<String, String> {
    let make = Regex::new(r"(?i)create\s+table\s+(?:if\s+not\s+exists\s+)?([a-z_0-9]+)").expect("a pattern");
    let of_file = |file: &Source| {
        let (owner, _) = file.path.split_once("/migrations/")?;
        let made = make.captures_iter(&file.text).map(|found| (found[1].to_owned(), owner.to_owned()));
        Some(made.collect::<Vec<_>>())
    };
    files.iter().filter(|file| file.is("sql")).filter_map(of_file).flatten().collect()
}

fn faults(files: &[Source]) -> Vec<String> {
    let tables = tables(files);
    let strangers = tables.iter().filter(|(table, owner)| !table.starts_with(&prefix(owner)));
    let strangers =
        strangers.map(|(table, owner)| format!("{owner}: ‘{table}’ does not begin with ‘{}’", prefix(owner)));
    strangers.chain(files.iter().filter(|file| is_code(file)).flat_map(|file| named_by(file, &tables))).collect()
}

fn prefix(owner: &str) -> String {
    format!("{}_", owner.rsplit('/').next().unwrap_or(owner))
}

/// The tests of the whole program are no part of it: they look for themselves at what lies in the tables.
fn is_code(file: &Source) -> bool {
    let of_program = ["foundation/", "rooms/", "house/", "demo/"].iter().any(|root| file.path.starts_with(root));
    of_program && !file.path.starts_with("house/tests/") && (file.is("rs") || file.is("sql"))
}

fn named_by(file: &Source, tables: &BTreeMap<String, String>) -> Vec<String> {
    let text = if file.is("rs") { without_comments(&file.text, Strings::Kept) } else { file.text.clone() };
    let words = Regex::new("[a-z_0-9]+").expect("a pattern");
    let mut named: Vec<_> = words.find_iter(&text).map(|word| word.as_str()).collect();
    named.sort_unstable();
    named.dedup();
    let stray = named.into_iter().filter_map(|word| tables.get(word).map(|owner| (word, owner)));
    stray
        .filter(|(_, owner)| !may_name(&file.path, owner))
        .map(|(table, owner)| format!("{}: names ‘{table}’, a table of {owner}", file.path))
        .collect()
}

fn may_name(path: &str, owner: &str) -> bool {
    let Some(place) = path.strip_prefix(&format!("{owner}/")) else { return false };
    !owner.starts_with("rooms/") || ["migrations/", "src/store", "tests/"].iter().any(|own| place.starts_with(own))
}

#[test]
fn only_a_store_names_its_tables() {
    assert_none(&faults(&sources()));
}

#[test]
fn a_table_named_elsewhere_is_found() {
    let found = faults(&[
        Source::sample(
            "rooms/aid/migrations/0001_grants.sql",
            "create table aid_grants (x int); create table envelopes (y int);",
        ),
        Source::sample("rooms/aid/src/store.rs", "sql!(\"select x from aid_grants\")"),
        Source::sample("rooms/aid/src/pages.rs", "// aid_grants\nsql!(\"select x from aid_grants\")"),
        Source::sample("rooms/cases/src/store.rs", "sql!(\"select 1 from aid_grants\")"),
    ]);
    assert_eq!(
        found,
        [
            "rooms/aid: ‘envelopes’ does not begin with ‘aid_’",
            "rooms/aid/src/pages.rs: names ‘aid_grants’, a table of rooms/aid",
            "rooms/cases/src/store.rs: names ‘aid_grants’, a table of rooms/aid",
        ]
    );
}
