use axum::body::Body;
use http::{Request, StatusCode, header};

use crate::sample::Sample;

#[tokio::test]
async fn an_unknown_page_is_a_page_with_a_code() {
    let came = Sample::new().get("/fr/nothing").await;
    assert_eq!(came.status, StatusCode::NOT_FOUND);
    assert!(came.text.contains("<h1>Cette page n’existe pas</h1>"), "{}", came.text);
    assert!(came.text.contains("7777-7777"));
    assert_eq!(came.header(header::CACHE_CONTROL), "no-store");
}

#[tokio::test]
async fn an_unknown_path_for_programs_is_a_problem() {
    let came = Sample::new().send(Request::get("/api/nothing?q=secret").header(header::ACCEPT_LANGUAGE, "en-GB")).await;
    assert_eq!((came.status, came.header(header::CONTENT_TYPE)), (StatusCode::NOT_FOUND, "application/problem+json"));
    let problem = came.json();
    assert_eq!((problem["type"].as_str(), problem["title"].as_str()), (Some("about:blank"), Some("Not Found")));
    assert_eq!((problem["status"].as_u64(), problem["instance"].as_str()), (Some(404), Some("/api/nothing")));
    assert_eq!(problem["code"], "7777-7777");
    assert!(problem["detail"].as_str().unwrap().starts_with("It may have moved"));
}

#[tokio::test]
async fn rules_that_are_not_met_are_named_field_by_field() {
    let request = Request::post("/api/match").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let came = Sample::new().send_with(request, Body::from("text=much+too+long")).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    let error = &came.json()["errors"][0];
    assert_eq!(error["pointer"], "#/text");
    assert_eq!(error["rule"], "kit-too-long");
    assert_eq!(error["detail"], "Dit is te lang.");
}

#[tokio::test]
async fn a_method_that_does_not_exist_is_told_which_do() {
    let sample = Sample::new();
    let page = sample.send(Request::delete("/vandaag")).await;
    assert_eq!((page.status, page.header(header::ALLOW)), (StatusCode::METHOD_NOT_ALLOWED, "GET,HEAD"));
    assert!(page.text.contains("Dat kan niet op deze pagina"));
    let program = sample.get("/api/match").await;
    assert_eq!((program.status, program.header(header::ALLOW)), (StatusCode::METHOD_NOT_ALLOWED, "POST"));
    assert_eq!(program.json()["status"], 405);
    let file = sample.send(Request::post(kit::asset("app.css"))).await;
    assert_eq!((file.status, file.header(header::ALLOW)), (StatusCode::METHOD_NOT_ALLOWED, "GET,HEAD"));
}

#[tokio::test]
async fn who_opens_what_can_only_be_sent_comes_to_the_page_above_it() {
    let sample = Sample::new();
    let browser = || Request::get("/en/vandaag/note?q=x").header(header::ACCEPT, "text/html,*/*");
    let came = sample.send(browser()).await;
    assert_eq!((came.status, came.header(header::LOCATION)), (StatusCode::SEE_OTHER, "/en/vandaag"));
    assert_eq!(sample.get("/en/vandaag/note").await.status, StatusCode::METHOD_NOT_ALLOWED, "not in a browser");
    assert_eq!(sample.send(browser().method("DELETE")).await.status, StatusCode::METHOD_NOT_ALLOWED, "not a look");
}

#[tokio::test]
async fn a_fault_of_ours_says_nothing_of_its_cause() {
    let sample = Sample::new();
    for path in ["/broken", "/panics"] {
        let came = sample.get(path).await;
        assert_eq!(came.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        assert!(came.text.contains("Er ging bij ons iets mis") && !came.text.contains("secret"), "{path}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_also_when_it_does_not_say_so() {
    let sample = Sample::new();
    let large = || Body::from("x".repeat(1_000_001));
    let announced = Request::post("/note").header(header::CONTENT_LENGTH, "1000001");
    assert_eq!(sample.send_with(announced, large()).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let came = sample.send_with(Request::post("/note"), large()).await;
    assert_eq!(came.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(came.text.contains("Dit is te groot"));
}

#[tokio::test]
async fn headers_that_are_too_large_are_refused() {
    let came = Sample::new().send(Request::get("/vandaag").header("x-much", "x".repeat(17_000))).await;
    assert_eq!(came.status, StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
}
