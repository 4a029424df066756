//! Where, when and how a service receives people.

use kernel::Slug;

use super::{fields::Fields, item::Item, schedules, text::Wording};
use crate::{
    import::{limits, notes::Kind},
    rules::{
        ids::Ids,
        model::{Access, BookingRoute, Presence},
    },
};

/// The fields of a presence that may also stand in the service itself, when there is only one.
const SHORTHAND: [&str; 9] =
    ["access", "location", "room", "who", "schedule", "exceptions", "booking", "since", "until"];

/// The presences of a service: the list `presences`, or the one that stands in the service's own fields.
pub(super) fn presences(service: &Fields<'_>, slug: &Slug, ids: &Ids, wording: Wording) -> Vec<Presence> {
    let mut names = ids.of_presences(slug);
    let listed = service.get("presences");
    let in_service = SHORTHAND.iter().filter(|name| service.get(name).is_some()).count() > 0;
    match listed {
        None if in_service => vec![presence(service, wording, |location| names.next(location))],
        None => Vec::new(),
        Some(list) => {
            if in_service {
                let message = format!("A service with ‘presences’ cannot also have {} itself.", SHORTHAND.join(", "));
                list.error(message, "");
            }
            let read = |item: &Item<'_>| {
                let fields = item.fields()?;
                let mut presence = presence(&fields, wording, |location| names.next(location));
                presence.id = fields.uuid(presence.id);
                fields.finish();
                Some(presence)
            };
            list.list(limits::PARTS).iter().filter_map(read).collect()
        }
    }
}

fn presence(
    fields: &Fields<'_>,
    wording: Wording,
    id: impl FnOnce(Option<&Slug>) -> crate::rules::model::PresenceId,
) -> Presence {
    let location = fields.get("location").and_then(|item| item.reference(Kind::Location));
    let access = access(fields);
    let (since, until) = fields.period("since", "until");
    let read_hours = |item: &Item<'_>| schedules::schedules(item, wording);
    let presence = Presence {
        id: id(location.as_ref()),
        location,
        room: wording.text(fields, "room", limits::NAME),
        access,
        who: wording.text(fields, "who", limits::NAME),
        schedules: fields.list("schedule", limits::PARTS).iter().flat_map(read_hours).collect(),
        exceptions: exceptions(fields, wording),
        booking: booking(fields, wording),
        since,
        until,
    };
    warn_of_missing_hours(fields, &presence);
    presence
}

fn exceptions(fields: &Fields<'_>, wording: Wording) -> Vec<crate::rules::model::Exception> {
    let read = |item: &Item<'_>| schedules::exception(item, wording);
    fields.list("exceptions", limits::PARTS).iter().filter_map(read).collect()
}

fn access(fields: &Fields<'_>) -> Vec<Access> {
    let mut ways = Vec::new();
    for item in fields.list("access", Access::ALL.len()) {
        match item.code(Access::from_code, &Access::ALL.map(Access::code)) {
            Some(way) if ways.contains(&way) => item.warning("This way stands here twice."),
            way => ways.extend(way),
        }
    }
    ways
}

fn warn_of_missing_hours(fields: &Fields<'_>, presence: &Presence) {
    let needs_hours = [Access::WalkIn, Access::SittingDay, Access::PermanentDesk];
    let way = presence.access.iter().find(|way| needs_hours.contains(way));
    if let Some(way) = way
        && presence.until.is_none()
        && presence.schedules.is_empty()
        && presence.exceptions.is_empty()
    {
        fields.item().warning(format!("‘{}’ without hours: nobody can know when to come.", way.code()));
    }
}

fn booking(fields: &Fields<'_>, wording: Wording) -> Vec<BookingRoute> {
    let routes = fields.get("booking").map(|item| item.list_or_one(limits::PARTS)).unwrap_or_default();
    routes.iter().filter_map(|item| route(item, wording)).collect()
}

/// One way to book: a sentence, or fields with the days on which it holds.
fn route(item: &Item<'_>, wording: Wording) -> Option<BookingRoute> {
    if !item.is_map() {
        let description = wording.read(item, limits::SENTENCE);
        return Some(BookingRoute { description, phone: None, url: None, from: None, until: None });
    }
    let fields = item.fields()?;
    let (from, until) = fields.period("from", "until");
    let route = BookingRoute {
        description: wording.text(&fields, "description", limits::SENTENCE),
        phone: fields.get("phone").and_then(|item| item.words(limits::NAME)),
        url: fields.get("url").and_then(|item| item.web_address()),
        from,
        until,
    };
    if route.description.is_empty() && route.phone.is_none() && route.url.is_none() {
        item.error("This way to book says nothing.", "description, phone or url");
    }
    fields.finish();
    Some(route)
}
