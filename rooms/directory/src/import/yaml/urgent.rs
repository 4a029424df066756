//! Lines for danger, and what is done elsewhere in the city.

use super::{fields::Fields, item::Item, services::sources, text, text::Wording};
use crate::{
    import::{limits, notes::Kind},
    rules::model::{Danger, Elsewhere, UrgentLine},
};

/// One entry of `urgent_lines`; none when it has no id.
pub(super) fn line(item: &Item<'_>, wording: Wording) -> Option<UrgentLine> {
    let fields = item.fields()?;
    let id = fields.need("id")?;
    let slug = id.slug()?;
    id.notes.define(Kind::UrgentLine, slug.as_str(), id.spot());
    let (number_verified, available_verified) = verified(&fields);
    let line = UrgentLine {
        number: fields.need("number").and_then(|item| item.words(limits::NAME)).unwrap_or_default(),
        name: wording.needed(&fields, "name", limits::NAME),
        when: wording.needed(&fields, "when", limits::SENTENCE),
        available: wording.text(&fields, "available", limits::SENTENCE),
        dangers: dangers(&fields),
        number_verified,
        available_verified,
        sources: sources(&fields),
        slug,
    };
    fields.finish();
    Some(line)
}

fn verified(fields: &Fields<'_>) -> (bool, bool) {
    let flags = fields.get("verified").and_then(|item| item.fields()).map(|fields| {
        let flags = (fields.flag("number").unwrap_or(false), fields.flag("available").unwrap_or(false));
        fields.finish();
        flags
    });
    let (number, available) = flags.unwrap_or_default();
    if !number {
        fields.item().warning("Nobody checked this number.");
    }
    (number, available)
}

fn dangers(fields: &Fields<'_>) -> Vec<Danger> {
    let mut dangers = Vec::new();
    for item in fields.list("dangers", Danger::ALL.len()) {
        match item.code(Danger::from_code, &Danger::ALL.map(Danger::code)) {
            Some(danger) if dangers.contains(&danger) => item.warning("This danger stands here twice."),
            danger => dangers.extend(danger),
        }
    }
    if dangers.is_empty() {
        fields.item().warning("Without ‘dangers’ this line is never put first by itself.");
    }
    dangers
}

/// One entry of `elsewhere`; none when it has no id.
pub(super) fn elsewhere(item: &Item<'_>, wording: Wording) -> Option<Elsewhere> {
    let fields = item.fields()?;
    let id = fields.need("id")?;
    let slug = id.slug()?;
    id.notes.define(Kind::Entry, slug.as_str(), id.spot());
    let entry = Elsewhere {
        name: wording.needed(&fields, "name", limits::NAME),
        description: wording.text(&fields, "description", limits::DESCRIPTION),
        place: wording.needed(&fields, "where", limits::NAME),
        website: fields.get("website").and_then(|item| item.web_address()),
        verified: fields.flag("verified").unwrap_or(false),
        examples: fields.get("examples").map(|item| text::examples(&item)).unwrap_or_default(),
        slug,
    };
    fields.finish();
    Some(entry)
}
