use askama::Template;
use axum::extract::{Path, State};
use directory::rules::{Edition, model::Service};
use http::StatusCode;
use kernel::{Actor as Who, Reason, RuleBreak};
use kit::{Actor, Answer, Choice, Form, Layout, Text, Typed, Visit, see_other};
use serde::Deserialize;

use super::place;
use crate::{
    Room, access,
    rules::{ReferralId, slip::SlipCode},
    store,
};

/// What somebody says with the code of a slip.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    slip: String,
    helped: String,
}

#[derive(Template)]
#[template(path = "referrals/slip.html")]
struct SlipPage<'a> {
    t: &'a Text,
    house: &'a str,
    service: String,
    organization: String,
    lines: Vec<(&'static str, String)>,
    bring: Vec<String>,
    code: String,
    address: String,
    back: String,
}

#[derive(Template)]
#[template(path = "referrals/helped.html")]
struct HelpedPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "referrals/thanks.html")]
struct ThanksPage<'a> {
    t: &'a Text,
}

/// In whose name it is written down: nobody signed in.
const PERSON: Who = Who::Program("person");

/// `POST /doorverwijzingen/{id}/briefje`: a slip to print, with a fresh code: who, where, when, what to bring.
pub(super) async fn make(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<ReferralId>) -> Answer {
    let permit = access::follow_referral(&actor)?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let scope = store::scope(&mut tx, id).await?;
    let may = permit.over(scope.as_ref(), id, Reason::Handover)?;
    let referral = store::referral(&mut tx, id).await?;
    let code = store::make_slip(&mut tx, id).await?;
    tx.does(&may);
    tx.commit().await?;
    let standing = room.directory().standing(&visit.house).await?;
    let (edition, t) = (standing.edition(), &visit.t);
    let own = edition.service(referral.service.as_str());
    let main = SlipPage {
        t,
        house: &visit.house.name,
        service: place::service_name(edition, &referral.service, t.lang()),
        organization: place::organization_name(edition, &referral.organization, t.lang()),
        lines: own.map(|own| lines(edition, own, &visit)).unwrap_or_default(),
        bring: own.map(|own| bring(own, t)).unwrap_or_default(),
        code: code.printed(),
        address: visit.house.address(&t.to("/hielp")),
        back: t.to(&format!("/doorverwijzingen/{id}")),
    };
    visit.page("referrals-slip-title").layout(Layout::Paper).main(&main).at_work(&actor).answer()
}

/// Where, when and by which number.
fn lines(edition: &Edition, service: &Service, visit: &Visit) -> Vec<(&'static str, String)> {
    let (t, zone) = (&visit.t, &visit.house.zone);
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

/// `GET /hielp`: did it help? Without an account, with the code of the slip.
pub(super) async fn form(visit: Visit) -> Answer {
    shown(&visit, &Typed::default(), StatusCode::OK)
}

/// `POST /hielp`: it did, or it did not.
pub(super) async fn say(visit: Visit, State(room): State<Room>, form: Form<Said>) -> Answer {
    let read = form.check(|said| {
        let helped = matches!(said.helped.as_str(), "ja" | "nee").then_some(said.helped == "ja");
        match (SlipCode::typed(&said.slip), helped) {
            (Some(code), Some(helped)) => {
                Ok((code, helped, Typed::default().with("slip", &said.slip).with("helped", &said.helped)))
            }
            (None, _) => Err(vec![RuleBreak::new("slip", "referrals-slip-unknown")]),
            (_, None) => Err(vec![RuleBreak::new("helped", "referrals-helped-choose")]),
        }
    });
    let (code, helped, typed) = match read {
        Ok(read) => read,
        Err(typed) => return shown(&visit, &typed, StatusCode::UNPROCESSABLE_ENTITY),
    };
    let mut tx = room.db().write(visit.house.id, &PERSON).await?;
    let is_said = store::say(&mut tx, &code, helped).await?;
    tx.commit().await?;
    if is_said {
        return see_other(&visit.t.to("/hielp/dank"));
    }
    let unknown = vec![RuleBreak::new("slip", "referrals-slip-unknown")];
    shown(&visit, &typed.given_back(unknown), StatusCode::UNPROCESSABLE_ENTITY)
}

/// `GET /hielp/dank`: thank you.
pub(super) async fn thanks(visit: Visit) -> Answer {
    let page = ThanksPage { t: &visit.t };
    visit.page("referrals-thanks-title").main(&page).only_in(&super::LANGUAGES).unlisted().answer()
}

fn shown(visit: &Visit, form: &Typed, status: StatusCode) -> Answer {
    let t = &visit.t;
    let choices = [("ja", "referrals-helped-yes"), ("nee", "referrals-helped-no")];
    let page = HelpedPage { t, form, choices: choices.map(|(value, key)| Choice::new(value, t.say(key))).into() };
    visit.page("referrals-helped-title").main(&page).only_in(&super::LANGUAGES).private().status(status).answer()
}
