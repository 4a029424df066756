//! Back from a provider.

use axum::extract::{Path, Query, State};
use db::{Fault, Tx};
use http::{HeaderMap, StatusCode, header};
use kernel::{Actor as Who, Role, SessionId, TeamId, Worker, WorkerId};
use kit::{Answer, OrMissing as _, Refusal, Visit};
use serde::Deserialize;

use super::{super::sign_in as first, cookie, failed, marked, plain, return_address};
use crate::{
    Room,
    doorkeeper::Inside,
    providers::{Failure, Journey, Standing, Told},
    rules::{ceremony::Purpose, link::Purpose as LinkPurpose, provider::Provider, session::Proof, token::Token},
    store::{self, Identity},
};

/// What a browser brings along.
#[derive(Debug, Deserialize)]
pub(in crate::pages) struct Brought {
    #[serde(default)]
    state: String,
    code: Option<String>,
    /// Who says it (RFC 9207).
    iss: Option<String>,
}

/// `GET /aanmelden/terug/{name}`: somebody comes back from a provider, in the browser that went there, and once.
pub(in crate::pages) async fn back(
    visit: Visit,
    State(room): State<Room>,
    headers: HeaderMap,
    Path(name): Path<String>,
    Query(brought): Query<Brought>,
) -> Answer {
    let provider = room.providers().named(&name).or_missing()?;
    let label = &provider.settings().label;
    let inside = room.inside(&visit.house, &headers).await?;
    let Some(journey) = journey(&visit, &room, provider, (&headers, inside.as_ref()), &brought).await? else {
        first::refuse(&visit, &room, None).await?;
        return failed(&visit, Failure::Unfit, label);
    };
    // Called off there, or refused there: it says so with `error` instead of a code.
    let Some(code) = brought.code else { return failed(&visit, Failure::Unfit, label) };
    let to = return_address(&visit, provider.settings());
    let told = match provider.told(code, &to, &journey, visit.now).await {
        Ok(told) => told,
        Err(failure) => {
            first::refuse(&visit, &room, None).await?;
            return failed(&visit, failure, label);
        }
    };
    match came(&visit, &room, &headers, (provider.settings(), &told), (&journey, inside.as_ref())).await? {
        Some((token, next)) => {
            let mut answer = first::go_on(&token, &next)?;
            answer.headers_mut().append(header::SET_COOKIE, cookie(None)?);
            Ok(answer)
        }
        None => {
            first::refuse(&visit, &room, None).await?;
            let words = ("people-provider-unknown-title", "people-provider-unknown-what");
            plain(&visit, StatusCode::FORBIDDEN, words, label)
        }
    }
}

/// The way that somebody left by, when they come back on it: the same browser, the same provider, and for the first time.
async fn journey(
    visit: &Visit,
    room: &Room,
    provider: &Standing,
    (headers, inside): (&HeaderMap, Option<&Inside>),
    brought: &Brought,
) -> Result<Option<Journey>, Refusal> {
    let state = Token::shown(&brought.state).filter(|state| marked(headers).as_ref() == Some(state));
    let Some(state) = state else { return Ok(None) };
    let mut tx = room.db().write(visit.house.id, &Who::Program("sign-in")).await?;
    let session = inside.map(|inside| inside.session.id);
    let kept = store::take_ceremony_of(&mut tx, Purpose::Provider, &state).await?;
    tx.commit().await?;
    let Some((kept, of)) = kept else { return Ok(None) };
    let journey: Journey = serde_json::from_str(&kept).map_err(Refusal::broken)?;
    let settings = provider.settings();
    let is_theirs = of.is_none() || of == session;
    let fits = is_theirs && journey.provider == settings.name.as_str();
    let is_of_issuer = brought.iss.as_ref().is_none_or(|iss| *iss == settings.issuer);
    Ok(Some(journey).filter(|_| fits && is_of_issuer))
}

/// The token with which somebody goes on, and where to; none for who has no account here.
async fn came(
    visit: &Visit,
    room: &Room,
    headers: &HeaderMap,
    (provider, told): (&Provider, &Told),
    (journey, inside): (&Journey, Option<&Inside>),
) -> Result<Option<(Token, String)>, Refusal> {
    let who = Identity { issuer: &provider.issuer, subject: &told.subject };
    let mut tx = room.db().write(visit.house.id, &Who::Program("sign-in")).await?;
    let Some(worker) = account(&mut tx, provider, told, journey).await? else { return Ok(None) };
    let own = inside.filter(|inside| inside.worker.id == worker);
    if journey.confirms && own.is_none() {
        return Ok(None);
    }
    let roles = roles(&mut tx, provider, told).await?;
    store::take_over_claims(&mut tx, worker, provider.name.as_str(), (&roles, visit.today())).await?;
    let proof = if provider.proves_both { Proof::Whole } else { Proof::Half };
    let token = Token::fresh(tx.makers());
    let session = match own.filter(|_| journey.confirms) {
        Some(inside) => {
            store::prove_session(&mut tx, inside.session.id, proof, &token.hash()).await?;
            inside.session.id
        }
        None => {
            first::leave(&mut tx, headers).await?;
            let from = (first::device_of(headers), visit.network());
            store::begin_session(&mut tx, worker, proof, &token.hash(), (&from.0, &from.1)).await?
        }
    };
    store::note_identity_use(&mut tx, who, session, told.session.as_deref()).await?;
    let next = next(&mut tx, visit, (worker, session), proof, journey).await?;
    tx.commit().await?;
    Ok(Some((token, next)))
}

/// Whose account it is: the one that is known so, the one of the invitation, or the one with the address that the provider verified.
async fn account(tx: &mut Tx, provider: &Provider, told: &Told, journey: &Journey) -> Result<Option<WorkerId>, Fault> {
    let who = Identity { issuer: &provider.issuer, subject: &told.subject };
    if let Some(known) = store::identified(tx, who).await? {
        return Ok(Some(known));
    }
    let found = match (&journey.link, told.verified_email().filter(|_| provider.links_by_email)) {
        (Some(link), _) => invited(tx, link).await?,
        (None, Some(email)) => store::with_email(tx, who, &email).await?,
        (None, None) => None,
    };
    if let Some(worker) = found {
        store::link_identity(tx, who, worker).await?;
    }
    Ok(found)
}

/// Uses an invitation; none when it was used before or is too old, or when it is a new link for an account that asks for more than a
/// link: that one replaces a password and nothing else.
async fn invited(tx: &mut Tx, link: &str) -> Result<Option<WorkerId>, Fault> {
    let Some(token) = Token::shown(link) else { return Ok(None) };
    let now = tx.now();
    let open = store::open_link(tx, &token.hash(), now).await?.filter(|link| link.purpose == LinkPurpose::Password);
    let Some(link) = open else { return Ok(None) };
    if store::ways_in(tx, link.worker_id).await?.have_second_factor() {
        return Ok(None);
    }
    Ok(store::use_link(tx, link.id).await?.then_some(link.worker_id))
}

/// The roles of the claims, with the teams of this house. A team that is not there gives nothing.
async fn roles(tx: &mut Tx, provider: &Provider, told: &Told) -> Result<Vec<(Role, Option<TeamId>)>, Fault> {
    let mut roles = Vec::new();
    for rule in provider.roles_of(&told.claims) {
        match &rule.team {
            None => roles.push((rule.role, None)),
            Some(name) => match store::team_named(tx, name).await? {
                Some(team) => roles.push((rule.role, Some(team))),
                None => {
                    tracing::warn!(provider = %provider.name, team = %name, "a claim gives a role in a team that is not there")
                }
            },
        }
    }
    Ok(roles)
}

/// Where somebody goes on to: inside, or to the second half.
async fn next(
    tx: &mut Tx,
    visit: &Visit,
    (worker, session): (WorkerId, SessionId),
    proof: Proof,
    journey: &Journey,
) -> Result<String, Fault> {
    if proof == Proof::Whole {
        let worker = Worker { id: worker, session, posts: [].into(), fresh: true };
        db::Source::log(tx, vec![first::came_in(&worker)]);
        return Ok(if journey.back.is_empty() { visit.t.to("/werk") } else { journey.back.clone() });
    }
    let has_second_factor = store::ways_in(tx, worker).await?.have_second_factor();
    if !has_second_factor {
        first::offer_app(tx, worker).await?;
    }
    let path = if has_second_factor { "/aanmelden/code" } else { "/aanmelden/beveiligen" };
    Ok(crate::back::with_back(&visit.t.to(path), &journey.back))
}
