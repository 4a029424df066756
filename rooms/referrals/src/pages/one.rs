use askama::Template;
use axum::extract::{Path, Query, State};
use channels::Address;
use directory::rules::Edition;
use http::StatusCode;
use kernel::{Actor as Who, May, Reason};
use kit::{Actor, Answer, Choice, Text, Typed, Visit};
use serde::Deserialize;

use super::{
    answer::Question,
    card, path,
    place::{self, NextBest},
    received::SentBy,
    slip,
};
use crate::{
    Room,
    access::{self, SeeReferral},
    rules::{Decision, ReferralId, Via, share::is_under_way},
    store::{self, Act, Referral, Told},
};

#[derive(Template)]
#[template(path = "referrals/one.html")]
struct OnePage<'a> {
    t: &'a Text,
    path: String,
    service: String,
    service_href: String,
    organization: String,
    kind: &'static str,
    facts: Vec<(&'static str, String)>,
    told: Vec<Line>,
    /// How the partner can answer now.
    asks: Asks,
    question: Question<'a>,
    vias: Vec<Choice>,
    /// What the sender can decide now.
    decisions: Vec<Choice>,
    deciding: Typed,
    next: Option<NextBest>,
    /// What stands of sharing, for who may know it.
    sharing: Option<Sharing>,
    can_undo: bool,
    notice: Option<&'static str>,
    link: Option<String>,
    /// Who sent it on to us.
    sent_by: Option<SentBy>,
    /// The slip by telephone, where it may go so.
    texting: Option<Texting>,
}

/// The form for the slip by telephone.
struct Texting {
    form: Typed,
    languages: Vec<Choice>,
    is_done: bool,
}

/// What the sender can do about an answer.
struct Asks {
    waits: bool,
    is_open: bool,
    can_close: bool,
    has_link: bool,
    /// Where the partner gets the link by itself: a mailbox, or a telephone.
    address: Option<String>,
    phones: Vec<String>,
}

/// Whether the person is named to the partner.
struct Sharing {
    /// The things that are shared now, by their names.
    items: Option<String>,
    was_shared: bool,
    can_share: bool,
}

/// What was heard.
struct Line {
    said: String,
    words: String,
    when: String,
    is_corrected: bool,
}

/// What the page shows besides the referral.
#[derive(Default)]
pub(super) struct Beside {
    /// The link that was made just now: shown once.
    pub(super) link: Option<String>,
    /// The link for who sent it on to us: shown once.
    pub(super) sender_link: Option<String>,
    /// The key of what happened.
    pub(super) notice: Option<&'static str>,
    /// Whether the slip is on its way to a telephone.
    pub(super) is_texted: bool,
    /// What was typed.
    pub(super) form: Typed,
    /// What the sender chose to decide.
    pub(super) deciding: Typed,
    /// What was typed for the slip by telephone.
    pub(super) phone: Typed,
    /// The status.
    pub(super) status: StatusCode,
}

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    briefje: String,
}

/// `GET /doorverwijzingen/{id}`: where it stands, what was heard, and what can be done.
pub(super) async fn shown(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<ReferralId>,
    Query(done): Query<Done>,
) -> Answer {
    let beside = Beside { is_texted: done.briefje == "sms", ..Beside::default() };
    page(&visit, &actor, &room, id, beside).await
}

/// The page of a referral.
pub(super) async fn page(visit: &Visit, actor: &Who, room: &Room, id: ReferralId, beside: Beside) -> Answer {
    let permit = access::see_referral(actor)?;
    let mut read = room.db().read(visit.house.id).await?;
    let scope = store::scope(&mut read, id).await?;
    let may: May<SeeReferral, ReferralId> = permit.over(scope.as_ref(), id, Reason::Handover)?;
    db::Source::shows(&mut read, &may);
    let referral = store::referral(&mut read, id).await?;
    let told = store::told(&mut read, id).await?;
    let tried = store::tried(&mut read, id).await?;
    let decided = store::decided(&mut read, id).await?;
    let has_link = store::has_link(&mut read, id, visit.now).await?;
    let said = store::said(&mut read, id).await?;
    let sender = store::sender(&mut read, id).await?;
    let is_theirs =
        access::see_person(actor).and_then(|permit| permit.over(scope.as_ref(), id, Reason::Handover)).is_ok();
    let acts = if is_theirs { store::acts(&mut read, id).await? } else { Vec::new() };
    drop(read);
    let standing = room.directory().standing(&visit.house).await?;
    let (edition, t, lang) = (standing.edition(), &visit.t, visit.t.lang());
    let better = told.iter().rev().find_map(|told| told.reply.better.as_ref().filter(|_| told.corrected_at.is_none()));
    let asks_for_another = referral.outcome.is_some_and(crate::rules::Outcome::asks_for_another) && !referral.closed;
    let next = place::next_best(&standing, (&referral.service, better), &tried, visit.now).filter(|_| asks_for_another);
    let own = edition.service(referral.service.as_str());
    let phones = own.map(|own| own.contact.phones.iter().map(|phone| phone.number.clone()).collect());
    let asks = Asks {
        waits: referral.kind.waits(),
        is_open: referral.ended_at.is_none() && referral.kind.leaves(),
        can_close: referral.ended_at.is_some() && !referral.closed,
        has_link,
        address: own.and_then(|own| room.address_of(edition, own)).map(|address| written(&address)),
        phones: phones.unwrap_or_default(),
    };
    let main = OnePage {
        t,
        path: path(t, id),
        service: place::service_name(edition, &referral.service, lang),
        service_href: t.to(&format!("/aanbod/{}", referral.service)),
        organization: place::organization_name(edition, &referral.organization, lang),
        kind: referral.kind.key(),
        facts: facts(&referral, (said, decided), room, visit),
        told: told.iter().map(|told| Line::of(told, edition, visit)).collect(),
        asks,
        question: Question::of(edition, &beside.form, visit),
        vias: Via::WRITTEN.iter().map(|via| Choice::new(via.code(), t.say(via.key()))).collect(),
        decisions: decisions(&referral, t),
        deciding: beside.deciding,
        next: next.map(|next| NextBest::of(next, edition, lang)),
        sharing: is_theirs.then(|| Sharing::of(&referral, &acts, t)),
        can_undo: referral.can_be_taken_back_by(actor.worker().map(|worker| worker.id), visit.now),
        notice: beside.notice,
        link: beside.link,
        sent_by: sender.map(|sender| SentBy::of(&sender, beside.sender_link, t)),
        texting: slip::can_send(room, &referral).then(|| Texting::of(beside.phone, beside.is_texted, visit)),
    };
    let page = visit.page("referrals-one-title").crumb(t.to("/doorverwijzingen"), t.say("referrals-list-title"));
    page.main(&main).at_work(actor).status(beside.status).answer()
}

/// What the sender can decide of a referral as it stands.
fn decisions(referral: &Referral, t: &Text) -> Vec<Choice> {
    let possible = Decision::ALL.into_iter().filter(|decision| decision.may_follow(referral.state));
    possible.map(|decision| Choice::new(decision.code(), t.say(decision.key()))).collect()
}

/// Where the link goes by itself, as people write it.
fn written(address: &Address) -> String {
    match address {
        Address::Mail(address) | Address::Sms(address) => address.clone(),
        Address::Letter(lines) => lines.join(", "),
    }
}

fn facts(
    referral: &Referral,
    (said, decided): (Option<bool>, Option<Decision>),
    room: &Room,
    visit: &Visit,
) -> Vec<(&'static str, String)> {
    let t = &visit.t;
    let zone = &visit.house.zone;
    let theme = referral.theme.as_ref().map(|theme| room.codes().theme.name(theme.as_str(), t.lang()).to_owned());
    let ended = referral.ended_at.map(|ended| t.date(ended.day(zone)));
    let said = said.map(|helped| if helped { "referrals-helped-yes" } else { "referrals-helped-no" });
    let due = t.date(referral.due_at.day(zone));
    let all = [
        ("referrals-fact-state", Some(t.say(referral.state.key()).to_owned())),
        (
            "referrals-fact-why",
            decided.filter(|decided| *decided != Decision::GoOn).map(|decided| t.say(decided.key()).to_owned()),
        ),
        ("referrals-fact-outcome", referral.outcome.map(|outcome| t.say(outcome.key()).to_owned())),
        ("referrals-fact-theme", theme),
        ("referrals-fact-need", referral.need.clone()),
        ("referrals-fact-made", Some(t.date(referral.made_on))),
        ("referrals-fact-due", Some(due).filter(|_| referral.ended_at.is_none() && referral.kind.waits())),
        ("referrals-fact-ended", ended),
        ("referrals-fact-said", said.map(|key| t.say(key).to_owned())),
    ];
    all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

impl Texting {
    /// The form as it was typed; a fresh one asks for the language of who fills it in.
    fn of(typed: Typed, is_done: bool, visit: &Visit) -> Self {
        let form = if typed.pairs().is_empty() { typed.with("language", visit.t.lang().as_str()) } else { typed };
        let name = |lang| visit.texts().for_lang(lang).say("kit-language-name").to_owned();
        let languages = super::LANGUAGES.map(|lang| Choice::new(lang.as_str(), name(lang)));
        Self { form, languages: languages.into(), is_done }
    }
}

impl Sharing {
    fn of(referral: &Referral, acts: &[Act], t: &Text) -> Self {
        // From the end on the partner reads nothing more.
        let now = acts.iter().find(|act| act.ended_at.is_none()).filter(|_| is_under_way(referral.state));
        Self {
            items: now.map(|act| card::names(t, &act.items)),
            was_shared: !acts.is_empty(),
            can_share: store::can_be_shared(referral),
        }
    }
}

impl Line {
    fn of(told: &Told, edition: &Edition, visit: &Visit) -> Self {
        let (t, wall) = (&visit.t, told.heard_at.civil(&visit.house.zone));
        let said = [
            Some(t.say(told.reply.answer.key()).to_owned()),
            told.reply.contact_on.map(|day| t.date(day)),
            told.reply.better.as_ref().map(|slug| place::service_name(edition, slug, t.lang())),
        ];
        let day = t.date(told.heard_at.day(&visit.house.zone));
        let when = t.with("day", day).with("time", t.clock(wall.time())).with("via", t.say(told.via.key()));
        Self {
            said: said.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            words: told.reply.words.clone().unwrap_or_default(),
            when: when.say("referrals-heard-when"),
            is_corrected: told.corrected_at.is_some(),
        }
    }
}
