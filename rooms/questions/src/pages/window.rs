use askama::Template;
use axum::extract::State;
use http::StatusCode;
use kernel::{Actor as Who, Reason, RuleBreak, WholeHouse, Why};
use kit::{Actor, Answer, Form, Text, Typed, Visit};
use serde::Deserialize;

use super::lists::{self, Given, Own};
use crate::{
    Room, access,
    rules::window::{Window, written},
    store,
};

/// The form as it is sent.
#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    version: i64,
    days: String,
}

#[derive(Template)]
#[template(path = "questions/window.html")]
struct WindowPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    version: i64,
    days: i64,
    may_change: bool,
    lists: Vec<Own>,
    may_change_lists: bool,
}

/// The form of the days as it stands: as kept, or as typed.
struct Days {
    window: Window,
    form: Typed,
}

/// `GET /beheer/balie`: for how many days the words of a question are kept.
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    access::see_window(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let window = store::window(&mut room.db().read(visit.house.id).await?).await?;
    page(&visit, &actor, &room, Days { window, form: filled(window.days) }).await
}

/// `POST /beheer/balie`: another number of days. Who saw an older one is shown the one of now.
pub(super) async fn change(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::change_window(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let sent = form.check(|sent| written(&sent.days).map(|days| (sent.version, days)));
    let mut tx = visit.write(room.db(), &actor).await?;
    let window = store::window(&mut tx).await?;
    let (seen, days) = match sent {
        Ok(sent) => sent,
        Err(form) => {
            drop(tx);
            return page(&visit, &actor, &room, Days { window, form }).await;
        }
    };
    if seen != window.version {
        let changed = RuleBreak::new("days", "questions-window-changed");
        drop(tx);
        let form = filled(days).given_back(vec![changed]);
        return page(&visit, &actor, &room, Days { window, form }).await;
    }
    store::change_window(&mut tx, &may, seen, days).await?;
    visit.done(tx, &visit.t.to("/beheer/balie")).await
}

fn filled(days: i64) -> Typed {
    Typed::default().with("days", &days.to_string())
}

async fn page(visit: &Visit, actor: &Who, room: &Room, days: Days) -> Answer {
    let status = match days.form.error("days") {
        None => StatusCode::OK,
        Some("questions-window-changed") => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    whole(visit, actor, room, days, (status, None)).await
}

/// The page with what was typed for a list and is not kept.
pub(super) async fn page_with_lists(
    visit: &Visit,
    actor: &Who,
    room: &Room,
    status: StatusCode,
    given: Option<&Given>,
) -> Answer {
    let window = store::window(&mut room.db().read(visit.house.id).await?).await?;
    whole(visit, actor, room, Days { window, form: filled(window.days) }, (status, given)).await
}

async fn whole(
    visit: &Visit,
    actor: &Who,
    room: &Room,
    days: Days,
    (status, given): (StatusCode, Option<&Given>),
) -> Answer {
    // An old proof of who they are is renewed on the way.
    let may_change = access::change_window(actor).map_or_else(|denied| denied.why == Why::Stale, |_| true);
    let Days { window: Window { version, days }, form } = &days;
    let lists = lists::all(visit, room, given).await?;
    let may_change_lists = access::change_lists(actor).is_ok();
    let (version, days) = (*version, *days);
    let page = WindowPage { t: &visit.t, form, version, days, may_change, lists, may_change_lists };
    visit.page("questions-window-title").main(&page).at_work(actor).status(status).answer()
}
