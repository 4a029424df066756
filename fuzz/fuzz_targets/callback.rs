//! Whatever comes back from a provider, nobody is signed in who is not known here, and nothing of ours goes wrong.
//!
//! The first line of the input is what the browser brings along, the second its cookie, the rest what the provider answers when it is
//! asked for tokens; it runs in this process. `STATE`, `COOKIE`, `NONCE` and `ISSUER` stand for the real ones, and `SIGNED{…}` for a token with these
//! claims that the provider did sign. A first line that begins with `LOGOUT ` is a token that the provider sends by itself.
#![no_main]

use std::{
    net::SocketAddr,
    sync::{LazyLock, Mutex, PoisonError},
};

use axum::{
    Router,
    http::{HeaderValue, StatusCode, header},
    routing::{any, get},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use fuzz::program::{Answer, Program, assert_answered, request, with_cookie};
use hmac::{Hmac, KeyInit as _, Mac as _};
use libfuzzer_sys::fuzz_target;
use sha2::Sha256;

const SECRET: &str = "geheim";

/// The program, and the address of its provider.
static PROGRAM: LazyLock<(Program, String)> = LazyLock::new(|| {
    let runtime = tokio::runtime::Runtime::new().expect("tokio");
    let listener =
        runtime.block_on(tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))).expect("a port");
    let issuer = format!("http://{}", listener.local_addr().expect("an address"));
    let provider = provider(&issuer);
    std::thread::spawn(move || runtime.block_on(async { axum::serve(listener, provider).await }));
    let program = Program::with(&format!(
        "[[sign_in.providers]]\nname = 'acm'\nlabel = 'ACM'\nissuer = '{issuer}'\nclient_id = 'huis'\nclient_secret = '{SECRET}'\n\
         proves_both = true\nlinks_by_email = true\n\
         [[sign_in.providers.roles]]\nclaim = 'groups'\nvalue = 'beleid'\nrole = 'policy'\n"
    ));
    program.block_on(program.app.people().look_at_providers());
    (program, issuer)
});

/// What the provider answers when it is asked for tokens.
static TOKENS: Mutex<String> = Mutex::new(String::new());

fn provider(issuer: &str) -> Router {
    let metadata = format!(
        r#"{{"issuer":"{issuer}","authorization_endpoint":"{issuer}/auth","token_endpoint":"{issuer}/token","userinfo_endpoint":"{issuer}/me",
            "jwks_uri":"{issuer}/keys","response_types_supported":["code"],"subject_types_supported":["public"],
            "id_token_signing_alg_values_supported":["HS256","RS256","ES256"]}}"#
    );
    let json = |text: String| ([(header::CONTENT_TYPE, "application/json")], text);
    let tokens = || TOKENS.lock().unwrap_or_else(PoisonError::into_inner).clone();
    Router::new()
        .route("/.well-known/openid-configuration", get(move || async move { json(metadata) }))
        .route("/keys", get(move || async move { json(r#"{"keys":[]}"#.to_owned()) }))
        .route("/token", any(move || async move { json(tokens()) }))
        .route("/me", any(move || async move { json(tokens()) }))
}

/// A token with these claims that the provider signed.
fn signed(claims: &str) -> String {
    let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let body = format!("{}.{}", part(r#"{"alg":"HS256","typ":"JWT"}"#), part(claims));
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).expect("a key");
    mac.update(body.as_bytes());
    format!("{body}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
}

/// The text with every `SIGNED{…}` as a token.
fn with_signed(text: &str) -> String {
    let Some((before, rest)) = text.split_once("SIGNED{") else { return text.to_owned() };
    let mut depth = 1_usize;
    let end = rest.char_indices().find(|(_, sign)| {
        depth = match sign {
            '{' => depth + 1,
            '}' => depth - 1,
            _ => depth,
        };
        depth == 0
    });
    match end {
        Some((at, _)) => format!("{before}{}{}", signed(&format!("{{{}}}", &rest[..at])), with_signed(&rest[at + 1..])),
        None => text.to_owned(),
    }
}

/// A parameter of the address to which somebody was sent.
fn parameter<'a>(address: &'a str, name: &str) -> &'a str {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).unwrap_or_default()
}

fn assert_nobody_came_in(answer: &Answer) {
    assert_answered(answer);
    assert_eq!(answer.sessions(), [""; 0], "somebody was signed in");
    assert!(answer.status.is_client_error() || answer.status == StatusCode::SERVICE_UNAVAILABLE, "{}", answer.status);
}

fuzz_target!(|text: &str| {
    let (program, issuer) = &*PROGRAM;
    let text = text.replace("ISSUER", issuer);
    if let Some(token) = text.strip_prefix("LOGOUT ") {
        let body = form(&[("logout_token", &with_signed(token))]);
        // A token that the provider signed ends what there is of its sessions: nothing.
        let answer = program.answer(request(&format!("POST /aanmelden/afgemeld/acm {body}")).expect("a request"));
        assert_answered(&answer);
        assert_eq!(answer.sessions(), [""; 0]);
        return;
    }
    let mut lines = text.splitn(3, '\n');
    let (query, cookie, tokens) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""), lines.next().unwrap_or(""));
    let left = program.answer(request("GET /aanmelden/via/acm").expect("a request"));
    let (to, mark) = (left.leads_to().to_owned(), left.headers[header::SET_COOKIE].to_str().unwrap_or_default());
    let (state, nonce) = (parameter(&to, "state"), parameter(&to, "nonce"));
    assert!(state.len() == 64 && nonce.len() == 64, "{to}");
    *TOKENS.lock().unwrap_or_else(PoisonError::into_inner) = with_signed(&tokens.replace("NONCE", nonce));
    let path = format!("GET /aanmelden/terug/acm?{}", query.replace("STATE", state));
    let own = mark.split(';').next().unwrap_or_default();
    let (Some(request), Ok(cookie)) = (request(&path), HeaderValue::from_str(&cookie.replace("COOKIE", own))) else {
        return;
    };
    assert_nobody_came_in(&program.answer(with_cookie(request, cookie)));
});

fn form(pairs: &[(&str, &str)]) -> String {
    serde_urlencoded::to_string(pairs).expect("a form")
}
