use db::LogEntry;
use kernel::TypedId as _;
use kit::csv;
use uuid::Uuid;

const HEAD: &str = "seq,at,worker_id,program,role,action,record_kind,record_id,outcome,reason,hash\r\n";

/// Entries of the access log as CSV (RFC 4180): ids and codes, no names and nobody's own words.
pub(crate) fn log_as_csv(entries: &[LogEntry]) -> String {
    entries.iter().fold(HEAD.to_owned(), |file, entry| file + &line(entry))
}

fn line(entry: &LogEntry) -> String {
    let id = |id: Option<Uuid>| id.map_or_else(String::new, |id| id.to_string());
    let cells = [
        entry.seq.to_string(),
        entry.at.to_string(),
        id(entry.worker_id.map(kernel::WorkerId::as_uuid)),
        entry.program.clone(),
        entry.role.clone(),
        entry.action.clone(),
        entry.record_kind.clone(),
        id(entry.record_id),
        entry.outcome.clone(),
        entry.reason.clone(),
        crate::rules::seal::in_hex(&entry.hash),
    ];
    csv::line(cells)
}
