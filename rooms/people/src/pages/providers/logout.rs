//! A provider says that somebody's session there has ended.

use axum::{
    extract::{Path, State},
    response::IntoResponse as _,
};
use http::{StatusCode, header};
use kernel::Actor as Who;
use kit::{Answer, Form, OrMissing as _, Refusal, Visit};
use serde::Deserialize;

use crate::{
    Room,
    providers::Failure,
    store::{self, Identity},
};

/// What it sends.
#[derive(Debug, Deserialize)]
pub(in crate::pages) struct Sent {
    logout_token: String,
}

/// `POST /aanmelden/afgemeld/{name}`: ends the sessions that began there (OpenID Connect Back-Channel Logout 1.0, 2.5). Nobody but the
/// provider can sign the token.
pub(in crate::pages) async fn ended(
    visit: Visit,
    State(room): State<Room>,
    Path(name): Path<String>,
    form: Form<Sent>,
) -> Answer {
    let provider = room.providers().named(&name).or_missing()?;
    let token = form.check(|sent| Ok(sent.logout_token.clone()))?;
    let told = match provider.ended(&token, visit.now).await {
        Ok(told) => told,
        Err(Failure::Silent) => return Err(Refusal::unavailable(5)),
        Err(Failure::Unfit) => return Err(Refusal::unreadable("this is no logout token of this provider")),
    };
    let who = Identity { issuer: &provider.settings().issuer, subject: &told.subject };
    let mut tx = room.db().write(visit.house.id, &Who::Program("provider")).await?;
    store::end_provider_sessions(&mut tx, who, told.session.as_deref()).await?;
    tx.commit().await?;
    Ok((StatusCode::OK, [(header::CACHE_CONTROL, "no-store")]).into_response())
}
