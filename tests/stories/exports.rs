//! Everything of the house, taken out: by two, locked, for one house alone, and without what opens its doors.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
    iter::once,
    time::Duration,
};

use age::x25519::Identity;
use channels::testing::MailServer;
use db::{Source as _, params, sql};
use http::header;
use kernel::Role;
use people::store::{self, ExportId};
use serde_json::Value as Json;

use super::mailing::{by, link_in};
use crate::{
    harness::{Page, Staff, TestHouse, Visitor, stories},
    program,
};

const PAGE: &str = "/beheer/uitvoer";

/// Asks for an export that this key opens.
async fn asked(browser: &Visitor, key: &Identity) -> Page {
    browser.post(PAGE, &[("reason", "Een ander programma"), ("recipient", &key.to_public().to_string())]).await
}

/// The path of the one export that has not ended.
async fn path(house: &TestHouse) -> String {
    let mut read = house.app.db().read(house.app.house().id).await.expect("a reader");
    let export = store::open_export(&mut read).await.expect("the exports").expect("an export");
    format!("{PAGE}/{}", export.id)
}

async fn approved(house: &TestHouse, browser: &Visitor) -> Page {
    browser.post(&format!("{}/akkoord", path(house).await), &[]).await
}

async fn taken(house: &TestHouse, browser: &Visitor) -> Page {
    browser.post(&format!("{}/bestand", path(house).await), &[]).await
}

/// The files in it, by their names.
fn opened(page: &Page, key: &Identity) -> BTreeMap<String, String> {
    let mut plain = Vec::new();
    let locked = age::Decryptor::new(page.bytes().as_ref()).expect("a file of age");
    let mut opened = locked.decrypt(once(key as &dyn age::Identity)).expect("the key opens it");
    opened.read_to_end(&mut plain).expect("the file is whole");
    let mut zip = zip::ZipArchive::new(Cursor::new(plain)).expect("a zip");
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("a file");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        files.insert(file.name().expect("a name").into_owned(), text);
    }
    files
}

fn rows(files: &BTreeMap<String, String>, table: &str) -> Vec<Json> {
    let lines = files[&format!("tables/{table}.ndjson")].lines();
    lines.map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

async fn parts(house: &TestHouse) -> i64 {
    let count = sql!("select count(*) from people_export_parts where house_id = $1");
    let id = house.app.house().id;
    house.app.db().read(id).await.expect("a reader").value(&count, params![id]).await.expect("a number")
}

stories! {
    async fn nobody_takes_everything_out_alone(house: TestHouse) {
        let (bram_id, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (_, ans) = house.at_work("Ans", Role::Administrator, None).await;
        let (_, bea) = house.at_work("Bea", Role::Administrator, None).await;
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        let (_, noor) = house.at_work("Noor", Role::Policy, None).await;
        let key = Identity::generate();
        bram.get("/werk").await.sees("Alles uitvoeren");
        noor.get(PAGE).await.has_status(403);
        asked(&noor, &key).await.has_status(403);
        bram.get(PAGE).await.has_status(200).sees("Vraag deze uitvoer").sees("Er is nog nooit iets uitgevoerd");
        bram.post(PAGE, &[("reason", ""), ("recipient", "age1geen")]).await.has_status(422).sees("geen publieke sleutel");
        bram.post(PAGE, &[("reason", "x"), ("recipient", "AGE-SECRET-KEY-1QQ")]).await.has_status(422).sees("de geheime sleutel");
        // A second click is the same question, another one comes too late.
        asked(&bram, &key).await.has_status(303);
        asked(&bram, &key).await.has_status(303);
        asked(&ans, &Identity::generate()).await.has_status(409).sees("Er is al een uitvoer");
        bram.get(PAGE).await.sees("nooit wie het vroeg").sees(&key.to_public().to_string()).sees_no("Keur goed");
        taken(&house, &bram).await.has_status(409);
        approved(&house, &bram).await.has_status(409).sees("kunt u niet goedkeuren");
        // Nor is who could come in as the one who asked.
        bea.post(&format!("/beheer/mensen/{bram_id}/wachtwoord"), &[]).await.has_status(200);
        bea.get(PAGE).await.sees_no("Keur goed").sees("Wel kan: Ans, Hilde.");
        approved(&house, &bea).await.has_status(409).sees("Wel kan: Ans, Hilde.");
        hilde.get(PAGE).await.sees("Keur goed").sees("echt de juiste sleutel");
        approved(&house, &hilde).await.has_status(303);
        approved(&house, &hilde).await.has_status(303);
        approved(&house, &ans).await.has_status(409);
        bram.get(PAGE).await.sees("Het programma maakt het bestand").sees_no("Haal het bestand op");
        house.app.run_jobs().await.expect("a round");
        ans.get(PAGE).await.sees("Het bestand ligt klaar").sees_no("Haal het bestand op");
        taken(&house, &ans).await.has_status(409).sees("niet een van de twee");
        // The same for both, and every step is in the log.
        let file = taken(&house, &bram).await;
        assert_eq!(file.has_status(200).header(header::CONTENT_TYPE), "application/octet-stream");
        assert_eq!(file.header(header::CONTENT_LENGTH), file.bytes().len().to_string());
        assert_eq!(taken(&house, &hilde).await.has_status(200).bytes(), file.bytes());
        bram.get(PAGE).await.sees("Opgehaald").sees("Hilde, vandaag");
        for (act, who) in [("ask", "Bram"), ("approve", "Hilde"), ("take", "Bram"), ("take", "Hilde")] {
            hilde.get(&format!("/beheer/logboek?wat=people.exports.{act}")).await.has_status(200).sees(who);
        }
        hilde.get("/beheer/logboek?wat=people.exports.make").await.sees("alles uitvoeren in een bestand");
        // Somebody with an old proof of who they are takes nothing.
        house.clock.turn(3600);
        assert!(!taken(&house, &bram).await.status().is_success());
        let ans = house.at_work("Ans Later", Role::Administrator, None).await.1;
        ans.post(&format!("{}/einde", path(&house).await), &[]).await.has_status(303);
        ans.get(PAGE).await.sees("Vroegere uitvoer").sees("Een ander programma").sees("Vraag deze uitvoer");
        house.app.sweep().await.expect("a sweep");
        assert_eq!(parts(&house).await, 0);
    }

    async fn all_of_the_house_is_in_it_and_nothing_that_opens_it(house: TestHouse) {
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        let other = house.other_house().await;
        let (_, stranger) = other.at_work("Vreemde", Role::Administrator, None).await;
        house.visitor().post("/aanbod/onthaal/verbeteren", &[("text", "Het uur klopt niet")]).await;
        let key = Identity::generate();
        asked(&bram, &key).await.has_status(303);
        // The other house hears nothing of it.
        stranger.get(PAGE).await.has_status(200).sees("Er is nog nooit iets uitgevoerd");
        stranger.post(&format!("{}/akkoord", path(&house).await), &[]).await.has_status(404);
        approved(&house, &hilde).await.has_status(303);
        house.app.run_jobs().await.expect("a round");
        stranger.post(&format!("{}/bestand", path(&house).await), &[]).await.has_status(404);
        let file = taken(&house, &bram).await;
        assert!(opened_by_another(&file), "only the key opens it");
        let files = opened(&file, &key);
        let description: Json = serde_json::from_str(&files["datapackage.json"]).expect("JSON");
        let resources = description["resources"].as_array().expect("a list");
        let owned = house_tables();
        assert_eq!(resources.len(), owned.len(), "every table of a house, and no other");
        for table in program::tables().into_iter().filter(|table| owned.contains(&table.name)) {
            let resource = resources.iter().find(|one| one["name"] == table.name).expect("its description");
            let rows = rows(&files, table.name);
            assert_eq!(resource["rows"], rows.len(), "{}", table.name);
            let behind: Vec<_> = table.personal.iter().filter(|(_, data)| data.stays_behind()).map(|(name, _)| *name).collect();
            let named: Vec<_> = resource["leftOut"].as_array().expect("a list").iter().map(|one| one["name"].clone()).collect();
            assert_eq!(named, behind, "{}", table.name);
            let shown = table.personal.iter().map(|(name, _)| *name).chain(table.plain.iter().copied());
            let mut shown: Vec<_> = shown.filter(|name| !behind.contains(name)).collect();
            shown.sort_unstable();
            for row in &rows {
                let mut columns: Vec<_> = row.as_object().expect("a row").keys().map(String::as_str).collect();
                columns.sort_unstable();
                assert_eq!(columns, shown, "{}", table.name);
            }
        }
        let telling = |name: &str| ["secret", "token", "password", "_hash"].iter().any(|word| name.contains(word));
        let fields = resources.iter().flat_map(|one| one["schema"]["fields"].as_array().expect("fields"));
        let mut telling: Vec<_> = fields.filter_map(|field| field["name"].as_str()).filter(|name| telling(name)).collect();
        telling.sort_unstable();
        // Of what was asked, of a browser, and of the access log: none of them opens anything.
        assert_eq!(telling, ["browser_hash", "chain_hash", "request_hash"]);
        assert_eq!(rows(&files, "people_workers").len(), 2);
        assert!(rows(&files, "people_sessions").len() >= 2 && rows(&files, "directory_services").len() > 50);
        assert_eq!(rows(&files, "people_exports")[0]["reason"], "Een ander programma");
        assert!(files["README.txt"].contains("leftOut") && files["register.json"].contains("\"log\""));
        let all: String = files.values().map(String::as_str).collect();
        assert!(!all.contains("vreemde@voorbeeld.be") && !all.contains(&other.app().house().id.to_string()), "another house");
        for secret in secrets(&house).await {
            assert!(!all.contains(&secret), "a secret");
        }
    }

    async fn one_that_was_cut_off_is_made_again(house: TestHouse) {
        let (bram_id, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        let key = Identity::generate();
        asked(&bram, &key).await.has_status(303);
        approved(&house, &hilde).await.has_status(303);
        let id: ExportId = path(&house).await.rsplit('/').next().expect("an id").parse().expect("an id");
        // What an attempt left that died half-way, and a few that are cut off.
        let mut tx = house.app.db().write(house.app.house().id, &kernel::Actor::Program("story")).await.expect("a writer");
        for number in 0..45 {
            store::keep_export_part(&mut tx, id, number, vec![7; 10]).await.expect("a part");
        }
        tx.commit().await.expect("a commit");
        for patience in [1, 20, 60] {
            let _ = tokio::time::timeout(Duration::from_millis(patience), house.app.run_jobs()).await;
            house.clock.turn(301);
        }
        // A server may hold on for a moment to what was cut off; until then the job is not taken.
        let mut rounds = 0;
        while house.app.run_jobs().await.expect("a round").done == 0 {
            rounds += 1;
            assert!(rounds < 200, "nobody makes it again");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let bram = house.browser(bram_id).await;
        let files = opened(&taken(&house, &bram).await, &key);
        assert!(rows(&files, "directory_services").len() > 50);
        // Once made it stays what it is, also when the job comes again.
        let before = parts(&house).await;
        house.app.run_jobs().await.expect("a round");
        assert_eq!(parts(&house).await, before);
        assert!(house.app.run_jobs().await.expect("a round") == db::Ran::default());
    }

    async fn it_lies_ready_for_a_week(house: TestHouse) {
        let (bram_id, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (hilde_id, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        let key = Identity::generate();
        let week = 7 * 24 * 3600;
        // A question that nobody answers ends after a week, and another one can come.
        asked(&bram, &key).await.has_status(303);
        house.clock.turn(week);
        let (bram, hilde) = (house.browser(bram_id).await, { drop(hilde); house.browser(hilde_id).await });
        approved(&house, &hilde).await.has_status(409).sees("het is te laat");
        asked(&bram, &key).await.has_status(303);
        approved(&house, &hilde).await.has_status(303);
        house.app.run_jobs().await.expect("a round");
        let ready = path(&house).await;
        house.clock.turn(week - 60);
        let bram = house.browser(bram_id).await;
        bram.post(&format!("{ready}/bestand"), &[]).await.has_status(200);
        house.app.sweep().await.expect("a sweep");
        assert!(parts(&house).await > 0);
        house.clock.turn(60);
        bram.post(&format!("{ready}/bestand"), &[]).await.has_status(409).sees("is er niet meer");
        house.app.sweep().await.expect("a sweep");
        assert_eq!(parts(&house).await, 0);
        let hilde = house.browser(hilde_id).await;
        hilde.get("/beheer/logboek?wat=people.exports.end").await.has_status(200).sees("een uitvoer van alles beëindigen");
        // Long after, the questions are forgotten with what came of them.
        house.clock.turn(40 * 24 * 3600);
        house.app.sweep().await.expect("a sweep");
        house.browser(bram_id).await.get(PAGE).await.sees("Er is nog nooit iets uitgevoerd");
    }

    async fn who_keeps_the_house_hears_of_each_step(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        asked(&bram, &Identity::generate()).await.has_status(303);
        house.app.run_jobs().await.expect("a round");
        let mail = server.next();
        assert_eq!((mail["to"][0].as_str(), link_in(&mail)), (Some("hilde@voorbeeld.be"), PAGE.to_owned()));
        approved(&house, &hilde).await.has_status(303);
        for _ in 0..3 {
            house.app.run_jobs().await.expect("a round");
        }
        let mut told: Vec<_> = (0..3).map(|_| server.next()["to"][0].as_str().unwrap().to_owned()).collect();
        told.sort_unstable();
        assert_eq!(told, ["bram@voorbeeld.be", "bram@voorbeeld.be", "hilde@voorbeeld.be"]);
        assert!(server.is_quiet());
    }
}

fn opened_by_another(page: &Page) -> bool {
    let locked = age::Decryptor::new(page.bytes().as_ref()).expect("a file of age");
    locked.decrypt(once(&Identity::generate() as &dyn age::Identity)).is_err()
}

/// The tables that belong to a house: all but those of the installation.
fn house_tables() -> Vec<&'static str> {
    let of_all = ["db_backups", "db_pulse", "db_migrations", "db_migration_readers"];
    program::tables().into_iter().map(|table| table.name).filter(|name| !of_all.contains(name)).collect()
}

/// What lies in the tables that opens something, as it would stand in a file.
async fn secrets(house: &TestHouse) -> Vec<String> {
    use base64::{Engine as _, prelude::BASE64_STANDARD};
    let id = house.app.house().id;
    let mut read = house.app.db().read(id).await.expect("a reader");
    let hashes = sql!("select token_hash from people_sessions where house_id = $1");
    let hashes: Vec<(Vec<u8>,)> = read.all(&hashes, params![id]).await.expect("the sessions");
    assert!(hashes.len() >= 2);
    hashes.into_iter().map(|(hash,)| BASE64_STANDARD.encode(hash)).collect()
}
