use http::{Request, StatusCode, header};

use crate::sample::{Came, Sample};

async fn with(sample: &Sample, name: header::HeaderName, value: &str) -> Came {
    sample.send(Request::get("/vandaag").header(name, value)).await
}

#[tokio::test]
async fn a_kept_page_is_rendered_once_for_each_edition() {
    let sample = Sample::new();
    let first = sample.get("/vandaag").await;
    assert_eq!(sample.get("/vandaag").await.text, first.text);
    sample.edition.turn();
    assert_ne!(sample.get("/vandaag").await.text, first.text);
    assert_ne!(sample.get("/en/vandaag").await.text, first.text);
}

#[tokio::test]
async fn a_reader_who_has_it_already_gets_nothing_again() {
    let sample = Sample::new();
    let first = sample.get("/vandaag").await;
    let (tag, date) = (first.header(header::ETAG).to_owned(), first.header(header::LAST_MODIFIED).to_owned());
    assert_eq!(date, "Fri, 20 Nov 2026 10:00:00 GMT");
    for (name, value, status) in [
        (header::IF_NONE_MATCH, tag.as_str(), StatusCode::NOT_MODIFIED),
        (header::IF_NONE_MATCH, "\"other\", *", StatusCode::NOT_MODIFIED),
        (header::IF_NONE_MATCH, "\"other\"", StatusCode::OK),
        (header::IF_MODIFIED_SINCE, date.as_str(), StatusCode::NOT_MODIFIED),
        (header::IF_MODIFIED_SINCE, "Fri, 20 Nov 2026 09:59:59 GMT", StatusCode::OK),
        (header::IF_MODIFIED_SINCE, "not a date", StatusCode::OK),
    ] {
        let came = with(&sample, name, value).await;
        assert_eq!(came.status, status, "{value}");
        assert_eq!(came.text.is_empty(), status == StatusCode::NOT_MODIFIED);
        assert_eq!(came.header(header::ETAG), tag);
    }
}

#[tokio::test]
async fn a_kept_page_comes_in_the_smallest_form() {
    let sample = Sample::new();
    for (accepted, coding) in [("gzip", "gzip"), ("gzip, br", "br"), ("identity", "")] {
        let came = with(&sample, header::ACCEPT_ENCODING, accepted).await;
        assert_eq!(came.header(header::CONTENT_ENCODING), coding);
        assert_eq!(came.header(header::VARY), "accept-encoding");
    }
}

#[tokio::test]
async fn an_answer_that_varies_by_what_is_accepted_is_made_for_each_reader() {
    let sample = Sample::new();
    let ask = |kind| sample.send(Request::get("/thing").header(header::ACCEPT, kind));
    let (turtle, json) = (ask("text/turtle").await, ask("application/ld+json").await);
    assert_eq!((turtle.text.as_str(), json.text.as_str()), ("text/turtle", "application/ld+json"));
    assert_ne!(turtle.header(header::ETAG), json.header(header::ETAG));
}

#[tokio::test]
async fn what_says_who_is_here_now_is_kept_for_a_minute() {
    let sample = Sample::new();
    let came = sample.get("/feed").await;
    assert_eq!(came.header(header::CACHE_CONTROL), "public, max-age=20");
    assert!(came.headers.contains_key(header::ETAG));
}
