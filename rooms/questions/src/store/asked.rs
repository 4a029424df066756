use db::{Fault, FromRow, Row, Source, Sql, Tx, from_row, params, sql};
use kernel::{Instant, May, Slug, TeamId, WorkerId};

use super::receipts;
use crate::{
    access::WorkDesk,
    rules::{Aside, Asked, Quarter, QuestionId, marks, receipt::ReceiptId},
};

pub(super) const STATEMENTS: &[Sql] = &[ADD, OWN, KNOWN, UNDOABLE, TAKE_BACK, REWORD, LAST];

/// How long a question can be undone, in seconds; so long it is known whose it is.
const UNDO_SECONDS: i64 = 60;

const OWN: Sql = sql!(
    "insert into questions_undo (house_id, question_id, worker_id, ends_at, receipt_id, seconds, fields)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (house_id, question_id) do nothing"
);
const ADD: Sql = sql!(
    "insert into questions_asked (house_id, id, day, quarter, team_id, professional, anonymous, continues, theme, done, channel,
                                  place, language, interpreter, behalf, found, words, codes, settled)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, false)
     on conflict (house_id, id) do nothing"
);
pub(super) const KNOWN: Sql = sql!(
    "select professional, anonymous, continues, theme, done, channel, place, language, interpreter, behalf, found, words
       from questions_asked where house_id = $1 and id = $2"
);
pub(super) const UNDOABLE: Sql = sql!(
    "select asked.professional, asked.anonymous, asked.continues, asked.theme, asked.done, asked.channel, asked.place,
            asked.language, asked.interpreter, asked.behalf, asked.found, asked.words, undo.receipt_id
       from questions_undo undo
       join questions_asked asked on asked.house_id = undo.house_id and asked.id = undo.question_id
      where undo.house_id = $1 and undo.question_id = $2 and undo.worker_id = $3 and undo.ends_at > $4"
);
pub(super) const TAKE_BACK: Sql = sql!("delete from questions_asked where house_id = $1 and id = $2");
pub(super) const REWORD: Sql = sql!("update questions_asked set words = $3 where house_id = $1 and id = $2");
pub(super) const LAST: Sql = sql!(
    "select undo.question_id as id, asked.theme, asked.done, asked.words, undo.receipt_id from questions_undo undo
       join questions_asked asked on asked.house_id = undo.house_id and asked.id = undo.question_id
      where undo.house_id = $1 and undo.worker_id = $2 and undo.ends_at > $3
      order by undo.ends_at desc limit 1"
);

from_row!(Asked {
    professional,
    anonymous,
    continues,
    theme,
    done,
    channel,
    place,
    language,
    interpreter,
    behalf,
    found,
    words
});

/// What became of a question that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It was written down.
    Now,
    /// It was written down before, or undone since: the request came a second time.
    Before,
    /// Its id belongs to another question.
    Other,
}

/// The question that somebody saved last.
#[derive(Clone, PartialEq, Eq)]
pub struct Last {
    /// Which.
    pub id: QuestionId,
    /// What it is about.
    pub theme: Option<Slug>,
    /// What was done.
    pub done: Option<Slug>,
    /// What was said.
    pub words: Option<String>,
    /// The receipt that is owed with it.
    pub receipt_id: Option<ReceiptId>,
}

from_row!(Last { id, theme, done, words, receipt_id });

/// A question that was taken back.
pub struct Undone {
    /// The question.
    pub asked: Asked,
    /// Whether a receipt was still owed with it, and is no more.
    pub asked_aid: bool,
}

/// A question within its minute, with what came with it.
struct Undoable {
    asked: Asked,
    receipt: Option<ReceiptId>,
}

impl FromRow for Undoable {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        Ok(Self { asked: Asked::from_row(row)?, receipt: row.get("receipt_id")? })
    }
}

/// Writes a question down, once, however often it is sent; who asked for aid is owed a receipt. For a minute it is known whose it is;
/// nothing is said to the access log, because an entry there has an author and a moment.
///
/// # Errors
/// What the database says.
pub async fn save(
    tx: &mut Tx,
    may: &May<WorkDesk, TeamId>,
    (id, asked): (QuestionId, &Asked),
    aside: Aside,
    quarter: Quarter,
    codes: &str,
) -> Result<Saved, Fault> {
    let house = tx.house();
    if !add(tx, may, (id, asked), quarter, codes).await? {
        let known: Asked = tx.one(&KNOWN, params![house, id]).await?;
        return Ok(if known == *asked { Saved::Before } else { Saved::Other });
    }
    let receipt: Option<ReceiptId> = aside.asks_aid.then(|| tx.makers().fresh_unordered());
    let (seconds, fields) = (aside.pace.map(|pace| pace.seconds), aside.pace.map(|pace| pace.fields));
    let own = params![house, id, worker(may), tx.now().plus_seconds(UNDO_SECONDS), receipt, seconds, fields];
    if tx.run(&OWN, own).await? == 0 {
        tx.run(&TAKE_BACK, params![house, id]).await?;
        return Ok(Saved::Before);
    }
    if let Some(receipt) = receipt {
        receipts::owe(tx, may, receipt, quarter).await?;
    }
    Ok(Saved::Now)
}

/// Adds the row of a question; false when there is one of this id.
pub(super) async fn add(
    tx: &mut Tx,
    may: &May<WorkDesk, TeamId>,
    (id, asked): (QuestionId, &Asked),
    quarter: Quarter,
    codes: &str,
) -> Result<bool, Fault> {
    let row = params![
        tx.house(),
        id,
        quarter.day,
        quarter.number,
        may.subject(),
        asked.professional,
        asked.anonymous,
        asked.continues,
        &asked.theme,
        &asked.done,
        &asked.channel,
        &asked.place,
        &asked.language,
        asked.interpreter,
        &asked.behalf,
        &asked.found,
        &asked.words,
        codes,
    ];
    Ok(tx.run(&ADD, row).await? == 1)
}

/// Takes a question back within its minute, and gives what it was; none when it is not theirs, or the minute is over.
///
/// # Errors
/// What the database says.
pub async fn undo(tx: &mut Tx, may: &May<WorkDesk, TeamId>, id: QuestionId) -> Result<Option<Undone>, Fault> {
    let house = tx.house();
    let Some(Undoable { asked, receipt }) = undoable(tx, may, id).await? else { return Ok(None) };
    tx.run(&TAKE_BACK, params![house, id]).await?;
    // A receipt that was handed over meanwhile stays.
    let asked_aid = tx.run(&receipts::TAKE_BACK, params![house, receipt]).await? == 1;
    Ok(Some(Undone { asked, asked_aid }))
}

async fn undoable(tx: &mut Tx, may: &May<WorkDesk, TeamId>, id: QuestionId) -> Result<Option<Undoable>, Fault> {
    let (house, now) = (tx.house(), tx.now());
    tx.optional(&UNDOABLE, params![house, id, worker(may), now]).await
}

/// Takes what looks like something of a person out of the words of a question, within its minute. False when it is not theirs, or
/// the minute is over.
///
/// # Errors
/// What the database says.
pub async fn take_away(tx: &mut Tx, may: &May<WorkDesk, TeamId>, id: QuestionId) -> Result<bool, Fault> {
    let Some(Undoable { asked, .. }) = undoable(tx, may, id).await? else { return Ok(false) };
    if let Some(words) = asked.words {
        tx.run(&REWORD, params![tx.house(), id, marks::without_marks(&words)]).await?;
    }
    Ok(true)
}

/// The question that this worker saved last, while it can be undone.
///
/// # Errors
/// What the database says.
pub async fn last_saved(
    source: &mut impl Source,
    may: &May<WorkDesk, TeamId>,
    now: Instant,
) -> Result<Option<Last>, Fault> {
    let house = source.house();
    source.optional(&LAST, params![house, worker(may), now]).await
}

/// Whoever holds the right signed in.
fn worker(may: &May<WorkDesk, TeamId>) -> Option<WorkerId> {
    may.actor().worker().map(|worker| worker.id)
}
