use std::{fmt, sync::Arc};

use crate::{Instant, TypedId};

/// Where the time comes from. The program makes one from the system clock; a test makes one that it can turn.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Instant + Send + Sync>);

impl Clock {
    /// A clock that asks `source` each time.
    pub fn new(source: impl Fn() -> Instant + Send + Sync + 'static) -> Self {
        Self(Arc::new(source))
    }

    /// A clock that stands still.
    #[must_use]
    pub fn stopped_at(instant: Instant) -> Self {
        Self::new(move || instant)
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Instant {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}

/// What makes new things: the time and a source of chance. New ids come from here and nowhere else.
#[derive(Clone)]
pub struct Makers {
    /// The one clock of the program.
    pub clock: Clock,
    chance: Arc<dyn Fn() -> [u8; 16] + Send + Sync>,
}

impl Makers {
    /// Makers with this clock; `chance` gives sixteen unpredictable bytes at each call.
    pub fn new(clock: Clock, chance: impl Fn() -> [u8; 16] + Send + Sync + 'static) -> Self {
        Self { clock, chance: Arc::new(chance) }
    }

    /// Sixteen unpredictable bytes.
    #[must_use]
    pub fn chance(&self) -> [u8; 16] {
        (self.chance)()
    }

    /// A new id (UUIDv7, RFC 9562): sorted by the moment of making, unique by chance.
    #[must_use]
    pub fn fresh<I: TypedId>(&self) -> I {
        let millis = u64::try_from(self.clock.now().as_micros() / 1000).unwrap_or(0);
        let [a, b, c, d, e, f, g, h, i, j, ..] = self.chance();
        I::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &[a, b, c, d, e, f, g, h, i, j]).into_uuid())
    }

    /// A new id that says nothing about the moment of making (UUIDv4), for what must not be rejoined by time.
    #[must_use]
    pub fn fresh_unordered<I: TypedId>(&self) -> I {
        I::from_uuid(uuid::Builder::from_random_bytes(self.chance()).into_uuid())
    }
}

impl fmt::Debug for Makers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Makers").field("clock", &self.clock).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::HouseId;

    #[test]
    fn a_stopped_clock_and_known_chance_make_a_known_id() {
        let noon = "2026-11-21T12:00:00Z".parse().unwrap();
        let makers = Makers::new(Clock::stopped_at(noon), || [7; 16]);
        assert_eq!(makers.fresh::<HouseId>().to_string(), "01a1fdfa-4600-7707-8707-070707070707");
        assert_eq!(makers.fresh_unordered::<HouseId>().to_string(), "07070707-0707-4707-8707-070707070707");
    }

    #[test]
    fn later_ids_sort_behind_earlier_ones() {
        let at = |text: &str| Makers::new(Clock::stopped_at(text.parse().unwrap()), || [255; 16]).fresh::<HouseId>();
        assert!(at("2026-11-21T12:00:00Z") < at("2026-11-21T12:00:00.001Z"));
    }
}
