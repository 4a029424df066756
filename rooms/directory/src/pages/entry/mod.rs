//! What the directory says, kept in the browser: looked at before it is kept, with what was before, and back.

mod fields;
mod given;
mod hanging;
mod held;
mod list;
mod page;
mod summary;

use axum::extract::{Path, Query, State};
use db::Tx;
use kernel::{Reason, Slug, WholeHouse};
use kit::{Actor, Answer, Form, OrMissing as _, Refusal, Typed, Visit};
use serde::Deserialize;

pub(super) use self::{
    fields::{asked_languages, services},
    held::Held,
    list::list,
};
use self::{given::Given, page::shown};
use super::kept;
use crate::{
    Room, access,
    rules::entry::{Key, Kind, Sheet, YES, blank, is_lost, written},
    store,
};

/// The page of the whole directory.
pub(super) const PATH: &str = "/beheer/gids";

/// The form as it is sent: its names are those of a sheet.
type Sent = Vec<(String, String)>;

/// Which thing an address names. Services have no kind in theirs.
#[derive(Debug, Deserialize)]
pub(super) struct Which {
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    slug: String,
    #[serde(default)]
    version: String,
}

/// The version that stood on the page from which one is put back.
#[derive(Debug, Deserialize)]
pub(super) struct Seen {
    version: i64,
}

/// Whether something was kept just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Kept {
    bewaard: String,
}

impl Which {
    fn kind(&self) -> Result<Kind, Refusal> {
        match self.kind.as_deref() {
            None => Ok(Kind::Service),
            // A service has one address.
            Some(code) => Ok(Kind::from_code(code).filter(|kind| *kind != Kind::Service).or_missing()?),
        }
    }

    fn key(&self) -> Result<Key, Refusal> {
        let slug: Slug = self.slug.parse().ok().or_missing()?;
        Ok(Key { kind: self.kind()?, slug })
    }
}

/// `GET /beheer/gids/nieuw`, `GET /beheer/gids/{kind}/nieuw`: something that the directory does not have yet.
pub(super) async fn new(visit: Visit, actor: Actor, State(room): State<Room>, Path(which): Path<Which>) -> Answer {
    access::keep_entries(&actor)?;
    shown(&visit, &actor, &room, Held::new(which.kind()?), Given::Nothing).await
}

/// `POST /beheer/gids/nieuw`, `POST /beheer/gids/{kind}/nieuw`: keeps it under a short name made of its name.
pub(super) async fn add(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(which): Path<Which>,
    form: Form<Sent>,
) -> Answer {
    let may = access::keep_entries(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let kind = which.kind()?;
    let standing = room.standing(&visit.house).await?;
    let (house, edition) = (visit.house.id, standing.edition());
    let kept_here = store::entries(&mut room.db().read(house).await?).await?.keys();
    let read = form.check_and_keep(|pairs: &Sent| {
        let name = pairs.iter().find(|(name, _)| name == "name").map_or("", |(_, name)| name);
        let before = blank(house, kind, name, edition, &kept_here).unwrap_or_default();
        written(pairs, &before, kind, house, edition)
    });
    let (sheet, typed) = match read {
        Ok(read) => read,
        Err(typed) => return shown(&visit, &actor, &room, Held::new(kind), Given::Wrong(typed)).await,
    };
    if looks(&typed) {
        return shown(&visit, &actor, &room, Held::new(kind), Given::Preview(typed, sheet)).await;
    }
    let key = Key { kind, slug: sheet.value("slug").parse().ok().or_missing()? };
    let mut tx = visit.write(room.db(), &actor).await?;
    let (current, other) = store::entry_now(&mut tx, &key).await?;
    let is_first =
        other.is_none() && kept(store::keep_entry(&mut tx, &may, (&key, current), Some(&sheet), None).await)?;
    if !is_first {
        tx.undo().await?;
        return shown(&visit, &actor, &room, Held::new(kind), Given::Namesake(typed)).await;
    }
    holds_now(&visit, &room, tx, &page_of(&key)).await
}

/// `GET /beheer/gids/{slug}`, `GET /beheer/gids/{kind}/{slug}`
pub(super) async fn form(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(which): Path<Which>,
    Query(kept): Query<Kept>,
) -> Answer {
    access::keep_entries(&actor)?;
    let held = Held::of(&visit, &actor, &room, which.key()?).await?;
    let given = if kept.bewaard == YES { Given::Kept } else { Given::Nothing };
    shown(&visit, &actor, &room, held, given).await
}

/// `POST /beheer/gids/{slug}`, `POST /beheer/gids/{kind}/{slug}`: shows what it will be like, or keeps it, unless a colleague did
/// meanwhile; then both are shown.
pub(super) async fn change(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(which): Path<Which>,
    form: Form<Sent>,
) -> Answer {
    let may = access::keep_entries(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let key = which.key()?;
    let held = Held::of(&visit, &actor, &room, key.clone()).await?;
    let before = Sheet::of(held.thing.as_ref().or_missing()?);
    let standing = room.standing(&visit.house).await?;
    let read =
        form.check_and_keep(|pairs: &Sent| written(pairs, &before, key.kind, visit.house.id, standing.edition()));
    let (sheet, typed) = match read {
        Ok(read) => read,
        Err(typed) => return shown(&visit, &actor, &room, held, Given::Wrong(typed)).await,
    };
    if looks(&typed) {
        return shown(&visit, &actor, &room, held, Given::Preview(typed, sheet)).await;
    }
    let seen = typed.value("version").parse().ok().or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    if !kept(store::keep_entry(&mut tx, &may, (&key, seen), Some(&sheet), None).await)? {
        tx.undo().await?;
        let held = Held::of(&visit, &actor, &room, key).await?;
        return shown(&visit, &actor, &room, held, Given::Second(typed, sheet)).await;
    }
    holds_now(&visit, &room, tx, &page_of(&key)).await
}

/// `POST /beheer/gids/{slug}/versies/{version}/terug`, and with its kind: what held then holds again, as a new version; 0 is what the
/// file says.
pub(super) async fn put_back(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(which): Path<Which>,
    form: Form<Seen>,
) -> Answer {
    let may = access::keep_entries(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let (key, version): (Key, i64) = (which.key()?, which.version.parse().ok().or_missing()?);
    let mut read = room.db().read(visit.house.id).await?;
    let before = match version {
        0 => (store::entry_now(&mut read, &key).await?.0 > 0).then_some(None),
        version => store::entry_version(&mut read, &key, version).await?,
    };
    let before = before.or_missing()?;
    let (now, after) = store::written_and_if(&mut read, &key, before.as_ref()).await?.or_missing()?;
    drop(read);
    if is_lost(&key, &now, &after) {
        let held = Held::of(&visit, &actor, &room, key).await?;
        return shown(&visit, &actor, &room, held, Given::Hangs).await;
    }
    let seen = form.check(|seen| Ok(seen.version))?;
    let mut tx = visit.write(room.db(), &actor).await?;
    if !kept(store::keep_entry(&mut tx, &may, (&key, seen), before.as_ref(), Some(version)).await)? {
        tx.undo().await?;
        let held = Held::of(&visit, &actor, &room, key).await?;
        return shown(&visit, &actor, &room, held, Given::NotPutBack).await;
    }
    // One that was new and follows the file again is gone, so the list says what there is.
    let next = if before.is_some() { page_of(&key) } else { list::found_in_list(&key) };
    holds_now(&visit, &room, tx, &next).await
}

fn looks(typed: &Typed) -> bool {
    typed.ticked("look", YES)
}

/// The address of the page of a thing.
fn path_of(key: &Key) -> String {
    format!("{PATH}/{key}")
}

/// The page of a thing that was kept just now.
pub(super) fn page_of(key: &Key) -> String {
    format!("{}?bewaard={YES}", path_of(key))
}

/// The page on which one of this kind is added.
fn new_of(kind: Kind) -> String {
    if kind == Kind::Service { format!("{PATH}/nieuw") } else { format!("{PATH}/{}/nieuw", kind.code()) }
}

/// Whoever changed it sees it at once; other processes see it at their next look.
async fn holds_now(visit: &Visit, room: &Room, tx: Tx, next: &str) -> Answer {
    let answer = visit.done(tx, &visit.t.to(next)).await?;
    room.show(&visit.house).await;
    Ok(answer)
}
