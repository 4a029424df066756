//! What a directory says of itself, and the vocabularies it lists.

use kernel::{Day, Lang};

use super::{fields::Fields, item::Item, text::Wording};
use crate::{
    import::limits,
    rules::{
        hours::Holiday,
        model::{Access, Meta, SpokenLanguage},
    },
};

/// The language of everything that is written without one.
pub(super) fn language(item: &Item<'_>) -> Option<Lang> {
    item.fields()?.get("language")?.scalar()?.parse().ok()
}

/// The section `meta`.
pub(super) fn meta(item: &Item<'_>, wording: Wording) -> Option<Meta> {
    let fields = item.fields()?;
    let standard = Meta::default();
    let meta = Meta {
        title: wording.needed(&fields, "title", limits::NAME),
        region: fields.words("region", limits::NAME),
        zone: zone(&fields).unwrap_or(standard.zone),
        sample_data: fields.flag("sample_data").unwrap_or(false),
        closed_on_public_holidays: fields
            .flag("closed_on_public_holidays")
            .unwrap_or(standard.closed_on_public_holidays),
        open_holidays: fields.list("open_on_public_holidays", limits::PARTS).iter().filter_map(open_holiday).collect(),
    };
    let _: Option<Lang> = fields.get("language").and_then(|item| item.parsed());
    let _ = fields.get("version").and_then(|item| item.code(|code| (code == "1").then_some(()), &["1"]));
    fields.finish();
    Some(meta)
}

fn open_holiday(item: &Item<'_>) -> Option<Day> {
    let day = item.day()?;
    if Holiday::on(day).is_none() {
        item.warning(format!("{day} is not a public holiday in Belgium, so this changes nothing."));
    }
    Some(day)
}

fn zone(fields: &Fields<'_>) -> Option<String> {
    let item = fields.get("timezone")?;
    let name = item.words(limits::NAME)?;
    if jiff::tz::TimeZone::get(&name).is_ok() {
        return Some(name);
    }
    item.error(format!("‘{name}’ is not a time zone."), "a name such as Europe/Brussels");
    None
}

/// The section `access_modes`: the words of the product are its own, so only the codes are checked.
pub(super) fn access_modes(item: &Item<'_>) {
    for (code, word) in item.fields().iter().flat_map(Fields::all) {
        if Access::from_code(code).is_none() {
            word.error(format!("‘{code}’ is not a way to reach a service."), Access::ALL.map(Access::code).join(", "));
        }
    }
}

/// The section `languages`: likewise.
pub(super) fn languages(item: &Item<'_>) {
    for (code, word) in item.fields().iter().flat_map(Fields::all) {
        if SpokenLanguage::from_code(code).is_none() {
            word.error(format!("‘{code}’ is not a language."), "codes such as nl, fr, en; or tolk");
        }
    }
}
