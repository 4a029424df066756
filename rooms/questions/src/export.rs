//! What leaves the room as a file.

use kernel::{Day, Slug};
use kit::csv;

use crate::rules::{Quarter, shift::Kept};

const HEAD: &str =
    "day,quarter,professional,anonymous,continues,theme,done,channel,place,language,interpreter,behalf,found,codes\r\n";

/// Questions with their days as CSV (RFC 4180): codes only, nobody's words.
pub(crate) fn as_csv<'a>(asked: impl IntoIterator<Item = (Day, &'a Kept)>) -> String {
    asked.into_iter().fold(HEAD.to_owned(), |file, (day, kept)| file + &line(day, kept))
}

fn line(day: Day, kept: &Kept) -> String {
    let asked = &kept.asked;
    let code = |code: &Option<Slug>| code.as_ref().map(Slug::to_string).unwrap_or_default();
    let begins = Quarter { day, number: kept.quarter }.begins();
    let cells = [
        day.to_string(),
        format!("{:02}:{:02}", begins.hour(), begins.minute()),
        asked.professional.to_string(),
        asked.anonymous.to_string(),
        asked.continues.to_string(),
        code(&asked.theme),
        code(&asked.done),
        code(&asked.channel),
        code(&asked.place),
        code(&asked.language),
        asked.interpreter.to_string(),
        code(&asked.behalf),
        code(&asked.found),
        kept.codes.clone(),
    ];
    csv::line(cells)
}
