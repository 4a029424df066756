use anyhow::Context as _;
use directory::store;
use kernel::{Makers, Slug};

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
            let url = format!("http://{}", config.server.listen);
            let app = App::start(config, makers, &url).await.context("the database is needed for this")?;
            let silent = probe(&app).await;
            houses(config, &app);
            for (slug, house, _) in app.houses().listed() {
                match store::load_current(&mut app.db().read(house.id).await?).await? {
                    Some(edition) => unverified(&slug, edition.directory()),
                    None => tell(&format!("{slug}: this house has no directory yet")),
                }
            }
            if config.database.is_open_on_the_way() {
                tell("database.allow_open_line: what is said to the database can be read and changed on the way");
            }
            if config.server.is_open_at(config.server.listen) {
                tell(
                    "server.listen: no TLS there; put a proxy before it and set server.public_url to its https:// address",
                );
            }
            tell("the settings are in order");
            return silent;
        }
    }
    Ok(())
}

/// Which houses there are. What the settings say of one was taken over once; somebody who changes it there should hear so.
fn houses(config: &Config, app: &App) {
    for (slug, house, hosts) in app.houses().listed() {
        let hosts = if hosts.is_empty() { "any host".to_owned() } else { hosts.join(", ") };
        tell(&format!("{slug}: {}, at {} ({hosts})", house.name, house.public_url));
    }
    let own = config.house.slug.as_str();
    match app.houses().named(own) {
        Some(_) => tell(&format!("[house] was taken over as ‘{own}’; since then the database holds")),
        None => tell(&format!("[house] is not read: there is no house ‘{own}’, and the database holds")),
    }
    tell("the houses are changed at /beheer/huis and by `voordeur house`");
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
fn unverified(slug: &Slug, directory: &directory::rules::model::Directory) {
    let lines = directory.urgent_lines.iter().filter(|line| !line.number_verified);
    let lines: Vec<_> =
        lines.map(|line| format!("  urgent line {}: {} {}", line.slug, line.number, line.name.original)).collect();
    let services = directory.services.iter().flat_map(|service| {
        let unchecked = service.contact.phones.iter().filter(|phone| !phone.verified);
        unchecked.map(move |phone| format!("  service {}: {}", service.slug, phone.number))
    });
    let all: Vec<_> = lines.into_iter().chain(services).collect();
    if all.is_empty() {
        tell(&format!("{slug}: every number was checked"));
    } else {
        tell(&format!("{slug}: {} numbers were not checked yet:\n{}", all.len(), all.join("\n")));
    }
}
