use askama::Template;
use axum::extract::{Path, State};
use http::StatusCode;
use kernel::{Actor as Who, Lang, RuleBreak};
use kit::{Actor, Answer, Choice, Form, Text, Typed, Visit};
use serde::Deserialize;

use super::{about, ended, lang_choices, living, over, path_of};
use crate::{
    Room, access,
    mails::{self, To},
    rules::worker::Person,
    store::{self, StoredWorker},
};

/// The form as it is sent.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Sent {
    name: String,
    email: String,
    lang: String,
    version: i64,
}

impl Sent {
    fn read(&self) -> Result<Person, Vec<RuleBreak>> {
        Person::written(&self.name, &self.email, self.lang.parse().unwrap_or(Lang::NL))
    }

    /// What was typed, to be kept over this version.
    fn typed(&self, version: i64) -> Typed {
        typed(&self.name, &self.email, &self.lang, version)
    }
}

fn typed(name: &str, email: &str, lang: &str, version: i64) -> Typed {
    let typed = Typed::default().with("name", name).with("email", email).with("lang", lang);
    typed.with("version", &version.to_string())
}

#[derive(Template)]
#[template(path = "people/admin/details.html")]
struct DetailsPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    path: &'a str,
    langs: Vec<Choice>,
    theirs: Option<Theirs<'a>>,
}

/// What a colleague kept meanwhile.
struct Theirs<'a> {
    name: &'a str,
    email: &'a str,
    lang: String,
}

/// `GET /beheer/mensen/{id}/gegevens`: name, address and language.
pub(super) async fn form(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::change_worker(&actor)?;
    let mut read = room.db().read(visit.house.id).await?;
    let may = over(permit, &mut read, &id, visit.today()).await?;
    let Some(worker) = living(&mut read, &may).await? else { return ended(&visit, &actor, &room, &id).await };
    drop(read);
    let form = typed(&worker.name, &worker.email, worker.lang.as_str(), worker.version);
    shown(&visit, &actor, &worker, &form, StatusCode::OK)
}

/// `POST /beheer/mensen/{id}/gegevens`: keeps them, unless a colleague did meanwhile; then both are shown.
pub(super) async fn change(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<String>,
    form: Form<Sent>,
) -> Answer {
    let permit = access::change_worker(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(permit, &mut tx, &id, visit.today()).await?;
    let now = store::worker(&mut tx, &may).await?;
    let (sent, person) = match form.check(|sent| Ok((sent.clone(), sent.read()?))) {
        Ok(read) => read,
        Err(typed) => {
            tx.undo().await?;
            return shown(&visit, &actor, &now, &typed, StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    match store::change_worker(&mut tx, &may, sent.version, &person).await {
        Err(fault) if fault.is_duplicate() => {
            let taken = sent.typed(sent.version).given_back(vec![RuleBreak::new("email", "people-email-taken")]);
            shown(&visit, &actor, &now, &taken, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Ok(false) if now.ended_at.is_some() => {
            tx.undo().await?;
            ended(&visit, &actor, &room, &id).await
        }
        Ok(false) => {
            // Read again: on a server a colleague may have been first between the two statements.
            let theirs = store::worker(&mut tx, &may).await?;
            tx.undo().await?;
            shown(&visit, &actor, &theirs, &sent.typed(theirs.version), StatusCode::CONFLICT)
        }
        changed => {
            changed?;
            // The new address hears nothing: it may be nobody's. The old one is whose mail ends here.
            if room.has_mail() && now.email != person.email {
                let to = To::worker(&now);
                tx.enqueue(mails::news(visit.texts(), &visit.house, &mails::READDRESSED, &to, visit.now)).await?;
            }
            visit.done(tx, &path_of(&visit, now.id)).await
        }
    }
}

fn shown(visit: &Visit, actor: &Who, worker: &StoredWorker, form: &Typed, status: StatusCode) -> Answer {
    let (t, path) = (&visit.t, path_of(visit, worker.id));
    let lang = visit.texts().for_lang(worker.lang).say("kit-language-name").to_owned();
    let theirs = Theirs { name: &worker.name, email: &worker.email, lang };
    let theirs = (status == StatusCode::CONFLICT).then_some(theirs);
    let page = DetailsPage { t, form, path: &path, langs: lang_choices(visit), theirs };
    about(visit, actor, ("people-details-title", worker), form, &page).status(status).answer()
}
