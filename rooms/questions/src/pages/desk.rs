use askama::Template;
use axum::extract::State;
use http::StatusCode;
use kernel::{May, TeamId};
use kit::{Actor, Answer, Choice, Form, Layout, Refusal, SafeHtml, Text, Typed, Visit, see_other};
use serde::Deserialize;

use super::{
    fields::{self, Pick, Select, YES},
    marked::Marked,
};
use crate::{
    Room,
    access::{self, WorkDesk},
    rules::{Aside, Asked, Codes, Entry, Quarter, QuestionId, pace::Pace, signals::Right, window::Window},
    store::{self, Last, Saved, Undone},
};

/// The form as it is sent.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    id: String,
    q: String,
    /// `letters` or `meaning` while somebody types, to be answered with no more than what changes.
    depth: String,
    theme: String,
    done: String,
    channel: String,
    place: String,
    language: String,
    behalf: String,
    found: String,
    interpreter: String,
    professional: String,
    anonymous: String,
    continues: String,
    aid: String,
    /// What the browser measured: milliseconds from the first key, and fields.
    took: String,
    touched: String,
}

/// Which question is undone.
#[derive(Deserialize)]
pub(super) struct Undo {
    id: QuestionId,
}

#[derive(Template)]
#[template(path = "questions/desk.html")]
struct DeskPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    id: QuestionId,
    themes: Vec<Pick>,
    done: Vec<Pick>,
    selects: Vec<Select>,
    answers: SafeHtml,
    rights: Vec<&'a Right>,
    marks: Vec<Marked>,
    saved: Option<Undoable>,
    too_late: bool,
    days: i64,
    /// How many messages wait for somebody of the team.
    left: i64,
}

/// What comes back while somebody types.
#[derive(Template)]
#[template(path = "questions/found.html")]
struct FoundPage<'a> {
    t: &'a Text,
    proposed: Vec<Choice>,
    answers: SafeHtml,
    rights: Vec<&'a Right>,
    marks: Vec<Marked>,
}

/// What was saved last, to be undone.
struct Undoable {
    id: QuestionId,
    said: String,
    /// Whether a receipt is owed with it.
    owes: bool,
    /// What looks like something of a person in its words.
    marks: Vec<Marked>,
}

/// What a page of the desk shows besides its form.
#[derive(Default)]
struct Beside {
    answers: SafeHtml,
    too_late: bool,
    status: StatusCode,
}

/// `GET /balie`: one box, and the cursor in it.
pub(super) async fn desk(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let may = access::desk(&actor)?;
    shown(&visit, &room, &may, &Typed::default(), Beside::default()).await
}

/// `POST /balie`: the question is written down.
pub(super) async fn save(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::desk(&actor)?;
    let codes = room.codes(&mut room.db().read(visit.house.id).await?).await?;
    match form.check(|sent| sent.entry().read(&codes).map(|(id, asked)| (id, asked, sent.aside()))) {
        Ok((id, asked, aside)) => {
            write_down(&visit, &room, &may, (id, &asked), aside, &codes.version).await?;
            see_other(&visit.t.to("/balie"))
        }
        Err(typed) => {
            let beside = Beside { status: StatusCode::UNPROCESSABLE_ENTITY, ..Beside::default() };
            shown(&visit, &room, &may, &typed, beside).await
        }
    }
}

/// Writes a question down. One that came under the id of another, because somebody went back to an old page, gets an id of its own.
async fn write_down(
    visit: &Visit,
    room: &Room,
    may: &May<WorkDesk, TeamId>,
    (id, asked): (QuestionId, &Asked),
    aside: Aside,
    version: &str,
) -> Result<(), Refusal> {
    let quarter = Quarter::of(visit.now, &visit.house.zone);
    let mut tx = room.db().write(visit.house.id, may.actor()).await?;
    if store::save(&mut tx, may, (id, asked), aside, quarter, version).await? == Saved::Other {
        let fresh = tx.makers().fresh_unordered();
        store::save(&mut tx, may, (fresh, asked), aside, quarter, version).await?;
    }
    Ok(tx.commit().await?)
}

/// `POST /balie/ongedaan`: the question is taken back, and stands in the form again.
pub(super) async fn undo(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Undo>) -> Answer {
    let may = access::desk(&actor)?;
    let id = form.check(|undo| Ok(undo.id))?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let undone = store::undo(&mut tx, &may, id).await?;
    tx.commit().await?;
    match undone {
        Some(Undone { asked, asked_aid }) => {
            let entry = Entry { aid: asked_aid, ..asked.entry() };
            shown(&visit, &room, &may, &fields::typed(&entry), Beside::default()).await
        }
        None => {
            let beside = Beside { too_late: true, status: StatusCode::CONFLICT, ..Beside::default() };
            shown(&visit, &room, &may, &Typed::default(), beside).await
        }
    }
}

/// `POST /balie/weghalen`: what looks like something of a person goes out of the words of what was just saved.
pub(super) async fn take_away(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Undo>) -> Answer {
    let may = access::desk(&actor)?;
    let id = form.check(|undo| Ok(undo.id))?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let is_taken = store::take_away(&mut tx, &may, id).await?;
    tx.commit().await?;
    if is_taken {
        return see_other(&visit.t.to("/balie"));
    }
    let beside = Beside { too_late: true, status: StatusCode::CONFLICT, ..Beside::default() };
    shown(&visit, &room, &may, &Typed::default(), beside).await
}

/// `POST /balie/zoek`: who can help with what was typed so far, and the theme it seems to be. Nothing of it is kept.
pub(super) async fn search(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::desk(&actor)?;
    let sent = form.check(|sent| Ok(sent.clone()))?;
    let entry = sent.entry();
    if entry.words.trim().is_empty() {
        return shown(&visit, &room, &may, &fields::typed(&entry), Beside::default()).await;
    }
    let found = directory::answered(&visit, room.directory(), entry.words, sent.depth == "letters").await?;
    let proposed = room.standard().proposed(&found.topics);
    if sent.depth.is_empty() {
        let first = proposed.first().map_or("", |theme| theme.code.as_str());
        let theme = if entry.theme.is_empty() { first } else { entry.theme };
        let beside = Beside { answers: found.html, ..Beside::default() };
        return shown(&visit, &room, &may, &fields::typed(&Entry { theme, ..entry }), beside).await;
    }
    let lang = visit.t.lang();
    let proposed = proposed.iter().map(|theme| Choice::new(theme.code.to_string(), theme.name(lang))).collect();
    let page = FoundPage {
        t: &visit.t,
        proposed,
        answers: found.html,
        rights: room.signals().heard_in(entry.words),
        marks: Marked::all(entry.words),
    };
    visit.page("questions-desk-title").main(&page).layout(Layout::Paper).at_work(&actor).answer()
}

async fn shown(visit: &Visit, room: &Room, may: &May<WorkDesk, TeamId>, form: &Typed, beside: Beside) -> Answer {
    let t = &visit.t;
    let mut read = room.db().read(visit.house.id).await?;
    let codes = &room.codes(&mut read).await?;
    let saved = store::last_saved(&mut read, may, visit.now).await?;
    let left = store::messages_left(&mut read, may, visit.today()).await?;
    let Window { days, .. } = store::window(&mut read).await?;
    drop(read);
    let page = DeskPage {
        t,
        form,
        id: visit.makers().fresh_unordered(),
        themes: fields::picks(&codes.theme, form.value("theme"), t.lang()),
        done: fields::picks(&codes.done, form.value("done"), t.lang()),
        selects: fields::selects(codes, form, t.lang()),
        answers: beside.answers,
        rights: room.signals().heard_in(form.value("q")),
        marks: Marked::all(form.value("q")),
        saved: saved.map(|last| Undoable::of(&last, codes, t)),
        too_late: beside.too_late,
        days,
        left,
    };
    let desk = visit.page("questions-desk-title").script("ask.js").script("desk.js");
    desk.main(&page).at_work(may.actor()).status(beside.status).answer()
}

impl Undoable {
    fn of(last: &Last, codes: &Codes, t: &Text) -> Self {
        let theme = last.theme.as_ref().map(|theme| codes.theme.name(theme.as_str(), t.lang()));
        let done = last.done.as_ref().map(|done| codes.done.name(done.as_str(), t.lang()));
        let said = theme.into_iter().chain(done).collect::<Vec<_>>().join(" · ");
        Self {
            id: last.id,
            said,
            owes: last.receipt_id.is_some(),
            marks: Marked::all(last.words.as_deref().unwrap_or_default()),
        }
    }
}

impl Sent {
    fn aside(&self) -> Aside {
        Aside { asks_aid: self.aid == YES, pace: Pace::measured(&self.took, &self.touched) }
    }

    fn entry(&self) -> Entry<'_> {
        Entry {
            id: &self.id,
            words: &self.q,
            theme: &self.theme,
            done: &self.done,
            channel: &self.channel,
            place: &self.place,
            language: &self.language,
            behalf: &self.behalf,
            found: &self.found,
            interpreter: self.interpreter == YES,
            professional: self.professional == YES,
            anonymous: self.anonymous == YES,
            continues: self.continues == YES,
            aid: self.aid == YES,
        }
    }
}
