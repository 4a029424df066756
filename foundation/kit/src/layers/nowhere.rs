use askama::Template;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use kernel::Lang;

use super::headers;
use crate::{Text, Texts};

/// The page for an address at which no house is: no menu, no link, no word on which houses there are.
#[derive(Template)]
#[template(path = "nowhere.html")]
struct Nowhere {
    dutch: Text,
    others: [Text; 2],
}

/// 421 (RFC 9110, 15.5.20), in three languages, for nobody knows which one the house would speak.
pub(super) fn answer(texts: &Texts) -> Response {
    let page =
        Nowhere { dutch: texts.for_lang(Lang::NL), others: [Lang::FR, Lang::EN].map(|lang| texts.for_lang(lang)) };
    let html = page.render().unwrap_or_default();
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    let mut answer = (StatusCode::MISDIRECTED_REQUEST, kind, html).into_response();
    headers::secure(answer.headers_mut());
    answer.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static("nl"));
    answer
}
