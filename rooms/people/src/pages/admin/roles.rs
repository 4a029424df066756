use askama::Template;
use axum::extract::{Path, State};
use kernel::{Actor as Who, Day, Reason, RuleBreak, TeamId, WorkerId};
use kit::{Actor, Answer, Choice, Form, OrMissing as _, Text, Typed, Visit};
use serde::Deserialize;

use super::{about, ended, ids_of, living, over, path_of, person, role_choices, team_choices, teams_of};
use crate::{
    Room, access,
    rules::{
        administrators::Ending,
        post::{NewPost, Written},
    },
    store::{self, PostId, StoredWorker, Team},
};

/// The form as it is sent.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Sent {
    role: String,
    #[serde(default)]
    team: String,
    #[serde(default)]
    first_day: String,
    #[serde(default)]
    last_day: String,
}

impl Sent {
    fn read(&self, teams: &[TeamId], today: Day) -> Result<NewPost, Vec<RuleBreak>> {
        let Self { role, team, first_day, last_day } = self;
        Written { role, team, first_day, last_day }.read(teams, today)
    }
}

#[derive(Template)]
#[template(path = "people/admin/role.html")]
struct RolePage<'a> {
    t: &'a Text,
    form: &'a Typed,
    name: &'a str,
    path: &'a str,
    roles: Vec<Choice>,
    teams: Vec<Choice>,
}

/// `GET /beheer/mensen/{id}/taken`: what will somebody do here, where and from when?
pub(super) async fn form(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::grant_post(&actor)?;
    let mut read = room.db().read(visit.house.id).await?;
    let may = over(permit, &mut read, &id, visit.today()).await?;
    let Some(worker) = living(&mut read, &may).await? else { return ended(&visit, &actor, &room, &id).await };
    let teams = teams_of(&visit, &actor, &mut read).await?;
    let typed = Typed::default().with("first_day", &visit.today().to_string());
    shown(&visit, &actor, &worker, &teams, &typed)
}

/// `POST /beheer/mensen/{id}/taken`: gives the role, from the next request on.
pub(super) async fn give(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<String>,
    form: Form<Sent>,
) -> Answer {
    let permit = access::grant_post(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(permit, &mut tx, &id, visit.today()).await?;
    let Some(worker) = living(&mut tx, &may).await? else {
        tx.undo().await?;
        return ended(&visit, &actor, &room, &id).await;
    };
    let teams = teams_of(&visit, &actor, &mut tx).await?;
    let is_own = actor.worker().is_some_and(|own| own.id == worker.id);
    let read = form.check(|sent| sent.read(&ids_of(&teams), visit.today()).and_then(|post| post.given(is_own)));
    match read {
        Ok(post) => {
            store::grant(&mut tx, &may, &post).await?;
            visit.done(tx, &path_of(&visit, worker.id)).await
        }
        Err(typed) => {
            tx.undo().await?;
            shown(&visit, &actor, &worker, &teams, &typed)
        }
    }
}

fn shown(visit: &Visit, actor: &Who, worker: &StoredWorker, teams: &[Team], form: &Typed) -> Answer {
    let (t, path) = (&visit.t, path_of(visit, worker.id));
    let (roles, teams) = (role_choices(visit), team_choices(teams));
    let page = RolePage { t, form, name: &worker.name, path: &path, roles, teams };
    about(visit, actor, ("people-role-title", worker), form, &page).answer()
}

/// `POST /beheer/mensen/{id}/taken/{post}/einde`: takes the role away, from the next request on.
pub(super) async fn take_away(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path((id, post)): Path<(String, String)>,
) -> Answer {
    let permit = access::revoke_post(&actor)?;
    let worker: WorkerId = id.parse().ok().or_missing()?;
    let post: PostId = post.parse().ok().or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let found = store::post_scope(&mut tx, post).await?.filter(|(held, _)| held.worker == worker);
    let may = permit.over(found.as_ref().map(|(_, scope)| scope), post, Reason::Upkeep)?;
    match store::revoke(&mut tx, &may, visit.today()).await? {
        Ending::LastAdministrator => {
            tx.undo().await?;
            person::refused(&visit, &actor, &room, &id, "people-last-administrator").await
        }
        Ending::Now | Ending::Before => visit.done(tx, &path_of(&visit, worker)).await,
    }
}
