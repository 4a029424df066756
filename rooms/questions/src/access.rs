//! Who may work a desk, and who says how long words are kept.

use kernel::{Actor, Denied, May, Reason, TeamId};

kernel::actions! {
    "Write down a question at the desk, and undo it within the minute."
    WorkDesk work_desk "questions.desk.work" {
        DeskWorker: Team, SocialWorker: Team, FamilySupporter: Team, OutreachWorker: Team, PartnerWorker: Team, TeamLead: Team
    }
    "See the questions of the day of one's team."
    SeeShift see_shift "questions.shift.see" {
        DeskWorker: Team, SocialWorker: Team, FamilySupporter: Team, OutreachWorker: Team, PartnerWorker: Team, TeamLead: Team
    }
    "Leave a message for the next shift of one's team, and say that one is done."
    WriteMessage write_message "questions.message.write" {
        DeskWorker: Team, SocialWorker: Team, FamilySupporter: Team, OutreachWorker: Team, PartnerWorker: Team, TeamLead: Team
    }
    "Change what the house adds to the code lists of the desk."
    ChangeLists change_lists "questions.lists.change" { Administrator: House }
    "See for how many days the words of a question are kept."
    SeeWindow see_window "questions.window.see" { Administrator: House, DataProtectionOfficer: House }
    "Change for how many days the words of a question are kept."
    ChangeWindow change_window "questions.window.change" fresh { DataProtectionOfficer: House }
}

/// The right to work the desk of one's team. Who has posts in several teams works for the one of the desk.
///
/// # Errors
/// When nobody signed in, none of the roles fits, or it is held in no team.
pub fn desk(actor: &Actor) -> Result<May<WorkDesk, TeamId>, Denied> {
    work_desk(actor)?.over_own_team(Reason::Upkeep)
}

/// The right to see the day of one's team: the same team as at the desk.
///
/// # Errors
/// As [`desk`].
pub fn shift(actor: &Actor) -> Result<May<SeeShift, TeamId>, Denied> {
    see_shift(actor)?.over_own_team(Reason::Upkeep)
}

/// The right to leave messages for one's team: the same team as at the desk.
///
/// # Errors
/// As [`desk`].
pub fn message(actor: &Actor) -> Result<May<WriteMessage, TeamId>, Denied> {
    write_message(actor)?.over_own_team(Reason::Upkeep)
}

/// The right of the program itself to write sample questions down for a team. Nobody but the program gets it.
#[must_use]
pub fn desk_by_program(actor: &Actor, team: TeamId) -> Option<May<WorkDesk, TeamId>> {
    matches!(actor, Actor::Program(_)).then(|| May::of(WorkDesk(()), actor, team, Reason::Upkeep))
}

#[cfg(test)]
mod tests {
    use kernel::{Post, Role, SessionId, TypedId, Worker, WorkerId};
    use uuid::Uuid;

    use super::*;

    fn id<I: TypedId>(number: u128) -> I {
        I::from_uuid(Uuid::from_u128(number))
    }

    fn who(posts: &[(Role, Option<u128>)]) -> Actor {
        let post = |(role, team): &(Role, Option<u128>)| Post { role: *role, team: team.map(id), stands_in: false };
        let posts = posts.iter().map(post).collect();
        Actor::Worker(Worker { id: id::<WorkerId>(1), session: id::<SessionId>(2), posts, fresh: false })
    }

    #[test]
    fn who_works_in_two_teams_works_the_desk_for_the_team_of_the_desk() {
        let both = who(&[(Role::SocialWorker, Some(7)), (Role::DeskWorker, Some(8))]);
        assert_eq!(desk(&both).unwrap().subject(), &id::<TeamId>(8));
    }

    #[test]
    fn without_a_role_or_a_team_there_is_no_desk() {
        for posts in [[(Role::Policy, None)], [(Role::CommitteeMember, Some(7))], [(Role::DeskWorker, None)]] {
            assert!(desk(&who(&posts)).is_err(), "{posts:?}");
        }
        assert!(desk(&Actor::Visitor).is_err());
    }
}
