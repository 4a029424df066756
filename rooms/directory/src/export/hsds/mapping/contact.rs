use uuid::Uuid;

use super::{Record, child};
use crate::{
    export::web::{absolute, mailbox},
    rules::model::Contact,
};

/// The numbers of something; `owner` is the field that names it: `service_id`.
pub(super) fn phones(owner: &'static str, id: Uuid, contact: &Contact) -> impl Iterator<Item = Record> {
    contact.phones.iter().map(move |phone| {
        child(id, "phone", &phone.number)
            .id(owner, id)
            .with("number", phone.number.as_str())
            .with("type", "voice")
            .words("description", &phone.description)
    })
}

pub(super) fn email(contact: &Contact) -> Option<&str> {
    contact.email.as_deref().and_then(mailbox)
}

pub(super) fn website(contact: &Contact) -> Option<&str> {
    contact.website.as_deref().and_then(absolute)
}
