//! An urgent line as fields, and back.

use super::{
    Sheet,
    reader::{NAME, Reader, SENTENCE},
};
use crate::rules::{
    contact::is_telephone_number,
    model::{Danger, UrgentLine},
};

pub(super) fn write(line: &UrgentLine) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.put("slug", &line.slug);
    sheet.put("number", &line.number);
    sheet.put_text("name", &line.name);
    sheet.put_text("when", &line.when);
    sheet.put_text("available", &line.available);
    line.dangers.iter().for_each(|danger| sheet.put("danger", danger.code()));
    sheet.tick("number-checked", line.number_verified);
    sheet.tick("available-checked", line.available_verified);
    line.sources.iter().for_each(|source| sheet.put("source", source));
    sheet
}

pub(super) fn read(reader: &Reader<'_>) -> Option<UrgentLine> {
    let sheet = reader.sheet();
    let line = UrgentLine {
        number: number(reader),
        name: reader.name(),
        when: reader.needed("when", SENTENCE),
        available: reader.text("available", SENTENCE),
        dangers: dangers(sheet),
        number_verified: reader.is_ticked("number-checked"),
        available_verified: reader.is_ticked("available-checked"),
        sources: sheet.values("source").map(str::to_owned).collect(),
        slug: reader.maybe("slug", "directory-entry-slug")?,
    };
    Some(line)
}

/// A number that a telephone dials as it stands, or words without any digit for what has none: half a number would be shown and
/// could not be called.
fn number(reader: &Reader<'_>) -> String {
    let number = reader.words("number", NAME);
    let has_digits = number.contains(|letter: char| letter.is_numeric());
    if number.is_empty() {
        reader.wrong("number", "kit-required");
    } else if has_digits && !is_telephone_number(&number) {
        reader.wrong("number", "directory-entry-line-number");
    }
    number
}

fn dangers(sheet: &Sheet) -> Vec<Danger> {
    let mut dangers: Vec<Danger> = Vec::new();
    for danger in sheet.values("danger").filter_map(Danger::from_code) {
        if !dangers.contains(&danger) {
            dangers.push(danger);
        }
    }
    dangers
}
