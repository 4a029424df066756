//! The providers that know somebody, under their own account.

use askama::Template;
use axum::extract::State;
use http::StatusCode;
use kit::{Actor, Answer, Form, Text, Visit, see_other};
use serde::Deserialize;

use crate::{
    Room, access,
    store::{self, Removal},
};

/// The form as it is sent.
#[derive(Debug, Deserialize)]
pub(in crate::pages) struct Sent {
    issuer: String,
}

#[derive(Template)]
#[template(path = "people/last_provider.html")]
struct LastPage<'a> {
    t: &'a Text,
}

/// `POST /mijn/aanbieders/einde`: a provider knows somebody no more, unless it is their last way in.
pub(in crate::pages) async fn unlink(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::own(access::change_account(&actor)?)?;
    let issuer = form.check(|sent| Ok(sent.issuer.clone()))?;
    let name = room.providers().name_of(&issuer);
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let removal = store::unlink_identity(&mut tx, &may, (&issuer, name), visit.today()).await?;
    tx.commit().await?;
    match removal {
        Removal::Done => see_other(&visit.t.to("/mijn")),
        Removal::LastWayIn => {
            let page = visit.page("people-identity-last-title").main(&LastPage { t: &visit.t }).at_work(&actor);
            page.status(StatusCode::CONFLICT).answer()
        }
    }
}
