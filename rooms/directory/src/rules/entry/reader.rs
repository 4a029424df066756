//! Fields read one by one; what is wrong is noted, and reading goes on.

use std::{cell::RefCell, collections::BTreeMap, str::FromStr};

use kernel::{Day, Lang, RuleBreak};

use super::{Sheet, YES};
use crate::rules::model::{Text, TimeOfDay};

/// Characters of a name or another short text.
pub(super) const NAME: usize = 300;
/// Characters of a sentence.
pub(super) const SENTENCE: usize = 1_000;
/// Characters of a description.
pub(super) const DESCRIPTION: usize = 5_000;

/// A sheet that is read.
pub(super) struct Reader<'a> {
    sheet: &'a Sheet,
    breaks: RefCell<Vec<RuleBreak>>,
}

impl<'a> Reader<'a> {
    pub(super) const fn of(sheet: &'a Sheet) -> Self {
        Self { sheet, breaks: RefCell::new(Vec::new()) }
    }

    pub(super) const fn sheet(&self) -> &'a Sheet {
        self.sheet
    }

    pub(super) fn breaks(self) -> Vec<RuleBreak> {
        self.breaks.into_inner()
    }

    pub(super) fn wrong(&self, field: impl Into<String>, key: &'static str) {
        self.breaks.borrow_mut().push(RuleBreak::new(field.into(), key));
    }

    /// Every row of a kind that says something.
    pub(super) fn rows<T>(&self, prefix: &str, read: impl Fn(&Self, &str) -> Option<T>) -> Vec<T> {
        let rows = self.sheet.rows(prefix);
        rows.into_iter().filter_map(|row| read(self, &format!("{prefix}{row}"))).collect()
    }

    pub(super) fn is_ticked(&self, name: &str) -> bool {
        self.sheet.value(name) == YES
    }

    /// A text of one language of at most so many characters.
    pub(super) fn words(&self, name: &str, most: usize) -> String {
        let words = self.sheet.value(name).trim();
        if words.chars().count() > most {
            self.wrong(name, "kit-too-long");
        }
        words.to_owned()
    }

    /// A text with its translations; a translation of nothing is nothing.
    pub(super) fn text(&self, name: &str, most: usize) -> Text {
        let original = self.words(name, most);
        if original.is_empty() {
            return Text::default();
        }
        let lang = self.sheet.value(&format!("{name}.lang")).parse().unwrap_or(Lang::NL);
        let mut translations = BTreeMap::new();
        let prefix = format!("{name}.");
        for (field, words) in self.sheet.pairs() {
            let code = field.strip_prefix(&prefix).filter(|code| *code != "lang");
            if let Some(translated) = code.and_then(|code| code.parse::<Lang>().ok()).filter(|code| *code != lang) {
                if words.chars().count() > most {
                    self.wrong(field, "kit-too-long");
                }
                translations.insert(translated, words.trim().to_owned());
            }
        }
        Text { lang, original, translations }
    }

    /// A text that must be there.
    pub(super) fn needed(&self, name: &str, most: usize) -> Text {
        let text = self.text(name, most);
        if text.is_empty() {
            self.wrong(name, "kit-required");
        }
        text
    }

    /// The name of a thing, of which its short name was made.
    pub(super) fn name(&self) -> Text {
        if self.sheet.value("slug").is_empty() && !self.sheet.value("name").is_empty() {
            self.wrong("name", "directory-entry-slug");
        }
        self.needed("name", NAME)
    }

    /// A value, where there is one; with `key` when it cannot be read.
    pub(super) fn maybe<T: FromStr>(&self, name: &str, key: &'static str) -> Option<T> {
        let said = self.sheet.value(name).trim();
        if said.is_empty() {
            return None;
        }
        let read = said.parse().ok();
        if read.is_none() {
            self.wrong(name, key);
        }
        read
    }

    /// Something that must fit, such as a telephone number.
    pub(super) fn fitting(&self, name: &str, fits: impl Fn(&str) -> bool, key: &'static str) -> Option<String> {
        let said = self.words(name, NAME);
        if !said.is_empty() && !fits(&said) {
            self.wrong(name, key);
        }
        Some(said).filter(|said| !said.is_empty())
    }

    pub(super) fn day(&self, name: &str) -> Option<Day> {
        self.maybe(name, "directory-entry-day-wrong")
    }

    /// A first and a last day, the last one not before the first.
    pub(super) fn period(&self, from: &str, until: &str) -> (Option<Day>, Option<Day>) {
        let (first, last) = (self.day(from), self.day(until));
        if let (Some(first), Some(last)) = (first, last)
            && last < first
        {
            self.wrong(until, "directory-entry-days-order");
        }
        (first, last)
    }

    /// From when to when; what is missing is noted.
    pub(super) fn hours(&self, opens: &str, closes: &str) -> Option<(TimeOfDay, TimeOfDay)> {
        let (from, to) = (self.time(opens), self.time(closes));
        if from == Some(TimeOfDay::END_OF_DAY) {
            self.wrong(opens, "directory-entry-time-wrong");
            return None;
        }
        Some((from?, to?))
    }

    fn time(&self, name: &str) -> Option<TimeOfDay> {
        let read = crate::rules::opening::time_as_written(self.sheet.value(name));
        if read.is_none() {
            self.wrong(name, "directory-entry-time-wrong");
        }
        read
    }
}
