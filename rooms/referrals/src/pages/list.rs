use askama::Template;
use axum::extract::{Query, State};
use directory::rules::Edition;
use kernel::Instant;
use kit::{Actor, Answer, Text, Visit};
use serde::Deserialize;

use super::place;
use crate::{
    Room, access,
    rules::ReferralId,
    store::{self, Place, Waiting},
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
}

/// `GET /doorverwijzingen`: who is waited for and how long, what is overdue first.
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>, Query(from): Query<From>) -> Answer {
    let may = access::of_own_team(access::see_list(&actor)?)?;
    let behind = from.na.zip(from.id).map(|(due, id)| Place { due_at: Instant::from_micros(due), id });
    let mut read = room.db().read(visit.house.id).await?;
    let most = i64::try_from(ON_A_PAGE).unwrap_or_default().saturating_add(1);
    let mut waiting = store::waiting(&mut read, &may, behind, most).await?;
    let undoable = store::last_undoable(&mut read, actor.worker().map(|worker| worker.id), visit.now).await?;
    drop(read);
    let has_more = waiting.len() > ON_A_PAGE;
    waiting.truncate(ON_A_PAGE);
    let standing = room.directory().standing(&visit.house).await?;
    let t = &visit.t;
    let last = waiting.last().filter(|_| has_more);
    let next = last.map(|last| t.to(&format!("/doorverwijzingen?na={}&id={}", last.due_at.as_micros(), last.id)));
    let lines = waiting.iter().map(|waiting| Line::of(waiting, standing.edition(), &room, &visit)).collect();
    let page = ListPage { t, lines, undoable, is_first: behind.is_none(), next };
    visit.page("referrals-list-title").main(&page).at_work(&actor).answer()
}

impl Line {
    fn of(waiting: &Waiting, edition: &Edition, room: &Room, visit: &Visit) -> Self {
        let (t, lang) = (&visit.t, visit.t.lang());
        let theme = waiting.theme.as_ref().map(|theme| room.codes().theme.name(theme.as_str(), lang).to_owned());
        Self {
            href: t.to(&format!("/doorverwijzingen/{}", waiting.id)),
            service: place::service_name(edition, &waiting.service, lang),
            organization: place::organization_name(edition, &waiting.organization, lang),
            kind: waiting.kind.key(),
            theme: theme.unwrap_or_default(),
            state: state(waiting, visit),
            waits: t.with("days", days(waiting, visit)).say("referrals-since"),
        }
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
