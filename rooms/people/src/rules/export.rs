//! Taking everything out of the house: who may have a hand in it, to whom it is locked, and for how long it lies ready.

use kernel::{Instant, Role, RuleBreak, WorkerId};

/// Who may be one of the two: who keeps the house and who watches over personal data. A small house often has one of each, and neither
/// answers for everybody's data alone.
pub const KEEPERS: [Role; 2] = [Role::Administrator, Role::DataProtectionOfficer];

/// For so many seconds it lies ready: a week, as the question had.
pub const READY_SECONDS: i64 = 7 * 24 * 3600;

/// The most signs of a reason.
const LONGEST_REASON: usize = 500;

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// What it is for, in their words: who reads the log later wants to know.
    pub reason: String,
    /// To whom it is locked.
    pub recipient: Recipient,
}

impl Wish {
    /// As typed in a form.
    ///
    /// # Errors
    /// Every rule that is not met: `reason`, `recipient`.
    pub fn written(reason: &str, recipient: &str) -> Result<Self, Vec<RuleBreak>> {
        let (reason, recipient) = (reason.trim(), recipient.trim());
        let mut breaks = Vec::new();
        if reason.is_empty() {
            breaks.push(RuleBreak::new("reason", "kit-required"));
        } else if reason.chars().count() > LONGEST_REASON {
            breaks.push(RuleBreak::new("reason", "kit-too-long"));
        }
        match Recipient::read(recipient) {
            Some(recipient) if breaks.is_empty() => return Ok(Self { reason: reason.to_owned(), recipient }),
            Some(_) => {}
            None if recipient.starts_with("AGE-SECRET-KEY-") => {
                breaks.push(RuleBreak::new("recipient", "people-export-key-secret"));
            }
            None => breaks.push(RuleBreak::new("recipient", "people-export-key-wrong")),
        }
        Err(breaks)
    }
}

/// The public half of a key of age (`age1…`): whoever holds the other half, and nobody else, can open what is locked to it.
#[derive(Clone)]
pub struct Recipient {
    text: String,
    key: age::x25519::Recipient,
}

impl Recipient {
    /// Reads one; none when a sign is wrong, which its last signs show.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let key: age::x25519::Recipient = text.parse().ok()?;
        Some(Self { text: key.to_string(), key })
    }

    /// As it is written: `age1…`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// For what locks.
    #[must_use]
    pub const fn key(&self) -> &age::x25519::Recipient {
        &self.key
    }
}

impl PartialEq for Recipient {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Recipient {}

impl std::fmt::Debug for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

/// How an export stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// A second person has not approved it.
    Waits,
    /// It is approved, and being made.
    InTheMaking,
    /// It can be taken.
    Ready,
    /// It was taken back, it came too late, or its days are over.
    Over,
}

/// What is known of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// Until when it could be approved.
    pub open_until: Option<Instant>,
    /// When it was approved.
    pub approved_at: Option<Instant>,
    /// Until when it can be taken; none until it is made.
    pub ready_until: Option<Instant>,
    /// When it ended.
    pub ended_at: Option<Instant>,
}

impl Facts {
    /// How it stands.
    #[must_use]
    pub fn stage(&self, now: Instant) -> Stage {
        let is_past = |end: Option<Instant>| end.is_some_and(|end| end <= now);
        match self {
            Self { ended_at: Some(_), .. } => Stage::Over,
            Self { ready_until: Some(_), .. } if is_past(self.ready_until) => Stage::Over,
            Self { ready_until: Some(_), .. } => Stage::Ready,
            Self { approved_at: Some(_), .. } => Stage::InTheMaking,
            _ if is_past(self.open_until) => Stage::Over,
            _ => Stage::Waits,
        }
    }
}

/// Whether somebody may take an export: only the two who answer for it.
#[must_use]
pub fn may_take(who: WorkerId, asked_by: WorkerId, approved_by: Option<WorkerId>) -> bool {
    approved_by.is_some_and(|approved_by| who == asked_by || who == approved_by)
}

#[cfg(test)]
mod tests {
    use kernel::TypedId as _;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    const KEY: &str = "age14ghrpmcjhdcvkz354ql37plzmzm542whtwnr0e7ws4w36gv67gyqrktggw";

    fn fields(wish: Result<Wish, Vec<RuleBreak>>) -> Vec<RuleBreak> {
        wish.err().unwrap_or_default()
    }

    #[test]
    fn a_wish_has_a_reason_and_a_key_that_locks() {
        let wish = Wish::written(" Ander programma ", &format!(" {KEY}\n")).unwrap();
        assert_eq!((wish.reason.as_str(), wish.recipient.as_str()), ("Ander programma", KEY));
        assert_eq!(
            fields(Wish::written(" ", "")),
            [RuleBreak::new("reason", "kit-required"), RuleBreak::new("recipient", "people-export-key-wrong")]
        );
        assert_eq!(fields(Wish::written(&"x".repeat(501), KEY)), [RuleBreak::new("reason", "kit-too-long")]);
        // One sign is wrong; and the half that nobody may have.
        assert_eq!(
            fields(Wish::written("x", &KEY.replace("ghr", "gha"))),
            [RuleBreak::new("recipient", "people-export-key-wrong")]
        );
        assert_eq!(
            fields(Wish::written("x", "AGE-SECRET-KEY-1XYZ")),
            [RuleBreak::new("recipient", "people-export-key-secret")]
        );
    }

    proptest! {
        /// Nobody but two different people ever takes it, and never before there are two.
        #[test]
        fn only_the_two_take_it(who in 0..3_u128, by in 0..3_u128, approved in proptest::option::of(0..3_u128)) {
            let person = |number| WorkerId::from_uuid(Uuid::from_u128(number));
            let may = may_take(person(who), person(by), approved.map(person));
            prop_assert_eq!(may, approved.is_some() && (who == by || Some(who) == approved));
        }

        /// What is over stays over, and nothing is ready that was not approved and made.
        #[test]
        fn an_export_goes_forward_only(open in 0..9_i64, approved in proptest::option::of(0..9_i64), ready in proptest::option::of(0..9_i64), ended in proptest::option::of(0..9_i64), at in 0..12_i64) {
            let moment = |at: i64| Instant::from_micros(0).plus_seconds(at);
            let ready = approved.and(ready);
            let facts = Facts { open_until: Some(moment(open)), approved_at: approved.map(moment), ready_until: ready.map(moment), ended_at: ended.map(moment) };
            let stage = facts.stage(moment(at));
            prop_assert!(stage != Stage::Over || facts.stage(moment(at + 1)) == Stage::Over);
            prop_assert_eq!(stage == Stage::Ready, ended.is_none() && ready.is_some_and(|ready| at < ready));
            prop_assert_eq!(stage == Stage::Waits, ended.is_none() && approved.is_none() && at < open);
        }
    }
}
