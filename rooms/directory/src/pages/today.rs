use askama::Template;
use axum::extract::State;
use kernel::Instant;
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
    page: usize,
    pages: usize,
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

/// Sittings on the screen in the hall at once: so many can be read from five metres.
const ON_BOARD: usize = 6;
/// Seconds until the screen in the hall shows the next of its pages.
const BOARD_TURNS: u32 = 30;

/// `GET /board`: the same on the screen in the hall. It loads itself anew and shows, in turn, as many as can be read from afar.
pub(super) async fn board(visit: Visit, State(room): State<Room>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let mut view = View::at(&standing, &visit);
    let pages = view.pages();
    let page = turn_of(visit.now, pages);
    view.keep_page(page);
    let screen = visit.page("directory-board-title").layout(Layout::Board).unlisted().refresh(BOARD_TURNS);
    let main = BoardPage { t: &visit.t, house: &visit.house.name, view, page: page + 1, pages };
    screen.script("board.js").main(&main).answer()
}

/// Which of so many pages is shown at this moment, counted from 0: the clock turns them, so that no screen has to remember.
fn turn_of(now: Instant, pages: usize) -> usize {
    let turns = now.seconds_since(Instant::from_micros(0)) / i64::from(BOARD_TURNS);
    usize::try_from(turns).unwrap_or(0) % pages.max(1)
}

impl View {
    /// How many pages the screen in the hall needs.
    fn pages(&self) -> usize {
        self.coming().map(|group| group.sittings.len()).sum::<usize>().div_ceil(ON_BOARD).max(1)
    }

    /// What is not over yet.
    fn coming(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(|group| group.key != "directory-over")
    }

    /// Keeps what stands on this page of the screen in the hall, under its headings.
    fn keep_page(&mut self, page: usize) {
        let mut before = page * ON_BOARD;
        let mut room = ON_BOARD;
        self.groups.retain(|group| group.key != "directory-over");
        for group in &mut self.groups {
            let skipped = before.min(group.sittings.len());
            group.sittings.drain(..skipped);
            group.sittings.truncate(room);
            before -= skipped;
            room -= group.sittings.len();
        }
        self.groups.retain(|group| !group.sittings.is_empty());
    }

    fn at(standing: &Standing, visit: &Visit) -> Self {
        let t = &visit.t;
        let today = Today::at(standing.edition(), visit.now);
        let shown = |entries: &[Entry<'_>]| entries.iter().map(|entry| Sitting::of(entry, standing, visit)).collect();
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
