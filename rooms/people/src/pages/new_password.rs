//! What the two pages share on which somebody chooses a password.

use kernel::RuleBreak;
use kit::{Form, Typed};
use serde::Deserialize;

use crate::rules::{
    password::{Password, Twice},
    worker::Person,
};

/// The form of somebody who has an account: the password they have, when they have one, and the one they want.
#[derive(Debug, Deserialize)]
pub(super) struct Another {
    #[serde(default)]
    password_now: String,
    #[serde(flatten)]
    twice: Twice,
}

/// The password that the form chooses, or the form with what was wrong and nothing else: a password never comes back on a page.
pub(super) fn chosen(form: Form<Twice>, person: &Person, house: &str) -> Result<Password, Typed> {
    form.check(|sent| sent.chosen(person, house)).map_err(only_what_is_wrong)
}

/// The same for a form with the password of now in front, which is given as it was typed.
pub(super) fn exchanged(form: Form<Another>, person: &Person, house: &str) -> Result<(Password, Password), Typed> {
    let read = form.check(|sent| Ok((Password::shown(&sent.password_now), sent.twice.chosen(person, house)?)));
    read.map_err(only_what_is_wrong)
}

/// What the page says of a wrong password of now.
pub(super) fn wrong_now() -> Typed {
    Typed::default().given_back(vec![RuleBreak::new("password_now", "people-password-now-wrong")])
}

fn only_what_is_wrong(typed: Typed) -> Typed {
    Typed::default().given_back(typed.breaks().to_vec())
}
