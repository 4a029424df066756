use crate::Actor;

/// Why somebody looks at personal data: the code list of the access log (domain brief, "access reasons").
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The case is the actor's own.
    OwnCase,
    /// The actor stands in for a colleague.
    StandIn,
    /// A case changes hands.
    Handover,
    /// The file is on the agenda of the special committee.
    Agenda,
    /// The person asked for it.
    ClientRequest,
    /// A check by the data protection officer.
    Audit,
    /// An emergency, in the actor's own words; the data protection officer is told.
    BreakGlass(String),
}

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
}

impl<A, S> May<A, S> {
    /// The proof that `actor` may do `action` to `subject`, for this reason.
    pub fn of(action: A, actor: &Actor, subject: S, reason: Reason) -> Self {
        Self { action, actor: actor.clone(), subject, reason }
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
