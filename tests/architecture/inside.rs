//! Which file of a room may know which.

use regex::Regex;

use crate::repository::{Source, Strings, assert_none, program_sources, without_comments};

/// The parts of a room and the other parts each may know. `lib` is the door itself, with the state that pages share.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("rules", &[]),
    ("access", &[]),
    ("store", &["rules", "access"]),
    ("import", &["rules", "store", "export"]),
    ("export", &["rules", "import"]),
    ("pages", &["lib", "rules", "access", "store", "export"]),
    ("api", &["lib", "rules", "access", "store", "export"]),
    ("jobs", &["lib", "rules", "access", "store", "import", "export"]),
];

fn faults(source: &Source) -> Vec<String> {
    let Some((part, depth)) = part(source) else { return Vec::new() };
    let Some((_, may)) = MAY_KNOW.iter().find(|(name, _)| *name == part) else { return Vec::new() };
    let mut known = known(&source.text, depth);
    known.retain(|other| other != part && !may.contains(&other.as_str()));
    known.iter().map(|other| format!("{}: {part} may not know {other}", source.path)).collect()
}

/// The part of a room that a file belongs to, and how many modules deep it lies.
fn part(source: &Source) -> Option<(&str, usize)> {
    let (_, place) = source.in_room()?;
    let inner = place.strip_prefix("src/")?.strip_suffix(".rs")?;
    let modules: Vec<_> = inner.split('/').filter(|name| *name != "mod").collect();
    (inner != "lib").then_some((*modules.first()?, modules.len()))
}

/// The parts of its room that a text reaches from the root of the crate; anything else of the root is `lib`.
fn known(text: &str, depth: usize) -> Vec<String> {
    let code = without_comments(text, Strings::Emptied);
    let to_root = format!(r"\b(?:crate|super(?:::super){{{},}})::", depth.saturating_sub(1));
    let mut known: Vec<_> = Regex::new(&to_root)
        .expect("a pattern")
        .find_iter(&code)
        .filter(|reach| reach.as_str() == "crate::" || leads_to_a_part(&code[reach.end()..]))
        .flat_map(|reach| first_names(&code[reach.end()..]))
        .map(|name| if is_part(&name) { name } else { "lib".to_owned() })
        .collect();
    known.sort();
    known.dedup();
    known
}

/// `super::` from a test inside a file stays in that file, unless a part is named.
fn leads_to_a_part(rest: &str) -> bool {
    first_names(rest).iter().any(|name| is_part(name))
}

fn is_part(name: &str) -> bool {
    MAY_KNOW.iter().any(|(part, _)| *part == name)
}

/// The first name of each branch: `{rules::{A, B}, store}` gives `rules` and `store`.
fn first_names(rest: &str) -> Vec<String> {
    let Some(group) = rest.strip_prefix('{') else { return vec![name(rest)] };
    let mut names = Vec::new();
    let (mut level, mut start) = (0, 0);
    for (at, sign) in group.char_indices() {
        match sign {
            '{' => level += 1,
            '}' | ',' if level == 0 => {
                names.push(name(group[start..at].trim()));
                start = at + 1;
                if sign == '}' {
                    break;
                }
            }
            '}' => level -= 1,
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn name(rest: &str) -> String {
    rest.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect()
}

#[test]
fn files_of_a_room_know_only_what_they_may() {
    let sources = program_sources();
    assert!(sources.iter().any(|source| part(source).is_some()), "no room was found");
    assert_none(&sources.iter().flat_map(faults).collect::<Vec<_>>());
}

#[test]
fn a_file_that_knows_too_much_is_found() {
    let find = |path, text| faults(&Source::sample(path, text));
    assert_eq!(
        find("rooms/aid/src/rules/frames.rs", "use crate::{rules::Frame, store};\n// crate::pages\n"),
        ["rooms/aid/src/rules/frames.rs: rules may not know store"]
    );
    assert_eq!(find("rooms/aid/src/rules.rs", "use crate::Aid;"), ["rooms/aid/src/rules.rs: rules may not know lib"]);
    assert_eq!(
        find("rooms/aid/src/pages.rs", "use super::api::Answer; use crate::{Aid, access, store::{Row, self}};"),
        ["rooms/aid/src/pages.rs: pages may not know api"]
    );
    assert_eq!(
        find("rooms/aid/src/access.rs", "fn x() { crate::rules::fits() }"),
        ["rooms/aid/src/access.rs: access may not know rules"]
    );
    assert!(find("rooms/aid/src/rules/mod.rs", "mod tests { use super::*; use super::super::Frame; }").is_empty());
    assert!(find("rooms/aid/src/store.rs", "use crate::rules::Frame; use kit::pages::Page;").is_empty());
}
