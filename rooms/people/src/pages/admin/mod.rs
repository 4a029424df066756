//! Pages for who keeps the accounts: the people, their roles, and the teams.

mod details;
mod ending;
mod invitation;
mod link;
mod people;
mod person;
mod roles;
mod stand_in;
mod teams;

use axum::{
    Router,
    routing::{get, post},
};
use db::Source;
use kernel::{Action, Actor, Day, Denied, May, Permit, Reason, Role, TeamId, WholeHouse, Why, WorkerId};
use kit::{Choice, OrMissing as _, Refusal, Visit};

use super::work::role_key;
use crate::{
    Room, access,
    rules::post::takes_two,
    store::{self, Team},
};

/// The routes of these pages.
pub(super) fn routes() -> Router<Room> {
    Router::new()
        .route("/beheer/mensen", get(people::listed).post(people::searched))
        .route("/beheer/mensen/nieuw", get(invitation::form).post(invitation::invite))
        .route("/beheer/mensen/{id}", get(person::page))
        .route("/beheer/mensen/{id}/gegevens", get(details::form).post(details::change))
        .route("/beheer/mensen/{id}/taken", get(roles::form).post(roles::give))
        .route("/beheer/mensen/{id}/taken/{post}/einde", post(roles::take_away))
        .route("/beheer/mensen/{id}/vervanging", get(stand_in::form).post(stand_in::let_stand_in))
        .route("/beheer/mensen/{id}/wachtwoord", post(link::new_password))
        .route("/beheer/mensen/{id}/sessies/einde", post(ending::end_sessions))
        .route("/beheer/mensen/{id}/einde", get(ending::confirm).post(ending::end))
        .route("/beheer/teams", get(teams::listed).post(teams::make))
        .route("/beheer/teams/{id}/einde", get(teams::confirm).post(teams::end))
}

/// Whether a page may offer what takes this right; an old proof of who they are is renewed on the way.
pub(super) fn offers<P>(asked: &Result<P, Denied>) -> bool {
    !matches!(asked, Err(Denied { why: Why::SignIn | Why::Role | Why::Hidden, .. }))
}

/// Why somebody looks at an account that is not theirs: the one who watches over personal data checks, the others keep it up.
fn reason(actor: &Actor) -> Reason {
    let keeps = actor.is(Role::Administrator) || actor.is(Role::TeamLead);
    if actor.is(Role::DataProtectionOfficer) && !keeps { Reason::Audit } else { Reason::Upkeep }
}

/// The right over the worker whose id stands in the path. Out of reach and not there are one answer, found with one statement.
async fn over<A: Action>(
    permit: Permit<A>,
    source: &mut impl Source,
    id: &str,
    today: Day,
) -> Result<May<A, WorkerId>, Refusal> {
    let id: WorkerId = id.parse().ok().or_missing()?;
    let scope = store::worker_scope(source, id, today).await?;
    let reason = reason(permit.actor());
    Ok(permit.over(scope.as_ref(), id, reason)?)
}

/// The path of somebody's page.
fn path_of(visit: &Visit, id: WorkerId) -> String {
    visit.t.to(&format!("/beheer/mensen/{id}"))
}

/// The teams of the house.
async fn teams_of(visit: &Visit, actor: &Actor, source: &mut impl Source) -> Result<Vec<Team>, Refusal> {
    let may = access::see_teams(actor)?.over_house(WholeHouse, reason(actor))?;
    Ok(store::teams(source, &may, visit.today()).await?)
}

fn ids_of(teams: &[Team]) -> Vec<TeamId> {
    teams.iter().map(|team| team.id).collect()
}

fn team_choices(teams: &[Team]) -> Vec<Choice> {
    let label = |team: &Team| match team.organization.as_str() {
        "" => team.name.clone(),
        organization if organization == team.name => team.name.clone(),
        organization => format!("{} ({organization})", team.name),
    };
    teams.iter().map(|team| Choice::new(team.id.to_string(), label(team))).collect()
}

/// The roles that one person may give.
fn role_choices(visit: &Visit) -> Vec<Choice> {
    let given = Role::ALL.into_iter().filter(|role| !takes_two(*role));
    given.map(|role| Choice::new(role.code(), visit.t.say(role_key(role)))).collect()
}

fn lang_choices(visit: &Visit) -> Vec<Choice> {
    let name = |lang| visit.texts().for_lang(lang).say("kit-language-name").to_owned();
    super::LANGUAGES.into_iter().map(|lang| Choice::new(lang.as_str(), name(lang))).collect()
}
