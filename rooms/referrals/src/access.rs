//! Who hands somebody over, and who hears what came of it.

use kernel::{Action, Actor, Denied, May, Permit, Reason, Subject, TeamId};

/// In whose name stands what is done with the link of a referral: nobody signed in.
pub const PARTNER: Actor = Actor::Program("partner");

kernel::actions! {
    "Hand somebody over to a service, or write down that information was given."
    MakeReferral make_referral "referrals.referral.make" {
        DeskWorker: Team, SocialWorker: Team, FamilySupporter: Team, OutreachWorker: Team, PartnerWorker: Team, TeamLead: Team
    }
    "See which referrals of one's team wait for something."
    SeeList see_list "referrals.list.see" {
        DeskWorker: Team, SocialWorker: Team, FamilySupporter: Team, OutreachWorker: Team, PartnerWorker: Team, TeamLead: Team
    }
    "See a referral of one's team."
    SeeReferral see_referral "referrals.referral.see" {
        DeskWorker: Team, SocialWorker: Team, FamilySupporter: Team, OutreachWorker: Team, PartnerWorker: Team, TeamLead: Team
    }
    "Follow a referral of one's team: let the partner answer, write down what was heard, try the next."
    FollowReferral follow_referral "referrals.referral.follow" {
        DeskWorker: Team, SocialWorker: Team, FamilySupporter: Team, OutreachWorker: Team, PartnerWorker: Team, TeamLead: Team
    }
    "See what is shared of the person in a referral of one's team."
    SeePerson see_person "referrals.person.see" {
        DeskWorker: Team, SocialWorker: Team, FamilySupporter: Team, OutreachWorker: Team, TeamLead: Team
    }
    "Share with a partner who the person in a referral of one's team is, take that back, or write down that they do not want it."
    SharePerson share_person "referrals.person.share" {
        DeskWorker: Team, SocialWorker: Team, FamilySupporter: Team, OutreachWorker: Team, TeamLead: Team
    }
    "See how many referrals of the house reached a known ending."
    SeeFigures see_figures "referrals.figures.see" {
        DeskWorker: House, SocialWorker: House, FamilySupporter: House, OutreachWorker: House, TeamLead: House
    }
}

/// The right over one's own team.
///
/// # Errors
/// When the role is held in no team.
pub fn of_own_team<A: Action>(permit: Permit<A>) -> Result<May<A, TeamId>, Denied> {
    permit.over_own_team(Reason::Handover)
}

/// The right of the program itself to write sample referrals down for a team. Nobody but the program gets it.
#[must_use]
pub fn make_by_program(actor: &Actor, team: TeamId) -> Option<May<MakeReferral, TeamId>> {
    matches!(actor, Actor::Program(_)).then(|| May::of(MakeReferral(()), actor, team, Reason::Handover))
}

/// The right of whoever holds the link of a referral to read what is shared with them. Over which, the caller knows from the link.
#[must_use]
pub fn see_person_by_link<S: Subject>(referral: S) -> May<SeePerson, S> {
    May::of(SeePerson(()), &PARTNER, referral, Reason::Handover)
}
