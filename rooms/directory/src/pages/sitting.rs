use kit::{SafeHtml, Text};

use super::wording::{on_the_clock, wording};
use crate::{
    rules::{
        Edition, Fullness,
        hours::{Entry, Session},
        model::{Access, Presence, Service},
    },
    shelf::Standing,
};

/// One sitting of a service, as lists and boards show it.
pub(super) struct Sitting {
    /// The page of the service.
    pub(super) href: String,
    /// Its name.
    pub(super) name: SafeHtml,
    /// Whose it is; nothing when the service and its organisation have one name.
    pub(super) organization: SafeHtml,
    /// Desk or room; may be nothing.
    pub(super) room: SafeHtml,
    /// When, in a table: `9.00–12.00`.
    pub(super) hours: String,
    /// Until when, in a sentence: `12 uur`.
    pub(super) until: String,
    /// Whether one may come without an appointment.
    pub(super) walk_in: bool,
    /// Whether it takes people by appointment only.
    pub(super) appointment: bool,
    /// Whether somebody can still be added today.
    pub(super) fullness: Option<Fullness>,
    /// Whether an exception brought it or moved it.
    pub(super) exceptional: bool,
    /// A word on it; may be nothing.
    pub(super) note: SafeHtml,
}

impl Sitting {
    pub(super) fn of(entry: &Entry<'_>, standing: &Standing, t: &Text) -> Self {
        let (service, presence, session) = (entry.service, entry.presence, &entry.session);
        let lang = t.lang();
        Self {
            href: t.to(&format!("/aanbod/{}", service.slug)),
            name: wording(&service.name, lang),
            organization: organization(standing.edition(), service, t),
            room: wording(session.other_room.as_ref().unwrap_or(&presence.room), lang),
            hours: t.hours(on_the_clock(session.opens), on_the_clock(session.closes)),
            until: t.time(on_the_clock(session.closes)),
            walk_in: presence.takes_walk_ins(),
            appointment: is_by_appointment(presence),
            fullness: standing.fullness(presence.id, session.day),
            exceptional: is_exceptional(session),
            note: wording(&session.note, lang),
        }
    }
}

/// Whose service it is, when that says more than the name of the service.
pub(super) fn organization(edition: &Edition, service: &Service, t: &Text) -> SafeHtml {
    let owner = edition.organization(service.organization.as_str());
    let says_more = |owner: &&crate::rules::model::Organization| owner.name.original != service.name.original;
    owner.filter(says_more).map(|owner| wording(&owner.name, t.lang())).unwrap_or_default()
}

fn is_by_appointment(presence: &Presence) -> bool {
    presence.access.contains(&Access::Appointment) && !presence.takes_walk_ins()
}

const fn is_exceptional(session: &Session) -> bool {
    session.is_exceptional || session.other_room.is_some()
}
