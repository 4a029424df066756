//! No word is missing in a language, and none is there for nothing.

use std::path::PathBuf;

use kit::{Words, locales};

use crate::repository::{assert_none, root, sources};

/// Every crate with words: its folder, the crates whose words it says too, and other folders that say its words.
fn speakers() -> Vec<(&'static str, Words, Vec<Words>, Vec<&'static str>)> {
    vec![
        ("foundation/kit", kit::WORDS, Vec::new(), Vec::new()),
        ("foundation/channels", channels::WORDS, vec![kit::WORDS], Vec::new()),
        ("rooms/directory", directory::WORDS, vec![kit::WORDS, people::WORDS, questions::WORDS], vec!["house/src"]),
        ("rooms/people", people::WORDS, vec![kit::WORDS, directory::WORDS, questions::WORDS], vec!["house/src"]),
        ("rooms/questions", questions::WORDS, vec![kit::WORDS, directory::WORDS], Vec::new()),
        ("rooms/referrals", referrals::WORDS, vec![kit::WORDS, questions::WORDS], Vec::new()),
    ]
}

#[test]
fn no_word_is_missing() {
    let check = |(folder, words, elsewhere, others): &(&str, Words, Vec<Words>, Vec<&str>)| {
        let own = ["src", "templates"].map(|part| root().join(folder).join(part));
        let folders: Vec<_> = own.into_iter().chain(others.iter().map(|other| root().join(other))).collect();
        let folders: Vec<_> = folders.iter().map(PathBuf::as_path).collect();
        locales::check(words, &folders, elsewhere).expect("the sources can be read")
    };
    assert_none(&speakers().iter().flat_map(check).collect::<Vec<_>>());
}

#[test]
fn every_crate_with_words_is_checked() {
    let files = sources();
    let folders = files.iter().filter_map(|file| file.path.split_once("/locales/")).map(|(folder, _)| folder);
    let known: Vec<_> = speakers().iter().map(|(folder, ..)| *folder).collect();
    let forgotten = folders.filter(|folder| !known.contains(folder));
    assert_none(&forgotten.map(|folder| format!("nobody checks the words of {folder}")).collect::<Vec<_>>());
}

#[test]
fn a_missing_word_is_found() {
    let words = Words {
        room: "aid",
        files: &[
            ("nl", "aid-yes = Ja\naid-no = Nee\n"),
            ("en", "aid-yes = Yes\n"),
            ("fr", "aid-yes = Oui\naid-no = Non\n"),
        ],
    };
    let faults = locales::check(&words, &[], &[]).expect("nothing to read");
    assert!(faults.contains(&"aid: ‘aid-no’ is missing in en".to_owned()), "{faults:?}");
}
