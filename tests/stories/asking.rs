//! Somebody asks in their own words.

use crate::harness::stories;

stories! {
    async fn a_question_finds_who_can_help(house: TestHouse) {
        let visitor = house.visitor();
        visitor.get("/").await.has_status(200);
        let page = visitor.ask("ik krijg mijn facturen niet meer betaald").await;
        page.has_status(200).sees("“facturen”");
        let services = page.all("li.answer a.card-main", "href");
        assert!(!services.is_empty(), "{}", page.main_text());
        visitor.get(&services[0]).await.has_status(200);
    }

    async fn danger_comes_first(house: TestHouse) {
        let page = house.visitor().ask("ik wil niet meer leven, ook mijn huur is te hoog").await;
        let read = page.main_text();
        let at = |sign: &str| read.find(sign).unwrap_or_else(|| panic!("‘{sign}’ is not on the page:\n{read}"));
        assert!(at("1813") < read.find("<li class=\"answer\"").unwrap_or(read.len()));
        assert!(page.text().find("class=\"danger\"") < page.text().find("class=\"answer-list\"").or(Some(usize::MAX)));
        assert_eq!(page.all("[data-leave]", "rel"), ["noreferrer"], "no way to leave at once");
    }

    async fn an_overdose_calls_112_first(house: TestHouse) {
        let page = house.visitor().ask("mijn vriend heeft te veel pillen genomen en wordt niet wakker").await;
        assert_eq!(page.all("section.danger a.danger-call", "href").first().map(String::as_str), Some("tel:112"));
    }

    async fn a_vague_question_is_answered_with_a_question(house: TestHouse) {
        let page = house.visitor().ask("qqq").await;
        let topics = page.all("ul.chips a", "href");
        assert!((3..=5).contains(&topics.len()), "{topics:?}\n{}", page.main_text());
        page.sees("onthaal");
        for topic in topics {
            house.visitor().get(&topic).await.has_status(200);
        }
    }

    async fn what_is_done_elsewhere_gets_one_honest_sentence(house: TestHouse) {
        let page = house.visitor().ask("mijn rijbewijs verlengen").await;
        assert_eq!(page.all("section.elsewhere", "aria-labelledby").len(), 1, "{}", page.main_text());
    }

    async fn nothing_typed_is_no_question(house: TestHouse) {
        let page = house.visitor().ask("   ").await;
        page.has_status(422);
        assert_eq!(page.all("[role=alert]", "role").len(), 1);
        let long = "a ".repeat(3_000);
        let page = house.visitor().ask(&long).await;
        assert!(page.status().is_client_error(), "{}", page.status());
    }

    async fn a_question_is_kept_by_nobody(house: TestHouse) {
        let visitor = house.visitor();
        let page = visitor.ask("mijn man slaat mij").await;
        assert!(page.header("cache-control").contains("no-store"), "{}", page.header("cache-control"));
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        assert!(page.header("location").is_empty() && page.header("set-cookie").is_empty() && page.header("etag").is_empty());
        let again = visitor.get("/vraag").await;
        again.has_status(200).sees_no("slaat");
        assert_eq!(visitor.get("/vraag?q=mijn+man+slaat+mij").await.all("textarea", "name").len(), 1);
        visitor.get("/vraag?q=mijn+man+slaat+mij").await.sees_no("slaat");
    }

    async fn people_ask_in_their_own_language(house: TestHouse) {
        let visitor = house.visitor();
        for (prefix, question) in [("/fr", "je ne peux plus payer mes factures"), ("/en", "I cannot pay my bills any more")] {
            let page = visitor.post(&format!("{prefix}/vraag"), &[("q", question)]).await;
            let services = page.all("li.answer a.card-main", "href");
            assert!(services.first().is_some_and(|href| href.starts_with(prefix)), "{prefix}: {services:?}");
        }
        let page = visitor.post("/ar/vraag", &[("q", "لا أستطيع دفع فواتيري")]).await;
        assert_eq!(page.all("html", "dir"), ["rtl"]);
    }
}
