use db::{Fault, LogEntry, LogFilter, Source, Sql, from_row, params, sql};
use kernel::{Instant, May, Reason, TypedId as _, WholeHouse, WorkerId};

use crate::{
    access::SearchLog,
    rules::anomaly::{Glance, What},
};

pub(super) const STATEMENTS: &[Sql] = &[NAMES];

/// What the access log calls the begin of a session.
pub const SIGN_IN: &str = "people.sessions.begin";

const NAMES: Sql = sql!(
    "select id, name, ended_at is not null as is_ended from people_workers where house_id = $1 order by name, id limit 5000"
);

/// A name for an id in the log, also of somebody who left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogName {
    /// Who.
    pub id: WorkerId,
    /// The name.
    pub name: String,
    /// Whether the account has ended.
    pub is_ended: bool,
}

from_row!(LogName { id, name, is_ended });

/// The entries of the access log that fit, the newest first, at most `limit`. Looking is itself in the log.
///
/// # Errors
/// What the database says.
pub async fn log_entries(
    source: &mut impl Source,
    may: &May<SearchLog, WholeHouse>,
    filter: &LogFilter,
    limit: u32,
) -> Result<Vec<LogEntry>, Fault> {
    source.shows(may);
    LogEntry::find(source, filter, limit).await
}

/// The names of everybody who ever had an account, by name.
///
/// # Errors
/// What the database says.
pub async fn log_names(source: &mut impl Source, _may: &May<SearchLog, WholeHouse>) -> Result<Vec<LogName>, Fault> {
    let house = source.house();
    source.all(&NAMES, params![house]).await
}

/// What the newest entries since a moment say, at most `limit`, as far as something can stand out in it.
///
/// # Errors
/// What the database says.
pub async fn log_glances(
    source: &mut impl Source,
    _may: &May<SearchLog, WholeHouse>,
    since: Instant,
    limit: u32,
) -> Result<Vec<Glance>, Fault> {
    let filter = LogFilter { from: Some(since), ..LogFilter::default() };
    Ok(LogEntry::find(source, &filter, limit).await?.iter().filter_map(glance).collect())
}

fn glance(entry: &LogEntry) -> Option<Glance> {
    let worker = entry.worker_id?;
    let what = match (entry.outcome.as_str(), entry.record_id) {
        _ if entry.reason == Reason::BreakGlass(String::new()).code() => What::BrokeGlass,
        ("refused", _) => What::Refused,
        ("done", _) if entry.action == SIGN_IN => What::SignedIn,
        // What is one's own is no look at another.
        ("seen", Some(thing)) if thing != worker.as_uuid() => What::Saw(thing),
        _ => What::Other,
    };
    Some(Glance { at: entry.at, worker, what })
}
