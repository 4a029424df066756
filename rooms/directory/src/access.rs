//! Who may do what with the directory of the house.

kernel::actions! {
    "See when the house is open, and how that was before."
    SeeHours see_hours "directory.hours.see" { Administrator: House }
    "Change when the house is open."
    ChangeHours change_hours "directory.hours.change" { Administrator: House }
    "Say of a day that a sitting is full, stays away, moves or comes extra."
    KeepSittings keep_sittings "directory.sittings.keep" {
        DeskWorker: House, SocialWorker: House, FamilySupporter: House, PartnerWorker: House, TeamLead: House,
        Administrator: House
    }
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
