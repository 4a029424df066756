use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Instant, May, Slug, TeamId, WorkerId};

use crate::{
    access::WorkDesk,
    rules::{Asked, Quarter, QuestionId, marks},
};

pub(super) const STATEMENTS: &[Sql] = &[ADD, OWN, KNOWN, UNDOABLE, TAKE_BACK, REWORD, LAST];

/// How long a question can be undone, in seconds; so long it is known whose it is.
const UNDO_SECONDS: i64 = 60;

const OWN: Sql = sql!(
    "insert into questions_undo (house_id, question_id, worker_id, ends_at) values ($1, $2, $3, $4)
     on conflict (house_id, question_id) do nothing"
);
const ADD: Sql = sql!(
    "insert into questions_asked (house_id, id, day, quarter, team_id, professional, continues, theme, done, channel, place,
                                  language, interpreter, behalf, found, words, codes, settled)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, false)
     on conflict (house_id, id) do nothing"
);
pub(super) const KNOWN: Sql = sql!(
    "select professional, continues, theme, done, channel, place, language, interpreter, behalf, found, words
       from questions_asked where house_id = $1 and id = $2"
);
pub(super) const UNDOABLE: Sql = sql!(
    "select asked.professional, asked.continues, asked.theme, asked.done, asked.channel, asked.place, asked.language,
            asked.interpreter, asked.behalf, asked.found, asked.words
       from questions_undo undo
       join questions_asked asked on asked.house_id = undo.house_id and asked.id = undo.question_id
      where undo.house_id = $1 and undo.question_id = $2 and undo.worker_id = $3 and undo.ends_at > $4"
);
pub(super) const TAKE_BACK: Sql = sql!("delete from questions_asked where house_id = $1 and id = $2");
pub(super) const REWORD: Sql = sql!("update questions_asked set words = $3 where house_id = $1 and id = $2");
pub(super) const LAST: Sql = sql!(
    "select undo.question_id as id, asked.theme, asked.done, asked.words from questions_undo undo
       join questions_asked asked on asked.house_id = undo.house_id and asked.id = undo.question_id
      where undo.house_id = $1 and undo.worker_id = $2 and undo.ends_at > $3
      order by undo.ends_at desc limit 1"
);

from_row!(Asked { professional, continues, theme, done, channel, place, language, interpreter, behalf, found, words });

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
}

from_row!(Last { id, theme, done, words });

/// Writes a question down, once, however often it is sent. For a minute it is known whose it is; nothing is said to the access
/// log, because an entry there has an author and a moment.
///
/// # Errors
/// What the database says.
pub async fn save(
    tx: &mut Tx,
    may: &May<WorkDesk, TeamId>,
    (id, asked): (QuestionId, &Asked),
    quarter: Quarter,
    codes: &str,
) -> Result<Saved, Fault> {
    let house = tx.house();
    if !add(tx, may, (id, asked), quarter, codes).await? {
        let known: Asked = tx.one(&KNOWN, params![house, id]).await?;
        return Ok(if known == *asked { Saved::Before } else { Saved::Other });
    }
    let own = params![house, id, worker(may), tx.now().plus_seconds(UNDO_SECONDS)];
    if tx.run(&OWN, own).await? == 0 {
        tx.run(&TAKE_BACK, params![house, id]).await?;
        return Ok(Saved::Before);
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
pub async fn undo(tx: &mut Tx, may: &May<WorkDesk, TeamId>, id: QuestionId) -> Result<Option<Asked>, Fault> {
    let (house, now) = (tx.house(), tx.now());
    let asked: Option<Asked> = tx.optional(&UNDOABLE, params![house, id, worker(may), now]).await?;
    if asked.is_some() {
        tx.run(&TAKE_BACK, params![house, id]).await?;
    }
    Ok(asked)
}

/// Takes what looks like something of a person out of the words of a question, within its minute. False when it is not theirs, or
/// the minute is over.
///
/// # Errors
/// What the database says.
pub async fn take_away(tx: &mut Tx, may: &May<WorkDesk, TeamId>, id: QuestionId) -> Result<bool, Fault> {
    let (house, now) = (tx.house(), tx.now());
    let asked: Option<Asked> = tx.optional(&UNDOABLE, params![house, id, worker(may), now]).await?;
    let Some(words) = asked.as_ref().and_then(|asked| asked.words.as_deref()) else { return Ok(asked.is_some()) };
    tx.run(&REWORD, params![house, id, marks::without_marks(words)]).await?;
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
