use askama::Template;
use axum::extract::{Query, State};
use jiff::civil::ISOWeekDate;
use kernel::Day;
use kit::{Answer, Keep, Layout, OrMissing, SafeHtml, Text, Visit};
use serde::Deserialize;

use super::{
    sitting::{Sitting, organization, unconfirmed},
    today::closing,
    wording::wording,
};
use crate::{
    Room,
    rules::today::{Week, WeekRow, monday_of},
    shelf::Standing,
};

/// How many weeks one may look back and ahead.
const WEEKS_AROUND: i64 = 53;

/// Which week: `2026-W48` (ISO 8601); this week when not said.
#[derive(Debug, Deserialize)]
pub(super) struct Which {
    week: Option<String>,
}

#[derive(Template)]
#[template(path = "directory/week.html")]
struct WeekPage<'a> {
    t: &'a Text,
    view: View,
}

#[derive(Template)]
#[template(path = "directory/poster.html")]
struct PosterPage<'a> {
    t: &'a Text,
    house: &'a str,
    address: &'a str,
    web: &'a str,
    view: View,
}

struct View {
    from: String,
    until: String,
    days: Vec<Column>,
    rows: Vec<Line>,
    week: String,
    previous: Option<String>,
    next: Option<String>,
    is_this_week: bool,
}

struct Column {
    name: String,
    number: i8,
    is_today: bool,
    closed: Option<SafeHtml>,
}

struct Line {
    href: String,
    name: SafeHtml,
    organization: SafeHtml,
    /// Whether nobody confirmed its hours for too long.
    is_unconfirmed: bool,
    cells: Vec<Cell>,
}

struct Cell {
    day: String,
    is_today: bool,
    sittings: Vec<Sitting>,
    away: Option<SafeHtml>,
}

/// `GET /zitdagen`: the week as a grid.
pub(super) async fn week(visit: Visit, State(room): State<Room>, Query(which): Query<Which>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let view = View::of(&standing, &visit, &which)?;
    let page = visit.page("directory-week-title").description(visit.t.say("directory-week-description"));
    page.keep(Keep::ThisMinute)
        .link("alternate", "text/calendar", "/calendar.ics", visit.t.say("directory-calendar"))
        .main(&WeekPage { t: &visit.t, view })
        .answer()
}

/// `GET /zitdagen/affiche`: the week as a poster to print.
pub(super) async fn poster(visit: Visit, State(room): State<Room>, Query(which): Query<Which>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let view = View::of(&standing, &visit, &which)?;
    let house = &visit.house;
    let web = house.public_url.split("://").last().unwrap_or_default();
    let main = PosterPage { t: &visit.t, house: &house.name, address: &house.address, web, view };
    visit.page("directory-poster-title").layout(Layout::Paper).unlisted().keep(Keep::ThisMinute).main(&main).answer()
}

impl View {
    fn of(standing: &Standing, visit: &Visit, which: &Which) -> Result<Self, kit::Refusal> {
        let (t, today) = (&visit.t, visit.today());
        let monday = which.monday(today).or_missing()?;
        let week = Week::around(standing.edition(), monday);
        let beside = |step: i64| {
            let other = monday.plus(7 * step);
            let near = (other.days_since(monday_of(today)) / 7).abs() <= WEEKS_AROUND;
            near.then(|| format!("{}?week={}", t.to("/zitdagen"), name_of(other)))
        };
        let column = |(day, closed): &(Day, Option<_>)| Column {
            name: t.weekday(*day),
            number: day.date().day(),
            is_today: *day == today,
            closed: closed.map(|closed| closing(closed, t)),
        };
        let days: Vec<Day> = week.days.iter().map(|(day, _)| *day).collect();
        Ok(Self {
            from: t.day(monday),
            until: t.full_day(monday.plus(6)),
            days: week.days.iter().map(column).collect(),
            rows: week.rows.iter().map(|row| Line::of(row, &days, standing, visit)).collect(),
            week: name_of(monday),
            previous: beside(-1),
            next: beside(1),
            is_this_week: monday == monday_of(today),
        })
    }
}

impl Line {
    fn of(row: &WeekRow<'_>, days: &[Day], standing: &Standing, visit: &Visit) -> Self {
        let t = &visit.t;
        let cells = row.cells.iter().zip(days).map(|((sessions, away), day)| Cell {
            day: t.weekday(*day),
            is_today: *day == visit.today(),
            sittings: sessions.iter().map(|entry| Sitting::of(entry, standing, visit)).collect(),
            away: away.map(|exception| wording(&exception.reason, t.lang())),
        });
        Self {
            href: t.to(&format!("/aanbod/{}", row.service.slug)),
            name: wording(&row.service.name, t.lang()),
            organization: organization(standing.edition(), row.service, t),
            is_unconfirmed: unconfirmed(visit, standing.edition(), row.service, row.presence).is_some(),
            cells: cells.collect(),
        }
    }
}

impl Which {
    /// The Monday of the week that is asked for; none when it is not a week, or one too far away.
    fn monday(&self, today: Day) -> Option<Day> {
        let this = monday_of(today);
        let Some(text) = &self.week else { return Some(this) };
        let (year, week) = text.split_once("-W")?;
        let asked = ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, jiff::civil::Weekday::Monday).ok()?;
        let monday = Day::of(asked.date());
        ((monday.days_since(this) / 7).abs() <= WEEKS_AROUND).then_some(monday)
    }
}

fn name_of(monday: Day) -> String {
    let week = monday.date().iso_week_date();
    format!("{}-W{:02}", week.year(), week.week())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn monday(week: Option<&str>) -> Option<String> {
        let which = Which { week: week.map(str::to_owned) };
        which.monday("2026-11-25".parse().unwrap()).map(|day| day.to_string())
    }

    #[test]
    fn a_week_is_named_as_iso_8601_does() {
        assert_eq!(monday(None).unwrap(), "2026-11-23");
        assert_eq!(monday(Some("2026-W53")).unwrap(), "2026-12-28");
        assert_eq!(name_of("2026-12-28".parse().unwrap()), "2026-W53");
        for text in ["", "2026", "2026-W54", "2026-W0", "1999-W01", "2026-W-1", "9999-W01", "x-W1"] {
            assert_eq!(monday(Some(text)), None, "{text}");
        }
    }
}
