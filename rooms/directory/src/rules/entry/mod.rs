//! What the directory says of a thing as fields with names: how a form shows it, and how it is kept in the browser over what a file
//! says. A thing is a service, an organisation, a place, a topic, an urgent line or
//! something that is done elsewhere in the city.

mod elsewhere;
mod examples;
mod form;
mod hours;
mod lines;
mod over;
mod places;
mod reader;
mod services;
#[cfg(test)]
mod tests;
mod thing;

use std::collections::BTreeSet;

use kernel::{Lang, RuleBreak};

use self::reader::Reader;
use super::model::Text;

pub use self::{
    examples::{example, with_example},
    form::{blank, filled, rows_with_free, written},
    hours::ONCE,
    over::lay_over,
    thing::{Hanging, Key, Kind, Thing, all_of, is_lost},
};

/// The value of a box that is ticked.
pub const YES: &str = "ja";
/// The field that says that a thing is gone. A service says so by its status.
pub const GONE: &str = "gone";
/// The most rows of one kind, such as hours of a place: as many as a file may have.
pub const MOST_ROWS: usize = 500;
/// The languages in which the form asks for the name and the description; what others say is kept.
pub const ASKED: [Lang; 3] = [Lang::NL, Lang::FR, Lang::EN];

/// All that is known of a thing, as pairs of a name and a value, in order.
///
/// A text is `name`, its language `name.lang` where that is not Dutch, its translations `name.fr`; what comes several times has rows
/// (`phone-1-number`); a place is `p1-…`, with its hours `p1-h1-…`, exceptions `p1-x1-…` and ways to book `p1-b1-…`. What is empty
/// has no pair. [`Sheet::of`] and [`Sheet::thing`] are each other's inverse, which a property shows. One with `gone` is out of the directory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet(Vec<(String, String)>);

impl Sheet {
    /// The sheet of these pairs; what is empty is left out.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect())
    }

    /// The pairs, in order.
    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The first value of a field; empty when there is none.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.values(name).next().unwrap_or_default()
    }

    /// Every value of a field, as boxes send them.
    pub fn values<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The numbers of the rows `prefix` has: 1 and 3 of `phone-1-number`, `phone-3-number`.
    #[must_use]
    pub fn rows(&self, prefix: &str) -> BTreeSet<usize> {
        let number = |name: &str| name.strip_prefix(prefix)?.split_once(['-', '.'])?.0.parse().ok();
        self.0.iter().filter_map(|(name, _)| number(name)).filter(|row| (1..=MOST_ROWS).contains(row)).collect()
    }

    /// The thing of this kind that these fields say.
    ///
    /// # Errors
    /// Every rule that is not met, by its field.
    pub fn thing(&self, kind: Kind) -> Result<Thing, Vec<RuleBreak>> {
        let reader = Reader::of(self);
        let thing = match kind {
            Kind::Service => services::read(&reader).map(|service| Thing::Service(Box::new(service))),
            Kind::Organization => places::organization(&reader).map(Thing::Organization),
            Kind::Location => places::location(&reader).map(Thing::Location),
            Kind::Topic => places::topic(&reader).map(Thing::Topic),
            Kind::UrgentLine => lines::read(&reader).map(Thing::UrgentLine),
            Kind::Elsewhere => elsewhere::read(&reader).map(Thing::Elsewhere),
        };
        let breaks = reader.breaks();
        match thing {
            Some(thing) if breaks.is_empty() => Ok(thing),
            _ => Err(breaks),
        }
    }

    /// The sheet of a thing.
    #[must_use]
    pub fn of(thing: &Thing) -> Self {
        match thing {
            Thing::Service(service) => services::write(service),
            Thing::Organization(organization) => places::write_organization(organization),
            Thing::Location(location) => places::write_location(location),
            Thing::Topic(topic) => places::write_topic(topic),
            Thing::UrgentLine(line) => lines::write(line),
            Thing::Elsewhere(entry) => elsewhere::write(entry),
        }
    }

    /// Whether it says that the thing is gone.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.value(GONE) == YES
    }

    fn put(&mut self, name: impl Into<String>, value: impl ToString) {
        let value = value.to_string();
        if !value.is_empty() {
            self.0.push((name.into(), value));
        }
    }

    fn put_maybe(&mut self, name: impl Into<String>, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    fn tick(&mut self, name: &str, is_so: bool) {
        if is_so {
            self.put(name, YES);
        }
    }

    fn put_text(&mut self, name: &str, text: &Text) {
        self.put(name, &text.original);
        if text.lang != Lang::NL {
            self.put(format!("{name}.lang"), text.lang);
        }
        for (lang, words) in &text.translations {
            self.put(format!("{name}.{lang}"), words);
        }
    }
}
