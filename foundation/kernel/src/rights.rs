//! Rights as data: a room's `access.rs` lists its actions with who may do them, and gives a [`Permit`], which becomes a
//! [`May`] once it is known over whom.

use uuid::Uuid;

use crate::{Actor, May, Post, Reason, Record, Role, Subject, TeamId, TypedId as _, WorkerId};

/// How far a right reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Everything in the house.
    House,
    /// What belongs to the team in which the role is held.
    Team,
    /// What is the worker's own.
    Own,
}

/// Who holds a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// Whoever signed in.
    EveryWorker,
    /// Whoever holds this role today.
    Role(Role),
}

/// One action of a room, as a line of the table of rights.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Room, resource and act: `people.workers.list`. Stands in the access log and never changes.
    pub code: &'static str,
    /// What it is, in a sentence.
    pub meaning: &'static str,
    /// Who may, and how far.
    pub holders: &'static [(Holder, Reach)],
    /// Whether the worker must have proved in the last minutes who they are (ASVS 7.5.3).
    pub fresh: bool,
}

/// An action that somebody may have the right to. Declared with [`actions!`](crate::actions) in a room's `access.rs`.
pub trait Action: 'static {
    /// Its line in the table of rights.
    const RULE: Rule;
}

/// What a check may look at: to which teams a thing belongs, and whose it is. It says nothing about a client.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// The teams it belongs to.
    pub teams: Vec<TeamId>,
    /// The worker whose it is.
    pub owner: Option<WorkerId>,
}

/// Why somebody may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nobody signed in.
    SignIn,
    /// None of the roles that the action takes. Asked before the thing is looked up, so it says nothing about the thing.
    Role,
    /// Not theirs, or not there: the answer is the same, so that existence stays secret.
    Hidden,
    /// They must first prove again who they are.
    Stale,
}

/// A refusal, with what the access log says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denied {
    /// Why.
    pub why: Why,
    /// The code of the action.
    pub action: &'static str,
    /// What it was to be done to, as far as it was asked for; it may not exist.
    pub records: Vec<Record>,
    /// Who asked.
    pub actor: Actor,
}

/// The proof that an actor holds a role for `A` somewhere; over what is still to be seen.
#[derive(Debug)]
pub struct Permit<A> {
    action: A,
    actor: Actor,
}

impl<A: Action> Permit<A> {
    /// The permit of this actor. Takes the action by value, so only a room's `access.rs` can ask.
    ///
    /// # Errors
    /// When nobody signed in, none of the roles fits, or the act is dangerous and the proof of who they are is old.
    pub fn of(action: A, actor: &Actor) -> Result<Self, Denied> {
        let denied = |why| Denied { why, action: A::RULE.code, records: Vec::new(), actor: actor.clone() };
        let worker = actor.worker().ok_or_else(|| denied(Why::SignIn))?;
        if !A::RULE.holders.iter().any(|(holder, _)| holder.is(&worker.posts)) {
            return Err(denied(Why::Role));
        }
        if A::RULE.fresh && !worker.fresh {
            return Err(denied(Why::Stale));
        }
        Ok(Self { action, actor: actor.clone() })
    }

    /// Over everything in the house.
    ///
    /// # Errors
    /// When the right reaches no further than a team or what is one's own.
    pub fn over_house<S: Subject>(self, subject: S, reason: Reason) -> Result<May<A, S>, Denied> {
        self.over(Some(&Scope::default()), subject, reason)
    }

    /// Over one thing, or several of one scope. `scope` is what was found out about it: none when there is no such thing.
    ///
    /// # Errors
    /// [`Why::Hidden`] when it is out of reach or not there.
    pub fn over<S: Subject>(self, scope: Option<&Scope>, subject: S, reason: Reason) -> Result<May<A, S>, Denied> {
        match scope.and_then(|scope| self.post_over(scope)) {
            Some(post) => {
                let reason =
                    if post.is_some_and(|post| post.stands_in) { reason.in_place_of_another() } else { reason };
                let role = post.map(|post| post.role);
                Ok(May::of(self.action, &self.actor, subject, reason).in_role(role))
            }
            None => {
                let records = subject.records();
                Err(Denied { why: Why::Hidden, action: A::RULE.code, records, actor: self.actor })
            }
        }
    }

    /// Over one's own team. Who holds the right in several works for the first, in the order in which the roles of the action are named.
    ///
    /// # Errors
    /// When it is held in no team.
    pub fn over_own_team(self, reason: Reason) -> Result<May<A, TeamId>, Denied> {
        let team = self.teams().unwrap_or_default().into_iter().next();
        let scope = team.map(|team| Scope { teams: vec![team], owner: None });
        let nobodys = || TeamId::from_uuid(Uuid::nil());
        self.over(scope.as_ref(), team.unwrap_or_else(nobodys), reason)
    }

    /// The teams whose things may be listed; `None` is the whole house.
    #[must_use]
    pub fn teams(&self) -> Option<Vec<TeamId>> {
        let reaches = |reach| self.held().filter(move |(_, far)| *far == reach);
        if reaches(Reach::House).next().is_some() {
            return None;
        }
        Some(reaches(Reach::Team).filter_map(|(post, _)| post?.team).collect())
    }

    /// Who holds it.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The post by which the thing is within reach, one of one's own before that of a colleague; `Some(None)` when none is needed.
    fn post_over(&self, scope: &Scope) -> Option<Option<&Post>> {
        let own = scope.owner.is_some() && scope.owner == self.actor.worker().map(|worker| worker.id);
        let reached = |(post, reach): &(Option<&Post>, Reach)| match reach {
            Reach::House => true,
            Reach::Team => post.and_then(|post| post.team).is_some_and(|team| scope.teams.contains(&team)),
            Reach::Own => own,
        };
        self.held().filter(reached).map(|(post, _)| post).min_by_key(|post| post.is_some_and(|post| post.stands_in))
    }

    /// The posts that give the right, each with how far it reaches.
    fn held(&self) -> impl Iterator<Item = (Option<&Post>, Reach)> {
        A::RULE.holders.iter().flat_map(|(holder, reach)| {
            let everybody = (*holder == Holder::EveryWorker).then_some((None, *reach));
            let posts = self.actor.posts().iter().filter(|post| *holder == Holder::Role(post.role));
            everybody.into_iter().chain(posts.map(|post| (Some(post), *reach)))
        })
    }
}

impl Holder {
    fn is(self, posts: &[Post]) -> bool {
        match self {
            Self::EveryWorker => true,
            Self::Role(role) => posts.iter().any(|post| post.role == role),
        }
    }
}

/// Declares the actions of a room in its `access.rs`: a type that only this file can make, the function that asks for the
/// permit, and the table `RULES`.
///
/// ```
/// mod access {
///     kernel::actions! {
///         "See who works in the house."
///         ListWorkers list_workers "people.workers.list" { Administrator: House, TeamLead: Team }
///         "Give somebody a role."
///         GrantPost grant_post "people.posts.grant" fresh { Administrator: House }
///         "See one's own account."
///         OwnAccount own_account "people.account.see" { EveryWorker: Own }
///     }
/// }
/// assert_eq!(access::RULES.len(), 3);
/// assert!(access::list_workers(&kernel::Actor::Visitor).is_err());
/// ```
#[macro_export]
macro_rules! actions {
    ($($meaning:literal $name:ident $permit:ident $code:literal $($fresh:ident)? { $($holder:ident: $reach:ident),+ $(,)? })+) => {
        $(
            #[doc = $meaning]
            #[derive(Debug)]
            pub struct $name(());

            impl $crate::Action for $name {
                const RULE: $crate::Rule = $crate::Rule {
                    code: $code,
                    meaning: $meaning,
                    holders: &[$(($crate::actions!(@holder $holder), $crate::Reach::$reach)),+],
                    fresh: false $(|| $crate::actions!(@fresh $fresh))?,
                };
            }

            #[doc = concat!("Asks for the permit: ", $meaning)]
            ///
            /// # Errors
            /// When nobody signed in or none of the roles fits.
            pub fn $permit(actor: &$crate::Actor) -> Result<$crate::Permit<$name>, $crate::Denied> {
                $crate::Permit::of($name(()), actor)
            }
        )+

        /// Every action of the room with who may do it.
        pub const RULES: &[$crate::Rule] = &[$(<$name as $crate::Action>::RULE),+];
    };
    (@holder EveryWorker) => { $crate::Holder::EveryWorker };
    (@holder $role:ident) => { $crate::Holder::Role($crate::Role::$role) };
    (@fresh fresh) => { true };
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::{SessionId, Worker};

    #[expect(unreachable_pub, reason = "declared as in a room, where others use them")]
    mod access {
        crate::actions! {
            "See a file."
            SeeFile see_file "cases.files.see" { TeamLead: Team, SocialWorker: Own, DataProtectionOfficer: House }
            "Erase a file."
            Erase erase "cases.files.erase" fresh { DataProtectionOfficer: House }
        }
    }

    fn team(number: u128) -> TeamId {
        TeamId::from_uuid(Uuid::from_u128(number))
    }

    fn worker(number: u128) -> WorkerId {
        WorkerId::from_uuid(Uuid::from_u128(number))
    }

    fn actor(posts: &[(Role, Option<TeamId>)], fresh: bool) -> Actor {
        let posts = posts.iter().map(|(role, team)| Post { role: *role, team: *team, stands_in: false }).collect();
        Actor::Worker(Worker { id: worker(1), session: SessionId::from_uuid(Uuid::nil()), posts, fresh })
    }

    fn sees(actor: &Actor, scope: Option<&Scope>) -> Result<Option<Role>, Why> {
        let may = access::see_file(actor).and_then(|permit| permit.over(scope, worker(9), Reason::OwnCase));
        may.map(|may| may.role()).map_err(|denied| denied.why)
    }

    #[test]
    fn a_right_reaches_as_far_as_the_role_says() {
        let lead = actor(&[(Role::TeamLead, Some(team(1)))], false);
        let of_team = |number| Scope { teams: vec![team(number)], owner: None };
        assert_eq!(sees(&lead, Some(&of_team(1))), Ok(Some(Role::TeamLead)));
        assert_eq!(sees(&lead, Some(&of_team(2))), Err(Why::Hidden));
        assert_eq!(sees(&lead, None), Err(Why::Hidden));
        let own = actor(&[(Role::SocialWorker, Some(team(1)))], false);
        assert_eq!(sees(&own, Some(&of_team(1))), Err(Why::Hidden));
        assert_eq!(sees(&own, Some(&Scope { teams: vec![], owner: Some(worker(1)) })), Ok(Some(Role::SocialWorker)));
        assert_eq!(sees(&actor(&[(Role::Policy, None)], true), None), Err(Why::Role));
        assert_eq!(sees(&Actor::Visitor, None), Err(Why::SignIn));
    }

    #[test]
    fn who_stands_in_says_so_unless_it_is_their_own_work() {
        let posts = |own: bool| {
            let post = |stands_in| Post { role: Role::TeamLead, team: Some(team(1)), stands_in };
            std::iter::once(post(true)).chain(own.then(|| post(false))).collect()
        };
        let reason = |own, reason| {
            let session = SessionId::from_uuid(Uuid::nil());
            let actor = Actor::Worker(Worker { id: worker(1), session, posts: posts(own), fresh: false });
            let scope = Scope { teams: vec![team(1)], owner: None };
            let may = access::see_file(&actor).and_then(|permit| permit.over(Some(&scope), worker(9), reason));
            may.map(|may| may.reason().clone()).unwrap()
        };
        assert_eq!(reason(false, Reason::Handover), Reason::StandIn);
        assert_eq!(reason(false, Reason::ClientRequest), Reason::ClientRequest);
        assert_eq!(reason(true, Reason::Handover), Reason::Handover);
    }

    #[test]
    fn a_dangerous_act_takes_a_fresh_proof() {
        let officer = |fresh| actor(&[(Role::DataProtectionOfficer, None)], fresh);
        assert_eq!(access::erase(&officer(false)).unwrap_err().why, Why::Stale);
        assert!(access::erase(&officer(true)).is_ok());
        assert_eq!(access::RULES.iter().filter(|rule| rule.fresh).count(), 1);
    }

    #[test]
    fn a_list_is_bound_to_the_teams_of_the_role() {
        let both = actor(&[(Role::TeamLead, Some(team(1))), (Role::TeamLead, Some(team(2)))], false);
        assert_eq!(access::see_file(&both).unwrap().teams(), Some(vec![team(1), team(2)]));
        let house = actor(&[(Role::TeamLead, Some(team(1))), (Role::DataProtectionOfficer, None)], false);
        assert_eq!(access::see_file(&house).unwrap().teams(), None);
    }

    fn posts() -> impl Strategy<Value = Vec<(Role, Option<TeamId>)>> {
        let role = (0..Role::ALL.len()).prop_map(|at| Role::ALL[at]);
        proptest::collection::vec((role, proptest::option::of((1..4_u128).prop_map(team))), 0..6)
    }

    proptest! {
        /// Taking a post away never gives a right.
        #[test]
        fn fewer_posts_never_see_more(posts in posts(), cut in 0..6_usize, of in 1..4_u128, own: bool) {
            let scope = Scope { teams: vec![team(of)], owner: own.then(|| worker(1)) };
            let mut fewer = posts.clone();
            if cut < fewer.len() { fewer.remove(cut); }
            if sees(&actor(&fewer, false), Some(&scope)).is_ok() {
                prop_assert!(sees(&actor(&posts, false), Some(&scope)).is_ok());
            }
        }

        /// What is listed and what is seen one by one are the same.
        #[test]
        fn a_list_shows_what_one_may_open(posts in posts(), of in 1..4_u128) {
            let actor = actor(&posts, false);
            let listed = access::see_file(&actor).is_ok_and(|permit| permit.teams().is_none_or(|teams| teams.contains(&team(of))));
            let opened = sees(&actor, Some(&Scope { teams: vec![team(of)], owner: None })).is_ok();
            prop_assert_eq!(listed, opened);
        }
    }
}
