//! The fields of a map: each is asked for by name, and what nobody asked for is unknown.

use std::{cell::RefCell, collections::BTreeMap};

use kernel::{Day, TypedId};

use super::{item::Item, tree::Entry};
use crate::import::notes::Spot;

/// The fields of a map that is being read.
///
/// Asking for a field makes it known: so the list of what is allowed is the list of what the reader asked for, and the
/// two can never differ. [`Fields::finish`] complains of the rest.
pub(super) struct Fields<'a> {
    item: Item<'a>,
    entries: &'a [Entry],
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(item: Item<'a>, entries: &'a [Entry]) -> Self {
        let fields = Self { item, entries, asked: RefCell::new(Vec::new()) };
        fields.refuse_doubles();
        fields
    }

    fn refuse_doubles(&self) {
        let mut first_lines = BTreeMap::new();
        for entry in self.entries {
            if let Some(line) = first_lines.insert(entry.key.as_str(), entry.place.line) {
                let message = format!("This field stands here twice, also on line {line}.");
                self.item.notes.error(self.spot_of(entry), message, "each field once");
            }
        }
    }

    fn spot_of(&self, entry: &'a Entry) -> Spot {
        let field = self.item.trail.field(&entry.key).to_string();
        Spot { file: self.item.file.to_owned(), field, place: entry.place }
    }

    /// The map itself.
    pub(super) const fn item(&self) -> &Item<'a> {
        &self.item
    }

    fn at(&self, entry: &'a Entry) -> Item<'a> {
        Item { node: &entry.value, trail: self.item.trail.field(&entry.key), ..self.item.clone() }
    }

    /// The value of a field; none when it is absent or empty.
    pub(super) fn get(&self, name: &'static str) -> Option<Item<'a>> {
        if !self.asked.borrow().contains(&name) {
            self.asked.borrow_mut().push(name);
        }
        let entry = self.entries.iter().find(|entry| entry.key == name)?;
        (!entry.value.is_null()).then(|| self.at(entry))
    }

    /// The value of a field that must be there.
    pub(super) fn need(&self, name: &'static str) -> Option<Item<'a>> {
        let found = self.get(name);
        if found.is_none() {
            self.item.error(format!("The field ‘{name}’ is missing."), "");
        }
        found
    }

    pub(super) fn flag(&self, name: &'static str) -> Option<bool> {
        self.get(name)?.flag()
    }

    pub(super) fn day(&self, name: &'static str) -> Option<Day> {
        self.get(name)?.day()
    }

    /// A text of one language; empty when the field is absent.
    pub(super) fn words(&self, name: &'static str, most: usize) -> String {
        self.get(name).and_then(|item| item.words(most)).unwrap_or_default()
    }

    /// The entries of a list; none when the field is absent.
    pub(super) fn list(&self, name: &'static str, most: usize) -> Vec<Item<'a>> {
        self.get(name).map(|item| item.list(most)).unwrap_or_default()
    }

    /// The id that other systems know this by: the one in the field `uuid`, or else `stable`.
    pub(super) fn uuid<I: TypedId<Err: std::fmt::Display>>(&self, stable: I) -> I {
        self.get("uuid").and_then(|item| item.parsed()).unwrap_or(stable)
    }

    /// Every field with its value, for maps whose names are data (languages, sources, examples).
    pub(super) fn all(&self) -> impl Iterator<Item = (&'a str, Item<'a>)> {
        self.entries.iter().map(|entry| (entry.key.as_str(), self.at(entry)))
    }

    /// Complains of fields that nobody asked for.
    pub(super) fn finish(self) {
        let asked = self.asked.borrow();
        for entry in self.entries {
            if !asked.contains(&entry.key.as_str()) {
                self.item.notes.error(self.spot_of(entry), "This field is not known.", asked.join(", "));
            }
        }
    }

    /// A period of days from the fields `first` and `last`, both optional; the last is never before the first.
    pub(super) fn period(&self, first: &'static str, last: &'static str) -> (Option<Day>, Option<Day>) {
        let (from, until) = (self.day(first), self.day(last));
        if let (Some(start), Some(end)) = (from, until)
            && end < start
        {
            self.item.error(format!("‘{last}’ ({end}) comes before ‘{first}’ ({start})."), "");
        }
        (from, until)
    }
}
