//! Passkeys: what a browser is asked, and what comes of its answer.

mod entrance;
mod own;

use axum::{Json, response::IntoResponse as _};
use http::{HeaderValue, header};
use kit::{Answer, House};
use serde::{Deserialize, Serialize};

pub(super) use self::{
    entrance::{ask, confirm, sign_in},
    own::{ask_for_new, form, keep, remove},
};
use crate::{back::Back, passkeys::RelyingParty, rules::token::Token};

/// The answer of a browser, as the form of the script sends it.
#[derive(Debug, Default, Clone, Deserialize)]
pub(super) struct Sent {
    token: String,
    credential: String,
    #[serde(flatten)]
    back: Back,
}

/// What the script asks the browser.
#[derive(Serialize)]
struct Question<'a, T> {
    token: &'a str,
    options: T,
}

/// Whether browsers know passkeys at the address of this house.
pub(super) fn are_known_at(house: &House) -> bool {
    RelyingParty::of(house).is_some()
}

fn question(token: &Token, options: impl Serialize) -> Answer {
    let mut answer = Json(Question { token: token.reveal(), options }).into_response();
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}
