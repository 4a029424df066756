//! Questions in people's own words, one by one.

use kernel::{Lang, RuleBreak};

use super::{
    Sheet,
    reader::{Reader, SENTENCE},
};
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

/// One line for each question, by language, in the order in which the languages come.
pub(super) fn write(sheet: &mut Sheet, examples: &[Example]) {
    for group in examples.chunk_by(|one, next| one.lang == next.lang) {
        let Some(first) = group.first() else { continue };
        let lines: Vec<_> = group.iter().map(|example| in_one_line(&example.text)).collect();
        sheet.put(format!("example.{}", first.lang), lines.join("\n"));
    }
}

/// Every question, each once.
pub(super) fn read(reader: &Reader<'_>) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    for (field, lines) in reader.sheet().pairs() {
        let Some(lang) = field.strip_prefix("example.").and_then(|code| code.parse().ok()) else { continue };
        for text in lines.lines().map(in_one_line).filter(|line| !line.is_empty()) {
            if text.chars().count() > SENTENCE {
                reader.wrong(field, "kit-too-long");
            }
            let example = Example { lang, text };
            if !examples.contains(&example) {
                examples.push(example);
            }
        }
    }
    examples
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
