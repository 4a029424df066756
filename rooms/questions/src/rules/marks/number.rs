//! Numbers that say by their form what they are.

use std::ops::Range;

use super::{Kind, Mark};

/// The fewest and the most letters and digits of an IBAN (ISO 13616).
const IBAN: std::ops::RangeInclusive<usize> = 15..=34;

pub(super) fn marks(text: &str) -> Vec<Mark> {
    runs(text).into_iter().filter_map(|place| mark(text, place)).chain(emails(text)).collect()
}

/// A run of signs that may be one number, and what it is.
fn mark(text: &str, place: Range<usize>) -> Option<Mark> {
    let written = text.get(place.clone())?;
    let kind = if is_iban(written) {
        Kind::BankAccount
    } else if is_national(written) {
        Kind::NationalNumber
    } else if is_phone(written) {
        Kind::Phone
    } else {
        return None;
    };
    Some(Mark { kind, place })
}

/// Every stretch of pieces, as long as it can be, that is one of the numbers: `BE68 5390 0754 7034`, `0475 12 34 56`.
fn runs(text: &str) -> Vec<Range<usize>> {
    let pieces = pieces(text);
    let mut runs = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let longest = (at..pieces.len().min(at + MOST_PIECES)).rev().find_map(|last| {
            let place = pieces.get(at)?.start..pieces.get(last)?.end;
            mark(text, place.clone()).map(|_| (last, place))
        });
        at = match longest {
            Some((last, place)) => {
                runs.push(place);
                last + 1
            }
            None => at + 1,
        };
    }
    runs
}

/// The most pieces in which a number is written: an IBAN of 34 signs by fours.
const MOST_PIECES: usize = 9;

/// What stands between white space, without the signs around it.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let words = super::words(text).into_iter();
    let begins =
        |start: usize| if text.get(..start).is_some_and(|before| before.ends_with('+')) { start - 1 } else { start };
    words.map(|word| begins(word.start)..word.end()).collect()
}

/// Two letters, two check digits, and what is left is 1 when divided by 97 (ISO 7064).
fn is_iban(written: &str) -> bool {
    let signs: Vec<_> = written.chars().filter(|sign| !sign.is_whitespace()).collect();
    let [a, b, c, d, rest @ ..] = signs.as_slice() else { return false };
    let form = a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && c.is_ascii_digit() && d.is_ascii_digit();
    if !form
        || !is_whole_or_by_fours(written)
        || !IBAN.contains(&signs.len())
        || !rest.iter().all(char::is_ascii_alphanumeric)
    {
        return false;
    }
    let value = |sign: &char| sign.to_digit(36).unwrap_or(0);
    let add = |left: u32, value: u32| (left * if value < 10 { 10 } else { 100 } + value) % 97;
    rest.iter().chain([a, b, c, d]).map(value).fold(0, add) == 1
}

/// In one piece, or in pieces of four: otherwise the two letters are a word before a number.
fn is_whole_or_by_fours(written: &str) -> bool {
    let mut pieces = written.split_whitespace().rev().map(str::len);
    let last = pieces.next().unwrap_or(0);
    let mut before = pieces.peekable();
    before.peek().is_none() || (last <= 4 && before.all(|length| length == 4))
}

/// Eleven digits: a day (a month of nought, or with 20 or 40 added, is fine), a number of that day, and 97 less what the first nine
/// leave when divided by 97; born from 2000 on with a 2 before them.
fn is_national(written: &str) -> bool {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let only_these = written.chars().all(|sign| sign.is_ascii_digit() || " .-/".contains(sign));
    if digits.len() != 11 || !only_these {
        return false;
    }
    let part = |range: Range<usize>| digits.get(range).and_then(|part| part.parse::<u64>().ok()).unwrap_or(0);
    let (nine, check) = (part(0..9), part(9..11));
    let is_day = matches!(part(2..4), 0..=12 | 20..=32 | 40..=52) && part(4..6) <= 31;
    is_day && [nine, 2_000_000_000 + nine].iter().any(|base| 97 - base % 97 == check)
}

/// A Belgian number with its nought, or one that begins with the code of a country.
fn is_phone(written: &str) -> bool {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let (has_plus, rest) = match written.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, written),
    };
    if !rest.chars().all(|sign| sign.is_ascii_digit() || " ./-".contains(sign)) || is_like_a_date(rest) {
        return false;
    }
    let is_foreign = has_plus || digits.starts_with("00");
    let is_mobile = digits.starts_with("04") && digits.len() == 10;
    let is_fixed =
        digits.starts_with('0') && !digits.starts_with("00") && !digits.starts_with("04") && digits.len() == 9;
    (is_foreign && (10..=15).contains(&digits.len())) || is_mobile || is_fixed
}

/// `04/11/2026 10` has the digits of a number, and a year in it.
fn is_like_a_date(written: &str) -> bool {
    let parts: Vec<_> = written.split([' ', '.', '/', '-']).filter(|part| !part.is_empty()).collect();
    let [day, month, year, ..] = parts.as_slice() else { return false };
    let up_to =
        |part: &str, most: u32| part.len() <= 2 && part.parse().is_ok_and(|number: u32| (1..=most).contains(&number));
    up_to(day, 31) && up_to(month, 12) && year.len() == 4
}

fn emails(text: &str) -> Vec<Mark> {
    let is_email = |word: &str| {
        let Some((name, host)) = word.split_once('@') else { return false };
        !name.is_empty() && host.rsplit_once('.').is_some_and(|(host, top)| !host.is_empty() && top.len() >= 2)
    };
    let words = super::words(text).into_iter().filter(|word| is_email(word.text));
    words.map(|word| Mark { kind: Kind::Email, place: word.start..word.end() }).collect()
}
