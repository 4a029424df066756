use anyhow::{Context as _, ensure};
use db::{Db, Tx};
use kernel::{Actor, Makers, May, Slug, WholeHouse};
use kit::House;
use people::{
    Houses,
    access::{ChangeHouse, change_house_by_program},
    rules::house::{Banner, CONFIRM_WEEKS, HostName, HouseSettings, NewHouse, PublicUrl, UNHEARD_DAYS},
    store,
};

use crate::{
    Config, app,
    cli::{HostCommand, HouseCommand, NewHouse as Asked},
    progress::{say, tell},
};

const COMMAND: Actor = Actor::Program("command");

/// What the commands on houses work with. Not the whole program: its start makes a house where there is none.
struct Registry {
    db: Db,
    houses: Houses,
}

/// `voordeur house`: which houses there are, and where each is found. A running program takes it over within a second.
pub(super) async fn keep(config: &Config, makers: Makers, asked: HouseCommand) -> anyhow::Result<()> {
    let db = app::open(config, makers).await?;
    db.migrate(&app::migrations()).await?;
    let houses = Houses::new(db.clone(), &config.server.public_url);
    houses.look().await?;
    let registry = Registry { db, houses };
    match asked {
        HouseCommand::Add(asked) => registry.add(config, asked).await?,
        HouseCommand::List => registry.list(),
        HouseCommand::Host(HostCommand::Add(asked)) => registry.add_host(&asked.slug, &asked.host).await?,
        HouseCommand::Host(HostCommand::Remove(asked)) => registry.remove_host(&asked.slug, &asked.host).await?,
        HouseCommand::Url { slug, url } => registry.move_to(&slug, &url).await?,
    }
    registry.db.close(app::CLOSING).await;
    Ok(())
}

impl Registry {
    /// A house without a host answers on any, and that can be only one.
    async fn add(&self, config: &Config, asked: Asked) -> anyhow::Result<()> {
        if let Some((slug, ..)) = self.houses.listed().into_iter().find(|(_, _, hosts)| hosts.is_empty()) {
            anyhow::bail!("‘{slug}’ answers on any host; name its own first: voordeur house host add {slug} NAME");
        }
        let new = new_house(config, asked)?;
        match self.houses.add(&COMMAND, &new).await {
            Err(fault) if fault.is_duplicate() => {
                anyhow::bail!("there is a house ‘{}’ already, or another one answers on a host of it", new.slug)
            }
            added => added?,
        }
        say(&new.public_url);
        tell(&format!("Its first administrator: voordeur administrator --house {} --name … --email …", new.slug));
        Ok(())
    }

    fn list(&self) {
        for (slug, house, hosts) in self.houses.listed() {
            say(&format!("{slug}\t{}\t{}\t{}", house.name, house.public_url, hosts.join(",")));
        }
    }

    async fn add_host(&self, slug: &Slug, host: &HostName) -> anyhow::Result<()> {
        let (mut tx, may) = self.write(slug).await?;
        match store::add_host(&mut tx, &may, host).await {
            Err(fault) if fault.is_duplicate() => anyhow::bail!("another house answers on {host}"),
            added => added?,
        };
        Ok(tx.commit().await?)
    }

    async fn remove_host(&self, slug: &Slug, host: &HostName) -> anyhow::Result<()> {
        let listed = self.houses.listed();
        let is_last = |hosts: &[String]| matches!(hosts, [only] if only == host.as_str());
        let last = listed.len() > 1 && listed.iter().any(|(known, _, hosts)| known == slug && is_last(hosts));
        ensure!(!last, "nobody would find ‘{slug}’ any more: add another host first");
        let (mut tx, may) = self.write(slug).await?;
        ensure!(store::remove_host(&mut tx, &may, host).await?, "‘{slug}’ does not answer on {host}");
        Ok(tx.commit().await?)
    }

    async fn move_to(&self, slug: &Slug, url: &PublicUrl) -> anyhow::Result<()> {
        let (mut tx, may) = self.write(slug).await?;
        store::move_house(&mut tx, &may, url.as_str()).await?;
        Ok(tx.commit().await?)
    }

    /// A transaction that changes a house.
    async fn write(&self, slug: &Slug) -> anyhow::Result<(Tx, May<ChangeHouse, WholeHouse>)> {
        let house: House = self.houses.named(slug.as_str()).with_context(|| format!("there is no house ‘{slug}’"))?;
        let tx = self.db.write(house.id, &COMMAND).await?;
        Ok((tx, change_house_by_program(&COMMAND).context("only the program may")?))
    }
}

/// The house that is asked for; what the command does not say is as the settings say.
fn new_house(config: &Config, asked: Asked) -> anyhow::Result<NewHouse> {
    let main = asked.host.first().context("a house needs a host")?;
    let public_url = asked.url.map_or_else(|| format!("https://{main}"), |url| url.as_str().to_owned());
    let settings = HouseSettings {
        name: asked.name,
        city: asked.city,
        address: asked.address,
        phone: asked.phone,
        languages: config.house.languages.clone(),
        leave_to: config.house.leave_to.clone(),
        mail_from: String::new(),
        confirm_weeks: CONFIRM_WEEKS,
        unheard_days: UNHEARD_DAYS,
        banner: Banner::AsData,
    };
    let settings = settings.checked().map_err(|breaks| {
        let fields: Vec<_> = breaks.iter().map(|broken| &*broken.field).collect();
        anyhow::anyhow!("this cannot be: {}", fields.join(", "))
    })?;
    Ok(NewHouse { slug: asked.slug, public_url, hosts: asked.host, settings })
}
