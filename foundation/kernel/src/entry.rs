use crate::{Actor, Denied, Reason, Record, Role};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Something was shown.
    Seen,
    /// Something was changed.
    Done,
    /// It was refused.
    Refused,
}

/// One entry of the access log: who, in which role, did what, to which thing, why. Nothing of what is in the thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Who.
    pub actor: Actor,
    /// In which role, when one was needed.
    pub role: Option<Role>,
    /// The code of the action.
    pub action: &'static str,
    /// To which thing.
    pub record: Record,
    /// Why; a refusal needs no reason.
    pub reason: Option<Reason>,
    /// What came of it.
    pub outcome: Outcome,
}

impl Outcome {
    /// Its code in the log; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }
}

impl Denied {
    /// What the access log says of the refusal: one entry for each thing that was asked for, one when none was.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let nothing = [Record { kind: "", id: None }];
        let asked = if self.records.is_empty() { nothing.as_slice() } else { &self.records };
        let entry = |record: &Record| Entry {
            actor: self.actor.clone(),
            role: None,
            action: self.action,
            record: *record,
            reason: None,
            outcome: Outcome::Refused,
        };
        asked.iter().map(entry).collect()
    }
}
