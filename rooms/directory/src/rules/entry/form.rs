//! What a form sends, held against what it was filled in with.

use std::collections::BTreeSet;

use kernel::{Day, HouseId, Lang, RuleBreak, Slug};

use super::{ASKED, GONE, Hanging, Key, Kind, MOST_ROWS, Sheet, Thing};
use crate::rules::{
    Edition,
    ids::{Ids, slug_of},
    model::{Directory, PresenceId, Service, Topic},
};

/// For how many days an exception that is over still stands in the form: as long as visitors can look it up.
const PAST_SHOWN_DAYS: i64 = 14;
/// The texts that the form asks for in several languages.
const TRANSLATED: [&str; 6] = ["name", "description", "target", "when", "available", "place"];
/// Fields of a sheet that no form changes.
const FIXED: [&str; 3] = ["id", "slug", "source"];
/// Short names that would stand where the list has pages of its own.
const PAGES: [&str; 2] = ["nieuw", "vraag"];

/// What a form is filled in with: exceptions that are long over are left out, and change nothing any more.
#[must_use]
pub fn filled(thing: &Thing, today: Day) -> Sheet {
    let mut thing = thing.clone();
    if let Thing::Service(service) = &mut thing {
        for presence in &mut service.presences {
            presence.exceptions.retain(|exception| exception.until >= today.plus(-PAST_SHOWN_DAYS));
        }
    }
    Sheet::of(&thing)
}

/// The rows of one kind that a form shows: those that are filled in, and so many free ones.
#[must_use]
pub fn rows_with_free(sheet: &Sheet, prefix: &str, free: usize) -> Vec<usize> {
    let filled = sheet.rows(prefix);
    let last = filled.last().copied().unwrap_or_default();
    filled.into_iter().chain(last + 1..=last + free).filter(|row| *row <= MOST_ROWS).collect()
}

/// The sheet of something new of which only the name is known; none when no short name can be made of it.
///
/// Its short name is that of nothing of its kind in the directory, nor one of those that are `taken`. Services and what is done elsewhere
/// share theirs.
#[must_use]
pub fn blank(house: HouseId, kind: Kind, name: &str, edition: &Edition, taken: &BTreeSet<Key>) -> Option<Sheet> {
    let wished = slug_of(name)?;
    let counted = (2..=999).filter_map(|count| format!("{wished}-{count}").parse().ok());
    let is_free = |slug: &Slug| {
        let key = |kind| Key { kind, slug: slug.clone() };
        let is_known = |key: &Key| taken.contains(key) || Thing::is_in(edition.directory(), key);
        let mut names = sharing_names(kind).iter().map(|kind| key(*kind));
        !PAGES.contains(&slug.as_str()) && !names.any(|key| is_known(&key))
    };
    let slug = std::iter::once(wished.clone()).chain(counted).find(is_free)?;
    let ids = Ids::of(house);
    let mut sheet = Sheet::default();
    match kind {
        Kind::Service => sheet.put("id", ids.service(&slug)),
        Kind::Organization => sheet.put("id", ids.organization(&slug)),
        Kind::Location => sheet.put("id", ids.location(&slug)),
        Kind::Topic => sheet.put("id", ids.topic(&slug)),
        Kind::UrgentLine | Kind::Elsewhere => {}
    }
    sheet.put("slug", slug);
    Some(sheet)
}

/// The kinds among which a short name stands for one thing.
const fn sharing_names(kind: Kind) -> &'static [Kind] {
    match kind {
        Kind::Service | Kind::Elsewhere => &[Kind::Service, Kind::Elsewhere],
        Kind::Organization => &[Kind::Organization],
        Kind::Location => &[Kind::Location],
        Kind::Topic => &[Kind::Topic],
        Kind::UrgentLine => &[Kind::UrgentLine],
    }
}

/// The sheet that a form says, over the one it was filled in with.
///
/// What the form does not ask stays as it was: sources, and translations of a text whose original stays. The id of a place of a service is
/// that of one of before, or a new one.
///
/// # Errors
/// Every rule that is not met, by its field.
pub fn written(
    sent: &[(String, String)],
    before: &Sheet,
    kind: Kind,
    house: HouseId,
    edition: &Edition,
) -> Result<Sheet, Vec<RuleBreak>> {
    let sent = Sheet::from_pairs(sent.iter().map(|(name, value)| (name.clone(), value.trim().replace('\r', ""))));
    let joined = joined(&sent, before);
    let whole = if kind == Kind::Service { named(joined, before, house) } else { joined };
    let thing = whole.thing(kind)?;
    let mut breaks = strangers(&thing, edition);
    let is_gone = kind != Kind::Service && sent.is_gone();
    breaks.extend(missed(&thing, is_gone, edition.directory()));
    let mut sheet = Sheet::of(&thing);
    sheet.tick(GONE, is_gone);
    if breaks.is_empty() { Ok(sheet) } else { Err(breaks) }
}

/// What would be left without the thing: while something hangs on it, it is not gone, and every danger keeps a line.
fn missed(thing: &Thing, is_gone: bool, directory: &Directory) -> Vec<RuleBreak> {
    let hanging = Hanging::on(directory, &thing.key());
    if is_gone {
        return (!hanging.is_empty()).then(|| RuleBreak::new(GONE, "directory-entry-hangs")).into_iter().collect();
    }
    let Thing::UrgentLine(line) = thing else { return Vec::new() };
    let keeps_all = hanging.dangers.iter().all(|danger| line.dangers.contains(danger));
    (!keeps_all).then(|| RuleBreak::new("danger", "directory-entry-only-line")).into_iter().collect()
}

/// What was sent, with what the form does not ask.
fn joined(sent: &Sheet, before: &Sheet) -> Sheet {
    let fixed = before.pairs().iter().filter(|(name, _)| FIXED.contains(&name.as_str()));
    let asked = sent.pairs().iter().filter(|(name, _)| !FIXED.contains(&name.as_str()));
    let kept = before.pairs().iter().filter(|(name, _)| {
        let Some((base, lang)) = name.split_once('.') else { return false };
        // In which language it is written stays, whatever is written.
        let stays = if lang == "lang" { !sent.value(base).is_empty() } else { sent.value(base) == before.value(base) };
        base != "example" && !is_asked(base, lang) && stays
    });
    Sheet(fixed.chain(asked).chain(kept).cloned().collect())
}

/// Whether the form asks for this text in this language.
fn is_asked(base: &str, lang: &str) -> bool {
    TRANSLATED.contains(&base) && lang.parse::<Lang>().is_ok_and(|lang| ASKED.contains(&lang))
}

/// Gives every place an id: the one it had, or a new one where there was none.
fn named(sheet: Sheet, before: &Sheet, house: HouseId) -> Sheet {
    let rows = sheet.rows("p");
    let is_id = |name: &str| rows.iter().any(|row| name == format!("p{row}-id"));
    let before: BTreeSet<&str> = before.rows("p").into_iter().map(|row| before.value(&format!("p{row}-id"))).collect();
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut new = sheet.value("slug").parse().ok().map(|slug| Ids::of(house).of_presences(&slug));
    let mut ids = Vec::new();
    for row in &rows {
        let field = format!("p{row}-id");
        let said = sheet.value(&field);
        let known = (before.contains(said) && used.insert(said.to_owned())).then(|| said.to_owned());
        let location: Option<Slug> = sheet.value(&format!("p{row}-location")).parse().ok();
        let fresh = || {
            let mut next = || new.as_mut().map(|new| new.next(location.as_ref()));
            std::iter::from_fn(&mut next)
                .map(|id: PresenceId| id.to_string())
                .find(|id| !before.contains(id.as_str()) && used.insert(id.clone()))
        };
        ids.extend(known.or_else(fresh).map(|id| (field, id)));
    }
    let others = sheet.0.iter().filter(|(name, _)| !is_id(name)).cloned();
    Sheet(others.chain(ids).collect())
}

/// What the thing names and the directory does not have.
fn strangers(thing: &Thing, edition: &Edition) -> Vec<RuleBreak> {
    match thing {
        Thing::Service(service) => strangers_of(service, edition),
        Thing::Topic(topic) => wrong_parent(topic, edition).into_iter().collect(),
        Thing::Organization(_) | Thing::Location(_) | Thing::UrgentLine(_) | Thing::Elsewhere(_) => Vec::new(),
    }
}

/// Topics have two levels.
fn wrong_parent(topic: &Topic, edition: &Edition) -> Option<RuleBreak> {
    let parent = topic.parent.as_ref()?;
    let has_parts = edition.topics_under(Some(&topic.slug)).next().is_some();
    match edition.topic(parent.as_str()) {
        None => Some(RuleBreak::new("parent", "directory-entry-unknown")),
        Some(known) if known.parent.is_some() || has_parts || *parent == topic.slug => {
            Some(RuleBreak::new("parent", "directory-entry-two-levels"))
        }
        Some(_) => None,
    }
}

fn strangers_of(service: &Service, edition: &Edition) -> Vec<RuleBreak> {
    let unknown = |field: String| RuleBreak::new(field, "directory-entry-unknown");
    let organization = edition.organization(service.organization.as_str()).is_none().then(|| "organization".to_owned());
    let topics = (1..).zip(&service.topics).filter(|(_, topic)| edition.topic(topic.as_str()).is_none());
    let audience = service.audiences.iter().any(|audience| edition.audience(audience.as_str()).is_none());
    let places = (1..).zip(&service.presences).filter(|(_, presence)| {
        presence.location.as_ref().is_some_and(|location| edition.location(location.as_str()).is_none())
    });
    organization
        .into_iter()
        .chain(topics.map(|(row, _): (usize, _)| format!("topic-{row}-id")))
        .chain(audience.then(|| "audience".to_owned()))
        .chain(places.map(|(row, _): (usize, _)| format!("p{row}-location")))
        .map(unknown)
        .collect()
}
