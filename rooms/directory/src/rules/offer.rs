//! Browsing what there is: narrowing by topic, language, way in and whether somebody is there, with honest counts.

use kernel::{Instant, Slug};

use super::{
    Edition,
    model::{Access, Service, SpokenLanguage},
};

/// How a list of services is narrowed. What is `None` does not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Under this topic or one of its parts.
    pub topic: Option<Slug>,
    /// Where one is helped in this language.
    pub language: Option<SpokenLanguage>,
    /// Reached in this way.
    pub access: Option<Access>,
    /// Where somebody is there now.
    pub open_now: bool,
}

/// How many services each choice would leave, the other choices staying as they are. Choices that leave none are not named.
#[derive(Debug, Default)]
pub struct Counts {
    /// By topic, in the order of the directory.
    pub topics: Vec<(Slug, usize)>,
    /// By language.
    pub languages: Vec<(SpokenLanguage, usize)>,
    /// By way in.
    pub access: Vec<(Access, usize)>,
}

impl Filter {
    /// The running services that fit, by name.
    #[must_use]
    pub fn services<'a>(&self, edition: &'a Edition, now: Instant) -> Vec<&'a Service> {
        let mut found: Vec<_> = edition.running().filter(|service| self.fits(service, edition, now)).collect();
        found.sort_by(|one, other| one.name.original.cmp(&other.name.original));
        found
    }

    fn fits(&self, service: &Service, edition: &Edition, now: Instant) -> bool {
        self.topic.as_ref().is_none_or(|topic| is_on(service, topic, edition))
            && self.language.is_none_or(|language| service.languages.contains(&language))
            && self.access.is_none_or(|access| ways(service).any(|own| own == access))
            && (!self.open_now || service.presences.iter().any(|own| edition.availability(own, now).now.is_some()))
    }

    /// What each choice would leave.
    #[must_use]
    pub fn counts(&self, edition: &Edition, now: Instant) -> Counts {
        let left = |filter: Self| filter.services(edition, now);
        let any_topic = left(Self { topic: None, ..self.clone() });
        let any_language = left(Self { language: None, ..self.clone() });
        let any_access = left(Self { access: None, ..self.clone() });
        let topics = edition.directory().topics.iter().map(|topic| &topic.slug);
        let count =
            |services: &[&Service], fits: &dyn Fn(&Service) -> bool| services.iter().filter(|own| fits(own)).count();
        Counts {
            topics: named(topics.cloned(), |topic| count(&any_topic, &|service| is_on(service, topic, edition))),
            languages: named(spoken(edition), |language| count(&any_language, &|own| own.languages.contains(language))),
            access: named(Access::ALL, |access| count(&any_access, &|service| ways(service).any(|own| own == *access))),
        }
    }
}

fn named<T>(choices: impl IntoIterator<Item = T>, count: impl Fn(&T) -> usize) -> Vec<(T, usize)> {
    let counted = choices.into_iter().map(|choice| {
        let left = count(&choice);
        (choice, left)
    });
    counted.filter(|(_, left)| *left > 0).collect()
}

fn is_on(service: &Service, topic: &Slug, edition: &Edition) -> bool {
    let under =
        |own: &Slug| own == topic || edition.topic(own.as_str()).is_some_and(|own| own.parent.as_ref() == Some(topic));
    service.topics.iter().any(under)
}

fn ways(service: &Service) -> impl Iterator<Item = Access> {
    service.presences.iter().flat_map(|presence| presence.access.iter().copied())
}

fn spoken(edition: &Edition) -> Vec<SpokenLanguage> {
    let mut all: Vec<_> = edition.running().flat_map(|service| service.languages.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}
