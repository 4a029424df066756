//! Whatever stands in a cookie, nobody is inside who did not sign in.
//!
//! The first word of the input is a path, the rest the header as it is, with `KNOWN` for the token of a real session that was ended.
#![no_main]

use std::sync::LazyLock;

use axum::http::HeaderValue;
use fuzz::program::{Program, assert_answered, request, with_cookie};
use libfuzzer_sys::fuzz_target;

/// The program, and the cookie of somebody who was signed in and is not any more.
static PROGRAM: LazyLock<(Program, String)> = LazyLock::new(|| {
    let program = Program::with("");
    let cookie = program.signed_in();
    let known = HeaderValue::from_str(&cookie).expect("a cookie");
    let asks = |text: &str| program.answer(with_cookie(request(text).expect("a request"), known.clone()));
    assert_eq!(asks("GET /werk").status, 200, "a real session opens the door");
    asks("POST /afmelden");
    assert_eq!(asks("GET /werk").status, 303);
    (program, cookie)
});

fuzz_target!(|bytes: &[u8]| {
    let (program, known) = &*PROGRAM;
    let (path, cookie) = match bytes.iter().position(|byte| *byte == b' ') {
        Some(at) => (&bytes[..at], &bytes[at + 1..]),
        None => (&b"/werk"[..], bytes),
    };
    let Ok(path) = std::str::from_utf8(path) else { return };
    let cookie = replaced(cookie, b"KNOWN", known.as_bytes());
    let Ok(cookie) = HeaderValue::from_bytes(&cookie) else { return };
    let method = if path == "/afmelden" { "POST" } else { "GET" };
    let Some(request) = request(&format!("{method} {path}")) else { return };
    let is_inside = ["/werk", "/mijn", "/beheer/mensen", "/bevestigen", "/aanmelden/code"].contains(&path);
    let answer = program.answer(with_cookie(request, cookie));
    assert_answered(&answer);
    assert_eq!(answer.sessions(), [""; 0], "somebody was signed in");
    assert!(!is_inside || answer.status == 303, "{path} opened: {}", answer.status);
});

fn replaced(bytes: &[u8], word: &[u8], by: &[u8]) -> Vec<u8> {
    match bytes.windows(word.len()).position(|part| part == word) {
        Some(at) => [&bytes[..at], by, &bytes[at + word.len()..]].concat(),
        None => bytes.to_vec(),
    }
}
