//! The access log for the data protection officer: who looked at what, what stands out, and whether it is whole.

mod chain;
pub(in crate::pages) mod filter;
mod line;
mod words;

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    Extension,
    extract::{Query, State},
};
use db::LogEntry;
use kernel::{May, Reason, TypedId as _, WholeHouse, WorkerId};
use kit::{Actor, Answer, Refusal, Text, Typed, Visit, csv};

use self::{
    filter::Asked,
    line::{Line, Standout},
};
use crate::{
    Others, Room,
    access::{self, SearchLog},
    export,
    rules::anomaly::anomalies,
    store::{self, LogName},
};

pub(super) use chain::{check, shown as chain};

/// How many entries stand on one page.
const ON_A_PAGE: u32 = 50;
/// How far back is looked for what stands out, in days and in entries.
const DAYS_BACK: i64 = 7;
const ENTRIES_BACK: u32 = 5_000;

#[derive(Template)]
#[template(path = "people/log.html")]
struct LogPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    choices: Vec<Choice>,
    is_plain: bool,
    /// What the log is narrowed to, as the address and as people say it.
    thing: Option<(String, String)>,
    standouts: Vec<Standout>,
    lines: Vec<Line>,
    newest: Option<String>,
    older: Option<String>,
    csv: String,
}

/// One thing to narrow the log by.
struct Choice {
    name: &'static str,
    label: &'static str,
    all: &'static str,
    options: Vec<Choosable>,
}

struct Choosable {
    value: String,
    label: String,
    is_chosen: bool,
}

/// The names of everybody who ever had an account.
type Names = BTreeMap<WorkerId, LogName>;

/// `GET /beheer/logboek`: the newest first, narrowed as asked.
pub(super) async fn search(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Extension(others): Extension<Others>,
    Query(asked): Query<Asked>,
) -> Answer {
    let may = may_search(&actor)?;
    let (filter, form) = asked.read(&visit.house.zone);
    let mut read = room.db().read(visit.house.id).await?;
    let mut entries = store::log_entries(&mut read, &may, &filter, ON_A_PAGE + 1).await?;
    let names: Names = store::log_names(&mut read, &may).await?.into_iter().map(|name| (name.id, name)).collect();
    let glances = if asked.is_plain() {
        let since = visit.now.plus_seconds(-DAYS_BACK * 24 * 3600);
        store::log_glances(&mut read, &may, since, ENTRIES_BACK).await?
    } else {
        Vec::new()
    };
    drop(read);
    let (t, acts) = (&visit.t, words::acts(&others));
    let path = t.to("/beheer/logboek");
    let older = (entries.len() > ON_A_PAGE as usize).then(|| entries.get(ON_A_PAGE as usize - 1)).flatten();
    let older = older.map(|last| asked.address(&path, Some(last.seq)));
    entries.truncate(ON_A_PAGE as usize);
    let page = LogPage {
        t,
        form: &form,
        choices: choices(&asked, &names, &acts, t),
        is_plain: asked.is_plain(),
        thing: asked.thing().map(|(kind, id)| (asked.ding.clone(), line::thing_named(&kind, id, &names, t))),
        standouts: anomalies(&glances, &visit.house.zone).iter().map(|one| Standout::of(one, &names, &visit)).collect(),
        lines: entries.iter().map(|entry| Line::of(entry, &names, &acts, &visit)).collect(),
        newest: (!asked.voor.is_empty()).then(|| asked.address(&path, None)),
        older,
        csv: asked.address(&t.to("/beheer/logboek.csv"), asked.voor.parse().ok()),
    };
    visit.page("people-log-title").main(&page).at_work(&actor).answer()
}

/// `GET /beheer/logboek.csv`: what the page shows, as a file without names.
pub(super) async fn csv(visit: Visit, actor: Actor, State(room): State<Room>, Query(asked): Query<Asked>) -> Answer {
    let may = may_search(&actor)?;
    let (filter, _) = asked.read(&visit.house.zone);
    let mut read = room.db().read(visit.house.id).await?;
    let entries: Vec<LogEntry> = store::log_entries(&mut read, &may, &filter, ON_A_PAGE).await?;
    drop(read);
    Ok(csv::file("logboek.csv", export::log_as_csv(&entries)))
}

fn may_search(actor: &Actor) -> Result<May<SearchLog, WholeHouse>, Refusal> {
    Ok(access::search_log(actor)?.over_house(WholeHouse, Reason::Audit)?)
}

fn choices(asked: &Asked, names: &Names, acts: &[(&str, &'static str)], t: &Text) -> Vec<Choice> {
    let said = |words: &[(&str, &'static str)], chosen: &str| {
        let option = |(code, key): &(&str, &'static str)| Choosable {
            value: (*code).to_owned(),
            label: t.say(key).to_owned(),
            is_chosen: *code == chosen,
        };
        words.iter().map(option).collect()
    };
    let mut people: Vec<_> = names.values().collect();
    people.sort_by_key(|name| name.name.to_lowercase());
    let person = |name: &&LogName| Choosable {
        value: name.id.as_uuid().to_string(),
        label: line::named(name, t),
        is_chosen: name.id.to_string() == asked.wie,
    };
    let choice = |name, label, all, options| Choice { name, label, all, options };
    vec![
        choice("wie", "people-log-who", "people-log-everybody", people.iter().map(person).collect()),
        choice("wat", "people-log-act", "people-log-all", said(acts, &asked.wat)),
        choice("uitkomst", "people-log-outcome", "people-log-all", said(words::OUTCOMES, &asked.uitkomst)),
        choice("reden", "people-log-reason", "people-log-all", said(words::REASONS, &asked.reden)),
    ]
}
