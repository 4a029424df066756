//! From a directory to rows.

mod parts;
mod places;
mod presences;
mod services;
mod urgent;

use crate::{
    rules::model::{Directory, Text},
    store::records::{AudienceRow, ClosureRow, Rows, SourceRow, TextRow},
};

impl Rows {
    /// The rows of a directory.
    pub(super) fn of(directory: &Directory) -> Self {
        let mut rows = Self::default();
        rows.text("meta.title", (0, 0), &directory.meta.title);
        numbered(&directory.topics).for_each(|(number, topic)| rows.add_topic(number, topic));
        for (number, audience) in numbered(&directory.audiences) {
            let name = rows.text("audience.name", (number, 0), &audience.name);
            rows.audiences.push(AudienceRow { number, id: audience.id, slug: audience.slug.clone(), name });
        }
        numbered(&directory.locations).for_each(|(number, location)| rows.add_location(number, location));
        numbered(&directory.organizations).for_each(|(number, one)| rows.add_organization(number, one));
        numbered(&directory.services).for_each(|(number, service)| rows.add_service(number, service));
        numbered(&directory.urgent_lines).for_each(|(number, line)| rows.add_urgent_line(number, line));
        numbered(&directory.elsewhere).for_each(|(number, entry)| rows.add_elsewhere(number, entry));
        for (number, closure) in numbered(&directory.closures) {
            let reason = rows.text("closure.reason", (number, 0), &closure.reason);
            rows.closures.push(ClosureRow { number, first_day: closure.from, last_day: closure.until, reason });
        }
        for (number, source) in numbered(&directory.sources) {
            let (source_key, reference) = (source.key.clone(), source.reference.clone());
            rows.sources.push(SourceRow { number, source_key, reference });
        }
        rows
    }

    /// How many rows there are, of all tables.
    pub(super) fn count(&self) -> usize {
        self.batches().map(|batch| batch.rows).sum()
    }

    /// The original of a text, for its column; its translations go to their own table. The place says whose text it is:
    /// the owner's number and, for a part of it, the part's.
    fn text(&mut self, field: &str, place: (i64, i64), text: &Text) -> String {
        let (owner, part) = place;
        let row = |lang, original, body: &str| TextRow {
            owner,
            field: field.to_owned(),
            part,
            lang,
            original,
            body: body.to_owned(),
        };
        if text.lang != kernel::Lang::NL {
            self.texts.push(row(text.lang, true, ""));
        }
        self.texts.extend(text.translations.iter().map(|(lang, body)| row(*lang, false, body)));
        text.original.clone()
    }
}

/// Each with its number, from 0.
fn numbered<T>(things: &[T]) -> impl Iterator<Item = (i64, &T)> {
    (0..).zip(things)
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
