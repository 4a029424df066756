//! From files to a directory: our YAML, and the HSDS tabular package.
//!
//! Pure: text comes in, a [`Directory`] and a [`Report`] come out. All errors are found in one reading, each with its file,
//! line and field.

mod check;
pub mod difference;
mod limits;
mod notes;
mod report;
mod yaml;

use kernel::HouseId;

use self::notes::{Notes, Spot};
pub use self::report::{Place, Problem, Report, Severity};
use crate::rules::{ids::Ids, model::Directory};

/// A file to import.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name, for the report.
    pub name: &'a str,
    /// What it holds: YAML in UTF-8.
    pub bytes: &'a [u8],
}

/// What came of reading.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The directory that the files describe together; none when there is an error in them.
    pub directory: Option<Directory>,
    /// What is wrong or odd.
    pub report: Report,
}

/// Reads files that together make one edition of the directory of `house`.
///
/// The house gives things without a `uuid` their stable one. Never fails and never panics: what cannot be read is in the
/// report.
#[must_use]
pub fn read(house: HouseId, files: &[File<'_>]) -> Reading {
    let notes = Notes::default();
    let documents: Vec<_> = files.iter().filter_map(|file| document(file, &notes)).collect();
    let mut directory = yaml::gather(&documents, Ids::of(house), &notes);
    notes.settle();
    check::arrange(&mut directory, &notes);
    let directory = notes.is_sound().then_some(directory);
    Reading { directory, report: notes.into_report() }
}

fn document<'a>(file: &File<'a>, notes: &Notes) -> Option<yaml::Document<'a>> {
    let refuse = |message: String| {
        let spot = Spot { file: file.name.to_owned(), field: String::new(), place: Place { line: 1, column: 1 } };
        notes.error(spot, message, "");
        None
    };
    if file.bytes.len() > limits::FILE_BYTES {
        return refuse(format!("The file is larger than {} MB.", limits::FILE_BYTES / 1024 / 1024));
    }
    match std::str::from_utf8(file.bytes) {
        Ok(text) => yaml::Document::read(file.name, text.trim_start_matches('\u{feff}'), notes),
        Err(_) => refuse("The file is not text in UTF-8.".to_owned()),
    }
}

#[cfg(test)]
mod tests;
