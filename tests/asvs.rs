//! The table of OWASP ASVS, `docs/asvs.md`: what it cites is there, its counts are right, and it has a line for every number of the
//! standard. The words of the standard are not ours to keep; its numbers are looked up where it lies beside the repository.

use std::{collections::BTreeMap, fs};

use regex::Regex;

use crate::repository::{Source, assert_none, root, sources};

const TABLE: &str = include_str!("../docs/asvs.md");
const STANDARD: &str = "../shared/standards/asvs-5.0.0/asvs-5.0.0-en.csv";
const STATES: [&str; 3] = ["met", "not applicable", "not met"];

/// One requirement, as the table has it.
#[derive(Debug)]
struct Line<'a> {
    number: &'a str,
    level: &'a str,
    state: &'a str,
    shown_by: &'a str,
}

/// The lines that begin with a number: `| 1.2.3 | 1 | what is asked | met | what shows it |`.
fn lines(table: &str) -> Vec<Line<'_>> {
    let of_line = |text| match cells(text)[..] {
        [number, level, _, state, shown_by] if number.split('.').count() == 3 => {
            Some(Line { number, level, state, shown_by })
        }
        _ => None,
    };
    table.lines().filter_map(of_line).collect()
}

fn cells(text: &str) -> Vec<&str> {
    text.trim().trim_matches('|').split('|').map(str::trim).collect()
}

/// What stands in backticks.
fn cited(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Whether a citation leads somewhere: `folder/file.rs::item`, `folder/file`, or the name of a test.
fn is_there(cited: &str, sources: &[Source]) -> bool {
    let at = |path: &str| sources.iter().find(|source| source.path == path);
    match cited.split_once("::") {
        Some((path, item)) => at(path).is_some_and(|source| defines(source, item)),
        None if cited.contains(['/', '.']) => at(cited).is_some(),
        None => sources.iter().any(|source| source.is("rs") && tests_of(source).contains(&format!("fn {cited}("))),
    }
}

fn defines(source: &Source, item: &str) -> bool {
    let pattern = format!(r"\b(?:fn|const|static|struct|enum|trait|mod|macro_rules!) {item}\b");
    Regex::new(&pattern).expect("a pattern").is_match(&source.text)
}

/// The part of a file that only tests compile.
fn tests_of(source: &Source) -> &str {
    let begin = if source.path.contains("tests") { Some(0) } else { source.text.find("#[cfg(test)]") };
    begin.map_or("", |begin| &source.text[begin..])
}

/// What is wrong with a line by itself.
fn faults(line: &Line<'_>, sources: &[Source]) -> Vec<String> {
    let says = |why: String| format!("{}: {why}", line.number);
    let gone = cited(line.shown_by).filter(|cited| !is_there(cited, sources));
    let gone = gone.map(|cited| says(format!("‘{cited}’ is nowhere")));
    let unknown = (!STATES.contains(&line.state)).then(|| says(format!("‘{}’ is no state", line.state)));
    let bare = line.state == "met" && cited(line.shown_by).next().is_none();
    let bare = bare.then(|| says("met, but nothing shows it".to_owned()));
    let silent = line.shown_by.is_empty().then(|| says("without a reason".to_owned()));
    gone.chain(unknown).chain(bare).chain(silent).collect()
}

/// How many of each state a chapter has, as the head says it: `| V1 what it is about | 1 | 2 | 3 |`.
fn counts_said(table: &str) -> BTreeMap<String, [usize; 3]> {
    let of_line = |text| match cells(text)[..] {
        [chapter, met, not_applicable, not_met] => {
            let counts = [met, not_applicable, not_met].map(|count| count.parse().ok());
            let [Some(met), Some(not_applicable), Some(not_met)] = counts else { return None };
            let number = chapter.trim_start_matches('V').split(' ').next()?.to_owned();
            Some((number, [met, not_applicable, not_met]))
        }
        _ => None,
    };
    table.lines().filter_map(of_line).collect()
}

fn counted(lines: &[Line<'_>]) -> BTreeMap<String, [usize; 3]> {
    let mut counts = BTreeMap::<String, [usize; 3]>::new();
    for line in lines {
        let chapter = line.number.split('.').next().unwrap_or_default();
        for name in [chapter, "all"] {
            let of_state = counts.entry(name.to_owned()).or_default();
            of_state
                .iter_mut()
                .zip(STATES)
                .filter(|(_, state)| *state == line.state)
                .for_each(|(count, _)| *count += 1);
        }
    }
    counts
}

/// The numbers of the first two levels in the standard, each with its level.
fn asked(standard: &str) -> Vec<(String, String)> {
    let row = Regex::new(r#",V(\d+\.\d+\.\d+),(?:"(?:[^"]|"")*"|[^,\n]*),([12])\r?\n"#).expect("a pattern");
    row.captures_iter(standard).map(|found| (found[1].to_owned(), found[2].to_owned())).collect()
}

#[test]
fn what_is_cited_is_there_and_the_counts_are_right() {
    let (sources, lines) = (sources(), lines(TABLE));
    assert_none(&lines.iter().flat_map(|line| faults(line, &sources)).collect::<Vec<_>>());
    assert_eq!(counts_said(TABLE), counted(&lines));
}

#[test]
fn every_number_of_the_standard_has_one_line() {
    let Ok(standard) = fs::read_to_string(root().join(STANDARD)) else {
        eprintln!("skipped: the standard is not here");
        return;
    };
    let ours: Vec<_> = lines(TABLE).iter().map(|line| (line.number.to_owned(), line.level.to_owned())).collect();
    let asked = asked(&standard);
    assert!(asked.len() > 200, "the standard was not read");
    assert_eq!(ours, asked, "the numbers in their order, each once");
}

#[test]
fn a_line_that_shows_nothing_is_found() {
    let table = "| 1.2.3 | 1 | words | met | `tests/asvs.rs::lines`, `a_line_that_shows_nothing_is_found` |\n\
                 | 1.2.4 | 2 | words | met | trust us |\n\
                 | 1.2.5 | 2 | words | perhaps | `tests/asvs.rs::gone`, `gone.md`, `no_such_test` |\n";
    let sources = [Source::sample("tests/asvs.rs", include_str!("asvs.rs"))];
    let found: Vec<_> = lines(table).iter().flat_map(|line| faults(line, &sources)).collect();
    assert_eq!(
        found,
        [
            "1.2.4: met, but nothing shows it",
            "1.2.5: ‘tests/asvs.rs::gone’ is nowhere",
            "1.2.5: ‘gone.md’ is nowhere",
            "1.2.5: ‘no_such_test’ is nowhere",
            "1.2.5: ‘perhaps’ is no state",
        ]
    );
    assert_eq!(counted(&lines(table))["all"], [2, 0, 0]);
}
