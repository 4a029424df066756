use std::{
    fs, io,
    path::{Path, PathBuf},
};

use age::x25519;
use anyhow::Context as _;
use db::{BackupId, Db};
use jiff::tz::TimeZone;
use kernel::Instant;

use super::{Checked, Lock, Manifest, Scratch, Tell, Yard, archive, manifest::part_name, verify};

/// A backup that was made and found whole.
pub(crate) struct Made {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// How many bytes it has.
    pub(crate) size: u64,
    /// What was found when it was restored aside.
    pub(crate) checked: Checked,
}

/// The name of a backup of this moment.
pub(crate) fn file_name(slug: &str, at: Instant) -> String {
    format!("voordeur-{slug}-{}.age", at.civil(&TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ"))
}

/// Makes a backup at `path`, reads it back from the disk and restores it aside. What came of it is noted in the database.
pub(crate) async fn make(
    yard: &Yard,
    (db, id): (&Db, BackupId),
    lock: &Lock,
    path: &Path,
    tell: Tell<'_>,
) -> anyhow::Result<Made> {
    let made = attempt(yard, (db, id), lock, path, tell).await;
    if let Err(error) = &made {
        note(db.backup_failed(id, &format!("{error:#}")).await);
    }
    made
}

async fn attempt(
    yard: &Yard,
    (db, id): (&Db, BackupId),
    lock: &Lock,
    path: &Path,
    tell: Tell<'_>,
) -> anyhow::Result<Made> {
    anyhow::ensure!(!path.exists(), "{} is there already; a backup never replaces another file", path.display());
    let reader = x25519::Identity::generate();
    let made_at = yard.makers.clock.now();
    let size = written(yard, (db, id, made_at), (lock, &reader.to_public()), path, tell).await?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    note(db.backup_made(id, made_at, &name, size).await);
    let checked = verify(yard, path, &lock.opened_by(reader), tell).await;
    let checked = checked.with_context(|| format!("{} was made and is of no use", path.display()))?;
    note(db.backup_verified(id).await);
    Ok(Made { path: path.to_owned(), size, checked })
}

/// A schema that is older than these notes has no place for them; the backup counts all the same.
fn note(noted: Result<(), db::Fault>) {
    if let Err(fault) = noted {
        tracing::warn!(%fault, "what came of the backup could not be noted in the database");
    }
}

async fn written(
    yard: &Yard,
    (db, id, made_at): (&Db, BackupId, Instant),
    (lock, reader): (&Lock, &x25519::Recipient),
    path: &Path,
    tell: Tell<'_>,
) -> anyhow::Result<u64> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    let scratch = Scratch::inside(&yard.work).context("there is no place for a copy of the database")?;
    let copy = scratch.path().join("copy");
    let contents = db.copy_to(&copy, &yard.tools, |size| tell("copying", size.done, size.total)).await;
    let contents = contents.context("the database could not be copied")?;
    let draft = Draft(path.with_extension(format!("{}.part", std::process::id())));
    let packed = tokio::task::block_in_place(|| {
        let part = archive::part(&copy, part_name(db.engine()))?;
        let mut manifest = Manifest::new(id, made_at, contents, part);
        manifest.seal_keys = yard.known.iter().map(ToString::to_string).collect();
        let size = archive::pack(&draft.0, (lock, reader), &manifest, &copy, tell)?;
        archive::publish(&draft.0, path)?;
        anyhow::Ok(size)
    });
    packed.with_context(|| format!("{} could not be written", path.display()))
}

/// A file that is not finished; what is left of it goes.
struct Draft(PathBuf);

impl Drop for Draft {
    fn drop(&mut self) {
        match fs::remove_file(&self.0) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::warn!(%error, file = %self.0.display(), "what is left of a backup could not be removed");
            }
            _ => {}
        }
    }
}
