use axum::body::Body;
use http::{Request, StatusCode, header};

use crate::sample::Sample;

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let sample = Sample::new();
    for path in ["/vandaag", "/nothing", "/broken", "/api/nothing", kit::asset("app.css")] {
        let came = sample.get(path).await;
        let policy = came.header(header::CONTENT_SECURITY_POLICY);
        assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(came.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{path}");
        assert_eq!(came.header(header::REFERRER_POLICY), "no-referrer", "{path}");
        assert!(came.header("permissions-policy").contains("camera=()"), "{path}");
        assert_eq!(came.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(came.header(header::STRICT_TRANSPORT_SECURITY), "max-age=31536000; includeSubDomains", "{path}");
        assert_eq!(came.header("x-request-id"), "7777-7777", "{path}");
    }
}

#[tokio::test]
async fn a_page_has_its_structure() {
    let came = Sample::new().get("/vandaag").await;
    assert_eq!(came.status, StatusCode::OK);
    for part in [
        r#"<html lang="nl" dir="ltr">"#,
        "<title>Startpagina – Sociaal Huis Mechelen</title>",
        r#"<meta name="description" content="Wie er is">"#,
        r#"<link rel="canonical" href="https://mechelen.example/vandaag">"#,
        r#"hreflang="fr" href="https://mechelen.example/fr/vandaag""#,
        r##"<a class="skip" href="#main">"##,
        r#"<main id="main""#,
        "Voorbeeldgegevens.",
        r#"aria-current="page">Vandaag"#,
        r#"{"name":"\u003c/script\u003e"}"#,
        "data-leave",
    ] {
        assert!(came.text.contains(part), "{part} not in {}", came.text);
    }
    assert_eq!(came.text.matches("<h1").count(), 1);
    assert_eq!(came.header(header::CONTENT_LANGUAGE), "nl");
}

#[tokio::test]
async fn the_language_stands_in_the_path() {
    let sample = Sample::new();
    let english = sample.get("/en/times").await.text;
    assert!(english.contains(r#"<html lang="en" dir="ltr">"#) && english.contains("<h1>Home</h1><p>12:00</p>"));
    assert!(english.contains(r#"href="/en/vandaag""#), "{english}");
    assert!(english.contains(r#"<a href="/times" hreflang="nl">"#), "the Dutch original is one click away");
    assert!(sample.get("/ar/times").await.text.contains(r#"<html lang="ar" dir="rtl">"#));
    for unknown in ["/tr/times", "/nl/times", "/EN/times", "//en/times", "/ent/times"] {
        assert_eq!(sample.get(unknown).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test]
async fn what_somebody_asked_is_kept_by_nobody() {
    let came = Sample::new().get("/times").await;
    assert_eq!(came.header(header::CACHE_CONTROL), "no-store");
    assert!(came.headers.get(header::ETAG).is_none());
    assert!(came.text.contains(r#"<meta name="robots" content="noindex">"#));
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let sample = Sample::new();
    let form = || Request::post("/note").header(header::CONTENT_TYPE, FORM);
    let sent = |request| sample.send_with(request, Body::from("text=hallo"));
    assert_eq!(sent(form().header("sec-fetch-site", "cross-site")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(sent(form().header(header::ORIGIN, "https://evil.example")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(sent(form().header(header::ORIGIN, "https://mechelen.example")).await.status, StatusCode::OK);
    assert_eq!(sent(form().header("sec-fetch-site", "same-origin")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_request_that_left_no_trace_is_run_again() {
    let came = Sample::new().send(Request::post("/again")).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER);
    assert_eq!(came.header(header::LOCATION), "/vandaag");
}
