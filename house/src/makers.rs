use kernel::{Clock, Instant, Makers};

/// The clock of the system and its source of chance: the only place that asks for either.
#[expect(clippy::disallowed_methods, reason = "time and chance enter the program here, and only here")]
pub(crate) fn of_the_system() -> Makers {
    let clock = Clock::new(|| Instant::from(jiff::Timestamp::now()));
    Makers::new(clock, || {
        let mut chance = [0; 16];
        // Without chance no id is unique and no code unguessable: better no answer than a wrong one.
        if getrandom::fill(&mut chance).is_err() {
            std::process::abort();
        }
        chance
    })
}
