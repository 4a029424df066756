use anyhow::Context as _;
use kernel::{Actor, Day, Lang, Makers, Role, WorkerId};
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
/// Also the way back in for who lost the password, not for who lost the app: whoever holds the machine holds the house.
pub(super) async fn administrator(config: &Config, makers: Makers, asked: &Administrator) -> anyhow::Result<()> {
    let app = app(config, makers).await?;
    let person = Person::written(&asked.name, &asked.email, Lang::NL)
        .map_err(|_| anyhow::anyhow!("a name, and an address that mail can reach, are needed"))?;
    let known = store::credentials(&mut app.db().read(app.house().id).await?, &person.email).await?;
    let worker = match known {
        Some(known) => known.id,
        None => hire(&app, &COMMAND, &person, &[(Role::Administrator, None)]).await?,
    };
    let path = link(&app, &COMMAND, worker, Purpose::Password).await?;
    tell("This link works once, for three days. Give it to nobody but its owner.");
    say(&app.house().address(&path));
    Ok(())
}

/// Makes an account with these roles from today on.
async fn hire(
    app: &App,
    actor: &Actor,
    person: &Person,
    roles: &[(Role, Option<kernel::TeamId>)],
) -> anyhow::Result<WorkerId> {
    let house = app.house();
    let today = app.db().makers().clock.now().day(&house.zone);
    let mut tx = app.db().write(house.id, actor).await?;
    let invite = access::invite_by_program(actor).context("only the program may")?;
    let worker = store::add_worker(&mut tx, &invite, person).await?;
    let grant = access::grant_by_program(actor, worker).context("only the program may")?;
    for (role, team) in roles {
        store::grant(&mut tx, &grant, &post(*role, *team, today)).await?;
    }
    tx.commit().await?;
    Ok(worker)
}

fn post(role: Role, team: Option<kernel::TeamId>, first_day: Day) -> NewPost {
    NewPost { role, team, stands_in_for: None, first_day, last_day: None }
}

/// A new link for somebody, as a path.
async fn link(app: &App, actor: &Actor, worker: WorkerId, purpose: Purpose) -> anyhow::Result<String> {
    let may = access::reset_by_program(actor, worker).context("only the program may")?;
    let mut tx = app.db().write(app.house().id, actor).await?;
    let token = store::make_link(&mut tx, &may, purpose).await?;
    tx.commit().await?;
    let below = if purpose.chooses_password() { "/welkom" } else { "/aanmelden/voorbeeld" };
    Ok(format!("{below}/{}", token.reveal()))
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
    let house = app.house();
    let is_empty = store::count_workers(&mut app.db().read(house.id).await?).await? == 0;
    let mut teams = Vec::new();
    for (name, role, team) in SAMPLE {
        let email = format!("{}@voorbeeld.invalid", name.to_lowercase());
        let worker = if is_empty {
            let person = Person::written(name, &email, Lang::NL).map_err(|_| anyhow::anyhow!("a wrong sample"))?;
            let team = team_named(app, &mut teams, team).await?;
            hire(app, &DEMO, &person, &[(*role, team)]).await?
        } else {
            let known = store::credentials(&mut app.db().read(house.id).await?, &email).await?;
            let Some(known) = known else { continue };
            known.id
        };
        let path = link(app, &DEMO, worker, Purpose::Sample).await?;
        lines.push(format!("  {:<24}{}", role.code(), house.address(&path)));
    }
    Ok(lines)
}

/// The team of this name, made when it was not there yet; none for an empty name.
async fn team_named(
    app: &App,
    made: &mut Vec<(String, kernel::TeamId)>,
    name: &str,
) -> anyhow::Result<Option<kernel::TeamId>> {
    if name.is_empty() {
        return Ok(None);
    }
    if let Some((_, team)) = made.iter().find(|(known, _)| known == name) {
        return Ok(Some(*team));
    }
    let may = access::keep_teams_by_program(&DEMO).context("only the program may")?;
    let mut tx = app.db().write(app.house().id, &DEMO).await?;
    let organization = if name == "Huis van het Kind" { name } else { "" };
    let team = store::make_team(&mut tx, &may, name, organization).await?;
    tx.commit().await?;
    made.push((name.to_owned(), team));
    Ok(Some(team))
}
