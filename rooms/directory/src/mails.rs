//! What the house writes to a partner that sits in it: where it keeps its own hours.

use channels::{Address, Message};
use kernel::{Instant, Lang};
use kit::{House, Texts, Token};

/// For how many seconds it is worth telling.
const NEWS: i64 = 14 * 24 * 3600;

/// The path that a link leads to.
pub(crate) fn path(token: &str) -> String {
    format!("/onze-uren/{token}")
}

/// A mail with the link that a colleague made.
pub(crate) fn link(texts: &Texts, house: &House, mailbox: &str, token: &Token, now: Instant) -> Message {
    let t = texts.for_lang(Lang::NL);
    let named = |key| t.with("house", house.name.as_str()).say(key);
    let to = Address::Mail(mailbox.to_owned());
    let address = house.address(&t.to(&path(token.reveal())));
    Message::new(&t, house, "directory.partner-link", to, now.plus_seconds(NEWS))
        .saying(
            named("directory-mail-link"),
            [named("directory-mail-link-what"), t.say("directory-mail-link-how").to_owned()],
        )
        .leading_to(address)
}
