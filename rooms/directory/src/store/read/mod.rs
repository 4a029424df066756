//! From rows to a directory.
//!
//! Rows come ordered by their owners, and owners are made in that order: so what belongs to an owner always stands at the
//! head of its table.

mod children;
mod parts;
mod places;
mod presences;
mod services;
mod texts;
mod urgent;

use self::{
    children::{Children, citations, examples, phones},
    places::{Organizations, audience, location, topic},
    services::Services,
    texts::Texts,
    urgent::{UrgentLines, elsewhere},
};
use crate::{
    rules::model::{Closure, Directory, Meta, Source},
    store::records::{ClosureRow, Rows, SourceRow},
};

impl Rows {
    /// The directory that these rows are; `meta` has its title without translations.
    pub(super) fn into_directory(self, meta: Meta) -> Directory {
        let texts = Texts::of(self.texts);
        let mut services = Services {
            audiences: Children::of(self.service_audiences, |row| row.service),
            topics: Children::of(self.service_topics, |row| row.service),
            languages: Children::of(self.languages, |row| row.service),
            costs: Children::of(self.costs, |row| row.service),
            documents: Children::of(self.documents, |row| row.service),
            presences: Children::of(self.presences, |row| row.service),
            access: Children::of(self.access, |row| row.presence),
            schedules: Children::of(self.schedules, |row| row.presence),
            exceptions: Children::of(self.exceptions, |row| row.presence),
            booking: Children::of(self.booking, |row| row.presence),
            phones: phones("service", &self.phones),
            citations: citations("service", &self.citations),
            examples: examples("service", &self.examples),
        };
        let mut organizations = Organizations {
            phones: phones("organization", &self.phones),
            citations: citations("organization", &self.citations),
        };
        let mut lines = UrgentLines {
            dangers: Children::of(self.dangers, |row| row.line),
            citations: citations("urgent_line", &self.citations),
        };
        let mut facts = Children::of(self.accessibility, |row| row.location);
        let mut questions = examples("elsewhere", &self.examples);
        Directory {
            meta: Meta { title: texts.join("meta.title", (0, 0), meta.title.original), ..meta },
            topics: self.topics.into_iter().map(|row| topic(row, &texts)).collect(),
            audiences: self.audiences.into_iter().map(|row| audience(row, &texts)).collect(),
            locations: self.locations.into_iter().map(|row| location(row, &mut facts, &texts)).collect(),
            organizations: self.organizations.into_iter().map(|row| organizations.make(row, &texts)).collect(),
            services: self.services.into_iter().map(|row| services.make(row, &texts)).collect(),
            elsewhere: self.elsewhere.into_iter().map(|row| elsewhere(row, &mut questions, &texts)).collect(),
            urgent_lines: self.urgent_lines.into_iter().map(|row| lines.make(row, &texts)).collect(),
            closures: self.closures.into_iter().map(|row| closure(row, &texts)).collect(),
            sources: self.sources.into_iter().map(source).collect(),
        }
    }
}

fn closure(row: ClosureRow, texts: &Texts) -> Closure {
    let reason = texts.join("closure.reason", (row.number, 0), row.reason);
    Closure { from: row.first_day, until: row.last_day, reason }
}

fn source(row: SourceRow) -> Source {
    Source { key: row.source_key, reference: row.reference }
}
