//! Sharing who somebody is: the worker asks, looks at the very card that the partner will read, and shares it.

use askama::Template;
use axum::extract::{Path, State};
use http::StatusCode;
use kernel::{Actor as Who, Reason};
use kit::{Actor, Answer, Choice, Form, Refusal, Text, Typed, Visit};
use serde::Deserialize;

use super::{
    about,
    card::CardView,
    one::{self, Beside},
    over, path, place,
};
use crate::{
    Room, access,
    rules::{Agreed, Card, Item, NewShare, Recipient, ReferralId, ShareEntry},
    store::{self, Referral, Sharing},
};

/// What a box sends that is ticked.
const TICKED: &str = "ja";
/// The button that shares; every other one only shows the card, or the form again.
const SHARE: &str = "deel";
/// The button that goes back to the form.
const BACK: &str = "verbeter";

/// The form as it is sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    step: String,
    seen: i64,
    recipient: String,
    purpose: String,
    informed: String,
    agreed: String,
    asks_code: String,
    with_name: String,
    name: String,
    with_phone: String,
    phone: String,
    with_email: String,
    email: String,
    with_reach: String,
    reach: String,
    with_told: String,
    told: String,
}

/// What is to be done with a form that meets every rule.
struct Read {
    is_sure: bool,
    seen: i64,
    new: NewShare,
}

/// A thing that can be ticked.
struct Line {
    code: &'static str,
    key: &'static str,
    field: &'static str,
    kind: &'static str,
}

#[derive(Template)]
#[template(path = "referrals/share.html")]
struct SharePage<'a> {
    t: &'a Text,
    form: &'a Typed,
    path: String,
    organization: String,
    service: String,
    seen: String,
    recipients: Vec<Choice>,
    lines: [Line; 5],
    ways: Vec<Choice>,
    /// What a colleague shared meanwhile; an empty card when they took it back.
    theirs: Option<CardView<'a>>,
    /// Whether it can be shared still.
    can_share: bool,
    can_refuse: bool,
}

#[derive(Template)]
#[template(path = "referrals/look.html")]
struct LookPage<'a> {
    t: &'a Text,
    path: String,
    organization: String,
    card: CardView<'a>,
    facts: [(&'static str, String); 2],
    hidden: Vec<(String, String)>,
}

/// What the form rests on.
struct Stands {
    referral: Referral,
    card: Option<Card>,
    purpose: Option<String>,
    version: i64,
    known: Option<Recipient>,
}

impl Sent {
    fn read(&self) -> Result<Read, Vec<kernel::RuleBreak>> {
        // Nothing is wrong: the form is only shown again.
        if self.step == BACK {
            return Err(Vec::new());
        }
        let ticked = |field: &str| field == TICKED;
        let entry = ShareEntry {
            recipient: &self.recipient,
            purpose: &self.purpose,
            informed: ticked(&self.informed),
            agreed: &self.agreed,
            items: [
                (ticked(&self.with_name), &self.name),
                (ticked(&self.with_phone), &self.phone),
                (ticked(&self.with_email), &self.email),
                (ticked(&self.with_reach), &self.reach),
                (ticked(&self.with_told), &self.told),
            ],
            asks_code: ticked(&self.asks_code),
        };
        Ok(Read { is_sure: self.step == SHARE, seen: self.seen, new: entry.read()? })
    }
}

/// `GET /doorverwijzingen/{id}/delen`: what is needed, of whom, for what, and how they agreed.
pub(super) async fn form(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<ReferralId>) -> Answer {
    shown(&visit, &actor, &room, id, (None, StatusCode::OK)).await
}

/// `POST /doorverwijzingen/{id}/delen`: shows the card as the partner will read it, and shares it when the worker says so.
pub(super) async fn share(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<ReferralId>,
    form: Form<Sent>,
) -> Answer {
    let permit = access::share_person(&actor)?;
    let read = match form.check(Sent::read) {
        Ok(read) => read,
        Err(form) => {
            let is_back = form.breaks().is_empty();
            let status = if is_back { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            return shown(&visit, &actor, &room, id, (Some(form), status)).await;
        }
    };
    if !read.is_sure {
        return looked(&visit, &actor, &room, id, &read).await;
    }
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(&mut tx, permit, id, Reason::Handover).await?;
    match store::share(&mut tx, &may, &read.new, read.seen).await? {
        Sharing::Done => visit.done(tx, &format!("{}/kaart", path(&visit.t, id))).await,
        Sharing::Second | Sharing::Never => {
            tx.undo().await?;
            let form = typed(&read.new, read.seen);
            shown(&visit, &actor, &room, id, (Some(form), StatusCode::CONFLICT)).await
        }
    }
}

/// `POST /doorverwijzingen/{id}/delen/weigering`: the person does not want it. Nothing leaves, and it was information.
pub(super) async fn refuse(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<ReferralId>) -> Answer {
    let permit = access::share_person(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(&mut tx, permit, id, Reason::Handover).await?;
    if store::refuse(&mut tx, &may).await? {
        return visit.done(tx, &path(&visit.t, id)).await;
    }
    tx.undo().await?;
    let beside = Beside { notice: Some("referrals-refuse-late"), status: StatusCode::CONFLICT, ..Beside::default() };
    one::page(&visit, &actor, &room, id, beside).await
}

/// The form: empty or with what is shared now, or as it was typed.
async fn shown(
    visit: &Visit,
    actor: &Who,
    room: &Room,
    id: ReferralId,
    (typed, status): (Option<Typed>, StatusCode),
) -> Answer {
    let stands = stands(visit, actor, room, id).await?;
    let can_share = store::can_be_shared(&stands.referral);
    // Nobody loses what they wrote because it ended meanwhile.
    let Some(form) = typed.clone().or_else(|| can_share.then(|| begun(&stands))) else {
        return never(visit, actor, room, id).await;
    };
    let standing = room.directory().standing(&visit.house).await?;
    let (t, edition) = (&visit.t, standing.edition());
    let is_second = can_share && status == StatusCode::CONFLICT;
    let status = if can_share { status } else { StatusCode::CONFLICT };
    let seen = typed.as_ref().map(|typed| typed.value("seen").to_owned()).filter(|_| !is_second);
    let can_refuse = stands.version == 0 && store::can_be_refused(&stands.referral);
    let theirs = is_second.then(|| CardView::of(t, stands.card.as_ref(), stands.purpose.as_deref()));
    let main = SharePage {
        t,
        form: &form,
        path: action(visit, id),
        organization: place::organization_name(edition, &stands.referral.organization, t.lang()),
        service: place::service_name(edition, &stands.referral.service, t.lang()),
        seen: seen.unwrap_or_else(|| stands.version.to_string()),
        recipients: Recipient::ALL.iter().map(|one| Choice::new(one.code(), t.say(one.key()))).collect(),
        lines: Item::ALL.map(Line::of),
        ways: Agreed::ALL.iter().map(|one| Choice::new(one.code(), t.say(one.key()))).collect(),
        theirs,
        can_share,
        can_refuse,
    };
    about(visit, "referrals-share-title", id).main(&main).at_work(actor).status(status).answer()
}

/// The card as the partner will read it, before anything is kept.
async fn looked(visit: &Visit, actor: &Who, room: &Room, id: ReferralId, read: &Read) -> Answer {
    let stands = stands(visit, actor, room, id).await?;
    if !store::can_be_shared(&stands.referral) {
        return shown(visit, actor, room, id, (Some(typed(&read.new, read.seen)), StatusCode::CONFLICT)).await;
    }
    let standing = room.directory().standing(&visit.house).await?;
    let (t, new) = (&visit.t, &read.new);
    let code = if new.asks_code { "referrals-look-with-code" } else { "referrals-look-without-code" };
    let main = LookPage {
        t,
        path: action(visit, id),
        organization: place::organization_name(standing.edition(), &stands.referral.organization, t.lang()),
        card: CardView::of(t, Some(&new.card), Some(&new.purpose)),
        facts: [
            ("referrals-share-agreed", t.say(new.agreed.key()).to_owned()),
            ("referrals-share-code", t.say(code).to_owned()),
        ],
        hidden: typed(new, read.seen).pairs().to_vec(),
    };
    about(visit, "referrals-look-title", id).main(&main).at_work(actor).answer()
}

async fn never(visit: &Visit, actor: &Who, room: &Room, id: ReferralId) -> Answer {
    let beside = Beside { notice: Some("referrals-share-never"), status: StatusCode::CONFLICT, ..Beside::default() };
    one::page(visit, actor, room, id, beside).await
}

async fn stands(visit: &Visit, actor: &Who, room: &Room, id: ReferralId) -> Result<Stands, Refusal> {
    let permit = access::share_person(actor)?;
    let mut read = room.db().read(visit.house.id).await?;
    let may = over(&mut read, permit, id, Reason::Handover).await?;
    let referral = store::referral(&mut read, id).await?;
    let (acts, card) = store::shared(&mut read, &may).await?;
    Ok(Stands {
        card,
        purpose: acts.into_iter().next().and_then(|act| act.purpose),
        version: store::share_version(&mut read, id).await?,
        known: store::known_recipient(&mut read, &referral.organization).await?,
        referral,
    })
}

/// The form as it begins: what is known already, and nothing of what only the person can say.
fn begun(stands: &Stands) -> Typed {
    let purpose = stands.purpose.as_deref().or(stands.referral.need.as_deref()).unwrap_or_default();
    let form = Typed::default().with("purpose", purpose).with("asks_code", TICKED);
    let form = form.with("recipient", stands.known.map_or("", Recipient::code));
    with_card(form, stands.card.as_ref())
}

/// An act as a form sends it: only what was ticked.
fn typed(new: &NewShare, seen: i64) -> Typed {
    let form = Typed::default().with("seen", &seen.to_string()).with("informed", TICKED);
    let form = form.with("recipient", new.recipient.code()).with("purpose", &new.purpose);
    let form = form.with("agreed", new.agreed.code());
    let form = if new.asks_code { form.with("asks_code", TICKED) } else { form };
    with_card(form, Some(&new.card))
}

fn with_card(form: Typed, card: Option<&Card>) -> Typed {
    let lines = card.map(Card::lines).unwrap_or_default().iter();
    lines.fold(form, |form, (item, text)| form.with(&Line::of(*item).with(), TICKED).with(item.code(), text))
}

/// Where the form goes.
fn action(visit: &Visit, id: ReferralId) -> String {
    format!("{}/delen", path(&visit.t, id))
}

impl Line {
    const fn of(item: Item) -> Self {
        let (field, kind) = match item {
            Item::Name => ("referrals-item-name-field", "text"),
            Item::Phone => ("referrals-item-phone-field", "tel"),
            Item::Email => ("referrals-item-email-field", "email"),
            Item::Reach => ("referrals-item-reach-field", "text"),
            Item::Told => ("referrals-item-told-field", "text"),
        };
        Self { code: item.code(), key: item.key(), field, kind }
    }

    /// The name of its box.
    fn with(&self) -> String {
        format!("with_{}", self.code)
    }
}
