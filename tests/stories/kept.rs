//! What the house keeps, looked for in all places where something can be kept.

use std::{
    fs, io,
    sync::{Mutex, Once, PoisonError},
};

use db::{Place, Source as _, params, sql};
use directory::store;

use crate::harness::{TestHouse, stories};

/// Everything that was logged since the first story of this process, at the finest level there is.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Writes to [`LOG`].
struct ToLog;

impl io::Write for ToLog {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The reader of pages in these stories, which is no part of the program, says what it reads.
const OWN_READER: &str = "trace,html5ever=off,markup5ever=off,selectors=off";

/// From now on all that any part of the program says is kept for the story.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let everything = tracing_subscriber::fmt().with_env_filter(OWN_READER);
        everything.with_ansi(false).with_writer(|| ToLog).init();
    });
}

fn logged() -> String {
    String::from_utf8_lossy(&LOG.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
}

/// Everything in the database: on SQLite every byte of its files, on PostgreSQL every row of every table.
pub(super) async fn stored(house: &TestHouse) -> String {
    let Place::File(path) = house.place() else { return rows(house).await };
    let files = ["", "-wal", "-journal"].map(|end| format!("{}{end}", path.display()));
    let bytes: Vec<u8> = files.iter().filter_map(|file| fs::read(file).ok()).flatten().collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn rows(house: &TestHouse) -> String {
    let tables = sql!(
        "select table_name::text, query_to_xml(format('select * from %I', table_name), true, false, '')::text
           from information_schema.tables where table_schema = current_schema() order by table_name"
    );
    let mut read = house.app.db().read(house.app.house().id).await.expect("a reader");
    let tables = read.all::<(String, String)>(&tables, params![]).await.expect("all tables");
    tables.into_iter().map(|(name, rows)| format!("{name}\n{rows}\n")).collect()
}

/// Words that no text of the house has.
const ASKED: [&str; 3] = ["zevenslaper", "kwartelkoning", "ijsvogeltje"];

stories! {
    async fn a_question_is_found_nowhere_afterwards(house: TestHouse) {
        listen();
        let visitor = house.visitor();
        let [on_the_page, while_typing, by_program] = ASKED;
        visitor.ask(&format!("mijn {on_the_page} kan de huur niet betalen")).await.has_status(200).sees(on_the_page);
        let typing = format!("mijn {while_typing} slaat mij");
        visitor.post("/vraag", &[("q", &typing), ("depth", "letters")]).await.has_status(200);
        visitor.get(&format!("/api/match?q=mijn+{by_program}+zoekt+werk&lang=nl")).await.has_status(200);
        visitor.post("/aanbod/uitpas-bestaat-niet/verbeteren", &[("body", "x")]).await;

        let (stored, logged, counted) = (stored(&house).await, logged(), visitor.get("/metrics").await);
        for asked in ASKED {
            assert!(!stored.contains(asked), "‘{asked}’ stands in the database");
            let line = logged.lines().find(|line| line.contains(asked));
            assert!(line.is_none(), "‘{asked}’ stands in the log: {line:?}");
            assert!(!counted.text().contains(asked), "‘{asked}’ stands in the counts");
        }
        assert!(stored.contains("Huurdersbond"), "the search does not reach the tables");
        assert!(logged.contains("/vraag"), "the search does not reach the log");
        assert!(counted.text().contains("/vraag"), "the search does not reach the counts:\n{}", counted.text());
    }

    async fn what_is_kept_is_found_by_the_same_search(house: TestHouse) {
        let service = house.visitor().get("/aanbod").await.all("a.card-main", "href").remove(0);
        let told = [("text", "de zomertaling klopt niet")];
        house.visitor().post(&format!("{service}/verbeteren"), &told).await;
        assert!(stored(&house).await.contains("zomertaling"));
    }

    async fn a_broken_import_is_seen_by_nobody_and_swept(house: TestHouse) {
        let before = house.visitor().get("/aanbod").await.main_text();
        let documents = demo::documents().map(|(name, text)| (name, text.replace("UiTPAS", "Zonnekaart")));
        let documents = documents.each_ref().map(|(name, text)| (*name, text.as_str()));
        let mut broken = house.read(&documents);
        let twin = broken.services[0].clone();
        broken.services.push(twin);
        let (db, id) = (house.app.db(), house.app.house().id);
        store::import_edition(db, id, &broken, |_| ()).await.expect_err("two services of one name");
        house.app.look().await.expect("a look");
        assert_eq!(house.visitor().get("/aanbod").await.main_text(), before);
        house.visitor().get("/vandaag").await.sees("UiTPAS").sees_no("Zonnekaart");

        house.clock.turn(2 * 24 * 60 * 60);
        assert_eq!(store::sweep(db, id).await.expect("a sweep"), 1);
        assert_eq!(store::sweep(db, id).await.expect("a sweep"), 0);
        let mut read = db.read(id).await.expect("a reader");
        assert_eq!(store::editions(&mut read).await.expect("the editions").len(), 1);
    }
}
