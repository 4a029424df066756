//! The partners that sit in the house, as who works here sees them: when their hours were last confirmed, and their links.

use askama::Template;
use axum::extract::{Path, Query, State};
use channels::{Address, Kind};
use db::Tx;
use http::StatusCode;
use kernel::{Actor as Who, Instant, May, Reason, RuleBreak, Slug, WholeHouse};
use kit::{Actor, Answer, Form, OrMissing as _, SafeHtml, Text, Typed, Visit};
use serde::Deserialize;

use super::{names::Names, service::Dial, sitting::patience, wording::wording};
use crate::{
    Room,
    access::{self, LinkPartners},
    mails,
    rules::{
        Edition,
        model::Organization,
        partner::{Partner, Via},
    },
    store,
};

/// The page.
pub(super) const PATH: &str = "/partners";

/// How a link shall go.
#[derive(Debug, Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct Way {
    by: String,
}

#[derive(Template)]
#[template(path = "directory/partners.html")]
struct PartnersPage<'a> {
    t: &'a Text,
    lines: Vec<Line>,
    made: Option<Made>,
}

#[derive(Template)]
#[template(path = "directory/partner_letter.html")]
struct LetterPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    path: String,
    name: SafeHtml,
}

/// Where a letter shall go, line by line.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Envelope {
    address: String,
}

/// One partner.
struct Line {
    path: String,
    href: String,
    name: SafeHtml,
    confirmed: String,
    /// Whether visitors read that its hours were not confirmed.
    is_grey: bool,
    /// Whether nobody can be written to, so that somebody has to call.
    to_call: bool,
    /// When it was asked by mail.
    asked: Option<String>,
    /// Until when its link works.
    link: Option<String>,
    mailbox: Option<String>,
    /// Whether a letter can be written.
    has_letters: bool,
    phones: Vec<Dial>,
}

/// A link that was just made for a partner.
struct Made {
    name: SafeHtml,
    whereabouts: Whereabouts,
}

/// Where a link is that was just made.
enum Whereabouts {
    /// On the screen, this once.
    Here(String),
    /// On its way to this mailbox.
    Mailed(String),
    /// In a letter that is to be posted.
    Written,
}

/// Which partner was just sent a link by mail, or by letter.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    gemaild: String,
    brief: String,
}

/// `GET /partners`: every partner that sits in the house.
pub(super) async fn shown(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Query(Sent { gemaild, brief }): Query<Sent>,
) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let edition = standing.edition();
    let made = |partner: &Organization, whereabouts| Made { name: wording(&partner.name, visit.t.lang()), whereabouts };
    let mailed = edition.partner(&gemaild).and_then(|partner| {
        let mailbox = room.mailbox(edition, partner)?;
        Some(made(partner, Whereabouts::Mailed(mailbox.to_owned())))
    });
    let written = || edition.partner(&brief).map(|partner| made(partner, Whereabouts::Written));
    page(&visit, &actor, &room, mailed.or_else(written)).await
}

/// `POST /partners/{id}/link`: a link for a partner, shown once or sent to its mailbox; those before open nothing any more.
pub(super) async fn link(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<String>,
    form: Form<Way>,
) -> Answer {
    let may = access::link_partners(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let edition = standing.edition();
    let partner = edition.partner(&id).or_missing()?;
    let by_mail = form.check(|way| Ok(way.by == "mail"))?;
    if let Some(mailbox) = room.mailbox(edition, partner).filter(|_| by_mail) {
        let tx = visit.write(room.db(), &actor).await?;
        return send(&visit, tx, &may, (&partner.slug, Address::Mail(mailbox.to_owned()))).await;
    }
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let token = store::make_partner_link(&mut tx, &may, &partner.slug).await?;
    tx.commit().await?;
    let whereabouts = Whereabouts::Here(visit.house.address(&mails::path(token.reveal())));
    let made = Made { name: wording(&partner.name, visit.t.lang()), whereabouts };
    page(&visit, &actor, &room, Some(made)).await
}

/// Sends the link to the partner. Nobody else sees it, but who posts a letter.
async fn send(
    visit: &Visit,
    mut tx: Tx,
    may: &May<LinkPartners, WholeHouse>,
    (partner, to): (&Slug, Address),
) -> Answer {
    let said = if to.kind() == Kind::Letter { "brief" } else { "gemaild" };
    let token = store::make_partner_link(&mut tx, may, partner).await?;
    tx.enqueue(mails::link(visit.texts(), &visit.house, to, &token, visit.now)).await?;
    visit.done(tx, &format!("{}?{said}={partner}", visit.t.to(PATH))).await
}

/// `GET /partners/{id}/brief`: where a letter with a link is to go.
pub(super) async fn envelope(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    access::link_partners(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let partner = room.writes_to(standing.edition(), &id).or_missing()?;
    let known = standing.edition().letterbox_of(partner).unwrap_or_else(|| vec![partner.name.original.clone()]);
    let form = Typed::default().with("address", &known.join("\n"));
    letter_page(&visit, &actor, (partner, &form), StatusCode::OK)
}

/// `POST /partners/{id}/brief`: a letter with a link, to be printed and posted; links before it open nothing any more.
pub(super) async fn letter(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<String>,
    form: Form<Envelope>,
) -> Answer {
    let may = access::link_partners(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let partner = room.writes_to(standing.edition(), &id).or_missing()?;
    let read = form.check(|envelope| {
        let wrong = || vec![RuleBreak::new("address", "directory-letter-address-wrong")];
        Address::on_envelope(&envelope.address).ok_or_else(wrong)
    });
    let to = match read {
        Ok(to) => to,
        Err(form) => return letter_page(&visit, &actor, (partner, &form), StatusCode::UNPROCESSABLE_ENTITY),
    };
    let tx = visit.write(room.db(), &actor).await?;
    send(&visit, tx, &may, (&partner.slug, to)).await
}

fn letter_page(visit: &Visit, actor: &Who, (partner, form): (&Organization, &Typed), status: StatusCode) -> Answer {
    let t = &visit.t;
    let (path, name) = (t.to(&format!("{PATH}/{}/brief", partner.slug)), wording(&partner.name, t.lang()));
    let page = visit.page("directory-letter-title").main(&LetterPage { t, form, path, name });
    page.at_work(actor).crumb(t.to(PATH), t.say("directory-partners-title")).status(status).answer()
}

/// `POST /partners/{id}/link/intrekken`: its links open nothing any more.
pub(super) async fn withdraw(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let may = access::link_partners(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let partner = standing.edition().partner(&id).or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    store::withdraw_partner_links(&mut tx, &may, &partner.slug).await?;
    visit.done(tx, &visit.t.to(PATH)).await
}

/// `POST /partners/{id}/klopt`: a colleague asked, and all hours are still true.
pub(super) async fn confirm(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let may = access::confirm_hours(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let partner = standing.edition().partner(&id).or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    store::confirm_hours(&mut tx, &may, &partner.slug, Via::Colleague).await?;
    let answer = visit.done(tx, &visit.t.to(PATH)).await?;
    room.show(&visit.house).await;
    Ok(answer)
}

async fn page(visit: &Visit, actor: &Who, room: &Room, made: Option<Made>) -> Answer {
    access::see_partners(actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let edition = standing.edition();
    let mut read = room.db().read(visit.house.id).await?;
    let links = store::partner_links(&mut read, visit.now).await?;
    let known = store::partners(&mut read).await?;
    drop(read);
    let names = Names::of(visit, known.values().map(|known| known.worker)).await?;
    let line = |partner: &Organization| {
        let reached = (room.mailbox(edition, partner), links.get(&partner.slug).copied());
        let line = Line::of(visit, edition, (partner, known.get(&partner.slug)), reached, &names);
        Line { has_letters: room.has_letters(), ..line }
    };
    let main = PartnersPage { t: &visit.t, lines: edition.partners().into_iter().map(line).collect(), made };
    visit.page("directory-partners-title").main(&main).at_work(actor).answer()
}

impl Line {
    fn of(
        visit: &Visit,
        edition: &Edition,
        (partner, known): (&Organization, Option<&Partner>),
        (mailbox, link): (Option<&str>, Option<Instant>),
        names: &Names,
    ) -> Self {
        let t = &visit.t;
        let services = edition.sittings().map(|(service, _)| service);
        let services = services.filter(|service| service.organization == partner.slug);
        let mut phones: Vec<_> =
            partner.contact.phones.iter().chain(services.flat_map(|service| &service.contact.phones)).collect();
        phones.dedup_by_key(|phone| &phone.number);
        let is_grey = edition.is_unconfirmed(partner, &patience(visit));
        let asked = known.and_then(|known| known.asked_at).filter(|_| is_grey);
        Self {
            path: t.to(&format!("{PATH}/{}", partner.slug)),
            href: t.to(&format!("/organisaties/{}", partner.slug)),
            name: wording(&partner.name, t.lang()),
            confirmed: confirmed(visit, known, names),
            is_grey,
            to_call: is_grey && (mailbox.is_none() || link.is_none() && asked.is_none()),
            asked: asked.map(|at| t.date(at.day(&visit.house.zone))),
            link: link.map(|ends| t.date(ends.day(&visit.house.zone))),
            mailbox: mailbox.map(str::to_owned),
            has_letters: false,
            phones: phones.into_iter().map(|phone| Dial::of(&phone.number)).collect(),
        }
    }
}

/// When somebody last said that its hours are true, and who.
fn confirmed(visit: &Visit, known: Option<&Partner>, names: &Names) -> String {
    let t = &visit.t;
    let Some((known, at)) = known.and_then(|known| Some((known, known.confirmed_at?))) else {
        return t.say("directory-partners-never").to_owned();
    };
    let who = match known.via {
        Some(Via::Colleague) => names.say(known.worker),
        _ => t.say("directory-keeping-by-link").to_owned(),
    };
    t.with("day", t.date(at.day(&visit.house.zone))).with("who", who).say("directory-partners-confirmed")
}
