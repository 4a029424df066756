//! What belongs to others, in the order of its owners.

use std::{iter::Peekable, vec::IntoIter};

use crate::store::records::{CitationRow, ExampleRow, PhoneRow};

/// The rows of a table that belong to others, in the order of their owners.
pub(super) struct Children<R> {
    pub(super) rows: Peekable<IntoIter<R>>,
    pub(super) owner: fn(&R) -> i64,
}

impl<R> Children<R> {
    pub(super) fn of(rows: Vec<R>, owner: fn(&R) -> i64) -> Self {
        Self { rows: rows.into_iter().peekable(), owner }
    }

    /// What belongs to this owner; owners are asked for in order.
    pub(super) fn take(&mut self, owner: i64) -> Vec<R> {
        let mut own = Vec::new();
        while let Some(row) = self.rows.next_if(|row| (self.owner)(row) <= owner) {
            if (self.owner)(&row) == owner {
                own.push(row);
            }
        }
        own
    }
}

pub(super) fn phones(kind: &str, rows: &[PhoneRow]) -> Children<PhoneRow> {
    Children::of(rows.iter().filter(|row| row.owner_kind == kind).cloned().collect(), |row| row.owner)
}

pub(super) fn citations(kind: &str, rows: &[CitationRow]) -> Children<CitationRow> {
    Children::of(rows.iter().filter(|row| row.owner_kind == kind).cloned().collect(), |row| row.owner)
}

pub(super) fn examples(kind: &str, rows: &[ExampleRow]) -> Children<ExampleRow> {
    Children::of(rows.iter().filter(|row| row.owner_kind == kind).cloned().collect(), |row| row.owner)
}
