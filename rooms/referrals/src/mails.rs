//! What the house writes to a partner: that something waits, and nothing of what it is. And to somebody who wants it: the slip.

use channels::{Address, Message};
use db::Job;
use kernel::{Instant, Lang};
use kit::{House, Text, Texts, Token};
use serde::{Deserialize, Serialize};

use crate::rules::ReferralId;

/// For how many seconds it is worth telling.
const NEWS: i64 = 14 * 24 * 3600;
/// For how many seconds a slip is worth sending: whoever asked for it is soon on the way.
const TODAY: i64 = 12 * 3600;

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

/// The mail or the text message with the link. A text message is short: it says no more than what waits.
pub(crate) fn waits(texts: &Texts, house: &House, to: Address, token: &Token, now: Instant) -> Message {
    let said = ("referrals.waits", ["referrals-mail-waits", "referrals-mail-waits-what"]);
    leading(texts, house, said, (to, token, now))
}

/// The same once more, when nobody answered while the partner was there.
pub(crate) fn still_waits(texts: &Texts, house: &House, to: Address, token: &Token, now: Instant) -> Message {
    let said = ("referrals.still-waits", ["referrals-mail-still-waits", "referrals-mail-still-waits-what"]);
    leading(texts, house, said, (to, token, now))
}

fn leading(
    texts: &Texts,
    house: &House,
    (about, [title, what]): (&'static str, [&'static str; 2]),
    (to, token, now): (Address, &Token, Instant),
) -> Message {
    let t = texts.for_lang(Lang::NL);
    let named = |key| t.with("house", house.name.as_str()).say(key);
    let link = house.address(&t.to(&format!("/antwoord/{}", token.reveal())));
    let how = matches!(to, Address::Mail(_)).then(|| t.with("days", house.unheard_days).say("referrals-mail-how"));
    Message::new(&t, house, about, to, now.plus_seconds(NEWS))
        .saying(named(title), std::iter::once(named(what)).chain(how))
        .leading_to(link)
}

/// The slip as a text message, to the telephone of the person. The number lies in the outbox until it is sent or is of no use any more.
pub(crate) fn slip(t: &Text, house: &House, number: String, lines: String, now: Instant) -> Message {
    Message::new(t, house, "referrals.slip", Address::Sms(number), now.plus_seconds(TODAY))
        .saying("", [lines])
        .for_oneself()
}
