//! What the pages say, page by page.

use crate::harness::{Page, stories};

/// How many services a list says there are.
fn found(list: &Page) -> usize {
    let said = list.texts("main [role=status]").join(" ");
    said.split(|sign: char| !sign.is_ascii_digit())
        .find_map(|word| word.parse().ok())
        .unwrap_or_else(|| panic!("no number in {said}"))
}

stories! {
    async fn a_service_tells_all_one_needs(house: TestHouse) {
        let visitor = house.visitor();
        let offer = visitor.get("/aanbod").await;
        let services = offer.all("a.card-main", "href");
        assert!(services.len() > 10, "{services:?}");
        for service in services {
            let page = visitor.get(&service).await;
            page.has_status(200).sees("Meebrengen").sees("Uren");
            visitor.get(&format!("{service}/kaart")).await.has_status(200);
        }
    }

    async fn the_offer_is_narrowed_by_who_one_is(house: TestHouse) {
        let visitor = house.visitor();
        let all = found(&visitor.get("/aanbod").await);
        for lang in ["", "/en", "/fr", "/ar"] {
            let page = visitor.get(&format!("{lang}/aanbod")).await;
            let groups = page.all("select#voor option", "value");
            assert!(groups.len() > 10 && groups.last().is_some_and(|last| last == "iedereen"), "{lang}: {groups:?}");
            let of_older = visitor.get(&format!("{lang}/aanbod?voor=ouderen")).await;
            assert!((1..all).contains(&found(&of_older)), "{lang}: {}", of_older.main_text());
            assert_eq!(of_older.all("select#voor option[selected]", "value"), ["ouderen"]);
        }
        let page = visitor.get("/aanbod?voor=huurders&thema=energie").await;
        page.sees("Energiehuis").sees("diensten voor iedereen");
        let everybody = page.all("main p a", "href");
        assert!(everybody.iter().any(|href| href.contains("thema=energie") && href.contains("voor=iedereen")), "{everybody:?}");
    }

    async fn an_unknown_group_narrows_nothing(house: TestHouse) {
        let visitor = house.visitor();
        let all = found(&visitor.get("/aanbod").await);
        for voor in ["marsmannetjes", "", "%22%3E%3Cscript%3E"] {
            assert_eq!(found(&visitor.get(&format!("/aanbod?voor={voor}")).await), all, "{voor}");
        }
    }

    async fn a_service_leads_to_what_else_there_is_for_its_group(house: TestHouse) {
        let page = house.visitor().get("/aanbod/huurdersbond-advies").await;
        page.sees("Huurders en wie een huurwoning zoekt");
        let group = page.all("aside ul.chips a", "href").remove(0);
        house.visitor().get(&group).await.sees("Huurdersbond");
    }
}
