//! What the matching reaches on questions whose right answers are known: a little below what it reached when this was written,
//! so that a change for the worse is seen. `docs/adr/0002-matching.md` has the figures themselves.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test: it stops at what is not there, and shows its figures"
)]

use std::{fs, path::PathBuf, sync::Arc, time::Duration};

use directory::{
    import::{self, File},
    rules::{
        Edition,
        matching::{
            Answer, Index, Kept, MOST_MATCHES, Question,
            danger::{Kin, Lesson, Net, Watch},
            measure::{Case, Report, Share, measure_index},
        },
        model::{Danger, Directory, Example},
    },
};
use encoder::Encoder;
use kernel::{HouseId, Instant, TypedId};

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../demo/data").join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    fs::read(data(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn encoder() -> Encoder {
    Encoder::from_bytes(&bytes("sentence-encoder.bin")).unwrap()
}

fn cases(names: &[&str]) -> Vec<Case> {
    let read = |name: &&str| Case::read(&String::from_utf8(bytes(&format!("measure/{name}.jsonl"))).unwrap()).unwrap();
    names.iter().flat_map(read).collect()
}

fn sample() -> Directory {
    let files = ["directory.yaml", "examples.yaml"].map(|name| (name, bytes(name)));
    let files = files.each_ref().map(|(name, bytes)| File { name, bytes });
    import::read(HouseId::from_uuid(uuid::Uuid::nil()), &files).directory.expect("the sample directory can be read")
}

fn now() -> Instant {
    "2026-11-24T09:30:00Z".parse().unwrap()
}

/// The sample house with its meaning, and what is worth keeping of it.
struct House {
    edition: Edition,
    index: Index,
    kept: Kept,
}

impl House {
    fn of(directory: Directory) -> Self {
        let encoder = Arc::new(encoder());
        let kept = fs::read(data("vectors.bin")).ok().and_then(|bytes| Kept::from_bytes(&bytes).ok());
        let kept = kept.unwrap_or_else(|| Kept::nothing(encoder.fingerprint()));
        let edition = Edition::new(TypedId::from_uuid(uuid::Uuid::nil()), 1, now(), directory);
        let (index, kept) = Index::letters(&edition).with_meaning(encoder, kept);
        Self { edition, index, kept }
    }

    fn report(&self, names: &[&str]) -> Report {
        let report = measure_index(&cases(names), (&self.index, &self.edition), now(), || Duration::ZERO);
        println!("{}\n{report}", names.join(", "));
        report
    }
}

/// Every fourth example: a new house starts with few.
fn a_quarter(mut directory: Directory) -> Directory {
    let thin = |examples: &mut Vec<Example>| *examples = examples.drain(..).step_by(4).collect();
    directory.services.iter_mut().for_each(|service| thin(&mut service.examples));
    directory.elsewhere.iter_mut().for_each(|entry| thin(&mut entry.examples));
    directory
}

#[test]
fn questions_find_their_service() {
    let house = House::of(sample());
    assert!(house.kept.made() < 400, "vectors.bin is old; write it anew with the ignored test below");

    let dev = house.report(&["questions-dev"]);
    assert!(dev.all().first.value() >= 0.87);
    assert!(dev.all().among_three.value() >= 0.97);
    assert!(dev.outside_dutch().among_three.value() >= 0.95);
    assert!(dev.elsewhere().found.value() >= 0.95);
    assert!(dev.elsewhere().false_alarms.value() <= 0.01);

    let real = house.report(&["real-like"]);
    assert!(real.all().first.value() >= 0.87);
    assert!(real.all().among_three.value() >= 0.97);
    assert!(real.outside_dutch().among_three.value() >= 0.95);

    let scope = house.report(&["out-of-scope", "out-of-scope-near", "real-like"]);
    assert!(scope.elsewhere().found.value() >= 0.95);
    assert!(scope.elsewhere().false_alarms.value() <= 0.02);
}

#[test]
fn a_quarter_of_the_examples_is_enough_to_start_with() {
    let house = House::of(a_quarter(sample()));
    assert!(house.report(&["questions-dev"]).all().among_three.value() >= 0.88);
    assert!(house.report(&["real-like"]).all().among_three.value() >= 0.88);
}

/// What letters alone answer in the sample house.
fn by_letters(question: &str) -> Answer {
    let edition = Edition::new(TypedId::from_uuid(uuid::Uuid::nil()), 1, now(), sample());
    let question = Question::asked(question, None).unwrap().while_typing(true);
    Index::letters(&edition).answer(&edition, &question, None, now())
}

#[test]
fn a_match_is_told_in_the_own_words_of_the_question() {
    let answer = by_letters("mijn HUISBAAS wil mij buitenzetten");
    let first = &answer.matches[0];
    assert_eq!(first.entry.as_str(), "sh-huurbegeleiding", "{:?}", answer.matches);
    assert!(first.why.iter().any(|word| word == "HUISBAAS"), "{:?}", first.why);
    assert!(answer.clarify.is_empty());
}

#[test]
fn a_question_that_says_nothing_gets_topics_and_the_front_desk() {
    let answer = by_letters("xqzw vvkkq");
    assert!((3..=5).contains(&answer.clarify.len()), "{:?}", answer.clarify);
    assert!(answer.matches.iter().any(|found| found.entry.as_str() == "sh-id-team"));
    assert!(answer.matches.len() <= MOST_MATCHES);
}

/// Danger signs as an answer shows them: rules, letters and what the encoder read.
fn danger(cases: &[Case], house: &House, watch: &Watch) -> (Share, Share) {
    let is_seen = |case: &Case| {
        let question = Question::asked(&case.question, Some(case.lang)).unwrap();
        !watch.signs(question.text(), house.index.think(&question).as_ref()).is_empty()
    };
    let share = |urgent: bool| {
        let of = cases.iter().filter(|case| case.urgent == urgent);
        Share { hits: of.clone().filter(|case| is_seen(case)).count(), of: of.count() }
    };
    (share(true), share(false))
}

#[test]
fn danger_signs_are_seen_and_ordinary_questions_are_left_alone() {
    let (house, watch) = (House::of(sample()), Watch::embedded().unwrap());
    let (found, false_alarms) = danger(&cases(&["questions-dev"]), &house, &watch);
    println!("danger found {found:?}, false alarms {false_alarms:?}");
    assert!(found.value() >= 0.97);
    assert!(false_alarms.value() <= 0.05);
}

#[test]
fn what_the_encoder_read_helps_to_see_a_veiled_danger() {
    let (house, watch) = (House::of(sample()), Watch::embedded().unwrap());
    let veiled = "ik heb de planten water gegeven, mijn hond is bij mijn zus en de sleutel ligt onder de mat";
    let question = Question::asked(veiled, None).unwrap();
    let thought = house.index.think(&question).unwrap();
    let signs = watch.signs(veiled, Some(&thought)).dangers;
    assert_eq!(signs.first().map(|sign| sign.danger), Some(Danger::Suicide));
}

#[test]
#[ignore = "writes data/danger-net.bin and data/danger-kin.bin; run it after the danger lessons or the encoder changed"]
fn write_what_danger_lessons_teach() {
    let (lessons, data) = (Lesson::embedded().unwrap(), PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data"));
    fs::write(data.join("danger-net.bin"), Net::learn(&lessons).to_bytes()).unwrap();
    fs::write(data.join("danger-kin.bin"), Kin::learn(&lessons, &encoder())).unwrap();
}

#[test]
fn letters_that_are_no_word_find_nothing() {
    for nonsense in ["blub", "blabla", "tralala", "qwerty", "giraf", "123"] {
        let answer = by_letters(nonsense);
        let found: Vec<_> = answer.matches.iter().map(|found| found.entry.as_str()).collect();
        assert_eq!(found, ["sh-id-team"], "{nonsense}");
        assert!((3..=5).contains(&answer.clarify.len()), "{nonsense}: {:?}", answer.clarify);
    }
}

#[test]
fn a_question_without_its_question_is_vague_by_letters_too() {
    for vague in ["ik heb een vraagje", "ik heb een vraag", "mag ik iets vragen", "can you help me", "vraagje"] {
        let answer = by_letters(vague);
        assert!((3..=5).contains(&answer.clarify.len()), "{vague}: {:?}", answer.clarify);
        assert!(answer.matches.iter().any(|found| found.entry.as_str() == "sh-id-team"), "{vague}");
    }
    for clear in ["huur", "uitpas", "werk", "mijn man slaat mij", "ik ben mijn werk kwijt", "loyer", "إيجار"] {
        assert!(by_letters(clear).clarify.is_empty(), "{clear}");
    }
}

#[test]
#[ignore = "writes demo/data/vectors.bin; run it after the sample texts or the encoder changed"]
fn write_the_vectors_of_the_sample_house() {
    fs::write(data("vectors.bin"), House::of(sample()).kept.to_bytes()).unwrap();
}
