//! Everything of one kind that the directory has, for who keeps it: found by a few letters; of services the unchecked ones apart.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Query, State};
use kernel::{Reason, Slug, WholeHouse};
use kit::{Actor, Answer, SafeHtml, Text, Visit};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::{PATH, fields::status_key, new_of, path_of};
use crate::{
    Room, access,
    pages::{sitting::organization, wording::wording},
    rules::{
        Edition,
        entry::{Key, Kind, Thing, all_of},
        model::{self, ServiceStatus},
    },
    store::{self, Entries},
};

/// How many stand on one page of the list.
const PER_PAGE: usize = 50;
/// What the address says when only what was not checked for long is asked.
const UNCHECKED: &str = "oud";

/// What stands in the address of the list.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(in crate::pages) struct Asked {
    soort: String,
    zoek: String,
    toon: String,
    pagina: String,
}

#[derive(Template)]
#[template(path = "directory/entries.html")]
struct EntriesPage<'a> {
    t: &'a Text,
    kind: Kind,
    kinds: Vec<KindChip>,
    new: String,
    searched: &'a str,
    only_unchecked: bool,
    rows: Vec<Row>,
    found: usize,
    page: usize,
    pages: usize,
    previous: String,
    next: String,
}

/// A kind with the way to its list.
struct KindChip {
    href: String,
    key: &'static str,
    count: usize,
    is_shown: bool,
}

struct Row {
    href: String,
    name: SafeHtml,
    beside: SafeHtml,
    below: String,
    status: Option<&'static str>,
    is_kept_here: bool,
}

/// Something that was found; gone when only what is kept in the browser still knows it.
struct Found {
    key: Key,
    name: model::Text,
    is_gone: bool,
}

/// `GET /beheer/gids`
pub(in crate::pages) async fn list(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Query(asked): Query<Asked>,
) -> Answer {
    access::keep_entries(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let kept = store::entries(&mut room.db().read(visit.house.id).await?).await?;
    let (t, edition) = (&visit.t, standing.edition());
    let kind = Kind::from_code(&asked.soort).unwrap_or(Kind::Service);
    let only_unchecked = kind == Kind::Service && asked.toon == UNCHECKED;
    let search = Search::of(&asked.zoek);
    let mut found = found(&visit, edition, kind, &search, only_unchecked);
    found.extend(gone(&kept, edition, kind, &search));
    let pages = found.len().div_ceil(PER_PAGE).max(1);
    let page = asked.pagina.parse::<usize>().unwrap_or(1).clamp(1, pages);
    let on_page = found.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let near = |page: usize| if (1..=pages).contains(&page) { asked.address(t, page) } else { String::new() };
    let kept_here = kept.keys();
    let main = EntriesPage {
        t,
        kind,
        kinds: Kind::ALL.map(|one| KindChip::of(one, kind, edition, t)).into(),
        new: t.to(&new_of(kind)),
        searched: &asked.zoek,
        only_unchecked,
        rows: on_page.map(|one| Row::of(&visit, edition, one, &kept_here)).collect(),
        found: found.len(),
        page,
        pages,
        previous: near(page - 1),
        next: near(page + 1),
    };
    visit.page("directory-entries-title").main(&main).at_work(&actor).answer()
}

/// The address of the list of a kind.
pub(super) fn of_kind(kind: Kind) -> String {
    if kind == Kind::Service { PATH.to_owned() } else { format!("{PATH}?soort={}", kind.code()) }
}

/// The list, searched for one thing.
pub(super) fn found_in_list(key: &Key) -> String {
    let Key { kind, slug } = key;
    if *kind == Kind::Service {
        format!("{PATH}?zoek={slug}")
    } else {
        format!("{PATH}?soort={}&zoek={slug}", kind.code())
    }
}

/// The key of the name of a kind, of many.
pub(super) const fn name_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Service => "directory-kind-services",
        Kind::Organization => "directory-kind-organizations",
        Kind::Location => "directory-kind-places",
        Kind::Topic => "directory-kind-topics",
        Kind::UrgentLine => "directory-kind-lines",
        Kind::Elsewhere => "directory-kind-elsewhere",
    }
}

/// The key of the name of something new.
pub(super) const fn new_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Service => "directory-entry-new",
        Kind::Organization => "directory-organization-new",
        Kind::Location => "directory-place-new",
        Kind::Topic => "directory-topic-new",
        Kind::UrgentLine => "directory-line-new",
        Kind::Elsewhere => "directory-elsewhere-new",
    }
}

impl EntriesPage<'_> {
    const fn new_key(&self) -> &'static str {
        new_key(self.kind)
    }

    /// The key of how many were found.
    const fn found_key(&self) -> &'static str {
        if matches!(self.kind, Kind::Service) { "directory-entries-found" } else { "directory-entries-found-others" }
    }

    /// The key of what is said when nothing was found.
    const fn none_key(&self) -> &'static str {
        if matches!(self.kind, Kind::Service) { "directory-entries-none" } else { "directory-entries-none-others" }
    }
}

impl Asked {
    fn address(&self, t: &Text, page: usize) -> String {
        let asked = Self { pagina: page.to_string(), ..self.clone() };
        format!("{}?{}", t.to(PATH), serde_urlencoded::to_string(asked).unwrap_or_default())
    }
}

/// What is searched for: small words without accents. Nothing finds everything.
struct Search(Vec<String>);

impl Search {
    fn of(searched: &str) -> Self {
        Self(plain(searched).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether every word stands in a name, in any language, in the short name or in what else it is known by.
    fn finds(&self, slug: &Slug, name: &model::Text, known_by: &str) -> bool {
        let names = name.wordings().map(|(_, name)| name).chain([slug.as_str(), known_by]);
        let said = plain(&names.collect::<Vec<_>>().join(" "));
        self.0.iter().all(|word| said.contains(word))
    }
}

/// What of this kind is found; by name.
fn found(visit: &Visit, edition: &Edition, kind: Kind, search: &Search, only_unchecked: bool) -> Vec<Found> {
    let (today, lang) = (visit.today(), visit.t.lang());
    let is_stale =
        |slug: &Slug| edition.service(slug.as_str()).is_some_and(|service| service.verification.is_stale(today));
    let all = all_of(edition.directory(), kind).into_iter();
    let mut found: Vec<_> = all
        .filter(|(slug, name)| search.finds(slug, name, known_by(edition, kind, slug)))
        .filter(|(slug, _)| !only_unchecked || is_stale(slug))
        .map(|(slug, name)| Found { key: Key { kind, slug: slug.clone() }, name: name.clone(), is_gone: false })
        .collect();
    // The order of the lines says which comes first in danger.
    if kind != Kind::UrgentLine {
        found.sort_by_cached_key(|one| plain(one.name.for_reader(lang).1));
    }
    found
}

/// The owner of a service, the number of a line, where something is done.
fn known_by<'a>(edition: &'a Edition, kind: Kind, slug: &Slug) -> &'a str {
    match kind {
        Kind::Service => {
            let service = edition.service(slug.as_str());
            let owner = service.and_then(|service| edition.organization(service.organization.as_str()));
            owner.map_or("", |owner| owner.name.original.as_str())
        }
        Kind::UrgentLine => edition.urgent_line(slug.as_str()).map_or("", |line| line.number.as_str()),
        Kind::Elsewhere => edition.elsewhere(slug.as_str()).map_or("", |entry| entry.place.original.as_str()),
        Kind::Organization | Kind::Location | Kind::Topic => "",
    }
}

/// What is gone from the directory and can come back.
fn gone<'a>(
    kept: &'a Entries,
    edition: &'a Edition,
    kind: Kind,
    search: &'a Search,
) -> impl Iterator<Item = Found> + use<'a> {
    let sheets = kept.sheets.iter().filter(move |(key, sheet)| key.kind == kind && sheet.is_gone());
    let out = sheets.filter(|(key, _)| !Thing::is_in(edition.directory(), key));
    let found = out.filter_map(move |(key, sheet)| {
        let name = sheet.thing(kind).ok()?.name().clone();
        Some(Found { key: key.clone(), name, is_gone: true })
    });
    found.filter(move |one| search.finds(&one.key.slug, &one.name, ""))
}

/// Small letters without accents, as people search.
fn plain(text: &str) -> String {
    let letters = text.nfkd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter));
    letters.flat_map(char::to_lowercase).collect()
}

impl KindChip {
    fn of(kind: Kind, shown: Kind, edition: &Edition, t: &Text) -> Self {
        let count = all_of(edition.directory(), kind).len();
        Self { href: t.to(&of_kind(kind)), key: name_key(kind), count, is_shown: kind == shown }
    }
}

impl Row {
    fn of(visit: &Visit, edition: &Edition, found: &Found, kept: &BTreeSet<Key>) -> Self {
        let t = &visit.t;
        let mut row = Self {
            href: t.to(&path_of(&found.key)),
            name: wording(&found.name, t.lang()),
            beside: SafeHtml::default(),
            below: String::new(),
            status: found.is_gone.then_some("directory-entry-gone-now"),
            is_kept_here: kept.contains(&found.key),
        };
        match Thing::of(edition.directory(), &found.key) {
            Some(Thing::Service(service)) => {
                row.beside = organization(edition, &service, t);
                row.below = checked(&service.verification, visit);
                row.status = (service.status != ServiceStatus::Active).then(|| status_key(service.status));
            }
            Some(Thing::Organization(one)) => {
                row.beside = SafeHtml::escaped(&one.kind);
                let services = edition.services_of(&one.slug).count();
                row.below = t.with("count", services).say("directory-entries-services");
            }
            Some(Thing::Location(one)) => row.below = one.line().unwrap_or_default(),
            Some(Thing::Topic(one)) => {
                let parent = one.parent.as_ref().and_then(|parent| edition.topic(parent.as_str()));
                row.beside = parent.map(|parent| wording(&parent.name, t.lang())).unwrap_or_default();
                let services = edition.services_on(&one.slug).count();
                row.below = t.with("count", services).say("directory-entries-services");
            }
            Some(Thing::UrgentLine(one)) => row.beside = SafeHtml::escaped(&one.number),
            Some(Thing::Elsewhere(one)) => row.beside = wording(&one.place, t.lang()),
            None => {}
        }
        row
    }
}

/// When somebody last looked whether it is true.
fn checked(verification: &model::Verification, visit: &Visit) -> String {
    let t = &visit.t;
    let Some(day) = verification.on else { return t.say("directory-never-verified").to_owned() };
    let said = t.with("day", t.date(day)).say("directory-verified");
    if verification.is_stale(visit.today()) { format!("{said} {}", t.say("directory-verified-stale")) } else { said }
}
