use askama::Template;
use axum::extract::{Path, State};
use kernel::{Actor as Who, Day, RuleBreak, Scope, TeamId};
use kit::{Actor, Answer, Choice, Form, Refusal, Text, Typed, Visit};
use serde::Deserialize;

use super::{about, ended, living, over, path_of, people::task, reason};
use crate::{
    Room, access,
    rules::post::{NewPost, Written, takes_two},
    store::{self, PostId, Roster, StoredPost, StoredWorker},
};

/// How many colleagues the list to choose from shows at most.
const MOST_COLLEAGUES: u32 = 200;

/// The form as it is sent.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    post: String,
    #[serde(default)]
    first_day: String,
    #[serde(default)]
    last_day: String,
}

impl Sent {
    /// The role of a colleague, for some days.
    fn read(&self, posts: &[StoredPost], today: Day) -> Result<(PostId, NewPost), Vec<RuleBreak>> {
        let days = Written { first_day: &self.first_day, last_day: &self.last_day, ..Written::default() };
        let chosen: Option<PostId> = self.post.parse().ok();
        let unchosen = RuleBreak::new("post", "people-stand-in-choose");
        let chosen = posts.iter().find(|post| Some(post.id) == chosen).ok_or(vec![unchosen]);
        match (chosen, days.days(today)) {
            (Ok(held), Ok((first_day, last_day))) => {
                let stands_in_for = Some(held.worker_id);
                let post = NewPost { role: held.role, team: held.team_id, stands_in_for, first_day, last_day };
                Ok((held.id, post.check()?))
            }
            (held, days) => Err([held.err(), days.err()].into_iter().flatten().flatten().collect()),
        }
    }
}

#[derive(Template)]
#[template(path = "people/admin/stand_in.html")]
struct StandInPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    name: &'a str,
    path: &'a str,
    posts: Vec<Choice>,
}

/// A colleague's role that somebody can take over, and what it is called on the page.
struct Takeable {
    posts: Vec<StoredPost>,
    choices: Vec<Choice>,
}

/// `GET /beheer/mensen/{id}/vervanging`: whose work does somebody do for a while?
pub(super) async fn form(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::grant_stand_in(&actor)?;
    let mut read = room.db().read(visit.house.id).await?;
    let may = over(permit, &mut read, &id, visit.today()).await?;
    let Some(worker) = living(&mut read, &may).await? else { return ended(&visit, &actor, &room, &id).await };
    let takeable = takeable(&visit, &actor, &mut read, &worker).await?;
    let typed = Typed::default().with("first_day", &visit.today().to_string());
    shown(&visit, &actor, &worker, takeable.choices, &typed)
}

/// `POST /beheer/mensen/{id}/vervanging`: from one day to another somebody has the role of a colleague.
pub(super) async fn let_stand_in(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<String>,
    form: Form<Sent>,
) -> Answer {
    let permit = access::grant_stand_in(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(permit, &mut tx, &id, visit.today()).await?;
    let Some(worker) = living(&mut tx, &may).await? else {
        tx.undo().await?;
        return ended(&visit, &actor, &room, &id).await;
    };
    let takeable = takeable(&visit, &actor, &mut tx, &worker).await?;
    match form.check(|sent| sent.read(&takeable.posts, visit.today())) {
        Ok((held, post)) => {
            // Once more for the role itself: it must lie in a team of theirs.
            let scope = store::post_scope(&mut tx, held).await?.map(|(_, scope)| scope);
            access::grant_stand_in(&actor)?.over(scope.as_ref(), held, reason(&actor))?;
            store::grant(&mut tx, &may, &post).await?;
            visit.done(tx, &path_of(&visit, worker.id)).await
        }
        Err(typed) => {
            tx.undo().await?;
            shown(&visit, &actor, &worker, takeable.choices, &typed)
        }
    }
}

/// The roles of colleagues within reach. Each colleague shown is an entry in the access log.
async fn takeable(
    visit: &Visit,
    actor: &Who,
    source: &mut impl db::Source,
    worker: &StoredWorker,
) -> Result<Takeable, Refusal> {
    let (see, teams) = (access::see_workers(actor)?, access::grant_stand_in(actor)?.teams());
    let roster = Roster { teams: teams.as_deref(), ..Roster::default() };
    let mut ids = store::worker_ids(source, &roster, visit.today(), MOST_COLLEAGUES).await?;
    ids.retain(|id| *id != worker.id);
    if ids.is_empty() {
        return Ok(Takeable { posts: Vec::new(), choices: Vec::new() });
    }
    let scope = Scope { teams: teams.clone().unwrap_or_default(), owner: None };
    let may = see.over(Some(&scope), ids, reason(actor))?;
    let people = store::workers(source, &may).await?;
    let mut posts = store::posts_of(source, &may, visit.today()).await?;
    posts.retain(|post| !takes_two(post.role) && post.stands_in_for.is_none() && reaches(teams.as_deref(), post));
    let named = |post: &StoredPost| {
        let holder = people.iter().find(|person| person.id == post.worker_id).map_or("", |person| &person.name);
        Choice::new(post.id.to_string(), format!("{holder}: {}", task(&visit.t, post)))
    };
    Ok(Takeable { choices: posts.iter().map(named).collect(), posts })
}

fn reaches(teams: Option<&[TeamId]>, post: &StoredPost) -> bool {
    teams.is_none_or(|teams| post.team_id.is_some_and(|team| teams.contains(&team)))
}

fn shown(visit: &Visit, actor: &Who, worker: &StoredWorker, posts: Vec<Choice>, form: &Typed) -> Answer {
    let (t, path) = (&visit.t, path_of(visit, worker.id));
    let page = StandInPage { t, form, name: &worker.name, path: &path, posts };
    about(visit, actor, ("people-stand-in-title", worker), form, &page).answer()
}
