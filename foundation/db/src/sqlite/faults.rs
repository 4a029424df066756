use std::{path::Path, time::Duration};

use crate::{Constraint, ConstraintKind, Fault, Sql};

/// Result codes of SQLite, <https://www.sqlite.org/rescode.html>. Extended codes hold the primary one in their low byte.
mod code {
    pub(super) const ERROR: i32 = 1;
    pub(super) const BUSY: i32 = 5;
    pub(super) const LOCKED: i32 = 6;
    pub(super) const INTERRUPT: i32 = 9;
    pub(super) const IOERR: i32 = 10;
    pub(super) const CORRUPT: i32 = 11;
    pub(super) const FULL: i32 = 13;
    pub(super) const CONSTRAINT: i32 = 19;
    pub(super) const NOTADB: i32 = 26;
}

/// What an error of a statement means.
pub(super) fn of_statement(error: &sqlx::Error, sql: &Sql, deadline: Duration) -> Fault {
    let Some(primary) = primary_code(error) else { return without_code(error) };
    match primary {
        code::CONSTRAINT => Fault::Constraint(constraint(error)),
        code::INTERRUPT => Fault::Deadline(deadline),
        code::ERROR => Fault::Statement { place: sql.place(), reason: message(error) },
        _ => of_storage(primary, error),
    }
}

/// What an error means that is not about one statement: while opening, beginning a group or setting a savepoint.
pub(super) fn of_control(error: &sqlx::Error) -> Fault {
    match primary_code(error) {
        Some(code::ERROR) => Fault::Undone,
        Some(primary) => of_storage(primary, error),
        None => without_code(error),
    }
}

/// What an error of opening the file means, in words for whoever starts the program.
pub(super) fn of_opening(error: &sqlx::Error, path: &Path) -> Fault {
    match primary_code(error) {
        Some(code::BUSY | code::LOCKED) => Fault::Busy,
        Some(code::FULL) => Fault::Full,
        _ => Fault::Unavailable(format!("{} cannot be opened: {error}", path.display())),
    }
}

/// What an error of `commit` means. "Busy" and "nothing to commit" kept nothing, nor did a full disk: the frame that makes
/// the rest count is the last one written, and a torn one fails its checksum. After any other failure, a failed sync above
/// all, the frames may be whole on the disk, and recovery after a crash may find and keep them.
pub(super) fn of_commit(error: &sqlx::Error) -> Fault {
    match primary_code(error) {
        Some(code::BUSY) => Fault::Busy,
        Some(code::ERROR) => Fault::Undone,
        Some(code::FULL) => Fault::Full,
        _ => Fault::Unknown,
    }
}

/// Whether the storage itself is at fault. After a failed sync the kernel may call lost pages written, so the process must
/// not write on (Rebello and others, "Can applications recover from fsync failures?", USENIX ATC 2020).
pub(super) fn is_fatal(error: &sqlx::Error) -> bool {
    matches!(primary_code(error), Some(code::IOERR | code::CORRUPT | code::NOTADB))
}

fn of_storage(primary: i32, error: &sqlx::Error) -> Fault {
    match primary {
        code::BUSY | code::LOCKED => Fault::Busy,
        code::FULL => Fault::Full,
        _ => Fault::Broken(format!("SQLite code {}", extended_code(error).unwrap_or(primary))),
    }
}

fn without_code(error: &sqlx::Error) -> Fault {
    match error {
        sqlx::Error::WorkerCrashed => Fault::Broken("the thread of the connection ended".to_owned()),
        sqlx::Error::Encode(_) | sqlx::Error::Protocol(_) => Fault::Unavailable(error.to_string()),
        _ => Fault::Unavailable("the connection failed".to_owned()),
    }
}

fn constraint(error: &sqlx::Error) -> Constraint {
    let kind = match error.as_database_error().map(sqlx::error::DatabaseError::kind) {
        Some(sqlx::error::ErrorKind::UniqueViolation) => ConstraintKind::Unique,
        Some(sqlx::error::ErrorKind::ForeignKeyViolation) => ConstraintKind::ForeignKey,
        Some(sqlx::error::ErrorKind::NotNullViolation) => ConstraintKind::NotNull,
        Some(sqlx::error::ErrorKind::CheckViolation) => ConstraintKind::Check,
        _ => ConstraintKind::Other,
    };
    let message = message(error);
    let name = message.split_once("failed: ").map(|(_, name)| name.to_owned()).unwrap_or_default();
    Constraint { kind, name }
}

fn message(error: &sqlx::Error) -> String {
    error.as_database_error().map(|error| error.message().to_owned()).unwrap_or_default()
}

fn extended_code(error: &sqlx::Error) -> Option<i32> {
    error.as_database_error()?.code()?.parse().ok()
}

fn primary_code(error: &sqlx::Error) -> Option<i32> {
    extended_code(error).map(|code| code & 0xff)
}
