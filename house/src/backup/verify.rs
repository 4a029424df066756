use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use db::{Aside, Contents, Db, Engine, Place, Settings, Standing, unsound};
use people::seal_holds;

use super::{Key, Manifest, Scratch, Tell, Yard, unpack};
use crate::migrations;

/// What was found in a database that came out of a backup. That it was found at all means that it is whole.
pub(crate) struct Checked {
    pub(crate) manifest: Manifest,
    /// Entries of the access log that were followed, of all houses.
    pub(crate) entries: i64,
    /// Seals on them.
    pub(crate) seals: usize,
    /// Whether the seals were held against keys; false where no key is known here.
    pub(crate) knows_keys: bool,
    /// Migrations that this release has and the backup has not: the next start runs them.
    pub(crate) missing: Vec<String>,
}

/// Restores a backup aside and looks it over.
pub(crate) async fn verify(yard: &Yard, file: &Path, key: &Key, tell: Tell<'_>) -> anyhow::Result<Checked> {
    let scratch = Scratch::inside(&yard.work).context("there is no place to restore it aside")?;
    let (manifest, copy) = tokio::task::block_in_place(|| unpack(file, key, scratch.path(), tell))?;
    let like = match (manifest.engine(), &yard.place) {
        (Engine::Postgres, Place::File(_)) => {
            bail!("the backup is of PostgreSQL: name a server with --database on which a database may be made")
        }
        (Engine::Postgres, server) => server.clone(),
        (Engine::Sqlite, _) => Place::File(copy.clone()),
    };
    let name = format!("voordeur_verify_{}", yard.makers.fresh::<db::BackupId>().to_string().replace('-', ""));
    let aside = Aside::of(&copy, &like, &name, &yard.tools).await.context("it could not be restored aside")?;
    let found = check(yard, aside.place(), manifest, tell).await;
    aside.remove().await.context("the database aside could not be removed")?;
    found
}

/// Looks a restored database over: pages and references, the schema, every count, and the access log from begin to end.
pub(crate) async fn check(yard: &Yard, place: &Place, manifest: Manifest, tell: Tell<'_>) -> anyhow::Result<Checked> {
    let differences = manifest.contents.differences(&Contents::at(place).await?);
    ensure!(differences.is_empty(), "what was restored is not what was copied: {}", differences.join("; "));
    let faults = unsound(place).await?;
    ensure!(faults.is_empty(), "the database is damaged: {}", faults.join("; "));
    let db = Db::open(&Settings::at(place.clone()), yard.makers.clone()).await?;
    let found = followed(yard, &db, manifest, tell).await;
    db.close(crate::app::CLOSING).await;
    found
}

async fn followed(yard: &Yard, db: &Db, manifest: Manifest, tell: Tell<'_>) -> anyhow::Result<Checked> {
    let missing = match db.standing(&migrations()).await? {
        Standing::Current | Standing::Ahead(_) => Vec::new(),
        Standing::Behind(missing) => missing,
        Standing::TooFar(unknown) => bail!("the backup is of a newer release, which has run {}", unknown.join(", ")),
        Standing::Changed(which) => bail!("the backup is of another program: its migration {which} differs"),
    };
    let keys = &yard.known;
    let (mut entries, mut seals) = (0, 0);
    for end in &manifest.contents.chains {
        let holds = |seal: &db::Seal| keys.is_empty() || seal_holds(keys, end.house, seal);
        let told = |done: i64, total: i64| tell("access log", done.unsigned_abs(), total.unsigned_abs());
        let chain = db.verify_log(end.house, holds, told).await;
        let chain = chain.map_err(|broken| anyhow::anyhow!("the access log in it was changed: {broken}"))?;
        ensure!(chain.last == end.seq, "the access log in it ends at {} and not at {}", chain.last, end.seq);
        entries += chain.entries;
        seals += chain.seals;
    }
    Ok(Checked { manifest, entries, seals, knows_keys: !keys.is_empty(), missing })
}
