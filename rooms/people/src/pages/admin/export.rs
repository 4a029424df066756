//! Taking everything of the house out takes two: one asks, another approves within a week, the program makes it, and each of the two can
//! take it for a week.

use askama::Template;
use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    response::IntoResponse as _,
};
use db::{Fault, Source, Tx};
use futures_util::stream;
use http::{StatusCode, header};
use kernel::{Action, HouseId, Instant, May, Permit, Reason, Role, WholeHouse, WorkerId};
use kit::{Actor, Answer, Form, OrMissing as _, Refusal, Text, Typed, Visit, see_other};
use serde::Deserialize;

use super::{
    offers,
    two::{About, why_not_two},
    worker_of,
};
use crate::{
    Room, access,
    everything::{EXPORTS, MakeExport},
    mails::{self, To, Words},
    rules::{
        approval::{Matter, Verdict, may_approve},
        export::{KEEPERS, Stage, Wish, may_take},
    },
    store::{self, Export, ExportId},
};

/// How many stand on the page.
const SHOWN: u32 = 12;

/// The form as it is sent.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Sent {
    reason: String,
    recipient: String,
}

#[derive(Template)]
#[template(path = "people/admin/export.html")]
struct ExportPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    notice: Option<String>,
    open: Option<Open>,
    before: Vec<Line>,
    may_ask: bool,
}

/// The one that has not ended, as this reader finds it.
struct Open {
    path: String,
    sentence: String,
    reason: String,
    recipient: String,
    asker: String,
    approver: Option<String>,
    size: Option<String>,
    taken: Option<String>,
    /// Whether it waits for a second person.
    waits: bool,
    /// Why the reader is not that person.
    why_not: Option<String>,
    may_take: bool,
}

/// One that is over.
struct Line {
    what: String,
    reason: String,
    asked: String,
    ended: String,
}

/// `GET /beheer/uitvoer`: how it stands, and how it went before.
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    page(&visit, &actor, &room, &Typed::default(), None).await
}

/// `POST /beheer/uitvoer`: asks; who else keeps the house hears of it. A second click asks for nothing more.
pub(super) async fn ask(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::ask_export(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let wish = match form.check(|sent| Wish::written(&sent.reason, &sent.recipient)) {
        Ok(wish) => wish,
        Err(typed) => return page(&visit, &actor, &room, &typed, None).await,
    };
    let by = worker_of(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    store::end_overdue_exports(&mut tx).await?;
    if let Some(open) = store::open_export(&mut tx).await? {
        tx.undo().await?;
        return match is_the_same(&open, &wish, by) {
            true => see_other(&visit.t.to(EXPORTS)),
            false => refused(&visit, &actor, &room, visit.t.say("people-export-one").to_owned()).await,
        };
    }
    match store::ask_export(&mut tx, &may, (&wish, by)).await {
        Err(fault) if fault.is_duplicate() => {
            tx.undo().await?;
            return refused(&visit, &actor, &room, visit.t.say("people-export-one").to_owned()).await;
        }
        asked => asked?,
    };
    tell(&visit, &room, &mut tx, &mails::EXPORT_WAITS, by).await?;
    visit.done(tx, &visit.t.to(EXPORTS)).await
}

/// `POST /beheer/uitvoer/{id}/akkoord`: approves what another asked, and the program begins.
pub(super) async fn approve(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::approve_export(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(permit, &mut tx, &id).await?;
    let (export, by) = (store::export(&mut tx, *may.subject()).await?, worker_of(&actor)?);
    if export.approved_by == Some(by) && matches!(export.stage(visit.now), Stage::InTheMaking | Stage::Ready) {
        tx.undo().await?;
        return see_other(&visit.t.to(EXPORTS));
    }
    if let Some(why) = why_not(&visit, &mut tx, &export, by).await? {
        tx.undo().await?;
        return refused(&visit, &actor, &room, why).await;
    }
    if !store::decide_approval(&mut tx, export.question(), by, Verdict::Approved).await? {
        return Err(Refusal::conflict());
    }
    tx.does(&may);
    tx.enqueue(MakeExport { id: export.id }).await?;
    tell(&visit, &room, &mut tx, &mails::EXPORT_APPROVED, by).await?;
    visit.done(tx, &visit.t.to(EXPORTS)).await
}

/// `POST /beheer/uitvoer/{id}/einde`: takes the question back, or removes what was made before its time.
pub(super) async fn end(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::end_export(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(permit, &mut tx, &id).await?;
    let (export, by) = (store::export(&mut tx, *may.subject()).await?, worker_of(&actor)?);
    if store::end_export(&mut tx, export.id, Some(by)).await? {
        store::withdraw_approval(&mut tx, Matter::Export, export.asked_by, by).await?;
        tx.does(&may);
    }
    visit.done(tx, &visit.t.to(EXPORTS)).await
}

/// `POST /beheer/uitvoer/{id}/bestand`: the export itself, for the two who answer for it. Who takes it stands in the log before its
/// first byte leaves.
pub(super) async fn take(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::take_export(&actor)?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let may = over(permit, &mut tx, &id).await?;
    let (export, by) = (store::export(&mut tx, *may.subject()).await?, worker_of(&actor)?);
    if !can_take(&export, by, &visit) {
        tx.undo().await?;
        return refused(&visit, &actor, &room, visit.t.say("people-export-not-yours").to_owned()).await;
    }
    store::export_taken(&mut tx, export.id, by).await?;
    tx.does(&may);
    tx.commit().await?;
    let name = format!("voordeur-{}.zip.age", visit.today());
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_LENGTH, export.size.to_string()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, parts(room, visit.house.id, export.id)).into_response())
}

/// The parts of an export, each read when the one before it has left.
fn parts(room: Room, house: HouseId, id: ExportId) -> Body {
    Body::from_stream(stream::try_unfold(0_i64, move |number| {
        let room = room.clone();
        async move {
            let part = store::export_part(&mut room.db().read(house).await?, id, number).await?;
            Ok::<_, Fault>(part.map(|part| (Bytes::from(part), number + 1)))
        }
    }))
}

/// The right over the export whose id stands in the path.
async fn over<A: Action>(permit: Permit<A>, tx: &mut Tx, id: &str) -> Result<May<A, ExportId>, Refusal> {
    let id: ExportId = id.parse().ok().or_missing()?;
    let scope = store::export_scope(tx, id).await?;
    Ok(permit.over(scope.as_ref(), id, Reason::Upkeep)?)
}

fn is_the_same(open: &Export, wish: &Wish, by: WorkerId) -> bool {
    open.asked_by == by && open.reason == wish.reason && open.recipient == wish.recipient.as_str()
}

fn can_take(export: &Export, who: WorkerId, visit: &Visit) -> bool {
    export.stage(visit.now) == Stage::Ready && may_take(who, export.asked_by, export.approved_by)
}

/// Why this person is not the second of the two; none when they are.
async fn why_not(
    visit: &Visit,
    source: &mut impl Source,
    export: &Export,
    who: WorkerId,
) -> Result<Option<String>, Refusal> {
    let waits = export.stage(visit.now) == Stage::Waits;
    let fits = may_approve(who, export.asked_by, export.asked_by, export.open_until, visit.now);
    if !waits || !fits || !keeps(visit, source, export.asked_by).await? {
        return Ok(Some(visit.t.say("people-export-not-you").to_owned()));
    }
    let about = About { name: &export.asker, team: None, role: Some(Role::DataProtectionOfficer) };
    why_not_two(visit, source, (&[export.asked_by], who), about).await
}

/// Whether this worker may be one of two today.
async fn keeps(visit: &Visit, source: &mut impl Source, worker: WorkerId) -> Result<bool, Refusal> {
    let posts = store::may_do_today(source, worker, visit.today()).await?;
    Ok(posts.iter().any(|post| KEEPERS.contains(&post.role)))
}

/// Writes to who keeps the house and who watches over its data, but for one.
async fn tell(visit: &Visit, room: &Room, tx: &mut Tx, words: &Words, but_for: WorkerId) -> Result<(), Refusal> {
    if !room.has_mail() {
        return Ok(());
    }
    for (email, lang) in store::keepers_to_tell(tx, but_for, visit.today()).await? {
        let to = To { email: &email, lang };
        tx.enqueue(mails::to_keeper(visit.texts(), &visit.house, words, &to, (EXPORTS, visit.now))).await?;
    }
    Ok(())
}

/// The page that says why not (409).
async fn refused(visit: &Visit, actor: &Actor, room: &Room, why: String) -> Answer {
    page(visit, actor, room, &Typed::default(), Some(why)).await
}

async fn page(visit: &Visit, actor: &Actor, room: &Room, form: &Typed, notice: Option<String>) -> Answer {
    let may = access::see_exports(actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let reader = worker_of(actor)?;
    let mut read = room.db().read(visit.house.id).await?;
    let all = store::latest_exports(&mut read, &may, SHOWN).await?;
    let (over, open): (Vec<_>, Vec<_>) = all.iter().partition(|export| export.stage(visit.now) == Stage::Over);
    let open = match open.first() {
        Some(export) => Some(in_words(visit, &mut read, export, reader).await?),
        None => None,
    };
    drop(read);
    let status = match (&notice, form.breaks()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, []) => StatusCode::OK,
        (None, _) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let main = ExportPage {
        t: &visit.t,
        form,
        notice,
        open,
        before: over.into_iter().map(|export| line(visit, export)).collect(),
        may_ask: offers(&access::ask_export(actor)),
    };
    visit.page("people-export-title").main(&main).at_work(actor).status(status).answer()
}

async fn in_words(visit: &Visit, source: &mut impl Source, export: &Export, reader: WorkerId) -> Result<Open, Refusal> {
    let (t, stage) = (&visit.t, export.stage(visit.now));
    let why_not = match stage {
        Stage::Waits if reader == export.asked_by => Some(t.say("people-export-other").to_owned()),
        Stage::Waits => why_not(visit, source, export, reader).await?,
        _ => None,
    };
    let until = |at| t.day_seen_from(Instant::day(at, &visit.house.zone), visit.today());
    let sentence = match (stage, export.ends_at) {
        (Stage::Waits, _) => t.with("until", until(export.open_until)).say("people-export-waits"),
        (_, Some(ends)) => t.with("until", until(ends)).say("people-export-ready"),
        _ => t.say("people-export-making").to_owned(),
    };
    let size = export.made_at.map(|_| {
        let kilobytes = (export.size / 1000).max(1);
        t.with("rows", export.row_count).with("size", kilobytes).say("people-export-size")
    });
    let taken = export.taken_at.zip(export.taker.as_deref());
    let taken =
        taken.map(|(at, taker)| t.with("name", taker).with("when", visit.moment(at)).say("people-export-taken"));
    let asked = t.with("name", export.asker.as_str()).with("when", visit.moment(export.asked_at));
    let approver = export.approver.as_deref().zip(export.approved_at);
    let approver =
        approver.map(|(name, at)| t.with("name", name).with("when", visit.moment(at)).say("people-export-by"));
    Ok(Open {
        path: t.to(&format!("{EXPORTS}/{}", export.id)),
        sentence,
        reason: export.reason.clone(),
        recipient: export.recipient.clone(),
        asker: asked.say("people-export-by"),
        approver,
        size,
        taken,
        waits: stage == Stage::Waits,
        why_not,
        may_take: can_take(export, reader, visit),
    })
}

fn line(visit: &Visit, export: &Export) -> Line {
    let t = &visit.t;
    let what = match (export.made_at, export.taken_at.zip(export.taker.as_deref())) {
        (None, _) => t.say("people-export-never-made").to_owned(),
        (Some(_), None) => t.say("people-export-never-taken").to_owned(),
        (Some(_), Some((at, taker))) => t.with("name", taker).with("when", visit.moment(at)).say("people-export-taken"),
    };
    let ended = export.ended_at.or(export.ends_at).unwrap_or(export.open_until);
    let ender = export.ender.clone().unwrap_or_else(|| t.say("people-export-by-itself").to_owned());
    let said = |name: &str, at| t.with("name", name).with("when", visit.moment(at)).say("people-export-by");
    Line {
        what,
        reason: export.reason.clone(),
        asked: said(&export.asker, export.asked_at),
        ended: said(&ender, ended),
    }
}
