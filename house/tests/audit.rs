//! `voordeur audit verify`, as somebody runs it on a machine.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{path::Path, process::Command};

use db::testing::{TestClock, forge_entry, makers};
use kernel::{Actor, HouseId};
use voordeur::{App, Config};

/// Runs the command on the house in this folder: what it says, and whether it was content.
fn verify(dir: &Path, more: &[(&str, &str)]) -> (String, bool) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_voordeur"));
    command.args(["audit", "verify", "--data"]).arg(dir).env("VOORDEUR__MATCHING__ENCODER", "off");
    let ran = command.envs(more.iter().copied()).output().unwrap();
    let said = [ran.stdout, ran.stderr].concat();
    (String::from_utf8(said).unwrap(), ran.status.success())
}

async fn house(dir: &Path) -> (App, HouseId) {
    let config = format!("[data]\ndir = {dir:?}\n[matching]\nencoder = \"off\"\n");
    let clock = TestClock::default();
    let app = App::start(&Config::read(&config).unwrap(), makers(&clock), "http://localhost").await.unwrap();
    let id = app.house().id;
    (app, id)
}

/// Lets something happen that the log tells of.
async fn happens(app: &App, house: HouseId) {
    let record = kernel::Record { kind: "house", id: None };
    let (actor, reason) = (Actor::Program("story"), Some(kernel::Reason::Upkeep));
    let outcome = kernel::Outcome::Done;
    let entry = kernel::Entry { actor, role: None, action: "people.teams.keep", record, reason, outcome };
    app.db().log(house, vec![entry; 7]).await.unwrap();
}

#[tokio::test]
async fn the_command_counts_what_is_whole_and_names_what_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let (app, id) = house(dir).await;
    happens(&app, id).await;
    assert_eq!(app.people().seal(id).await.unwrap().unwrap().seq, 7);
    // Nothing came behind it, so there is nothing to seal.
    assert_eq!(app.people().seal(id).await.unwrap(), None);
    happens(&app, id).await;
    app.close().await;

    let (said, content) = verify(dir, &[]);
    assert!(
        content && said.contains("entries  14") && said.contains("seals    1") && said.contains("last     14"),
        "{said}"
    );
    assert!(said.contains("entries behind 7 are not sealed"), "{said}");

    // With another key the seals of the one before hold only when it is said so.
    let own = said.lines().find_map(|line| line.strip_prefix("key      ")).unwrap().to_owned();
    let other = ("VOORDEUR__AUDIT__KEY", "b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7");
    let (said, content) = verify(dir, &[other]);
    assert!(!content && said.contains("the seal on entry 7 does not hold"), "{said}");
    let (said, content) = verify(dir, &[other, ("VOORDEUR__AUDIT__KNOWN_KEYS", &format!("[\"{own}\"]"))]);
    assert!(content, "{said}");

    let (app, _) = house(dir).await;
    forge_entry(app.db(), id, 3).await;
    app.close().await;
    let (said, content) = verify(dir, &[]);
    assert!(!content && said.contains("entry 3 is not what was written"), "{said}");
}
