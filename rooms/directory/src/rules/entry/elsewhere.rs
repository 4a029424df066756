//! What is done elsewhere in the city as fields, and back.

use super::{
    Sheet, examples,
    reader::{DESCRIPTION, NAME, Reader},
};
use crate::rules::{contact::is_web_address, model::Elsewhere};

pub(super) fn write(entry: &Elsewhere) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.put("slug", &entry.slug);
    sheet.put_text("name", &entry.name);
    sheet.put_text("description", &entry.description);
    sheet.put_text("place", &entry.place);
    sheet.put_maybe("website", entry.website.as_ref());
    sheet.tick("checked", entry.verified);
    examples::write(&mut sheet, &entry.examples);
    sheet
}

pub(super) fn read(reader: &Reader<'_>) -> Option<Elsewhere> {
    let entry = Elsewhere {
        name: reader.name(),
        description: reader.text("description", DESCRIPTION),
        place: reader.needed("place", NAME),
        website: reader.fitting("website", is_web_address, "directory-entry-url"),
        verified: reader.is_ticked("checked"),
        examples: examples::read(reader),
        slug: reader.maybe("slug", "directory-entry-slug")?,
    };
    Some(entry)
}
