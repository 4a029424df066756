use crate::{Action, Actor, Entry, Outcome, Reason, Role, Subject};

/// The proof that somebody may do `A` to one thing.
///
/// An action is a type with a private field that lives in a room's `access.rs`; [`May::of`] takes one by value, so only
/// that file can make this proof. Store functions that touch personal data ask for `&May<A>`.
///
/// ```compile_fail
/// mod access { pub struct Decide(()); }
/// // Nobody outside `access` can make a `Decide`, so nobody outside can make a `May<Decide>`.
/// let may = kernel::May::of(access::Decide(()), &kernel::Actor::Visitor, 1, kernel::Reason::OwnCase);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct May<A, S> {
    action: A,
    actor: Actor,
    subject: S,
    reason: Reason,
    role: Option<Role>,
}

impl<A, S> May<A, S> {
    /// The proof that `actor` may do `action` to `subject`, for this reason.
    pub fn of(action: A, actor: &Actor, subject: S, reason: Reason) -> Self {
        Self { action, actor: actor.clone(), subject, reason, role: None }
    }

    /// The same, done in this role.
    pub(crate) fn in_role(self, role: Option<Role>) -> Self {
        Self { role, ..self }
    }

    /// What may be done.
    pub const fn action(&self) -> &A {
        &self.action
    }

    /// Who may do it.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// To what it may be done.
    pub const fn subject(&self) -> &S {
        &self.subject
    }

    /// Why, as the access log will say.
    pub const fn reason(&self) -> &Reason {
        &self.reason
    }

    /// In which role, when one was needed.
    #[must_use]
    pub const fn role(&self) -> Option<Role> {
        self.role
    }
}

impl<A: Action, S: Subject> May<A, S> {
    /// What the access log says of this: one entry for each thing.
    #[must_use]
    pub fn entries(&self, outcome: Outcome) -> Vec<Entry> {
        self.entries_about(&self.subject, outcome)
    }
}

impl<A: Action, S> May<A, S> {
    /// What the access log says of another thing that came of this: what was made.
    #[must_use]
    pub fn entries_about(&self, subject: &impl Subject, outcome: Outcome) -> Vec<Entry> {
        let entry = |record| Entry {
            actor: self.actor.clone(),
            role: self.role,
            action: A::RULE.code,
            record,
            reason: Some(self.reason.clone()),
            outcome,
        };
        subject.records().into_iter().map(entry).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Read(());

    #[test]
    fn a_proof_says_who_may_do_what_to_which_and_why() {
        let may = May::of(Read(()), &Actor::Program("audit"), 7, Reason::Audit);
        assert_eq!(may.actor(), &Actor::Program("audit"));
        assert_eq!((may.subject(), may.reason(), may.action().0), (&7, &Reason::Audit, ()));
    }
}
