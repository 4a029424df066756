//! Tables of the people: accounts, teams, posts, what they sign in with, and their sessions.

mod approvals;
mod ceremonies;
mod drafts;
mod entrance;
mod exports;
mod hands;
mod houses;
mod identities;
mod links;
mod log;
mod passkeys;
mod posts;
mod proofs;
mod retention;
mod roster;
mod seal_mails;
mod sessions;
mod tables;
mod teams;
mod ways_back;
mod workers;

use db::{Migration, Sql, migration};

pub use self::{
    approvals::{
        ApprovalId, OpenApproval, ask_approval, decide_approval, open_approval, sweep_approvals, withdraw_approval,
    },
    ceremonies::{begin_ceremony, keep_ceremony, sweep_ceremonies, take_ceremony, take_ceremony_of},
    drafts::{draft_key, drop_draft_key, sweep_draft_keys},
    entrance::{Credentials, Entered, credentials, entered, note_seen},
    exports::{
        Export, ExportId, Order, ask_export, clear_export, end_export, end_overdue_exports, export, export_made,
        export_part, export_receivers, export_scope, export_taken, export_to_make, keep_export_part, latest_exports,
        open_export, sweep_exports,
    },
    hands::{READDRESS, helpers, touches_around},
    houses::{
        HouseLine, HouseVersion, KEYS_WITHOUT_HOUSE, SettingsNow, add_host, add_house, change_house, house_lines,
        house_version, house_versions, move_house, remove_host, settings_now,
    },
    identities::{
        Identity, StoredIdentity, end_provider_sessions, identified, identities, link_identity, note_identity_use,
        take_over_claims, team_named, unlink_identity, with_email,
    },
    links::{LinkId, OpenLink, last_link, make_link, open_link, sweep_links, use_link},
    log::{LogName, SIGN_IN, log_entries, log_glances, log_names},
    passkeys::{
        KnownPasskey, PasskeyId, Removal, StoredPasskey, add_passkey, known_passkey, note_passkey_use, passkey_scope,
        passkeys, remove_passkey, ways_in,
    },
    posts::{HeldPost, PostId, StoredPost, grant, held_posts, may_do_today, post_scope, posts_of, revoke},
    proofs::{
        Authenticator, authenticator, confirm_authenticator, new_recovery_codes, note_step, recovery_codes_left,
        set_authenticator, set_password, use_recovery_code,
    },
    retention::{
        RETAINED, RETENTION_RUN, RetentionRule, RetentionRuleId, RetentionRun, RetentionRunId, approve_retention,
        carry_out_retention, open_retention, propose_retention, retention_rules, retention_runs, withdraw_retention,
    },
    roster::{MOST_TEAMS, Roster, names_of, worker_ids},
    seal_mails::note_seal_mail,
    sessions::{
        OpenSession, begin_session, end_session, end_sessions, leave_session, open_sessions, prove_session,
        session_scope, sweep_sessions,
    },
    tables::tables,
    teams::{Team, end_team, make_team, team_scope, teams},
    ways_back::{administrators_to_tell, end_links, keepers_to_tell, let_back_in, teams_held},
    workers::{
        StoredWorker, add_worker, change_worker, count_workers, end_worker, erase_worker, worker, worker_scope, workers,
    },
};

/// Every statement of the room, for the test that prepares all of them on both databases.
pub fn statements() -> impl Iterator<Item = Sql> {
    [
        approvals::STATEMENTS,
        ceremonies::STATEMENTS,
        drafts::STATEMENTS,
        entrance::STATEMENTS,
        exports::STATEMENTS,
        hands::STATEMENTS,
        houses::STATEMENTS,
        identities::STATEMENTS,
        links::STATEMENTS,
        log::STATEMENTS,
        passkeys::STATEMENTS,
        posts::STATEMENTS,
        proofs::STATEMENTS,
        retention::STATEMENTS,
        roster::STATEMENTS,
        seal_mails::STATEMENTS,
        sessions::STATEMENTS,
        teams::STATEMENTS,
        ways_back::STATEMENTS,
        workers::STATEMENTS,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The migrations of the room, in order.
#[must_use]
pub const fn migrations() -> &'static [Migration] {
    &[
        migration!("people", "0001_people"),
        migration!("people", "0002_approvals"),
        migration!("people", "0003_passkeys"),
        migration!("people", "0004_openid"),
        migration!("people", "0005_retention"),
        migration!("people", "0006_houses"),
        migration!("people", "0007_drafts"),
        migration!("people", "0008_exports"),
        migration!("people", "0009_confirm_weeks"),
        migration!("people", "0010_unheard_days"),
    ]
}
