//! The person says later whether it helped, with the code of the slip.

use askama::Template;
use axum::extract::State;
use http::StatusCode;
use kernel::{Actor as Who, RuleBreak};
use kit::{Answer, Choice, Form, Text, Typed, Visit, see_other};
use serde::Deserialize;

use crate::{Room, rules::slip::SlipCode, store};

/// What somebody says with the code of a slip.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    slip: String,
    helped: String,
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

/// `GET /hielp`: did it help? Without an account, with the code of the slip.
pub(super) async fn form(visit: Visit) -> Answer {
    shown(&visit, &Typed::default(), StatusCode::OK)
}

/// `POST /hielp`: it did, or it did not.
pub(super) async fn say(visit: Visit, State(room): State<Room>, form: Form<Said>) -> Answer {
    let read = form.check_and_keep(|said| {
        let helped = matches!(said.helped.as_str(), "ja" | "nee").then_some(said.helped == "ja");
        match (SlipCode::typed(&said.slip), helped) {
            (Some(code), Some(helped)) => Ok((code, helped)),
            (None, _) => Err(vec![RuleBreak::new("slip", "referrals-slip-unknown")]),
            (_, None) => Err(vec![RuleBreak::new("helped", "referrals-helped-choose")]),
        }
    });
    let ((code, helped), typed) = match read {
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
