//! A street and a number.

use super::{Kind, Mark, Word, words};

/// What Dutch names of streets end on. "Weg" and "markt" alone are words of every day, so something stands before them.
const ENDINGS: &[&str] = &[
    "straat", "laan", "steenweg", "plein", "dreef", "baan", "kaai", "vest", "lei", "weg", "pad", "hof", "markt",
    "singel", "wijk",
];
/// The fewest letters that stand before the ending.
const FEWEST_BEFORE: usize = 3;
/// What French names of streets begin with.
const BEGINNINGS: &[&str] = &["rue", "avenue", "chaussée", "boulevard", "quai", "impasse"];
/// How many words a French name has at most.
const MOST_WORDS: usize = 5;

pub(super) fn marks(text: &str) -> Vec<Mark> {
    let words = words(text);
    let dutch = words.windows(2).filter_map(|pair| match pair {
        [street, number] if is_street(street.text) && is_house_number(number.text) => Some(between(street, number)),
        _ => None,
    });
    let french = words.iter().enumerate().filter_map(|(at, word)| french(word, words.get(at + 1..)?));
    dutch.chain(french).collect()
}

fn between(first: &Word<'_>, last: &Word<'_>) -> Mark {
    Mark { kind: Kind::Address, place: first.start..last.end() }
}

/// The name of a street is written with a capital, or long enough to be no other word.
fn is_street(word: &str) -> bool {
    let small = word.to_lowercase();
    let before =
        ENDINGS.iter().find_map(|ending| small.strip_suffix(ending)).map_or(0, |before| before.chars().count());
    before >= FEWEST_BEFORE && (word.starts_with(char::is_uppercase) || before > FEWEST_BEFORE)
}

/// `27`, `10b`, `12/3`.
fn is_house_number(word: &str) -> bool {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let rest = word.get(digits..).unwrap_or_default();
    let is_box = rest.strip_prefix('/').is_some_and(|number| number.chars().all(|sign| sign.is_ascii_alphanumeric()));
    (1..=4).contains(&digits)
        && (rest.is_empty() || is_box || (rest.len() == 1 && rest.chars().all(char::is_alphabetic)))
}

fn french(first: &Word<'_>, after: &[Word<'_>]) -> Option<Mark> {
    if !BEGINNINGS.contains(&first.text.to_lowercase().as_str()) {
        return None;
    }
    let name = after.iter().take(MOST_WORDS).take_while(|word| !is_house_number(word.text)).count();
    let number = after.get(name).filter(|word| name > 0 && is_house_number(word.text))?;
    Some(between(first, number))
}
