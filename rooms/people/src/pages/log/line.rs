use db::LogEntry;
use kernel::{Recorded as _, TypedId as _, WorkerId};
use kit::{Text, Visit};
use uuid::Uuid;

use super::{Names, filter::Asked, words};
use crate::{
    rules::anomaly::{Anomaly, Sign},
    store::LogName,
};

/// One entry as the page says it.
pub(super) struct Line {
    pub(super) seq: i64,
    pub(super) when: String,
    pub(super) who: String,
    pub(super) who_id: String,
    pub(super) role: String,
    pub(super) act: String,
    pub(super) thing: String,
    pub(super) thing_id: String,
    /// Where everything of the same thing stands.
    pub(super) of_thing: Option<String>,
    pub(super) outcome: String,
    pub(super) is_refused: bool,
    pub(super) reason: String,
    pub(super) words: String,
}

/// Something that stands out, with a link to its entries.
pub(super) struct Standout {
    pub(super) sentence: String,
    pub(super) day: String,
    pub(super) href: String,
}

impl Line {
    pub(super) fn of(entry: &LogEntry, names: &Names, acts: &[(&str, &'static str)], visit: &Visit) -> Self {
        let t = &visit.t;
        let day = t.day_seen_from(entry.at.day(&visit.house.zone), visit.today());
        let other = entry.record_id.filter(|_| entry.record_kind == WorkerId::KIND).map(WorkerId::from_uuid);
        let thing = other.filter(|other| Some(*other) != entry.worker_id).and_then(|other| names.get(&other));
        let emergency = words::is_emergency(&entry.reason);
        Self {
            seq: entry.seq,
            when: format!("{day}, {}", t.clock(entry.at.civil(&visit.house.zone).time())),
            who: who(entry, names, t),
            who_id: entry.worker_id.map(|id| end_of(&id.to_string())).unwrap_or_default(),
            role: if entry.role.is_empty() { String::new() } else { words::role(t, &entry.role).to_owned() },
            act: words::say(t, acts, &entry.action).to_owned(),
            thing: thing.map_or_else(|| kind(entry, t), |name| named(name, t)),
            thing_id: entry.record_id.map(|id| end_of_thing(&entry.record_kind, id)).unwrap_or_default(),
            of_thing: entry
                .record_id
                .map(|id| of_thing(&entry.record_kind, id).address(&t.to("/beheer/logboek"), None)),
            outcome: words::outcome(t, &entry.outcome).to_owned(),
            is_refused: entry.outcome == "refused",
            reason: if entry.reason.is_empty() { String::new() } else { words::reason(t, &entry.reason).to_owned() },
            words: if emergency { entry.words.clone() } else { String::new() },
        }
    }
}

impl Standout {
    pub(super) fn of(anomaly: &Anomaly, names: &Names, visit: &Visit) -> Self {
        let t = &visit.t;
        let name = names.get(&anomaly.worker).map_or_else(|| anomaly.worker.to_string(), |name| named(name, t));
        let said = t.with("name", name).with("count", anomaly.count);
        let (sentence, narrowed) = match anomaly.sign {
            Sign::BreakGlass => {
                (said.say("people-log-sign-glass"), Asked { reden: "break-glass".to_owned(), ..Asked::default() })
            }
            Sign::Refusals => {
                (said.say("people-log-sign-refusals"), Asked { uitkomst: "refused".to_owned(), ..Asked::default() })
            }
            Sign::Seen => (said.say("people-log-sign-seen"), Asked { uitkomst: "seen".to_owned(), ..Asked::default() }),
            Sign::Night => (said.say("people-log-sign-night"), Asked::default()),
        };
        let day = anomaly.day.to_string();
        let asked = Asked { wie: anomaly.worker.to_string(), van: day.clone(), tot: day, ..narrowed };
        Self {
            sentence,
            day: t.day_seen_from(anomaly.day, visit.today()),
            href: asked.address(&t.to("/beheer/logboek"), None),
        }
    }
}

/// A name, and whether its account has ended.
pub(super) fn named(name: &LogName, t: &Text) -> String {
    if name.is_ended { format!("{} ({})", name.name, t.say("people-log-ended")) } else { name.name.clone() }
}

fn who(entry: &LogEntry, names: &Names, t: &Text) -> String {
    match entry.worker_id {
        Some(id) => names.get(&id).map_or_else(|| id.to_string(), |name| named(name, t)),
        None if entry.program.is_empty() => t.say("people-log-nobody").to_owned(),
        None => format!("{} ({})", t.say("people-log-program"), entry.program),
    }
}

/// A thing as people say it: a name where it has one, else its sort and the end of its id.
pub(super) fn thing_named(kind: &str, id: Uuid, names: &Names, t: &Text) -> String {
    let worker = (kind == WorkerId::KIND).then(|| names.get(&WorkerId::from_uuid(id))).flatten();
    worker.map_or_else(|| format!("{} {}", words::kind(t, kind), end_of_thing(kind, id)), |name| named(name, t))
}

/// The log, narrowed to one thing.
fn of_thing(kind: &str, id: Uuid) -> Asked {
    Asked { ding: format!("{kind}:{id}"), ..Asked::default() }
}

/// What sort of thing it is, unless it is the worker's own account.
fn kind(entry: &LogEntry, t: &Text) -> String {
    let own = entry.record_id.is_some() && entry.record_id == entry.worker_id.map(kernel::TypedId::as_uuid);
    if own || entry.record_kind.is_empty() { String::new() } else { words::kind(t, &entry.record_kind).to_owned() }
}

/// The end of the id of a thing; of a seal its number, which is how the chain speaks of it.
fn end_of_thing(kind: &str, id: Uuid) -> String {
    if kind == db::SEAL_RECORD { id.as_u128().to_string() } else { format!("…{}", end_of(&id.to_string())) }
}

/// The end of an id, enough to tell people of one name apart; the file holds the whole.
fn end_of(id: &str) -> String {
    id.get(id.len().saturating_sub(8)..).unwrap_or(id).to_owned()
}
