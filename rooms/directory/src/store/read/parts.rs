//! What several kinds of owners have.

use super::texts::Texts;
use crate::{
    rules::model::{Example, Phone},
    store::records::{CitationRow, ExampleRow, PhoneRow},
};

pub(super) fn phone(row: PhoneRow, texts: &Texts) -> Phone {
    let field = format!("{}.phone", row.owner_kind);
    Phone {
        number: row.dial,
        description: texts.join(&field, (row.owner, row.number), row.description),
        verified: row.verified,
    }
}

pub(super) fn example(row: ExampleRow) -> Example {
    Example { lang: row.lang, text: row.body }
}

pub(super) fn keys(rows: Vec<CitationRow>) -> Vec<String> {
    rows.into_iter().map(|row| row.source_key).collect()
}
