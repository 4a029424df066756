//! A partner keeps its own hours with a link, without an account. GET shows and POST acts, so a robot that opens every link of a mail
//! says nothing; and nothing is reached but the sittings of that one organisation.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use db::Tx;
use kernel::{Day, Lang, RuleBreak, Slug};
use kit::{Answer, Choice, Form, OrMissing as _, Refusal, SafeHtml, Text, Token, Typed, Visit};

use super::{
    keeping::{self, Filled, Line, Row, Stands, Which},
    sitting::patience,
    wording::wording,
};
use crate::{
    Room, access,
    access::PARTNER,
    mails,
    rules::{
        Edition, Fullness,
        hours::days,
        model::Organization,
        partner::Via,
        today::monday_of,
        variation::{Said, Sent, VariationId, written},
    },
    shelf::Standing,
    store,
};

/// The languages of the page: those of the staff.
const LANGUAGES: [Lang; 3] = [Lang::NL, Lang::FR, Lang::EN];
/// How many days the page shows from Monday on: this week and the next.
const SHOWN_DAYS: i64 = 14;
/// How much may be said of the sittings of one partner at a time: whoever holds a link fills no table with it.
const MOST_SAID: usize = 200;

#[derive(Template)]
#[template(path = "directory/partner.html")]
struct PartnerPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    house: &'a str,
    phone: &'a str,
    path: String,
    name: SafeHtml,
    public: String,
    confirmed: Option<String>,
    is_confirmed_today: bool,
    /// Whether visitors read that its hours were not confirmed.
    is_grey: bool,
    days: Vec<OneDay>,
    sittings: Vec<Choice>,
    changes: Vec<Choice>,
    said: Vec<Line>,
}

/// A day with its sittings.
struct OneDay {
    day: Day,
    title: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "directory/partner_over.html")]
struct OverPage<'a> {
    t: &'a Text,
    house: &'a str,
    phone: &'a str,
}

/// What a link opens.
struct Opened<'a> {
    token: &'a str,
    organization: Slug,
    standing: std::sync::Arc<Standing>,
}

impl Opened<'_> {
    fn edition(&self) -> &Edition {
        self.standing.edition()
    }

    fn path(&self) -> String {
        mails::path(self.token)
    }
}

/// `GET /onze-uren/{token}`: this week and the next; only shows.
pub(super) async fn shown(
    visit: Visit,
    State(room): State<Room>,
    Path(token): Path<String>,
    Query(which): Query<Which>,
) -> Answer {
    let Some(opened) = opened(&visit, &room, &token).await? else { return over(&visit) };
    let form = which.begun(visit.today());
    page(&visit, &room, &opened, &form).await
}

/// `POST /onze-uren/{token}`: a sitting differs on a day.
pub(super) async fn say(visit: Visit, State(room): State<Room>, Path(token): Path<String>, form: Form<Sent>) -> Answer {
    let Some(opened) = opened(&visit, &room, &token).await? else { return over(&visit) };
    let said = store::variations(&mut room.db().read(visit.house.id).await?).await?;
    let is_too_much = theirs(&visit, &opened, &said).len() >= MOST_SAID;
    let read = form.check(|sent| match is_too_much {
        true => Err(vec![RuleBreak::new("", "directory-partner-too-much")]),
        false => written(sent, opened.edition(), Some(&opened.organization), visit.today()),
    });
    let variation = match read {
        Ok(variation) => variation,
        Err(typed) => return page(&visit, &room, &opened, &typed).await,
    };
    let mut tx = visit.write(room.db(), &PARTNER).await?;
    store::vary(&mut tx, &access::keep_sittings_by_link(), &variation).await?;
    seen(&visit, &room, &opened, tx).await
}

/// `POST /onze-uren/{token}/plaats`: how full a sitting of today is.
pub(super) async fn fill(
    visit: Visit,
    State(room): State<Room>,
    Path(token): Path<String>,
    form: Form<Filled>,
) -> Answer {
    let Some(opened) = opened(&visit, &room, &token).await? else { return over(&visit) };
    let (presence, fullness) =
        form.check(|sent| Ok((sent.presence.parse().ok(), Fullness::from_code(&sent.fullness))))?;
    let theirs = |id| opened.edition().sitting_of(Some(&opened.organization), id);
    let (_, presence) = presence.and_then(theirs).or_missing()?;
    let mut tx = visit.write(room.db(), &PARTNER).await?;
    store::mark_today(&mut tx, presence.id, visit.today(), fullness).await?;
    tx.does(&access::keep_sittings_by_link());
    seen(&visit, &room, &opened, tx).await
}

/// `POST /onze-uren/{token}/{id}/terug`: takes back what was said of a sitting, whoever said it.
pub(super) async fn take_back(
    visit: Visit,
    State(room): State<Room>,
    Path((token, id)): Path<(String, String)>,
) -> Answer {
    let Some(opened) = opened(&visit, &room, &token).await? else { return over(&visit) };
    let id: VariationId = id.parse().ok().or_missing()?;
    let mut tx = visit.write(room.db(), &PARTNER).await?;
    let place = store::place_of_variation(&mut tx, id).await?;
    let theirs = |(presence, _)| opened.edition().sitting_of(Some(&opened.organization), presence);
    place.and_then(theirs).or_missing()?;
    store::take_back(&mut tx, &access::keep_sittings_by_link(), id).await?;
    seen(&visit, &room, &opened, tx).await
}

/// `POST /onze-uren/{token}/klopt`: all hours are still true.
pub(super) async fn confirm(visit: Visit, State(room): State<Room>, Path(token): Path<String>) -> Answer {
    let Some(opened) = opened(&visit, &room, &token).await? else { return over(&visit) };
    let mut tx = visit.write(room.db(), &PARTNER).await?;
    store::confirm_hours(&mut tx, &access::confirm_hours_by_link(), &opened.organization, Via::Link).await?;
    seen(&visit, &room, &opened, tx).await
}

/// Whoever said it sees it at once.
async fn seen(visit: &Visit, room: &Room, opened: &Opened<'_>, tx: Tx) -> Answer {
    let answer = visit.done(tx, &visit.t.to(&opened.path())).await?;
    room.show(&visit.house).await;
    Ok(answer)
}

/// What the link opens. What cannot be a link of ours is asked for all the same: it costs the same work.
async fn opened<'a>(visit: &Visit, room: &Room, token: &'a str) -> Result<Option<Opened<'a>>, Refusal> {
    let hash = Token::shown(token).map(|token| token.hash()).unwrap_or_default();
    let standing = room.standing(&visit.house).await?;
    let mut read = room.db().read(visit.house.id).await?;
    let organization = store::opened_by(&mut read, &hash, visit.now).await?;
    let sits = |slug: &Slug| standing.edition().partner(slug.as_str()).is_some();
    let organization = organization.filter(sits);
    Ok(organization.map(|organization| Opened { token, organization, standing }))
}

async fn page(visit: &Visit, room: &Room, opened: &Opened<'_>, form: &Typed) -> Answer {
    let said = store::variations(&mut room.db().read(visit.house.id).await?).await?;
    let (t, edition, today) = (&visit.t, opened.edition(), visit.today());
    let whose = Some(&opened.organization);
    let partner: &Organization = edition.partner(opened.organization.as_str()).or_missing()?;
    let confirmed = edition.known_partner(&opened.organization).and_then(|known| known.confirmed_at);
    let confirmed = confirmed.map(|at| at.day(&visit.house.zone));
    let main = PartnerPage {
        t,
        form,
        house: &visit.house.name,
        phone: &visit.house.phone,
        path: t.to(&opened.path()),
        name: wording(&partner.name, t.lang()),
        public: t.to(&format!("/organisaties/{}", partner.slug)),
        confirmed: confirmed.map(|day| t.date(day)),
        is_confirmed_today: confirmed == Some(today),
        is_grey: edition.is_unconfirmed(partner, &patience(visit)),
        days: shown_days(visit, opened, &said),
        sittings: keeping::sittings(edition, whose, t),
        changes: keeping::changes(t),
        said: lines(visit, opened, &said),
    };
    let status = if form.breaks().is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page("directory-partner-title").main(&main).only_in(&LANGUAGES).private().status(status).answer()
}

/// The days of this week and the next on which the partner would sit here, from today on.
fn shown_days(visit: &Visit, opened: &Opened<'_>, said: &[Said]) -> Vec<OneDay> {
    let today = visit.today();
    let last = monday_of(today).plus(SHOWN_DAYS - 1);
    let one = |day| {
        let rows = keeping::rows(visit, &opened.standing, (day, Some(&opened.organization)), said);
        OneDay { day, title: visit.t.day_seen_from(day, today), rows }
    };
    days(today, last).map(one).filter(|day| !day.rows.is_empty()).collect()
}

/// What was said of its sittings from today on. Who of the house said something is not for the partner to know.
fn lines(visit: &Visit, opened: &Opened<'_>, said: &[Said]) -> Vec<Line> {
    let edition = opened.edition();
    let mut theirs = theirs(visit, opened, said);
    theirs.sort_by_key(|said| said.variation.day);
    let who = |said: &Said| {
        let key = if said.by_link { "directory-partner-by-link" } else { "directory-partner-by-house" };
        visit.t.say(key).to_owned()
    };
    theirs.into_iter().map(|said| Line::of(visit, edition, said, who(said))).collect()
}

fn theirs<'a>(visit: &Visit, opened: &Opened<'_>, said: &'a [Said]) -> Vec<&'a Said> {
    let is_theirs = |said: &&Said| {
        let sitting = opened.edition().sitting_of(Some(&opened.organization), said.variation.presence);
        said.variation.day >= visit.today() && sitting.is_some()
    };
    said.iter().filter(is_theirs).collect()
}

/// The same for a link that ended, that was withdrawn, and that never was.
fn over(visit: &Visit) -> Answer {
    let page = OverPage { t: &visit.t, house: &visit.house.name, phone: &visit.house.phone };
    let over = visit.page("directory-partner-over").main(&page).only_in(&LANGUAGES).private();
    over.status(StatusCode::GONE).answer()
}
