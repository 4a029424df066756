//! A zip as tables of rows, each with its line. Bounded: a small file that unpacks to a large one is refused.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use zip::ZipArchive;

use crate::{
    import::{
        limits,
        notes::{Notes, Spot},
        report::Place,
    },
    rules::tables::TABLES,
};

/// Files in a zip at most; the standard knows 26 tables.
const FILES: usize = 200;

/// What a package holds: rows by the name of their table, and its description.
#[derive(Debug, Default)]
pub(super) struct Archive {
    pub(super) tables: BTreeMap<&'static str, Vec<Line>>,
    pub(super) description: serde_json::Value,
}

/// A row with its line in the file; the header is line 1.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) cells: BTreeMap<String, (usize, String)>,
}

impl Archive {
    /// Unpacks a zip. What cannot be read is told to `notes`.
    pub(super) fn open(name: &str, bytes: &[u8], notes: &Notes) -> Self {
        let refuse = |message: &str| notes.error(spot(name, 1), message, "a zip of HSDS tables in CSV");
        let mut archive = Self::default();
        let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
            refuse("This is not readable as a zip.");
            return archive;
        };
        if zip.len() > FILES {
            refuse("There are too many files in this zip.");
            return archive;
        }
        let mut room = limits::FILE_BYTES;
        for at in 0..zip.len() {
            match unpacked(&mut zip, at, &mut room) {
                Ok(file) => archive.take(&file, notes),
                Err(problem) => refuse(problem),
            }
        }
        archive
    }

    fn take(&mut self, file: &Unpacked, notes: &Notes) {
        let path = file.path.rsplit('/').next().unwrap_or_default();
        if path == "datapackage.json" {
            self.description = serde_json::from_slice(&file.bytes).unwrap_or_default();
            if self.description.is_null() {
                notes.error(spot(path, 1), "This is not readable as JSON.", "");
            }
        } else if let Some(table) = TABLES.iter().find(|table| table.path == path) {
            self.tables.insert(table.name, lines(path, &file.bytes, notes));
        } else if path.ends_with(".csv") {
            notes.warning(spot(path, 1), "This table is not read: we have nothing to keep it in.");
        }
    }

    /// The rows of a table.
    pub(super) fn lines(&self, table: &str) -> &[Line] {
        self.tables.get(table).map(Vec::as_slice).unwrap_or_default()
    }
}

struct Unpacked {
    path: String,
    bytes: Vec<u8>,
}

/// One file, as long as all together stay within `room`. Its stated size is not believed.
fn unpacked(zip: &mut ZipArchive<Cursor<&[u8]>>, at: usize, room: &mut usize) -> Result<Unpacked, &'static str> {
    let file = zip.by_index(at).map_err(|_| "A file in this zip cannot be read.")?;
    let path = file.name().map_err(|_| "A file in this zip has no readable name.")?.into_owned();
    let mut bytes = Vec::new();
    let most = u64::try_from(*room).unwrap_or(u64::MAX).saturating_add(1);
    file.take(most).read_to_end(&mut bytes).map_err(|_| "A file in this zip is damaged.")?;
    *room = room.checked_sub(bytes.len()).ok_or("The files in this zip are too large together.")?;
    Ok(Unpacked { path, bytes })
}

fn lines(path: &str, bytes: &[u8], notes: &Notes) -> Vec<Line> {
    let mut csv = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let Ok(header) = csv.headers().cloned() else {
        notes.error(spot(path, 1), "The first line cannot be read.", "the names of the columns, in UTF-8");
        return Vec::new();
    };
    let mut lines = Vec::new();
    for record in csv.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(1, |position| position.line());
                notes.error(spot(path, line), "This line cannot be read.", "values with commas between them, in UTF-8");
                continue;
            }
        };
        if lines.len() >= limits::ENTRIES * 10 {
            notes.error(spot(path, 1), "This table has too many rows.", "");
            break;
        }
        let number = record.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(1));
        let cells = header.iter().zip(&record).enumerate();
        let cells = cells.map(|(at, (name, value))| (name.trim().to_owned(), (at + 1, readable(value))));
        lines.push(Line { number, cells: cells.filter(|(_, (_, value))| !value.is_empty()).collect() });
    }
    lines
}

/// What a cell says: without control characters, which no text of ours holds, and then without the blanks at its ends. Nothing is left
/// of a cell that says nothing, and it counts as absent everywhere.
fn readable(value: &str) -> String {
    let kept = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
    value.chars().filter(kept).collect::<String>().trim().to_owned()
}

fn spot(file: &str, line: u64) -> Spot {
    let line = usize::try_from(line).unwrap_or(1);
    Spot { file: file.to_owned(), field: String::new(), place: Place { line, column: 1 } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> BTreeMap<String, (usize, String)> {
        let rows = lines("locations.csv", text.as_bytes(), &Notes::default());
        rows.into_iter().next().expect("a row").cells
    }

    #[test]
    fn a_cell_of_control_characters_is_absent() {
        let cells = cells("id,name\n7,\u{1a}\0\0\u{13}\0 \u{1a}\n");
        assert_eq!(cells.keys().collect::<Vec<_>>(), ["id"]);
    }

    #[test]
    fn a_cell_loses_control_characters_and_then_the_blanks_at_its_ends() {
        let cells = cells("id,name\n7,\u{1c} open \0hulp \u{1c}\n");
        assert_eq!(cells["name"], (2, "open hulp".to_owned()));
    }
}
