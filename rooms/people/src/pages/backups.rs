//! Backups: how old the last one is that was found whole, and what came of the ones that were asked for.

use askama::Template;
use axum::extract::State;
use db::BackupRecord;
use kernel::{Instant, Reason, WholeHouse};
use kit::{Actor, Answer, Text, Visit, see_other};

use super::admin::offers;
use crate::{
    Room, access,
    rules::backup::{Age, is_too_old},
};

/// How many stand on the page.
const SHOWN: u32 = 14;
/// The page.
const PATH: &str = "/beheer/back-ups";

#[derive(Template)]
#[template(path = "people/backups.html")]
struct BackupsPage<'a> {
    t: &'a Text,
    last: Last,
    lines: Vec<Line>,
    daily: Option<String>,
    may_ask: bool,
}

/// The last backup that was restored aside and found whole, in words.
struct Last {
    sentence: String,
    more: String,
    class: &'static str,
}

/// One that was asked for.
struct Line {
    when: String,
    by: &'static str,
    state: &'static str,
    is_bad: bool,
    fault: String,
    file: String,
    size: String,
}

/// `GET /beheer/back-ups`
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    access::see_backups(&actor)?;
    let mut read = room.db().read(visit.house.id).await?;
    let last = BackupRecord::last_verified(&mut read).await?;
    let records = BackupRecord::latest(&mut read, SHOWN).await?;
    drop(read);
    let t = &visit.t;
    let hour = room.upkeep().backup_hour;
    let page = BackupsPage {
        t,
        last: in_words(last, hour.is_some(), &visit),
        lines: records.iter().map(|record| line(record, &visit)).collect(),
        daily: hour.map(|hour| t.with("hour", hour).say("people-backups-daily")),
        may_ask: hour.is_some() && offers(&access::make_backup(&actor)),
    };
    visit.page("people-backups-title").main(&page).at_work(&actor).answer()
}

/// `POST /beheer/back-ups`: one more, as soon as there are hands for it; a second click in the same minute asks for nothing.
pub(super) async fn ask(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let may = access::make_backup(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    if room.upkeep().backup_hour.is_some() {
        let mut tx = room.db().write(visit.house.id, &actor).await?;
        let minute = tx.now().as_micros() / 60_000_000;
        if BackupRecord::ask(&mut tx, &format!("page {minute}"), "page").await? {
            tx.does(&may);
            tx.commit().await?;
        }
    }
    see_other(&visit.t.to(PATH))
}

fn in_words(last: Option<Instant>, is_daily: bool, visit: &Visit) -> Last {
    let t = &visit.t;
    let Some(last) = last else {
        let (sentence, more) =
            (t.say("people-backups-never").to_owned(), t.say("people-backups-never-what").to_owned());
        return Last { sentence, more, class: "notice bad" };
    };
    let seconds = visit.now.seconds_since(last);
    let age = match Age::of(seconds) {
        Age::Minutes => t.say("people-backups-minutes").to_owned(),
        Age::Hours(count) => t.with("count", count).say("people-backups-hours"),
        Age::Days(count) => t.with("count", count).say("people-backups-days"),
    };
    let sentence = t.with("age", age).say("people-backups-last");
    if is_too_old(seconds, is_daily) {
        return Last { sentence, more: t.say("people-backups-old").to_owned(), class: "notice bad" };
    }
    Last { sentence, more: t.say("people-backups-good").to_owned(), class: "notice good" }
}

fn line(record: &BackupRecord, visit: &Visit) -> Line {
    let t = &visit.t;
    let (zone, at) = (&visit.house.zone, record.asked_at);
    let day = t.day_seen_from(at.day(zone), visit.today());
    let (state, is_bad) = match record {
        BackupRecord { verified_at: Some(_), .. } => ("people-backups-verified", false),
        BackupRecord { fault: Some(_), .. } => ("people-backups-failed", true),
        BackupRecord { made_at: Some(_), .. } => ("people-backups-made", false),
        _ => ("people-backups-waiting", false),
    };
    Line {
        when: format!("{day}, {}", t.clock(at.civil(zone).time())),
        by: match record.asked_by.as_str() {
            "schedule" => "people-backups-by-schedule",
            "page" => "people-backups-by-page",
            _ => "people-backups-by-command",
        },
        state,
        is_bad,
        fault: record.fault.clone().unwrap_or_default(),
        file: record.file.clone(),
        size: if record.size > 0 {
            t.with("count", megabytes(record.size)).say("people-backups-size")
        } else {
            String::new()
        },
    }
}

/// Whole megabytes, and one for what is smaller.
fn megabytes(bytes: i64) -> i64 {
    (bytes / 1_000_000).max(1)
}
