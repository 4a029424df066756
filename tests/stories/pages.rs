//! What the pages say, page by page.

use crate::harness::stories;

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
}
