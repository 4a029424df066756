//! The HSDS 3.1 tabular package: the records of the API as tables in a zip, with a description of our own making.

mod description;
mod flatten;

use std::{
    io::{Cursor, Write as _},
    sync::Arc,
};

use kernel::{HouseId, TypedId};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use self::flatten::Tables;
use crate::{export::hsds::Catalogue, rules::tables::Table};

/// What can go wrong while a package is made; only for want of memory.
#[derive(Debug, thiserror::Error)]
#[error("the package could not be made: {0}")]
pub struct PackageError(String);

/// The whole directory as a zip of CSV tables and a `datapackage.json` that lists them.
///
/// The tables say what the API says: the hours of closed days are cut out, texts are the originals. What HSDS has no
/// column for (short names, rooms) stands in attributes of our own taxonomy, so that an import finds it again. Example
/// questions, urgent lines, translations and what is done elsewhere have no place in HSDS and are left out.
///
/// # Errors
/// For want of memory only.
pub fn package(house: HouseId, catalogue: &Arc<Catalogue>) -> Result<Vec<u8>, PackageError> {
    zipped(house, catalogue).map_err(|error| PackageError(error.to_string()))
}

fn zipped(house: HouseId, catalogue: &Arc<Catalogue>) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
    let tables = Tables::of(house.as_uuid(), catalogue);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // No time of writing: the same directory is the same file.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let filled: Vec<&Table> = tables.filled().collect();
    zip.start_file("datapackage.json", options)?;
    let description = description::datapackage(catalogue.edition().directory(), &filled);
    zip.write_all(&serde_json::to_vec_pretty(&description)?)?;
    for table in filled {
        zip.start_file(table.path, options)?;
        zip.write_all(&csv_of(table, &tables)?)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn csv_of(table: &Table, tables: &Tables) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(table.columns.iter().map(|column| column.name))?;
    for row in tables.rows(table) {
        csv.write_record(table.columns.iter().map(|column| row.cell(column)))?;
    }
    Ok(csv.into_inner()?)
}

#[cfg(test)]
mod tests;
