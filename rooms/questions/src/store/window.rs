use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{May, WholeHouse};

use crate::{access::ChangeWindow, rules::window::Window};

pub(super) const STATEMENTS: &[Sql] = &[NOW, CHANGE];

pub(super) const NOW: Sql =
    sql!("select version, days from questions_windows where house_id = $1 order by version desc limit 1");
const CHANGE: Sql =
    sql!("insert into questions_windows (house_id, version, days, set_by, set_at) values ($1, $2, $3, $4, $5)");

from_row!(Window { version, days });

/// For how many days words are kept in this house.
///
/// # Errors
/// What the database says.
pub async fn window(source: &mut impl Source) -> Result<Window, Fault> {
    let house = source.house();
    Ok(source.optional(&NOW, params![house]).await?.unwrap_or_default())
}

/// From now on words are kept for so many days; `seen` is the version that was changed.
///
/// # Errors
/// [`Fault::is_duplicate`] when somebody changed it since; otherwise what the database says.
pub async fn change_window(
    tx: &mut Tx,
    may: &May<ChangeWindow, WholeHouse>,
    seen: i64,
    days: i64,
) -> Result<(), Fault> {
    let by = may.actor().worker().map(|worker| worker.id);
    tx.run(&CHANGE, params![tx.house(), seen.saturating_add(1), days, by, tx.now()]).await?;
    tx.does(may);
    Ok(())
}
