//! The code lists of the desk: themes, what was done, channels and so on. They are data with a version; each question says by
//! which version it was coded, so that a figure of years ago can be read with the list of then.

use std::str::FromStr as _;

use kernel::{Lang, Slug};
use serde::Deserialize;

use super::{
    names::Names,
    own::{OwnCode, OwnList, OwnVersion},
};

/// The lists as they come with the program.
const EMBEDDED: &str = include_str!("../../data/codes.json");
/// How many themes are proposed.
const PROPOSED: usize = 3;

/// All lists of one version.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codes {
    /// Which version.
    pub version: String,
    /// What a question is about.
    pub theme: List,
    /// What was done with it.
    pub done: List,
    /// How it came in. The first is meant when nothing is said.
    pub channel: List,
    /// At which desk. The first is meant when nothing is said.
    pub place: List,
    /// In which language.
    pub language: List,
    /// On whose behalf.
    pub behalf: List,
    /// How the house was found.
    pub found: List,
}

/// One list, in the order in which it is shown.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct List(Vec<Code>);

/// One code. It never changes its meaning; one that is used no more is retired, and still has a name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The code, as it is stored and exported.
    pub code: Slug,
    /// The key that chooses it.
    #[serde(default)]
    pub key: Option<char>,
    name: Names,
    /// For a theme: the topics of the directory that speak for it.
    #[serde(default)]
    pub topics: Vec<Slug>,
    /// Whether it is no longer offered.
    #[serde(default)]
    pub retired: bool,
}

impl Codes {
    /// The lists as they come with the program.
    ///
    /// # Errors
    /// When the file that was built in cannot be read; a test sees to it.
    pub fn embedded() -> Result<Self, serde_json::Error> {
        serde_json::from_str(EMBEDDED)
    }

    /// The same lists with what a house added to them. The version says so: `2026-11+found.3`.
    #[must_use]
    pub fn with_own(&self, own: &[OwnVersion]) -> Self {
        let mut codes = self.clone();
        for added in own {
            codes.version.push_str(&format!("+{}.{}", added.list.code(), added.version));
            let list = match added.list {
                OwnList::Place => &mut codes.place,
                OwnList::Found => &mut codes.found,
            };
            list.0.extend(added.codes.iter().map(Code::own));
        }
        codes
    }

    /// The names that a list offers, for a reader of `lang`.
    #[must_use]
    pub fn names(&self, list: OwnList, lang: Lang) -> Vec<&str> {
        let list = match list {
            OwnList::Place => &self.place,
            OwnList::Found => &self.found,
        };
        list.offered().map(|code| code.name(lang)).collect()
    }

    /// The themes that the topics of the answers speak for, the strongest first. `topics` says of each how well its service
    /// fits; the best of a theme counts, and among equals all of them together.
    #[must_use]
    pub fn proposed(&self, topics: &[(Slug, f32)]) -> Vec<&Code> {
        let mut weighed: Vec<_> = self.theme.offered().map(|theme| (theme.weight(topics), theme)).collect();
        weighed.retain(|(weight, _)| weight.0 > 0.0);
        // The sort is stable: equal ones stay in the order of the list.
        weighed.sort_by(|(one, _), (other, _)| other.0.total_cmp(&one.0).then(other.1.total_cmp(&one.1)));
        weighed.into_iter().take(PROPOSED).map(|(_, theme)| theme).collect()
    }
}

impl List {
    /// The codes that are offered now.
    pub fn offered(&self) -> impl Iterator<Item = &Code> {
        self.0.iter().filter(|code| !code.retired)
    }

    /// The code that is meant when nothing is said.
    #[must_use]
    pub fn first(&self) -> Option<&Code> {
        self.offered().next()
    }

    /// The code as it was typed, when the list offers it.
    #[must_use]
    pub fn read(&self, typed: &str) -> Option<Slug> {
        let typed = Slug::from_str(typed).ok()?;
        self.offered().find(|code| code.code == typed).map(|code| code.code.clone())
    }

    /// The name of a code for a reader of `lang`; the code itself when the list never had it.
    #[must_use]
    pub fn name<'a>(&'a self, code: &'a str, lang: Lang) -> &'a str {
        self.0.iter().find(|known| known.code.as_str() == code).map_or(code, |known| known.name(lang))
    }
}

impl Code {
    /// A code of a house: one name in every language.
    fn own(own: &OwnCode) -> Self {
        let name = Names::one(&own.name);
        Self { code: own.code.clone(), key: None, name, topics: Vec::new(), retired: false }
    }

    /// Its name for a reader of `lang`: Dutch where there is no other.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        self.name.of(lang)
    }

    /// The best of what speaks for this theme, and all of it together.
    fn weight(&self, topics: &[(Slug, f32)]) -> (f32, f32) {
        let own = topics.iter().filter(|(topic, _)| self.topics.contains(topic)).map(|(_, weight)| *weight);
        own.fold((0.0, 0.0), |(best, all), weight| (best.max(weight), all + weight))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn slug(text: &str) -> Slug {
        text.parse().unwrap()
    }

    #[test]
    fn every_code_has_one_meaning_and_every_key_one_code() {
        let codes = Codes::embedded().unwrap();
        let Codes { theme, done, channel, place, language, behalf, found, .. } = &codes;
        let mut keys: BTreeSet<char> = TAKEN.chars().collect();
        for list in [theme, done, channel, place, language, behalf, found] {
            let all: BTreeSet<_> = list.0.iter().map(|code| &code.code).collect();
            assert_eq!(all.len(), list.0.len(), "a code stands twice");
            assert!(list.first().is_some());
            for code in &list.0 {
                assert!([Lang::NL, Lang::EN, Lang::FR].iter().all(|lang| !code.name(*lang).is_empty()), "{code:?}");
                assert!(code.key.is_none_or(|key| keys.insert(key)), "{code:?}: the key is taken");
            }
        }
        assert!(done.offered().all(|code| code.key.is_some()), "what was done takes a single key");
    }

    /// The keys of the other fields of the desk, as its template gives them.
    const TAKEN: &str = "kptiwhvzes123";

    #[test]
    fn the_theme_of_what_fits_best_is_proposed_first() {
        let codes = Codes::embedded().unwrap();
        let topics = [("huren", 0.5), ("schulden", 0.6), ("wonen", 0.5), ("werk", 0.5), ("wegwijs", 9.0)];
        let topics = topics.map(|(topic, weight)| (slug(topic), weight));
        let proposed: Vec<_> = codes.proposed(&topics).iter().map(|theme| theme.code.to_string()).collect();
        assert_eq!(proposed, ["debts", "housing", "work"]);
        assert!(codes.proposed(&[]).is_empty());
    }

    #[test]
    fn what_a_house_added_stands_behind_what_there_is() {
        let by = kernel::TypedId::from_uuid(uuid::Uuid::nil());
        let at = kernel::Instant::from_micros(0);
        let codes = crate::rules::own::written("Flyer winter").unwrap();
        let own = [OwnVersion { list: OwnList::Found, version: 3, codes, by, at }];
        let codes = Codes::embedded().unwrap().with_own(&own);
        assert_eq!(codes.version, "2026-11+found.3");
        assert_eq!(codes.found.read("own-flyer-winter"), Some(slug("own-flyer-winter")));
        assert_eq!(codes.found.name("own-flyer-winter", Lang::FR), "Flyer winter");
        assert_eq!(codes.found.first().unwrap().code, slug("known"));
        assert_eq!(codes.place.read("own-flyer-winter"), None);
    }

    #[test]
    fn a_code_that_is_not_in_the_list_is_not_read() {
        let codes = Codes::embedded().unwrap();
        assert_eq!(codes.done.read("answered"), Some(slug("answered")));
        assert_eq!(codes.done.read("magic"), None);
        assert_eq!(codes.done.name("answered", Lang::FR), "Répondu");
        assert_eq!(codes.done.name("long-gone", Lang::NL), "long-gone");
    }
}
