//! What several targets need: a house, its words, and makers that give the same every time.

pub mod program;

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use directory::{
    export::{Site, hsds::Vocabulary},
    rules::{
        Edition,
        model::{Access, Directory, EditionId},
        sample,
    },
};
use kernel::{Clock, Instant, Makers, TypedId as _};

/// A Saturday in November 2026, at noon.
pub fn now() -> Instant {
    "2026-11-21T11:00:00Z".parse().expect("a moment")
}

/// A clock that stands still, and chance that is the same in every run and never twice the same.
pub fn makers() -> Makers {
    let counted = AtomicU64::new(1);
    Makers::new(Clock::new(now), move || {
        let count = counted.fetch_add(2, Ordering::Relaxed);
        let halves = [count, count + 1].map(|half| scattered(half).to_be_bytes());
        std::array::from_fn(|at| halves[at / 8][at % 8])
    })
}

/// Another number for every number, far from its neighbours (splitmix64).
const fn scattered(number: u64) -> u64 {
    let number = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// A directory as the first edition of the house.
pub fn edition(directory: Directory) -> Arc<Edition> {
    Arc::new(Edition::new(EditionId::from_uuid(uuid::Uuid::nil()), 1, now(), directory))
}

/// The house on the web.
pub fn site() -> Site {
    Site { house: sample::house(), public_url: "https://house.example".to_owned() }
}

/// The words of the house in open data.
pub fn words() -> Vocabulary {
    let word = |text: &str| text.to_owned();
    Vocabulary {
        topics: word("Thema's"),
        topics_about: word("Waarvoor mensen komen"),
        access: word("Hoe u er komt"),
        access_about: word("Hoe u een dienst bereikt"),
        modes: Access::ALL.map(|mode| (mode, word(mode.code()))).to_vec(),
        interpreter: word("Met tolk"),
        ..Vocabulary::default()
    }
}
