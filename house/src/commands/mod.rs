//! What each command does.

mod audit;
mod backup;
mod catalogue;
mod desk;
mod failed;
mod house;
mod houses;
mod matching;
mod people;
mod referral;
mod settings;

use std::net::TcpListener;

use anyhow::Context as _;
use clap::Parser as _;
use kernel::Makers;

use crate::{
    Config,
    cli::{Audit, Cli, Command, Common, Import, Measure},
    config::{Origin, Secret},
    log, makers, serve, systemd,
};

/// Reads the command line and does what it asks.
///
/// # Errors
/// With a sentence for the person at the terminal.
pub fn run() -> anyhow::Result<()> {
    let Cli { common, command } = Cli::parse();
    let socket = systemd::socket()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(obey(&common, command, socket))
}

async fn obey(common: &Common, command: Command, socket: Option<TcpListener>) -> anyhow::Result<()> {
    let makers = makers::of_the_system();
    let mut config = settings(common)?;
    log::start(&config.log);
    match command {
        Command::Demo(listen) => {
            config.server.listen = listen.listen.unwrap_or(config.server.listen);
            // The partners of the sample house have no mail address, and letters need nobody elsewhere.
            config.letters.enabled = true;
            house::demo(config, makers, common, socket).await
        }
        Command::Serve(listen) => {
            config.server.listen = listen.listen.unwrap_or(config.server.listen);
            serve::serve(&config, makers, socket, async |_| Ok(Vec::new())).await
        }
        other => without_serving(other, &config, makers).await,
    }
}

async fn without_serving(command: Command, config: &Config, makers: Makers) -> anyhow::Result<()> {
    match command {
        Command::Migrate => house::migrate(config, makers).await,
        Command::Import(Import::Directory { files, dry_run }) => {
            catalogue::import(config, makers, &files, dry_run).await
        }
        Command::Export(export) => catalogue::export(config, makers, &export).await,
        Command::Measure(Measure::Matching { files, every, letters }) => {
            matching::measure(config, makers, &files, every, letters).await
        }
        Command::Today(today) => catalogue::today(config, makers, &today).await,
        Command::Corrections(corrections) => catalogue::corrections(config, makers, corrections).await,
        Command::Jobs(jobs) => failed::jobs(config, makers, jobs).await,
        Command::Audit(Audit::Verify { seal }) => audit::verify(config, makers, seal.as_deref()).await,
        Command::House(asked) => houses::keep(config, makers, asked).await,
        Command::Administrator(asked) => people::administrator(config, makers, &asked).await,
        Command::Backup(asked) => backup::backup(config, makers, &asked).await,
        Command::BackupKey { file } => backup::fresh_key(&file),
        Command::VerifyBackup(asked) => backup::verify(config, makers, &asked).await,
        Command::Restore(asked) => backup::restore(config, makers, &asked).await,
        Command::Config(command) => settings::look(config, makers, &command).await,
        Command::Demo(_) | Command::Serve(_) => Ok(()),
    }
}

/// The settings of the file and the environment, and over them what the command line says.
fn settings(common: &Common) -> anyhow::Result<Config> {
    let mut config = Config::load(&Origin::read(common.config.clone())?)?;
    if let Some(dir) = &common.data {
        config.data.dir.clone_from(dir);
        config.database.url = Secret::of(String::new());
    }
    if let Some(url) = &common.database {
        config.database.url = Secret::of(url.clone());
    }
    config.meant.clone_from(&common.house);
    Ok(config)
}

/// Opens the program's database for a command, with its schema up to date and one house meant.
async fn app(config: &Config, makers: Makers) -> anyhow::Result<crate::App> {
    let url = format!("http://{}", config.server.listen);
    let app = crate::App::start(config, makers, &url).await.context("the command needs the database")?;
    let known: Vec<_> = app.houses().listed().into_iter().map(|(slug, ..)| slug.to_string()).collect();
    match &config.meant {
        Some(slug) => {
            app.at(slug.as_str()).with_context(|| format!("there is no house ‘{slug}’; there are {}", known.join(", ")))
        }
        None if known.len() > 1 => anyhow::bail!("say which house is meant: --house {}", known.join(" or ")),
        None => Ok(app),
    }
}
