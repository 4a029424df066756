use askama::Template;
use axum::extract::{Query, State};
use kernel::{Scope, WorkerId};
use kit::{Actor, Answer, Form, Refusal, Text, Typed, Visit};
use serde::Deserialize;

use super::{super::work::role_key, offers, path_of, reason};
use crate::{
    Room, access,
    store::{self, Roster, StoredPost, StoredWorker},
};

/// How many people one page shows.
const ON_A_PAGE: u32 = 25;

/// What is asked for. A name is looked for with a form that is sent, and so never stands in an address.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    zoek: String,
    #[serde(default)]
    na: String,
    #[serde(default)]
    gestopt: String,
}

#[derive(Template)]
#[template(path = "people/admin/people.html")]
struct PeoplePage<'a> {
    t: &'a Text,
    form: Typed,
    asked: &'a Asked,
    rows: Vec<Row>,
    next: Option<String>,
    may_invite: bool,
    of_house: bool,
}

/// Somebody on the list.
struct Row {
    name: String,
    path: String,
    tasks: String,
    seen: Option<String>,
    has_ended: bool,
}

/// `GET /beheer/mensen`: who works here.
pub(super) async fn listed(visit: Visit, actor: Actor, State(room): State<Room>, Query(asked): Query<Asked>) -> Answer {
    show(&visit, &actor, &room, &Asked { zoek: String::new(), ..asked }).await
}

/// `POST /beheer/mensen`: who of them has this in the name.
pub(super) async fn searched(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Asked>) -> Answer {
    let asked = form.check(|asked| Ok(asked.clone()))?;
    show(&visit, &actor, &room, &asked).await
}

async fn show(visit: &Visit, actor: &Actor, room: &Room, asked: &Asked) -> Answer {
    let teams = access::see_workers(actor)?.teams();
    let (rows, next) = rows(visit, actor, room, asked).await?;
    let page = PeoplePage {
        t: &visit.t,
        form: Typed::default().with("zoek", &asked.zoek),
        asked,
        rows,
        next: next.map(|last| last.to_string()),
        may_invite: offers(&access::invite_worker(actor)),
        of_house: teams.is_none(),
    };
    visit.page("people-list-title").main(&page).at_work(actor).answer()
}

/// The people of one page, and the last of them when there are more behind. Each one shown is an entry in the access log.
async fn rows(
    visit: &Visit,
    actor: &Actor,
    room: &Room,
    asked: &Asked,
) -> Result<(Vec<Row>, Option<WorkerId>), Refusal> {
    let permit = access::see_workers(actor)?;
    let teams = permit.teams();
    let (named, ended, after) = (asked.zoek.as_str(), asked.gestopt == "ja", asked.na.parse().ok());
    let roster = Roster { teams: teams.as_deref(), named, ended, after };
    let mut read = room.db().read(visit.house.id).await?;
    let mut ids = store::worker_ids(&mut read, &roster, visit.today(), ON_A_PAGE + 1).await?;
    let has_more = ids.len() > ON_A_PAGE as usize;
    ids.truncate(ON_A_PAGE as usize);
    let next = ids.last().copied().filter(|_| has_more);
    if ids.is_empty() {
        return Ok((Vec::new(), None));
    }
    let scope = Scope { teams: teams.unwrap_or_default(), owner: None };
    let may = permit.over(Some(&scope), ids, reason(actor))?;
    let people = store::workers(&mut read, &may).await?;
    let posts = store::posts_of(&mut read, &may, visit.today()).await?;
    Ok((people.into_iter().map(|person| row(visit, person, &posts)).collect(), next))
}

fn row(visit: &Visit, person: StoredWorker, posts: &[StoredPost]) -> Row {
    let t = &visit.t;
    let held = posts.iter().filter(|post| post.worker_id == person.id && post.first_day <= visit.today());
    let tasks: Vec<_> = held.map(|post| task(t, post)).collect();
    Row {
        path: path_of(visit, person.id),
        tasks: tasks.join(" · "),
        seen: person.last_seen.map(|at| t.day_seen_from(at.day(&visit.house.zone), visit.today())),
        has_ended: person.ended_at.is_some(),
        name: person.name,
    }
}

/// A role with its team in one line.
pub(super) fn task(t: &Text, post: &StoredPost) -> String {
    let role = t.say(role_key(post.role));
    post.team.as_ref().map_or_else(|| role.to_owned(), |team| format!("{role}, {team}"))
}
