use askama::Template;
use axum::extract::{Path, State};
use http::StatusCode;
use kernel::{Actor as Who, Reason, RuleBreak, TeamId, WholeHouse};
use kit::{Actor, Answer, Form, OrMissing as _, Text, Typed, Visit};
use serde::Deserialize;

use super::{offers, teams_of};
use crate::{
    Room, access,
    rules::team::NewTeam,
    store::{self, Team},
};

/// The form as it is sent.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Sent {
    name: String,
    #[serde(default)]
    organization: String,
}

#[derive(Template)]
#[template(path = "people/admin/teams.html")]
struct TeamsPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    teams: Vec<Team>,
    may_keep: bool,
}

#[derive(Template)]
#[template(path = "people/admin/end_team.html")]
struct EndTeamPage<'a> {
    t: &'a Text,
    team: &'a Team,
}

/// `GET /beheer/teams`: the teams of the house and its partners.
pub(super) async fn listed(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    shown(&visit, &actor, &room, &Typed::default()).await
}

/// `POST /beheer/teams`: one more.
pub(super) async fn make(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::keep_teams(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let team = match form.check(|sent| NewTeam::written(&sent.name, &sent.organization)) {
        Ok(team) => team,
        Err(typed) => return shown(&visit, &actor, &room, &typed).await,
    };
    let mut tx = visit.write(room.db(), &actor).await?;
    match store::make_team(&mut tx, &may, &team.name, &team.organization).await {
        Err(fault) if fault.is_duplicate() => {
            drop(tx);
            let typed = Typed::default().with("name", &team.name).with("organization", &team.organization);
            let taken = typed.given_back(vec![RuleBreak::new("name", "people-team-taken")]);
            shown(&visit, &actor, &room, &taken).await
        }
        made => {
            made?;
            visit.done(tx, &visit.t.to("/beheer/teams")).await
        }
    }
}

async fn shown(visit: &Visit, actor: &Who, room: &Room, form: &Typed) -> Answer {
    let teams = teams_of(visit, actor, &mut room.db().read(visit.house.id).await?).await?;
    let status = if form.breaks().is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = TeamsPage { t: &visit.t, form, teams, may_keep: offers(&access::keep_teams(actor)) };
    visit.page("people-teams-title").main(&page).at_work(actor).status(status).answer()
}

/// `GET /beheer/teams/{id}/einde`: is it sure?
pub(super) async fn confirm(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::keep_teams(&actor)?;
    let id: TeamId = id.parse().ok().or_missing()?;
    let mut read = room.db().read(visit.house.id).await?;
    let scope = store::team_scope(&mut read, id).await?;
    permit.over(scope.as_ref(), id, Reason::Upkeep)?;
    let teams = teams_of(&visit, &actor, &mut read).await?;
    drop(read);
    let team = teams.iter().find(|team| team.id == id).or_missing()?;
    let t = &visit.t;
    let page = visit.page("people-team-end-title").main(&EndTeamPage { t, team }).at_work(&actor);
    page.crumb(t.to("/beheer/teams"), t.say("people-teams-title")).answer()
}

/// `POST /beheer/teams/{id}/einde`: the team ends, and with it the roles in it.
pub(super) async fn end(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::keep_teams(&actor)?;
    let id: TeamId = id.parse().ok().or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let scope = store::team_scope(&mut tx, id).await?;
    let may = permit.over(scope.as_ref(), id, Reason::Upkeep)?;
    store::end_team(&mut tx, &may).await?;
    visit.done(tx, &visit.t.to("/beheer/teams")).await
}
