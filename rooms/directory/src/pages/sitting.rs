use kit::{SafeHtml, Text, Visit};

use super::wording::{on_the_clock, wording};
use crate::{
    rules::{
        Edition, Fullness,
        hours::{Entry, Session},
        model::{Access, Presence, Service},
        partner::Patience,
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
    /// That nobody confirmed its hours for too long, when nobody did.
    pub(super) unconfirmed: Option<String>,
}

impl Sitting {
    pub(super) fn of(entry: &Entry<'_>, standing: &Standing, visit: &Visit) -> Self {
        let t = &visit.t;
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
            unconfirmed: unconfirmed(visit, standing.edition(), service, presence),
        }
    }
}

/// Whose service it is, when that says more than the name of the service.
pub(super) fn organization(edition: &Edition, service: &Service, t: &Text) -> SafeHtml {
    let owner = edition.organization(service.organization.as_str());
    let says_more = |owner: &&crate::rules::model::Organization| owner.name.original != service.name.original;
    owner.filter(says_more).map(|owner| wording(&owner.name, t.lang())).unwrap_or_default()
}

/// How long this house takes hours for true that nobody confirms.
pub(super) fn patience(visit: &Visit) -> Patience<'_> {
    Patience { weeks: visit.house.confirm_weeks, today: visit.today(), zone: &visit.house.zone }
}

/// That nobody confirmed the hours of a sitting for too long, in a sentence with the last day on which somebody did.
pub(super) fn unconfirmed(visit: &Visit, edition: &Edition, service: &Service, presence: &Presence) -> Option<String> {
    let t = &visit.t;
    let found = edition.unconfirmed(service, presence, &patience(visit))?;
    let since = |last| t.with("day", t.date(last)).say("directory-unconfirmed-since");
    Some(found.last.map_or_else(|| t.say("directory-unconfirmed").to_owned(), since))
}

fn is_by_appointment(presence: &Presence) -> bool {
    presence.access.contains(&Access::Appointment) && !presence.takes_walk_ins()
}

const fn is_exceptional(session: &Session) -> bool {
    session.is_exceptional || session.other_room.is_some()
}
