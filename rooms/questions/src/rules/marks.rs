//! What looks like something of a person in the words of a question: a gentle mark, never a block.
//!
//! A rule can see the form of a number or an address; it cannot know whether it is one. So nothing is refused and nothing is taken
//! away by itself: who types is shown the place, and takes it away with one key.

mod address;
mod birth;
mod number;

use std::ops::Range;

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it looks like.
    pub kind: Kind,
    /// Where it stands, in bytes.
    pub place: Range<usize>,
}

/// What something looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A number of the national register (INSZ), with its check digits.
    NationalNumber,
    /// A bank account (IBAN), with its check digits.
    BankAccount,
    /// A number to call.
    Phone,
    /// An address to write mail to.
    Email,
    /// A day of birth: a date behind "geboren", or behind what looks like a name, and with that.
    Birth,
    /// A street and a number.
    Address,
}

impl Kind {
    /// The key of what is said of it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NationalNumber => "questions-mark-national-number",
            Self::BankAccount => "questions-mark-bank-account",
            Self::Phone => "questions-mark-phone",
            Self::Email => "questions-mark-email",
            Self::Birth => "questions-mark-birth",
            Self::Address => "questions-mark-address",
        }
    }
}

/// What stands where something was taken away.
const TAKEN_AWAY: &str = "…";

/// Every place that looks like something of a person, in order. Where two overlap, the one that begins first stands.
#[must_use]
pub fn marks(text: &str) -> Vec<Mark> {
    let mut found: Vec<_> = [number::marks(text), address::marks(text), birth::marks(text)].concat();
    found.sort_by_key(|mark| (mark.place.start, mark.kind));
    let mut end = 0;
    found.retain(|mark| {
        let stands = mark.place.start >= end;
        end = if stands { mark.place.end } else { end };
        stands
    });
    found
}

/// The text without what looks like something of a person.
#[must_use]
pub fn without_marks(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for Mark { place, .. } in marks(text) {
        kept.push_str(text.get(from..place.start).unwrap_or_default());
        kept.push_str(TAKEN_AWAY);
        from = place.end;
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    kept
}

/// A word with its place: letters, digits and what stands inside a word.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    start: usize,
}

impl Word<'_> {
    const fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The words of a text, without the signs around them.
fn words(text: &str) -> Vec<Word<'_>> {
    let around = |sign: char| !sign.is_alphanumeric() && sign != '°';
    let mut start = 0;
    let mut words = Vec::new();
    for piece in text.split(char::is_whitespace) {
        let inner = piece.trim_start_matches(around);
        let begins = start + piece.len() - inner.len();
        let inner = inner.trim_end_matches(around);
        if !inner.is_empty() {
            words.push(Word { text: inner, start: begins });
        }
        start += piece.len() + 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seen(text: &str) -> Vec<(Kind, &str)> {
        marks(text).into_iter().map(|mark| (mark.kind, &text[mark.place])).collect()
    }

    #[test]
    fn numbers_of_the_national_register_are_marked_by_their_check_digits() {
        // The test numbers of the field: two centuries, both sorts of bis number, and two of a known test set.
        for number in ["85073003328", "17073003384", "85473000149", "85273000106", "88022999990", "88222999936"] {
            assert_eq!(seen(&format!("mevrouw {number} belt")), [(Kind::NationalNumber, number)]);
            let wrong = format!("{}{}", &number[..10], (number[10..].parse::<u8>().unwrap() + 1) % 10);
            assert!(seen(&wrong).iter().all(|(kind, _)| *kind != Kind::NationalNumber), "{wrong}");
        }
        // With the word before it, this has the check digits of a bank account.
        assert_eq!(seen("is 33 07 03 588 64 zegt ze"), [(Kind::NationalNumber, "33 07 03 588 64")]);
        assert_eq!(seen("85.07.30-033.28."), [(Kind::NationalNumber, "85.07.30-033.28")]);
        assert_eq!(seen("85 07 30 033 28"), [(Kind::NationalNumber, "85 07 30 033 28")]);
    }

    #[test]
    fn what_reaches_somebody_is_marked() {
        for (text, kind, place) in [
            ("bel 0475 12 34 56 terug", Kind::Phone, "0475 12 34 56"),
            ("gsm 0475/12.34.56", Kind::Phone, "0475/12.34.56"),
            ("015 20 20 20?", Kind::Phone, "015 20 20 20"),
            ("+32 475 12 34 56", Kind::Phone, "+32 475 12 34 56"),
            ("0032 15 20 20 20", Kind::Phone, "0032 15 20 20 20"),
            ("rekening BE68 5390 0754 7034.", Kind::BankAccount, "BE68 5390 0754 7034"),
            ("be68539007547034", Kind::BankAccount, "be68539007547034"),
            ("mail naar fatou@voorbeeld.be", Kind::Email, "fatou@voorbeeld.be"),
            ("woont Lange Schipstraat 27, tweede", Kind::Address, "Schipstraat 27"),
            ("Battelsesteenweg 10b", Kind::Address, "Battelsesteenweg 10b"),
            ("habite rue de la Station 12", Kind::Address, "rue de la Station 12"),
            ("met Jan Peeters, 03/05/1985", Kind::Birth, "Jan Peeters, 03/05/1985"),
            ("geboren op 3 mei 1985", Kind::Birth, "3 mei 1985"),
            ("°3-5-1985", Kind::Birth, "°3-5-1985"),
        ] {
            assert_eq!(seen(text), [(kind, place)], "{text}");
        }
    }

    #[test]
    fn what_is_said_every_day_at_a_desk_is_not_marked() {
        for text in [
            "kan de huur van 850 euro niet betalen",
            "afspraak op 04/11/2026 10 uur",
            "brief van 12.03.2025 van de deurwaarder",
            "schuld van 12.450,75 euro, dossier 2026/1234",
            "leefloon aangevraagd op 3 mei 2026",
            "moet om 14.30 in lokaal 2.1 zijn",
            "3 kinderen van 2, 5 en 11 jaar",
            "is al 3 dagen op weg 5 nachten buiten",
            "wil naar VDAB 2800 Mechelen",
            "premie 2024 2025 2026",
            "woont in een straat met 3 cafés",
        ] {
            assert!(seen(text).is_empty(), "{text}: {:?}", seen(text));
        }
    }

    proptest! {
        /// Whatever is typed: places lie inside the text, in order, on letters, and nothing is left once they are taken away.
        #[test]
        fn marks_lie_in_the_text_and_can_be_taken_away(text in "[ a-zA-Zéë°@.,/+0-9-]{0,60}") {
            let found = marks(&text);
            prop_assert!(found.windows(2).all(|pair| pair[0].place.end <= pair[1].place.start));
            prop_assert!(found.iter().all(|mark| text.get(mark.place.clone()).is_some_and(|place| !place.is_empty())));
            if found.is_empty() { prop_assert_eq!(without_marks(&text), text); }
        }

        /// A number of the register is found wherever it stands, however it is written.
        #[test]
        fn a_national_number_is_found_in_any_writing(
            (year, month, day, number) in (0_u64..100, 0_u64..=12, 0_u64..=31, 0_u64..1_000),
            writing in 0_usize..3,
            two_thousand: bool,
        ) {
            let nine = ((year * 100 + month) * 100 + day) * 1_000 + number;
            let base = if two_thousand { 2_000_000_000 + nine } else { nine };
            let digits = format!("{nine:09}{:02}", 97 - base % 97);
            let (a, b, c, d, e) = (&digits[..2], &digits[2..4], &digits[4..6], &digits[6..9], &digits[9..]);
            let written = [digits.clone(), format!("{a}.{b}.{c}-{d}.{e}"), format!("{a} {b} {c} {d} {e}")][writing].clone();
            let text = format!("haar nummer is {written} zegt ze");
            prop_assert_eq!(seen(&text), [(Kind::NationalNumber, written.as_str())]);
        }

        /// No text without digits and without an at-sign is marked.
        #[test]
        fn words_alone_are_never_marked(text in "[ a-zA-Zéëïç.,?!'-]{0,80}") {
            prop_assert!(marks(&text).is_empty());
        }
    }
}
