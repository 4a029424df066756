//! How the house is called and shows itself: its administrators change it here, see what was before, and put it back.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Tx;
use http::StatusCode;
use kernel::{Actor as Who, Lang, Reason, RuleBreak, WholeHouse};
use kit::{Actor, Answer, Choice, Form, OrMissing as _, Text, Typed, Visit};
use serde::Deserialize;

use super::offers;
use crate::{
    Room, access,
    rules::house::{Banner, HouseSettings, OFFERED},
    store::{self, HouseVersion},
};

/// How many versions stand on the page.
const SHOWN: u32 = 15;
const PATH: &str = "/beheer/huis";
/// The value of a box that is ticked.
const YES: &str = "ja";

/// What somebody typed that is not kept.
enum Given {
    /// Nothing: the page is looked at.
    Nothing,
    /// It does not meet a rule.
    Wrong(Typed),
    /// A colleague came first.
    Second(HouseSettings),
}

/// The form as it is sent. A box that is not ticked is not sent.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Sent {
    name: String,
    city: String,
    address: String,
    phone: String,
    fr: Option<String>,
    en: Option<String>,
    ar: Option<String>,
    leave_to: String,
    mail_from: String,
    confirm_weeks: String,
    unheard_days: String,
    banner: String,
    version: i64,
}

/// The version that stood on the page from which one is put back.
#[derive(Debug, Deserialize)]
pub(super) struct Seen {
    version: i64,
}

/// Which versions are asked for: those before this one.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    voor: Option<i64>,
}

#[derive(Template)]
#[template(path = "people/admin/house.html")]
struct HousePage<'a> {
    t: &'a Text,
    form: &'a Typed,
    languages: Vec<Choice>,
    banners: Vec<Choice>,
    notice: Option<&'static str>,
    theirs: Vec<Fact>,
    versions: Vec<Version>,
    current: i64,
    older: Option<i64>,
    may_change: bool,
}

/// One setting in words.
struct Fact {
    label: &'static str,
    value: String,
}

/// One version in the list: what it changed.
struct Version {
    number: i64,
    when: String,
    who: String,
    restores: Option<String>,
    is_now: bool,
    /// None for the first version, before which there is none.
    changes: Option<Vec<Change>>,
}

/// What a version changed.
struct Change {
    label: &'static str,
    before: String,
    after: String,
}

/// What the page tells besides the form.
struct Told {
    status: StatusCode,
    notice: Option<&'static str>,
    before: i64,
}

impl Told {
    const NOTHING: Self = Self { status: StatusCode::OK, notice: None, before: i64::MAX };
    const WRONG: Self = Self { status: StatusCode::UNPROCESSABLE_ENTITY, ..Self::NOTHING };
    const SECOND: Self = Self { status: StatusCode::CONFLICT, notice: Some("people-house-both"), ..Self::NOTHING };
    const NOT_PUT_BACK: Self =
        Self { status: StatusCode::CONFLICT, notice: Some("people-house-not-restored"), ..Self::NOTHING };
}

impl Sent {
    fn read(&self) -> Result<HouseSettings, Vec<RuleBreak>> {
        let ticked = [&self.fr, &self.en, &self.ar].map(Option::is_some);
        let languages = OFFERED.into_iter().zip(ticked).filter_map(|(lang, ticked)| ticked.then_some(lang));
        let settings = HouseSettings {
            name: self.name.clone(),
            city: self.city.clone(),
            address: self.address.clone(),
            phone: self.phone.clone(),
            languages: languages.collect(),
            leave_to: self.leave_to.clone(),
            mail_from: self.mail_from.clone(),
            // What is no number is too many.
            confirm_weeks: self.confirm_weeks.trim().parse().unwrap_or(u32::MAX),
            unheard_days: self.unheard_days.trim().parse().unwrap_or(u32::MAX),
            banner: self.banner.parse().unwrap_or(Banner::AsData),
        };
        settings.checked()
    }
}

/// The form, filled in.
fn typed(settings: &HouseSettings, version: i64) -> Typed {
    let typed = Typed::default()
        .with("name", &settings.name)
        .with("city", &settings.city)
        .with("address", &settings.address)
        .with("phone", &settings.phone)
        .with("leave_to", &settings.leave_to)
        .with("mail_from", &settings.mail_from)
        .with("confirm_weeks", &settings.confirm_weeks.to_string())
        .with("unheard_days", &settings.unheard_days.to_string())
        .with("banner", settings.banner.code())
        .with("version", &version.to_string());
    settings.languages.iter().fold(typed, |typed, lang| typed.with(lang.as_str(), YES))
}

/// `GET /beheer/huis`: how the house shows itself, and how it did before.
pub(super) async fn form(visit: Visit, actor: Actor, State(room): State<Room>, Query(asked): Query<Asked>) -> Answer {
    let told = Told { before: asked.voor.unwrap_or(i64::MAX), ..Told::NOTHING };
    shown(&visit, &actor, &room, Given::Nothing, told).await
}

/// `POST /beheer/huis`: keeps it, unless a colleague did meanwhile; then both are shown.
pub(super) async fn change(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::change_house(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let (sent, settings) = match form.check(|sent| Ok((sent.clone(), sent.read()?))) {
        Ok(read) => read,
        Err(typed) => return shown(&visit, &actor, &room, Given::Wrong(typed), Told::WRONG).await,
    };
    let mut tx = visit.write(room.db(), &actor).await?;
    let kept = match store::change_house(&mut tx, &may, sent.version, &settings, None).await {
        Err(fault) if fault.is_duplicate() => false,
        kept => kept?,
    };
    if !kept {
        tx.undo().await?;
        return shown(&visit, &actor, &room, Given::Second(settings), Told::SECOND).await;
    }
    kept_now(&visit, &room, tx).await
}

/// `POST /beheer/huis/versies/{version}/terug`: what held then holds again, as a new version.
pub(super) async fn put_back(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(version): Path<String>,
    form: Form<Seen>,
) -> Answer {
    let may = access::change_house(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let version: i64 = version.parse().ok().or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let before = store::house_version(&mut tx, &may, version).await?.or_missing()?;
    let seen = form.check(|seen| Ok(seen.version))?;
    let kept = match store::change_house(&mut tx, &may, seen, &before.settings, Some(version)).await {
        Err(fault) if fault.is_duplicate() => false,
        kept => kept?,
    };
    if !kept {
        tx.undo().await?;
        return shown(&visit, &actor, &room, Given::Nothing, Told::NOT_PUT_BACK).await;
    }
    kept_now(&visit, &room, tx).await
}

/// Whoever changed it sees it at once; other processes see it at their next look.
async fn kept_now(visit: &Visit, room: &Room, tx: Tx) -> Answer {
    let answer = visit.done(tx, &visit.t.to(PATH)).await?;
    if let Err(fault) = room.houses().look().await {
        tracing::warn!(%fault, "what was changed shows at the next look");
    }
    Ok(answer)
}

/// The page over what holds now, with what somebody typed that is not kept.
async fn shown(visit: &Visit, actor: &Who, room: &Room, given: Given, told: Told) -> Answer {
    let may = access::see_house(actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let mut read = room.db().read(visit.house.id).await?;
    let now = store::house_versions(&mut read, &may, i64::MAX, 1).await?.into_iter().next().or_missing()?;
    let versions = store::house_versions(&mut read, &may, told.before, SHOWN + 1).await?;
    drop(read);
    let theirs = if matches!(given, Given::Second(_)) { facts(visit, &now.settings) } else { Vec::new() };
    let form = match given {
        Given::Nothing => typed(&now.settings, now.version),
        Given::Wrong(typed) => typed,
        // Over the version that is shown now: whoever keeps it has seen it.
        Given::Second(settings) => typed(&settings, now.version),
    };
    let (versions, older) = in_words(visit, &versions, now.version);
    let page = HousePage {
        t: &visit.t,
        form: &form,
        languages: OFFERED.map(|lang| Choice::new(lang.as_str(), language(visit, lang))).into(),
        banners: Banner::ALL.map(|banner| Choice::new(banner.code(), visit.t.say(banner_key(banner)))).into(),
        notice: told.notice,
        theirs,
        versions,
        older,
        current: now.version,
        may_change: offers(&access::change_house(actor)),
    };
    visit.page("people-house-title").main(&page).at_work(actor).status(told.status).answer()
}

fn language(visit: &Visit, lang: Lang) -> String {
    visit.texts().for_lang(lang).say("kit-language-name").to_owned()
}

const fn banner_key(banner: Banner) -> &'static str {
    match banner {
        Banner::AsData => "people-house-banner-data",
        Banner::Always => "people-house-banner-always",
        Banner::Never => "people-house-banner-never",
    }
}

/// The settings in words, each behind the key of its name.
fn facts(visit: &Visit, settings: &HouseSettings) -> Vec<Fact> {
    let languages: Vec<_> = settings.languages.iter().map(|lang| language(visit, *lang)).collect();
    let said = [
        ("people-house-name", settings.name.clone()),
        ("people-house-city", settings.city.clone()),
        ("people-house-address", settings.address.clone()),
        ("people-house-phone", settings.phone.clone()),
        ("people-house-languages", visit.t.list(&languages)),
        ("people-house-leave", settings.leave_to.clone()),
        ("people-house-mail", settings.mail_from.clone()),
        ("people-house-weeks", settings.confirm_weeks.to_string()),
        ("people-house-unheard", settings.unheard_days.to_string()),
        ("people-house-banner", visit.t.say(banner_key(settings.banner)).to_owned()),
    ];
    let nothing = || visit.t.say("people-house-nothing").to_owned();
    let fact = |(label, value): (_, String)| Fact { label, value: if value.is_empty() { nothing() } else { value } };
    said.into_iter().map(fact).collect()
}

/// The versions in words, each with what it changed against the one before it, and the version before which there are older ones.
fn in_words(visit: &Visit, versions: &[HouseVersion], now: i64) -> (Vec<Version>, Option<i64>) {
    let shown = usize::try_from(SHOWN).unwrap_or(usize::MAX);
    let older = versions.get(shown).and_then(|_| versions.get(shown - 1)).map(|last| last.version);
    let line = |(at, version): (usize, &HouseVersion)| Version {
        number: version.version,
        when: visit.moment(version.kept_at),
        who: version.worker.clone().unwrap_or_else(|| visit.t.say("people-house-by-program").to_owned()),
        restores: version.restores.map(|number| number.to_string()),
        is_now: version.version == now,
        changes: versions.get(at + 1).map(|before| changes(visit, before, version)),
    };
    (versions.iter().enumerate().take(shown).map(line).collect(), older)
}

fn changes(visit: &Visit, before: &HouseVersion, after: &HouseVersion) -> Vec<Change> {
    let both = facts(visit, &before.settings).into_iter().zip(facts(visit, &after.settings));
    let differing = both.filter(|(before, after)| before.value != after.value);
    let change =
        |(before, after): (Fact, Fact)| Change { label: after.label, before: before.value, after: after.value };
    differing.map(change).collect()
}
