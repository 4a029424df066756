//! Danger signs in a question: which urgent lines stand first, whatever else matches.
//!
//! Phrase rules per language decide; a trained net behind them adds what they miss. A false alarm costs a person a glance at a
//! phone number, a miss may cost a life: in doubt there is a sign.

mod net;
mod phrase;
mod rulebook;
mod stems;
#[cfg(test)]
mod tests;
mod words;
mod yaml;

pub use net::{Lesson, LessonError, Net};
pub use phrase::PhraseError;
pub use rulebook::{Rulebook, RulebookError};

use std::sync::OnceLock;

use crate::rules::model::{Danger, UrgentLine};

/// More lines than this and nobody reads the first.
const MOST_LINES: usize = 4;

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
    /// The trained net.
    Net,
}

/// Watches for danger signs: rules first, the net for what they miss.
#[derive(Debug)]
pub struct Watch {
    rules: Rulebook,
    net: OnceLock<Option<Net>>,
}

impl Watch {
    /// Compiles the rules; the net learns when it is first asked, or when told to [`get ready`](Self::get_ready).
    ///
    /// # Errors
    /// When the rules in the binary are broken; a test reads them.
    pub fn embedded() -> Result<Self, RulebookError> {
        Ok(Self { rules: Rulebook::embedded()?, net: OnceLock::new() })
    }

    /// Lets the net learn now: some tens of milliseconds, to be spent before the first question.
    pub fn get_ready(&self) {
        self.net();
    }

    /// The net; none when its lessons in the binary are broken, which a test reads.
    fn net(&self) -> Option<&Net> {
        self.net.get_or_init(|| Lesson::embedded().ok().map(|lessons| Net::learn(&lessons))).as_ref()
    }

    /// The dangers that a question carries. Where a rule speaks, the net is silent.
    #[must_use]
    pub fn signs(&self, question: &str) -> Signs {
        let mut dangers = self.rules.signs(question);
        if dangers.is_empty() {
            let danger = self.net().and_then(|net| net.sign(question));
            dangers.extend(danger.map(|danger| Sign { danger, by: Cause::Net }));
        }
        Signs { dangers }
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
