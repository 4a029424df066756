//! When the house is open: its administrators keep the hours here, look at the weeks to come, see what was before, and put it back.

mod fields;
mod versions;
mod weeks;

use askama::Template;
use axum::extract::{Path, State};
use db::Tx;
use http::StatusCode;
use kernel::{Actor as Who, Day, Reason, WholeHouse};
use kit::{Actor, Answer, Choice, Form, OrMissing as _, Text, Typed, Visit};
use serde::Deserialize;

use self::{
    fields::{again, filled, holidays, rows},
    versions::{Version, in_lines, in_words},
    weeks::{DayAhead, ahead},
};
use super::{kept, names::Names};
use crate::{
    Room, access,
    rules::opening::{Opening, Row, WEEK, YES, written},
    store,
};

const PATH: &str = "/beheer/uren";
/// How many versions stand on the page.
const SHOWN: u32 = 12;

/// The form as it is sent: its names are those of the week and of the lines.
type Sent = Vec<(String, String)>;

/// The version that stood on the page from which one is put back.
#[derive(Debug, Deserialize)]
pub(super) struct Seen {
    version: i64,
}

#[derive(Template)]
#[template(path = "directory/opening.html")]
struct OpeningPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    notice: Option<&'static str>,
    theirs: Vec<String>,
    less: Option<String>,
    week: Vec<(&'static str, String)>,
    rows: &'a [Row],
    holidays: Vec<Choice>,
    weeks: Vec<Vec<DayAhead>>,
    is_preview: bool,
    versions: Vec<Version>,
    current: i64,
    has_desk: bool,
    follows_file: bool,
    may_change: bool,
}

/// What the page shows besides what holds.
enum Given {
    /// Nothing: it is looked at.
    Nothing,
    /// What was typed, which does not meet a rule.
    Wrong(Typed),
    /// What was typed, to be looked at before it is kept.
    Preview(Typed, Box<Opening>),
    /// What was sent when a colleague came first.
    Second(Sent),
    /// A version is not put back, because a colleague came first.
    NotPutBack,
}

/// `GET /beheer/uren`
pub(super) async fn form(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    shown(&visit, &actor, &room, Given::Nothing).await
}

/// `POST /beheer/uren`: shows what it will be like, or keeps it, unless a colleague did meanwhile; then both are shown.
pub(super) async fn change(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::change_hours(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let mut sent = Vec::new();
    let read = form.check(|pairs| {
        sent.clone_from(pairs);
        written(pairs, visit.today())
    });
    let opening = match read {
        Ok(opening) => opening,
        Err(typed) => return shown(&visit, &actor, &room, Given::Wrong(typed)).await,
    };
    let typed = again(Typed::default(), &sent);
    if typed.value("look") == YES {
        return shown(&visit, &actor, &room, Given::Preview(typed, Box::new(opening))).await;
    }
    let seen = typed.value("version").parse().ok().or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    if !kept(store::keep_opening(&mut tx, &may, seen, Some(&opening), None).await)? {
        tx.undo().await?;
        return shown(&visit, &actor, &room, Given::Second(sent)).await;
    }
    holds_now(&visit, &room, tx).await
}

/// `POST /beheer/uren/versies/{version}/terug`: what held then holds again, as a new version; 0 is what the file says.
pub(super) async fn put_back(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(version): Path<String>,
    form: Form<Seen>,
) -> Answer {
    let may = access::change_hours(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let version: i64 = version.parse().ok().or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let before = if version == 0 { None } else { store::opening_version(&mut tx, version).await?.or_missing()? };
    let seen = form.check(|seen| Ok(seen.version))?;
    if !kept(store::keep_opening(&mut tx, &may, seen, before.as_ref(), Some(version)).await)? {
        tx.undo().await?;
        return shown(&visit, &actor, &room, Given::NotPutBack).await;
    }
    holds_now(&visit, &room, tx).await
}

/// Whoever changed it sees it at once; other processes see it at their next look.
async fn holds_now(visit: &Visit, room: &Room, tx: Tx) -> Answer {
    let answer = visit.done(tx, &visit.t.to(PATH)).await?;
    room.show(&visit.house).await;
    Ok(answer)
}

async fn shown(visit: &Visit, actor: &Who, room: &Room, given: Given) -> Answer {
    let may = access::see_hours(actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let mut read = room.db().read(visit.house.id).await?;
    let (current, kept) = store::opening_now(&mut read).await?;
    let versions = store::opening_versions(&mut read, &may, i64::MAX, SHOWN).await?;
    drop(read);
    let names = Names::of(visit, versions.iter().map(|version| version.worker)).await?;
    let (edition, today) = (standing.edition(), visit.today());
    let now = kept.clone().unwrap_or_else(|| Opening::of(edition, today));
    let form = given.form(&now, current, today);
    let main = OpeningPage {
        t: &visit.t,
        notice: given.notice(),
        theirs: if matches!(given, Given::Second(_)) { in_lines(visit, &now) } else { Vec::new() },
        less: if kept.is_none() { now.first_difference(edition, today).map(|day| visit.t.day(day)) } else { None },
        week: WEEK.into_iter().zip((1..=7).map(|day| visit.t.weekday_of(day))).collect(),
        rows: rows(&form),
        holidays: holidays(visit),
        weeks: ahead(visit, edition, given.preview().or(kept.as_ref())),
        is_preview: given.preview().is_some(),
        versions: versions.iter().map(|version| in_words(visit, version, current, &names)).collect(),
        current,
        has_desk: edition.house_desk().is_some(),
        follows_file: kept.is_none(),
        may_change: access::change_hours(actor).is_ok(),
        form: &form,
    };
    visit.page("directory-opening-title").main(&main).at_work(actor).status(given.status()).answer()
}

impl Given {
    const fn status(&self) -> StatusCode {
        match self {
            Self::Nothing | Self::Preview(..) => StatusCode::OK,
            Self::Wrong(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Second(_) | Self::NotPutBack => StatusCode::CONFLICT,
        }
    }

    const fn notice(&self) -> Option<&'static str> {
        match self {
            Self::Second(_) => Some("directory-opening-both"),
            Self::NotPutBack => Some("directory-opening-not-restored"),
            Self::Nothing | Self::Wrong(_) | Self::Preview(..) => None,
        }
    }

    fn preview(&self) -> Option<&Opening> {
        match self {
            Self::Preview(_, opening) => Some(opening),
            _ => None,
        }
    }

    fn form(&self, now: &Opening, current: i64, today: Day) -> Typed {
        match self {
            Self::Nothing | Self::NotPutBack => filled(now, current, today),
            Self::Wrong(typed) | Self::Preview(typed, _) => typed.clone(),
            // Over the version that is shown now: whoever keeps it has seen it.
            Self::Second(sent) => again(Typed::default().with("version", &current.to_string()), sent),
        }
    }
}
