//! The page of one thing: its form, what was before, and what it becomes.

use askama::Template;
use kernel::{Actor as Who, Reason, WholeHouse};
use kit::{Answer, Text, Typed, Visit};

use super::{
    Given, Held, PATH,
    fields::Fields,
    hanging::{Hook, appears, hooks},
    list, new_of, path_of, summary,
};
use crate::{
    Room, access,
    pages::{names::Names, service::View},
    rules::entry::{Kind, Sheet, Thing},
    shelf::Standing,
};

#[derive(Template)]
#[template(path = "directory/entry.html")]
struct EntryPage<'a> {
    t: &'a Text,
    kind: Kind,
    form: &'a Typed,
    fields: Fields,
    title: String,
    action: String,
    /// Where visitors see it; none while it is new, gone, or has no page of its own.
    public: Option<String>,
    notice: Option<&'static str>,
    theirs: Vec<(&'static str, String)>,
    is_preview: bool,
    preview: Option<View>,
    /// What it becomes, in lines, where it is no service.
    becomes: Vec<(&'static str, String)>,
    appears: Vec<String>,
    hooks: Vec<Hook>,
    is_house_desk: bool,
    is_new: bool,
    is_gone: bool,
    follows_file: bool,
    versions: Vec<Version>,
    current: i64,
}

impl EntryPage<'_> {
    /// The parts of the form: where they stand, and the keys of their names.
    fn parts(&self) -> &'static [(&'static str, &'static str)] {
        match self.kind {
            Kind::Service => &[
                ("wat", "directory-entry-what"),
                ("voor-wie", "directory-entry-for-whom"),
                ("waar", "directory-entry-where"),
                ("contact", "directory-entry-contact"),
                ("meebrengen", "directory-entry-bring"),
                ("vragen", "directory-entry-questions"),
                ("nagekeken", "directory-entry-checked"),
            ],
            Kind::Organization => &[("wat", "directory-entry-what"), ("contact", "directory-entry-contact")],
            Kind::Location => &[("wat", "directory-entry-what"), ("toegang", "directory-place-access")],
            Kind::Topic => &[("wat", "directory-entry-what")],
            Kind::UrgentLine => &[("wat", "directory-entry-what"), ("gevaar", "directory-line-dangers")],
            Kind::Elsewhere => &[("wat", "directory-entry-what"), ("vragen", "directory-entry-questions")],
        }
    }

    /// What can be said in other languages too: the name of its field, the key of its label, and whether it is a text of several lines.
    fn translated(&self) -> &'static [(&'static str, &'static str, bool)] {
        const NAME: (&str, &str, bool) = ("name", "directory-entry-name", false);
        const DESCRIPTION: (&str, &str, bool) = ("description", "directory-entry-description", true);
        match self.kind {
            Kind::Service => &[NAME, DESCRIPTION, ("target", "directory-entry-target", false)],
            Kind::Organization | Kind::Topic => &[NAME, DESCRIPTION],
            Kind::Location => &[NAME],
            Kind::UrgentLine => {
                &[NAME, ("when", "directory-line-when", false), ("available", "directory-line-available", false)]
            }
            Kind::Elsewhere => &[NAME, DESCRIPTION, ("place", "directory-elsewhere-place", false)],
        }
    }
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

pub(super) async fn shown(visit: &Visit, actor: &Who, room: &Room, held: Held, given: Given) -> Answer {
    access::keep_entries(actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let names = Names::of(visit, held.versions.iter().map(|version| version.worker)).await?;
    let (t, edition) = (&visit.t, standing.edition());
    let form = given.form(&held, visit.today());
    let sheet = given.sheet(&held, visit.today());
    let preview = given.preview(&held);
    let desk = edition.front_desk().map(|desk| &desk.slug);
    let main = EntryPage {
        t,
        kind: held.kind,
        fields: Fields::of(&sheet, edition, t),
        title: title(&held, t),
        action: t.to(&held.key.as_ref().map_or_else(|| new_of(held.kind), path_of)),
        public: public(&held).map(|path| t.to(&path)),
        notice: given.notice(),
        theirs: given.theirs(&held, &standing, visit),
        is_preview: preview.is_some(),
        becomes: becomes(preview.as_ref(), &standing, visit),
        appears: appears(preview.as_ref().or(held.thing.as_ref()).filter(|_| !held.is_gone), edition, t),
        preview: match &preview {
            Some(Thing::Service(service)) => Some(View::of(service, &standing, visit)),
            _ => None,
        },
        hooks: hooks(&held, visit),
        is_house_desk: held.service().is_some_and(|service| Some(&service.slug) == desk),
        is_new: held.key.is_none(),
        is_gone: held.is_gone,
        follows_file: held.follows_file,
        versions: versions(visit, &standing, &held, &names),
        current: held.current,
        form: &form,
    };
    let (title, list) = (main.title.clone(), t.to(&list::of_kind(held.kind)));
    let page = visit.page_named(title).crumb(t.to(PATH), t.say("directory-entries-title"));
    let page = if held.kind == Kind::Service { page } else { page.crumb(list, t.say(list::name_key(held.kind))) };
    page.main(&main).at_work(actor).status(given.status()).answer()
}

fn title(held: &Held, t: &Text) -> String {
    match &held.thing {
        Some(thing) => thing.name().for_reader(t.lang()).1.to_owned(),
        None => t.say(list::new_key(held.kind)).to_owned(),
    }
}

/// Where visitors see it.
fn public(held: &Held) -> Option<String> {
    let key = held.key.as_ref().filter(|_| !held.is_gone)?;
    match key.kind {
        Kind::Service => Some(format!("/aanbod/{}", key.slug)),
        Kind::Organization => Some(format!("/organisaties/{}", key.slug)),
        Kind::Topic => Some(format!("/themas/{}", key.slug)),
        Kind::UrgentLine => Some("/dringend".to_owned()),
        // A place stands with what is done there; what is done elsewhere, in the answers to questions.
        Kind::Location | Kind::Elsewhere => None,
    }
}

/// What it becomes, in lines; of a service its own page is shown.
fn becomes(preview: Option<&Thing>, standing: &Standing, visit: &Visit) -> Vec<(&'static str, String)> {
    match preview {
        None | Some(Thing::Service(_)) => Vec::new(),
        Some(thing) => summary::of_thing(thing, standing.edition(), visit),
    }
}

/// The versions with what each changed, the newest first.
fn versions(visit: &Visit, standing: &Standing, held: &Held, names: &Names) -> Vec<Version> {
    let lines = |sheet: &Sheet| summary::lines(sheet, held.kind, standing.edition(), visit);
    let told: Vec<_> =
        held.versions.iter().map(|version| version.says.as_ref().map(lines).unwrap_or_default()).collect();
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
