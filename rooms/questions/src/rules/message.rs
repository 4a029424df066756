//! What one shift leaves to the next.

use kernel::{Day, Instant, RuleBreak, WorkerId};

kernel::typed_id! {
    /// A message between shifts.
    MessageId
}

/// The most characters of a message: what fits on a slip of paper.
pub const MOST_CHARACTERS: usize = 280;
/// How many days ahead a message may stay.
pub const MOST_DAYS: i64 = 31;
/// For how many days after its last one a message is kept, for who looks back.
pub const KEPT_DAYS: i64 = 31;

/// What somebody wants to leave to the next shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it says.
    pub words: String,
    /// The last day on which it is shown.
    pub until: Day,
}

/// A message, with who moved it last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Which.
    pub id: MessageId,
    /// What it says.
    pub words: String,
    /// The last day on which it is shown.
    pub until: Day,
    /// Who wrote it.
    pub written_by: WorkerId,
    /// When.
    pub written_at: Instant,
    /// Every move, the first one first.
    pub moves: Vec<Move>,
}

/// Done, or open again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Whether it was done from then on.
    pub done: bool,
    /// Who said so.
    pub by: WorkerId,
    /// When.
    pub at: Instant,
}

impl Message {
    /// Whether nothing is left to do.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.moves.last().is_some_and(|last| last.done)
    }

    /// How often it was moved: what a page shows that says what is next.
    #[must_use]
    pub fn version(&self) -> i64 {
        i64::try_from(self.moves.len()).unwrap_or(i64::MAX)
    }

    /// Everybody who had a hand in it.
    pub fn hands(&self) -> impl Iterator<Item = WorkerId> {
        [self.written_by].into_iter().chain(self.moves.iter().map(|moved| moved.by))
    }
}

impl Draft {
    /// A message as it was typed.
    ///
    /// # Errors
    /// Every rule that is not met.
    pub fn written(words: &str, until: &str, today: Day) -> Result<Self, Vec<RuleBreak>> {
        let words = words.trim();
        let mut breaks = Vec::new();
        if words.is_empty() {
            breaks.push(RuleBreak::new("words", "questions-message-empty"));
        }
        if words.chars().count() > MOST_CHARACTERS {
            breaks.push(RuleBreak::new("words", "kit-too-long"));
        }
        let until = until.trim().parse().ok().filter(|day| (today..=today.plus(MOST_DAYS)).contains(day));
        if until.is_none() {
            breaks.push(RuleBreak::new("until", "questions-message-until-wrong"));
        }
        match until {
            Some(until) if breaks.is_empty() => Ok(Self { words: words.to_owned(), until }),
            _ => Err(breaks),
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::TypedId as _;
    use proptest::prelude::*;

    use super::*;

    fn today() -> Day {
        "2026-11-24".parse().unwrap()
    }

    fn written(words: &str, until: &str) -> Result<Draft, Vec<RuleBreak>> {
        Draft::written(words, until, today())
    }

    #[test]
    fn a_message_says_something_and_not_too_much() {
        assert!(written("", "2026-11-24").is_err());
        assert!(written(&"x".repeat(MOST_CHARACTERS), "2026-11-24").is_ok());
        assert!(written(&"x".repeat(MOST_CHARACTERS + 1), "2026-11-24").is_err());
    }

    #[test]
    fn it_is_done_as_its_last_move_says() {
        let by = WorkerId::from_uuid(uuid::Uuid::from_u128(1));
        let at = Instant::from_micros(0);
        let moved = |done| Move { done, by, at };
        let of = |moves: Vec<Move>| Message {
            id: MessageId::from_uuid(uuid::Uuid::nil()),
            words: String::new(),
            until: today(),
            written_by: by,
            written_at: at,
            moves,
        };
        assert!(!of(Vec::new()).is_done());
        assert!(of(vec![moved(true)]).is_done());
        let open = of(vec![moved(true), moved(false)]);
        assert_eq!((open.is_done(), open.version(), open.hands().count()), (false, 2, 3));
    }

    proptest! {
        /// A message lives from today for a month at most.
        #[test]
        fn a_message_lives_for_a_month_at_most(days in -60_i64..90) {
            let taken = written("sleutel ligt bij Onthaal", &today().plus(days).to_string());
            prop_assert_eq!(taken.is_ok(), (0..=MOST_DAYS).contains(&days));
        }
    }
}
