//! Who may do what with the directory of the house.

use kernel::{Actor, May, Reason, WholeHouse};

kernel::actions! {
    "See when the house is open, and how that was before."
    SeeHours see_hours "directory.hours.see" { Administrator: House }
    "Change when the house is open."
    ChangeHours change_hours "directory.hours.change" { Administrator: House }
    "Change what the directory says of a service, an organisation, a place, a topic or an urgent line, see how it was before, and put it back."
    KeepEntries keep_entries "directory.entries.keep" { DeskWorker: House, TeamLead: House, Administrator: House }
    "Say of a day that a sitting is full, stays away, moves or comes extra."
    KeepSittings keep_sittings "directory.sittings.keep" {
        DeskWorker: House, SocialWorker: House, FamilySupporter: House, PartnerWorker: House, TeamLead: House,
        Administrator: House
    }
    "See which partners sit in the house, and when their hours were last confirmed."
    SeePartners see_partners "directory.partners.see" { DeskWorker: House, TeamLead: House, Administrator: House }
    "Give a partner a link with which it keeps its own hours, or withdraw it."
    LinkPartners link_partners "directory.partners.link" { DeskWorker: House, TeamLead: House, Administrator: House }
    "Say for a partner that its hours are still true."
    ConfirmHours confirm_hours "directory.partners.confirm" { DeskWorker: House, TeamLead: House, Administrator: House }
    "See what visitors and colleagues say is wrong in the directory."
    SeeCorrections see_corrections "directory.corrections.see" {
        DeskWorker: House, SocialWorker: House, FamilySupporter: House, OutreachWorker: House, PartnerWorker: House,
        TeamLead: House, Administrator: House
    }
    "Settle what somebody says is wrong in the directory."
    SettleCorrections settle_corrections "directory.corrections.settle" {
        DeskWorker: House, TeamLead: House, Administrator: House
    }
}

/// In whose name something is written down that a partner says with its link: nobody signed in.
pub const PARTNER: Actor = Actor::Program("partner");

/// The right of whoever holds the link of a partner to say that a sitting differs. Over which, the caller knows from the link.
#[must_use]
pub fn keep_sittings_by_link() -> May<KeepSittings, WholeHouse> {
    May::of(KeepSittings(()), &PARTNER, WholeHouse, Reason::Upkeep)
}

/// The right of whoever holds the link of a partner to say that its hours are still true.
#[must_use]
pub fn confirm_hours_by_link() -> May<ConfirmHours, WholeHouse> {
    May::of(ConfirmHours(()), &PARTNER, WholeHouse, Reason::Upkeep)
}
