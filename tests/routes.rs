//! The access table: every route of the program with who may use it. A new route fails here until somebody has written down
//! who may use it, in `access-table.txt`.

use std::collections::BTreeSet;

use regex::Regex;

use crate::{
    program,
    repository::{Source, assert_none, program_sources},
};

const TABLE: &str = include_str!("access-table.txt");

/// Every `method path` that the sources give to the router. A route under a nest is written with its whole path.
fn routes(sources: &[Source]) -> BTreeSet<String> {
    let route = Regex::new(r#"\.route\(\s*"([^"]+)",\s*((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)"#).expect("a pattern");
    let method = Regex::new(r"\b(get|post|put|patch|delete|any)\(").expect("a pattern");
    // Routes that differ in one word are made in a loop; all of them are read.
    let in_a_loop = Regex::new(r#"\.route\(\s*&format!\("([^"]+)"\)"#).expect("a pattern");
    let of_file = |source: &Source| {
        let found = route.captures_iter(&source.text);
        let of_route = |found: regex::Captures<'_>| {
            let (path, handlers) = (found[1].to_owned(), found[2].to_owned());
            let methods = method.captures_iter(&handlers).map(|method| method[1].to_uppercase()).collect::<Vec<_>>();
            methods.into_iter().map(move |method| format!("{method} {path}"))
        };
        let listed = in_a_loop
            .captures_iter(&source.text)
            .map(|found| format!("GET {}", found[1].replace("{{", "{").replace("}}", "}")));
        found.flat_map(of_route).chain(listed).collect::<Vec<_>>()
    };
    let of_program = |source: &&Source| {
        ["rooms/", "house/src/", "foundation/kit/src/"].iter().any(|part| source.path.starts_with(part))
    };
    sources.iter().filter(of_program).flat_map(of_file).collect()
}

/// The lines of the table: who, and the route.
fn table(text: &str) -> Vec<(&str, &str)> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| line.split_once("  ")).map(|(who, route)| (who, route.trim())).collect()
}

/// Who may use a route without a right: everybody, or somebody in these circumstances.
const CIRCUMSTANCES: &[&str] = &[
    "everybody",
    "this machine or token",
    "development only",
    "half a sign-in",
    "signed in",
    "this machine and sample data",
    "who holds the link",
];

/// Whether the table may say so: a circumstance, or the code of an action.
fn is_known(who: &str) -> bool {
    CIRCUMSTANCES.contains(&who) || program::rules().iter().any(|rule| rule.code == who)
}

fn faults(routes: &BTreeSet<String>, text: &str) -> Vec<String> {
    let table = table(text);
    let known: BTreeSet<_> = table.iter().map(|(_, route)| (*route).to_owned()).collect();
    let new = routes.difference(&known).map(|route| format!("{route}: nobody wrote down who may use it"));
    let gone = known.difference(routes).map(|route| format!("{route}: stands in the table but not in the program"));
    let odd = table.iter().filter(|(who, _)| !is_known(who)).map(|(who, route)| format!("{route}: who is ‘{who}’?"));
    new.chain(gone).chain(odd).collect()
}

#[test]
fn every_route_says_who_may_use_it() {
    let routes = routes(&program_sources());
    assert!(routes.len() > 20, "the routes were not found: {routes:?}");
    assert_none(&faults(&routes, TABLE));
}

#[test]
fn a_route_without_a_rule_is_found() {
    let source = Source::sample("rooms/aid/src/pages.rs", "Router::new().route(\"/aid/{id}\", get(show).post(decide))");
    let found = faults(&routes(&[source]), "everybody  GET /aid/{id}\nstaff  GET /attic\n");
    assert_eq!(
        found,
        [
            "POST /aid/{id}: nobody wrote down who may use it",
            "GET /attic: stands in the table but not in the program",
            "GET /attic: who is ‘staff’?",
        ]
    );
}
