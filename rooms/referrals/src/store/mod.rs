//! Tables of the referrals.

mod answers;
mod decisions;
mod figures;
mod links;
mod list;
mod made;
mod moves;
mod senders;
mod shares;
mod slips;
mod tables;
#[cfg(test)]
mod tests;
mod unknown;

use db::{Migration, Sql, migration};

pub use self::{
    answers::{Onward, Told, hear, told},
    decisions::{decide, decided},
    figures::{CodedReferral, coded, ended},
    links::{add_link, answerable, has_link, make_link, withdraw_links},
    list::{Place, Waiting, Way, has_referrals, waiting, ways},
    made::{Referral, close, held, last_undoable, make, referral, scope, set_due, take_back, tried},
    senders::{add_sender, agree, make_sender_link, seen_by_sender, sender},
    shares::{
        Act, CARDS_KEPT_DAYS, Lock, Look, RETAINED, Sharing, acts, can_be_refused, can_be_shared, known_recipient,
        lock, look, make_look_code, refuse, share, share_version, shared, stop_sharing,
    },
    slips::{make_slip, said, say},
    tables::tables,
    unknown::{end_unheard, forget_words},
};

/// Every statement of the room, for the test that prepares all of them on both databases.
pub fn statements() -> impl Iterator<Item = Sql> {
    let all = [
        made::STATEMENTS,
        moves::STATEMENTS,
        answers::STATEMENTS,
        decisions::STATEMENTS,
        links::STATEMENTS,
        slips::STATEMENTS,
        senders::STATEMENTS,
        shares::STATEMENTS,
        list::STATEMENTS,
        figures::STATEMENTS,
        unknown::STATEMENTS,
    ];
    all.into_iter().flatten().copied()
}

/// The migrations of the room, in order.
#[must_use]
pub const fn migrations() -> &'static [Migration] {
    &[
        migration!("referrals", "0001_referrals"),
        migration!("referrals", "0002_slips"),
        migration!("referrals", "0003_senders"),
        migration!("referrals", "0004_shares"),
        migration!("referrals", "0005_cards"),
        migration!("referrals", "0006_anonymous_chains"),
    ]
}
