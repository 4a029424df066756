use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use db::{BackupRecord, Db, Failure, MakeBackup};
use jiff::tz::TimeZone;
use kernel::{Actor, HouseId, Instant};

use super::{Lock, Yard, file_name, make, scratch::is_left};
use crate::Config;

/// The backup that the program makes by itself, once a day.
#[derive(Clone)]
pub(crate) struct Daily {
    yard: Yard,
    lock: Lock,
    folder: PathBuf,
    hour: u8,
    keep: usize,
}

impl Daily {
    /// The one of these settings; none when no folder is named.
    ///
    /// # Errors
    /// When a folder is named and nobody is who could open the backups.
    pub(crate) fn of(config: &Config, yard: Yard) -> anyhow::Result<Option<Self>> {
        let settings = &config.backup;
        if settings.folder.as_os_str().is_empty() {
            return Ok(None);
        }
        let lock = Lock::of(&settings.recipients, settings.passphrase.reveal()).context("backup.recipients")?;
        let lock = lock
            .context("backup.folder is named: say in backup.recipients or backup.passphrase who can open a backup")?;
        let (folder, keep) = (settings.folder.clone(), settings.keep.max(1) as usize);
        Ok(Some(Self { yard, lock, folder, hour: settings.hour, keep }))
    }

    /// From which hour of the day.
    pub(crate) const fn hour(&self) -> u8 {
        self.hour
    }

    /// Asks for the backup of today when its hour has come and nobody has asked yet.
    pub(crate) async fn ask(&self, db: &Db, house: HouseId, zone: &TimeZone) -> Result<(), db::Fault> {
        let mut tx = db.write(house, &Actor::Program("backup")).await?;
        let Some(slot) = slot(tx.now(), zone, self.hour) else { return Ok(()) };
        if BackupRecord::ask(&mut tx, &slot, "schedule").await? {
            tx.commit().await?;
        }
        Ok(())
    }

    /// Makes the backup that a job asks for, and removes those that are no longer kept.
    pub(crate) async fn run(&self, db: &Db, job: MakeBackup) -> Result<(), Failure> {
        let path = self.folder.join(file_name(&self.yard.slug, self.yard.makers.clock.now()));
        let mut quiet = |_: &'static str, _: u64, _: u64| ();
        let made = make(&self.yard, (db, job.id), &self.lock, &path, &mut quiet).await;
        let made = made.map_err(|error| {
            if let Err(error) = set_aside(&path, &self.yard.slug) {
                tracing::warn!(%error, "a backup that is of no use could not be set aside");
            }
            tracing::error!(error = format!("{error:#}"), "no backup was made");
            Failure::Later(format!("{error:#}"))
        })?;
        tracing::info!(file = %made.path.display(), size = made.size, rows = made.checked.manifest.contents.rows(), "a backup was made and verified");
        if let Err(error) = prune(&self.folder, &self.yard.slug, self.keep) {
            tracing::warn!(%error, "old backups could not be removed");
        }
        Ok(())
    }
}

/// The day whose backup is due at this moment: today's, once the hour has come.
fn slot(now: Instant, zone: &TimeZone, hour: u8) -> Option<String> {
    let civil = now.civil(zone);
    (civil.hour() >= i8::try_from(hour).unwrap_or(0)).then(|| civil.date().to_string())
}

/// Gives a backup that was written and not found whole a name that counts for nothing: it pushes no good one out. The last one stays, for
/// who wants to know what is wrong with it.
fn set_aside(path: &Path, slug: &str) -> io::Result<()> {
    if path.exists() { fs::rename(path, path.with_file_name(format!("voordeur-{slug}.unverified"))) } else { Ok(()) }
}

/// Removes all but the newest `keep` backups of the house, and what was left half written. Other files stay.
fn prune(folder: &Path, slug: &str, keep: usize) -> io::Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string());
    }
    let mut whole: Vec<_> = names.iter().filter(|name| is_ours(name, slug)).collect();
    whole.sort_unstable();
    let old = whole.len().saturating_sub(keep);
    let halves = names.iter().filter(|name| is_half(name, slug) && is_left(&folder.join(name)));
    whole.into_iter().take(old).chain(halves).try_for_each(|name| fs::remove_file(folder.join(name)))
}

/// Whether a file is one that a backup is written to before it is whole: `voordeur-SLUG-20261122T020000Z.1234.part`.
fn is_half(name: &str, slug: &str) -> bool {
    let process = name.strip_suffix(".part").and_then(|rest| rest.rsplit_once('.'));
    process.is_some_and(|(stem, process)| is_ours(&format!("{stem}.age"), slug) && process.parse::<u32>().is_ok())
}

/// Whether a file carries a name that only we give: `voordeur-SLUG-20261122T020000Z.age`.
fn is_ours(name: &str, slug: &str) -> bool {
    let stamp = name
        .strip_prefix("voordeur-")
        .and_then(|rest| rest.strip_prefix(slug))
        .and_then(|rest| rest.strip_prefix('-'))
        .and_then(|rest| rest.strip_suffix(".age"));
    let shape = |stamp: &str| {
        let place = |(at, sign): (usize, char)| match at {
            8 => sign == 'T',
            15 => sign == 'Z',
            _ => sign.is_ascii_digit(),
        };
        stamp.len() == 16 && stamp.chars().enumerate().all(place)
    };
    stamp.is_some_and(shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_backup_of_a_day_is_due_from_its_hour_on() {
        let zone = TimeZone::get("Europe/Brussels").unwrap();
        let at = |text: &str| slot(text.parse().unwrap(), &zone, 2);
        assert_eq!(at("2026-11-22T00:59:00Z"), None);
        assert_eq!(at("2026-11-22T01:00:00Z"), Some("2026-11-22".to_owned()));
        // On the night on which two o'clock does not exist it is three at once.
        assert_eq!(at("2026-03-29T01:00:00Z"), Some("2026-03-29".to_owned()));
        assert_eq!(at("2026-11-22T22:59:00Z"), Some("2026-11-22".to_owned()));
    }

    #[test]
    fn a_backup_that_is_of_no_use_pushes_no_good_one_out() {
        let folder = tempfile::tempdir().unwrap();
        let of = |day: &str| folder.path().join(format!("voordeur-huis-202611{day}T020000Z.age"));
        for day in ["20", "21", "22", "23"] {
            fs::write(of(day), day).unwrap();
        }
        for bad in ["21", "22"] {
            set_aside(&of(bad), "huis").unwrap();
        }
        set_aside(&of("24"), "huis").unwrap();
        prune(folder.path(), "huis", 2).unwrap();
        let mut left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        left.sort_unstable();
        assert_eq!(left, [of("20"), of("23"), folder.path().join("voordeur-huis.unverified")]);
        assert_eq!(fs::read_to_string(&left[2]).unwrap(), "22");
    }

    #[test]
    fn only_old_backups_of_this_house_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let ours = ["20261120T020000Z", "20261121T020000Z", "20261122T020000Z"];
        let ours = ours.map(|stamp| format!("voordeur-huis-{stamp}.age"));
        let others = [
            "voordeur-huis-oud.age",
            "voordeur-ander-20200101T020000Z.age",
            "notes.txt",
            "voordeur-huis-20200101T020000Z.age.bak",
        ];
        let halves = [1, 2].map(|process| format!("voordeur-huis-20261122T020000Z.{process}.part"));
        for name in ours.iter().chain(&halves).map(String::as_str).chain(others) {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let held = fs::File::open(folder.path().join(&halves[0])).unwrap();
        held.lock().unwrap();
        prune(folder.path(), "huis", 2).unwrap();
        assert!(!folder.path().join(&ours[0]).exists() && !folder.path().join(&halves[1]).exists());
        assert!(
            ours[1..]
                .iter()
                .chain(&halves[..1])
                .map(String::as_str)
                .chain(others)
                .all(|name| folder.path().join(name).exists())
        );
    }
}
