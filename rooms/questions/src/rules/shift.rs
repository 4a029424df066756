//! What a day of a team was, or many days: counts, each with its own meaning.

use std::collections::BTreeMap;

use kernel::Slug;

use super::Asked;

/// A question of the day, with the quarter in which it was asked.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which quarter of the day, from 0 to 95.
    pub quarter: u8,
    /// By which version of the lists it was coded.
    pub codes: String,
    /// The question.
    pub asked: Asked,
}

/// What is counted. A question of a professional is counted apart, and neither persons nor households are counted at all: nobody is in
/// a question. Of anonymous visitors, only those of the parenting shop are known to be so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Questions, without those of professionals.
    pub questions: usize,
    /// Visits and calls: the questions that continue none.
    pub contacts: usize,
    /// Those visits that were to the parenting shop, by somebody who stays unknown.
    pub anonymous: usize,
    /// Questions that somebody asked for their work.
    pub professional: usize,
    /// Questions by theme, the most frequent first; those without a theme are in none.
    pub themes: Vec<(Slug, usize)>,
    /// Questions by what was done, the most frequent first.
    pub done: Vec<(Slug, usize)>,
}

impl Tally {
    /// Counts the questions of a day.
    #[must_use]
    pub fn of(kept: &[Kept]) -> Self {
        let (professional, questions): (Vec<_>, Vec<_>) = kept.iter().partition(|kept| kept.asked.professional);
        let contacts = || questions.iter().filter(|kept| !kept.asked.continues);
        Self {
            questions: questions.len(),
            contacts: contacts().count(),
            anonymous: contacts().filter(|kept| kept.asked.anonymous).count(),
            professional: professional.len(),
            themes: by_code(questions.iter().filter_map(|kept| kept.asked.theme.as_ref())),
            done: by_code(questions.iter().filter_map(|kept| kept.asked.done.as_ref())),
        }
    }
}

fn by_code<'a>(codes: impl Iterator<Item = &'a Slug>) -> Vec<(Slug, usize)> {
    let mut counts = BTreeMap::<&Slug, usize>::new();
    codes.for_each(|code| *counts.entry(code).or_default() += 1);
    let mut counts: Vec<_> = counts.into_iter().map(|(code, count)| (code.clone(), count)).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rules::{Codes, Entry};

    fn kept((theme, continues, professional, anonymous): (usize, bool, bool, bool)) -> Kept {
        let id = "0d9e0f44-3c37-4a39-9f2b-6a1a8c5f2c11";
        let theme = ["debts", "housing", "work"][theme];
        let entry =
            Entry { id, theme, continues, professional: professional && !anonymous, anonymous, ..Entry::default() };
        let (_, asked) = entry.read(&Codes::embedded().unwrap()).unwrap();
        Kept { quarter: 40, codes: "1".to_owned(), asked }
    }

    #[test]
    fn questions_visits_who_stays_unknown_and_professionals_are_four_numbers() {
        let day = [
            (0, false, false, false),
            (1, true, false, false),
            (0, false, false, true),
            (0, true, false, true),
            (2, false, true, false),
        ]
        .map(kept);
        let tally = Tally::of(&day);
        assert_eq!((tally.questions, tally.contacts, tally.anonymous, tally.professional), (4, 2, 1, 1));
        let themes: Vec<_> = tally.themes.iter().map(|(theme, count)| (theme.as_str(), *count)).collect();
        assert_eq!(themes, [("debts", 3), ("housing", 1)]);
    }

    proptest! {
        /// Every question is counted once, and no visit without a question.
        #[test]
        fn nothing_is_counted_twice(day in proptest::collection::vec((0..3_usize, any::<bool>(), any::<bool>(), any::<bool>()), 0..30)) {
            let tally = Tally::of(&day.iter().copied().map(kept).collect::<Vec<_>>());
            prop_assert_eq!(tally.questions + tally.professional, day.len());
            prop_assert!(tally.anonymous <= tally.contacts && tally.contacts <= tally.questions);
            prop_assert_eq!(tally.themes.iter().map(|(_, count)| count).sum::<usize>(), tally.questions);
        }
    }
}
