//! What the house writes to a partner: that something waits, and nothing of what it is.

use channels::{Address, Message};
use db::Job;
use kernel::{Instant, Lang};
use kit::{House, Texts, Token};
use serde::{Deserialize, Serialize};

use crate::rules::ReferralId;

/// For how many seconds it is worth telling.
const NEWS: i64 = 14 * 24 * 3600;

/// A partner is to hear that a referral waits, once it can no longer be taken back.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Notice {
    /// Which.
    pub(crate) referral: ReferralId,
}

impl Job for Notice {
    const NAME: &'static str = "referrals.notice";
}

/// An answer is expected by now, when the partner was there as the directory said then.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Reminder {
    /// Which.
    pub(crate) referral: ReferralId,
}

impl Job for Reminder {
    const NAME: &'static str = "referrals.reminder";
}

/// The mail with the link.
pub(crate) fn waits(texts: &Texts, house: &House, mailbox: &str, token: &Token, now: Instant) -> Message {
    let t = texts.for_lang(Lang::NL);
    let named = |key| t.with("house", house.name.as_str()).say(key);
    let to = Address::Mail(mailbox.to_owned());
    let link = house.address(&t.to(&format!("/antwoord/{}", token.reveal())));
    Message::new(&t, house, "referrals.waits", to, now.plus_seconds(NEWS))
        .saying(
            named("referrals-mail-waits"),
            [named("referrals-mail-waits-what"), t.say("referrals-mail-how").to_owned()],
        )
        .leading_to(link)
}
