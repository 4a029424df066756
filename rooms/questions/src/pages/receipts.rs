//! The paper receipts that a team still owes to who asked for aid.

use axum::extract::State;
use kernel::{Day, May, RuleBreak, TeamId};
use kit::{Actor, Answer, Form, Refusal, Text, Typed, Visit, see_other};
use serde::Deserialize;

use super::shift::{self, Beside};
use crate::{
    Room,
    access::{self, WorkDesk},
    rules::{
        Quarter,
        receipt::{End, Paper, Receipt, ReceiptId},
    },
    store,
};

/// The form as it is sent.
#[derive(Clone, Deserialize)]
pub(super) struct Sent {
    id: ReceiptId,
    what: What,
    #[serde(default)]
    number: String,
    #[serde(default)]
    day: String,
}

/// What is said of a receipt.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    /// The paper was handed over.
    Given,
    /// The person said: not now.
    NotNow,
    /// What was said today is taken back.
    Owed,
}

/// A receipt, as the day of the team shows it.
pub(super) struct Line {
    pub(super) id: ReceiptId,
    /// When they asked.
    pub(super) asked: String,
    /// The least and the most that the date on the paper can be.
    pub(super) days: (Day, Day),
    pub(super) end: Option<Ended>,
    /// What was typed and is not right, or what stands there at first.
    pub(super) form: Typed,
}

/// What became of a receipt.
pub(super) struct Ended {
    /// The number of the paper; none for who did not want one.
    pub(super) number: Option<String>,
    /// The last day on which the answer is in time.
    pub(super) due: String,
}

impl Line {
    pub(super) fn of(receipt: Receipt, today: Day, typed: Option<&(ReceiptId, Typed)>, t: &Text) -> Self {
        let Receipt { id, asked_on, end } = receipt;
        let typed = typed.filter(|(of, _)| *of == id).map(|(_, typed)| typed.clone());
        let end = match end {
            End::Owed => None,
            End::NotNow => Some(Ended { number: None, due: String::new() }),
            End::Given(paper) => Some(Ended { number: paper.number, due: t.date(paper.due) }),
        };
        let form = typed.unwrap_or_else(|| Typed::default().with("day", &today.to_string()));
        Self { id, asked: t.date(asked_on), days: (asked_on, today), end, form }
    }
}

/// How it went to say something of a receipt.
enum Said {
    /// It stands.
    Now,
    /// It does not meet these rules.
    Wrong(Vec<RuleBreak>),
    /// A colleague said something else before.
    Before,
}

/// `POST /balie/ontvangstbewijs`: what became of a receipt. Anybody of the team says so; what a colleague said first stands.
pub(super) async fn end(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::desk(&actor)?;
    let sent = form.check(|sent| Ok(sent.clone()))?;
    let beside = match say(&visit, &room, &may, &sent).await? {
        Said::Now => return see_other(&visit.t.to("/balie/vandaag#losse-eindjes")),
        Said::Wrong(breaks) => Beside::wrong_receipt(sent.id, sent.typed().given_back(breaks)),
        Said::Before => Beside::changed(),
    };
    shift::page(&visit, &actor, &room, beside).await
}

async fn say(visit: &Visit, room: &Room, may: &May<WorkDesk, TeamId>, sent: &Sent) -> Result<Said, Refusal> {
    let quarter = Quarter::of(visit.now, &visit.house.zone);
    let mut tx = room.db().write(visit.house.id, may.actor()).await?;
    let is_said = match sent.what {
        What::Owed => store::reopen_receipt(&mut tx, may, sent.id, quarter).await?,
        What::NotNow => store::end_receipt(&mut tx, may, sent.id, None, quarter).await?,
        What::Given => {
            let Some(receipt) = store::owed(&mut tx, may, sent.id).await? else { return Ok(Said::Before) };
            match Paper::written(&sent.number, &sent.day, receipt.asked_on, visit.today()) {
                Ok(paper) => store::end_receipt(&mut tx, may, sent.id, Some(&paper), quarter).await?,
                Err(breaks) => return Ok(Said::Wrong(breaks)),
            }
        }
    };
    tx.commit().await?;
    Ok(if is_said { Said::Now } else { Said::Before })
}

impl Sent {
    fn typed(&self) -> Typed {
        Typed::default().with("number", &self.number).with("day", &self.day)
    }
}
