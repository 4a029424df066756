//! A form that is sent twice is done once. Every handler of a form writes by its visit, which knows the key of the form; the others
//! stand in `once.txt`, each with the reason why twice is no harm.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use regex::{Captures, Regex};

use crate::repository::{Source, assert_none, rust_sources};

const OTHERS: &str = include_str!("once.txt");

/// The functions of a file that stand at its edge, with what stands in them.
fn functions(source: &Source) -> Vec<(String, String)> {
    let mut functions: Vec<(String, String)> = Vec::new();
    let mut is_inside = false;
    for line in source.text.lines() {
        if let Some(name) = named(line) {
            functions.push((name.to_owned(), String::new()));
            is_inside = true;
        }
        if let (true, Some((_, body))) = (is_inside, functions.last_mut()) {
            body.push_str(line);
            body.push('\n');
        }
        is_inside &= line != "}";
    }
    functions
}

/// The name of the function that begins on a line.
fn named(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let begins =
        before.split(' ').all(|word| matches!(word, "" | "async") || word.starts_with("pub") || word.ends_with(')'));
    let is_edge = !line.starts_with(' ');
    (begins && is_edge).then(|| after.split(|sign: char| !sign.is_alphanumeric() && sign != '_').next()).flatten()
}

/// Whether a file can be the module with this name.
fn is_module(source: &Source, module: &str) -> bool {
    let path = source.path.trim_end_matches(".rs");
    path.ends_with(&format!("/{module}")) || path.contains(&format!("/{module}/"))
}

/// The functions of a file that write by the visit and end with it, as others call them: `two::withdraw`.
fn writers(source: &Source, functions: &[(String, String)]) -> Vec<String> {
    let module = source.path.trim_end_matches(".rs").rsplit('/').next().unwrap_or_default();
    let writes = functions.iter().filter(|(_, body)| is_once(body, functions));
    writes.map(|(name, _)| format!("{module}::{name}")).collect()
}

/// Whether a function claims the key of its form and keeps the way to the next page, itself or through another one of its file. Who
/// commits without it leaves a claim to which nothing can be answered.
fn is_once(body: &str, beside: &[(String, String)]) -> bool {
    let ends = |body: &str| body.contains("visit.done(");
    let through = || beside.iter().any(|(name, other)| ends(other) && body.contains(&format!("{name}(&visit")));
    body.contains("visit.write(") && !body.contains(".commit()") && (ends(body) || through())
}

/// Every path that takes a form, with whether its handler does it once, itself or through a function of its room.
fn forms(sources: &[Source]) -> BTreeMap<String, bool> {
    let rooms: BTreeSet<_> = sources.iter().filter_map(|source| Some(source.in_room()?.0)).collect();
    rooms.into_iter().flat_map(|room| forms_of(room, sources)).collect()
}

fn forms_of(room: &str, sources: &[Source]) -> Vec<(String, bool)> {
    let own = sources.iter().filter(|source| source.in_room().is_some_and(|(of, _)| of == room));
    let all: Vec<_> = own.map(|source| (source, functions(source))).collect();
    let writers: Vec<_> = all.iter().flat_map(|(source, functions)| writers(source, functions)).collect();
    let mut forms = Vec::new();
    for (routes, _) in &all {
        for (path, module, name) in posts(&routes.text) {
            let here = |source: &Source| module.map_or(source.path == routes.path, |module| is_module(source, module));
            let mut files = all.iter().filter(|(source, _)| here(source)).map(|(_, functions)| functions);
            let handler = files.find_map(|beside| Some((beside, beside.iter().find(|(known, _)| known == name)?)));
            let (beside, (_, body)) = handler.unwrap_or_else(|| panic!("{}: no function {name}", routes.path));
            let calls = |writer: &String| body.contains(&format!("{writer}(&visit"));
            forms.push((path.to_owned(), is_once(body, beside) || writers.iter().any(calls)));
        }
    }
    forms
}

/// Every path that takes a form, with its handler: one route at a time, for the pattern would reach over one that takes none.
fn posts<'a>(text: &'a str) -> Vec<(&'a str, Option<&'a str>, &'a str)> {
    static POST: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"^\s*"([^"]+)",[^;]*?\bpost\((?:(\w+)::)?(\w+)\)"#).expect("a pattern"));
    let found = text.split(".route(").skip(1).filter_map(|route| POST.captures(route));
    let part = |found: &Captures<'a>, number| found.get(number).map(|part| part.as_str());
    found.filter_map(|found| Some((part(&found, 1)?, part(&found, 2), part(&found, 3)?))).collect()
}

/// The lines of the list: the path, and why twice is no harm.
fn others(text: &str) -> BTreeMap<&str, &str> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once("  ").unwrap_or((line, ""))).collect()
}

fn faults(forms: &BTreeMap<String, bool>, text: &str) -> Vec<String> {
    let others = others(text);
    let bare = forms.iter().filter(|(path, once)| !**once && !others.contains_key(path.as_str()));
    let bare =
        bare.map(|(path, _)| format!("{path}: sent twice it is done twice, or nobody wrote down why that is no harm"));
    let idle = others.keys().filter(|path| forms.get(**path).is_none_or(|once| *once));
    let idle = idle.map(|path| format!("{path}: stands in the list for nothing"));
    let silent = others.iter().filter(|(_, why)| why.trim().is_empty()).map(|(path, _)| format!("{path}: why?"));
    bare.chain(idle).chain(silent).collect()
}

#[test]
fn every_form_is_done_once_or_says_why_twice_is_no_harm() {
    let forms = forms(&rust_sources());
    assert!(forms.len() > 40, "the forms were not found: {forms:?}");
    assert_none(&faults(&forms, OTHERS));
}

#[test]
fn a_form_that_is_done_twice_is_found() {
    let routes = "fn routes() {\n    Router::new().route(\"/aid\", get(shown).post(ask)).route(\"/aid/{id}\", post(end)).route(\"/aid/x\", post(x))\n}\n";
    let ask = "async fn ask(visit: Visit) {\n    visit.write(db);\n    seen(&visit, tx)\n}\nasync fn seen() {\n    visit.done(tx)\n}\n";
    let end = "async fn end(visit: Visit) {\n    room.db().write(house);\n}\n";
    let x = "async fn x() {\n    pages::ask(&visit).await\n}\n";
    let of = |ask: &str| forms(&[Source::sample("rooms/aid/src/pages.rs", &[routes, ask, end, x].concat())]);
    let forms = of(ask);
    assert_eq!(faults(&forms, "").len(), 1, "{forms:?}");
    assert_eq!(faults(&forms, "/aid/{id}  it ends once\n"), [""; 0]);
    assert_eq!(faults(&forms, "/aid/{id}  it ends once\n/aid  x\n/attic  x\n").len(), 2);
    assert_eq!(faults(&forms, "/aid/{id}\n").len(), 1);
    // Claimed, and the way to the next page not kept.
    for ask in
        [ask.replace("visit.done(tx)", "see_other()"), ask.replace("seen(&visit, tx)", "tx.commit(); seen(&visit, tx)")]
    {
        assert_eq!(faults(&of(&ask), "/aid/{id}  it ends once\n").len(), 2, "{ask}");
    }
}
