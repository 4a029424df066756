//! Files as such: how long, and free of the machine they were written on.

use regex::Regex;

use crate::repository::{Source, assert_none, sources};

const LONGEST: usize = 400;

/// Written by people, and so to be read by people.
const BY_HAND: &[&str] = &["rs", "html", "js", "mjs", "py", "sh", "sql"];

fn too_long(file: &Source) -> Option<String> {
    let by_hand = BY_HAND.iter().any(|extension| file.is(extension));
    let lines = file.text.lines().count();
    (by_hand && lines > LONGEST).then(|| format!("{}: {lines} lines, more than {LONGEST}", file.path))
}

/// Hosts of registries and folders of one machine, which mean nothing to whoever reads the file elsewhere.
fn of_one_machine(file: &Source) -> Vec<String> {
    if file.path.ends_with(".lock") {
        return Vec::new();
    }
    let hosts =
        r"registry\.npmjs|files\.pythonhosted|\bpypi\.org|\b(?:index|static)\.crates\.io|deb\.debian|artifactory";
    let folders = r"(?:^|[^A-Za-z0-9._}-])/(?:work|root|farm|tmp)/";
    let pattern = Regex::new(&format!("{hosts}|{folders}")).expect("a pattern");
    let lines = file.text.lines().enumerate().filter(|(_, line)| pattern.is_match(line));
    lines.map(|(at, line)| format!("{}:{}: of one machine: {}", file.path, at + 1, line.trim())).collect()
}

#[test]
fn no_file_is_too_long_to_read() {
    assert_none(&sources().iter().filter_map(too_long).collect::<Vec<_>>());
}

#[test]
fn nothing_belongs_to_one_machine() {
    let files = sources();
    let others = files.iter().filter(|file| file.path != "tests/architecture/files.rs");
    assert_none(&others.flat_map(of_one_machine).collect::<Vec<_>>());
}

#[test]
fn long_files_and_traces_of_a_machine_are_found() {
    let long = Source::sample("house/src/main.rs", &"//\n".repeat(LONGEST + 1));
    assert_eq!(too_long(&long).as_deref(), Some("house/src/main.rs: 401 lines, more than 400"));
    assert_eq!(too_long(&Source::sample("docs/openapi.json", &"\n".repeat(9_999))), None);
    let traced = Source::sample("README.md", "see /root/notes\nand the web/work/ folder\n");
    assert_eq!(of_one_machine(&traced), ["README.md:1: of one machine: see /root/notes"]);
}
