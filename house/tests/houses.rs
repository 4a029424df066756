//! `voordeur house`, as somebody scripts it on a machine.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{path::Path, process::Command};

/// Runs a command on the houses in this folder: what it says, and whether it was content.
fn run(dir: &Path, words: &[&str]) -> (String, bool) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_voordeur"));
    let ran = command.args(words).arg("--data").arg(dir).env("VOORDEUR__LOG__FILTER", "error").output().unwrap();
    (String::from_utf8([ran.stdout, ran.stderr].concat()).unwrap(), ran.status.success())
}

#[test]
fn houses_are_kept_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let done = |words: &[&str]| {
        let (said, content) = run(folder.path(), words);
        assert!(content, "{words:?}: {said}");
        said
    };
    let refused = |words: &[&str], why: &str| {
        let (said, content) = run(folder.path(), words);
        assert!(!content && said.contains(why), "{words:?}: {said}");
    };
    assert_eq!(done(&["house", "list"]), "");
    let mechelen =
        ["house", "add", "mechelen", "--name", "Sociaal Huis Mechelen", "--host", "wegwijs.mechelen.example"];
    assert!(done(&mechelen).contains("https://wegwijs.mechelen.example"));
    refused(&mechelen, "there is a house ‘mechelen’ already");
    refused(&["house", "add", "gent", "--name", "Gent", "--host", "https://gent.example"], "is no host name");
    refused(&["house", "add", "gent", "--name", " ", "--host", "gent.example"], "this cannot be: name");
    refused(&["house", "add", "gent", "--name", "Gent", "--host", "wegwijs.mechelen.example"], "another one answers");
    // What was refused left nothing behind.
    done(&[
        "house",
        "add",
        "gent",
        "--name",
        "Gent",
        "--host",
        "gent.example",
        "--url",
        "https://huis.gent.example:8443",
    ]);
    done(&["house", "host", "add", "gent", "Huis.Gent.example"]);
    done(&["house", "host", "add", "gent", "huis.gent.example"]);
    refused(&["house", "host", "add", "mechelen", "gent.example"], "another house answers");
    let list = "mechelen\tSociaal Huis Mechelen\thttps://wegwijs.mechelen.example\twegwijs.mechelen.example\n\
                gent\tGent\thttps://huis.gent.example:8443\tgent.example,huis.gent.example\n";
    assert_eq!(done(&["house", "list"]), list);
    done(&["house", "host", "remove", "gent", "gent.example"]);
    refused(&["house", "host", "remove", "gent", "gent.example"], "does not answer on gent.example");
    refused(&["house", "host", "remove", "gent", "huis.gent.example"], "add another host first");
    done(&["house", "url", "gent", "https://huis.gent.example"]);
    refused(&["house", "url", "brugge", "https://brugge.example"], "there is no house ‘brugge’");

    // Every other command must hear which house is meant.
    let administrator = ["administrator", "--name", "Noor", "--email", "noor@gent.example"];
    refused(&administrator, "--house mechelen or gent");
    let link = done(&[administrator.as_slice(), &["--house", "gent"]].concat());
    assert!(link.contains("https://huis.gent.example/welkom/"), "{link}");
    refused(&["export", "yaml", "--house", "brugge"], "there are mechelen, gent");
    let checked = done(&["config", "check"]);
    for part in [
        "gent: Gent, at https://huis.gent.example",
        "there is no house ‘sociaal-huis’",
        "mechelen: this house has no directory",
    ] {
        assert!(checked.contains(part), "{part} is missing in:\n{checked}");
    }
    // Each has a chain of its own: nothing but the making is in that of Mechelen.
    let audit = done(&["audit", "verify", "--house", "mechelen"]);
    assert!(audit.contains("entries  1\n"), "{audit}");
}

#[test]
fn a_house_in_use_is_never_made_a_sample() {
    let folder = tempfile::tempdir().unwrap();
    let (said, content) = run(folder.path(), &["administrator", "--name", "Noor", "--email", "noor@voorbeeld.be"]);
    assert!(content, "{said}");
    let (said, content) = run(folder.path(), &["demo", "--listen", "127.0.0.1:0"]);
    assert!(!content && said.contains("this house is in use"), "{said}");
}
