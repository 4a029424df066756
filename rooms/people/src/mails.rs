//! What the house writes to who works here. A mail names nobody and tells nothing of anybody's work: it leads to a page.

use channels::{Address, Message};
use db::Job;
use kernel::{Instant, Lang, WorkerId};
use kit::{House, Text, Texts};
use serde::{Deserialize, Serialize};

use crate::{
    rules::{link::Purpose, token::Token},
    store::StoredWorker,
};

/// What a mail is about: what a keeper sees, and the keys of its subject and its first paragraph.
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

/// For who chose another password.
pub(crate) const CHANGED: Words =
    Words { about: "people.changed", subject: "people-mail-changed", what: "people-mail-changed-what" };
/// For who is written to at another address from now on, sent to the one before.
pub(crate) const READDRESSED: Words =
    Words { about: "people.readdressed", subject: "people-mail-readdressed", what: "people-mail-readdressed-what" };
/// For who was let in to begin anew.
pub(crate) const LET_IN: Words =
    Words { about: "people.let-in", subject: "people-mail-let-in", what: "people-mail-let-in-what" };
/// For an administrator: somebody begins anew.
pub(crate) const BEGINS_ANEW: Words =
    Words { about: "people.watch", subject: "people-mail-watch", what: "people-mail-watch-what" };
/// For an administrator: somebody shall become one, when another one approves.
pub(crate) const WAITS_FOR_ONE: Words =
    Words { about: "people.approve", subject: "people-mail-approve", what: "people-mail-approve-what" };
/// For an administrator: somebody became one.
pub(crate) const IS_ADMINISTRATOR: Words =
    Words { about: "people.made", subject: "people-mail-made", what: "people-mail-made-what" };

/// For an administrator: who an ended account was shall be forgotten, when another one approves.
pub(crate) const ERASURE_WAITS: Words =
    Words { about: "people.erasure", subject: "people-mail-erasure", what: "people-mail-erasure-what" };

/// For who keeps the house or watches over its data: everything shall be taken out, when another one approves.
pub(crate) const EXPORT_WAITS: Words =
    Words { about: "people.export.ask", subject: "people-mail-export", what: "people-mail-export-what" };
/// For the same: two agreed that everything is taken out.
pub(crate) const EXPORT_APPROVED: Words = Words {
    about: "people.export.agree",
    subject: "people-mail-export-agreed",
    what: "people-mail-export-agreed-what",
};
/// For the two: it can be taken.
pub(crate) const EXPORT_READY: Words =
    Words { about: "people.export.ready", subject: "people-mail-export-ready", what: "people-mail-export-ready-what" };

/// For who keeps the house and asks whether mail arrives.
pub(crate) const TRIAL: Words =
    Words { about: "people.trial", subject: "people-mail-trial", what: "people-mail-trial-what" };

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

/// The seal of a day, for an address outside the house.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SealMail {
    /// The address.
    pub(crate) to: String,
    /// The seal as a line.
    pub(crate) line: String,
    /// When it was made.
    pub(crate) sealed_at: Instant,
}

impl Job for SealMail {
    const NAME: &'static str = "people.seal";

    fn label(&self) -> String {
        format!("people.seal {}", Address::Mail(self.to.clone()).shortened())
    }

    fn ends_at(&self) -> Option<Instant> {
        Some(self.sealed_at.plus_seconds(NEWS))
    }
}

/// Where somebody is written to, and in which language.
pub(crate) struct To<'a> {
    pub(crate) email: &'a str,
    pub(crate) lang: Lang,
}

impl<'a> To<'a> {
    pub(crate) fn worker(worker: &'a StoredWorker) -> Self {
        Self { email: &worker.email, lang: worker.lang }
    }

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

/// What happened to an account, for whom it is: who did not do it themselves should ask.
pub(crate) fn news(texts: &Texts, house: &House, words: &Words, to: &To<'_>, now: Instant) -> Message {
    let t = texts.for_lang(to.lang);
    let named = |key| t.with("house", house.name.as_str()).say(key);
    let message = Message::new(&t, house, words.about, to.address(), now.plus_seconds(NEWS));
    message.saying(named(words.subject), [named(words.what), t.say("people-mail-not-you").to_owned()])
}

/// Word to an administrator about somebody, who is not named: it leads to their page.
pub(crate) fn to_administrator(
    texts: &Texts,
    house: &House,
    words: &Words,
    to: &To<'_>,
    (about, now): (WorkerId, Instant),
) -> Message {
    to_keeper(texts, house, words, to, (&format!("/beheer/mensen/{about}"), now))
}

/// Word to somebody who keeps something of the house: it leads to the page of it.
pub(crate) fn to_keeper(
    texts: &Texts,
    house: &House,
    words: &Words,
    to: &To<'_>,
    (path, now): (&str, Instant),
) -> Message {
    let t = texts.for_lang(to.lang);
    let named = |key| t.with("house", house.name.as_str()).say(key);
    let message = Message::new(&t, house, words.about, to.address(), now.plus_seconds(NEWS));
    let link = house.address(&t.to(path));
    message.saying(named(words.subject), [named(words.what)]).leading_to(link)
}

/// A seal for whoever keeps it outside the house.
pub(crate) fn seal(texts: &Texts, house: &House, mail: &SealMail, now: Instant) -> Message {
    let t = texts.for_lang(Lang::NL);
    let named = |key| t.with("house", house.name.as_str()).say(key);
    let message = Message::new(&t, house, "people.seal", Address::Mail(mail.to.clone()), now.plus_seconds(NEWS));
    let paragraphs = [named("people-mail-seal-what"), mail.line.clone(), t.say("people-mail-seal-how").to_owned()];
    message.saying(named("people-mail-seal"), paragraphs)
}

/// A moment on the wall of the house.
fn moment(t: &Text, house: &House, at: Instant) -> String {
    let (day, time) = (t.full_day(at.day(&house.zone)), t.clock(at.civil(&house.zone).time()));
    t.with("day", day).with("time", time).say("people-mail-until")
}
