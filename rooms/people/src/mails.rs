//! What the house writes to who works here. A mail names nobody and tells nothing of anybody's work: it leads to a page.

use channels::{Address, Message};
use db::Job;
use kernel::{Instant, Lang, WorkerId};
use kit::{House, Text, Texts};
use serde::{Deserialize, Serialize};

use crate::rules::{link::Purpose, token::Token};

/// What a mail with a link is about: what a keeper sees, and the keys of its subject and its first paragraph.
pub(crate) struct Words {
    about: &'static str,
    subject: &'static str,
    what: &'static str,
}

/// For somebody new.
pub(crate) const INVITATION: Words =
    Words { about: "people.invitation", subject: "people-mail-invitation", what: "people-mail-invitation-what" };
/// For who asked a colleague for another password.
pub(crate) const RESET: Words =
    Words { about: "people.reset", subject: "people-mail-reset", what: "people-mail-reset-what" };
/// For who asked for it on the page to sign in.
pub(crate) const FORGOTTEN: Words =
    Words { about: "people.forgotten", subject: "people-mail-forgotten", what: "people-mail-forgotten-what" };
/// For who lost everything and stood before a colleague.
pub(crate) const WAY_BACK: Words =
    Words { about: "people.way-back", subject: "people-mail-way-back", what: "people-mail-way-back-what" };

/// For how many seconds it is worth telling what happened.
const NEWS: i64 = 3 * 24 * 3600;

/// Somebody typed this address on the page for who forgot the password. Whether it has an account is asked here, where no answer and
/// no time tells it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Forgotten {
    /// The address as typed, in small letters.
    pub(crate) email: String,
    /// When.
    pub(crate) asked_at: Instant,
}

impl Job for Forgotten {
    const NAME: &'static str = "people.forgotten";

    fn label(&self) -> String {
        format!("people.asked {}", Address::Mail(self.email.clone()).shortened())
    }

    fn ends_at(&self) -> Option<Instant> {
        Some(self.asked_at.plus_seconds(Purpose::Forgotten.seconds()))
    }
}

/// Where somebody is written to, and in which language.
pub(crate) struct To<'a> {
    pub(crate) email: &'a str,
    pub(crate) lang: Lang,
}

impl To<'_> {
    fn address(&self) -> Address {
        Address::Mail(self.email.to_owned())
    }
}

/// A mail with a link that works once.
pub(crate) fn with_link(
    texts: &Texts,
    house: &House,
    words: &Words,
    to: &To<'_>,
    (token, purpose, now): (&Token, Purpose, Instant),
) -> Message {
    let t = texts.for_lang(to.lang);
    let ends = now.plus_seconds(purpose.seconds());
    let until = moment(&t, house, ends);
    let named = |key| t.with("house", house.name.as_str()).say(key);
    let once = t.with("until", until.as_str()).say("people-mail-link-once");
    let paragraphs = [named(words.what), once, t.say("people-mail-link-nobody").to_owned()];
    let link = house.address(&t.to(&format!("/welkom/{}", token.reveal())));
    Message::new(&t, house, words.about, to.address(), ends).saying(named(words.subject), paragraphs).leading_to(link)
}

/// The password was changed: to who should know it.
pub(crate) fn password_changed(texts: &Texts, house: &House, to: &To<'_>, now: Instant) -> Message {
    let keys = ("people.changed", "people-mail-changed", "people-mail-changed-what");
    news(&texts.for_lang(to.lang), house, keys, to.address(), now)
}

/// Somebody let them begin anew: to who should know it.
pub(crate) fn let_back_in(texts: &Texts, house: &House, to: &To<'_>, now: Instant) -> Message {
    let keys = ("people.let-in", "people-mail-let-in", "people-mail-let-in-what");
    news(&texts.for_lang(to.lang), house, keys, to.address(), now)
}

/// What an administrator is told of somebody: what a keeper sees, and the keys of subject and text.
pub(crate) struct Notice {
    about: &'static str,
    subject: &'static str,
    what: &'static str,
}

/// Somebody begins anew.
pub(crate) const BEGINS_ANEW: Notice =
    Notice { about: "people.watch", subject: "people-mail-watch", what: "people-mail-watch-what" };
/// Somebody shall become an administrator, when another one approves.
pub(crate) const WAITS_FOR_ONE: Notice =
    Notice { about: "people.approve", subject: "people-mail-approve", what: "people-mail-approve-what" };
/// Somebody became an administrator.
pub(crate) const IS_ADMINISTRATOR: Notice =
    Notice { about: "people.made", subject: "people-mail-made", what: "people-mail-made-what" };

/// Word to an administrator about somebody, who is not named: it leads to their page.
pub(crate) fn to_administrator(
    texts: &Texts,
    house: &House,
    notice: &Notice,
    to: &To<'_>,
    (about, now): (WorkerId, Instant),
) -> Message {
    let t = texts.for_lang(to.lang);
    let named = |key| t.with("house", house.name.as_str()).say(key);
    let message = Message::new(&t, house, notice.about, to.address(), now.plus_seconds(NEWS));
    let link = house.address(&t.to(&format!("/beheer/mensen/{about}")));
    message.saying(named(notice.subject), [named(notice.what)]).leading_to(link)
}

fn news(
    t: &Text,
    house: &House,
    (about, subject, what): (&str, &'static str, &'static str),
    to: Address,
    now: Instant,
) -> Message {
    let named = |key| t.with("house", house.name.as_str()).say(key);
    let message = Message::new(t, house, about, to, now.plus_seconds(NEWS));
    message.saying(named(subject), [named(what), t.say("people-mail-not-you").to_owned()])
}

/// A moment on the wall of the house.
fn moment(t: &Text, house: &House, at: Instant) -> String {
    let (day, time) = (t.full_day(at.day(&house.zone)), t.clock(at.civil(&house.zone).time()));
    t.with("day", day).with("time", time).say("people-mail-until")
}
