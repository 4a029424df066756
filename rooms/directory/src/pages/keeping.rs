//! The sittings of the house, kept by who works in it: full, cancelled, moved, extra. What is said shows everywhere at once.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use db::Tx;
use kernel::{Actor as Who, Day, Reason, Slug, WholeHouse};
use kit::{Actor, Answer, Choice, Form, OrMissing as _, SafeHtml, Text, Typed, Visit};
use serde::Deserialize;

use super::{
    names::Names,
    sitting::organization,
    wording::{on_the_clock, wording},
};
use crate::{
    Room, access,
    rules::{
        Edition, Fullness,
        hours::Session,
        model::{Change, Exception, Presence, PresenceId, Service},
        today::away,
        variation::{MOST_DAYS_AHEAD, Said, Sent, Variation, VariationId, written},
    },
    shelf::Standing,
    store,
};

/// The page.
pub(super) const PATH: &str = "/zitdagen/bijhouden";

/// Which day, and which sitting the form begins with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    dag: String,
    zitting: String,
}

impl Which {
    fn day(&self, today: Day) -> Day {
        let asked = self.dag.parse::<Day>().ok().filter(|day| (0..=MOST_DAYS_AHEAD).contains(&day.days_since(today)));
        asked.unwrap_or(today)
    }

    /// The form as it begins.
    pub(super) fn begun(&self, today: Day) -> Typed {
        let form = Typed::default().with("presence", &self.zitting).with("day", &self.day(today).to_string());
        form.with("change", "closed")
    }
}

/// How full a sitting of today is.
#[derive(Debug, Deserialize)]
pub(super) struct Filled {
    pub(super) presence: String,
    pub(super) fullness: String,
}

#[derive(Template)]
#[template(path = "directory/keeping.html")]
struct KeepingPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    day: Day,
    title: String,
    previous: Option<String>,
    next: Option<String>,
    today: Day,
    latest: Day,
    rows: Vec<Row>,
    sittings: Vec<Choice>,
    changes: Vec<Choice>,
    said: Vec<Line>,
}

/// One sitting of the day.
pub(super) struct Row {
    pub(super) id: PresenceId,
    pub(super) name: SafeHtml,
    organization: SafeHtml,
    pub(super) room: SafeHtml,
    pub(super) hours: String,
    pub(super) state: Stands,
    pub(super) fullness: Option<Fullness>,
    /// Whether it is today and not over, so that it can be full.
    pub(super) can_fill: bool,
}

/// How a sitting stands on the day.
pub(super) enum Stands {
    /// As always.
    Usual,
    /// With other hours, extra or in another room.
    Differs,
    /// It stays away, for this reason, by this word of somebody; without one the directory itself says so.
    Away(SafeHtml, Option<VariationId>),
}

/// Something that was said, in the list of what differs.
pub(super) struct Line {
    pub(super) id: VariationId,
    pub(super) day: String,
    pub(super) name: SafeHtml,
    pub(super) what: String,
    pub(super) reason: String,
    pub(super) who: String,
    pub(super) when: String,
}

/// `GET /zitdagen/bijhouden`: the sittings of a day, and what differs from now on.
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>, Query(which): Query<Which>) -> Answer {
    let today = visit.today();
    page(&visit, &actor, &room, which.day(today), &which.begun(today)).await
}

/// `POST /zitdagen/bijhouden`: says that a sitting differs on a day.
pub(super) async fn say(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::keep_sittings(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let variation = match form.check(|sent| written(sent, standing.edition(), None, visit.today())) {
        Ok(variation) => variation,
        Err(typed) => {
            let day = typed.value("day").parse().unwrap_or_else(|_| visit.today());
            return page(&visit, &actor, &room, day, &typed).await;
        }
    };
    let mut tx = visit.write(room.db(), &actor).await?;
    store::vary(&mut tx, &may, &variation).await?;
    seen(&visit, &room, tx, variation.day).await
}

/// `POST /zitdagen/bijhouden/plaats`: says how full a sitting of today is; nothing takes it back.
pub(super) async fn fill(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Filled>) -> Answer {
    let may = access::keep_sittings(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let (presence, fullness) =
        form.check(|sent| Ok((sent.presence.parse().ok(), Fullness::from_code(&sent.fullness))))?;
    let (_, presence) = presence.and_then(|id| standing.edition().sitting(id)).or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    store::mark_today(&mut tx, presence.id, visit.today(), fullness).await?;
    tx.does(&may);
    seen(&visit, &room, tx, visit.today()).await
}

/// `POST /zitdagen/bijhouden/{id}/terug`: takes back what was said.
pub(super) async fn take_back(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let may = access::keep_sittings(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let id: VariationId = id.parse().ok().or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let (_, day) = store::place_of_variation(&mut tx, id).await?.or_missing()?;
    store::take_back(&mut tx, &may, id).await?;
    seen(&visit, &room, tx, day).await
}

/// Whoever said it sees it at once, with its day before them.
async fn seen(visit: &Visit, room: &Room, tx: Tx, day: Day) -> Answer {
    let answer = visit.done(tx, &of_day(&visit.t, day, visit.today())).await?;
    room.show(&visit.house).await;
    Ok(answer)
}

fn of_day(t: &Text, day: Day, today: Day) -> String {
    if day == today { t.to(PATH) } else { format!("{}?dag={day}", t.to(PATH)) }
}

async fn page(visit: &Visit, actor: &Who, room: &Room, day: Day, form: &Typed) -> Answer {
    access::keep_sittings(actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let said = store::variations(&mut room.db().read(visit.house.id).await?).await?;
    let today = visit.today();
    let latest = today.plus(MOST_DAYS_AHEAD);
    let (t, edition) = (&visit.t, standing.edition());
    let near = |day: Day| (today..=latest).contains(&day).then(|| of_day(t, day, today));
    let main = KeepingPage {
        t,
        form,
        day,
        title: t.day_seen_from(day, today),
        previous: near(day.plus(-1)),
        next: near(day.plus(1)),
        today,
        latest,
        rows: rows(visit, &standing, (day, None), &said),
        sittings: sittings(edition, None, t),
        changes: changes(t),
        said: lines(visit, edition, said).await?,
    };
    let status = if form.breaks().is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page("directory-keeping-title").main(&main).at_work(actor).status(status).answer()
}

/// What can differ, to choose from.
pub(super) fn changes(t: &Text) -> Vec<Choice> {
    Variation::CODES.iter().map(|code| Choice::new(*code, t.say(change_key(code)))).collect()
}

const fn change_key(code: &str) -> &'static str {
    match code.as_bytes() {
        b"closed" => "directory-keeping-closed",
        b"hours" => "directory-keeping-hours",
        b"room" => "directory-keeping-room",
        _ => "directory-keeping-extra",
    }
}

/// Who sits on the day and who stays away, by the hour; only those of the organisation `whose` when one is named.
pub(super) fn rows(visit: &Visit, standing: &Standing, (day, whose): (Day, Option<&Slug>), said: &[Said]) -> Vec<Row> {
    let edition = standing.edition();
    let is_theirs = |service: &Service| whose.is_none_or(|whose| service.organization == *whose);
    let mut rows: Vec<_> = edition
        .sittings()
        .filter(|(service, _)| is_theirs(service))
        .filter_map(|(service, presence)| {
            let sessions = edition.days().sessions_on(presence, true, day);
            let first = sessions.first()?.start;
            Some((first, Row::sitting(visit, standing, (service, presence), &sessions)))
        })
        .collect();
    rows.sort_by_key(|(first, _)| *first);
    let absent = away(edition, day);
    let absent = absent.iter().filter(|away| is_theirs(away.service)).map(|away| {
        let is_it = |said: &&Said| {
            let Variation { presence, day: on, change, .. } = &said.variation;
            *presence == away.presence.id && *on == day && *change == Change::Closed
        };
        Row::away(visit, standing, (away.service, away.presence), (away.exception, said.iter().find(is_it)))
    });
    rows.into_iter().map(|(_, row)| row).chain(absent).collect()
}

impl Row {
    fn of(visit: &Visit, standing: &Standing, (service, presence): (&Service, &Presence), state: Stands) -> Self {
        let t = &visit.t;
        Self {
            id: presence.id,
            name: wording(&service.name, t.lang()),
            organization: organization(standing.edition(), service, t),
            room: wording(&presence.room, t.lang()),
            hours: String::new(),
            state,
            fullness: None,
            can_fill: false,
        }
    }

    /// What can be said of how full it is: the code, and the key of its words.
    pub(super) fn fillings(&self) -> Vec<(&'static str, &'static str)> {
        let full = (Fullness::Full.code(), "directory-keeping-full");
        let last = (Fullness::LastTicket.code(), "directory-keeping-last");
        let again = ("", "directory-keeping-free");
        match self.fullness {
            None => vec![last, full],
            Some(Fullness::LastTicket) => vec![full, again],
            Some(Fullness::Full) => vec![again],
        }
    }

    fn sitting(visit: &Visit, standing: &Standing, who: (&Service, &Presence), sessions: &[Session]) -> Self {
        let t = &visit.t;
        let hours = sessions.iter().map(|one| t.hours(on_the_clock(one.opens), on_the_clock(one.closes)));
        let moved = sessions.iter().find_map(|session| session.other_room.as_ref());
        let differs = moved.is_some() || sessions.iter().any(|session| session.is_exceptional);
        let row = Self::of(visit, standing, who, if differs { Stands::Differs } else { Stands::Usual });
        let last = sessions.last();
        Self {
            room: moved.map_or(row.room, |room| wording(room, t.lang())),
            hours: t.list(&hours.collect::<Vec<_>>()),
            fullness: last.and_then(|session| standing.fullness(who.1.id, session.day)),
            can_fill: last.is_some_and(|session| session.day == visit.today() && session.end > visit.now),
            ..row
        }
    }

    fn away(
        visit: &Visit,
        standing: &Standing,
        who: (&Service, &Presence),
        (exception, said): (&Exception, Option<&Said>),
    ) -> Self {
        let reason = wording(&exception.reason, visit.t.lang());
        Self::of(visit, standing, who, Stands::Away(reason, said.map(|said| said.id)))
    }
}

/// The sittings of the organisation `whose`, or every one of the house, to choose from.
pub(super) fn sittings(edition: &Edition, whose: Option<&Slug>, t: &Text) -> Vec<Choice> {
    let label = |service: &Service, presence: &Presence| {
        let (name, room) = (service.name.for_reader(t.lang()).1, presence.room.for_reader(t.lang()).1);
        if room.is_empty() { name.to_owned() } else { format!("{name} ({room})") }
    };
    let all = edition.sittings().filter(|(service, _)| whose.is_none_or(|whose| service.organization == *whose));
    let mut all: Vec<_> =
        all.map(|(service, presence)| Choice::new(presence.id.to_string(), label(service, presence))).collect();
    all.sort_by(|one, other| one.label.cmp(&other.label));
    all
}

/// What was said of today and the days to come, the first day first.
async fn lines(visit: &Visit, edition: &Edition, said: Vec<Said>) -> Result<Vec<Line>, kit::Refusal> {
    let mut said: Vec<_> = said.into_iter().filter(|said| said.variation.day >= visit.today()).collect();
    said.sort_by_key(|said| said.variation.day);
    let names = Names::of(visit, said.iter().map(|said| said.worker)).await?;
    let who = |said: &Said| match said.by_link {
        true => visit.t.say("directory-keeping-by-link").to_owned(),
        false => names.say(said.worker),
    };
    Ok(said.iter().map(|said| Line::of(visit, edition, said, who(said))).collect())
}

impl Line {
    pub(super) fn of(visit: &Visit, edition: &Edition, said: &Said, who: String) -> Self {
        let t = &visit.t;
        let Said { id, variation, said_at, .. } = said;
        let sitting = edition.sitting(variation.presence);
        let name = sitting.map(|(service, _)| wording(&service.name, t.lang()));
        let what = t.say(change_key(variation.code()));
        let more = match &variation.change {
            Change::Closed => String::new(),
            Change::OtherRoom(room) => room.original.clone(),
            Change::Instead { opens, closes } | Change::Extra { opens, closes } => {
                t.hours(on_the_clock(*opens), on_the_clock(*closes))
            }
        };
        Self {
            id: *id,
            day: t.day_seen_from(variation.day, visit.today()),
            name: name.unwrap_or_else(|| SafeHtml::escaped(t.say("directory-keeping-gone"))),
            what: if more.is_empty() { what.to_owned() } else { format!("{what}: {more}") },
            reason: variation.reason.original.clone(),
            who,
            when: visit.moment(*said_at),
        }
    }
}
