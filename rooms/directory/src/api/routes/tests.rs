use std::collections::BTreeMap;

use axum::{Router, body::to_bytes};
use channels::Channels;
use db::testing::TestDb;
use http::{HeaderMap, Method, Request, StatusCode, header};
use kit::{House, HouseFacts, OneHouse, Texts};
use serde_json::Value;
use tower::ServiceExt;

use crate::{Room, export::sample, rules::matching::danger::Watch, store};

/// The whole program as far as this room goes, on the sample of the demo.
async fn program(db: &TestDb) -> Router {
    store::import_edition(db, db.house, sample::mechelen().directory(), |_| ()).await.unwrap();
    let facts = HouseFacts {
        id: db.house,
        name: "Sociaal Huis Mechelen".to_owned(),
        city: "Mechelen".to_owned(),
        address: String::new(),
        phone: String::new(),
        zone: jiff::tz::TimeZone::get("Europe/Brussels").unwrap(),
        languages: vec![kernel::Lang::NL, kernel::Lang::EN],
        public_url: "https://huis.example".to_owned(),
        sample_data: true,
        banner: true,
        mail_from: String::new(),
        confirm_weeks: 6,
        unheard_days: 60,
        neutral_page: "https://www.vrt.be".to_owned(),
        edition: kit::Edition::default(),
    };
    let texts = Texts::new(&[crate::WORDS]).unwrap();
    let mut settings = kit::Settings::new(texts, OneHouse(House::new(facts)), db.makers().clone());
    settings.limits.reading = None;
    settings.limits.sending = None;
    kit::layers(
        crate::routes(Room::new(
            (**db).clone(),
            Watch::embedded().unwrap(),
            Channels::new(db.makers().clock.clone(), []),
        )),
        settings,
    )
}

struct Told {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Told {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&self.body)))
    }

    fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

async fn send(program: &Router, request: Request<String>) -> Told {
    let (parts, body) = request.into_parts();
    let request = Request::from_parts(parts, axum::body::Body::from(body));
    let answer = program.clone().oneshot(request).await.unwrap();
    let (parts, body) = answer.into_parts();
    Told { status: parts.status, headers: parts.headers, body: to_bytes(body, usize::MAX).await.unwrap().to_vec() }
}

async fn get(program: &Router, path: &str) -> Told {
    send(program, Request::get(path).body(String::new()).unwrap()).await
}

async fn accepting(program: &Router, path: &str, accept: &str) -> Told {
    send(program, Request::get(path).header(header::ACCEPT, accept).body(String::new()).unwrap()).await
}

/// Every path of the description with something real in it, and its methods.
fn described(document: &Value) -> BTreeMap<String, Vec<Method>> {
    let paths = document["paths"].as_object().unwrap();
    let real = |path: &str, item: &Value| {
        let mut address = path.to_owned();
        for parameter in item["get"]["parameters"].as_array().into_iter().flatten() {
            let name = format!("{{{}}}", parameter["name"].as_str().unwrap());
            address = address.replace(&name, parameter["example"].as_str().unwrap_or_default());
        }
        address
    };
    let methods =
        |item: &Value| item.as_object().unwrap().keys().map(|name| name.to_uppercase().parse().unwrap()).collect();
    paths.iter().map(|(path, item)| (real(path, item), methods(item))).collect()
}

db::both_databases! { store::migrations();
    async fn every_described_route_is_there_and_takes_no_other_method(db: TestDb) {
        let program = program(&db).await;
        let document = get(&program, "/openapi.json").await.json();
        let routes = described(&document);
        assert!(routes.len() >= 19, "{routes:#?}");
        for (path, methods) in &routes {
            for method in [Method::GET, Method::POST, Method::PUT, Method::DELETE, Method::PATCH, Method::TRACE] {
                let told = send(&program, Request::builder().method(&method).uri(path).body(String::new()).unwrap()).await;
                if methods.contains(&method) {
                    assert!(!matches!(told.status.as_u16(), 404 | 405 | 500..), "{method} {path}: {}", told.status);
                } else {
                    assert_eq!(told.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
                    assert!(told.header(header::ALLOW).contains("GET"), "{method} {path}");
                }
            }
        }
    }

    async fn a_list_is_kept_and_can_be_asked_whether_it_changed(db: TestDb) {
        let program = program(&db).await;
        let first = get(&program, "/hsds/services?per_page=5").await;
        assert_eq!(first.status, StatusCode::OK);
        assert_eq!(first.json()["total_items"], 87);
        assert_eq!(first.json()["contents"].as_array().unwrap().len(), 5);
        assert_eq!(first.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
        assert!(!first.header(header::LAST_MODIFIED).is_empty());
        let again = Request::get("/hsds/services?per_page=5").header(header::IF_NONE_MATCH, first.header(header::ETAG));
        assert_eq!(send(&program, again.body(String::new()).unwrap()).await.status, StatusCode::NOT_MODIFIED);
    }

    async fn what_cannot_be_understood_is_a_problem(db: TestDb) {
        let program = program(&db).await;
        for (path, status) in [
            ("/hsds/services?page=0", 400),
            ("/hsds/services?pagina=1", 400),
            ("/hsds/services/7", 404),
            ("/hsds/services/00000000-0000-4000-8000-000000000000", 404),
            ("/hsds/services/00000000-0000-4000-8000-000000000000?full=true", 400),
            ("/hsds/nothing", 404),
            ("/api/match", 422),
            ("/api/match?q=%20", 422),
            ("/api/match?q=huur&lang=nederlands", 400),
        ] {
            let told = get(&program, path).await;
            assert_eq!((told.status.as_u16(), told.header(header::CONTENT_TYPE)), (status, "application/problem+json"), "{path}");
            assert_eq!(told.json()["status"], status, "{path}");
        }
    }

    async fn a_list_can_be_asked_by_post(db: TestDb) {
        let program = program(&db).await;
        let form = Request::post("/hsds/services").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let told = send(&program, form.body("search=huur&per_page=2".to_owned()).unwrap()).await;
        assert_eq!(told.json()["size"], 2);
        let json = Request::post("/hsds/services?search=huur").header(header::CONTENT_TYPE, "application/json");
        assert_eq!(send(&program, json.body("{\"per_page\":2}".to_owned()).unwrap()).await.body, told.body);
        let text = Request::post("/hsds/services").header(header::CONTENT_TYPE, "text/plain");
        assert_eq!(send(&program, text.body("per_page=2".to_owned()).unwrap()).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }

    async fn a_service_has_many_forms(db: TestDb) {
        let program = program(&db).await;
        let id = get(&program, "/hsds/services?per_page=1").await.json()["contents"][0]["id"].as_str().unwrap().to_owned();
        let path = format!("/services/{id}");
        let turtle = accepting(&program, &path, "text/turtle").await;
        assert!(turtle.header(header::CONTENT_TYPE).starts_with("text/turtle"));
        assert!(String::from_utf8_lossy(&turtle.body).contains("lpdcExt:InstancePublicServiceSnapshot"));
        assert!(turtle.headers.get_all(header::VARY).iter().any(|vary| vary == "accept"));
        let known = Request::get(&path).header(header::ACCEPT, "text/turtle").header(header::IF_NONE_MATCH, turtle.header(header::ETAG));
        assert_eq!(send(&program, known.body(String::new()).unwrap()).await.status, StatusCode::NOT_MODIFIED);
        assert_eq!(accepting(&program, &path, "application/ld+json").await.json()["@type"], "InstantieSnapshot");
        let page = accepting(&program, &path, "text/html").await;
        assert_eq!((page.status, page.header(header::LOCATION)), (StatusCode::SEE_OTHER, "/aanbod/sh-id-team"));
        assert_eq!(accepting(&program, &path, "image/png").await.status, StatusCode::NOT_ACCEPTABLE);
        assert_eq!(get(&program, "/services/sh-id-team/calendar.ics").await.body, get(&program, &format!("{path}/calendar.ics")).await.body);
    }

    async fn what_finds_the_site_is_there(db: TestDb) {
        let program = program(&db).await;
        for (path, kind, words) in [
            ("/sitemap.xml", "application/xml", "<loc>https://huis.example/aanbod/sh-id-team</loc>"),
            ("/robots.txt", "text/plain", "Sitemap: https://huis.example/sitemap.xml"),
            ("/opensearch.xml", "application/opensearchdescription+xml", "https://huis.example/vraag"),
            ("/calendar.ics", "text/calendar", "BEGIN:VEVENT"),
            ("/export/hsds.zip", "application/zip", "services.csv"),
            ("/docs/api", "text/html", "/hsds/services/{id}"),
            ("/en/docs/api", "text/html", "Open data and programs"),
        ] {
            let told = get(&program, path).await;
            assert!(told.header(header::CONTENT_TYPE).starts_with(kind), "{path}: {}", told.status);
            assert!(String::from_utf8_lossy(&told.body).contains(words), "{path}: {}", String::from_utf8_lossy(&told.body));
        }
    }

    async fn an_answer_to_a_question_is_kept_by_nobody(db: TestDb) {
        let program = program(&db).await;
        let asked = get(&program, "/api/match?q=mijn+huisbaas&lang=nl").await;
        assert_eq!((asked.status, asked.header(header::CACHE_CONTROL)), (StatusCode::OK, "no-store"));
        let sent = Request::post("/api/match").header(header::CONTENT_TYPE, "application/json");
        let sent = send(&program, sent.body("{\"q\":\"mijn huisbaas\"}".to_owned()).unwrap()).await;
        assert_eq!(sent.status, StatusCode::OK);
        for field in ["urgent", "matches", "out_of_scope", "clarify"] {
            assert!(sent.json().get(field).is_some(), "{field}");
        }
    }
}

/// Serves the sample until it is killed, to be tried by hand: `cargo test -p directory serve_for_hand -- --ignored`.
#[tokio::test]
#[ignore = "serves until it is killed"]
async fn serve_for_hand() {
    let db = TestDb::sqlite(store::migrations(), |_| ()).await;
    let program = program(&db).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:7799").await.unwrap();
    println!("{}", listener.local_addr().unwrap());
    axum::serve(listener, program).await.unwrap();
}
