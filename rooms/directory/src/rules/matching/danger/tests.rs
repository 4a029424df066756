use kernel::Slug;
use proptest::prelude::*;

use super::*;
use crate::rules::model::Text;

fn book() -> &'static Rulebook {
    static BOOK: std::sync::LazyLock<Rulebook> = std::sync::LazyLock::new(|| Rulebook::embedded().unwrap());
    &BOOK
}

#[test]
fn every_rule_fires_on_its_examples() {
    for rule in book().rules() {
        assert!(!rule.proof.fires.is_empty(), "{} has no example", rule.proof.name);
        for sentence in &rule.proof.fires {
            assert!(
                book().firing(sentence).contains(&rule.proof.name.as_str()),
                "{} is silent on: {sentence}",
                rule.proof.name
            );
        }
    }
}

#[test]
fn no_rule_fires_on_a_look_alike() {
    for rule in book().rules() {
        assert!(!rule.proof.quiet.is_empty(), "{} has no look-alike", rule.proof.name);
        for sentence in &rule.proof.quiet {
            assert_eq!(book().firing(sentence), Vec::<&str>::new(), "{sentence}");
        }
    }
}

#[test]
fn a_sign_tells_which_words_said_it() {
    let signs = book().signs("Goeiendag, mijn man slaat mij elke avond.");
    assert_eq!(signs.len(), 1);
    assert_eq!(signs[0].danger, Danger::Violence);
    let Cause::Rule(words) = &signs[0].by else { panic!("a rule saw it") };
    assert!(words.contains(&"slaat".to_owned()), "{words:?}");
}

#[test]
fn the_most_pressing_danger_stands_first() {
    let signs = book().signs("mijn man slaat mij en ik wil niet meer leven");
    assert_eq!(signs.iter().map(|sign| sign.danger).collect::<Vec<_>>(), [Danger::Suicide, Danger::Violence]);
}

#[test]
fn a_broken_rule_file_says_where() {
    for (yaml, place) in [
        ("lang: nl\nrules: [{name: x, danger: flood, says: [a]}]", "nl: x"),
        ("lang: nl\nrules: [{name: x, danger: life, says: ['{none}']}]", "nl.none"),
        ("lang: nl\nrules: [{name: x, danger: life, says: [a], unless: ['@none']}]", "unless"),
        ("rules: []", "lang"),
        ("lang: [", "YAML"),
    ] {
        let error = Rulebook::read(&[yaml]).unwrap_err().to_string();
        assert!(error.contains(place), "{error}");
    }
}

#[test]
fn ordinary_words_are_not_taken_for_danger_words_with_a_typing_error() {
    let lessons = Lesson::embedded().unwrap();
    let mut uses: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for lesson in lessons.iter().filter(|lesson| lesson.dangers.is_empty()) {
        for word in
            lesson.text.to_lowercase().split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 3)
        {
            *uses.entry(word.to_owned()).or_default() += 1;
        }
    }
    let common = uses.iter().filter(|(_, uses)| **uses >= 6).map(|(word, _)| word);
    let taken: Vec<&String> = common.filter(|word| book().is_taken_for_another(word)).collect();
    assert!(taken.is_empty(), "put these among the known words: {taken:?}");
}

#[test]
fn where_rules_are_silent_the_net_speaks() {
    let watch = Watch::embedded().unwrap();
    let by_rule = watch.signs("mijn man slaat mij", None).dangers;
    assert!(matches!(by_rule[0].by, Cause::Rule(_)), "{by_rule:?}");
    let by_net =
        watch.signs("als hij gedronken heeft kruip ik met de kinderen onder het bed en wachten wij", None).dangers;
    assert!(by_net.iter().all(|sign| sign.by == Cause::Lessons), "{by_net:?}");
    assert!(watch.signs("waar kan ik een parkeerkaart aanvragen", None).is_empty());
}

fn line(slug: &str, dangers: &[Danger]) -> UrgentLine {
    let text = Text::default;
    UrgentLine {
        slug: slug.parse::<Slug>().unwrap(),
        number: slug.to_owned(),
        name: text(),
        when: text(),
        available: text(),
        dangers: dangers.to_vec(),
        number_verified: true,
        available_verified: true,
        sources: Vec::new(),
    }
}

fn signs(dangers: &[Danger]) -> Signs {
    Signs { dangers: dangers.iter().map(|danger| Sign { danger: *danger, by: Cause::Lessons }).collect() }
}

#[test]
fn each_danger_has_its_best_line_before_any_has_its_second() {
    use Danger::{Life, Suicide, Violence};
    let directory =
        [line("112", &[Life, Suicide]), line("101", &[Violence]), line("1712", &[Violence]), line("1813", &[Suicide])];
    let slugs = |dangers: &[Danger]| -> Vec<String> {
        lines(&signs(dangers), &directory).iter().map(|line| line.slug.to_string()).collect()
    };
    assert_eq!(slugs(&[Life]), ["112"]);
    assert_eq!(slugs(&[Suicide, Violence]), ["112", "101", "1813", "1712"]);
    assert!(slugs(&[]).is_empty());
}

#[test]
fn there_are_never_more_than_four_lines() {
    let directory: Vec<UrgentLine> = (0..9).map(|n| line(&format!("l{n}"), &[Danger::Life])).collect();
    assert_eq!(lines(&signs(&[Danger::Life]), &directory).len(), MOST_LINES);
}

/// Words that belong to no rule and no guard.
const HARMLESS: [&str; 8] = ["goeiedag", "bedankt", "hallo", "alvast", "beste", "graag", "antwoord", "groetjes"];

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>()) {
        let _ = book().signs(&text);
    }

    #[test]
    fn words_around_it_never_hide_a_sign_of_a_rule_without_look_alikes(
        before in proptest::collection::vec(proptest::sample::select(&HARMLESS[..]), 0..12),
        after in proptest::collection::vec(proptest::sample::select(&HARMLESS[..]), 0..12),
        pick in any::<proptest::sample::Index>(),
    ) {
        let plain = Rulebook::read(&["{lang: nl, rules: [{name: a, danger: suicide, says: ['wil .. dood'], fires: [ik wil dood, k wil gewoon dood]}]}"]).unwrap();
        let sentences = &plain.rules()[0].proof.fires;
        let question = format!("{} {} {}", before.join(" "), sentences[pick.index(sentences.len())], after.join(" "));
        prop_assert_eq!(plain.signs(&question).len(), 1);
        let all: Vec<_> = book().rules().iter().filter(|rule| !rule.is_guarded()).flat_map(|rule| rule.proof.fires.iter().map(move |fires| (rule, fires))).collect();
        if !all.is_empty() {
            let (rule, sentence) = all[pick.index(all.len())];
            let question = format!("{} {sentence} {}", before.join(" "), after.join(" "));
            prop_assert!(book().firing(&question).contains(&rule.proof.name.as_str()), "{}", question);
        }
    }
}
