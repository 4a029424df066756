//! Backups of the whole installation: one encrypted file each, restored aside before it counts.
//!
//! `age -d -i KEY FILE | tar xz` opens one without this program: inside lie `manifest.json` and the copy of the database. The keys
//! of the house (the one that seals the access log, the ones that open backups) are in none of them.

mod archive;
mod keys;
mod make;
mod manifest;
mod schedule;
mod scratch;
mod verify;

use std::path::PathBuf;

use db::{Place, Tools};
use kernel::Makers;
use people::rules::seal::KnownKey;

pub(crate) use keys::{Key, Lock, fresh_pair};
pub(crate) use make::{file_name, make};
pub(crate) use manifest::Manifest;
pub(crate) use schedule::Daily;
pub(crate) use verify::{Checked, check, verify};

pub(crate) use archive::unpack;
pub(crate) use scratch::Scratch;

use crate::{Config, app, keys as seals};

/// What making and verifying a backup has to know of the installation.
#[derive(Clone)]
pub(crate) struct Yard {
    /// Where the database lies.
    pub(crate) place: Place,
    /// With what PostgreSQL is copied.
    pub(crate) tools: Tools,
    /// The folder in which copies lie while they are looked at.
    pub(crate) work: PathBuf,
    /// Whose seals on the access log hold.
    pub(crate) known: Vec<KnownKey>,
    /// The short name of the house.
    pub(crate) slug: String,
    pub(crate) makers: Makers,
}

impl Yard {
    /// The one of these settings.
    ///
    /// # Errors
    /// When a key among the settings is none.
    pub(crate) fn of(config: &Config, makers: Makers) -> anyhow::Result<Self> {
        Ok(Self {
            place: app::place(config),
            tools: Tools { folder: config.backup.tools.clone() },
            work: config.data.dir.clone(),
            known: seals::known(config)?,
            slug: config.house.slug.to_string(),
            makers,
        })
    }
}

/// How far work has come: what is being done, and how much of how much.
pub(crate) type Tell<'a> = &'a mut (dyn FnMut(&'static str, u64, u64) + Send);
