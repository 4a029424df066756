//! An HSDS package with changed tables: a directory or a report, never a panic.
//!
//! The input is text: a line `3 1 4 new` puts `new` in the fifth cell of the second line of the fourth table, counted round when there are
//! fewer; `3 + a,b` adds a line. So links between tables lead somewhere, and the header changes like the rest.
#![no_main]

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _, Write as _},
    sync::{Arc, LazyLock},
};

use directory::{
    export::{hsds::Catalogue, package},
    import,
    rules::sample,
};
use libfuzzer_sys::fuzz_target;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

type Tables = BTreeMap<String, Vec<u8>>;

static WHOLE: LazyLock<Tables> = LazyLock::new(|| {
    let catalogue = Catalogue::new(fuzz::edition(sample::varied(1, 3)), fuzz::site(), fuzz::words());
    let package = package(fuzz::site().house, &Arc::new(catalogue)).expect("a package");
    let mut zip = ZipArchive::new(Cursor::new(package)).expect("our own zip");
    (0..zip.len()).map(|at| unpacked(&mut zip, at)).collect()
});

fn unpacked(zip: &mut ZipArchive<Cursor<Vec<u8>>>, at: usize) -> (String, Vec<u8>) {
    let mut file = zip.by_index(at).expect("a file");
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).expect("its bytes");
    (file.name().expect("its name").into_owned(), bytes)
}

fn packed(tables: &Tables) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in tables {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(name.as_str(), options).expect("a file");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

fn changed(text: &str) -> Tables {
    let mut tables = WHOLE.clone();
    for line in text.lines() {
        let _ = change(&mut tables, line);
    }
    tables
}

fn change(tables: &mut Tables, line: &str) -> Option<()> {
    let (table, rest) = line.split_once(' ')?;
    let count = tables.len();
    let bytes = tables.values_mut().nth(table.parse::<usize>().ok()? % count)?;
    if let Some(added) = rest.strip_prefix("+ ") {
        bytes.extend_from_slice(added.as_bytes());
        bytes.push(b'\n');
        return Some(());
    }
    let (row, rest) = rest.split_once(' ')?;
    let (column, value) = rest.split_once(' ')?;
    let content = String::from_utf8(bytes.clone()).ok()?;
    let mut rows: Vec<_> = content.split('\n').map(|row| row.split(',').collect::<Vec<_>>()).collect();
    let rows_count = rows.len();
    let cells = rows.get_mut(row.parse::<usize>().ok()? % rows_count)?;
    let columns = cells.len();
    *cells.get_mut(column.parse::<usize>().ok()? % columns)? = value;
    let rows: Vec<_> = rows.iter().map(|cells| cells.join(",")).collect();
    *bytes = rows.join("\n").into_bytes();
    Some(())
}

fuzz_target!(|text: &str| import::fuzz(&packed(&changed(text))));
