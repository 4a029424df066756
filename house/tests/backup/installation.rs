use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use db::{Place, testing::TestDb};
use kernel::{Actor, HouseId, Outcome, Reason, Record};
use voordeur::{App, Config};

/// The key that seals the access log; in no backup.
pub(crate) const SEALING: &str = "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a";

/// A house on a machine: its database, a folder for its files, and the keys of its backups.
pub(crate) struct Installation {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) place: Place,
    pub(crate) recipient: String,
}

impl Installation {
    /// One whose data lie at this place, with a new pair of keys in its folder.
    pub(crate) fn at(place: &Place) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut here = Self { folder, place: place.clone(), recipient: String::new() };
        let (said, content) = here.runs(&["backup-key", here.path("key").to_str().unwrap()]);
        assert!(content, "{said}");
        here.recipient = said.lines().next().unwrap().to_owned();
        here
    }

    /// The same machine with its data elsewhere.
    pub(crate) fn moved(self, place: &Place) -> Self {
        Self { place: place.clone(), ..self }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.path("data")
    }

    /// The program on this house, not started yet.
    pub(crate) fn command(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).env("VOORDEUR__MATCHING__ENCODER", "off").env("VOORDEUR__AUDIT__KEY", SEALING);
        command.env("VOORDEUR__DATA__DIR", self.data()).env("VOORDEUR__DATABASE__URL", url(&self.place));
        command
    }

    /// Runs it: what it says, and whether it was content.
    pub(crate) fn runs(&self, arguments: &[&str]) -> (String, bool) {
        heard(self.command(Path::new(env!("CARGO_BIN_EXE_voordeur")), arguments).output().unwrap())
    }

    /// Makes a backup under this name.
    pub(crate) fn backs_up(&self, name: &str) -> (String, bool) {
        self.runs(&["backup", "--output", self.path(name).to_str().unwrap(), "--recipient", &self.recipient])
    }

    pub(crate) fn verifies(&self, name: &str) -> (String, bool) {
        self.opens("verify-backup", name, &[])
    }

    /// Runs a command that opens a backup with the key of the house.
    pub(crate) fn opens(&self, command: &str, name: &str, more: &[&str]) -> (String, bool) {
        let (file, key) = (self.path(name), self.path("key"));
        let arguments = [command, file.to_str().unwrap(), "--key", key.to_str().unwrap()];
        self.runs(&[&arguments, more].concat())
    }

    /// The program started on this house, in this process.
    pub(crate) async fn started(&self) -> App {
        let (url, data) = (url(&self.place), self.data());
        let config = format!(
            "[database]\nurl = {url:?}\n[data]\ndir = {data:?}\n[matching]\nencoder = \"off\"\n[audit]\nkey = \"{SEALING}\"\n"
        );
        let makers = db::testing::makers(&db::testing::TestClock::default());
        App::start(&Config::read(&config).unwrap(), makers, "http://localhost").await.unwrap()
    }

    /// What lies in the folder of the data besides the database itself.
    pub(crate) fn left_behind(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.data()) else { return Vec::new() };
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

pub(crate) fn heard(ran: Output) -> (String, bool) {
    (String::from_utf8([ran.stdout, ran.stderr].concat()).unwrap(), ran.status.success())
}

fn url(place: &Place) -> String {
    match place {
        Place::File(path) => path.display().to_string(),
        Place::Server(url) => url.clone(),
    }
}

/// Lets something happen that the access log tells of.
pub(crate) async fn happens(db: &TestDb, house: HouseId) {
    let record = Record { kind: "house", id: None };
    let (actor, reason) = (Actor::Program("story"), Some(Reason::Upkeep));
    let entry =
        kernel::Entry { actor, role: None, action: "people.teams.keep", record, reason, outcome: Outcome::Done };
    db.log(house, vec![entry]).await.unwrap();
}
