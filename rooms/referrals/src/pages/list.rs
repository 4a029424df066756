use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use directory::Standing;
use kernel::{Instant, May, TeamId};
use kit::{Actor, Answer, Text, Visit};
use serde::Deserialize;

use super::place::{self, NextBest};
use crate::{
    Room,
    access::{self, SeeList},
    rules::{Outcome, ReferralId},
    store::{self, Place, Waiting, Way},
};

/// How many referrals stand on a page.
const ON_A_PAGE: usize = 50;

/// Behind which referral the page begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct From {
    na: Option<i64>,
    id: Option<ReferralId>,
}

#[derive(Template)]
#[template(path = "referrals/list.html")]
struct ListPage<'a> {
    t: &'a Text,
    lines: Vec<Line>,
    /// The first with a service to try next: one key tries it.
    first_to_try: Option<usize>,
    /// What can be taken back.
    undoable: Option<ReferralId>,
    is_first: bool,
    next: Option<String>,
}

/// A referral, as the list shows it.
struct Line {
    href: String,
    service: String,
    organization: String,
    kind: &'static str,
    theme: String,
    /// What it waits for, as a word and its colour.
    state: (&'static str, String),
    waits: String,
    /// Who could be next, where the service said no.
    next: Option<NextBest>,
}

/// `GET /doorverwijzingen`: who is waited for and how long, what is overdue first.
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>, Query(from): Query<From>) -> Answer {
    let may = access::of_own_team(access::see_list(&actor)?)?;
    let behind = from.na.zip(from.id).map(|(due, id)| Place { due_at: Instant::from_micros(due), id });
    let mut read = room.db().read(visit.house.id).await?;
    let most = i64::try_from(ON_A_PAGE).unwrap_or_default().saturating_add(1);
    let mut waiting = store::waiting(&mut read, &may, behind, most).await?;
    let undoable = store::last_undoable(&mut read, actor.worker().map(|worker| worker.id), visit.now).await?;
    let ways = ways(&mut read, &may, &waiting).await?;
    drop(read);
    let has_more = waiting.len() > ON_A_PAGE;
    waiting.truncate(ON_A_PAGE);
    let standing = room.directory().standing(&visit.house).await?;
    let t = &visit.t;
    let last = waiting.last().filter(|_| has_more);
    let next = last.map(|last| t.to(&format!("/doorverwijzingen?na={}&id={}", last.due_at.as_micros(), last.id)));
    let line = |waiting: &Waiting| Line::of(waiting, ways.get(&waiting.id), (&room, &standing), &visit);
    let lines: Vec<_> = waiting.iter().map(line).collect();
    let first_to_try = lines.iter().position(|line| line.next.is_some());
    let page = ListPage { t, lines, first_to_try, undoable, is_first: behind.is_none(), next };
    visit.page("referrals-list-title").main(&page).at_work(&actor).answer()
}

impl Line {
    fn of(waiting: &Waiting, way: Option<&Way>, (room, standing): (&Room, &Standing), visit: &Visit) -> Self {
        let (edition, t, lang) = (standing.edition(), &visit.t, visit.t.lang());
        let theme = waiting.theme.as_ref().map(|theme| room.codes().theme.name(theme.as_str(), lang).to_owned());
        Self {
            href: t.to(&format!("/doorverwijzingen/{}", waiting.id)),
            service: place::service_name(edition, &waiting.service, lang),
            organization: place::organization_name(edition, &waiting.organization, lang),
            kind: waiting.kind.key(),
            theme: theme.unwrap_or_default(),
            state: state(waiting, visit),
            waits: t.with("days", days(waiting, visit)).say("referrals-since"),
            next: way.and_then(|way| next(waiting, way, standing, visit)),
        }
    }
}

/// Who could be next, where the service said no.
fn next(waiting: &Waiting, way: &Way, standing: &Standing, visit: &Visit) -> Option<NextBest> {
    waiting.outcome.filter(|outcome| outcome.asks_for_another())?;
    let service = (&waiting.service, way.better.as_ref());
    let next = place::next_best(standing, service, &way.tried, visit.now)?;
    Some(NextBest::of(next, standing.edition(), visit.t.lang()))
}

/// The ways of those that a service said no to; one that ended is due at its end.
async fn ways(
    read: &mut db::Read,
    may: &May<SeeList, TeamId>,
    waiting: &[Waiting],
) -> Result<BTreeMap<ReferralId, Way>, db::Fault> {
    let refused = waiting.iter().filter(|waiting| waiting.outcome.is_some_and(Outcome::asks_for_another));
    let due = refused.map(|refused| refused.due_at);
    match due.clone().min().zip(due.max()) {
        Some(between) => store::ways(read, may, between).await,
        None => Ok(BTreeMap::new()),
    }
}

/// For how many days it is under way.
fn days(waiting: &Waiting, visit: &Visit) -> i64 {
    visit.today().days_since(waiting.made_at.day(&visit.house.zone))
}

/// The word for where it stands: what came of it, that it is overdue, or its state.
fn state(waiting: &Waiting, visit: &Visit) -> (&'static str, String) {
    let t = &visit.t;
    match waiting.outcome {
        Some(outcome) if outcome.asks_for_another() => ("full", t.say(outcome.key()).to_owned()),
        Some(outcome) => ("open", t.say(outcome.key()).to_owned()),
        None if waiting.due_at <= visit.now => {
            let what = t.say(waiting.state.key()).to_lowercase();
            ("soon", t.with("state", what).say("referrals-overdue"))
        }
        None => ("", t.say(waiting.state.key()).to_owned()),
    }
}
