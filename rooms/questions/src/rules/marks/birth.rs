//! A day of birth: a date alone is a date of every day, so something beside it must speak of a person.

use super::{Kind, Mark, Word, words};

/// What stands before a day of birth.
const BORN: &[&str] = &["geboren", "geb", "born", "né", "née", "°"];
/// The months as they are written in Dutch, French and English, by their first letters.
const MONTHS: &[&str] = &[
    "jan", "feb", "fév", "mrt", "maa", "mar", "apr", "avr", "mei", "mai", "may", "jun", "juin", "jul", "juil", "aug",
    "aoû", "sep", "okt", "oct", "nov", "dec", "déc",
];
/// How many words may stand between "geboren" and the date.
const FAR: usize = 2;

pub(super) fn marks(text: &str) -> Vec<Mark> {
    let words = words(text);
    let found = (0..words.len()).filter_map(|at| {
        let (first, last) = (words.get(at)?, words.get(at + length(words.get(at..)?)?.checked_sub(1)?)?);
        let before = words.get(..at).unwrap_or_default();
        let start = match name(before) {
            Some(name) => name.start,
            None if first.text.starts_with('°') || is_born(before) => first.start,
            None => return None,
        };
        Some(Mark { kind: Kind::Birth, place: start..last.end() })
    });
    found.collect()
}

/// Of how many words the date is that begins here; none when no date does.
fn length(words: &[Word<'_>]) -> Option<usize> {
    let first = words.first()?.text.trim_start_matches('°');
    if is_date(first) {
        return Some(1);
    }
    let [_, month, year, ..] = words else { return None };
    let small = month.text.to_lowercase();
    let is_month = MONTHS.iter().any(|name| small.starts_with(name));
    (is_number(first, 31) && is_month && is_year(year.text)).then_some(3)
}

/// `03/05/1985`, `3-5-1985` or `3.5.1985`.
fn is_date(word: &str) -> bool {
    let parts: Vec<_> = word.split(['/', '-', '.']).collect();
    matches!(parts.as_slice(), [day, month, year] if is_number(day, 31) && is_number(month, 12) && is_year(year))
}

fn is_number(part: &str, most: u32) -> bool {
    part.len() <= 2 && part.parse().is_ok_and(|number: u32| (1..=most).contains(&number))
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.parse().is_ok_and(|year: u32| (1900..2100).contains(&year))
}

fn is_born(before: &[Word<'_>]) -> bool {
    before.iter().rev().take(FAR).any(|word| BORN.contains(&word.text.to_lowercase().as_str()))
}

/// Two words with a capital right before it, as a first name and a family name; gives the first. The first word of a text has a
/// capital anyway, so one is not enough.
fn name<'a>(before: &[Word<'a>]) -> Option<Word<'a>> {
    let like_a_name = |word: &Word<'_>| {
        let mut signs = word.text.chars();
        signs.next().is_some_and(char::is_uppercase) && signs.clone().count() > 0 && signs.all(char::is_lowercase)
    };
    match before {
        [.., first, last] if like_a_name(first) && like_a_name(last) => Some(*first),
        _ => None,
    }
}
