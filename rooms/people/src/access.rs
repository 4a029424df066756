//! Who may do what with accounts, teams, roles and the access log.

use kernel::{Action, Actor, Denied, May, Permit, Reason, Scope, TypedId as _, WholeHouse, WorkerId};
use uuid::Uuid;

kernel::actions! {
    "See one's own account."
    SeeAccount see_account "people.account.see" { EveryWorker: Own }
    "Change how one signs in."
    ChangeAccount change_account "people.account.change" fresh { EveryWorker: Own }
    "Keep what one is writing in one's own browser, under a key of the house."
    KeepDrafts keep_drafts "people.drafts.keep" { EveryWorker: Own }
    "End sessions."
    EndSessions end_sessions "people.sessions.end" { EveryWorker: Own, Administrator: House }
    "See who works in the house, and what they may."
    SeeWorkers see_workers "people.workers.see" { Administrator: House, DataProtectionOfficer: House, TeamLead: Team }
    "Invite somebody to work in the house."
    InviteWorker invite_worker "people.workers.invite" fresh { Administrator: House }
    "Change a name, an address or a language."
    ChangeWorker change_worker "people.workers.change" fresh { Administrator: House }
    "Let somebody choose a new password."
    ResetWorker reset_worker "people.workers.reset" fresh { Administrator: House }
    "Let somebody begin anew who lost everything to sign in with."
    GiveWayBack give_way_back "people.ways-back.give" fresh { Administrator: House, TeamLead: Team }
    "End an account."
    EndWorker end_worker "people.workers.end" fresh { Administrator: House }
    "Ask that it is forgotten who an ended account was, approve what a colleague asked, or take it back."
    EraseWorker erase_worker "people.workers.erase" fresh { Administrator: House }
    "Give somebody a role."
    GrantPost grant_post "people.posts.grant" fresh { Administrator: House }
    "Let somebody stand in for a colleague of the team."
    GrantStandIn grant_stand_in "people.posts.stand-in" fresh { Administrator: House, TeamLead: Team }
    "Ask that somebody becomes an administrator, approve what a colleague asked, or take it back."
    MakeAdministrator make_administrator "people.administrators.make" fresh { Administrator: House }
    "Take a role away."
    RevokePost revoke_post "people.posts.revoke" fresh { Administrator: House }
    "See the teams."
    SeeTeams see_teams "people.teams.see" { Administrator: House, DataProtectionOfficer: House, TeamLead: House }
    "Make a team, or end one."
    KeepTeams keep_teams "people.teams.keep" fresh { Administrator: House }
    "See what waits to be sent or done."
    SeeJobs see_jobs "people.jobs.see" { Administrator: House }
    "Try failed work again, or give it up."
    KeepJobs keep_jobs "people.jobs.keep" fresh { Administrator: House }
    "See which letters wait to be posted: what each is about, and its town."
    SeeTray see_tray "people.tray.see" { Administrator: House, DeskWorker: House, TeamLead: House }
    "Open letters that wait to be posted, and print them."
    OpenLetters open_letters "people.letters.open" { Administrator: House, DeskWorker: House, TeamLead: House }
    "Say that letters were posted or that their address is wrong, or take that back."
    KeepTray keep_tray "people.tray.keep" { Administrator: House, DeskWorker: House, TeamLead: House }
    "See how the house is called and shows itself, and how it was."
    SeeHouse see_house "people.house.see" { Administrator: House }
    "Change how the house is called and shows itself."
    ChangeHouse change_house "people.house.change" fresh { Administrator: House }
    "Search the access log."
    SearchLog search_log "people.log.search" { DataProtectionOfficer: House }
    "Follow the chain of the access log."
    VerifyLog verify_log "people.log.verify" { DataProtectionOfficer: House, Administrator: House }
    "See which column of which table holds what of people."
    SeeRegister see_register "people.register.see" { DataProtectionOfficer: House, Administrator: House }
    "See how long things are kept, and what was removed."
    SeeRetention see_retention "people.retention.see" { DataProtectionOfficer: House, Administrator: House }
    "Propose how long something is kept, or take that back."
    ProposeRetention propose_retention "people.retention.propose" fresh { DataProtectionOfficer: House, Administrator: House }
    "Approve how long something is kept, proposed by another."
    ApproveRetention approve_retention "people.retention.approve" fresh { DataProtectionOfficer: House }
    "See how old the backups are."
    SeeBackups see_backups "people.backups.see" { Administrator: House, DataProtectionOfficer: House }
    "Ask for a backup."
    MakeBackup make_backup "people.backups.make" { Administrator: House }
    "See which exports of everything were asked for, and what came of them."
    SeeExports see_exports "people.exports.see" { Administrator: House, DataProtectionOfficer: House }
    "Ask for an export of everything of the house."
    AskExport ask_export "people.exports.ask" fresh { Administrator: House, DataProtectionOfficer: House }
    "Approve an export of everything that another asked for."
    ApproveExport approve_export "people.exports.approve" fresh { Administrator: House, DataProtectionOfficer: House }
    "Take an export of everything that one asked for or approved."
    TakeExport take_export "people.exports.take" fresh { Administrator: House, DataProtectionOfficer: House }
    "End an export of everything, or the question for it."
    EndExport end_export "people.exports.end" fresh { Administrator: House, DataProtectionOfficer: House }
}

/// The right of an actor over what is their own.
///
/// # Errors
/// When the right does not reach what is one's own.
pub fn own<A: Action>(permit: Permit<A>) -> Result<May<A, WorkerId>, Denied> {
    // Whoever holds a permit signed in.
    let id = permit.actor().worker().map_or_else(|| WorkerId::from_uuid(Uuid::nil()), |worker| worker.id);
    permit.over(Some(&Scope { teams: Vec::new(), owner: Some(id) }), id, Reason::Oneself)
}

/// The right over somebody else, for what nobody may do for themselves.
///
/// # Errors
/// When it is oneself, out of reach, or not there: the answer is the same.
pub fn over_another<A: Action>(
    permit: Permit<A>,
    scope: Option<&Scope>,
    id: WorkerId,
    reason: Reason,
) -> Result<May<A, WorkerId>, Denied> {
    let is_own = permit.actor().worker().is_some_and(|worker| worker.id == id);
    permit.over(scope.filter(|_| !is_own), id, reason)
}

/// The right of the program itself to make an account: the first administrator, and the people of the sample house. Nobody but the
/// program gets it.
#[must_use]
pub fn invite_by_program(actor: &Actor) -> Option<May<InviteWorker, WholeHouse>> {
    matches!(actor, Actor::Program(_)).then(|| May::of(InviteWorker(()), actor, WholeHouse, Reason::Upkeep))
}

/// The right of the program itself to give a role, as above.
#[must_use]
pub fn grant_by_program(actor: &Actor, worker: WorkerId) -> Option<May<GrantPost, WorkerId>> {
    matches!(actor, Actor::Program(_)).then(|| May::of(GrantPost(()), actor, worker, Reason::Upkeep))
}

/// The right of the program itself to hand out a link, as above.
#[must_use]
pub fn reset_by_program(actor: &Actor, worker: WorkerId) -> Option<May<ResetWorker, WorkerId>> {
    matches!(actor, Actor::Program(_)).then(|| May::of(ResetWorker(()), actor, worker, Reason::Upkeep))
}

/// The right of the program itself to make a team, as above.
#[must_use]
pub fn keep_teams_by_program(actor: &Actor) -> Option<May<KeepTeams, WholeHouse>> {
    matches!(actor, Actor::Program(_)).then(|| May::of(KeepTeams(()), actor, WholeHouse, Reason::Upkeep))
}

/// The right of the program itself to make a house and to change it, as above.
#[must_use]
pub fn change_house_by_program(actor: &Actor) -> Option<May<ChangeHouse, WholeHouse>> {
    matches!(actor, Actor::Program(_)).then(|| May::of(ChangeHouse(()), actor, WholeHouse, Reason::Upkeep))
}

/// The right of the program itself to take a role away, as above.
#[must_use]
pub fn revoke_by_program<P>(actor: &Actor, post: P) -> Option<May<RevokePost, P>> {
    matches!(actor, Actor::Program(_)).then(|| May::of(RevokePost(()), actor, post, Reason::Upkeep))
}
