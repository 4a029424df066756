//! How much long work does in one step: as much as nobody waits long behind, whatever the machine.

use kernel::Instant;

/// How long a step should take, in microseconds. The promise is a tenth of a second; a step may meet a slow disk.
const AIM: usize = 25_000;
/// With how many rows to begin, when nothing is known of the machine.
const AT_FIRST: usize = 80;
/// More rows than this save nothing any more.
const MOST: usize = 1_000;

/// How many rows the next step takes: what fitted in [`AIM`] in the last one, and at most twice as many as that had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pace(usize);

impl Pace {
    /// Careful, until something is known of the machine.
    pub(super) const fn careful() -> Self {
        Self(AT_FIRST)
    }

    /// The rows of the next step; at least one.
    pub(super) const fn rows(self) -> usize {
        self.0
    }

    /// Learns from a step of so many rows.
    pub(super) fn learn(&mut self, rows: usize, began: Instant, ended: Instant) {
        let took = usize::try_from(ended.as_micros() - began.as_micros()).unwrap_or(0).max(1);
        let fitting = rows.saturating_mul(AIM) / took;
        self.0 = fitting.clamp(1, rows.saturating_mul(2).clamp(1, MOST));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(steps: &[(usize, i64)]) -> usize {
        let mut pace = Pace::careful();
        for (rows, micros) in steps {
            pace.learn(*rows, Instant::from_micros(0), Instant::from_micros(*micros));
        }
        pace.rows()
    }

    #[test]
    fn a_step_that_took_long_is_followed_by_a_smaller_one() {
        assert_eq!(after(&[(80, 100_000)]), 20);
        assert_eq!(after(&[(80, 100_000), (20, 25_000)]), 20);
        assert_eq!(after(&[(1, 9_000_000)]), 1);
    }

    #[test]
    fn a_quick_step_is_followed_by_one_of_twice_as_much_up_to_a_limit() {
        assert_eq!(after(&[(80, 1_000)]), 160);
        assert_eq!(after(&[(80, 1_000), (160, 0), (320, 0), (640, 0)]), MOST);
        assert_eq!(after(&[(80, -5)]), 160, "a clock that was set back");
    }
}
