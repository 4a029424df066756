//! A new edition of the directory comes in while people read.

use directory::store;

use crate::harness::stories;

/// The sample directory in which every `UiTPAS` is called by another name.
fn renamed() -> [(&'static str, String); 2] {
    demo::documents().map(|(name, text)| (name, text.replace("UiTPAS", "Zonnekaart")))
}

stories! {
    async fn an_import_of_the_same_changes_nothing(house: TestHouse) {
        let before = house.visitor().get("/aanbod").await;
        house.take_in(&demo::documents()).await;
        assert_eq!(before.main_text(), house.visitor().get("/aanbod").await.main_text());
    }

    async fn a_new_edition_appears_at_once_or_not_at_all(house: TestHouse) {
        let documents = renamed();
        let documents = documents.each_ref().map(|(name, text)| (*name, text.as_str()));
        let directory = house.read(&documents);
        let (db, id) = (house.app.db().clone(), house.app.house().id);
        let import = tokio::spawn(async move { store::import_edition(&db, id, &directory, |_| ()).await });
        let mut readings = 0;
        while !import.is_finished() {
            house.app.look().await.expect("a look");
            let read = house.visitor().get("/vandaag").await.main_text();
            assert!(read.contains("UiTPAS") != read.contains("Zonnekaart"), "half an edition after {readings} readings:\n{read}");
            readings += 1;
        }
        import.await.expect("the task").expect("the import");
        assert!(readings > 0);
        house.app.look().await.expect("a look");
        house.visitor().get("/vandaag").await.sees("Zonnekaart").sees_no("UiTPAS");
    }

    async fn a_restart_shows_the_last_edition(house: TestHouse) {
        let before = house.visitor().get("/aanbod").await.main_text();
        let house = house.restarted().await;
        assert_eq!(house.visitor().get("/aanbod").await.main_text(), before);
    }

    async fn another_house_sees_nothing_of_it(house: TestHouse) {
        let other = house.other_house().await;
        let page = other.visitor().get("/vandaag").await;
        page.has_status(200).sees_no("UiTPAS");
        let service = house.visitor().get("/aanbod").await.all("a.card-main", "href").remove(0);
        other.visitor().get(&service).await.has_status(404);
    }
}
