use askama::Template;
use axum::extract::{Path, State};
use db::Tx;
use kernel::{Actor as Who, WorkerId};
use kit::{Actor, Answer, Choice, Form, Text, Visit};
use serde::Deserialize;

use super::{ended, living, over, path_of};
use crate::{
    Room, access,
    mails::{self, To, Words},
    rules::{
        link::{Carrier, Purpose},
        token::Token,
    },
    store::{self, StoredWorker},
};

/// How the link shall go.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    by: String,
}

#[derive(Template)]
#[template(path = "people/admin/link.html")]
struct LinkPage<'a> {
    t: &'a Text,
    name: &'a str,
    link: String,
    until: String,
    path: String,
    has_mail: bool,
}

#[derive(Template)]
#[template(path = "people/admin/mailed.html")]
struct MailedPage<'a> {
    t: &'a Text,
    name: &'a str,
    until: String,
    path: String,
}

/// For whom a link is.
pub(super) struct Receiver<'a> {
    pub(super) id: WorkerId,
    pub(super) name: &'a str,
    pub(super) to: To<'a>,
}

impl<'a> Receiver<'a> {
    pub(super) fn of(worker: &'a StoredWorker) -> Self {
        Self { id: worker.id, name: &worker.name, to: To::worker(worker) }
    }
}

/// A new link: what a mail says of it, and how it goes.
pub(super) struct Handed<'a> {
    pub(super) token: &'a Token,
    pub(super) purpose: Purpose,
    pub(super) words: &'a Words,
    pub(super) carrier: Carrier,
}

/// `POST /beheer/mensen/{id}/wachtwoord`: a link with which somebody chooses a new password.
pub(super) async fn new_password(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<String>,
    form: Form<Sent>,
) -> Answer {
    let permit = access::reset_worker(&actor)?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let may = over(permit, &mut tx, &id, visit.today()).await?;
    let carrier = form.check(|sent| Ok(Carrier::read(&sent.by, room.has_mail())))?;
    let Some(worker) = living(&mut tx, &may).await? else {
        tx.undo().await?;
        return ended(&visit, &actor, &room, &id).await;
    };
    let purpose = Purpose::Password;
    let token = store::make_link(&mut tx, &may, purpose).await?;
    let receiver = Receiver::of(&worker);
    hand_over(&visit, &actor, &room, tx, &receiver, &Handed { token: &token, purpose, words: &mails::RESET, carrier })
        .await
}

/// Commits, and gives the link to whom it is for: by a mail that leaves with the commit, or on the page that shows it this once.
pub(super) async fn hand_over(
    visit: &Visit,
    actor: &Who,
    room: &Room,
    mut tx: Tx,
    receiver: &Receiver<'_>,
    link: &Handed<'_>,
) -> Answer {
    if link.carrier == Carrier::Mail {
        let of = (link.token, link.purpose, visit.now);
        tx.enqueue(mails::with_link(visit.texts(), &visit.house, link.words, &receiver.to, of)).await?;
    }
    tx.commit().await?;
    let (t, name, path) = (&visit.t, receiver.name, path_of(visit, receiver.id));
    let until = visit.now.plus_seconds(link.purpose.seconds());
    let until = t.day_seen_from(until.day(&visit.house.zone), visit.today());
    if link.carrier == Carrier::Mail {
        return visit.page("people-mailed-title").main(&MailedPage { t, name, until, path }).at_work(actor).answer();
    }
    let address = visit.house.address(&t.to(&format!("/welkom/{}", link.token.reveal())));
    let page = LinkPage { t, name, link: address, until, path, has_mail: room.has_mail() };
    visit.page("people-link-title").main(&page).at_work(actor).answer()
}

/// The ways in which a link can go; none to choose from where there is one.
pub(super) fn carriers(t: &Text, room: &Room) -> Vec<Choice> {
    let all = [("mail", "people-by-mail"), ("paper", "people-by-paper")];
    all.iter().filter(|_| room.has_mail()).map(|(value, key)| Choice::new(*value, t.say(key))).collect()
}
