//! What the benches share: figures of many runs, makers of the system, and a client that asks over and over.
//!
//! Every bench prints figures and judges nothing. What is compared is a ratio of two measurements in one run on one machine.

mod client;
mod figures;
mod house;

pub use client::{Asker, Load, ask_over_and_over, question, question_of};
pub use figures::{Figures, percent, say};
pub use house::{cases, mind, sample, sample_house, serve, wait_for_meaning};

use kernel::{Clock, Instant, Makers};

/// The clock of this machine and its source of chance.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "a bench measures the real thing")]
pub fn makers() -> Makers {
    Makers::new(Clock::new(|| Instant::from(jiff::Timestamp::now())), || {
        let mut chance = [0; 16];
        let _ = getrandom::fill(&mut chance);
        chance
    })
}
