//! Every service of the directory, for who keeps it: found by a few letters, the unchecked ones apart.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Query, State};
use kernel::{Reason, Slug, WholeHouse};
use kit::{Actor, Answer, SafeHtml, Text, Visit};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::PATH;
use crate::{
    Room, access,
    pages::{sitting::organization, wording::wording},
    rules::{
        Edition,
        model::{Service, ServiceStatus},
    },
    store,
};

/// Services on one page of the list.
const PER_PAGE: usize = 50;
/// What the address says when only what was not checked for long is asked.
const UNCHECKED: &str = "oud";

/// What stands in the address of the list.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(in crate::pages) struct Asked {
    zoek: String,
    toon: String,
    pagina: String,
}

#[derive(Template)]
#[template(path = "directory/entries.html")]
struct EntriesPage<'a> {
    t: &'a Text,
    searched: &'a str,
    only_unchecked: bool,
    rows: Vec<Row>,
    found: usize,
    page: usize,
    pages: usize,
    previous: String,
    next: String,
}

struct Row {
    href: String,
    name: SafeHtml,
    organization: SafeHtml,
    status: Option<&'static str>,
    checked: Option<String>,
    is_stale: bool,
    is_kept_here: bool,
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
    let kept = kept.slugs();
    let (t, edition) = (&visit.t, standing.edition());
    let only_unchecked = asked.toon == UNCHECKED;
    let found = found(&visit, edition, &asked.zoek, only_unchecked);
    let pages = found.len().div_ceil(PER_PAGE).max(1);
    let page = asked.pagina.parse::<usize>().unwrap_or(1).clamp(1, pages);
    let on_page = found.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let near = |page: usize| if (1..=pages).contains(&page) { asked.address(t, page) } else { String::new() };
    let main = EntriesPage {
        t,
        searched: &asked.zoek,
        only_unchecked,
        rows: on_page.map(|service| Row::of(&visit, edition, service, &kept)).collect(),
        found: found.len(),
        page,
        pages,
        previous: near(page - 1),
        next: near(page + 1),
    };
    visit.page("directory-entries-title").main(&main).at_work(&actor).answer()
}

impl Asked {
    fn address(&self, t: &Text, page: usize) -> String {
        let asked = Self { pagina: page.to_string(), ..self.clone() };
        format!("{}?{}", t.to(PATH), serde_urlencoded::to_string(asked).unwrap_or_default())
    }
}

/// The services in whose name, organisation or short name every word stands, by name.
fn found<'a>(visit: &Visit, edition: &'a Edition, searched: &str, only_unchecked: bool) -> Vec<&'a Service> {
    let words: Vec<_> = plain(searched).split_whitespace().map(str::to_owned).collect();
    let says = |service: &Service| {
        let owner = edition.organization(service.organization.as_str());
        let owner = owner.map_or("", |owner| owner.name.original.as_str());
        let names: Vec<_> =
            service.name.wordings().map(|(_, name)| name).chain([owner, service.slug.as_str()]).collect();
        let said = plain(&names.join(" "));
        words.iter().all(|word| said.contains(word))
    };
    let today = visit.today();
    let asked = |service: &&Service| says(service) && (!only_unchecked || service.verification.is_stale(today));
    let mut found: Vec<_> = edition.directory().services.iter().filter(asked).collect();
    let lang = visit.t.lang();
    found.sort_by_cached_key(|service| plain(service.name.for_reader(lang).1));
    found
}

/// Small letters without accents, as people search.
fn plain(text: &str) -> String {
    let letters = text.nfkd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter));
    letters.flat_map(char::to_lowercase).collect()
}

impl Row {
    fn of(visit: &Visit, edition: &Edition, service: &Service, kept: &BTreeSet<Slug>) -> Self {
        let t = &visit.t;
        Self {
            href: t.to(&format!("{PATH}/{}", service.slug)),
            name: wording(&service.name, t.lang()),
            organization: organization(edition, service, t),
            status: (service.status != ServiceStatus::Active).then(|| super::fields::status_key(service.status)),
            checked: service.verification.on.map(|day| t.date(day)),
            is_stale: service.verification.is_stale(visit.today()),
            is_kept_here: kept.contains(&service.slug),
        }
    }
}
