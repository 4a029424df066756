use std::time::Duration;

use crate::{Constraint, ConstraintKind, Fault, Sql};

/// What an error means that came before the commit was sent. Classes of SQLSTATE: PostgreSQL manual, appendix A.
pub(super) fn of_statement(error: &sqlx::Error, sql: Option<&Sql>) -> Fault {
    let Some(state) = state(error) else { return without_state(error) };
    match state.as_str() {
        "40001" | "40P01" => Fault::Undone,
        "25006" => Fault::Lost,
        "55P03" | "53300" => Fault::Busy,
        "53100" => Fault::Full,
        // The server's own limit, which is the same as ours.
        "57014" => Fault::Deadline(Duration::ZERO),
        "58030" | "XX001" | "XX002" => Fault::Broken(format!("SQLSTATE {state}")),
        _ => of_class(&state, error, sql),
    }
}

fn of_class(state: &str, error: &sqlx::Error, sql: Option<&Sql>) -> Fault {
    match state.get(..2).unwrap_or_default() {
        "23" => Fault::Constraint(constraint(error)),
        "08" | "57" => Fault::Lost,
        "42" => Fault::Statement { place: sql.map(Sql::place).unwrap_or_default(), reason: message(error) },
        // The message of other classes may quote a value (22P02, 22001 …), so only the code is told.
        _ => Fault::Statement { place: sql.map(Sql::place).unwrap_or_default(), reason: format!("SQLSTATE {state}") },
    }
}

/// What an error of `commit` means. Surely nothing was kept only when the server itself says that it rolled back; a server
/// that is told to stop while it waits for its copies has committed here, and perhaps only here (57P01).
pub(super) fn of_commit(error: &sqlx::Error) -> Fault {
    let rolled_back = state(error).is_some_and(|state| matches!(state.get(..2), Some("40" | "23" | "25")));
    if rolled_back { of_statement(error, None) } else { Fault::Unknown }
}

/// Whether we talk to a copy that takes no writes: every connection of the pool may lead there.
pub(super) fn is_read_only(error: &sqlx::Error) -> bool {
    state(error).is_some_and(|state| state == "25006")
}

/// Whether the connection cannot be used again.
pub(super) fn ends_connection(error: &sqlx::Error) -> bool {
    state(error).is_none_or(|state| matches!(state.get(..2), Some("08" | "57" | "58" | "XX")))
}

fn without_state(error: &sqlx::Error) -> Fault {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) | sqlx::Error::Tls(_) => Fault::Lost,
        sqlx::Error::PoolTimedOut => Fault::Busy,
        sqlx::Error::PoolClosed => Fault::Unavailable("it was closed".to_owned()),
        sqlx::Error::Configuration(_) => Fault::Unavailable("its address is not valid".to_owned()),
        _ => Fault::Unavailable("the driver failed".to_owned()),
    }
}

fn constraint(error: &sqlx::Error) -> Constraint {
    use sqlx::error::ErrorKind;
    let database = error.as_database_error();
    let kind = match database.map(sqlx::error::DatabaseError::kind) {
        Some(ErrorKind::UniqueViolation) => ConstraintKind::Unique,
        Some(ErrorKind::ForeignKeyViolation) => ConstraintKind::ForeignKey,
        Some(ErrorKind::NotNullViolation) => ConstraintKind::NotNull,
        Some(ErrorKind::CheckViolation) => ConstraintKind::Check,
        _ => ConstraintKind::Other,
    };
    let name = database.and_then(sqlx::error::DatabaseError::constraint).unwrap_or_default().to_owned();
    Constraint { kind, name }
}

fn message(error: &sqlx::Error) -> String {
    error.as_database_error().map(|error| error.message().to_owned()).unwrap_or_default()
}

fn state(error: &sqlx::Error) -> Option<String> {
    error.as_database_error().and_then(|error| error.code().map(|code| code.into_owned()))
}
