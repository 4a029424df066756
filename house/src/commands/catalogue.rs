use std::{fs, path::PathBuf, sync::Arc};

use anyhow::Context as _;
use directory::{
    export::{
        self, Site,
        hsds::{Catalogue, Vocabulary},
    },
    import,
    rules::{Edition, Fullness, entry::lay_over, model::Directory, variation::vary_all},
    store,
};
use kernel::{Actor, Makers};

use super::app;
use crate::{
    App, Config,
    cli::{Corrections, Export, ExportForm, Today, TodayFullness},
    progress::{Progress, say, tell},
};

/// Who acts when a command does.
const BY_COMMAND: Actor = Actor::Program("command");

/// `voordeur import directory`
pub(super) async fn import(config: &Config, makers: Makers, files: &[PathBuf], dry_run: bool) -> anyhow::Result<()> {
    let app = app(config, makers).await?;
    let house = app.house().id;
    let contents = read_all(files)?;
    let read =
        import::read(house, &contents.iter().map(|(name, bytes)| import::File { name, bytes }).collect::<Vec<_>>());
    tell(&read.report.to_string());
    let Some(directory) = read.directory else { anyhow::bail!("nothing was changed: mend the errors above first") };
    let current = store::load_current(&mut app.db().read(house).await?).await?;
    let will_hold = as_it_will_hold(&app, current.as_ref(), &directory).await?;
    let changes = import::difference::between(house, current.as_ref().map(Edition::directory), &will_hold);
    say(changes.to_string().trim_end());
    if dry_run {
        tell("a dry run: nothing was changed");
        return Ok(());
    }
    let mut progress = Progress::of("rows");
    let made = store::import_edition(app.db(), house, &directory, |step| progress.at(step.done, step.total)).await?;
    drop(progress);
    tell(&format!("edition {} is current: {} rows", made.version, made.rows));
    app.close().await;
    Ok(())
}

/// What was read, with what was said in the browser over it: services and the rest of the directory, the hours of the house, and what differs on single days. An import undoes
/// nothing of that, so the difference is told without it.
async fn as_it_will_hold(app: &App, now: Option<&Edition>, directory: &Directory) -> anyhow::Result<Directory> {
    let mut read = app.db().read(app.house().id).await?;
    let mut covered = directory.clone();
    let kept = store::entries(&mut read).await?;
    if !kept.sheets.is_empty() {
        let count = kept.sheets.len();
        tell(&format!("{count} things stay as they were kept in the browser; what the file says of those is not used"));
    }
    lay_over(&mut covered, kept.laid());
    if let (version, Some(opening)) = store::opening_now(&mut read).await? {
        opening.cover_all(&mut covered, now.and_then(Edition::house_desk).map(|desk| desk.id));
        tell(&format!(
            "the opening hours and closed days of the house stay as they were kept in the browser (version {version}); those of the file are not used"
        ));
    }
    let said = store::variations(&mut read).await?.into_iter().map(|said| said.variation);
    vary_all(&mut covered, &said.collect::<Vec<_>>());
    Ok(covered)
}

fn read_all(files: &[PathBuf]) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    files
        .iter()
        .map(|path| {
            let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
            Ok((path.display().to_string(), bytes))
        })
        .collect()
}

/// `voordeur export`
pub(super) async fn export(config: &Config, makers: Makers, asked: &Export) -> anyhow::Result<()> {
    let app = app(config, makers).await?;
    let house = app.house();
    let edition = store::load_current(&mut app.db().read(house.id).await?).await?;
    let edition = edition.context("this house has no directory yet; see `voordeur import directory --help`")?;
    let bytes = match asked.form {
        ExportForm::Yaml => export::yaml(house.id, edition.directory()).into_bytes(),
        ExportForm::Hsds => package(&house, edition)?,
    };
    match &asked.output {
        Some(path) => fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display())),
        None => std::io::Write::write_all(&mut std::io::stdout(), &bytes).context("standard output was closed"),
    }
}

/// The directory as HSDS tables in a zip.
fn package(house: &kit::House, edition: Edition) -> anyhow::Result<Vec<u8>> {
    let words = Vocabulary::of(&kit::Texts::new(&[directory::WORDS])?);
    let catalogue = Catalogue::new(Arc::new(edition), Site::of(house), words);
    Ok(export::package(house.id, &Arc::new(catalogue))?)
}

/// `voordeur today`
pub(super) async fn today(config: &Config, makers: Makers, asked: &Today) -> anyhow::Result<()> {
    let app = app(config, makers).await?;
    let house = app.house();
    let edition = store::load_current(&mut app.db().read(house.id).await?).await?;
    let edition = edition.context("this house has no directory yet")?;
    let service =
        edition.service(&asked.service).with_context(|| format!("there is no service ‘{}’", asked.service))?;
    let fullness = match asked.fullness {
        TodayFullness::Full => Some(Fullness::Full),
        TodayFullness::LastTicket => Some(Fullness::LastTicket),
        TodayFullness::Open => None,
    };
    let mut tx = app.db().write(house.id, &BY_COMMAND).await?;
    let day = edition.days().today(tx.now());
    for presence in &service.presences {
        store::mark_today(&mut tx, presence.id, day, fullness).await?;
    }
    tx.commit().await?;
    say(&format!("{}: {:?} on {day}", service.slug, asked.fullness));
    Ok(())
}

/// `voordeur corrections`
pub(super) async fn corrections(config: &Config, makers: Makers, asked: Corrections) -> anyhow::Result<()> {
    let app = app(config, makers).await?;
    let house = app.house().id;
    match asked {
        Corrections::List => {
            let open = store::open_corrections(&mut app.db().read(house).await?).await?;
            for correction in &open {
                let words = correction.body.replace('\n', "\n  ");
                say(&format!("{}  {}  {}\n  {words}", correction.id, correction.received_at, correction.service));
            }
            tell(&format!("{} open", open.len()));
        }
        Corrections::Done { id } => {
            let id = id.parse().context("that is no id of a correction")?;
            let mut tx = app.db().write(house, &BY_COMMAND).await?;
            anyhow::ensure!(store::handle_correction(&mut tx, id).await?, "there is no open correction with that id");
            tx.commit().await?;
            say("done");
        }
    }
    Ok(())
}
