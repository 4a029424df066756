use askama::Template;
use axum::extract::{Path, State};
use kit::{Actor, Answer, Text, Typed, Visit};

use super::{about, ended, living, over, path_of, person};
use crate::{Room, access, rules::administrators::Ending, store};

#[derive(Template)]
#[template(path = "people/admin/end.html")]
struct EndPage<'a> {
    t: &'a Text,
    name: &'a str,
    path: &'a str,
}

/// `POST /beheer/mensen/{id}/sessies/einde`: whoever is signed in under this account is a visitor from now on.
pub(super) async fn end_sessions(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<String>,
) -> Answer {
    let permit = access::end_sessions(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(permit, &mut tx, &id, visit.today()).await?;
    store::end_sessions(&mut tx, &may, None).await?;
    visit.done(tx, &path_of(&visit, *may.subject())).await
}

/// `GET /beheer/mensen/{id}/einde`: is it sure?
pub(super) async fn confirm(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::end_worker(&actor)?;
    let mut read = room.db().read(visit.house.id).await?;
    let may = over(permit, &mut read, &id, visit.today()).await?;
    let Some(worker) = living(&mut read, &may).await? else { return ended(&visit, &actor, &room, &id).await };
    drop(read);
    let page = EndPage { t: &visit.t, name: &worker.name, path: &path_of(&visit, worker.id) };
    about(&visit, &actor, ("people-end-title", &worker), &Typed::default(), &page).answer()
}

/// `POST /beheer/mensen/{id}/einde`: the account ends, and with it every session.
pub(super) async fn end(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::end_worker(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(permit, &mut tx, &id, visit.today()).await?;
    match store::end_worker(&mut tx, &may, visit.today()).await? {
        Ending::LastAdministrator => {
            tx.undo().await?;
            person::refused(&visit, &actor, &room, &id, "people-last-administrator").await
        }
        Ending::Now | Ending::Before => visit.done(tx, &path_of(&visit, *may.subject())).await,
    }
}
