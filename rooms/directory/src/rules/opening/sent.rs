//! The hours as a form sends them.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Day, Lang, RuleBreak};

use super::{Hours, Opening, OtherDay};
use crate::rules::model::Text;

/// The names of the fields of a week, Monday first.
pub const WEEK: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// The name of the box that is ticked for each public holiday on which the house is open.
pub const OPEN_HOLIDAY: &str = "open";
/// The value of a box that is ticked.
pub const YES: &str = "ja";
/// The most signs of a reason.
const LONGEST_REASON: usize = 120;

/// The names of the fields of one line of other days.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The first day.
    pub from: &'static str,
    /// The last day.
    pub until: &'static str,
    /// The hours.
    pub hours: &'static str,
    /// Why, in Dutch.
    pub nl: &'static str,
    /// In French.
    pub fr: &'static str,
    /// In English.
    pub en: &'static str,
}

macro_rules! rows {
    ($($number:literal)+) => {
        [$(Row {
            from: concat!("from-", $number),
            until: concat!("until-", $number),
            hours: concat!("hours-", $number),
            nl: concat!("nl-", $number),
            fr: concat!("fr-", $number),
            en: concat!("en-", $number),
        }),+]
    };
}

/// The lines of other days that a form can have.
pub const ROWS: [Row; 24] = rows!(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24);

/// The hours as sent. Days that are over are left out: they change nothing any more.
///
/// # Errors
/// Every rule that is not met, by its field.
pub fn written(sent: &[(String, String)], today: Day) -> Result<Opening, Vec<RuleBreak>> {
    let value = |name: &str| sent.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim());
    let mut breaks = Vec::new();
    let week = WEEK.map(|field| hours(field, value(field), &mut breaks));
    let mut days = Vec::new();
    for row in &ROWS {
        days.extend(day(row, value, &mut breaks).map(|day| (row, day)));
    }
    days.sort_by_key(|(_, day)| (day.from, day.until));
    for pair in days.windows(2) {
        if let [(_, before), (row, after)] = pair
            && after.from <= before.until
        {
            breaks.push(RuleBreak::new(row.from, "directory-opening-twice"));
        }
    }
    let open_holidays = sent.iter().filter(|(name, _)| name == OPEN_HOLIDAY).filter_map(|(_, day)| day.parse().ok());
    let opening = Opening {
        week,
        days: days.into_iter().map(|(_, day)| day).filter(|day| day.until >= today).collect(),
        keeps_holidays: value("holidays") == YES,
        open_holidays: open_holidays.filter(|day: &Day| *day >= today).collect::<BTreeSet<_>>(),
    };
    if breaks.is_empty() { Ok(opening) } else { Err(breaks) }
}

fn hours(field: &'static str, text: &str, breaks: &mut Vec<RuleBreak>) -> Hours {
    text.parse().unwrap_or_else(|_| {
        breaks.push(RuleBreak::new(field, "directory-opening-wrong"));
        Hours::default()
    })
}

/// One line; none when nothing was written in it.
fn day<'a>(row: &Row, value: impl Fn(&str) -> &'a str, breaks: &mut Vec<RuleBreak>) -> Option<OtherDay> {
    let [from, until, said, nl, fr, en] = [row.from, row.until, row.hours, row.nl, row.fr, row.en].map(&value);
    if [from, until, said, nl, fr, en].iter().all(|text| text.is_empty()) {
        return None;
    }
    let hours = hours(row.hours, said, breaks);
    if nl.is_empty() {
        breaks.push(RuleBreak::new(row.nl, "directory-opening-reason"));
    }
    for (field, text) in [(row.nl, nl), (row.fr, fr), (row.en, en)] {
        if text.chars().count() > LONGEST_REASON {
            breaks.push(RuleBreak::new(field, "kit-too-long"));
        }
    }
    let Ok(from) = from.parse::<Day>() else {
        breaks.push(RuleBreak::new(row.from, "directory-opening-no-day"));
        return None;
    };
    let until = if until.is_empty() { Some(from) } else { until.parse().ok() };
    let Some(until) = until.filter(|until| (0..=366).contains(&until.days_since(from))) else {
        breaks.push(RuleBreak::new(row.until, "directory-opening-order"));
        return None;
    };
    let translations = [(Lang::FR, fr), (Lang::EN, en)].into_iter().filter(|(_, text)| !text.is_empty());
    let translations: BTreeMap<_, _> = translations.map(|(lang, text)| (lang, text.to_owned())).collect();
    Some(OtherDay { from, until, hours, reason: Text { translations, ..Text::dutch(nl) } })
}
