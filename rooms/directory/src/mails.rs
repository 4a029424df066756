//! What the house writes to a partner that sits in it: where it keeps its own hours.

use channels::{Address, Kind, Message};
use db::Job;
use kernel::{Instant, Lang, Slug};
use kit::{House, Texts, Token};
use serde::{Deserialize, Serialize};

/// For how many seconds it is worth telling.
const NEWS: i64 = 14 * 24 * 3600;

/// A partner is to be asked whether its hours are still true.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Ask {
    /// Which.
    pub(crate) organization: Slug,
}

impl Job for Ask {
    const NAME: &'static str = "directory.ask-partner";
}

/// The path that a link leads to.
pub(crate) fn path(token: &str) -> String {
    format!("/onze-uren/{token}")
}

/// A mail or a letter with the link that a colleague made.
pub(crate) fn link(texts: &Texts, house: &House, to: Address, token: &Token, now: Instant) -> Message {
    let how = if to.kind() == Kind::Letter { "directory-letter-link-how" } else { "directory-mail-link-how" };
    let keys = ["directory-mail-link", "directory-mail-link-what", how];
    with_link(texts, (house, to), ("directory.partner-link", keys), token, now)
}

/// The one friendly mail that asks whether the hours are still true, with a link of its own.
pub(crate) fn ask(texts: &Texts, house: &House, mailbox: &str, token: &Token, now: Instant) -> Message {
    let keys = ["directory-mail-ask", "directory-mail-ask-what", "directory-mail-link-how"];
    with_link(texts, (house, Address::Mail(mailbox.to_owned())), ("directory.partner-ask", keys), token, now)
}

fn with_link(
    texts: &Texts,
    (house, to): (&House, Address),
    (about, [subject, what, how]): (&str, [&str; 3]),
    token: &Token,
    now: Instant,
) -> Message {
    let t = texts.for_lang(Lang::NL);
    let named = |key| t.with("house", house.name.as_str()).say(key);
    let address = house.address(&t.to(&path(token.reveal())));
    Message::new(&t, house, about, to, now.plus_seconds(NEWS))
        .saying(named(subject), [named(what), t.say(how).to_owned()])
        .leading_to(address)
}
