//! What several targets need: a house, its words, and makers that give the same every time.

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

/// A clock that stands still, and chance that counts.
pub fn makers() -> Makers {
    let counted = AtomicU64::new(1);
    Makers::new(Clock::new(now), move || {
        let mut chance = [0; 16];
        chance[8..].copy_from_slice(&counted.fetch_add(1, Ordering::Relaxed).to_be_bytes());
        chance
    })
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
