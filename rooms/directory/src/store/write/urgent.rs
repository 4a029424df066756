//! Urgent lines, and what is done elsewhere.

use super::numbered;
use crate::{
    rules::model::{Elsewhere, UrgentLine},
    store::records::{DangerRow, ElsewhereRow, Rows, UrgentLineRow},
};

impl Rows {
    pub(super) fn add_urgent_line(&mut self, number: i64, line: &UrgentLine) {
        let row = UrgentLineRow {
            number,
            slug: line.slug.clone(),
            dial: line.number.clone(),
            name: self.text("urgent_line.name", (number, 0), &line.name),
            meant_for: self.text("urgent_line.when", (number, 0), &line.when),
            available: self.text("urgent_line.available", (number, 0), &line.available),
            number_verified: line.number_verified,
            available_verified: line.available_verified,
        };
        self.urgent_lines.push(row);
        let dangers = numbered(&line.dangers);
        self.dangers.extend(dangers.map(|(part, danger)| DangerRow { line: number, number: part, danger: *danger }));
        self.cite("urgent_line", number, &line.sources);
    }

    pub(super) fn add_elsewhere(&mut self, number: i64, entry: &Elsewhere) {
        let row = ElsewhereRow {
            number,
            slug: entry.slug.clone(),
            name: self.text("elsewhere.name", (number, 0), &entry.name),
            description: self.text("elsewhere.description", (number, 0), &entry.description),
            place: self.text("elsewhere.place", (number, 0), &entry.place),
            website: entry.website.clone(),
            verified: entry.verified,
        };
        self.elsewhere.push(row);
        self.add_examples("elsewhere", number, &entry.examples);
    }
}
