//! What leaves the room as a file.

use kernel::{Day, Slug};

use crate::rules::{Quarter, shift::Kept};

const HEAD: &str =
    "day,quarter,professional,continues,theme,done,channel,place,language,interpreter,behalf,found,codes\r\n";

/// The questions of a day as CSV (RFC 4180): codes only, nobody's words.
pub(crate) fn day_as_csv(day: Day, kept: &[Kept]) -> String {
    kept.iter().fold(HEAD.to_owned(), |file, kept| file + &line(day, kept))
}

fn line(day: Day, kept: &Kept) -> String {
    let asked = &kept.asked;
    let code = |code: &Option<Slug>| code.as_ref().map(Slug::to_string).unwrap_or_default();
    let begins = Quarter { day, number: kept.quarter }.begins();
    let cells = [
        day.to_string(),
        format!("{:02}:{:02}", begins.hour(), begins.minute()),
        asked.professional.to_string(),
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
    cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A cell that no spreadsheet takes for a formula, whatever a list of codes holds one day.
fn cell(text: &str) -> String {
    let harmless =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    let plain = !harmless.contains([',', '"', '\n', '\r']);
    if plain { harmless } else { format!("\"{}\"", harmless.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        for (text, safe) in [("=1+1", "'=1+1"), ("-x", "'-x"), ("@a,b", "\"'@a,b\""), ("debts", "debts")] {
            assert_eq!(cell(text), safe);
        }
    }
}
