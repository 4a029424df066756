//! What hangs on a thing, and where an urgent line appears.

use kit::{Text, Visit};

use super::{Held, fields::danger_key, path_of};
use crate::{
    room::IN_STRIP,
    rules::{
        Edition,
        entry::{Key, Kind, Thing},
        model::{self, UrgentLine},
    },
};

/// Something that hangs on the thing: where it is kept, where there is such a page, and its name.
pub(super) struct Hook {
    pub(super) href: Option<String>,
    pub(super) name: String,
}

/// What would be left without it, each with the way to where that can be mended.
pub(super) fn hooks(held: &Held, visit: &Visit) -> Vec<Hook> {
    let t = &visit.t;
    let named = |kind: Kind, (slug, name): &(kernel::Slug, model::Text)| Hook {
        href: Some(t.to(&path_of(&Key { kind, slug: slug.clone() }))),
        name: name.for_reader(t.lang()).1.to_owned(),
    };
    let hanging = &held.hanging;
    let services = hanging.services.iter().map(|service| named(Kind::Service, service));
    let parts = hanging.parts.iter().map(|part| named(Kind::Topic, part));
    let dangers = hanging.dangers.iter().map(|danger| Hook { href: None, name: t.say(danger_key(*danger)).to_owned() });
    services.chain(parts).chain(dangers).collect()
}

/// Where people meet an urgent line, in lines; of no other kind.
pub(super) fn appears(thing: Option<&Thing>, edition: &Edition, t: &Text) -> Vec<String> {
    let Some(Thing::UrgentLine(line)) = thing else { return Vec::new() };
    let mut lines = edition.directory().urgent_lines.clone();
    match lines.iter_mut().find(|known| known.slug == line.slug) {
        Some(known) => known.clone_from(line),
        None => lines.push(line.clone()),
    }
    let in_strip = lines.iter().filter(|line| line.can_be_dialled()).take(IN_STRIP).any(|one| one.slug == line.slug);
    let strip = in_strip.then(|| t.say("directory-line-strip").to_owned());
    let page = t.say("directory-line-page").to_owned();
    strip
        .into_iter()
        .chain([page])
        .chain(line.dangers.iter().map(|danger| at_danger(line, *danger, &lines, t)))
        .collect()
}

/// As which of the lines for a danger it is shown.
fn at_danger(line: &UrgentLine, danger: model::Danger, lines: &[UrgentLine], t: &Text) -> String {
    let fitting = lines.iter().filter(|one| one.dangers.contains(&danger));
    let place = fitting.take_while(|one| one.slug != line.slug).count() + 1;
    t.with("danger", t.say(danger_key(danger))).with("place", place).say("directory-line-danger")
}
