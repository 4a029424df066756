//! Whatever is sent with the forms of those who work in the house: an answer that is no mistake of ours, nobody who is signed in by it,
//! and a form that is given back with what was typed.
//!
//! The input is text, `POST /beheer/teams name=Onthaal`; `ID` and `POST` in the address stand for a real account and a real role. It is sent by
//! somebody who keeps the house and works at its desk, unless it begins with `VISITOR `.
#![no_main]

use std::sync::{LazyLock, Mutex, PoisonError};

use axum::http::HeaderValue;
use fuzz::program::{Answer, Program, assert_answered, request, with_cookie};
use libfuzzer_sys::fuzz_target;

static PROGRAM: LazyLock<Program> = LazyLock::new(|| Program::with(""));
/// The session of who keeps the house; none when the last form ended it.
static COOKIE: Mutex<Option<String>> = Mutex::new(None);

/// The routes that take a form, with `{…}` for what differs.
static ROUTES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let table = include_str!("../../tests/access-table.txt");
    let posts = table.lines().filter_map(|line| line.split_once("  POST ")).map(|(_, path)| path.trim());
    posts
        .filter(|path| {
            ["/aanmelden", "/afmelden", "/balie", "/beheer", "/bevestigen", "/mijn", "/welkom"]
                .iter()
                .any(|start| path.starts_with(start))
        })
        .collect()
});

fn is_route(path: &str) -> bool {
    let parts = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let asked = parts(path);
    ROUTES.iter().any(|route| {
        let route = parts(route);
        route.len() == asked.len()
            && route.iter().zip(&asked).all(|(known, part)| known.starts_with('{') || known == part)
    })
}

fuzz_target!(|text: &str| {
    let (text, is_visitor) = text.strip_prefix("VISITOR ").map_or((text, false), |text| (text, true));
    let Some((path, body)) = text.strip_prefix("POST ").map(|rest| rest.split_once(' ').unwrap_or((rest, ""))) else {
        return;
    };
    if !is_route(path) {
        return;
    }
    let path = path.replace("ID", &PROGRAM.worker.to_string()).replace("POST", &PROGRAM.post.to_string());
    let Some(mut asked) = request(&format!("POST {path} {body}")) else { return };
    let mut session = COOKIE.lock().unwrap_or_else(PoisonError::into_inner);
    if !is_visitor {
        let cookie = session.get_or_insert_with(|| PROGRAM.signed_in());
        asked = with_cookie(asked, HeaderValue::from_str(cookie).expect("a cookie"));
    }
    let answer = PROGRAM.answer(asked);
    assert_answered(&answer);
    assert!(answer.sessions().is_empty(), "somebody was signed in at {path}");
    let ended = answer.status == 401
        || answer.leads_to().contains("aanmelden")
        || path.contains("afmelden")
        || path.contains("einde");
    if ended {
        *session = None;
    }
    // The day of a team has several forms, and only one of them is given back.
    if answer.status == 422 && !path.starts_with("/balie/") {
        assert_given_back(&answer, body);
    }
});

/// Each field of one line on the page holds what was typed in it. A password and a code never come back; an address comes back tidied.
fn assert_given_back(answer: &Answer, body: &str) {
    let Ok(pairs) = serde_urlencoded::from_str::<Vec<(String, String)>>(body) else { return };
    let tidy = |text: &str| text.trim().to_lowercase();
    for (at, (name, typed)) in pairs.iter().enumerate() {
        let is_first = pairs[..at].iter().all(|(other, _)| other != name);
        let Some(shown) = shown(&answer.body, name).filter(|_| is_first) else { continue };
        assert_eq!(tidy(&shown), tidy(typed), "{name} was not given back");
    }
}

/// What stands in the field with this name; none when there is no such field, or one for a secret.
fn shown(page: &str, name: &str) -> Option<String> {
    if name == "code" || !name.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'_') || name.is_empty() {
        return None;
    }
    let (_, field) = page.split_once(&format!("name=\"{name}\" type=\""))?;
    let (kind, rest) = field.split_once("\" value=\"")?;
    let value = rest.split('"').next()?;
    ["text", "email", "tel", "date", "url"].contains(&kind).then(|| {
        let marks = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
        marks.iter().fold(value.to_owned(), |text, (mark, sign)| text.replace(mark, sign))
    })
}
