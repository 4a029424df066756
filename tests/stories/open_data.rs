//! Programs read the house: answers, open data, calendars.

use http::header;
use serde_json::Value;

use crate::harness::{TestHouse, stories};

/// The id of the first service, from the list of services.
async fn a_service(house: &TestHouse) -> Value {
    house.visitor().get("/hsds/services?per_page=1").await.json()["contents"][0].clone()
}

stories! {
    async fn a_program_asks_too(house: TestHouse) {
        let answer = house.visitor().get("/api/match?q=ik+krijg+mijn+facturen+niet+betaald&lang=nl").await;
        answer.has_status(200);
        let answer = answer.json();
        assert!(!answer["matches"].as_array().expect("matches").is_empty(), "{answer}");
        assert_eq!((&answer["out_of_scope"], &answer["urgent"]), (&Value::Bool(false), &Value::Array(Vec::new())), "{answer}");
        let danger = house.visitor().get("/api/match?q=ik+wil+niet+meer+leven").await.json();
        assert!(danger["urgent"][0]["number"].is_string(), "{danger}");
        house.visitor().get("/api/match").await.has_status(422);
    }

    async fn lists_are_paged_and_bounded(house: TestHouse) {
        let visitor = house.visitor();
        let whole = visitor.get("/hsds/services").await;
        let total = whole.json()["total_items"].as_u64().expect("a total");
        let mut read = Vec::new();
        for page in 1.. {
            let envelope = visitor.get(&format!("/hsds/services?per_page=7&page={page}")).await.json();
            let contents = envelope["contents"].as_array().expect("contents").clone();
            assert_eq!(envelope["total_pages"], total.div_ceil(7));
            assert!(contents.len() <= 7);
            read.extend(contents.into_iter().map(|service| service["id"].to_string()));
            if envelope["last_page"] == true {
                break;
            }
        }
        read.sort();
        read.dedup();
        assert_eq!(read.len() as u64, total, "a service is missing or stands twice");
    }

    async fn a_service_is_found_by_its_id_and_no_other(house: TestHouse) {
        let visitor = house.visitor();
        let service = a_service(&house).await;
        let id = service["id"].as_str().expect("an id");
        assert_eq!(visitor.get(&format!("/hsds/services/{id}")).await.json()["name"], service["name"]);
        let other = house.other_house().await;
        other.visitor().get(&format!("/hsds/services/{id}")).await.has_status(404);
        visitor.get("/hsds/services/00000000-0000-0000-0000-000000000000").await.has_status(404);
    }

    async fn a_calendar_says_when(house: TestHouse) {
        let calendar = house.visitor().get("/calendar.ics").await;
        calendar.has_status(200);
        assert!(calendar.header(header::CONTENT_TYPE).starts_with("text/calendar"));
        let text = calendar.text();
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        for part in ["BEGIN:VTIMEZONE", "TZID:Europe/Brussels", "BEGIN:VEVENT", "RRULE:"] {
            assert!(text.contains(part), "no {part}");
        }
        let tag = calendar.header(header::ETAG);
        house.visitor().with(header::IF_NONE_MATCH, tag).get("/calendar.ics").await.has_status(304);
    }

    async fn a_question_by_address_is_not_kept_either(house: TestHouse) {
        let answer = house.visitor().get("/api/match?q=ik+wil+niet+meer+leven").await;
        assert!(answer.header(header::CACHE_CONTROL).contains("no-store"), "{}", answer.header(header::CACHE_CONTROL));
    }
}
