use askama::Template;
use axum::extract::{Path, Query, State};
use kit::{Answer, Keep, OrMissing, SafeHtml, Text, Visit};
use serde::Deserialize;

use super::{sitting::organization, told, wording::wording};
use crate::{
    Room,
    export::{Site, structured},
    rules::{
        Edition,
        model::{Access, Audience, Organization, Service, SpokenLanguage, Topic},
        offer::{Filter, ForWhom},
    },
    shelf::Standing,
};

/// Services on one page of a list.
const PER_PAGE: usize = 30;

/// What stands in the address of a list. What cannot be read narrows nothing.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    thema: String,
    #[serde(default)]
    voor: String,
    #[serde(default)]
    taal: String,
    #[serde(default)]
    toegang: String,
    #[serde(default)]
    nu: String,
    #[serde(default)]
    pagina: String,
}

#[derive(Template)]
#[template(path = "directory/offer.html")]
struct OfferPage<'a> {
    t: &'a Text,
    choices: Vec<Choice>,
    open_now: bool,
    list: List,
    for_everybody: Option<(String, usize)>,
}

#[derive(Template)]
#[template(path = "directory/organizations.html")]
struct OrganizationsPage<'a> {
    t: &'a Text,
    organizations: Vec<OrganizationLine>,
}

#[derive(Template)]
#[template(path = "directory/organization.html")]
struct OrganizationPage<'a> {
    t: &'a Text,
    name: SafeHtml,
    description: SafeHtml,
    kind: &'a str,
    website: Option<&'a str>,
    cards: Vec<Card>,
}

#[derive(Template)]
#[template(path = "directory/topic.html")]
struct TopicPage<'a> {
    t: &'a Text,
    name: SafeHtml,
    description: SafeHtml,
    topics: Vec<(String, SafeHtml, usize)>,
    cards: Vec<Card>,
}

/// One thing to narrow by: its name in the address and its options.
struct Choice {
    name: &'static str,
    label: &'static str,
    options: Vec<Choosable>,
}

struct Choosable {
    value: String,
    label: SafeHtml,
    count: usize,
    is_chosen: bool,
    is_part: bool,
}

/// One page of services.
struct List {
    total: usize,
    cards: Vec<Card>,
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
}

struct OrganizationLine {
    href: String,
    name: SafeHtml,
    kind: String,
    services: usize,
}

/// A service in a list.
pub(super) struct Card {
    pub(super) href: String,
    pub(super) name: SafeHtml,
    pub(super) organization: SafeHtml,
    pub(super) target_group: SafeHtml,
    pub(super) availability: Option<String>,
    pub(super) is_open: bool,
    pub(super) ways: Vec<&'static str>,
}

/// `GET /aanbod`: everything there is, to narrow.
pub(super) async fn offer(visit: Visit, State(room): State<Room>, Query(asked): Query<Asked>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let filter = asked.filter(standing.edition());
    let t = &visit.t;
    let main = OfferPage {
        t,
        choices: choices(&filter, &standing, &visit),
        open_now: filter.open_now,
        list: asked.list(&filter.services(standing.edition(), visit.now), &standing, &visit),
        for_everybody: asked.for_everybody(&filter, &standing, &visit),
    };
    visit
        .page("directory-offer-title")
        .description(t.say("directory-offer-description"))
        .keep(Keep::ThisMinute)
        .main(&main)
        .answer()
}

/// `GET /organisaties`: who works here.
pub(super) async fn organizations(visit: Visit, State(room): State<Room>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let (t, edition) = (&visit.t, standing.edition());
    let mut all: Vec<_> = edition.directory().organizations.iter().collect();
    all.sort_by_cached_key(|organization| organization.name.original.to_lowercase());
    let organizations = all.into_iter().map(|organization| OrganizationLine::of(organization, edition, t)).collect();
    visit
        .page("directory-organizations-title")
        .keep(Keep::ThisEdition)
        .changed(edition.since())
        .main(&OrganizationsPage { t, organizations })
        .answer()
}

/// `GET /organisaties/{slug}`: one organisation and what it offers.
pub(super) async fn organization_page(visit: Visit, State(room): State<Room>, Path(slug): Path<String>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let (t, edition) = (&visit.t, standing.edition());
    let found = edition.organization(&slug).or_missing()?;
    let main = OrganizationPage {
        t,
        name: wording(&found.name, t.lang()),
        description: wording(&found.description, t.lang()),
        kind: &found.kind,
        website: found.contact.website.as_deref(),
        cards: edition.services_of(&found.slug).map(|service| Card::of(service, &standing, &visit)).collect(),
    };
    visit
        .page_named(found.name.for_reader(t.lang()).1.to_owned())
        .crumb(t.to("/organisaties"), t.say("directory-organizations-title"))
        .json_ld(&structured::organization(&Site::of(&visit.house), found))
        .keep(Keep::ThisMinute)
        .main(&main)
        .answer()
}

/// `GET /themas/{slug}`: what there is on one topic.
pub(super) async fn topic(visit: Visit, State(room): State<Room>, Path(slug): Path<String>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let (t, edition) = (&visit.t, standing.edition());
    let found = edition.topic(&slug).or_missing()?;
    let parts = edition.topics_under(Some(&found.slug)).map(|part| counted(part, edition, t));
    let main = TopicPage {
        t,
        name: wording(&found.name, t.lang()),
        description: wording(&found.description, t.lang()),
        topics: parts.filter(|(_, _, services)| *services > 0).collect(),
        cards: edition.services_on(&found.slug).map(|service| Card::of(service, &standing, &visit)).collect(),
    };
    let page = visit
        .page_named(found.name.for_reader(t.lang()).1.to_owned())
        .crumb(t.to("/aanbod"), t.say("directory-offer-title"));
    let parent = found.parent.as_ref().and_then(|parent| edition.topic(parent.as_str()));
    let page = match parent {
        Some(parent) => page.crumb(t.to(&format!("/themas/{}", parent.slug)), parent.name.for_reader(t.lang()).1),
        None => page,
    };
    page.keep(Keep::ThisMinute).main(&main).answer()
}

/// A topic as a link with the number of its services.
pub(super) fn counted(topic: &Topic, edition: &Edition, t: &Text) -> (String, SafeHtml, usize) {
    let services = edition.services_on(&topic.slug).count();
    (t.to(&format!("/themas/{}", topic.slug)), wording(&topic.name, t.lang()), services)
}

impl Asked {
    fn filter(&self, edition: &Edition) -> Filter {
        Filter {
            topic: edition.topic(&self.thema).map(|topic| topic.slug.clone()),
            audience: ForWhom::from_code(&self.voor, edition),
            language: SpokenLanguage::from_code(&self.taal),
            access: Access::from_code(&self.toegang),
            open_now: self.nu == "1",
        }
    }

    fn list(&self, found: &[&Service], standing: &Standing, visit: &Visit) -> List {
        let pages = found.len().div_ceil(PER_PAGE).max(1);
        let page = self.pagina.parse().unwrap_or(1).clamp(1, pages);
        let shown = found.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
        let beside = |other: usize| (1..=pages).contains(&other).then(|| self.address(other, &visit.t));
        List {
            total: found.len(),
            cards: shown.map(|service| Card::of(service, standing, visit)).collect(),
            page,
            pages,
            previous: beside(page - 1),
            next: beside(page + 1),
        }
    }

    /// Who looks for a group finds what is there for it, and is told what else is there for everybody.
    fn for_everybody(&self, filter: &Filter, standing: &Standing, visit: &Visit) -> Option<(String, usize)> {
        let Some(ForWhom::Group(_)) = filter.audience else { return None };
        let others = Filter { audience: Some(ForWhom::Everybody), ..filter.clone() };
        let count = others.services(standing.edition(), visit.now).len();
        let asked = Self { voor: Audience::EVERYBODY.to_owned(), ..self.clone() };
        (count > 0).then(|| (asked.address(1, &visit.t), count))
    }

    /// The address of another page of the same list; only what was understood stands in it.
    fn address(&self, page: usize, t: &Text) -> String {
        let plain = |text: &str| {
            text.chars().filter(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_')).collect::<String>()
        };
        let given = [
            ("thema", &self.thema),
            ("voor", &self.voor),
            ("taal", &self.taal),
            ("toegang", &self.toegang),
            ("nu", &self.nu),
        ];
        let parts = given
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}&", plain(value)));
        format!("{}?{}pagina={page}", t.to("/aanbod"), parts.collect::<String>())
    }
}

fn choices(filter: &Filter, standing: &Standing, visit: &Visit) -> Vec<Choice> {
    let (t, edition) = (&visit.t, standing.edition());
    let counts = filter.counts(edition, visit.now);
    let topics = counts.topics.iter().filter_map(|(slug, count)| {
        let topic = edition.topic(slug.as_str())?;
        let is_chosen = filter.topic.as_ref() == Some(slug);
        Some(Choosable {
            value: slug.to_string(),
            label: wording(&topic.name, t.lang()),
            count: *count,
            is_chosen,
            is_part: topic.parent.is_some(),
        })
    });
    let audiences = counts.audiences.iter().map(|(audience, count)| Choosable {
        value: audience.code().to_owned(),
        label: for_whom(audience, edition, t),
        count: *count,
        is_chosen: filter.audience.as_ref() == Some(audience),
        is_part: false,
    });
    let languages = counts.languages.iter().map(|(language, count)| Choosable {
        value: language.code().to_owned(),
        label: SafeHtml::escaped(&named(*language, t)),
        count: *count,
        is_chosen: filter.language == Some(*language),
        is_part: false,
    });
    let access = counts.access.iter().map(|(access, count)| Choosable {
        value: access.code().to_owned(),
        label: SafeHtml::escaped(t.say(access.key())),
        count: *count,
        is_chosen: filter.access == Some(*access),
        is_part: false,
    });
    let all = [
        Choice { name: "thema", label: "directory-filter-topic", options: topics.collect() },
        Choice { name: "voor", label: "directory-for-whom", options: audiences.collect() },
        Choice { name: "toegang", label: "directory-filter-access", options: access.collect() },
        Choice { name: "taal", label: "directory-filter-language", options: languages.collect() },
    ];
    all.into_iter().filter(|choice| !choice.options.is_empty()).collect()
}

fn for_whom(audience: &ForWhom, edition: &Edition, t: &Text) -> SafeHtml {
    match audience {
        ForWhom::Group(slug) => {
            edition.audience(slug.as_str()).map(|group| wording(&group.name, t.lang())).unwrap_or_default()
        }
        ForWhom::Everybody => SafeHtml::escaped(t.say("directory-everybody")),
    }
}

/// The name of a language in the reader's own.
pub(super) fn named(language: SpokenLanguage, t: &Text) -> String {
    match language {
        SpokenLanguage::Speaks(lang) => t.with("lang", lang.as_str()).say("directory-language"),
        SpokenLanguage::Interpreter => t.say("directory-interpreter").to_owned(),
    }
}

impl OrganizationLine {
    fn of(organization: &Organization, edition: &Edition, t: &Text) -> Self {
        Self {
            href: t.to(&format!("/organisaties/{}", organization.slug)),
            name: wording(&organization.name, t.lang()),
            kind: organization.kind.clone(),
            services: edition.services_of(&organization.slug).count(),
        }
    }
}

impl Card {
    pub(super) fn of(service: &Service, standing: &Standing, visit: &Visit) -> Self {
        let (t, edition) = (&visit.t, standing.edition());
        let soonest = edition.soonest(service, visit.now);
        let availability = soonest.as_ref().and_then(|(_, found)| told::availability(found, visit.today(), t));
        Self {
            href: t.to(&format!("/aanbod/{}", service.slug)),
            name: wording(&service.name, t.lang()),
            organization: organization(edition, service, t),
            target_group: wording(&service.eligibility.description, t.lang()),
            availability,
            is_open: soonest.as_ref().is_some_and(|(_, found)| found.now.is_some()),
            ways: soonest.iter().flat_map(|(presence, _)| presence.access.iter().map(|access| access.key())).collect(),
        }
    }
}
