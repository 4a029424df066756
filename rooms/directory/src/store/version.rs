//! What is kept in the browser is kept version by version; a row tells of one.

use db::{Fault, from_row};
use kernel::{Instant, WorkerId};

/// A version of what was kept in the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version<T> {
    /// Its number, from 1.
    pub number: i64,
    /// When it was kept.
    pub kept_at: Instant,
    /// By whom.
    pub worker: Option<WorkerId>,
    /// The version that was put back with it; 0 for the file.
    pub restores: Option<i64>,
    /// What it says; none where the file holds.
    pub says: Option<T>,
}

pub(super) struct Line {
    version: i64,
    kept_at: Instant,
    worker_id: Option<WorkerId>,
    restores: Option<i64>,
    body: String,
}

from_row!(Line { version, kept_at, worker_id, restores, body });

impl Line {
    /// The version, its body read by `read`.
    pub(super) fn version<T>(self, read: impl Fn(&str) -> Result<Option<T>, Fault>) -> Result<Version<T>, Fault> {
        let Self { version: number, kept_at, worker_id: worker, restores, body } = self;
        Ok(Version { number, kept_at, worker, restores, says: read(&body)? })
    }
}
