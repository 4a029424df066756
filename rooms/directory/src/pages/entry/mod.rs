//! The services of the directory, kept in the browser: looked at before they are kept, with what was before, and back.

mod fields;
mod list;
mod summary;

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Tx;
use http::StatusCode;
use kernel::{Actor as Who, Day, Reason, Slug, WholeHouse};
use kit::{Actor, Answer, Form, OrMissing as _, Refusal, Text, Typed, Visit};
use serde::Deserialize;

use self::fields::{Fields, typed};
pub(super) use self::{
    fields::{asked_languages, services},
    list::list,
};
use super::{kept, names::Names, service::View};
use crate::{
    Room, access,
    rules::{
        entry::{Sheet, YES, blank, filled, written},
        model::Service,
    },
    shelf::Standing,
    store,
};

/// The page of all services.
pub(super) const PATH: &str = "/beheer/gids";
/// How many versions stand on the page of a service.
const SHOWN: u32 = 12;

/// The form as it is sent: its names are those of a sheet.
type Sent = Vec<(String, String)>;

/// The version that stood on the page from which one is put back.
#[derive(Debug, Deserialize)]
pub(super) struct Seen {
    version: i64,
}

/// Whether something was kept just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Kept {
    bewaard: String,
}

#[derive(Template)]
#[template(path = "directory/entry.html")]
struct EntryPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    fields: Fields,
    title: String,
    action: String,
    /// Where visitors see it; none while it is new.
    public: Option<String>,
    notice: Option<&'static str>,
    theirs: Vec<(&'static str, String)>,
    preview: Option<View>,
    is_house_desk: bool,
    follows_file: bool,
    versions: Vec<Version>,
    current: i64,
}

/// One version in the list.
struct Version {
    number: i64,
    when: String,
    who: String,
    restores: Option<String>,
    follows_file: bool,
    is_now: bool,
    /// Whether the version before it is known, so that only what changed is told.
    has_before: bool,
    lines: Vec<(&'static str, String)>,
}

/// What is known of the service whose page is shown.
pub(super) struct Held {
    slug: Option<Slug>,
    pub(super) current: i64,
    follows_file: bool,
    /// What holds; none while it is new.
    pub(super) service: Option<Service>,
    versions: Vec<store::Version<Sheet>>,
}

/// What the page shows besides what holds.
enum Given {
    /// Nothing: it is looked at.
    Nothing,
    /// It was kept just now.
    Kept,
    /// What was typed, which does not meet a rule.
    Wrong(Typed),
    /// What was typed, to be looked at before it is kept.
    Preview(Sent, Box<Service>),
    /// What was sent when a colleague came first.
    Second(Sent, Box<Service>),
    /// What was sent as new when a colleague just added another of that name.
    Namesake(Sent),
    /// A version is not put back, because a colleague came first.
    NotPutBack,
}

/// `GET /beheer/gids/nieuw`: a service that the directory does not have yet.
pub(super) async fn new(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    shown(&visit, &actor, &room, Held::new(), Given::Nothing).await
}

/// `POST /beheer/gids/nieuw`: keeps it under a short name made of its name.
pub(super) async fn add(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::keep_entries(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let (house, edition) = (visit.house.id, standing.edition());
    let kept_here = store::entries(&mut room.db().read(house).await?).await?.slugs();
    let mut sent = Vec::new();
    let read = form.check(|pairs: &Sent| {
        sent.clone_from(pairs);
        let name = Sheet::from_pairs(pairs.clone()).value("name").to_owned();
        let before = blank(house, &name, edition, &kept_here).unwrap_or_default();
        written(pairs, &before, house, edition)
    });
    let service = match read {
        Ok(service) => service,
        Err(typed) => return shown(&visit, &actor, &room, Held::new(), Given::Wrong(typed)).await,
    };
    if looks(&sent) {
        return shown(&visit, &actor, &room, Held::new(), Given::Preview(sent, Box::new(service))).await;
    }
    let mut tx = visit.write(room.db(), &actor).await?;
    let (current, other) = store::entry_now(&mut tx, &service.slug).await?;
    let is_first = other.is_none()
        && kept(store::keep_entry(&mut tx, &may, (&service.slug, current), Some(&Sheet::of(&service)), None).await)?;
    if !is_first {
        tx.undo().await?;
        return shown(&visit, &actor, &room, Held::new(), Given::Namesake(sent)).await;
    }
    holds_now(&visit, &room, tx, &page_of(&service.slug)).await
}

/// `GET /beheer/gids/{slug}`
pub(super) async fn form(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(slug): Path<String>,
    Query(kept): Query<Kept>,
) -> Answer {
    let held = Held::of(&visit, &actor, &room, &slug).await?;
    let given = if kept.bewaard == YES { Given::Kept } else { Given::Nothing };
    shown(&visit, &actor, &room, held, given).await
}

/// `POST /beheer/gids/{slug}`: shows what it will be like, or keeps it, unless a colleague did meanwhile; then both are shown.
pub(super) async fn change(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(slug): Path<String>,
    form: Form<Sent>,
) -> Answer {
    let may = access::keep_entries(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let held = Held::of(&visit, &actor, &room, &slug).await?;
    let before = held.service.as_ref().or_missing()?;
    let standing = room.standing(&visit.house).await?;
    let mut sent = Vec::new();
    let read = form.check(|pairs: &Sent| {
        sent.clone_from(pairs);
        written(pairs, &Sheet::of(before), visit.house.id, standing.edition())
    });
    let service = match read {
        Ok(service) => service,
        Err(typed) => return shown(&visit, &actor, &room, held, Given::Wrong(typed)).await,
    };
    if looks(&sent) {
        return shown(&visit, &actor, &room, held, Given::Preview(sent, Box::new(service))).await;
    }
    let seen = Sheet::from_pairs(sent.clone()).value("version").parse().ok().or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let sheet = Sheet::of(&service);
    if !kept(store::keep_entry(&mut tx, &may, (&service.slug, seen), Some(&sheet), None).await)? {
        tx.undo().await?;
        let held = Held::of(&visit, &actor, &room, &slug).await?;
        return shown(&visit, &actor, &room, held, Given::Second(sent, Box::new(service))).await;
    }
    holds_now(&visit, &room, tx, &page_of(&service.slug)).await
}

/// `POST /beheer/gids/{slug}/versies/{version}/terug`: what held then holds again, as a new version; 0 is what the file says.
pub(super) async fn put_back(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path((slug, version)): Path<(String, String)>,
    form: Form<Seen>,
) -> Answer {
    let may = access::keep_entries(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let (slug, version): (Slug, i64) = (slug.parse().ok().or_missing()?, version.parse().ok().or_missing()?);
    let mut tx = visit.write(room.db(), &actor).await?;
    let before = match version {
        0 => (store::entry_now(&mut tx, &slug).await?.0 > 0).then_some(None),
        version => store::entry_version(&mut tx, &slug, version).await?,
    };
    let before = before.or_missing()?;
    let seen = form.check(|seen| Ok(seen.version))?;
    if !kept(store::keep_entry(&mut tx, &may, (&slug, seen), before.as_ref(), Some(version)).await)? {
        tx.undo().await?;
        let held = Held::of(&visit, &actor, &room, slug.as_str()).await?;
        return shown(&visit, &actor, &room, held, Given::NotPutBack).await;
    }
    // One that was new and follows the file again is gone, so the list says what there is.
    let next = if before.is_some() { page_of(&slug) } else { format!("{PATH}?zoek={slug}") };
    holds_now(&visit, &room, tx, &next).await
}

fn looks(sent: &[(String, String)]) -> bool {
    sent.iter().any(|(name, value)| name == "look" && value == YES)
}

/// The page of a service that was kept just now.
pub(super) fn page_of(slug: &Slug) -> String {
    format!("{PATH}/{slug}?bewaard={YES}")
}

/// Whoever changed it sees it at once; other processes see it at their next look.
async fn holds_now(visit: &Visit, room: &Room, tx: Tx, next: &str) -> Answer {
    let answer = visit.done(tx, &visit.t.to(next)).await?;
    room.show(&visit.house).await;
    Ok(answer)
}

impl Held {
    const fn new() -> Self {
        Self { slug: None, current: 0, follows_file: true, service: None, versions: Vec::new() }
    }

    /// What is written of this service, without what is said of single days.
    pub(super) async fn of(visit: &Visit, actor: &Who, room: &Room, slug: &str) -> Result<Self, Refusal> {
        let may = access::keep_entries(actor)?.over_house(WholeHouse, Reason::Upkeep)?;
        let slug: Slug = slug.parse().ok().or_missing()?;
        let mut read = room.db().read(visit.house.id).await?;
        let directory = store::written_directory(&mut read).await?.or_missing()?;
        let service = directory.services.into_iter().find(|service| service.slug == slug).or_missing()?;
        let (current, sheet) = store::entry_now(&mut read, &slug).await?;
        let versions = store::entry_versions(&mut read, &may, &slug, SHOWN).await?;
        Ok(Self { slug: Some(slug), current, follows_file: sheet.is_none(), service: Some(service), versions })
    }

    fn sheet(&self, today: Day) -> Sheet {
        self.service.as_ref().map(|service| filled(service, today)).unwrap_or_default()
    }
}

async fn shown(visit: &Visit, actor: &Who, room: &Room, held: Held, given: Given) -> Answer {
    access::keep_entries(actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let names = Names::of(visit, held.versions.iter().map(|version| version.worker)).await?;
    let (t, edition) = (&visit.t, standing.edition());
    let form = given.form(&held, visit.today());
    let sheet = given.sheet(&held, &form, visit.today());
    let slug = held.slug.as_ref();
    let desk = edition.front_desk().map(|desk| &desk.slug);
    let main = EntryPage {
        t,
        fields: Fields::of(&sheet, edition, t),
        title: title(&held, t),
        action: t.to(&slug.map_or_else(|| format!("{PATH}/nieuw"), |slug| format!("{PATH}/{slug}"))),
        public: slug.map(|slug| t.to(&format!("/aanbod/{slug}"))),
        notice: given.notice(),
        theirs: given.theirs(&held, &standing, visit),
        preview: given.preview().map(|service| View::of(service, &standing, visit)),
        is_house_desk: slug.is_some() && slug == desk,
        follows_file: held.follows_file,
        versions: versions(visit, &standing, &held, &names),
        current: held.current,
        form: &form,
    };
    let title = main.title.clone();
    visit
        .page_named(title)
        .crumb(t.to(PATH), t.say("directory-entries-title"))
        .main(&main)
        .at_work(actor)
        .status(given.status())
        .answer()
}

fn title(held: &Held, t: &Text) -> String {
    match &held.service {
        Some(service) => service.name.for_reader(t.lang()).1.to_owned(),
        None => t.say("directory-entry-new").to_owned(),
    }
}

/// The versions with what each changed, the newest first.
fn versions(visit: &Visit, standing: &Standing, held: &Held, names: &Names) -> Vec<Version> {
    let told: Vec<_> = held
        .versions
        .iter()
        .map(|version| {
            let service = version.says.as_ref().and_then(|sheet| sheet.service().ok());
            service.map(|service| summary::lines(&service, standing.edition(), visit)).unwrap_or_default()
        })
        .collect();
    let before = told.iter().skip(1).map(Vec::as_slice).chain([&[][..]]);
    held.versions
        .iter()
        .zip(&told)
        .zip(before)
        .map(|((version, lines), before)| Version {
            number: version.number,
            when: visit.moment(version.kept_at),
            who: names.say(version.worker),
            restores: version.restores.filter(|number| *number > 0).map(|number| number.to_string()),
            follows_file: version.says.is_none(),
            is_now: version.number == held.current,
            has_before: !before.is_empty(),
            lines: summary::differences(lines, before),
        })
        .collect()
}

impl Given {
    const fn status(&self) -> StatusCode {
        match self {
            Self::Nothing | Self::Kept | Self::Preview(..) => StatusCode::OK,
            Self::Wrong(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Second(..) | Self::Namesake(_) | Self::NotPutBack => StatusCode::CONFLICT,
        }
    }

    const fn notice(&self) -> Option<&'static str> {
        match self {
            Self::Kept => Some("directory-entry-kept"),
            Self::Second(..) => Some("directory-entry-both"),
            Self::Namesake(_) => Some("directory-entry-namesake"),
            Self::NotPutBack => Some("directory-opening-not-restored"),
            Self::Nothing | Self::Wrong(_) | Self::Preview(..) => None,
        }
    }

    fn preview(&self) -> Option<&Service> {
        match self {
            Self::Preview(_, service) => Some(service),
            _ => None,
        }
    }

    /// What a colleague kept meanwhile and the sender would undo.
    fn theirs(&self, held: &Held, standing: &Standing, visit: &Visit) -> Vec<(&'static str, String)> {
        let (Self::Second(_, mine), Some(now)) = (self, &held.service) else { return Vec::new() };
        let lines = |service| summary::lines(service, standing.edition(), visit);
        summary::differences(&lines(now), &lines(mine))
    }

    fn form(&self, held: &Held, today: Day) -> Typed {
        let of = |pairs: &[(String, String)]| typed(&Sheet::from_pairs(pairs.to_vec()), held.current);
        match self {
            Self::Nothing | Self::Kept | Self::NotPutBack => of(held.sheet(today).pairs()),
            Self::Wrong(typed) => typed.clone(),
            // Over the version that is shown now: whoever keeps it has seen it.
            Self::Second(sent, _) | Self::Namesake(sent) => of(sent),
            Self::Preview(sent, _) => {
                sent.iter().fold(Typed::default(), |typed, (name, value)| typed.with(name, value))
            }
        }
    }

    /// Which rows the form has.
    fn sheet(&self, held: &Held, form: &Typed, today: Day) -> Sheet {
        match self {
            Self::Nothing | Self::Kept | Self::NotPutBack => held.sheet(today),
            Self::Wrong(_) => Sheet::from_pairs(form.pairs().to_vec()),
            Self::Preview(sent, _) | Self::Second(sent, _) | Self::Namesake(sent) => Sheet::from_pairs(sent.clone()),
        }
    }
}
