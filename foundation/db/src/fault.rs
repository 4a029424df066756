use std::time::Duration;

/// What can go wrong between the program and its database.
///
/// Its text holds no parameter of a statement and nothing that a person typed, so it may be logged and counted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The row that must be there is not there.
    #[error("no such row")]
    Missing,
    /// A constraint of the schema was broken. Only this transaction is undone.
    #[error("{0}")]
    Constraint(Constraint),
    /// Nobody could help in time: the pool or the queue of writers is full, or another program holds the database.
    #[error("the database is busy")]
    Busy,
    /// The call took longer than it may. What it did is undone.
    #[error("the database did not answer within {0:?}")]
    Deadline(Duration),
    /// The disk is full. What was being written is undone; reading goes on.
    #[error("the disk of the database is full")]
    Full,
    /// The transaction was undone through no fault of its own: its group failed, or two transactions met (SQLSTATE 40xxx).
    #[error("the transaction was undone and may be tried again")]
    Undone,
    /// The connection was lost, or led to a copy that takes no writes, before the commit was sent.
    #[error("the connection to the database was lost")]
    Lost,
    /// The commit was sent and its outcome was never heard: the change may or may not have been kept.
    #[error("the database did not say whether the change was kept")]
    Unknown,
    /// The transaction had failed before, or a call in it was dropped half-way; it takes no more calls.
    #[error("the transaction is over since its first failure")]
    Over,
    /// A cell holds something else than the code expects.
    #[error("column ‘{column}’ does not hold a {wanted}")]
    Unreadable {
        /// Name or number of the column.
        column: String,
        /// The type that was asked for.
        wanted: &'static str,
    },
    /// More rows than any list may have; read it in batches.
    #[error("more than {0} rows at once")]
    TooMany(usize),
    /// The statement is wrong for this schema.
    #[error("{place}: {reason}")]
    Statement {
        /// File and line of the statement.
        place: String,
        /// What the database says of it; names of tables and columns, never values.
        reason: String,
    },
    /// The schema is not the one this program knows.
    #[error("{0}")]
    Schema(String),
    /// What should be kept as JSON cannot be.
    #[error("a {0} cannot be written or read as JSON")]
    Payload(&'static str),
    /// The job was taken over by another worker, because its lease had run out.
    #[error("the lease of the job has run out")]
    LeaseLost,
    /// The storage failed in a way that only a restart may repair.
    #[error("the storage of the database failed ({0}); restart and verify")]
    Broken(String),
    /// The database was closed, or never opened.
    #[error("the database is not available: {0}")]
    Unavailable(String),
}

/// Which constraint was broken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the change breaks {kind:?} {name}")]
pub struct Constraint {
    /// What sort of constraint.
    pub kind: ConstraintKind,
    /// Its name in PostgreSQL; the columns or the name in SQLite.
    pub name: String,
}

/// The sorts of constraints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstraintKind {
    /// A primary key or unique index.
    Unique,
    /// A foreign key.
    ForeignKey,
    /// A value that must be there.
    NotNull,
    /// A `check`.
    Check,
    /// Anything else, such as a value of the wrong type.
    Other,
}

impl Fault {
    /// True when nothing of the transaction was kept **and** trying the whole request once more may well succeed.
    ///
    /// Follows the classes of SQLSTATE that are safe to repeat: 40001, 40P01, 08xxx, 57P01 to 57P03, 25006.
    #[must_use]
    pub const fn surely_not_committed(&self) -> bool {
        matches!(self, Self::Busy | Self::Undone | Self::Lost)
    }

    /// True when a constraint of the schema refused the change.
    #[must_use]
    pub const fn is_constraint(&self) -> bool {
        matches!(self, Self::Constraint(_))
    }

    /// True when a row with this key was there already.
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Constraint(broken) if broken.kind == ConstraintKind::Unique)
    }

    /// True when this fault says something about the database rather than about the request: answer 503.
    #[must_use]
    pub const fn is_outage(&self) -> bool {
        matches!(
            self,
            Self::Busy
                | Self::Deadline(_)
                | Self::Full
                | Self::Undone
                | Self::Lost
                | Self::Unknown
                | Self::Broken(_)
                | Self::Unavailable(_)
        )
    }

    /// True when the transaction stays usable: nothing failed, the answer was only not the wanted one.
    pub(crate) const fn leaves_transaction_usable(&self) -> bool {
        matches!(self, Self::Missing | Self::Unreadable { .. } | Self::TooMany(_) | Self::Payload(_) | Self::LeaseLost)
    }
}
