//! A house that is written to while it is killed, stopped, frozen, filled to the brim and moved in time, again and again.
//!
//! Clients send forms over HTTP, each under an Idempotency-Key of its own, and repeat it until they hear that it is done. Whatever was
//! acknowledged must be there exactly once after every start, with its entry in the access log, and the log must be whole.
//! `VOORDEUR_CRASH_SECONDS` says how long it goes on (60). Part of `./check` as the step `crashes`.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]
#![expect(clippy::print_stdout, reason = "what was counted is what this is for")]

mod clients;
mod disk;
mod ledger;
mod program;
mod server;
mod trial;

use trial::Trial;

/// How long one trial goes on.
#[expect(clippy::disallowed_methods, reason = "a test takes its length from the environment")]
fn seconds() -> u64 {
    std::env::var("VOORDEUR_CRASH_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(60)
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
