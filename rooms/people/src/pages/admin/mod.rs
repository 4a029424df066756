//! Pages for who keeps the accounts: the people, their roles, and the teams.

mod administrator;
mod details;
mod ending;
mod erasure;
mod export;
mod house;
mod invitation;
mod link;
mod people;
mod person;
pub(super) mod queue;
mod roles;
mod stand_in;
mod teams;
mod two;
mod way_back;

use askama::Template;
use axum::{
    Router,
    routing::{get, post},
};
use db::{Source, Tx};
use http::StatusCode;
use kernel::{Action, Actor, Day, Denied, May, Permit, Reason, Role, Scope, TeamId, WholeHouse, Why, WorkerId};
use kit::{Answer, Choice, OrMissing as _, Page, Refusal, Typed, Visit};

use super::work::role_key;
use crate::{
    Room, access,
    mails::{self, To, Words},
    rules::post::takes_two,
    store::{self, StoredWorker, Team},
};

/// The routes of these pages.
pub(super) fn routes() -> Router<Room> {
    Router::new()
        .route("/beheer/huis", get(house::form).post(house::change))
        .route("/beheer/huis/versies/{version}/terug", post(house::put_back))
        .route("/beheer/mensen", get(people::listed).post(people::searched))
        .route("/beheer/mensen/nieuw", get(invitation::form).post(invitation::invite))
        .route("/beheer/mensen/{id}", get(person::page))
        .route("/beheer/mensen/{id}/beheerder", post(administrator::ask))
        .route("/beheer/mensen/{id}/beheerder/akkoord", post(administrator::approve))
        .route("/beheer/mensen/{id}/beheerder/intrekken", post(administrator::withdraw))
        .route("/beheer/mensen/{id}/gegevens", get(details::form).post(details::change))
        .route("/beheer/mensen/{id}/taken", get(roles::form).post(roles::give))
        .route("/beheer/mensen/{id}/taken/{post}/einde", post(roles::take_away))
        .route("/beheer/mensen/{id}/vervanging", get(stand_in::form).post(stand_in::let_stand_in))
        .route("/beheer/mensen/{id}/wachtwoord", post(link::new_password))
        .route("/beheer/mensen/{id}/sessies/einde", post(ending::end_sessions))
        .route("/beheer/mensen/{id}/einde", get(ending::confirm).post(ending::end))
        .route("/beheer/mensen/{id}/wissen", post(erasure::ask))
        .route("/beheer/mensen/{id}/wissen/akkoord", post(erasure::approve))
        .route("/beheer/mensen/{id}/wissen/intrekken", post(erasure::withdraw))
        .route("/beheer/mensen/{id}/terugweg", get(way_back::form).post(way_back::let_in))
        .route("/beheer/uitvoer", get(export::shown).post(export::ask))
        .route("/beheer/uitvoer/{id}/akkoord", post(export::approve))
        .route("/beheer/uitvoer/{id}/bestand", post(export::take))
        .route("/beheer/uitvoer/{id}/einde", post(export::end))
        .route("/beheer/wachtrij", get(queue::shown))
        .route("/beheer/wachtrij/proef", post(queue::try_mail))
        .route("/beheer/wachtrij/{id}/opnieuw", post(queue::again))
        .route("/beheer/wachtrij/{id}/weg", post(queue::away))
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
    let (id, scope) = scope_of(source, id, today).await?;
    let reason = reason(permit.actor());
    Ok(permit.over(scope.as_ref(), id, reason)?)
}

/// The worker whose id stands in the path, and what a check may look at.
async fn scope_of(source: &mut impl Source, id: &str, today: Day) -> Result<(WorkerId, Option<Scope>), Refusal> {
    let id: WorkerId = id.parse().ok().or_missing()?;
    Ok((id, store::worker_scope(source, id, today).await?))
}

/// Whoever holds a permit signed in.
fn worker_of(actor: &Actor) -> Result<WorkerId, Refusal> {
    actor.worker().map(|worker| worker.id).or_missing()
}

/// Somebody whose account is worked on; none when it has ended, and nothing changes any more.
async fn living<A: Action>(source: &mut impl Source, may: &May<A, WorkerId>) -> Result<Option<StoredWorker>, Refusal> {
    let worker = store::worker(source, may).await?;
    Ok(Some(worker).filter(|worker| worker.ended_at.is_none()))
}

/// The answer for an account that has ended: its page, which says so (409).
async fn ended(visit: &Visit, actor: &kit::Actor, room: &Room, id: &str) -> Answer {
    person::refused(visit, actor, room, id, "people-ended-before").await
}

/// A page about somebody, below the list and their own page; 422 when its form is given back.
fn about(
    visit: &Visit,
    actor: &Actor,
    (title, worker): (&str, &StoredWorker),
    form: &Typed,
    main: &impl Template,
) -> Page {
    let (t, path) = (&visit.t, path_of(visit, worker.id));
    let status = if form.breaks().is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = visit.page(title).main(main).at_work(actor).status(status);
    page.crumb(t.to("/beheer/mensen"), t.say("people-list-title")).crumb(path, worker.name.as_str())
}

/// Writes to the administrators, but for one, that something happens to somebody.
async fn tell_administrators(
    visit: &Visit,
    tx: &mut Tx,
    words: &Words,
    (about, but_for): (WorkerId, WorkerId),
) -> Result<(), Refusal> {
    for (email, lang) in store::administrators_to_tell(tx, but_for, visit.today()).await? {
        let of = (about, visit.now);
        tx.enqueue(mails::to_administrator(visit.texts(), &visit.house, words, &To { email: &email, lang }, of))
            .await?;
    }
    Ok(())
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
