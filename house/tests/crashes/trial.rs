use std::{
    collections::BTreeMap,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use db::Place;

use crate::{
    clients::Clients,
    disk::Disk,
    ledger::Ledger,
    program::{Program, Running},
    server::Server,
};

/// How many write at the same time.
const CLIENTS: usize = 8;

/// What is done to the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Blow {
    Kill,
    Terminate,
    Freeze,
    FullDisk,
    ClockJump,
    ServerCrash,
}

/// One house, and what happens to it.
pub(crate) struct Trial {
    program: Program,
    blows: Vec<Blow>,
    server: Option<Server>,
    disk: Option<Disk>,
    chance: Chance,
    // Behind the disk, which lies in it.
    _folder: tempfile::TempDir,
}

impl Trial {
    /// On a small disk, where one can be mounted.
    pub(crate) fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("disk");
        let disk = Disk::mounted(&data);
        std::fs::create_dir_all(&data).unwrap();
        if disk.is_none() {
            println!("Skipped: full disks, because no small one can be mounted here");
        }
        let place = Place::File(data.join("voordeur.sqlite"));
        let program = Program::new(place, folder.path());
        let full = disk.is_some().then_some(Blow::FullDisk);
        Self { blows: blows(&program, full), program, server: None, disk, chance: Chance::new(), _folder: folder }
    }

    /// On this server, which crashes too.
    pub(crate) fn on_postgresql(server: Server) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let program = Program::new(Place::Server(server.url()), folder.path());
        let blows = blows(&program, Some(Blow::ServerCrash));
        Self { program, blows, server: Some(server), disk: None, chance: Chance::new(), _folder: folder }
    }

    /// Goes on for so many seconds, and fails when anything that was acknowledged is lost or there twice, when the access log is
    /// not whole, or when a client heard an answer that has no place here.
    pub(crate) fn run(mut self, seconds: u64) {
        let (runtime, ledger) = (tokio::runtime::Runtime::new().unwrap(), Arc::new(Ledger::default()));
        let mut running = self.program.start(0);
        let clients = Clients::begin(self.program.port, &ledger, CLIENTS);
        clients.sign_in(self.program.port, &running.entrance);
        let (until, mut counts, mut slowest) =
            (Instant::now() + Duration::from_secs(seconds), BTreeMap::new(), Duration::ZERO);
        for turn in 0.. {
            if Instant::now() >= until {
                break;
            }
            thread::sleep(Duration::from_millis(300 + self.chance.below(1_700)));
            let blow = self.blows[turn % self.blows.len()];
            running = self.strike(blow, running);
            *counts.entry(blow).or_insert(0) += 1;
            slowest = slowest.max(running.ready_after);
            clients.sign_in(self.program.port, &running.entrance);
            let found = runtime.block_on(ledger.held_against(&self.program.place));
            assert!(found.is_sound(), "after {blow:?}, blow {}: {found:?}", turn + 1);
        }
        thread::sleep(Duration::from_millis(500));
        let (repeated, odd) = clients.end();
        running.signal("TERM");
        assert_eq!(running.ended(Duration::from_secs(30)), Some(true), "it did not end by itself, or not well");
        let found = runtime.block_on(ledger.held_against(&self.program.place));
        let log = self.program.verifies_log();
        println!("{}: {seconds} s, {repeated} sent again", self.program.place.engine());
        println!("blows {counts:?}, slowest start {:.1} s", slowest.as_secs_f64());
        found.stands(&log, &odd);
    }

    /// Strikes, and gives the house back when it runs again.
    fn strike(&mut self, blow: Blow, running: Running) -> Running {
        match blow {
            Blow::Kill => {
                running.signal("KILL");
                drop(running);
                self.program.start(0)
            }
            Blow::Terminate => {
                running.signal("TERM");
                assert_eq!(running.ended(Duration::from_secs(30)), Some(true), "it did not end by itself, or not well");
                self.program.start(0)
            }
            Blow::Freeze => {
                running.signal("STOP");
                thread::sleep(Duration::from_millis(500 + self.chance.below(8_000)));
                running.signal("CONT");
                self.sometimes_killed(running)
            }
            Blow::FullDisk => {
                if let Some(disk) = &self.disk {
                    disk.fill();
                    thread::sleep(Duration::from_millis(1_000 + self.chance.below(1_000)));
                    // Killed while full, every other time; it must start again once there is room.
                    let running = if self.chance.below(2) == 0 {
                        Some(running)
                    } else {
                        drop(running);
                        None
                    };
                    disk.free();
                    return running.unwrap_or_else(|| self.program.start(0));
                }
                running
            }
            // Less than the seven days for which a key is kept.
            Blow::ClockJump => {
                running.signal("KILL");
                drop(running);
                let hours = [-72, 72][usize::from(self.chance.below(2) == 0)];
                self.program.start(hours)
            }
            Blow::ServerCrash => {
                if let Some(server) = &self.server {
                    server.crash();
                }
                self.sometimes_killed(running)
            }
        }
    }

    /// A house that goes on after a blow must be as sound as one that starts anew.
    fn sometimes_killed(&mut self, running: Running) -> Running {
        if self.chance.below(2) == 0 {
            return running;
        }
        drop(running);
        self.program.start(0)
    }
}

fn blows(program: &Program, own: Option<Blow>) -> Vec<Blow> {
    if !program.has_clock() {
        println!("Skipped: jumps of the clock, because libfaketime is not installed");
    }
    let clock = program.has_clock().then_some(Blow::ClockJump);
    let others = [Some(Blow::Kill), own, Some(Blow::Freeze), Some(Blow::Kill), clock, Some(Blow::Terminate)];
    others.into_iter().flatten().collect()
}

/// Chance that is different at each run; what it gave stands in what the run prints.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new() -> Self {
        Self(u64::from(std::process::id()).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}
