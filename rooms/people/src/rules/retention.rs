//! How long things are kept: within which bounds a rule lies, and who may approve one.

use kernel::{Instant, RuleBreak, WorkerId};

/// Seconds in a day.
pub const DAY: i64 = 24 * 60 * 60;

/// For how many days something is kept, as typed in a form, within the fewest and the most.
///
/// # Errors
/// The rule that is not met: `days`.
pub fn written(days: &str, (fewest, most): (i64, i64)) -> Result<i64, Vec<RuleBreak>> {
    match days.trim().parse() {
        Ok(days) if (fewest..=most).contains(&days) => Ok(days),
        _ => Err(vec![RuleBreak::new("days", "people-retention-days-wrong")]),
    }
}

/// Whether somebody may approve what another proposed.
#[must_use]
pub fn may_approve(who: WorkerId, proposed_by: WorkerId) -> bool {
    who != proposed_by
}

/// What is older than this has been kept long enough.
#[must_use]
pub const fn kept_since(now: Instant, days: i64) -> Instant {
    now.plus_seconds(-days * DAY)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever is typed: a rule never says less than the fewest days nor more than the most.
        #[test]
        fn a_rule_stays_within_the_bounds(days in any::<i64>(), text in ".{0,6}", fewest in 1..400_i64, more in 0..11_000_i64) {
            let bounds = (fewest, fewest + more);
            for typed in [days.to_string(), text] {
                if let Ok(days) = written(&typed, bounds) {
                    prop_assert!(bounds.0 <= days && days <= bounds.1);
                }
            }
            prop_assert_eq!(written(&format!(" {fewest} "), bounds), Ok(fewest));
        }
    }
}
