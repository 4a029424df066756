//! How good the answers are, on questions whose right answers are known.

mod report;

use std::time::Duration;

use kernel::{Instant, Lang, Slug};
use serde::Deserialize;

pub use report::{Report, Share};

use super::{Answer, Index, Question};
use crate::rules::Edition;

/// A question with its right answers, as in `demo/data/measure/*.jsonl`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Case {
    /// Its language.
    pub lang: Lang,
    /// The words.
    pub question: String,
    /// The slugs of services or "elsewhere" entries that are right, the most fitting first. Empty: only danger is measured.
    #[serde(default)]
    pub accept: Vec<Slug>,
    /// Whether it carries a danger sign.
    #[serde(default)]
    pub urgent: bool,
    /// The urgent lines that are right; any one of them. Empty: every line is.
    #[serde(default)]
    pub urgent_lines: Vec<Slug>,
    /// Whether the right answer is that it is done elsewhere.
    #[serde(default)]
    pub out_of_scope: bool,
}

/// A line that is no case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct CaseError {
    /// Which line, counted from 1.
    pub line: usize,
    /// What is wrong, without the line's own words.
    pub reason: String,
}

impl Case {
    /// Reads cases, one JSON object a line; empty lines are skipped.
    ///
    /// # Errors
    ///
    /// At the first line that is none.
    pub fn read(text: &str) -> Result<Vec<Self>, CaseError> {
        let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
        let read = |(text, line): (&str, usize)| {
            serde_json::from_str(text).map_err(|error| CaseError { line, reason: error.to_string() })
        };
        lines.map(read).collect()
    }
}

/// What was found for one case.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Its language.
    pub lang: Lang,
    /// The place of the first right match, counted from 1; none when it is not among the matches. Not counted without
    /// `accept`.
    pub rank: Option<usize>,
    /// Whether matches were looked at at all.
    pub is_ranked: bool,
    /// Whether it carries a danger sign, and whether an urgent line was shown, and a right one.
    pub danger: Seen,
    /// Whether a right urgent line was shown.
    pub right_line: bool,
    /// Whether it is done elsewhere, and whether the answer said so.
    pub elsewhere: Seen,
    /// How long the answer took.
    pub took: Duration,
}

/// What is so, and what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// What is so.
    pub is: bool,
    /// What was said.
    pub said: bool,
}

/// Asks every question and compares. `answer` answers one; `stopwatch` tells the time, from any start.
///
/// One answer before the first is not counted: it warms the machine's caches.
pub fn measure(cases: &[Case], answer: impl Fn(&Question) -> Answer, stopwatch: impl Fn() -> Duration) -> Report {
    let asked = |case: &Case| Question::asked(&case.question, Some(case.lang)).ok();
    if let Some(first) = cases.first().and_then(asked) {
        std::hint::black_box(answer(&first));
    }
    let outcome = |case: &Case| {
        let question = asked(case)?;
        let start = stopwatch();
        let answer = answer(&question);
        Some(Outcome::of(case, &answer, stopwatch().saturating_sub(start)))
    };
    Report::of(cases.iter().filter_map(outcome).collect())
}

/// As [`measure`], of an index alone: without danger signs.
pub fn measure_index(
    cases: &[Case],
    (index, edition): (&Index, &Edition),
    now: Instant,
    stopwatch: impl Fn() -> Duration,
) -> Report {
    measure(cases, |question| index.answer(edition, question, index.think(question).as_ref(), now), stopwatch)
}

impl Outcome {
    fn of(case: &Case, answer: &Answer, took: Duration) -> Self {
        let is_right = |line: &Slug| case.urgent_lines.is_empty() || case.urgent_lines.contains(line);
        let place = answer.matches.iter().position(|found| case.accept.contains(&found.entry));
        Self {
            lang: case.lang,
            rank: place.map(|place| place + 1),
            is_ranked: !case.accept.is_empty(),
            danger: Seen { is: case.urgent, said: !answer.urgent.is_empty() },
            right_line: answer.urgent.iter().any(is_right),
            elsewhere: Seen { is: case.out_of_scope, said: answer.out_of_scope },
            took,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::matching::{Kind, Match};

    fn case(accept: &str, out_of_scope: bool) -> Case {
        let line =
            format!(r#"{{"lang":"nl","question":"x","accept":["{accept}"],"out_of_scope":{out_of_scope},"id":"q"}}"#);
        Case::read(&line).unwrap().remove(0)
    }

    fn matched(entry: &str, kind: Kind) -> Match {
        Match { entry: entry.parse().unwrap(), kind, score: 0.5, why: Vec::new() }
    }

    #[test]
    fn a_right_answer_in_second_place_counts_for_the_first_three_only() {
        let matches = vec![matched("a", Kind::Elsewhere), matched("b", Kind::Service)];
        let answer = Answer { matches, out_of_scope: true, ..Answer::default() };
        let cases = [case("b", false), case("a", true), case("c", false)];
        let report = measure(&cases, |_| answer.clone(), || Duration::ZERO);
        assert_eq!(report.all().first, Share { hits: 1, of: 3 });
        assert_eq!(report.all().among_three, Share { hits: 2, of: 3 });
        assert!((report.all().mrr - 0.5).abs() < 1e-6);
        assert_eq!(report.elsewhere().found, Share { hits: 1, of: 1 });
        assert_eq!(report.elsewhere().false_alarms, Share { hits: 2, of: 2 });
        assert_eq!(report.danger().found, Share { hits: 0, of: 0 });
    }

    #[test]
    fn a_broken_line_is_named() {
        let error = Case::read("\n{\"lang\":\"nl\",\"question\":\"x\"}\n{}").unwrap_err();
        assert_eq!(error.line, 3);
    }
}
