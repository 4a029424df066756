use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use http::StatusCode;
use kernel::{Actor as Who, Day, Lang, Slug, WorkerId};
use kit::{Actor, Answer, SafeHtml, Text, Typed, Visit, csv};

use super::{messages, receipts};

use crate::{
    Room, access, export,
    rules::{
        Codes, List, Quarter,
        marks::without_marks,
        message::Message,
        pace::Mirror,
        receipt::ReceiptId,
        shift::{Kept, Tally},
    },
    store,
};

/// The most questions that stand on the page; all of them are counted, and stand in the file.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "questions/shift.html")]
struct ShiftPage<'a> {
    t: &'a Text,
    day: String,
    figures: [Figure; 4],
    themes: Vec<Bar>,
    done: Vec<Bar>,
    lines: Vec<Line>,
    /// How many there are, where not all of them stand on the page.
    more: Option<usize>,
    /// Whether who looks may put a question with a service of the directory.
    keeps_entries: bool,
    receipts: Vec<receipts::Line>,
    messages: Vec<messages::Line>,
    message_form: &'a Typed,
    mirrors: Vec<Mirror>,
    is_changed: bool,
    here: SafeHtml,
}

/// What a page of the day shows besides the day.
#[derive(Default)]
pub(super) struct Beside {
    /// What was typed of a receipt and is not right.
    receipt: Option<(ReceiptId, Typed)>,
    /// What was typed of a message and is not right.
    message: Option<Typed>,
    /// Whether a colleague was first.
    is_changed: bool,
    status: StatusCode,
}

impl Beside {
    /// What was typed of a receipt is not right.
    pub(super) fn wrong_receipt(id: ReceiptId, typed: Typed) -> Self {
        Self { receipt: Some((id, typed)), status: StatusCode::UNPROCESSABLE_ENTITY, ..Self::default() }
    }

    /// What was typed of a message is not right.
    pub(super) fn wrong_message(typed: Typed) -> Self {
        Self { message: Some(typed), status: StatusCode::UNPROCESSABLE_ENTITY, ..Self::default() }
    }

    /// A colleague was first; the page shows how it is now.
    pub(super) fn changed() -> Self {
        Self { is_changed: true, status: StatusCode::CONFLICT, ..Self::default() }
    }
}

/// A number with what it means.
pub(super) struct Figure {
    pub(super) name: &'static str,
    pub(super) means: &'static str,
    pub(super) count: usize,
}

/// One code of a list, and how often it came.
pub(super) struct Bar {
    pub(super) name: String,
    pub(super) count: usize,
}

/// A question, as the list shows it.
struct Line {
    at: String,
    theme: String,
    done: String,
    /// The codes of both, as a referral takes them over; empty when not said.
    codes: (String, String),
    channel: String,
    words: String,
    /// The words without what looks like somebody.
    bare: String,
    marks: Vec<&'static str>,
    /// Whether it may be copied into something else.
    may_be_copied: bool,
}

/// `GET /balie/vandaag`: what the team was asked today, and who is in the house.
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    page(&visit, &actor, &room, Beside::default()).await
}

/// The day of the team, with what is told beside it.
pub(super) async fn page(visit: &Visit, actor: &Who, room: &Room, beside: Beside) -> Answer {
    let may = access::shift(actor)?;
    let today = visit.today();
    let mut read = room.db().read(visit.house.id).await?;
    let kept = store::shift(&mut read, &may, today).await?;
    let receipts = store::receipts(&mut read, &may, today).await?;
    let messages = store::messages(&mut read, &may, today).await?;
    let codes = &room.codes(&mut read).await?;
    let pace = store::pace(&mut read, &may, (today.first_of_month(), today)).await?;
    drop(read);
    let names = visit.names(&hands(&messages)).await?;
    let empty = messages::empty(today);
    let here = directory::present(visit, room.directory()).await?;
    let (t, tally) = (&visit.t, Tally::of(&kept));
    let page = ShiftPage {
        t,
        day: t.day(today),
        figures: figures(&tally),
        themes: bars(&tally.themes, &codes.theme, t.lang()),
        done: bars(&tally.done, &codes.done, t.lang()),
        more: (kept.len() > SHOWN).then_some(kept.len()),
        lines: kept.iter().take(SHOWN).map(|kept| Line::of(kept, today, codes, t)).collect(),
        keeps_entries: directory::access::keep_entries(actor).is_ok(),
        receipts: receipts
            .into_iter()
            .map(|owed| receipts::Line::of(owed, today, beside.receipt.as_ref(), t))
            .collect(),
        messages: messages.into_iter().map(|message| messages::Line::of(message, &names, visit)).collect(),
        message_form: beside.message.as_ref().unwrap_or(&empty),
        mirrors: Mirror::of(&pace),
        is_changed: beside.is_changed,
        here,
    };
    let shift = visit.page("questions-shift-title").crumb(t.to("/balie"), t.say("questions-desk-title"));
    shift.main(&page).at_work(actor).status(beside.status).answer()
}

/// `GET /balie/vandaag.csv`: the codes of the day as a file, without words.
pub(super) async fn csv(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let may = access::shift(&actor)?;
    let mut read = room.db().read(visit.house.id).await?;
    let kept = store::shift(&mut read, &may, visit.today()).await?;
    drop(read);
    Ok(csv::file("balie.csv", export::as_csv(kept.iter().map(|kept| (visit.today(), kept)))))
}

/// Everybody who had a hand in these messages, each once.
fn hands(messages: &[Message]) -> Vec<WorkerId> {
    let all: BTreeSet<_> = messages.iter().flat_map(Message::hands).collect();
    all.into_iter().collect()
}

/// The numbers that are never added to one another.
pub(super) fn figures(tally: &Tally) -> [Figure; 4] {
    let figure = |name, means, count| Figure { name, means, count };
    [
        figure("questions-count", "questions-count-means", tally.questions),
        figure("questions-contacts", "questions-contacts-means", tally.contacts),
        figure("questions-anonymous-visits", "questions-anonymous-visits-means", tally.anonymous),
        figure("questions-professionals", "questions-professionals-means", tally.professional),
    ]
}

pub(super) fn bars(counts: &[(Slug, usize)], list: &List, lang: Lang) -> Vec<Bar> {
    let bar = |(code, count): &(Slug, usize)| Bar { name: list.name(code.as_str(), lang).to_owned(), count: *count };
    counts.iter().map(bar).collect()
}

impl Line {
    fn of(kept: &Kept, day: Day, codes: &Codes, t: &Text) -> Self {
        let asked = &kept.asked;
        let name = |code: &Option<Slug>, list: &List| {
            code.as_ref().map(|code| list.name(code.as_str(), t.lang()).to_owned()).unwrap_or_default()
        };
        let code = |code: &Option<Slug>| code.as_ref().map(Slug::to_string).unwrap_or_default();
        let mark = |holds: bool, key| holds.then_some(key);
        let marks = [
            mark(asked.professional, "questions-professional"),
            mark(asked.anonymous, "questions-anonymous"),
            mark(asked.continues, "questions-continues"),
            mark(asked.interpreter, "questions-interpreter"),
        ];
        Self {
            at: t.time(Quarter { day, number: kept.quarter }.begins()),
            theme: name(&asked.theme, &codes.theme),
            done: name(&asked.done, &codes.done),
            codes: (code(&asked.theme), code(&asked.done)),
            channel: name(&asked.channel, &codes.channel),
            bare: asked.words.as_deref().map(without_marks).unwrap_or_default(),
            words: asked.words.clone().unwrap_or_default(),
            marks: marks.into_iter().flatten().collect(),
            may_be_copied: !asked.anonymous,
        }
    }
}
