use std::{
    collections::BTreeMap,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use db::Place;

use crate::{
    clients::Clients,
    ledger::Ledger,
    program::{Program, Running, free_port},
    proxy::Proxy,
    server::Server,
    trial::Chance,
};

/// How many write at the same time.
const CLIENTS: usize = 8;
/// How many writes the other one must take while one is away.
const MEANWHILE: usize = 5;
/// How long it has for that on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// The seals of both hold for both: they have one key.
const KEY: &str = "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00";

/// What is done, to one after the other.
const BLOWS: &[Blow] = &[Blow::Kill, Blow::Terminate, Blow::Freeze, Blow::Kill, Blow::ServerCrash];

/// What is done to one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Blow {
    Kill,
    Terminate,
    Freeze,
    ServerCrash,
}

/// Two programs on one database, behind a proxy.
pub(crate) struct Pair {
    programs: [Program; 2],
    port: u16,
    blows: &'static [Blow],
    server: Option<Server>,
    chance: Chance,
    folder: tempfile::TempDir,
}

impl Pair {
    /// On this server, which crashes too.
    pub(crate) fn on(server: Server) -> Self {
        Self { blows: BLOWS, ..Self::before(server.url(), Some(server)) }
    }

    /// On a database elsewhere, at which somebody else strikes while this goes on.
    pub(crate) fn elsewhere(url: String) -> Self {
        Self::before(url, None)
    }

    fn before(url: String, server: Option<Server>) -> Self {
        let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
        let programs = ["one", "two"].map(|name| {
            let own = folder.path().join(name);
            std::fs::create_dir(&own).unwrap();
            Program::new(Place::Server(url.clone()), &own)
                .with("VOORDEUR__AUDIT__KEY", KEY)
                .with("VOORDEUR__SERVER__PUBLIC_URL", &format!("http://127.0.0.1:{port}"))
                .with("VOORDEUR__SERVER__TRUSTED_PROXIES", "[\"127.0.0.1\"]")
        });
        Self { programs, port, blows: &[], server, chance: Chance::new(), folder }
    }

    /// Goes on for so many seconds, striking the two in turn. Fails when anything that was acknowledged is lost or there twice, when the
    /// access log is not whole, when the other one does not go on meanwhile, or when a client heard an answer that has no place here.
    pub(crate) fn run(mut self, seconds: u64) {
        let (runtime, ledger) = (tokio::runtime::Runtime::new().unwrap(), Arc::new(Ledger::default()));
        // One after the other: the first makes the sample.
        let mut running = [0, 1].map(|turn| Some(self.programs[turn].start(0)));
        let _proxy = Proxy::start(self.folder.path(), self.port, [0, 1].map(|turn| self.programs[turn].port));
        thread::sleep(Duration::from_secs(1));
        let clients = Clients::begin(self.port, &ledger, CLIENTS);
        clients.sign_in(self.programs[1].port, &running[1].as_ref().unwrap().entrance);
        let (until, mut counts) = (Instant::now() + Duration::from_secs(seconds), BTreeMap::new());
        for turn in 0.. {
            if Instant::now() >= until {
                break;
            }
            thread::sleep(Duration::from_millis(300 + self.chance.below(1_700)));
            let Some(&blow) = self.blows.get(turn / 2 % self.blows.len().max(1)) else { continue };
            let struck = turn % 2;
            let before = running[struck].take().unwrap();
            let after = self.strike(blow, before, struck, &ledger);
            *counts.entry(blow).or_insert(0) += 1;
            clients.sign_in(self.programs[struck].port, &after.entrance);
            running[struck] = Some(after);
            let found = runtime.block_on(ledger.held_against(&self.programs[0].place));
            assert!(found.is_sound(), "after {blow:?}, blow {}: {found:?}", turn + 1);
        }
        thread::sleep(Duration::from_millis(500));
        let (repeated, odd) = clients.end();
        for running in running.into_iter().flatten() {
            running.signal("TERM");
            assert_eq!(running.ended(Duration::from_secs(30)), Some(true), "it did not end by itself, or not well");
        }
        let found = runtime.block_on(ledger.held_against(&self.programs[0].place));
        let log = self.programs[1].verifies_log();
        println!("two programs behind HAProxy: {seconds} s, {repeated} sent again");
        println!("blows {counts:?}, longest silence {:.1} s", ledger.longest_silence().as_secs_f64());
        found.stands(&log, &odd);
    }

    /// Strikes one, sees that the other goes on, and gives the struck one back when it runs again.
    fn strike(&self, blow: Blow, running: Running, struck: usize, ledger: &Ledger) -> Running {
        match blow {
            Blow::Kill => {
                running.signal("KILL");
                drop(running);
            }
            Blow::Terminate => {
                running.signal("TERM");
                assert_eq!(running.ended(Duration::from_secs(30)), Some(true), "it did not end by itself, or not well");
            }
            Blow::Freeze => {
                running.signal("STOP");
                goes_on(ledger);
                running.signal("CONT");
                return running;
            }
            Blow::ServerCrash => {
                self.server.iter().for_each(Server::crash);
                return running;
            }
        }
        goes_on(ledger);
        self.programs[struck].start(0)
    }
}

/// Waits until somebody kept something, again and again.
fn goes_on(ledger: &Ledger) {
    let (enough, until) = (ledger.acknowledged() + MEANWHILE, Instant::now() + PATIENCE);
    while ledger.acknowledged() < enough {
        assert!(Instant::now() < until, "while one is away the other takes nothing");
        thread::sleep(Duration::from_millis(20));
    }
}
