//! From files to a directory: our YAML, and the HSDS tabular package.
//!
//! Pure: text comes in, a [`Directory`] and a [`Report`] come out. All errors are found in one reading, each with its file,
//! line and field.

mod check;
pub mod difference;
mod hsds;
mod limits;
mod notes;
mod report;
mod yaml;

use kernel::{HouseId, TypedId};
use sha2::{Digest as _, Sha256};

use self::notes::{Notes, Spot};
pub use self::report::{Place, Problem, Report, Severity};
use crate::rules::{ids::Ids, model::Directory};

/// A file to import.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name, for the report.
    pub name: &'a str,
    /// What it holds: YAML in UTF-8, or an HSDS package as a zip.
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

/// Tells files apart without reading them: SHA-256 over their names and bytes.
#[must_use]
pub fn digest(files: &[File<'_>]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for file in files {
        for part in [file.name.as_bytes(), file.bytes] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
    }
    hash.finalize().into()
}

/// Reads files that together make one edition of the directory of `house`.
///
/// The house gives things without a `uuid` their stable one. Never fails and never panics: what cannot be read is in the
/// report.
#[must_use]
pub fn read(house: HouseId, files: &[File<'_>]) -> Reading {
    let notes = Notes::default();
    let ids = Ids::of(house);
    let fitting: Vec<_> = files.iter().filter(|file| fits(file, &notes)).collect();
    let (packages, texts): (Vec<&File<'_>>, Vec<&File<'_>>) =
        fitting.into_iter().partition(|file| hsds::is_package(file.bytes));
    let package = packages.first().map(|file| hsds::gather(file.name, file.bytes, ids, &notes));
    for file in packages.iter().skip(1) {
        notes.error(top_of(file), "Only one HSDS package can be imported at a time.", "");
    }
    let documents: Vec<_> = texts.iter().filter_map(|file| document(file, &notes)).collect();
    let mut directory = yaml::gather(package, &documents, ids, &notes);
    notes.settle();
    check::arrange(&mut directory, &notes);
    let directory = notes.is_sound().then_some(directory);
    Reading { directory, report: notes.into_report() }
}

fn fits(file: &File<'_>, notes: &Notes) -> bool {
    let fits = file.bytes.len() <= limits::FILE_BYTES;
    if !fits {
        let message = format!("The file is larger than {} MB.", limits::FILE_BYTES / 1024 / 1024);
        notes.error(top_of(file), message, "");
    }
    fits
}

fn document<'a>(file: &File<'a>, notes: &Notes) -> Option<yaml::Document<'a>> {
    if let Ok(text) = std::str::from_utf8(file.bytes) {
        return yaml::Document::read(file.name, text.trim_start_matches('\u{feff}'), notes);
    }
    notes.error(top_of(file), "The file is not text in UTF-8.", "");
    None
}

fn top_of(file: &File<'_>) -> Spot {
    Spot { file: file.name.to_owned(), field: String::new(), place: Place { line: 1, column: 1 } }
}

/// The body of the fuzz targets: any bytes give a directory or a report, and a directory comes out as it went in.
///
/// # Panics
/// When what was written out is read as something else, which is what fuzzing looks for.
pub fn fuzz(bytes: &[u8]) {
    let house = HouseId::from_uuid(uuid::Uuid::nil());
    let Some(directory) = read(house, &[File { name: "fuzz", bytes }]).directory else { return };
    let text = crate::export::yaml(house, &directory);
    let again = read(house, &[File { name: "fuzz", bytes: text.as_bytes() }]);
    assert!(again.directory.as_ref() == Some(&directory), "{}", again.report);
    assert!(difference::between(house, Some(&directory), &directory).sections.is_empty());
}

#[cfg(test)]
mod tests;
