use std::collections::BTreeMap;

use anyhow::Context as _;
use db::Tx;
use kernel::{Actor, Day, Lang, Makers, Role, TeamId, WorkerId};
use people::{
    access,
    rules::{link::Purpose, post::NewPost, worker::Person},
    store,
};

use super::app;
use crate::{
    App, Config,
    cli::Administrator,
    progress::{say, tell},
};

const COMMAND: Actor = Actor::Program("command");
const DEMO: Actor = Actor::Program("demo");

/// `voordeur administrator`: an account that may do everything with accounts, and the link with which its owner chooses a password.
/// Also the way back in for who lost the password, not for who lost the app, and for a house without an administrator: whoever holds the
/// machine holds the house.
pub(super) async fn administrator(config: &Config, makers: Makers, asked: &Administrator) -> anyhow::Result<()> {
    let app = app(config, makers).await?;
    let person = Person::written(&asked.name, &asked.email, Lang::NL)
        .map_err(|_| anyhow::anyhow!("a name, and an address that mail can reach, are needed"))?;
    let mut tx = app.db().write(app.house().id, &COMMAND).await?;
    let worker = match store::credentials(&mut tx, &person.email).await? {
        Some(known) => {
            let posts = store::may_do_today(&mut tx, known.id, today(&app)).await?;
            if posts.iter().all(|post| post.role != Role::Administrator) {
                grant(&mut tx, known.id, Role::Administrator, None, today(&app)).await?;
            }
            known.id
        }
        None => hire(&mut tx, &person, Role::Administrator, None, today(&app)).await?,
    };
    let path = link(&mut tx, worker, Purpose::Password).await?;
    tx.commit().await?;
    tell("This link works once, for three days. Give it to nobody but its owner.");
    say(&app.house().address(&path));
    Ok(())
}

/// Makes an account with this role from today on.
async fn hire(
    tx: &mut Tx,
    person: &Person,
    role: Role,
    team: Option<TeamId>,
    first_day: Day,
) -> anyhow::Result<WorkerId> {
    let invite = access::invite_by_program(tx.actor()).context("only the program may")?;
    let worker = store::add_worker(tx, &invite, person).await?;
    grant(tx, worker, role, team, first_day).await?;
    Ok(worker)
}

/// Gives somebody a role from this day on.
async fn grant(tx: &mut Tx, worker: WorkerId, role: Role, team: Option<TeamId>, first_day: Day) -> anyhow::Result<()> {
    let may = access::grant_by_program(tx.actor(), worker).context("only the program may")?;
    store::grant(tx, &may, &NewPost { role, team, stands_in_for: None, first_day, last_day: None }).await?;
    Ok(())
}

/// A new link for somebody, as a path.
async fn link(tx: &mut Tx, worker: WorkerId, purpose: Purpose) -> anyhow::Result<String> {
    let may = access::reset_by_program(tx.actor(), worker).context("only the program may")?;
    let token = store::make_link(tx, &may, purpose).await?;
    let below = if purpose.chooses_password() { "/welkom" } else { "/aanmelden/voorbeeld" };
    Ok(format!("{below}/{}", token.reveal()))
}

fn today(app: &App) -> Day {
    app.db().makers().clock.now().day(&app.house().zone)
}

/// The people of the sample house: a first name, a role, and the team it is held in.
const SAMPLE: &[(&str, Role, &str)] = &[
    ("Noor", Role::DeskWorker, "ID-team"),
    ("Karim", Role::SocialWorker, "Sociale dienst"),
    ("Liesbet", Role::FamilySupporter, "GO-team"),
    ("Mehmet", Role::OutreachWorker, "Huis aan Huis"),
    ("Griet", Role::TeamLead, "ID-team"),
    ("Fatou", Role::PartnerWorker, "Huis van het Kind"),
    ("Jonas", Role::Policy, ""),
    ("An", Role::CommitteeSecretary, "Bijzonder comité"),
    ("Pieter", Role::CommitteeMember, "Bijzonder comité"),
    ("Hilde", Role::DataProtectionOfficer, ""),
    ("Bram", Role::Administrator, ""),
];

/// Makes the people of the sample house when there is nobody yet, and gives a link for each role with which a newcomer is inside in one
/// click.
pub(super) async fn sample(app: &App) -> anyhow::Result<Vec<String>> {
    let mut lines = vec!["Look around as …".to_owned()];
    let (house, today) = (app.house(), today(app));
    // One transaction for all: each commit waits for the disk, and the program waits to answer.
    let mut tx = app.db().write(house.id, &DEMO).await?;
    let is_empty = store::count_workers(&mut tx).await? == 0;
    let mut teams = BTreeMap::new();
    for (name, role, team) in SAMPLE {
        let email = format!("{}@voorbeeld.invalid", name.to_lowercase());
        let worker = if is_empty {
            let person = Person::written(name, &email, Lang::NL).map_err(|_| anyhow::anyhow!("a wrong sample"))?;
            let team = team_named(&mut tx, &mut teams, team).await?;
            hire(&mut tx, &person, *role, team, today).await?
        } else {
            let Some(known) = store::credentials(&mut tx, &email).await? else { continue };
            known.id
        };
        let path = link(&mut tx, worker, Purpose::Sample).await?;
        lines.push(format!("  {:<24}{}", role.code(), house.address(&path)));
    }
    tx.commit().await?;
    Ok(lines)
}

/// The team of this name, made when it was not there yet; none for an empty name.
async fn team_named(
    tx: &mut Tx,
    made: &mut BTreeMap<&'static str, TeamId>,
    name: &'static str,
) -> anyhow::Result<Option<TeamId>> {
    if name.is_empty() || made.contains_key(name) {
        return Ok(made.get(name).copied());
    }
    let may = access::keep_teams_by_program(tx.actor()).context("only the program may")?;
    let organization = if name == "Huis van het Kind" { name } else { "" };
    let team = store::make_team(tx, &may, name, organization).await?;
    made.insert(name, team);
    Ok(Some(team))
}
