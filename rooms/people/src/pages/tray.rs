//! The post tray: letters that somebody of the house prints and posts.

use askama::Template;
use axum::extract::{Path, State};
use channels::{
    Address, Message,
    tray::{self, Letter, Said, Standing},
};
use db::{Fault, JobId, Source as _, Tx};
use http::StatusCode;
use kernel::{Actor as Who, Permit, Reason, RuleBreak, WholeHouse};
use kit::{Actor, Answer, Form, Layout, OrMissing as _, QrPicture, Text, Typed, Visit};

use super::admin::queue::named;
use crate::{
    Room,
    access::{self, KeepTray},
};

/// The page.
const PATH: &str = "/post";
/// The field of a form that names a letter.
const FIELD: &str = "brief";
/// How many letters a page shows at most.
const MOST: u32 = 50;

/// A form about letters: its fields as they were sent.
type Fields = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "people/tray.html")]
struct TrayPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    path: String,
    waiting: Vec<Line>,
    /// Whether more lie there than a page shows.
    are_more: bool,
    /// What was said a moment ago, and can be taken back.
    said: Vec<Line>,
}

/// A letter as the list shows it: nothing of what it says, and not to whom.
struct Line {
    id: String,
    what: String,
    town: String,
    since: String,
    /// Until when it is of use.
    until: String,
    is_posted: bool,
}

#[derive(Template)]
#[template(path = "people/letters.html")]
struct LettersPage<'a> {
    t: &'a Text,
    path: String,
    house: &'a kit::HouseFacts,
    letters: Vec<Paper>,
}

/// A letter on paper, in the language of who reads it.
struct Paper {
    t: Text,
    id: String,
    message: Message,
    address: Vec<String>,
    date: String,
    code: Option<QrPicture>,
}

/// `GET /post`: which letters wait to be posted, and since when.
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    page(&visit, &actor, &room, (Typed::default(), StatusCode::OK)).await
}

/// `GET /post/afdrukken`: every letter that waits, each on a sheet of its own.
pub(super) async fn all(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let permit = access::open_letters(&actor)?;
    let mut read = room.db().read(visit.house.id).await?;
    let lying = tray::letters(&mut read, visit.now, MOST).await?;
    let waiting = lying.into_iter().filter(|letter| matches!(letter.standing, Standing::Waits(_)));
    let ids: Vec<_> = waiting.map(|letter| letter.id).collect();
    let may = permit.over_house(ids, Reason::Upkeep)?;
    let mut letters = Vec::new();
    for id in may.subject() {
        letters.extend(tray::letter(&mut read, *id, visit.now).await?.map(|message| Paper::of(&visit, *id, message)));
    }
    read.shows(&may);
    drop(read);
    paper(&visit, &actor, letters)
}

/// `GET /post/{id}`: one letter, to print.
pub(super) async fn one(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::open_letters(&actor)?;
    let id: JobId = id.parse().ok().or_missing()?;
    let mut read = room.db().read(visit.house.id).await?;
    let message = tray::letter(&mut read, id, visit.now).await?.or_missing()?;
    read.shows(&permit.over_house(id, Reason::Upkeep)?);
    drop(read);
    paper(&visit, &actor, vec![Paper::of(&visit, id, message)])
}

/// `POST /post/gepost`: these letters were posted.
pub(super) async fn posted(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Fields>) -> Answer {
    let permit = access::keep_tray(&actor)?;
    let tx = visit.write(room.db(), &actor).await?;
    said(&visit, &room, permit, (tx, form), async |tx, id| tray::say(tx, id, Said::Posted).await).await
}

/// `POST /post/adres`: the address of these letters is wrong.
pub(super) async fn returned(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Fields>) -> Answer {
    let permit = access::keep_tray(&actor)?;
    let tx = visit.write(room.db(), &actor).await?;
    said(&visit, &room, permit, (tx, form), async |tx, id| tray::say(tx, id, Said::Returned).await).await
}

/// `POST /post/terug`: what was said of these letters was a mistake.
pub(super) async fn back(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Fields>) -> Answer {
    let permit = access::keep_tray(&actor)?;
    let tx = visit.write(room.db(), &actor).await?;
    said(&visit, &room, permit, (tx, form), async |tx, id| tray::take_back(tx, id).await).await
}

/// Says something of the letters that a form names. Of those that a colleague was first with, or that are of no use any more, nothing is
/// said; when that is all of them, the page says so.
async fn said(
    visit: &Visit,
    room: &Room,
    permit: Permit<KeepTray>,
    (mut tx, form): (Tx, Form<Fields>),
    say: impl AsyncFn(&mut Tx, JobId) -> Result<bool, Fault>,
) -> Answer {
    let actor = permit.actor().clone();
    let ids = match form.check(named_in) {
        Ok(ids) => ids,
        Err(form) => {
            tx.undo().await?;
            return page(visit, &actor, room, (form, StatusCode::UNPROCESSABLE_ENTITY)).await;
        }
    };
    let mut touched = Vec::new();
    for id in ids {
        if say(&mut tx, id).await? {
            touched.push(id);
        }
    }
    if touched.is_empty() {
        tx.undo().await?;
        let gone = Typed::default().given_back(vec![RuleBreak::new(FIELD, "people-tray-gone")]);
        return page(visit, &actor, room, (gone, StatusCode::CONFLICT)).await;
    }
    tx.does(&permit.over_house(touched, Reason::Upkeep)?);
    visit.done(tx, &visit.t.to(PATH)).await
}

/// The letters that a form names.
fn named_in(fields: &Fields) -> Result<Vec<JobId>, Vec<RuleBreak>> {
    let named = fields.iter().filter(|(name, _)| name == FIELD).filter_map(|(_, id)| id.parse().ok());
    let ids: Vec<_> = named.take(MOST as usize).collect();
    if ids.is_empty() { Err(vec![RuleBreak::new(FIELD, "people-tray-choose")]) } else { Ok(ids) }
}

async fn page(visit: &Visit, actor: &Who, room: &Room, (form, status): (Typed, StatusCode)) -> Answer {
    let may = access::see_tray(actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let mut read = room.db().read(visit.house.id).await?;
    let mut letters = tray::letters(&mut read, visit.now, MOST + 1).await?;
    read.shows(&may);
    drop(read);
    let are_more = letters.len() > MOST as usize;
    letters.truncate(MOST as usize);
    let is_waiting = |letter: &Letter| matches!(letter.standing, Standing::Waits(_));
    let (waiting, said): (Vec<_>, Vec<_>) = letters.into_iter().partition(is_waiting);
    let lines = |letters: Vec<Letter>| letters.into_iter().map(|letter| Line::of(visit, letter)).collect();
    let t = &visit.t;
    let page = TrayPage { t, form: &form, path: t.to(PATH), waiting: lines(waiting), are_more, said: lines(said) };
    visit.page("people-tray-title").main(&page).at_work(actor).status(status).answer()
}

fn paper(visit: &Visit, actor: &Who, letters: Vec<Paper>) -> Answer {
    let page = LettersPage { t: &visit.t, path: visit.t.to(PATH), house: &visit.house, letters };
    visit.page("people-letters-title").layout(Layout::Paper).main(&page).at_work(actor).answer()
}

impl Line {
    fn of(visit: &Visit, letter: Letter) -> Self {
        let t = &visit.t;
        let until = match letter.standing {
            Standing::Waits(until) => t.date(until.day(&visit.house.zone)),
            Standing::Said(_) => String::new(),
        };
        Self {
            id: letter.id.to_string(),
            what: named(t, &letter.about).unwrap_or_else(|| t.say("people-tray-letter")).to_owned(),
            town: letter.town,
            since: visit.moment(letter.since),
            until,
            is_posted: letter.standing == Standing::Said(Said::Posted),
        }
    }
}

impl Paper {
    fn of(visit: &Visit, id: JobId, message: Message) -> Self {
        let t = visit.texts().for_lang(message.lang);
        let address = match &message.to {
            Address::Letter(lines) => lines.clone(),
            Address::Mail(_) | Address::Sms(_) => Vec::new(),
        };
        let day = t.date(visit.today());
        let city = visit.house.city.as_str();
        let date = if city.is_empty() { day } else { format!("{city}, {day}") };
        let code = message.link.as_deref().map(QrPicture::of);
        Self { t, id: id.to_string(), message, address, date, code }
    }
}
