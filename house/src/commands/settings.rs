use directory::store;
use kernel::Makers;

use super::app;
use crate::{
    App, Config,
    cli::ConfigCommand,
    config,
    progress::{say, tell},
};

/// `voordeur config`
pub(super) async fn look(config: &Config, makers: Makers, asked: &ConfigCommand) -> anyhow::Result<()> {
    match asked {
        ConfigCommand::Print => say(config::as_file().trim_end()),
        ConfigCommand::Check => {
            say(config.shown().trim_end());
            let app = app(config, makers).await?;
            let silent = probe(&app).await;
            let edition = store::load_current(&mut app.db().read(app.house().id).await?).await?;
            let Some(edition) = edition else {
                tell("the settings are in order; this house has no directory yet");
                return silent;
            };
            unverified(edition.directory());
            return silent;
        }
    }
    Ok(())
}

/// Asks each channel whether it lets us in; nothing is sent.
async fn probe(app: &App) -> anyhow::Result<()> {
    let mut silent = Vec::new();
    for (kind, found) in app.channels().probe().await {
        match found {
            Ok(()) => tell(&format!("{}: the other side lets us in", kind.code())),
            Err(trouble) => silent.push(format!("{}: {trouble}", kind.code())),
        }
    }
    anyhow::ensure!(silent.is_empty(), "the other side does not take what we would send: {}", silent.join(", "));
    Ok(())
}

/// Numbers that nobody checked: the house confirms them before it shows them to people in need.
fn unverified(directory: &directory::rules::model::Directory) {
    let lines = directory.urgent_lines.iter().filter(|line| !line.number_verified);
    let lines: Vec<_> =
        lines.map(|line| format!("  urgent line {}: {} {}", line.slug, line.number, line.name.original)).collect();
    let services = directory.services.iter().flat_map(|service| {
        let unchecked = service.contact.phones.iter().filter(|phone| !phone.verified);
        unchecked.map(move |phone| format!("  service {}: {}", service.slug, phone.number))
    });
    let all: Vec<_> = lines.into_iter().chain(services).collect();
    if all.is_empty() {
        tell("the settings are in order, and every number was checked");
    } else {
        tell(&format!("the settings are in order; {} numbers were not checked yet:\n{}", all.len(), all.join("\n")));
    }
}
