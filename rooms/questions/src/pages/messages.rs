//! What one shift leaves to the next.

use std::collections::BTreeMap;

use axum::extract::State;
use kernel::{Day, WorkerId};
use kit::{Actor, Answer, Form, Text, Typed, Visit};
use serde::Deserialize;

use super::{
    marked::Marked,
    shift::{self, Beside},
};
use crate::{
    Room, access,
    rules::message::{Draft, Message, MessageId, Move},
    store,
};

const BACK: &str = "/balie/vandaag#berichten";

/// A message as it is sent.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    words: String,
    #[serde(default)]
    until: String,
}

/// What is said of a message.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Said {
    id: MessageId,
    version: i64,
    what: What,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    Done,
    Open,
    /// What looks like something of a person goes out of it.
    Clean,
}

/// The names of colleagues, by who they are.
pub(super) type Names = BTreeMap<WorkerId, String>;

/// A message, as the day of the team shows it.
pub(super) struct Line {
    pub(super) id: MessageId,
    pub(super) version: i64,
    pub(super) words: String,
    pub(super) is_done: bool,
    /// Who wrote it, when, and until when it stays.
    pub(super) said: String,
    /// Each move in words.
    pub(super) moves: Vec<String>,
    pub(super) marks: Vec<Marked>,
}

impl Line {
    pub(super) fn of(message: Message, names: &Names, visit: &Visit) -> Self {
        let (t, zone) = (&visit.t, &visit.house.zone);
        let name = |who: WorkerId| names.get(&who).map_or(t.say("questions-colleague"), String::as_str);
        let when = |at: kernel::Instant| moment(t, at.day(zone), at.civil(zone).time());
        let until = t.day_seen_from(message.until, visit.today());
        let (author, written) = (name(message.written_by), when(message.written_at));
        let said = t.with("name", author).with("when", written.as_str());
        let of_move = |Move { done, by, at }: &Move| {
            let key = if *done { "questions-message-did" } else { "questions-message-reopened" };
            t.with("name", name(*by)).with("when", when(*at).as_str()).say(key)
        };
        Self {
            id: message.id,
            version: message.version(),
            is_done: message.is_done(),
            said: said.with("until", until.as_str()).say("questions-message-by"),
            moves: message.moves.iter().map(of_move).collect(),
            marks: Marked::all(&message.words),
            words: message.words,
        }
    }
}

fn moment(t: &Text, day: Day, time: jiff::civil::Time) -> String {
    t.with("day", t.day(day).as_str()).with("time", t.time(time).as_str()).say("questions-moment")
}

/// What stands in an empty form: until tomorrow.
pub(super) fn empty(today: Day) -> Typed {
    Typed::default().with("until", &today.plus(1).to_string())
}

/// `POST /balie/berichten`: a message for the next shift.
pub(super) async fn leave(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::message(&actor)?;
    match form.check(|sent| Draft::written(&sent.words, &sent.until, visit.today())) {
        Ok(draft) => {
            let mut tx = visit.write(room.db(), &actor).await?;
            store::leave_message(&mut tx, &may, &draft).await?;
            visit.done(tx, &visit.t.to(BACK)).await
        }
        Err(typed) => shift::page(&visit, &actor, &room, Beside::wrong_message(typed)).await,
    }
}

/// `POST /balie/berichten/stand`: done by anybody of the team, or open again. Of two at once the second sees what the first did.
pub(super) async fn say(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Said>) -> Answer {
    let may = access::message(&actor)?;
    let Said { id, version, what } = form.check(|said| Ok(*said))?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let is_said = match what {
        What::Done => store::move_message(&mut tx, &may, id, version, true).await,
        What::Open => store::move_message(&mut tx, &may, id, version, false).await,
        What::Clean => store::clean_message(&mut tx, &may, id).await,
    };
    match is_said {
        Ok(true) => visit.done(tx, &visit.t.to(BACK)).await,
        Err(fault) if !fault.is_duplicate() => Err(fault.into()),
        _ => {
            drop(tx);
            shift::page(&visit, &actor, &room, Beside::changed()).await
        }
    }
}
