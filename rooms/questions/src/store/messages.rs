use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Day, Instant, May, TeamId, WorkerId};

use crate::{
    access::{SeeShift, WorkDesk, WriteMessage},
    rules::{
        marks,
        message::{Draft, Message, MessageId, Move},
    },
};

pub(super) const STATEMENTS: &[Sql] = &[ADD, OF_TEAM, LEFT, MOVES, THEIRS, MOVE, REWORD];

/// The most messages that are shown.
const MOST: i64 = 50;

pub(super) const ADD: Sql = sql!(
    "insert into questions_messages (house_id, id, team_id, words, until_day, written_by, written_at)
     values ($1, $2, $3, $4, $5, $6, $7)"
);
pub(super) const OF_TEAM: Sql = sql!(
    "select id, words, until_day, written_by, written_at from questions_messages
      where house_id = $1 and team_id = $2 and until_day >= $3 order by until_day, id limit $4"
);
// What stands in the last move counts.
pub(super) const LEFT: Sql = sql!(
    "select count(*) from questions_messages messages
      where house_id = $1 and team_id = $2 and until_day >= $3
        and not coalesce((select moves.done from questions_message_moves moves
                           where moves.house_id = messages.house_id and moves.message_id = messages.id
                           order by moves.version desc limit 1), false)"
);
pub(super) const MOVES: Sql = sql!(
    "select moves.message_id, moves.done, moves.moved_by, moves.moved_at from questions_messages messages
       join questions_message_moves moves on moves.house_id = messages.house_id and moves.message_id = messages.id
      where messages.house_id = $1 and messages.team_id = $2 and messages.until_day >= $3
      order by moves.message_id, moves.version limit 1000"
);
pub(super) const THEIRS: Sql = sql!(
    "select words, cast((select count(*) from questions_message_moves moves
                          where moves.house_id = messages.house_id and moves.message_id = messages.id) as bigint) as version
       from questions_messages messages where house_id = $1 and id = $2 and team_id = $3"
);
pub(super) const MOVE: Sql = sql!(
    "insert into questions_message_moves (house_id, message_id, version, done, moved_by, moved_at) values ($1, $2, $3, $4, $5, $6)"
);
pub(super) const REWORD: Sql = sql!("update questions_messages set words = $3 where house_id = $1 and id = $2");

struct Row {
    id: MessageId,
    words: String,
    until_day: Day,
    written_by: WorkerId,
    written_at: Instant,
}

from_row!(Row { id, words, until_day, written_by, written_at });

struct MoveRow {
    message_id: MessageId,
    done: bool,
    moved_by: WorkerId,
    moved_at: Instant,
}

from_row!(MoveRow { message_id, done, moved_by, moved_at });

/// What a message says, and how often it was moved.
struct Theirs {
    words: String,
    version: i64,
}

from_row!(Theirs { words, version });

/// The messages of a team that are still to be shown, those whose last day comes first before the others.
///
/// # Errors
/// What the database says.
pub async fn messages(
    source: &mut impl Source,
    may: &May<SeeShift, TeamId>,
    today: Day,
) -> Result<Vec<Message>, Fault> {
    let house = source.house();
    let rows: Vec<Row> = source.all(&OF_TEAM, params![house, may.subject(), today, MOST]).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let moves: Vec<MoveRow> = source.all(&MOVES, params![house, may.subject(), today]).await?;
    Ok(rows.into_iter().map(|row| row.with(&moves)).collect())
}

/// How many messages of a team wait until somebody of it does what they say.
///
/// # Errors
/// What the database says.
pub async fn messages_left(source: &mut impl Source, may: &May<WorkDesk, TeamId>, today: Day) -> Result<i64, Fault> {
    let house = source.house();
    source.value(&LEFT, params![house, may.subject(), today]).await
}

impl Row {
    fn with(self, moves: &[MoveRow]) -> Message {
        let Self { id, words, until_day, written_by, written_at } = self;
        let own = moves.iter().filter(|moved| moved.message_id == id);
        let moves = own.map(|moved| Move { done: moved.done, by: moved.moved_by, at: moved.moved_at }).collect();
        Message { id, words, until: until_day, written_by, written_at, moves }
    }
}

/// Leaves a message.
///
/// # Errors
/// What the database says.
pub async fn leave_message(tx: &mut Tx, may: &May<WriteMessage, TeamId>, draft: &Draft) -> Result<(), Fault> {
    let by = may.actor().worker().map(|worker| worker.id);
    let id: MessageId = tx.makers().fresh();
    tx.run(&ADD, params![tx.house(), id, may.subject(), &draft.words, draft.until, by, tx.now()]).await?;
    tx.does(may);
    Ok(())
}

/// Says that a message is done, or open again; `seen` is how often it was moved before. False when it is not theirs, or a colleague
/// moved it since.
///
/// # Errors
/// What the database says; of two at the very same time the second is a duplicate ([`Fault::is_duplicate`]).
pub async fn move_message(
    tx: &mut Tx,
    may: &May<WriteMessage, TeamId>,
    id: MessageId,
    seen: i64,
    done: bool,
) -> Result<bool, Fault> {
    let Some(Theirs { version, .. }) = theirs(tx, may, id).await?.filter(|theirs| theirs.version == seen) else {
        return Ok(false);
    };
    let by = may.actor().worker().map(|worker| worker.id);
    tx.run(&MOVE, params![tx.house(), id, version.saturating_add(1), done, by, tx.now()]).await?;
    tx.does(may);
    Ok(true)
}

/// Takes what looks like something of a person out of a message. False when it is not theirs.
///
/// # Errors
/// What the database says.
pub async fn clean_message(tx: &mut Tx, may: &May<WriteMessage, TeamId>, id: MessageId) -> Result<bool, Fault> {
    let Some(Theirs { words, .. }) = theirs(tx, may, id).await? else { return Ok(false) };
    tx.run(&REWORD, params![tx.house(), id, marks::without_marks(&words)]).await?;
    tx.does(may);
    Ok(true)
}

async fn theirs(tx: &mut Tx, may: &May<WriteMessage, TeamId>, id: MessageId) -> Result<Option<Theirs>, Fault> {
    let house = tx.house();
    tx.optional(&THEIRS, params![house, id, may.subject()]).await
}
