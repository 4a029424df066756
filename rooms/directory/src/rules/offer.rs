//! Browsing what there is: narrowing by topic, target group, language, way in and whether somebody is there, with honest counts.

use kernel::{Instant, Slug};

use super::{
    Edition,
    model::{Access, Audience, Service, SpokenLanguage},
};

/// How a list of services is narrowed. What is `None` does not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Under this topic or one of its parts.
    pub topic: Option<Slug>,
    /// Meant for these people.
    pub audience: Option<ForWhom>,
    /// Where one is helped in this language.
    pub language: Option<SpokenLanguage>,
    /// Reached in this way.
    pub access: Option<Access>,
    /// Where somebody is there now.
    pub open_now: bool,
}

/// For whom a service is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForWhom {
    /// For this group, by its name; perhaps for others too.
    Group(Slug),
    /// For no group in particular.
    Everybody,
}

impl ForWhom {
    /// What an address means by this word; none when there is no such group.
    #[must_use]
    pub fn from_code(code: &str, edition: &Edition) -> Option<Self> {
        if code == Audience::EVERYBODY {
            return Some(Self::Everybody);
        }
        edition.audience(code).map(|audience| Self::Group(audience.slug.clone()))
    }

    /// The word in addresses.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Group(slug) => slug.as_str(),
            Self::Everybody => Audience::EVERYBODY,
        }
    }

    fn fits(&self, service: &Service) -> bool {
        match self {
            Self::Group(slug) => service.audiences.contains(slug),
            Self::Everybody => service.audiences.is_empty(),
        }
    }
}

/// How many services each choice would leave, the other choices staying as they are. A choice that leaves none
/// is only named when it is the one that was made.
#[derive(Debug, Default)]
pub struct Counts {
    /// By topic, in the order of the directory.
    pub topics: Vec<(Slug, usize)>,
    /// By group, in the order of the directory; everybody last. Empty where the directory names no groups.
    pub audiences: Vec<(ForWhom, usize)>,
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
            && self.audience.as_ref().is_none_or(|audience| audience.fits(service))
            && self.language.is_none_or(|language| service.languages.contains(&language))
            && self.access.is_none_or(|access| ways(service).any(|own| own == access))
            && (!self.open_now || service.presences.iter().any(|own| edition.availability(own, now).now.is_some()))
    }

    /// What each choice would leave.
    #[must_use]
    pub fn counts(&self, edition: &Edition, now: Instant) -> Counts {
        let left = |filter: Self| filter.services(edition, now);
        let any_topic = left(Self { topic: None, ..self.clone() });
        let any_audience = left(Self { audience: None, ..self.clone() });
        let any_language = left(Self { language: None, ..self.clone() });
        let any_access = left(Self { access: None, ..self.clone() });
        let topics = edition.directory().topics.iter().map(|topic| &topic.slug);
        let count =
            |services: &[&Service], fits: &dyn Fn(&Service) -> bool| services.iter().filter(|own| fits(own)).count();
        Counts {
            topics: named(topics.cloned(), self.topic.as_ref(), |topic| {
                count(&any_topic, &|service| is_on(service, topic, edition))
            }),
            audiences: named(groups(edition), self.audience.as_ref(), |audience| {
                count(&any_audience, &|service| audience.fits(service))
            }),
            languages: named(spoken(edition), self.language.as_ref(), |language| {
                count(&any_language, &|own| own.languages.contains(language))
            }),
            access: named(Access::ALL, self.access.as_ref(), |access| {
                count(&any_access, &|service| ways(service).any(|own| own == *access))
            }),
        }
    }
}

fn named<T: PartialEq>(
    choices: impl IntoIterator<Item = T>,
    chosen: Option<&T>,
    count: impl Fn(&T) -> usize,
) -> Vec<(T, usize)> {
    let counted = choices.into_iter().map(|choice| {
        let left = count(&choice);
        (choice, left)
    });
    counted.filter(|(choice, left)| *left > 0 || chosen == Some(choice)).collect()
}

fn groups(edition: &Edition) -> Vec<ForWhom> {
    let named = edition.directory().audiences.iter().map(|audience| ForWhom::Group(audience.slug.clone()));
    let groups: Vec<_> = named.collect();
    let everybody = (!groups.is_empty()).then_some(ForWhom::Everybody);
    groups.into_iter().chain(everybody).collect()
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

#[cfg(test)]
mod tests {
    use kernel::TypedId as _;
    use proptest::prelude::*;

    use super::*;
    use crate::rules::{model::EditionId, sample};

    fn edition(seed: u64) -> Edition {
        let since = Instant::from_micros(0);
        Edition::new(EditionId::from_uuid(uuid::Uuid::nil()), 1, since, sample::varied(seed, 12))
    }

    proptest! {
        /// The words of an address, read again, leave as many services as the list of choices promised.
        #[test]
        fn every_group_leaves_what_its_count_says(seed: u64) {
            let (edition, now) = (edition(seed), Instant::from_micros(0));
            for (audience, count) in Filter::default().counts(&edition, now).audiences {
                let asked = Filter { audience: ForWhom::from_code(audience.code(), &edition), ..Filter::default() };
                prop_assert_eq!(asked.services(&edition, now).len(), count, "{:?}", audience);
            }
        }

        /// Every service is for everybody or for a group, and never for both.
        #[test]
        fn nobody_falls_between_the_groups(seed: u64) {
            let edition = edition(seed);
            for service in &edition.directory().services {
                let groups = groups(&edition);
                let (everybody, named): (Vec<_>, Vec<_>) = groups.iter().partition(|one| **one == ForWhom::Everybody);
                let fits = |of: &[&ForWhom]| of.iter().any(|one| one.fits(service));
                prop_assert!(fits(&everybody) != fits(&named), "{:?}", service.audiences);
            }
        }
    }

    #[test]
    fn a_choice_that_leaves_nothing_stays_in_the_list() {
        let edition = edition(3);
        let nobody = Filter { language: Some(SpokenLanguage::Speaks("ja".parse().unwrap())), ..Filter::default() };
        let group = ForWhom::Group(edition.directory().audiences[0].slug.clone());
        let asked = Filter { audience: Some(group.clone()), ..nobody };
        assert_eq!(asked.counts(&edition, Instant::from_micros(0)).audiences, [(group, 0)]);
    }

    #[test]
    fn an_unknown_group_narrows_nothing() {
        assert_eq!(ForWhom::from_code("marsmannetjes", &edition(3)), None);
    }
}
