//! A question as the desk writes it down.

use kernel::{RuleBreak, Slug, TypedId as _};
use uuid::{Uuid, Variant, Version};

use super::{Codes, List, pace::Pace};

kernel::typed_id! {
    /// A question that was asked at a desk. Its id comes by chance (UUIDv4) and so says nothing of when.
    QuestionId
}

/// The most characters of the words of a question.
pub const MOST_CHARACTERS: usize = 2_000;

/// A question, as far as it is kept. Nobody is in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Asked {
    /// Whether somebody asked it for their work, without a client.
    pub professional: bool,
    /// Whether it was asked at the parenting shop, where everybody stays unknown. It counts, and is copied nowhere. Never together with
    /// `professional`.
    pub anonymous: bool,
    /// Whether it came in the same visit as the one before.
    pub continues: bool,
    /// What it is about.
    pub theme: Option<Slug>,
    /// What was done.
    pub done: Option<Slug>,
    /// How it came in.
    pub channel: Option<Slug>,
    /// At which desk.
    pub place: Option<Slug>,
    /// In which language.
    pub language: Option<Slug>,
    /// Whether an interpreter was needed.
    pub interpreter: bool,
    /// On whose behalf.
    pub behalf: Option<Slug>,
    /// How the house was found.
    pub found: Option<Slug>,
    /// What was said; only for the window of the house.
    pub words: Option<String>,
}

/// Says which codes, never the words.
impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Asked({:?}, {:?}, {} bytes of words)",
            self.theme,
            self.done,
            self.words.as_deref().map_or(0, str::len)
        )
    }
}

impl Asked {
    /// The question as a form holds it, without an id.
    #[must_use]
    pub fn entry(&self) -> Entry<'_> {
        fn code(code: Option<&Slug>) -> &str {
            code.map_or("", Slug::as_str)
        }
        Entry {
            id: "",
            words: self.words.as_deref().unwrap_or_default(),
            theme: code(self.theme.as_ref()),
            done: code(self.done.as_ref()),
            channel: code(self.channel.as_ref()),
            place: code(self.place.as_ref()),
            language: code(self.language.as_ref()),
            behalf: code(self.behalf.as_ref()),
            found: code(self.found.as_ref()),
            interpreter: self.interpreter,
            professional: self.professional,
            anonymous: self.anonymous,
            continues: self.continues,
            aid: false,
        }
    }
}

/// What comes with a question and is not kept in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Aside {
    /// Whether somebody asked the OCMW for aid.
    pub asks_aid: bool,
    /// How it was written down, as far as that was measured.
    pub pace: Option<Pace>,
}

/// A question as it came in a form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entry<'a> {
    /// The id that the page or its script gave it: the same when it is sent again.
    pub id: &'a str,
    /// What was said.
    pub words: &'a str,
    /// The codes, each empty when nothing was chosen.
    pub theme: &'a str,
    /// What was done.
    pub done: &'a str,
    /// How it came in; empty for the first of the list.
    pub channel: &'a str,
    /// At which desk; empty for the first of the list.
    pub place: &'a str,
    /// In which language.
    pub language: &'a str,
    /// On whose behalf.
    pub behalf: &'a str,
    /// How the house was found.
    pub found: &'a str,
    /// Whether an interpreter was needed.
    pub interpreter: bool,
    /// Whether somebody asked it for their work.
    pub professional: bool,
    /// Whether it was asked at the parenting shop, by whoever stays unknown: by nobody for their work.
    pub anonymous: bool,
    /// Whether it came in the same visit as the one before.
    pub continues: bool,
    /// Whether somebody asked the OCMW for aid. The question does not keep it: a receipt is owed instead.
    pub aid: bool,
}

impl Entry<'_> {
    /// The question to be kept. Nothing is required but that there is something: words, a theme, what was
    /// done, or that aid was asked for.
    ///
    /// # Errors
    /// Every rule that is not met.
    pub fn read(self, codes: &Codes) -> Result<(QuestionId, Asked), Vec<RuleBreak>> {
        let mut reading = Reading::default();
        let id = reading.id(self.id);
        let words = reading.words(self.words);
        let theme = reading.code("theme", &codes.theme, self.theme);
        let done = reading.code("done", &codes.done, self.done);
        reading.holds_something(words.is_some() || theme.is_some() || done.is_some() || self.aid);
        reading.not_both("anonymous", self.professional, self.anonymous);
        let asked = Asked {
            professional: self.professional,
            anonymous: self.anonymous,
            continues: self.continues,
            theme,
            done,
            channel: reading.code_or_first("channel", &codes.channel, self.channel),
            place: reading.code_or_first("place", &codes.place, self.place),
            language: reading.code("language", &codes.language, self.language),
            interpreter: self.interpreter,
            behalf: reading.code("behalf", &codes.behalf, self.behalf),
            found: reading.code("found", &codes.found, self.found),
            words,
        };
        if reading.breaks.is_empty() { Ok((id, asked)) } else { Err(reading.breaks) }
    }
}

/// Takes the fields of a form one by one and remembers what is wrong with them.
#[derive(Default)]
struct Reading {
    breaks: Vec<RuleBreak>,
}

impl Reading {
    /// An id that comes by chance: one that carries a time would say when.
    fn id(&mut self, typed: &str) -> QuestionId {
        let by_chance = |id: &Uuid| id.get_version() == Some(Version::Random) && id.get_variant() == Variant::RFC4122;
        let read = typed.parse::<Uuid>().ok().filter(by_chance);
        if read.is_none() {
            self.breaks.push(RuleBreak::new("", "questions-id-wrong"));
        }
        QuestionId::from_uuid(read.unwrap_or_default())
    }

    fn not_both(&mut self, field: &'static str, one: bool, other: bool) {
        if one && other {
            self.breaks.push(RuleBreak::new(field, "questions-professional-or-anonymous"));
        }
    }

    fn words(&mut self, typed: &str) -> Option<String> {
        let words = typed.trim();
        if words.chars().count() > MOST_CHARACTERS {
            self.breaks.push(RuleBreak::new("q", "kit-too-long"));
        }
        (!words.is_empty()).then(|| words.to_owned())
    }

    fn code(&mut self, field: &'static str, list: &List, typed: &str) -> Option<Slug> {
        let read = list.read(typed);
        if read.is_none() && !typed.is_empty() {
            self.breaks.push(RuleBreak::new(field, "questions-code-unknown"));
        }
        read
    }

    /// What is meant when nothing was chosen stands first in its list.
    fn code_or_first(&mut self, field: &'static str, list: &List, typed: &str) -> Option<Slug> {
        let first = || list.first().map(|first| first.code.clone());
        if typed.is_empty() { first() } else { self.code(field, list, typed) }
    }

    fn holds_something(&mut self, holds: bool) {
        if !holds && self.breaks.is_empty() {
            self.breaks.push(RuleBreak::new("q", "questions-empty"));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: &str = "0d9e0f44-3c37-4a39-9f2b-6a1a8c5f2c11";

    fn read(entry: Entry<'_>) -> Result<Asked, Vec<RuleBreak>> {
        entry.read(&Codes::embedded().unwrap()).map(|(_, asked)| asked)
    }

    #[test]
    fn one_theme_is_enough_and_the_rest_is_what_is_usual() {
        let asked = read(Entry { id: ID, theme: "debts", ..Entry::default() }).unwrap();
        assert_eq!(asked.channel.unwrap().as_str(), "walk-in");
        assert_eq!(asked.place.unwrap().as_str(), "front-desk");
        assert_eq!((asked.words, asked.done, asked.language), (None, None, None));
    }

    #[test]
    fn nothing_at_all_is_no_question() {
        let breaks = read(Entry { id: ID, words: " \n", ..Entry::default() }).unwrap_err();
        assert_eq!(breaks, [RuleBreak::new("q", "questions-empty")]);
    }

    #[test]
    fn an_id_that_says_when_is_refused() {
        for id in ["", "iets", "01a1fdfa-4600-7707-8707-070707070707", "00000000-0000-0000-0000-000000000000"] {
            let breaks = read(Entry { id, theme: "debts", ..Entry::default() }).unwrap_err();
            assert_eq!(breaks, [RuleBreak::new("", "questions-id-wrong")], "{id}");
        }
    }

    #[test]
    fn who_stays_unknown_is_no_professional() {
        let asked = |professional, anonymous| {
            read(Entry { id: ID, theme: "school", professional, anonymous, ..Entry::default() })
        };
        assert_eq!(
            asked(true, true).unwrap_err(),
            [RuleBreak::new("anonymous", "questions-professional-or-anonymous")]
        );
        for (professional, anonymous) in [(true, false), (false, true), (false, false)] {
            let asked = asked(professional, anonymous).unwrap();
            assert_eq!((asked.professional, asked.anonymous), (professional, anonymous));
        }
    }

    #[test]
    fn a_question_does_not_show_its_words() {
        let asked = read(Entry { id: ID, words: "mijn huisbaas", ..Entry::default() }).unwrap();
        assert!(!format!("{asked:?}").contains("huisbaas"));
    }

    proptest! {
        /// Only what a list offers is ever kept; everything else is told by its field.
        #[test]
        fn only_codes_of_the_lists_are_kept(theme in "[a-z-]{0,12}", done in "[a-z-]{0,12}", place in ".{0,8}") {
            let codes = Codes::embedded().unwrap();
            match (Entry { id: ID, words: "x", theme: &theme, done: &done, place: &place, ..Entry::default() }).read(&codes) {
                Ok((_, asked)) => {
                    prop_assert_eq!(asked.theme.as_ref().map_or("", Slug::as_str), theme.as_str());
                    prop_assert_eq!(asked.done.as_ref().map_or("", Slug::as_str), done.as_str());
                }
                Err(breaks) => {
                    let known = |field| match field {
                        "theme" => codes.theme.read(&theme).is_some(),
                        "done" => codes.done.read(&done).is_some(),
                        _ => codes.place.read(&place).is_some(),
                    };
                    prop_assert!(breaks.iter().all(|broken| !known(&broken.field)));
                }
            }
        }
    }
}
