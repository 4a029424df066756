//! Danger signs in a question: which urgent lines stand first, whatever else matches.
//!
//! Phrase rules per language decide; what was learned from sentences adds what they miss: a net on letters, and where the sentence
//! encoder has read the question, its kinship to all lessons. A false alarm costs a person a glance at a
//! phone number, a miss may cost a life: in doubt there is a sign.

mod kin;
mod net;
mod phrase;
mod rulebook;
mod stems;
#[cfg(test)]
mod tests;
mod words;
mod yaml;

pub use kin::{Kin, KinError, Opinion};
pub use net::{Lesson, LessonError, Net, NetError};
pub use phrase::PhraseError;
pub use rulebook::{Rulebook, RulebookError};

use std::sync::OnceLock;

use super::Thought;
use crate::rules::model::{Danger, UrgentLine};

/// More lines than this and nobody reads the first.
const MOST_LINES: usize = 4;
/// How much the score of the letters counts beside that of the kin.
const LETTERS: f32 = 0.06;
/// From which sum of the two on there is a danger; set on lessons that were left out while learning, and on the development set.
const THRESHOLD: f32 = 0.25;

/// The dangers that a question carries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signs {
    /// Each danger once, the most pressing first; empty when there is none.
    pub dangers: Vec<Sign>,
}

/// One danger, and what made us think so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Which danger.
    pub danger: Danger,
    /// Why.
    pub by: Cause,
}

/// What saw a danger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// A phrase rule, with the words of the question that said it, in their order.
    Rule(Vec<String>),
    /// What was learned from sentences.
    Lessons,
}

/// Watches for danger signs: rules first, what was learned for what they miss.
#[derive(Debug)]
pub struct Watch {
    rules: Rulebook,
    /// None when the file in the binary is damaged, which a test reads.
    net: Option<Net>,
    kin: OnceLock<Option<Kin>>,
}

impl Watch {
    /// Compiles the rules; the kin are read when they are first asked, or when told to [`get ready`](Self::get_ready).
    ///
    /// # Errors
    /// When the rules in the binary are broken; a test reads them.
    pub fn embedded() -> Result<Self, RulebookError> {
        Ok(Self { rules: Rulebook::embedded()?, net: Net::embedded().ok(), kin: OnceLock::new() })
    }

    /// Reads the kin now: a moment, to be spent before the first question.
    pub fn get_ready(&self) {
        self.kin();
    }

    /// The kin; none when the file in the binary is damaged, which a test reads.
    fn kin(&self) -> Option<&Kin> {
        self.kin.get_or_init(|| Kin::embedded().ok()).as_ref()
    }

    /// The dangers that a question carries, with what the encoder made of it where it has read it. Where a rule speaks, lessons
    /// are silent.
    #[must_use]
    pub fn signs(&self, question: &str, thought: Option<&Thought>) -> Signs {
        let mut dangers = self.rules.signs(question);
        if dangers.is_empty() {
            let danger = self.learned(question, thought);
            dangers.extend(danger.map(|danger| Sign { danger, by: Cause::Lessons }));
        }
        Signs { dangers }
    }

    fn learned(&self, question: &str, thought: Option<&Thought>) -> Option<Danger> {
        let net = self.net.as_ref()?;
        match thought.and_then(|thought| self.kin()?.opinion(thought)) {
            Some(kin) => (kin.score + LETTERS * net.score(question) >= THRESHOLD).then_some(kin.danger),
            None => net.sign(question),
        }
    }
}

impl Signs {
    /// Whether there is no sign of danger.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.dangers.is_empty()
    }
}

/// The lines to show first: for each danger its best line, then each one's second best, at most four, none twice.
///
/// The directory's order is the order of fitness within a danger. Empty without signs.
#[must_use]
pub fn lines<'d>(signs: &Signs, directory: &'d [UrgentLine]) -> Vec<&'d UrgentLine> {
    let fitting = |danger: Danger| directory.iter().filter(move |line| line.dangers.contains(&danger));
    let mut chosen: Vec<&UrgentLine> = Vec::new();
    for rank in 0..directory.len() {
        for line in signs.dangers.iter().filter_map(|sign| fitting(sign.danger).nth(rank)) {
            if !chosen.iter().any(|other| other.slug == line.slug) {
                chosen.push(line);
            }
        }
    }
    chosen.truncate(MOST_LINES);
    chosen
}
