//! The paper receipt of who asked the OCMW for aid.
//!
//! Whoever asks for aid, also aloud, applies: a receipt is due, and its date starts every term. Until the application itself is kept
//! here, the desk notes only that the paper was handed over.

use kernel::{Day, RuleBreak};

use super::marks::{self, Kind};

kernel::typed_id! {
    /// A receipt that was owed. Its id comes by chance (UUIDv4) and so says nothing of when.
    ReceiptId
}

/// Within how many days after the date on the receipt the OCMW answers. So the OCMW of Zonnebeke and helderrecht.be tell people;
/// that the date of the receipt starts the term is told by bdas-wwsb.brussels. Read in November 2026, not looked over by a lawyer.
pub const ANSWER_DAYS: i64 = 30;

/// The most characters of the number on the paper.
const MOST_CHARACTERS: usize = 30;

/// Somebody asked for aid, and what became of their receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Which.
    pub id: ReceiptId,
    /// When they asked.
    pub asked_on: Day,
    /// What became of it.
    pub end: End,
}

/// What became of a receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// It is still to be given.
    Owed,
    /// The paper was handed over.
    Given(Paper),
    /// The person said: not now.
    NotNow,
}

/// The paper as it was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its number; none once that was forgotten.
    pub number: Option<String>,
    /// Its date.
    pub day: Day,
    /// The last day on which the answer is in time.
    pub due: Day,
}

impl Paper {
    /// The paper as somebody typed it.
    ///
    /// # Errors
    /// When the number is none, is too long or looks like one of a person, or the date is not between the day they asked and `today`.
    pub fn written(number: &str, day: &str, asked_on: Day, today: Day) -> Result<Self, Vec<RuleBreak>> {
        let number = number.trim();
        let mut breaks: Vec<_> = wrong_number(number).map(|key| RuleBreak::new("number", key)).into_iter().collect();
        let day = day.trim().parse().ok().filter(|day| (asked_on..=today).contains(day));
        if day.is_none() {
            breaks.push(RuleBreak::new("day", "questions-receipt-day-wrong"));
        }
        match day {
            Some(day) if breaks.is_empty() => {
                Ok(Self { number: Some(number.to_owned()), day, due: day.plus(ANSWER_DAYS) })
            }
            _ => Err(breaks),
        }
    }
}

/// A number has a digit and no blank, and is not the number of a person.
fn wrong_number(number: &str) -> Option<&'static str> {
    let is_written = |sign: char| sign.is_ascii_alphanumeric() || "-/._".contains(sign);
    let is_number = number.chars().all(is_written) && number.chars().any(|sign| sign.is_ascii_digit());
    let of_a_person = |mark: &marks::Mark| matches!(mark.kind, Kind::NationalNumber | Kind::BankAccount);
    if !is_number || number.len() > MOST_CHARACTERS {
        return Some("questions-receipt-number-wrong");
    }
    marks::marks(number).iter().any(of_a_person).then_some("questions-receipt-number-person")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn written(number: &str, on: &str) -> Result<Paper, Vec<RuleBreak>> {
        Paper::written(number, on, day("2026-11-20"), day("2026-11-24"))
    }

    #[test]
    fn the_date_on_the_paper_starts_the_term() {
        let paper = written(" 2026/0147 ", "2026-11-23").unwrap();
        assert_eq!((paper.number.as_deref(), paper.due), (Some("2026/0147"), day("2026-12-23")));
    }

    #[test]
    fn a_number_of_a_person_and_words_are_no_number_of_a_receipt() {
        for (number, key) in [
            ("", "questions-receipt-number-wrong"),
            ("Fatou", "questions-receipt-number-wrong"),
            ("Fatou Diallo 12", "questions-receipt-number-wrong"),
            ("85.07.30-033.28", "questions-receipt-number-person"),
            ("BE68539007547034", "questions-receipt-number-person"),
        ] {
            assert_eq!(written(number, "2026-11-24"), Err(vec![RuleBreak::new("number", key)]), "{number}");
        }
    }

    proptest! {
        /// A receipt is from no day before they asked and from no day to come, and its answer is due thirty days later.
        #[test]
        fn a_receipt_lies_between_the_question_and_today(on in -40_i64..40) {
            let (asked_on, today) = (day("2026-11-20"), day("2026-11-24"));
            let given = asked_on.plus(on);
            match Paper::written("R7", &given.to_string(), asked_on, today) {
                Ok(paper) => {
                    prop_assert!((0..=4).contains(&on));
                    prop_assert_eq!(paper.due.days_since(given), 30);
                }
                Err(breaks) => prop_assert!(!(0..=4).contains(&on) && breaks.len() == 1),
            }
        }
    }
}
