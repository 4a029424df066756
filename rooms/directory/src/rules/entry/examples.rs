//! Questions in people's own words, one by one.

use kernel::{Lang, RuleBreak};

use super::reader::SENTENCE;
use crate::rules::model::{Example, Service};

/// A question on one line.
///
/// # Errors
/// When nothing was written, too much, or the language is none.
pub fn example(words: &str, lang: &str) -> Result<Example, Vec<RuleBreak>> {
    let text = in_one_line(words);
    let wrong = |field, key| Err(vec![RuleBreak::new(field, key)]);
    match (text.chars().count(), lang.parse::<Lang>()) {
        (0, _) => wrong("words", "kit-required"),
        (count, _) if count > SENTENCE => wrong("words", "kit-too-long"),
        (_, Err(_)) => wrong("lang", "kit-unreadable"),
        (_, Ok(lang)) => Ok(Example { lang, text }),
    }
}

/// The service with one more question, behind those of its language; the same twice is once.
#[must_use]
pub fn with_example(mut service: Service, example: Example) -> Service {
    if !service.examples.contains(&example) {
        let last = service.examples.iter().rposition(|known| known.lang == example.lang);
        service.examples.insert(last.map_or(service.examples.len(), |at| at + 1), example);
    }
    service
}

pub(super) fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
