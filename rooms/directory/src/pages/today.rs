use askama::Template;
use axum::extract::State;
use kit::{Answer, Keep, Layout, SafeHtml, Text, Visit};

use super::{
    sitting::{Sitting, organization},
    wording::wording,
};
use crate::{
    Room,
    rules::{
        hours::{Closed, Entry},
        today::{Away, Today},
    },
    shelf::Standing,
};

#[derive(Template)]
#[template(path = "directory/today.html")]
struct TodayPage<'a> {
    t: &'a Text,
    view: View,
}

#[derive(Template)]
#[template(path = "directory/board.html")]
struct BoardPage<'a> {
    t: &'a Text,
    house: &'a str,
    view: View,
}

/// What the pages of a day show.
struct View {
    day: String,
    time: String,
    closed: Option<SafeHtml>,
    groups: Vec<Group>,
    away: Vec<Absent>,
    done: bool,
}

/// Sittings under one heading.
struct Group {
    key: &'static str,
    sittings: Vec<Sitting>,
    is_now: bool,
}

/// A service that stays away today.
struct Absent {
    href: String,
    name: SafeHtml,
    organization: SafeHtml,
    reason: SafeHtml,
}

/// `GET /vandaag`: who is in the house now, within the hour and later today.
pub(super) async fn today(visit: Visit, State(room): State<Room>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let view = View::at(&standing, &visit);
    let page = visit.page("directory-today-title").description(visit.t.say("directory-today-description"));
    page.keep(Keep::ThisMinute).main(&TodayPage { t: &visit.t, view }).answer()
}

/// `GET /board`: the same on the screen in the hall, which loads itself anew every minute.
pub(super) async fn board(visit: Visit, State(room): State<Room>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let view = View::at(&standing, &visit);
    let page = visit.page("directory-board-title").layout(Layout::Board).unlisted().refresh(60).script("board.js");
    page.keep(Keep::ThisMinute).main(&BoardPage { t: &visit.t, house: &visit.house.name, view }).answer()
}

/// More sittings than one column of the screen in the hall can hold.
const CROWDED: usize = 7;

impl View {
    fn is_crowded(&self) -> bool {
        self.groups.iter().map(|group| group.sittings.len()).sum::<usize>() > CROWDED
    }

    fn at(standing: &Standing, visit: &Visit) -> Self {
        let t = &visit.t;
        let today = Today::at(standing.edition(), visit.now);
        let shown = |entries: &[Entry<'_>]| entries.iter().map(|entry| Sitting::of(entry, standing, t)).collect();
        let group =
            |key, entries: &[Entry<'_>]| Group { key, sittings: shown(entries), is_now: key == "directory-now" };
        let groups = [
            group("directory-now", &today.now),
            group("directory-soon", &today.soon),
            group("directory-later", &today.later),
            group("directory-over", &today.over),
        ];
        Self {
            day: t.day(today.day),
            time: t.time(visit.wall().time()),
            closed: today.closed.map(|closed| closing(closed, t)),
            done: today.is_done(),
            groups: groups.into_iter().filter(|group| !group.sittings.is_empty()).collect(),
            away: today.away.iter().map(|away| Absent::of(away, standing, t)).collect(),
        }
    }
}

impl Absent {
    fn of(away: &Away<'_>, standing: &Standing, t: &Text) -> Self {
        Self {
            href: t.to(&format!("/aanbod/{}", away.service.slug)),
            name: wording(&away.service.name, t.lang()),
            organization: organization(standing.edition(), away.service, t),
            reason: wording(&away.exception.reason, t.lang()),
        }
    }
}

/// Why the house is closed, in the reader's language.
pub(super) fn closing(closed: Closed<'_>, t: &Text) -> SafeHtml {
    match closed {
        Closed::Closure(closure) => wording(&closure.reason, t.lang()),
        Closed::Holiday(holiday) => SafeHtml::escaped(t.say(holiday.key())),
    }
}
