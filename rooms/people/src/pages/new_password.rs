//! What the two pages share on which somebody chooses a password.

use kit::{Form, Typed};

use crate::rules::{
    password::{Password, Twice},
    worker::Person,
};

/// The password that the form chooses, or the form with what was wrong and nothing else: a password never comes back on a page.
pub(super) fn chosen(form: Form<Twice>, person: &Person, house: &str) -> Result<Password, Typed> {
    let checked = form.check(|sent| sent.chosen(person, house));
    checked.map_err(|typed| Typed::default().given_back(typed.breaks().to_vec()))
}
