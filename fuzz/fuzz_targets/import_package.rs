//! An HSDS package with changed tables: a directory or a report, never a panic.
//!
//! The input is text: behind a line `== services.csv` stands the new content of that table, up to the next such line. The
//! tables that are not named stay as a whole package has them, so that links between tables lead somewhere.
#![no_main]

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _, Write as _},
    sync::{Arc, LazyLock},
};

use directory::{api::hsds::Catalogue, hsds_package, import, rules::sample};
use libfuzzer_sys::fuzz_target;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

type Tables = BTreeMap<String, Vec<u8>>;

static WHOLE: LazyLock<Tables> = LazyLock::new(|| {
    let catalogue = Catalogue::new(fuzz::edition(sample::varied(1, 3)), fuzz::site(), fuzz::words());
    let package = hsds_package(fuzz::site().house, &Arc::new(catalogue)).expect("a package");
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
    for part in text.split("== ").skip(1) {
        let (name, content) = part.split_once('\n').unwrap_or((part, ""));
        if tables.contains_key(name) {
            tables.insert(name.to_owned(), content.as_bytes().to_vec());
        }
    }
    tables
}

fuzz_target!(|text: &str| import::fuzz(&packed(&changed(text))));
