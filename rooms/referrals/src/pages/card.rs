//! The card of a person: as the partner reads it, and what the worker can do about it.

use askama::Template;
use axum::extract::{Path, State};
use kernel::{Actor as Who, Reason};
use kit::{Actor, Answer, Text, Visit};

use super::{about, over, path, place};
use crate::{
    Room, access,
    rules::{Card, ReferralId, share},
    store::{self, Act, Lock},
};

/// The text of a card: the same for the worker who looks before sharing and for the partner who reads it.
pub(super) struct CardView<'a> {
    pub(super) t: &'a Text,
    pub(super) lines: Vec<(&'static str, String)>,
}

impl<'a> CardView<'a> {
    /// The card with what it is for; without lines when nothing is shared.
    pub(super) fn of(t: &'a Text, card: Option<&Card>, purpose: Option<&str>) -> Self {
        let Some(card) = card else { return Self { t, lines: Vec::new() } };
        let lines = card.lines().iter().map(|(item, text)| (item.key(), text.clone()));
        let purpose = purpose.map(|purpose| ("referrals-share-purpose", purpose.to_owned()));
        Self { t, lines: lines.chain(purpose).collect() }
    }
}

/// The names of the things that an act names.
pub(super) fn names(t: &Text, codes: &str) -> String {
    share::items(codes).map(|item| t.say(item.key()).to_lowercase()).collect::<Vec<_>>().join(", ")
}

#[derive(Template)]
#[template(path = "referrals/shared.html")]
struct SharedPage<'a> {
    t: &'a Text,
    path: String,
    organization: String,
    card: Option<CardView<'a>>,
    lock: Lock,
    /// Whether the partner can read it now.
    is_under_way: bool,
    can_share: bool,
    /// The code that was made just now: shown once.
    code: Option<String>,
    acts: Vec<Line>,
}

/// An act, as the page shows it.
struct Line {
    what: String,
    when: String,
    ended: Option<String>,
    facts: [(&'static str, String); 3],
}

/// `GET /doorverwijzingen/{id}/kaart`: what is shared of the person, and every share act.
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<ReferralId>) -> Answer {
    page(&visit, &actor, &room, id, None).await
}

/// `POST /doorverwijzingen/{id}/kaart/code`: a code for the partner, shown once to be said by telephone; the one before opens nothing.
pub(super) async fn code(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<ReferralId>) -> Answer {
    let permit = access::share_person(&actor)?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let may = over(&mut tx, permit, id, Reason::Handover).await?;
    let code = store::make_look_code(&mut tx, &may).await?;
    tx.commit().await?;
    page(&visit, &actor, &room, id, code.map(|code| code.said())).await
}

/// `POST /doorverwijzingen/{id}/kaart/terug`: the person takes it back. The card is erased at once.
pub(super) async fn take_back(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<ReferralId>,
) -> Answer {
    let permit = access::share_person(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(&mut tx, permit, id, Reason::ClientRequest).await?;
    store::stop_sharing(&mut tx, &may).await?;
    visit.done(tx, &format!("{}/kaart", path(&visit.t, id))).await
}

async fn page(visit: &Visit, actor: &Who, room: &Room, id: ReferralId, code: Option<String>) -> Answer {
    let permit = access::see_person(actor)?;
    let mut read = room.db().read(visit.house.id).await?;
    let may = over(&mut read, permit, id, Reason::Handover).await?;
    let referral = store::referral(&mut read, id).await?;
    let (acts, card) = store::shared(&mut read, &may).await?;
    let lock = store::lock(&mut read, id).await?;
    drop(read);
    let hands: Vec<_> = acts.iter().filter_map(|act| act.shared_by).collect();
    let hands = visit.names(&hands).await?;
    let standing = room.directory().standing(&visit.house).await?;
    let t = &visit.t;
    let purpose = acts.first().and_then(|act| act.purpose.as_deref());
    let name = |act: &Act| act.shared_by.and_then(|by| hands.get(&by).cloned()).unwrap_or_default();
    let main = SharedPage {
        t,
        path: path(t, id),
        organization: place::organization_name(standing.edition(), &referral.organization, t.lang()),
        card: card.as_ref().map(|card| CardView::of(t, Some(card), purpose)),
        lock,
        is_under_way: share::is_under_way(referral.state),
        can_share: store::can_be_shared(&referral),
        code,
        acts: acts.iter().map(|act| Line::of(act, name(act), visit)).collect(),
    };
    about(visit, "referrals-shared-title", id).main(&main).at_work(actor).answer()
}

impl Line {
    fn of(act: &Act, who: String, visit: &Visit) -> Self {
        let t = &visit.t;
        let when = t.with("moment", visit.moment(act.shared_at)).with("who", who);
        let ended = act.ended_at.map(|ended| t.with("moment", visit.moment(ended)).say("referrals-act-ended"));
        let purpose = act.purpose.clone().unwrap_or_else(|| t.say("referrals-act-forgotten").to_owned());
        Self {
            what: names(t, &act.items),
            when: when.say("referrals-act-when"),
            ended,
            facts: [
                ("referrals-share-purpose", purpose),
                ("referrals-share-recipient", t.say(act.recipient.key()).to_owned()),
                ("referrals-share-agreed", t.say(act.agreed.key()).to_owned()),
            ],
        }
    }
}
