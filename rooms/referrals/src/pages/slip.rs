//! What somebody takes along: on paper, or as a text message.

use askama::Template;
use axum::extract::{Path, State};
use channels::Message;
use directory::rules::{Edition, model::Service};
use http::StatusCode;
use kernel::{Lang, Permit, Reason, RuleBreak};
use kit::{Actor, Answer, Form, Layout, Refusal, Text, Visit};
use serde::Deserialize;

use super::{
    one::{self, Beside},
    over, path, place,
};
use crate::{
    Room,
    access::{self, FollowReferral},
    mails,
    rules::{ReferralId, slip::SlipCode, telephone},
    store::{self, Referral},
};

/// Where the slip goes as a text message, and in which language.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Phone {
    phone: String,
    language: String,
}

#[derive(Template)]
#[template(path = "referrals/slip.html")]
struct SlipPage<'a> {
    t: &'a Text,
    house: &'a str,
    slip: Slip,
    back: String,
}

/// Who, where, when, what to bring, and the code to say later whether it helped.
struct Slip {
    service: String,
    organization: String,
    lines: Vec<(&'static str, String)>,
    bring: Vec<String>,
    code: String,
    address: String,
}

/// `POST /doorverwijzingen/{id}/briefje`: a slip to print, with a fresh code.
pub(super) async fn make(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<ReferralId>) -> Answer {
    let permit = access::follow_referral(&actor)?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let (referral, code) = with_code(&mut tx, permit, id).await?;
    tx.commit().await?;
    let standing = room.directory().standing(&visit.house).await?;
    let t = &visit.t;
    let slip = Slip::of(standing.edition(), &referral, &code, (&visit, t));
    let main = SlipPage { t, house: &visit.house.name, slip, back: path(t, id) };
    visit.page("referrals-slip-title").layout(Layout::Paper).main(&main).at_work(&actor).answer()
}

/// `POST /doorverwijzingen/{id}/briefje/sms`: the same to a telephone. The number is kept nowhere but with the message, until that is sent.
pub(super) async fn send(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<ReferralId>,
    form: Form<Phone>,
) -> Answer {
    let permit = access::follow_referral(&actor)?;
    let read = form.check(|sent| {
        let number = telephone::mobile(&sent.phone);
        let number = number.ok_or_else(|| vec![RuleBreak::new("phone", "referrals-slip-phone-wrong")])?;
        let lang = sent.language.parse::<Lang>().ok().filter(|lang| super::LANGUAGES.contains(lang));
        Ok((number, lang.unwrap_or(Lang::NL)))
    });
    let (number, lang) = match read {
        Ok(read) => read,
        Err(phone) => {
            let beside = Beside { phone, status: StatusCode::UNPROCESSABLE_ENTITY, ..Beside::default() };
            return one::page(&visit, &actor, &room, id, beside).await;
        }
    };
    let standing = room.directory().standing(&visit.house).await?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let (referral, code) = with_code(&mut tx, permit, id).await?;
    if !can_send(&room, &referral) {
        tx.undo().await?;
        return Err(Refusal::missing());
    }
    let t = visit.texts().for_lang(lang);
    let text = Slip::of(standing.edition(), &referral, &code, (&visit, &t)).text(&t);
    let message: Message = mails::slip(&t, &visit.house, number, text, visit.now);
    tx.enqueue(message).await?;
    visit.done(tx, &format!("{}?briefje=sms", path(&visit.t, id))).await
}

/// Whether the slip may go to a telephone: the house sends text messages, and the person did not come to stay unknown.
pub(super) fn can_send(room: &Room, referral: &Referral) -> bool {
    room.has_sms() && !referral.anonymous
}

/// The referral with a fresh code, written on this transaction; the code before says nothing any more.
async fn with_code(
    tx: &mut db::Tx,
    permit: Permit<FollowReferral>,
    id: ReferralId,
) -> Result<(Referral, SlipCode), Refusal> {
    let may = over(tx, permit, id, Reason::Handover).await?;
    let referral = store::referral(tx, id).await?;
    let code = store::make_slip(tx, id).await?;
    tx.does(&may);
    Ok((referral, code))
}

impl Slip {
    fn of(edition: &Edition, referral: &Referral, code: &SlipCode, (visit, t): (&Visit, &Text)) -> Self {
        let own = edition.service(referral.service.as_str());
        Self {
            service: place::service_name(edition, &referral.service, t.lang()),
            organization: place::organization_name(edition, &referral.organization, t.lang()),
            lines: own.map(|own| lines(edition, own, (visit, t))).unwrap_or_default(),
            bring: own.map(|own| bring(own, t)).unwrap_or_default(),
            code: code.printed(),
            address: visit.house.address(&t.to("/hielp")),
        }
    }

    /// As a text message: a line for each thing.
    fn text(&self, t: &Text) -> String {
        let named = |key, line: &str| format!("{}: {line}", t.say(key));
        let who = if self.service == self.organization {
            self.service.clone()
        } else {
            format!("{}, {}", self.service, self.organization)
        };
        let bring = (!self.bring.is_empty()).then(|| named("referrals-slip-bring", &t.list(&self.bring)));
        let code =
            t.with("code", self.code.as_str()).with("address", self.address.as_str()).say("referrals-slip-sms-code");
        let lines = self.lines.iter().map(|(key, line)| named(key, line));
        std::iter::once(who).chain(lines).chain(bring).chain([code]).collect::<Vec<_>>().join("\n")
    }
}

/// Where, when and by which number.
fn lines(edition: &Edition, service: &Service, (visit, t): (&Visit, &Text)) -> Vec<(&'static str, String)> {
    let zone = &visit.house.zone;
    let soonest = edition.soonest(service, visit.now);
    let place = soonest.as_ref().and_then(|(presence, _)| {
        let location = edition.place_of(presence)?;
        let room = presence.room.for_reader(t.lang()).1.to_owned();
        let parts = [location.name_for(t.lang()).1.to_owned(), room, location.line().unwrap_or_default()];
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
    });
    let session = soonest.as_ref().and_then(|(_, found)| found.now.as_ref().or(found.next.as_ref()));
    let when = session.map(|session| {
        let hours = t.hours(session.start.civil(zone).time(), session.end.civil(zone).time());
        format!("{}, {hours}", t.day_seen_from(session.day, visit.today()))
    });
    let phone = service.contact.phones.first().map(|phone| phone.number.clone());
    let all = [("referrals-slip-where", place), ("referrals-slip-when", when), ("referrals-slip-phone", phone)];
    all.into_iter().filter_map(|(key, line)| Some((key, line?))).collect()
}

fn bring(service: &Service, t: &Text) -> Vec<String> {
    let documents = service.required_documents.iter();
    documents.map(|required| required.document.for_reader(t.lang()).1.to_owned()).collect()
}
