use axum::{Json, extract::State, response::IntoResponse as _};
use http::{HeaderValue, header};
use kernel::RuleBreak;
use kit::{Actor, Answer, Form, OrMissing as _};
use serde::{Deserialize, Serialize};

use crate::{Room, access, rules::token::Token, store};

/// What the script sends: the token that the browser made for itself.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    browser: String,
}

/// What it gets.
#[derive(Serialize)]
struct Key {
    key: String,
}

/// `POST /mijn/kladjes/sleutel`: the key under which this browser keeps what somebody writes. For the script `drafts.js`; it stands on no
/// page, so that it is in no saved page and no screenshot. That it was given is no look at anybody, and no entry of the access log.
pub(super) async fn key(visit: kit::Visit, actor: Actor, State(room): State<Room>, form: Form<Asked>) -> Answer {
    let may = access::own(access::keep_drafts(&actor)?)?;
    let session = actor.worker().map(|worker| worker.session).or_missing()?;
    let browser = form
        .check(|asked| Token::shown(&asked.browser).ok_or_else(|| vec![RuleBreak::new("browser", "kit-unreadable")]))?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let key = store::draft_key(&mut tx, &may, session, &browser).await?;
    tx.commit().await?;
    let mut answer = Json(Key { key: key.reveal() }).into_response();
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}
