use askama::Template;
use axum::extract::{Path, State};
use http::StatusCode;
use kernel::Instant;
use kit::{Actor, Answer, Text, Visit};

use super::{administrator, erasure, offers, over, path_of, people::task, two::Question};
use crate::{
    Room, access,
    store::{self, StoredPost, StoredWorker},
};

#[derive(Template)]
#[template(path = "people/admin/person.html")]
struct PersonPage<'a> {
    t: &'a Text,
    person: &'a StoredWorker,
    path: &'a str,
    lang: &'a str,
    made: String,
    seen: Option<String>,
    ended: Option<String>,
    posts: Vec<Held>,
    providers: Vec<String>,
    may: Offered,
    administrator: Option<Question>,
    erasure: Option<Question>,
    notice: Option<String>,
}

/// A role that somebody has or will have.
struct Held {
    task: String,
    days: String,
    stands_in_for: Option<String>,
    claimed_from: Option<String>,
    end: String,
}

/// What the reader may do with this account.
struct Offered {
    change: bool,
    give: bool,
    take: bool,
    stand_in: bool,
    reset: bool,
    mail: bool,
    way_back: bool,
    end: bool,
}

/// `GET /beheer/mensen/{id}`: somebody who works here, and what they may do.
pub(super) async fn page(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    shown(&visit, &actor, &room, &id, None).await
}

/// The same with the key of why something could not be done (409).
pub(super) async fn refused(visit: &Visit, actor: &Actor, room: &Room, id: &str, why: &'static str) -> Answer {
    refused_saying(visit, actor, room, id, visit.t.say(why).to_owned()).await
}

/// The same in words.
pub(super) async fn refused_saying(visit: &Visit, actor: &Actor, room: &Room, id: &str, why: String) -> Answer {
    shown(visit, actor, room, id, Some(why)).await
}

async fn shown(visit: &Visit, actor: &Actor, room: &Room, id: &str, notice: Option<String>) -> Answer {
    let permit = access::see_workers(actor)?;
    let mut read = room.db().read(visit.house.id).await?;
    let may = over(permit, &mut read, id, visit.today()).await?;
    let person = store::worker(&mut read, &may).await?;
    let posts = store::held_posts(&mut read, &may, visit.today()).await?;
    let identities = store::identities(&mut read, person.id).await?;
    let administrator = administrator::question(visit, actor, &mut read, &person).await?;
    let administrator = administrator.filter(|_| person.ended_at.is_none());
    let erasure = erasure::question(visit, actor, &mut read, &person).await?;
    drop(read);
    let (t, path) = (&visit.t, path_of(visit, person.id));
    let day = |at: Instant| t.full_day(at.day(&visit.house.zone));
    let spoken = visit.texts().for_lang(person.lang);
    let status = if notice.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let page = PersonPage {
        t,
        lang: spoken.say("kit-language-name"),
        made: day(person.made_at),
        seen: person.last_seen.map(day),
        ended: person.ended_at.map(day),
        posts: posts.iter().map(|post| held(t, room, &path, post)).collect(),
        providers: identities.iter().map(|known| room.providers().label_of(&known.issuer).to_owned()).collect(),
        may: Offered::to(actor, room, &person),
        administrator,
        erasure,
        path: &path,
        person: &person,
        notice,
    };
    let page = visit.page_named(person.name.clone()).main(&page).at_work(actor).status(status);
    page.crumb(t.to("/beheer/mensen"), t.say("people-list-title")).answer()
}

impl Offered {
    fn to(actor: &kernel::Actor, room: &Room, person: &StoredWorker) -> Self {
        let lives = person.ended_at.is_none();
        let is_other = actor.worker().is_none_or(|worker| worker.id != person.id);
        Self {
            change: lives && offers(&access::change_worker(actor)),
            give: lives && offers(&access::grant_post(actor)),
            take: lives && offers(&access::revoke_post(actor)),
            stand_in: lives && offers(&access::grant_stand_in(actor)),
            reset: lives && offers(&access::reset_worker(actor)),
            mail: room.has_mail(),
            way_back: lives && is_other && offers(&access::give_way_back(actor)),
            end: lives && offers(&access::end_worker(actor)),
        }
    }
}

fn held(t: &Text, room: &Room, path: &str, post: &StoredPost) -> Held {
    let from = t.full_day(post.first_day);
    let days = match post.last_day {
        Some(last) => t.with("from", from).with("until", t.full_day(last)).say("people-post-from-until"),
        None => t.with("from", from).say("people-post-from"),
    };
    let end = format!("{path}/taken/{}/einde", post.id);
    let claimed_from = post.claimed_from.as_deref().map(|name| room.providers().label_named(name).to_owned());
    Held { task: task(t, post), days, stands_in_for: post.stands_in_for.clone(), claimed_from, end }
}
