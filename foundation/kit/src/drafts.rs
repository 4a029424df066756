//! Drafts: what somebody is writing in a form rests in their own browser, locked, until the form was kept.
//!
//! The work is done by `assets/drafts.js`, which stands on every page for who signed in; its head says how a form joins. Here is the one
//! thing that a browser cannot know: that a form was kept, and not refused, given back, or lost on the way. A form that has a draft
//! carries its name in a hidden field; the answer of a form that was kept says that name in a cookie, and the next page forgets the draft.

use axum::{body::Bytes, response::Response};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts};

/// The field with the name of the draft: 64 small hexadecimal digits that only the browser can read anything in.
const FIELD: &str = "klad";
/// Longer than a draft lasts the cookie means nothing.
const HOURS: u32 = 12;

/// Tells the browser to forget all drafts, of everybody: somebody signs out.
pub fn forget_drafts(headers: &mut HeaderMap) {
    say(headers, "alle");
}

/// Tells the browser that the form was kept, when it was and had a draft.
pub(crate) fn note_kept(response: &mut Response, parts: &Parts, body: &Bytes) {
    let is_kept = response.status().is_success() || response.status() == StatusCode::SEE_OTHER;
    if let Some(name) = name(parts, body).filter(|_| is_kept) {
        say(response.headers_mut(), &name);
    }
}

/// The name of the draft that a form came with.
fn name(parts: &Parts, body: &Bytes) -> Option<String> {
    if parts.method != Method::POST {
        return None;
    }
    let pairs = serde_urlencoded::from_bytes::<Vec<(String, String)>>(body).ok()?;
    let (_, name) = pairs.into_iter().find(|(field, _)| field == FIELD)?;
    let is_one = name.len() == 64 && name.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'));
    is_one.then_some(name)
}

/// The script reads it, so it is not `HttpOnly`; it opens nothing.
fn say(headers: &mut HeaderMap, what: &str) {
    let cookie = format!("__Host-klad={what}; Path=/; Secure; SameSite=Strict; Max-Age={}", HOURS * 3600);
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, cookie);
    }
}

#[cfg(test)]
mod tests {
    use axum::response::IntoResponse as _;
    use http::Request;

    use super::*;

    /// The cookie that the answer with this status sets for this form.
    fn said(status: u16, method: &str, body: &str) -> Option<String> {
        let (parts, ()) = Request::builder().method(method).uri("/").body(()).unwrap().into_parts();
        let mut response = StatusCode::from_u16(status).unwrap().into_response();
        note_kept(&mut response, &parts, &Bytes::copy_from_slice(body.as_bytes()));
        Some(response.headers().get(header::SET_COOKIE)?.to_str().unwrap().to_owned())
    }

    #[test]
    fn only_a_form_that_was_kept_takes_its_draft_along() {
        let name = "0b".repeat(32);
        let form = format!("text=hallo&klad={name}");
        for kept in [200, 201, 303] {
            let cookie = said(kept, "POST", &form).unwrap();
            assert_eq!(cookie, format!("__Host-klad={name}; Path=/; Secure; SameSite=Strict; Max-Age=43200"));
        }
        for not_kept in [302, 400, 401, 403, 404, 409, 422, 429, 500, 503] {
            assert_eq!(said(not_kept, "POST", &form), None, "{not_kept}");
        }
        assert_eq!(said(200, "GET", &form), None);
        for no_name in ["text=hallo", "klad=", "klad=alle", &format!("klad={}", "0B".repeat(32)), "klad=%00", "\u{0}"] {
            assert_eq!(said(303, "POST", no_name), None, "{no_name}");
        }
    }
}
