//! The repository as tests read it: files with their text, without what lies there for nothing.

mod code;

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use regex::Regex;

pub(crate) use code::{Strings, without_comments};

/// A file of the repository with its text.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// From the root, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    pub(crate) fn sample(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    pub(crate) fn is(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|own| own == extension)
    }

    /// The room it belongs to and its path in there.
    pub(crate) fn in_room(&self) -> Option<(&str, &str)> {
        self.path.strip_prefix("rooms/")?.split_once('/')
    }
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file that is in the repository or would be after `git add`, as text; pictures and the like are left out.
pub(crate) fn sources() -> Vec<Source> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git lists the files");
    let names = String::from_utf8(listed.stdout).expect("names of files are text");
    let read = |path: &str| {
        let text = std::fs::read_to_string(root().join(path)).ok()?;
        Some(Source { path: path.to_owned(), text })
    };
    let sources: Vec<_> = names.lines().filter_map(read).collect();
    assert!(sources.len() > 50, "the repository was not found");
    sources
}

pub(crate) fn rust_sources() -> Vec<Source> {
    sources().into_iter().filter(|source| source.is("rs")).collect()
}

/// The Rust files that are part of the program, without those that only tests compile.
pub(crate) fn program_sources() -> Vec<Source> {
    let sources = rust_sources();
    let of_tests: Vec<_> = sources.iter().flat_map(modules_of_tests).collect();
    let is_of_test = |path: &str| {
        let stem = path.trim_end_matches(".rs").trim_end_matches("/mod");
        of_tests.iter().any(|module| stem == module || stem.starts_with(&format!("{module}/")))
    };
    sources.into_iter().filter(|source| !is_of_test(&source.path)).collect()
}

/// The modules that a file declares for tests alone, as paths without `.rs`.
fn modules_of_tests(source: &Source) -> Vec<String> {
    let declared = Regex::new(r"#\[cfg\(test\)\]\s*(?:pub(?:\(\w+\))? )?mod (\w+);").expect("a pattern");
    let (folder, name) = source.path.rsplit_once('/').unwrap_or(("", &source.path));
    let folder = match name {
        "lib.rs" | "main.rs" | "mod.rs" => folder.to_owned(),
        _ => format!("{folder}/{}", name.trim_end_matches(".rs")),
    };
    declared.captures_iter(&source.text).map(|found| format!("{folder}/{}", &found[1])).collect()
}

/// Fails with every fault on a line of its own.
pub(crate) fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
