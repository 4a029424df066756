//! What the compiler cannot refuse by itself: `unsafe` elsewhere, exceptions without a reason, crates that leave the lints out.

use regex::Regex;

use crate::repository::{Source, Strings, assert_none, rust_sources, sources, without_comments};

fn faults(source: &Source) -> Vec<String> {
    let code = without_comments(&source.text, Strings::Emptied);
    let mut faults = Vec::new();
    if Regex::new(r"\bunsafe\b").expect("a pattern").is_match(&code) && !source.path.starts_with("foundation/encoder/")
    {
        faults.push(format!("{}: only foundation/encoder may hold `unsafe`", source.path));
    }
    let exceptions = Regex::new(r"#!?\[(?:cfg_attr\([^\[\]]*)?(?:allow|expect)\s*\([^\[\]]*\]").expect("a pattern");
    let without_reason = exceptions.find_iter(&code).filter(|found| !found.as_str().contains("reason"));
    faults.extend(without_reason.map(|found| format!("{}: {} gives no reason", source.path, found.as_str())));
    faults
}

fn lints_left_out(files: &[Source]) -> Vec<String> {
    let manifests = files.iter().filter(|file| file.path.ends_with("/Cargo.toml") && !file.path.starts_with("fuzz/"));
    let without = manifests.filter(|file| !file.text.contains("[lints]\nworkspace = true"));
    without.map(|file| format!("{}: does not take the lints of the workspace", file.path)).collect()
}

#[test]
fn unsafe_and_exceptions_stay_where_they_may() {
    assert_none(&rust_sources().iter().flat_map(faults).collect::<Vec<_>>());
}

#[test]
fn every_crate_takes_the_lints() {
    assert_none(&lints_left_out(&sources()));
}

#[test]
fn what_may_not_be_is_found() {
    let find = |path: &str, text: &str| faults(&Source::sample(path, text));
    assert_eq!(
        find("foundation/kit/src/page.rs", "// unsafe\nlet x = unsafe { *pointer };"),
        ["foundation/kit/src/page.rs: only foundation/encoder may hold `unsafe`"]
    );
    assert!(find("foundation/encoder/src/kernels.rs", "unsafe { *pointer }").is_empty());
    assert_eq!(
        find("house/src/main.rs", "#[allow(dead_code)]"),
        ["house/src/main.rs: #[allow(dead_code)] gives no reason"]
    );
    assert!(find("house/src/main.rs", "#[expect(dead_code, reason = \"it is read by the drop\")]").is_empty());
    let bare = Source::sample("rooms/aid/Cargo.toml", "[package]\nname = \"aid\"\n");
    assert_eq!(lints_left_out(&[bare]), ["rooms/aid/Cargo.toml: does not take the lints of the workspace"]);
}
