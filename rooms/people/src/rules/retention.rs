//! How long things are kept: what can have a rule, within which bounds, and who may approve one.

use kernel::{Instant, RuleBreak, WorkerId};

use super::hands::WATCHED_SECONDS;

/// Seconds in a day.
const DAY: i64 = 24 * 60 * 60;

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The access log: its oldest entries, up to a seal.
    AccessLog,
    /// Sessions, counted from their begin.
    Sessions,
    /// Links that can no longer be used.
    Links,
    /// What two people decided together.
    Approvals,
    /// Name and address of who works here no more.
    EndedAccounts,
}

impl Subject {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 5] = [Self::AccessLog, Self::EndedAccounts, Self::Sessions, Self::Links, Self::Approvals];

    /// Its code in the table and in a form; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AccessLog => "access-log",
            Self::Sessions => "sessions",
            Self::Links => "links",
            Self::Approvals => "approvals",
            Self::EndedAccounts => "ended-accounts",
        }
    }

    /// For how many days we propose to keep it. Ten years for the log: what is often said of flows of the social security; for a
    /// name as long as the log that names it. The others are proposals of our own.
    #[must_use]
    pub const fn proposal(self) -> i64 {
        match self {
            Self::AccessLog | Self::EndedAccounts => 3_653,
            Self::Sessions | Self::Links | Self::Approvals => 30,
        }
    }

    /// The fewest and the most days that a rule may say. Rules that ask who did what look back some time, and find it.
    #[must_use]
    pub const fn bounds(self) -> (i64, i64) {
        match self {
            Self::AccessLog => (365, 11_000),
            Self::EndedAccounts => (30, 11_000),
            Self::Sessions => (1, 30),
            Self::Links | Self::Approvals => (7, 30),
        }
    }
}

kernel::stored_by_code!(Subject);

// Who had a hand in a way in is read from the log.
const _: () = assert!(Subject::AccessLog.bounds().0 * DAY > WATCHED_SECONDS);

/// A rule as typed in a form: its subject, and for how many days.
///
/// # Errors
/// Every rule that is not met: `subject`, `days`.
pub fn written(subject: &str, days: &str) -> Result<(Subject, i64), Vec<RuleBreak>> {
    let Ok(subject) = subject.parse::<Subject>() else {
        return Err(vec![RuleBreak::new("subject", "people-retention-subject-wrong")]);
    };
    let (fewest, most) = subject.bounds();
    match days.trim().parse() {
        Ok(days) if (fewest..=most).contains(&days) => Ok((subject, days)),
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

    #[test]
    fn what_we_propose_lies_within_the_bounds() {
        for subject in Subject::ALL {
            let (fewest, most) = subject.bounds();
            assert!((fewest..=most).contains(&subject.proposal()), "{subject:?}");
            assert_eq!(written(subject.code(), &subject.proposal().to_string()), Ok((subject, subject.proposal())));
        }
    }

    proptest! {
        /// Whatever is typed: a rule never says less than the fewest days nor more than the most.
        #[test]
        fn a_rule_stays_within_the_bounds(days in any::<i64>(), text in ".{0,6}", number in 0..5_usize) {
            let subject = Subject::ALL[number];
            for typed in [days.to_string(), text] {
                if let Ok((_, days)) = written(subject.code(), &typed) {
                    prop_assert!(subject.bounds().0 <= days && days <= subject.bounds().1);
                }
            }
            prop_assert!(written("iets", "30").is_err());
        }
    }
}
