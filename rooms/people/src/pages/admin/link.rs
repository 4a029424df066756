use askama::Template;
use axum::extract::{Path, State};
use kernel::{Actor as Who, WorkerId};
use kit::{Actor, Answer, Text, Visit};

use super::{over, path_of, person};
use crate::{
    Room, access,
    rules::{link::Purpose, token::Token},
    store,
};

#[derive(Template)]
#[template(path = "people/admin/link.html")]
struct LinkPage<'a> {
    t: &'a Text,
    name: &'a str,
    link: String,
    until: String,
    path: String,
}

/// `POST /beheer/mensen/{id}/wachtwoord`: a link with which somebody chooses a new password.
pub(super) async fn new_password(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<String>,
) -> Answer {
    let permit = access::reset_worker(&actor)?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let may = over(permit, &mut tx, &id, visit.today()).await?;
    let worker = store::worker(&mut tx, &may).await?;
    if worker.ended_at.is_some() {
        tx.undo().await?;
        return person::refused(&visit, &actor, &room, worker.id, "people-ended-before").await;
    }
    let token = store::make_link(&mut tx, &may, Purpose::Password).await?;
    tx.commit().await?;
    handed_over(&visit, &actor, (worker.id, &worker.name), &token)
}

/// The page that shows a link this once, to be given to whom it is for.
pub(super) fn handed_over(visit: &Visit, actor: &Who, (id, name): (WorkerId, &str), token: &Token) -> Answer {
    let t = &visit.t;
    let until = visit.now.plus_seconds(Purpose::Password.seconds());
    let until = t.day_seen_from(until.day(&visit.house.zone), visit.today());
    let link = visit.house.address(&t.to(&format!("/welkom/{}", token.reveal())));
    let page = LinkPage { t, name, link, until, path: path_of(visit, id) };
    visit.page("people-link-title").main(&page).at_work(actor).answer()
}
