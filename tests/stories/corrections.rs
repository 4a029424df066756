//! Somebody says that a page is wrong.

use crate::harness::{TestHouse, stories};

async fn a_service(house: &TestHouse) -> String {
    let offer = house.visitor().get("/aanbod").await;
    offer.all("a.card-main", "href").into_iter().next().expect("a service")
}

stories! {
    async fn a_correction_asks_for_no_name(house: TestHouse) {
        let visitor = house.visitor();
        let form = format!("{}/verbeteren", a_service(&house).await);
        let page = visitor.get(&form).await;
        assert_eq!(page.all("form[method=post] textarea, form[method=post] input", "name"), ["herhaling", "text"]);
        let sent = visitor.post(&form, &[("text", "Het uur klopt niet meer.")]).await;
        sent.has_status(303);
        visitor.get(sent.header("location")).await.has_status(200).sees("Dank u");
    }

    async fn an_empty_correction_gives_the_form_back(house: TestHouse) {
        let form = format!("{}/verbeteren", a_service(&house).await);
        house.visitor().post(&form, &[("text", " ")]).await.has_status(422).sees("Schrijf wat er niet klopt.");
    }

    async fn what_was_typed_comes_back_with_its_error(house: TestHouse) {
        let form = format!("{}/verbeteren", a_service(&house).await);
        let typed = "Er staat <b>maandag</b> maar het is dinsdag. ".repeat(60);
        let page = house.visitor().post(&form, &[("text", &typed)]).await;
        page.has_status(422).sees("Dit is te lang").sees("<b>maandag</b> maar het is dinsdag");
        assert_eq!(page.all("textarea[aria-invalid=true]", "aria-describedby"), ["text-wrong"]);
    }

    async fn another_site_cannot_send_the_form(house: TestHouse) {
        let form = format!("{}/verbeteren", a_service(&house).await);
        let stranger = house.visitor().with(http::header::ORIGIN, "https://elders.voorbeeld");
        stranger.post(&form, &[("text", "onzin")]).await.has_status(403);
    }

    async fn a_correction_of_nothing_is_not_found(house: TestHouse) {
        house.visitor().post("/aanbod/bestaat-niet/verbeteren", &[("text", "Fout")]).await.has_status(404);
    }
}
