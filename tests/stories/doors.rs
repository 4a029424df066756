//! What holds at every door of the house: headers, limits, languages, caching, errors.

use db::Engine;
use http::header;
use kernel::Role;

use crate::harness::{Staff, TestHouse, run, stories};

const PAGES: &[&str] = &[
    "/",
    "/vandaag",
    "/board",
    "/zitdagen",
    "/zitdagen/affiche",
    "/aanbod",
    "/organisaties",
    "/dringend",
    "/toegankelijkheid",
    "/privacy",
];

stories! {
    async fn every_page_is_guarded(house: TestHouse) {
        for path in PAGES.iter().chain(&["/bestaat-niet"]) {
            let page = house.visitor().get(path).await;
            let policy = page.header("content-security-policy");
            assert!(policy.contains("default-src 'none'") || policy.contains("default-src 'self'"), "{path}: {policy}");
            assert!(!policy.contains("unsafe"), "{path}: {policy}");
            assert!(policy.contains("frame-ancestors"), "{path}: {policy}");
            assert!(!page.header("permissions-policy").is_empty(), "{path}");
            assert_eq!(page.header("referrer-policy"), "no-referrer", "{path}");
            assert!(page.header("set-cookie").is_empty(), "{path} sets a cookie");
            assert!(!page.header("x-request-id").is_empty(), "{path} has no code");
        }
    }

    async fn every_page_speaks_every_language_of_the_house(house: TestHouse) {
        for (prefix, lang, dir) in [("", "nl", "ltr"), ("/en", "en", "ltr"), ("/fr", "fr", "ltr"), ("/ar", "ar", "rtl")] {
            for path in PAGES {
                let page = house.visitor().get(&format!("{prefix}{path}")).await;
                page.has_status(200);
                assert_eq!((page.all("html", "lang"), page.all("html", "dir")), (vec![lang.to_owned()], vec![dir.to_owned()]));
            }
        }
    }

    async fn a_page_that_did_not_change_is_not_sent_again(house: TestHouse) {
        // The screen in the hall turns its pages every half minute and is made anew each time.
        for path in PAGES.iter().filter(|path| **path != "/board") {
            let first = house.visitor().get(path).await;
            let tag = first.header(header::ETAG);
            assert!(!tag.is_empty(), "{path} has no ETag");
            let again = house.visitor().with(header::IF_NONE_MATCH, tag).get(path).await;
            assert_eq!((again.status().as_u16(), again.bytes().len()), (304, 0), "{path}");
            let other = house.visitor().with(header::IF_NONE_MATCH, "\"another\"").get(path).await;
            other.has_status(200);
        }
    }

    async fn a_head_tells_what_a_get_would(house: TestHouse) {
        for path in PAGES {
            let (get, head) = (house.visitor().get(path).await, house.visitor().head(path).await);
            assert_eq!((head.status(), head.header(header::ETAG)), (get.status(), get.header(header::ETAG)), "{path}");
        }
    }

    async fn what_is_not_there_offers_the_search(house: TestHouse) {
        for path in ["/bestaat-niet", "/aanbod/bestaat-niet", "/organisaties/bestaat-niet", "/themas/bestaat-niet", "/fr/rien"] {
            let page = house.visitor().get(path).await;
            page.has_status(404);
            assert_eq!(page.all("form[action$='/vraag'] [name=q]", "name"), ["q"], "{path} offers no search");
        }
    }

    async fn programs_get_problems_instead_of_pages(house: TestHouse) {
        let program = house.visitor().with(header::ACCEPT, "application/json");
        let answer = program.get("/api/bestaat-niet").await;
        answer.has_status(404);
        assert!(answer.header(header::CONTENT_TYPE).starts_with("application/problem+json"));
        assert_eq!(answer.json()["status"], 404);
    }

    async fn who_asks_too_much_waits(house: TestHouse) {
        let house = house.restarted_with("[limits]\nreads_per_second = 1\n").await;
        let stranger = house.visitor().from([203, 0, 113, 7]);
        let mut refused = None;
        for _ in 0..40 {
            let page = stranger.get("/privacy").await;
            if page.status() == 429 {
                refused = Some(page);
                break;
            }
        }
        let refused = refused.expect("nobody was turned away");
        assert!(refused.header(header::RETRY_AFTER).parse::<u32>().is_ok(), "no Retry-After");
        house.visitor().from([198, 51, 100, 7]).get("/privacy").await.has_status(200);
    }

    async fn who_keeps_the_house_hears_of_a_proxy_that_nobody_named(house: TestHouse) {
        let (_, an) = house.at_work("An", Role::Administrator, None).await;
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, None).await;
        an.get("/werk").await.has_status(200).sees_no("server.trusted_proxies");
        let forwarded = header::HeaderName::from_static("x-forwarded-for");
        house.visitor().with(forwarded, "203.0.113.7").get("/").await.has_status(200);
        an.get("/werk").await.has_status(200).sees("server.trusted_proxies");
        noor.get("/werk").await.has_status(200).sees_no("server.trusted_proxies");
    }

    async fn a_body_too_large_is_refused(house: TestHouse) {
        let huge = "x".repeat(1_100_000);
        house.visitor().post("/vraag", &[("q", &huge)]).await.has_status(413);
    }

    async fn the_program_tells_that_it_lives(house: TestHouse) {
        house.visitor().get("/livez").await.has_status(200);
        house.visitor().get("/readyz").await.has_status(200);
        house.visitor().get("/metrics").await.has_status(200);
        house.visitor().from([203, 0, 113, 9]).get("/metrics").await.has_status(404);
        for path in ["/livez", "/readyz", "/metrics"] {
            let said = house.visitor().get(path).await;
            assert_eq!((said.header("x-content-type-options"), said.header(header::CACHE_CONTROL)), ("nosniff", "no-store"), "{path}");
            assert!(said.header("content-security-policy").contains("default-src 'none'"), "{path}");
        }
    }

    async fn who_asks_whether_it_is_ready_hears_no_more_and_writes_nothing(house: TestHouse) {
        house.visitor().get("/readyz").await.has_status(200);
        house.app.db().close(std::time::Duration::from_secs(5)).await;
        // It was asked just now; a moment later it is asked again.
        house.visitor().get("/readyz").await.has_status(200);
        tokio::time::sleep(std::time::Duration::from_millis(600)).await;
        let said = house.visitor().from([203, 0, 113, 9]).get("/readyz").await;
        assert_eq!(said.has_status(503).text(), "not ready\n");
    }

    async fn a_request_is_never_sent_back(house: TestHouse) {
        let trace = http::Method::from_bytes(b"TRACE").expect("a method");
        for path in ["/", "/aanmelden", "/livez", "/assets/app.css"] {
            let said = house.visitor().with(header::COOKIE, "__Host-voordeur=geheim").send(trace.clone(), path, axum::body::Body::empty()).await;
            assert!(!said.has_status(405).text().contains("geheim"), "{path}");
        }
    }

    async fn one_house_answers_on_any_name_and_links_to_its_own(house: TestHouse) {
        let stranger = house.visitor().with(header::HOST, "elders.voorbeeld");
        let page = stranger.get("/aanbod").await;
        page.has_status(200);
        assert_eq!(page.all("link[rel=canonical]", "href"), ["https://wegwijs.voorbeeld/aanbod"]);
        assert!(!page.text().contains("elders.voorbeeld"));
    }
}

/// Follows every link inside the house from the front page, in Dutch.
async fn broken_links(house: &TestHouse) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::from(["/".to_owned()]);
    let mut to_read: Vec<String> = seen.iter().cloned().collect();
    let mut broken = Vec::new();
    while let Some(path) = to_read.pop() {
        let page = house.visitor().get(&path).await;
        if !page.status().is_success() && !page.status().is_redirection() {
            broken.push(format!("{path}: {}", page.status()));
        }
        if !page.header(header::CONTENT_TYPE).starts_with("text/html") {
            continue;
        }
        let links = page.all("a[href^='/'], link[href^='/'], script[src^='/'], use[href^='/']", "href");
        for link in links.iter().chain(&page.all("script[src^='/']", "src")) {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            let is_translation = ["/en", "/fr", "/ar"].iter().any(|prefix| link.starts_with(prefix));
            if !is_translation && seen.insert(link.clone()) {
                to_read.push(link);
            }
        }
    }
    assert!(seen.len() > 100, "only {} links were found", seen.len());
    broken
}

/// The pages do not depend on the database, so one walk through the house is enough.
#[test]
fn links_lead_somewhere() {
    run(Engine::Sqlite, async |database| {
        let broken = broken_links(&TestHouse::open(database).await).await;
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    });
}
