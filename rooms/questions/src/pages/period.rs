use askama::Template;
use axum::extract::{Query, State};
use http::StatusCode;
use kit::{Actor, Answer, Text, Typed, Visit, csv};
use serde::Deserialize;

use super::shift::{Bar, Figure, bars, figures};
use crate::{Room, access, export, rules::Period, store};

/// Which days are counted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Days {
    van: String,
    tot: String,
}

#[derive(Template)]
#[template(path = "questions/period.html")]
struct PeriodPage<'a> {
    t: &'a Text,
    form: Typed,
    days: String,
    figures: [Figure; 4],
    themes: Vec<Bar>,
    done: Vec<Bar>,
    file: String,
}

/// `GET /balie/cijfers`: what the team was asked in a period, this year when none is said.
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>, Query(days): Query<Days>) -> Answer {
    let may = access::shift(&actor)?;
    let today = visit.today();
    let read = Period::read([&days.van, &days.tot], today);
    let (period, breaks) = match read {
        Ok(period) => (period, Vec::new()),
        Err(breaks) => (Period::this_year(today), breaks),
    };
    let status = if breaks.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (first, last) = (period.first.to_string(), period.last.to_string());
    let said = |said: String, usual: &str| if breaks.is_empty() { usual.to_owned() } else { said };
    let form = Typed::default().with("van", &said(days.van, &first)).with("tot", &said(days.tot, &last));
    let mut read = room.db().read(visit.house.id).await?;
    let tally = store::tally(&mut read, &may, period).await?;
    let codes = &room.codes(&mut read).await?;
    drop(read);
    let t = &visit.t;
    let days = t.with("first", t.date(period.first)).with("last", t.date(period.last));
    let page = PeriodPage {
        t,
        form: form.given_back(breaks),
        days: days.say("questions-period-days"),
        figures: figures(&tally),
        themes: bars(&tally.themes, &codes.theme, t.lang()),
        done: bars(&tally.done, &codes.done, t.lang()),
        file: t.to(&format!("/balie/cijfers.csv?van={first}&tot={last}")),
    };
    let figures = visit.page("questions-period-title").crumb(t.to("/balie"), t.say("questions-desk-title"));
    figures.main(&page).at_work(&actor).status(status).answer()
}

/// `GET /balie/cijfers.csv`: the codes of a period as a file, without words.
pub(super) async fn csv(visit: Visit, actor: Actor, State(room): State<Room>, Query(days): Query<Days>) -> Answer {
    let may = access::shift(&actor)?;
    let read = Period::read([&days.van, &days.tot], visit.today());
    let period = read.map_err(|breaks| Typed::default().given_back(breaks))?;
    let mut read = room.db().read(visit.house.id).await?;
    let asked = store::asked_in(&mut read, &may, period).await?;
    drop(read);
    let name = format!("balie-{}-{}.csv", period.first, period.last);
    Ok(csv::file(&name, export::as_csv(asked.iter().map(|asked| (asked.day, &asked.kept)))))
}
