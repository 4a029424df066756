//! A house that is written to while it is killed, stopped, frozen, filled to the brim and moved in time, again and again.
//!
//! Clients send forms over HTTP, each under an Idempotency-Key of its own, and repeat it until they hear that it is done. Whatever was
//! acknowledged must be there exactly once after every start, with its entry in the access log, and the log must be whole.
//! The same with two programs on one PostgreSQL behind HAProxy, of which one at a time is struck; the other must go on.
//! With `VOORDEUR_CRASH_DATABASE` both write to that database, an empty one, and whoever gave it strikes there: a switchover of Patroni.
//! `VOORDEUR_CRASH_SECONDS` says how long it goes on (60). Part of `./check` as the step `crashes`.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]
#![expect(clippy::print_stdout, reason = "what was counted is what this is for")]

mod clients;
mod disk;
mod ledger;
mod pair;
mod program;
mod proxy;
mod server;
mod trial;

use trial::Trial;

/// What a person asked for in the environment.
#[expect(clippy::disallowed_methods, reason = "a test takes its length and its place from the environment")]
fn asked(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// How long one trial goes on.
fn seconds() -> u64 {
    asked("VOORDEUR_CRASH_SECONDS").and_then(|text| text.parse().ok()).unwrap_or(60)
}

#[test]
#[ignore = "takes a minute: ./check crashes"]
fn nothing_acknowledged_is_lost_on_sqlite() {
    Trial::on_sqlite().run(seconds());
}

#[test]
#[ignore = "takes a minute: ./check crashes"]
fn nothing_acknowledged_is_lost_on_postgresql() {
    match server::Server::start() {
        Some(server) => Trial::on_postgresql(server).run(seconds()),
        None => println!("Skipped: crashes on PostgreSQL, because its server is not installed"),
    }
}

#[test]
#[ignore = "takes a minute: ./check crashes"]
fn nothing_acknowledged_is_lost_with_two_programs_behind_haproxy() {
    if !proxy::is_installed() {
        println!("Skipped: two programs behind HAProxy, because it is not installed");
        return;
    }
    match server::Server::start() {
        Some(server) => pair::Pair::on(server).run(seconds()),
        None => println!("Skipped: two programs behind HAProxy, because PostgreSQL is not installed"),
    }
}

#[test]
#[ignore = "somebody must strike at a database: VOORDEUR_CRASH_DATABASE"]
fn nothing_acknowledged_is_lost_on_a_database_elsewhere() {
    if let Some(url) = asked("VOORDEUR_CRASH_DATABASE") {
        pair::Pair::elsewhere(url).run(seconds());
    }
}
