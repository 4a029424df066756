use super::{GENERATION, Migration};
use crate::{Fault, Sql, from_row, source::Gathered, writer::Writer};

/// A migration that has run.
pub(super) struct Applied {
    room: String,
    name: String,
    checksum: String,
    generation: Option<i64>,
}

from_row!(Applied { room, name, checksum, generation });

impl Applied {
    pub(super) fn is(&self, migration: &Migration) -> bool {
        self.room == migration.room && self.name == migration.name
    }

    /// Whether this program can live with it without knowing it.
    fn is_readable(&self) -> bool {
        self.generation.is_some_and(|from| from <= i64::from(GENERATION))
    }

    fn label(&self) -> String {
        format!("{}/{}", self.room, self.name)
    }
}

pub(super) async fn read(writer: &mut Writer, applied: &Sql) -> Result<Vec<Applied>, Fault> {
    let mut rows = Gathered::all();
    writer.rows(applied, Vec::new(), &mut rows).await?;
    rows.finish()
}

/// How the schema stands against what the program knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// All migrations have run, and no other.
    Current,
    /// Some migrations have not run yet; these, as `room/name`.
    Behind(Vec<String>),
    /// A newer release has migrated further, and this program can live with that: migrations only add before they take away.
    Ahead(Vec<String>),
    /// A newer release has migrated too far for this program; these it cannot live with.
    TooFar(Vec<String>),
    /// A migration that ran is not the one of this program; this one.
    Changed(String),
}

impl Standing {
    /// Whether the program may work with this schema: nothing that it needs is missing, and nothing was changed.
    #[must_use]
    pub const fn is_workable(&self) -> bool {
        matches!(self, Self::Current | Self::Ahead(_))
    }

    pub(super) fn of(all: &[Migration], applied: &[Applied]) -> Self {
        if let Some(changed) = changed(all, applied) {
            return Self::Changed(changed);
        }
        let unreadable = unreadable(all, applied);
        if !unreadable.is_empty() {
            return Self::TooFar(unreadable);
        }
        let missing: Vec<_> = missing(all, applied).map(Migration::label).collect();
        if !missing.is_empty() {
            return Self::Behind(missing);
        }
        let unknown = unknown(all, applied);
        if unknown.is_empty() { Self::Current } else { Self::Ahead(unknown) }
    }
}

/// What has not run yet, in order; refuses a history that is not ours.
pub(super) fn pending<'a>(all: &'a [Migration], applied: &[Applied]) -> Result<Vec<&'a Migration>, Fault> {
    if let Some(changed) = changed(all, applied) {
        return Err(Fault::Schema(format!(
            "migration {changed} was changed after it ran here; put its text back and write a new migration instead"
        )));
    }
    if let Some(unreadable) = unreadable(all, applied).first() {
        return Err(Fault::Schema(format!(
            "this database has run migration {unreadable}, which this program cannot live with; use the newer release"
        )));
    }
    Ok(missing(all, applied).collect())
}

fn missing<'a>(all: &'a [Migration], applied: &[Applied]) -> impl Iterator<Item = &'a Migration> {
    all.iter().filter(|migration| !applied.iter().any(|applied| applied.is(migration)))
}

/// What ran here and is not ours.
pub(super) fn unknown(all: &[Migration], applied: &[Applied]) -> Vec<String> {
    foreign(all, applied).map(Applied::label).collect()
}

fn unreadable(all: &[Migration], applied: &[Applied]) -> Vec<String> {
    foreign(all, applied).filter(|applied| !applied.is_readable()).map(Applied::label).collect()
}

fn foreign<'a>(all: &[Migration], applied: &'a [Applied]) -> impl Iterator<Item = &'a Applied> {
    applied.iter().filter(|applied| !all.iter().any(|migration| applied.is(migration)))
}

fn changed(all: &[Migration], applied: &[Applied]) -> Option<String> {
    let differs =
        |migration: &&Migration| applied.iter().any(|old| old.is(migration) && old.checksum != migration.checksum());
    all.iter().find(differs).map(Migration::label)
}
