//! The repository as tests read it: files with their text, without what lies there for nothing.

mod code;

use std::{
    path::{Path, PathBuf},
    process::Command,
};

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

/// Fails with every fault on a line of its own.
pub(crate) fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
