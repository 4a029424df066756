//! Right signals: "misschien recht op …". What somebody says can be a reason to look further; it is never a verdict, and it decides
//! nothing. The rules are data, each with its source and the day on which that was read; none was looked over by a lawyer.

use kernel::{Day, Lang, Slug};
use serde::Deserialize;

use super::names::Names;

/// The rules as they come with the program.
const EMBEDDED: &str = include_str!("../../data/signals.json");
/// The most signals that are shown at once.
const MOST: usize = 2;

/// All rules of one version.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signals {
    /// Which version.
    pub version: String,
    rights: Vec<Right>,
}

/// One right, and when to think of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Right {
    /// Its code.
    pub code: Slug,
    name: Names,
    why: Names,
    /// Of each group at least one phrase must be said.
    when: Vec<Vec<Phrase>>,
    /// Where it is told.
    pub source: Source,
}

/// Where the rule of a right is told. Without one there is no rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Who tells it.
    pub name: String,
    /// The page.
    pub url: String,
    /// When it was read last.
    pub read_on: Day,
}

/// Words that follow each other.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "String")]
struct Phrase(Vec<Stem>);

/// A word, or how it begins.
#[derive(Debug, Clone)]
enum Stem {
    Whole(String),
    Begin(String),
}

impl Signals {
    /// The rules as they come with the program.
    ///
    /// # Errors
    /// When the file that was built in cannot be read; a test sees to it.
    pub fn embedded() -> Result<Self, serde_json::Error> {
        serde_json::from_str(EMBEDDED)
    }

    /// The rights that these words make one think of, in the order of the rules; few, so that the desk stays calm.
    #[must_use]
    pub fn heard_in(&self, words: &str) -> Vec<&Right> {
        let said = folded(words);
        self.rights.iter().filter(|right| right.is_heard_in(&said)).take(MOST).collect()
    }
}

impl Right {
    /// Its name for a reader of `lang`.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        self.name.of(lang)
    }

    /// For whom it is and where to ask, in a sentence or two.
    #[must_use]
    pub fn why(&self, lang: Lang) -> &str {
        self.why.of(lang)
    }

    fn is_heard_in(&self, said: &[String]) -> bool {
        self.when.iter().all(|group| group.iter().any(|phrase| phrase.is_heard_in(said)))
    }
}

impl Phrase {
    fn is_heard_in(&self, said: &[String]) -> bool {
        said.windows(self.0.len()).any(|words| self.0.iter().zip(words).all(|(stem, word)| stem.is(word)))
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        let stem = |word: &str| match word.strip_suffix('*') {
            Some(begin) => Stem::Begin(begin.to_owned()),
            None => Stem::Whole(word.to_owned()),
        };
        // A phrase without words would be heard in everything.
        let words: Vec<_> = text.split_whitespace().map(stem).collect();
        Self(if words.is_empty() { vec![Stem::Whole(String::new())] } else { words })
    }
}

impl Stem {
    fn is(&self, word: &str) -> bool {
        match self {
            Self::Whole(whole) => word == whole,
            Self::Begin(begin) => word.starts_with(begin.as_str()),
        }
    }
}

/// The words of a text, without capitals and without the signs around them.
fn folded(text: &str) -> Vec<String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn heard(words: &str) -> Vec<String> {
        Signals::embedded().unwrap().heard_in(words).iter().map(|right| right.code.to_string()).collect()
    }

    #[test]
    fn what_is_said_at_the_desk_makes_one_think_of_a_right() {
        for (words, right) in [
            ("kan de Dokter niet betalen", "increased-reimbursement"),
            ("moeder van 70, klein pensioen, komt er niet", "elderly-income"),
            ("heeft leefloon, energiefactuur is te hoog", "social-energy-tariff"),
            ("advocaat nodig maar geen geld", "legal-aid"),
            ("twee kinderen en haar werk verloren", "child-supplement"),
        ] {
            assert_eq!(heard(words), [right], "{words}");
        }
    }

    #[test]
    fn half_a_reason_is_none() {
        for words in [
            "",
            "zoekt een huisarts",
            "wanneer komt mijn pensioen",
            "energiefactuur niet begrepen",
            "adres van de rechtbank",
            "opvang voor twee kinderen",
            "kan de huur niet betalen",
            "betalen niet, de dokter",
        ] {
            assert!(heard(words).is_empty(), "{words}: {:?}", heard(words));
        }
    }

    #[test]
    fn every_rule_has_a_source_that_was_read_and_at_most_five_there_are() {
        let Signals { rights, .. } = Signals::embedded().unwrap();
        assert!((1..=5).contains(&rights.len()));
        for Right { code, name, why, when, source } in &rights {
            assert!(source.url.starts_with("https://") && !source.name.is_empty(), "{code}");
            assert!(source.read_on >= "2026-11-22".parse().unwrap(), "{code}");
            assert!(
                when.len() >= 2 && when.iter().all(|group| !group.is_empty()),
                "{code}: one word alone is no reason"
            );
            for lang in [Lang::NL, Lang::EN, Lang::FR] {
                assert!(!name.of(lang).is_empty() && !why.of(lang).is_empty(), "{code}");
            }
            let verdict = ["heeft recht", "krijgt u", "hebt recht"];
            assert!(verdict.iter().all(|words| !why.of(Lang::NL).contains(words)), "{code} sounds like a verdict");
        }
    }

    proptest! {
        /// Never more than two, whatever is typed; and nothing without letters or digits.
        #[test]
        fn the_desk_stays_calm(words in "[ a-z,.*-]{0,80}|([a-z]{2,9} ){0,12}") {
            prop_assert!(heard(&words).len() <= MOST);
            prop_assert!(heard(" .,*-!").is_empty());
        }
    }
}
