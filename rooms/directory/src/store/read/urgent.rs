//! Urgent lines, and what is done elsewhere.

use super::{
    children::Children,
    parts::{example, keys},
    texts::Texts,
};
use crate::{
    rules::model::{Elsewhere, UrgentLine},
    store::records::{CitationRow, DangerRow, ElsewhereRow, ExampleRow, UrgentLineRow},
};

pub(super) struct UrgentLines {
    pub(super) dangers: Children<DangerRow>,
    pub(super) citations: Children<CitationRow>,
}

impl UrgentLines {
    pub(super) fn make(&mut self, row: UrgentLineRow, texts: &Texts) -> UrgentLine {
        let place = (row.number, 0);
        UrgentLine {
            slug: row.slug,
            number: row.dial,
            name: texts.join("urgent_line.name", place, row.name),
            when: texts.join("urgent_line.when", place, row.meant_for),
            available: texts.join("urgent_line.available", place, row.available),
            dangers: self.dangers.take(row.number).into_iter().map(|row| row.danger).collect(),
            number_verified: row.number_verified,
            available_verified: row.available_verified,
            sources: keys(self.citations.take(row.number)),
        }
    }
}

pub(super) fn elsewhere(row: ElsewhereRow, questions: &mut Children<ExampleRow>, texts: &Texts) -> Elsewhere {
    let place = (row.number, 0);
    Elsewhere {
        slug: row.slug,
        name: texts.join("elsewhere.name", place, row.name),
        description: texts.join("elsewhere.description", place, row.description),
        place: texts.join("elsewhere.place", place, row.place),
        website: row.website,
        verified: row.verified,
        examples: questions.take(row.number).into_iter().map(example).collect(),
    }
}
