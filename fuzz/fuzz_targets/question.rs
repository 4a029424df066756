//! Any words as a question to the sample house: an answer, at once.
//!
//! By letters, danger rules and the net; the sentence encoder has targets of its own.
#![no_main]

use std::sync::{Arc, LazyLock};

use directory::{
    Standing, import,
    rules::matching::{MOST_MATCHES, Question, danger::Watch},
};
use libfuzzer_sys::fuzz_target;

static HOUSE: LazyLock<Standing> = LazyLock::new(|| {
    let files = demo::documents().map(|(name, text)| import::File { name, bytes: text.as_bytes() });
    let directory = import::read(fuzz::site().house, &files).directory.expect("the sample");
    let edition = Arc::into_inner(fuzz::edition(directory)).expect("an edition of our own");
    Standing::alone(edition, Arc::new(Watch::embedded().expect("the rules")), None)
});

fuzz_target!(|text: &str| {
    let Ok(question) = Question::asked(text, None) else { return };
    let answer = HOUSE.answer(&question, fuzz::now());
    assert!(answer.matches.len() <= MOST_MATCHES);
    for found in &answer.matches {
        assert!((0.0..=1.0).contains(&found.score), "{}", found.score);
        assert!(found.why.iter().all(|word| text.contains(word.as_str())), "{:?}", found.why);
    }
});
