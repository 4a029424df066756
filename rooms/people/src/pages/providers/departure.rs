//! Away to a provider.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use http::{HeaderMap, header};
use kernel::{Actor as Who, SessionId};
use kit::{Answer, OrMissing as _, Refusal, Visit, see_other};

use super::{cookie, failed, return_address};
use crate::{
    Room,
    back::{Back, with_back},
    providers::{Standing, Wishes},
    rules::{ceremony::Purpose, session::Proof, token::Token},
    store,
};

/// `GET /aanmelden/via/{name}`: to sign in there.
pub(in crate::pages) async fn sign_in(
    visit: Visit,
    State(room): State<Room>,
    headers: HeaderMap,
    Path(name): Path<String>,
    Query(back): Query<Back>,
) -> Answer {
    let provider = room.providers().named(&name).or_missing()?;
    if is_led_by_another(&headers) {
        return see_other(&with_back(&visit.t.to("/aanmelden"), back.asked()));
    }
    let wishes = Wishes { back: back.asked().to_owned(), ..Wishes::default() };
    go(&visit, &room, provider, wishes, None).await
}

/// `GET /welkom/{token}/via/{name}`: to come in there with an invitation. The link is used when somebody comes back, not by this.
pub(in crate::pages) async fn invited(
    visit: Visit,
    State(room): State<Room>,
    Path((link, name)): Path<(String, String)>,
) -> Answer {
    let provider = room.providers().named(&name).or_missing()?;
    let link = Token::shown(&link).or_missing()?;
    let wishes = Wishes { link: Some(link.reveal().to_owned()), ..Wishes::default() };
    go(&visit, &room, provider, wishes, None).await
}

/// `GET /bevestigen/via/{name}`: to show there that it is still you.
pub(in crate::pages) async fn confirm(
    visit: Visit,
    State(room): State<Room>,
    headers: HeaderMap,
    Path(name): Path<String>,
    Query(back): Query<Back>,
) -> Answer {
    let provider = room.providers().named(&name).filter(|provider| provider.settings().proves_both).or_missing()?;
    let inside = room.inside(&visit.house, &headers).await?.filter(|inside| inside.session.proof != Proof::Half);
    let Some(inside) = inside else { return see_other(&with_back(&visit.t.to("/aanmelden"), back.asked())) };
    let wishes = Wishes { back: back.asked().to_owned(), confirms: true, link: None };
    go(&visit, &room, provider, wishes, Some(inside.session.id)).await
}

/// Whether a page of somebody else led here. A provider that still knows the person would send them back signed in, and they pressed
/// nothing of ours.
fn is_led_by_another(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").and_then(|site| site.to_str().ok());
    matches!(site, Some("cross-site" | "same-site"))
}

async fn go(visit: &Visit, room: &Room, provider: &Standing, wishes: Wishes, session: Option<SessionId>) -> Answer {
    room.slowdown().admit_network(&visit.network())?;
    let makers = room.db().makers();
    let (state, seeds) = (Token::fresh(makers), [Token::fresh(makers), Token::fresh(makers)]);
    let to = return_address(visit, provider.settings());
    let (address, journey) = match provider.way((&state, &to), seeds, wishes, visit.now) {
        Ok(way) => way,
        Err(failure) => return failed(visit, failure, &provider.settings().label),
    };
    let kept = serde_json::to_string(&journey).map_err(Refusal::broken)?;
    let mut tx = room.db().write(visit.house.id, &Who::Program("sign-in")).await?;
    store::keep_ceremony(&mut tx, Purpose::Provider, session, (&state, &kept)).await?;
    tx.commit().await?;
    let mut answer: Response = see_other(&address)?;
    answer.headers_mut().insert(header::SET_COOKIE, cookie(Some(&state))?);
    Ok(answer)
}
