use directory::store;
use kernel::Makers;

use super::app;
use crate::{
    Config,
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
            let edition = store::load_current(&mut app.db().read(app.house().id).await?).await?;
            let Some(edition) = edition else {
                tell("the settings are in order; this house has no directory yet");
                return Ok(());
            };
            unverified(edition.directory());
        }
    }
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
