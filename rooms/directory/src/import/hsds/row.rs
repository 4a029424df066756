//! A row that is being read: cells by column, complaints with their line.

use std::str::FromStr;

use kernel::Day;
use uuid::Uuid;

use super::archive::Line;
use crate::{
    import::{
        limits,
        notes::{Notes, Spot},
        report::Place,
        yaml::short,
    },
    rules::{
        contact::{is_country, is_mail_address, is_telephone_number, is_web_address},
        model::{Text, TimeOfDay},
        tables::NOT_KNOWN,
    },
};

/// A row of a table.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) path: &'static str,
    pub(super) line: &'a Line,
    pub(super) notes: &'a Notes,
}

impl<'a> Row<'a> {
    pub(super) fn spot(&self, column: &str) -> Spot {
        let at = self.line.cells.get(column).map_or(1, |(at, _)| *at);
        let place = Place { line: self.line.number, column: at };
        Spot { file: self.path.to_owned(), field: column.to_owned(), place }
    }

    pub(super) fn error(&self, column: &str, message: impl Into<String>, allowed: &str) {
        self.notes.error(self.spot(column), message, allowed);
    }

    /// What stands in a column; none when it is empty or absent.
    pub(super) fn get(&self, column: &str) -> Option<&'a str> {
        self.line.cells.get(column).map(|(_, value)| value.as_str())
    }

    /// A text of at most `most` characters; empty when there is none.
    pub(super) fn words(&self, column: &str, most: usize) -> String {
        let Some(text) = self.get(column) else { return String::new() };
        if text.chars().count() > most {
            self.error(column, "This text is too long.", &format!("at most {most} characters"));
            return String::new();
        }
        text.to_owned()
    }

    pub(super) fn text(&self, column: &str, most: usize) -> Text {
        Text::dutch(self.words(column, most))
    }

    /// A text that must be there.
    pub(super) fn needed(&self, column: &str, most: usize) -> Text {
        if self.get(column).is_none() {
            self.error(column, "This column is empty.", "a text");
        }
        self.text(column, most)
    }

    /// A value that reads itself from text.
    pub(super) fn parsed<T: FromStr>(&self, column: &str, allowed: &str) -> Option<T> {
        let text = self.get(column)?;
        let value = text.parse().ok();
        if value.is_none() {
            self.error(column, format!("Here stands ‘{}’.", short(text)), allowed);
        }
        value
    }

    pub(super) fn id(&self) -> Option<Uuid> {
        if self.get("id").is_none() {
            self.error("id", "This column is empty.", "a UUID");
        }
        self.uuid("id")
    }

    pub(super) fn uuid(&self, column: &str) -> Option<Uuid> {
        self.parsed(column, "a UUID")
    }

    pub(super) fn day(&self, column: &str) -> Option<Day> {
        self.parsed(column, "a day as 2026-11-21")
    }

    pub(super) fn time(&self, column: &str) -> Option<TimeOfDay> {
        self.parsed(column, "a time as 09:00 or 09:00:00")
    }

    /// A whole number, also when it is written as `12.0`.
    pub(super) fn age(&self, column: &str) -> Option<u8> {
        let number = self.get(column)?.trim_end_matches(".0").parse().ok().filter(|age| *age <= 120);
        if number.is_none() {
            self.error(column, "This is not an age.", "whole years up to 120");
        }
        number
    }

    pub(super) fn web_address(&self, column: &str) -> Option<String> {
        self.fitting(column, is_web_address, "an address that begins with https:// or http://")
    }

    pub(super) fn mail_address(&self, column: &str) -> Option<String> {
        self.fitting(column, is_mail_address, "a mail address")
    }

    /// A number as people dial it, also when it stands between quotes.
    pub(super) fn telephone_number(&self, column: &str) -> Option<String> {
        if self.get(column).is_none() {
            self.error(column, "This column is empty.", "a telephone number");
        }
        let fits = |text: &str| is_telephone_number(text.trim_matches('"').trim());
        let number = self.fitting(column, fits, "digits, blanks and + ( ) / . -")?;
        Some(number.trim_matches('"').trim().to_owned())
    }

    /// The code of a country; none where it is not known.
    pub(super) fn country(&self, column: &str) -> Option<String> {
        self.get(column).filter(|code| *code != NOT_KNOWN)?;
        self.fitting(column, is_country, "two capitals, such as BE")
    }

    fn fitting(&self, column: &str, fits: impl Fn(&str) -> bool, allowed: &str) -> Option<String> {
        let text = self.get(column)?;
        if !fits(text) || text.len() > limits::SENTENCE {
            self.error(column, format!("Here stands ‘{}’.", short(text)), allowed);
            return None;
        }
        Some(text.to_owned())
    }
}
