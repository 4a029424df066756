use std::{
    fs::OpenOptions,
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail, ensure};
use db::{BackupId, Contents, Engine, Place};
use kernel::Makers;

use crate::{
    Config, app,
    backup::{self, Checked, Key, Lock, Manifest, Scratch, Yard},
    cli::{Backup, Opening, Restore},
    progress::{Progress, say, tell},
};

/// `voordeur backup`: one encrypted file with everything in it, restored aside before it counts. The schema stays as it is, so that a new
/// release can make one before it migrates.
pub(super) async fn backup(config: &Config, makers: Makers, asked: &Backup) -> anyhow::Result<()> {
    let yard = Yard::of(config, makers.clone())?;
    if let Place::File(path) = &yard.place {
        ensure!(path.exists(), "there is no database at {}", path.display());
    }
    let lock = lock(config, asked)?;
    let db = app::open(config, makers.clone()).await?;
    let path = target(config, asked, &makers)?;
    let id = makers.fresh::<BackupId>();
    if let Err(fault) = db.backup_begun(id, "command").await {
        tracing::debug!(%fault, "this schema keeps no record of backups");
    }
    let mut steps = Steps::default();
    let made = backup::make(&yard, (&db, id), &lock, &path, &mut |what, done, total| steps.at(what, done, total)).await;
    drop(steps);
    db.close(app::CLOSING).await;
    let made = made?;
    say(&format!("file     {}", made.path.display()));
    say(&format!("bytes    {}", made.size));
    told(&made.checked);
    Ok(())
}

/// Who may open it: what the command says, or else the settings.
fn lock(config: &Config, asked: &Backup) -> anyhow::Result<Lock> {
    if let Some(file) = &asked.passphrase_file {
        return Lock::passphrase_in(file);
    }
    let lock = if asked.recipient.is_empty() {
        Lock::of(&config.backup.recipients, config.backup.passphrase.reveal())?
    } else {
        Lock::of(&asked.recipient, None)?
    };
    lock.context("say who can open the backup: --recipient age1… or --passphrase-file FILE (`voordeur backup-key FILE` makes a pair)")
}

/// Where it goes: a file, or a name of its own in a folder.
fn target(config: &Config, asked: &Backup, makers: &Makers) -> anyhow::Result<PathBuf> {
    let name = backup::file_name(config.house.slug.as_str(), makers.clock.now());
    match &asked.output {
        Some(path) if path.is_dir() => Ok(path.join(name)),
        Some(path) => Ok(path.clone()),
        None if config.backup.folder.as_os_str().is_empty() => {
            bail!("say where the backup goes: --output FILE, or backup.folder in the settings")
        }
        None => Ok(config.backup.folder.join(name)),
    }
}

/// `voordeur verify-backup`: restores it aside and looks it over. When the house it is of stands here, that is noted there.
pub(super) async fn verify(config: &Config, makers: Makers, asked: &Opening) -> anyhow::Result<()> {
    let yard = Yard::of(config, makers.clone())?;
    let key = key(config, asked)?;
    let mut steps = Steps::default();
    let checked = backup::verify(&yard, &asked.file, &key, &mut |what, done, total| steps.at(what, done, total)).await;
    drop(steps);
    let checked = checked?;
    told(&checked);
    note(config, makers, &checked.manifest).await;
    Ok(())
}

async fn note(config: &Config, makers: Makers, manifest: &Manifest) {
    let is_here = match app::place(config) {
        Place::File(path) => path.exists(),
        Place::Server(_) => true,
    };
    if !is_here {
        return;
    }
    let noted = async {
        let db = app::open(config, makers).await?;
        db.backup_verified(manifest.id).await?;
        db.close(app::CLOSING).await;
        anyhow::Ok(())
    };
    if let Err(error) = noted.await {
        tell(&format!("the house here does not know of it ({error:#})"));
    }
}

/// What opens it.
fn key(config: &Config, asked: &Opening) -> anyhow::Result<Key> {
    match (&asked.key, &asked.passphrase_file, config.backup.passphrase.reveal()) {
        (Some(file), ..) => Key::pairs_in(file),
        (None, Some(file), _) => Key::passphrase_in(file),
        (None, None, Some(words)) => Ok(Key::Passphrase(words.to_owned().into())),
        (None, None, None) => bail!("say what opens the backup: --key FILE or --passphrase-file FILE"),
    }
}

/// `voordeur restore`: into an empty place. What lies there stays, or is set aside when that is asked for.
pub(super) async fn restore(config: &Config, makers: Makers, asked: &Restore) -> anyhow::Result<()> {
    let yard = Yard::of(config, makers.clone())?;
    let key = key(config, &asked.opening)?;
    let is_free = yard.place.is_free().await?;
    ensure!(is_free || asked.set_aside, "{}", occupied(&yard.place));
    let scratch = Scratch::inside(&yard.work).context("there is no place to unpack it")?;
    let mut steps = Steps::default();
    let mut step = |what, done, total| steps.at(what, done, total);
    let unpacked = tokio::task::block_in_place(|| backup::unpack(&asked.opening.file, &key, scratch.path(), &mut step));
    let (manifest, copy) = unpacked?;
    fits(&manifest, &yard.place)?;
    if manifest.engine() == Engine::Sqlite {
        // Before anything here changes.
        backup::check(&yard, &Place::File(copy.clone()), manifest.clone(), &mut step).await?;
    }
    if !is_free {
        let stamp = makers.clock.now().to_string().replace(':', "");
        tell(&format!("what was here is now {}", yard.place.set_aside(&stamp).await?.display()));
    }
    yard.place.put(&copy, &yard.tools).await?;
    let differences = manifest.contents.differences(&Contents::at(&yard.place).await?);
    ensure!(differences.is_empty(), "what was restored is not what was copied: {}", differences.join("; "));
    let checked = backup::check(&yard, &yard.place, manifest, &mut step).await?;
    drop(steps);
    told(&checked);
    afterwards(&checked);
    Ok(())
}

fn occupied(place: &Place) -> String {
    match place {
        Place::File(path) => format!("{} is there already; --set-aside keeps it under another name", path.display()),
        Place::Server(_) => "the database has tables already; make an empty one and name it with --database".to_owned(),
    }
}

fn fits(manifest: &Manifest, place: &Place) -> anyhow::Result<()> {
    let (of, here) = (manifest.engine(), place.engine());
    ensure!(of == here, "the backup is of {of} and the settings name {here}");
    Ok(())
}

/// What was found.
fn told(checked: &Checked) {
    let Checked { manifest, entries, seals, knows_keys, missing } = checked;
    say(&format!("backup   {}", manifest.id));
    say(&format!("made     {} by release {}", manifest.made_at, manifest.program));
    say(&format!("database {}", manifest.contents.engine));
    say(&format!("rows     {} in {} tables", manifest.contents.rows(), manifest.contents.tables.len()));
    say(&format!("log      {entries} entries and {seals} seals, whole"));
    if !knows_keys && *seals > 0 {
        tell(
            "the seals were held against no key, because none is known here: put audit.key back, or name audit.known_keys",
        );
    }
    if !missing.is_empty() {
        tell(&format!("{} migrations will run at the next start", missing.len()));
    }
    tell("restored and whole: every page, every count, the access log from begin to end");
}

/// What a person still has to do.
fn afterwards(checked: &Checked) {
    tell(
        "The key that seals the access log is in no backup. Put audit.key back before the first start, or name the key below",
    );
    tell("in audit.known_keys: the seals it made then hold, and a new key makes the next ones.");
    checked.manifest.seal_keys.iter().for_each(|key| say(&format!("sealed by {key}")));
}

/// `voordeur backup-key`: a pair of keys; the secret half into a new file, the public half to say to the settings.
pub(super) fn fresh_key(path: &Path) -> anyhow::Result<()> {
    let (secret, public) = backup::fresh_pair();
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = file.with_context(|| format!("{} cannot be made", path.display()))?;
    file.write_all(secret.as_bytes())?;
    file.sync_all()?;
    say(&public);
    tell("Keep the file off every server, twice, where two people find it: without it no backup can be opened.");
    Ok(())
}

/// The steps of long work, each with its own bar.
#[derive(Default)]
struct Steps(Option<(&'static str, Progress)>);

impl Steps {
    fn at(&mut self, what: &'static str, done: u64, total: u64) {
        if self.0.as_ref().is_none_or(|(known, _)| *known != what) {
            self.0 = Some((what, Progress::of(what)));
        }
        if let Some((_, progress)) = &mut self.0 {
            progress.at(usize::try_from(done).unwrap_or(usize::MAX), usize::try_from(total).unwrap_or(usize::MAX));
        }
    }
}
