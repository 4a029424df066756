use std::{fmt, sync::Arc};

use crate::Role;

crate::typed_id! {
    /// Somebody who works in the house, for us or for a partner: one account.
    WorkerId,
    /// A team: people who share their work, and so what they may see of it.
    TeamId,
    /// One time that somebody signed in.
    SessionId,
}

/// Who does something. Every transaction and every log line knows its actor.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Actor {
    /// Somebody of whom we know nothing and ask nothing: a visitor of the public pages.
    Visitor,
    /// The program itself: a job, an import or a command, by its name.
    Program(&'static str),
    /// Somebody who signed in, with the rights of this very moment.
    Worker(Worker),
}

/// Somebody who signed in, as one request knows them. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Worker {
    /// Who.
    pub id: WorkerId,
    /// In which session.
    pub session: SessionId,
    /// What they may do today, where. Looked up anew for each request.
    pub posts: Arc<[Post]>,
    /// Whether they proved who they are in the last minutes: what dangerous acts ask for.
    pub fresh: bool,
}

/// A role that somebody holds today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Post {
    /// The role.
    pub role: Role,
    /// The team in which it is held; none for a role of the whole house.
    pub team: Option<TeamId>,
    /// Held for a colleague who is away.
    pub stands_in: bool,
}

impl Actor {
    /// Who signed in, when somebody did.
    #[must_use]
    pub const fn worker(&self) -> Option<&Worker> {
        match self {
            Self::Worker(worker) => Some(worker),
            Self::Visitor | Self::Program(_) => None,
        }
    }

    /// What they may do today; nothing for a visitor.
    #[must_use]
    pub fn posts(&self) -> &[Post] {
        self.worker().map_or(&[], |worker| &worker.posts)
    }

    /// Whether they hold this role anywhere in the house.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.posts().iter().any(|post| post.role == role)
    }
}

impl fmt::Display for Actor {
    /// The form for logs: `visitor`, `program:import`, or `worker:` and the id.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Visitor => f.write_str("visitor"),
            Self::Program(name) => write!(f, "program:{name}"),
            Self::Worker(worker) => write!(f, "worker:{}", worker.id),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::TypedId as _;

    #[test]
    fn an_actor_names_itself_without_saying_who_somebody_is() {
        let id = WorkerId::from_uuid(Uuid::from_u128(7));
        let posts = [Post { role: Role::Policy, team: None, stands_in: false }];
        let worker = Worker { id, session: SessionId::from_uuid(Uuid::nil()), posts: posts.into(), fresh: true };
        let actor = Actor::Worker(worker);
        assert_eq!(Actor::Visitor.to_string(), "visitor");
        assert_eq!(Actor::Program("import").to_string(), "program:import");
        assert_eq!(actor.to_string(), "worker:00000000-0000-0000-0000-000000000007");
        assert!(actor.is(Role::Policy) && !actor.is(Role::TeamLead) && !Actor::Visitor.is(Role::Policy));
    }
}
