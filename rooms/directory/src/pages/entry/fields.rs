//! What stands in the forms: their rows, and what can be chosen.

use std::collections::BTreeSet;

use kernel::Lang;
use kit::{Choice, Text, Typed};

use crate::{
    pages::{offer::named, told},
    rules::{
        Edition,
        entry::{ASKED, ONCE, Sheet, rows_with_free},
        model::{Access, Danger, ServiceStatus, SpokenLanguage, WEEK},
    },
};

/// Languages in which people are helped, besides those that the directory names already.
const SPOKEN: [Lang; 5] = [Lang::NL, Lang::FR, Lang::EN, Lang::AR, Lang::TR];
/// How often hours can come back: the codes of the form, from each week on.
const OFTEN: [&str; 12] =
    ["", "every:2", "every:3", "every:4", "nth:1", "nth:2", "nth:3", "nth:4", "nth:-1", "nth:1 3", "nth:2 4", ONCE];
/// What can differ on a day: the codes of the form.
const DIFFERS: [(&str, &str); 4] = [
    ("", "directory-keeping-closed"),
    ("hours", "directory-keeping-hours"),
    ("extra", "directory-keeping-extra"),
    ("room", "directory-keeping-room"),
];

/// Everything that the template shows besides what was typed.
pub(super) struct Fields {
    /// The other languages of name and description, each with its name.
    pub(super) translations: Vec<(Lang, String)>,
    pub(super) is_translated: bool,
    pub(super) organizations: Vec<Choice>,
    pub(super) statuses: Vec<Choice>,
    pub(super) topics: Vec<Choice>,
    pub(super) topic_rows: Vec<String>,
    pub(super) audiences: Vec<Choice>,
    pub(super) languages: Vec<Choice>,
    pub(super) phones: Vec<String>,
    pub(super) costs: Vec<String>,
    pub(super) documents: Vec<String>,
    /// The languages of questions, each with its name.
    pub(super) questions: Vec<(String, String)>,
    pub(super) other_questions: Vec<(String, String)>,
    pub(super) places: Vec<Place>,
    pub(super) locations: Vec<Choice>,
    pub(super) ways: Vec<Choice>,
    pub(super) days: Vec<Choice>,
    pub(super) differs: Vec<Choice>,
    /// What to expect at a place with a wheelchair or a pram.
    pub(super) facts: Vec<String>,
    /// The topics of which another can be a part.
    pub(super) parents: Vec<Choice>,
    pub(super) dangers: Vec<Choice>,
}

/// A place in the form, by the beginnings of the names of its rows.
pub(super) struct Place {
    pub(super) p: String,
    /// Whether it was there before, so that it can be left out.
    pub(super) is_known: bool,
    pub(super) hours: Vec<Hours>,
    pub(super) exceptions: Vec<String>,
    pub(super) routes: Vec<String>,
}

/// A row of hours.
pub(super) struct Hours {
    pub(super) h: String,
    pub(super) often: Vec<Choice>,
    /// Whether there is more to say than days and hours.
    pub(super) says_more: bool,
}

impl Fields {
    pub(super) fn of(sheet: &Sheet, edition: &Edition, t: &Text) -> Self {
        let rows = |prefix: &str, free| numbered(sheet, prefix, free);
        let original = sheet.value("name.lang").parse().unwrap_or(Lang::NL);
        let others = ASKED.into_iter().filter(|lang| *lang != original);
        let directory = edition.directory();
        Self {
            is_translated: others.clone().any(|lang| !sheet.value(&format!("name.{lang}")).is_empty()),
            translations: others.map(|lang| (lang, language(lang, t))).collect(),
            organizations: sorted(
                directory.organizations.iter().map(|one| (one.slug.as_str(), one.name.for_reader(t.lang()).1)),
            ),
            statuses: ServiceStatus::ALL.map(|status| Choice::new(status.code(), t.say(status_key(status)))).into(),
            topics: sorted(directory.topics.iter().map(|one| (one.slug.as_str(), one.name.for_reader(t.lang()).1))),
            topic_rows: rows("topic-", 1),
            audiences: directory
                .audiences
                .iter()
                .map(|one| Choice::new(one.slug.as_str(), one.name.for_reader(t.lang()).1))
                .collect(),
            languages: languages(sheet, edition, t),
            phones: rows("phone-", 1),
            costs: rows("cost-", 1),
            documents: rows("document-", 2),
            questions: questions(ASKED, t),
            other_questions: questions(other_languages(sheet), t),
            places: places(sheet, t),
            locations: sorted(
                directory.locations.iter().map(|one| (one.slug.as_str(), one.name.for_reader(t.lang()).1)),
            ),
            ways: Access::ALL.map(|way| Choice::new(way.code(), t.say(way.key()))).into(),
            days: WEEK.iter().zip(1..=7).map(|((code, _), day)| Choice::new(*code, t.weekday_of(day))).collect(),
            differs: DIFFERS.map(|(code, key)| Choice::new(code, t.say(key))).into(),
            facts: rows("fact-", 2),
            parents: sorted(edition.topics_under(None).map(|one| (one.slug.as_str(), one.name.for_reader(t.lang()).1))),
            dangers: Danger::ALL.map(|danger| Choice::new(danger.code(), t.say(danger_key(danger)))).into(),
        }
    }
}

/// The form filled in with a sheet.
pub(super) fn typed(sheet: &Sheet, version: i64) -> Typed {
    let typed = Typed::default().with("version", &version.to_string());
    sheet.pairs().iter().fold(typed, |typed, (name, value)| typed.with(name, value))
}

/// The languages in which the form asks for words.
pub(in crate::pages) fn asked_languages(t: &Text) -> Vec<Choice> {
    ASKED.map(|lang| Choice::new(lang.as_str(), language(lang, t))).into()
}

/// Every service, to choose from.
pub(in crate::pages) fn services(edition: &Edition, t: &Text) -> Vec<Choice> {
    let all = edition.directory().services.iter();
    sorted(all.map(|service| (service.slug.as_str(), service.name.for_reader(t.lang()).1)))
}

/// The key of the words of a status.
pub(super) const fn status_key(status: ServiceStatus) -> &'static str {
    match status {
        ServiceStatus::Active => "directory-entry-active",
        ServiceStatus::Inactive => "directory-entry-inactive",
        ServiceStatus::Defunct => "directory-entry-defunct",
        ServiceStatus::TemporarilyClosed => "directory-entry-closed-for-now",
    }
}

/// The key of the words of a danger.
pub(super) const fn danger_key(danger: Danger) -> &'static str {
    match danger {
        Danger::Life => "directory-danger-life",
        Danger::Violence => "directory-danger-violence",
        Danger::SexualViolence => "directory-danger-sexual-violence",
        Danger::Suicide => "directory-danger-suicide",
        Danger::NoRoof => "directory-danger-no-roof",
        Danger::Eviction => "directory-danger-eviction",
        Danger::Child => "directory-danger-child",
        Danger::MissingChild => "directory-danger-missing-child",
        Danger::Overdose => "directory-danger-overdose",
    }
}

fn numbered(sheet: &Sheet, prefix: &str, free: usize) -> Vec<String> {
    rows_with_free(sheet, prefix, free).into_iter().map(|row| format!("{prefix}{row}")).collect()
}

fn sorted<'a>(named: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Choice> {
    let mut choices: Vec<_> = named.map(|(slug, name)| Choice::new(slug, name)).collect();
    choices.sort_by_cached_key(|choice| choice.label.to_lowercase());
    choices
}

fn language(lang: Lang, t: &Text) -> String {
    named(SpokenLanguage::Speaks(lang), t)
}

fn languages(sheet: &Sheet, edition: &Edition, t: &Text) -> Vec<Choice> {
    let used = edition.directory().services.iter().flat_map(|service| service.languages.iter().copied());
    let own = sheet.values("language").filter_map(SpokenLanguage::from_code);
    let mut others: Vec<_> = used.chain(own).filter(|language| *language != SpokenLanguage::Interpreter).collect();
    others.sort_unstable();
    others.dedup();
    others.retain(|language| !SPOKEN.map(SpokenLanguage::Speaks).contains(language));
    let all = SPOKEN.map(SpokenLanguage::Speaks).into_iter().chain(others).chain([SpokenLanguage::Interpreter]);
    all.map(|language| Choice::new(language.code(), named(language, t))).collect()
}

fn questions(languages: impl IntoIterator<Item = Lang>, t: &Text) -> Vec<(String, String)> {
    languages.into_iter().map(|lang| (format!("example.{lang}"), language(lang, t))).collect()
}

/// The languages of questions besides those that are always asked.
fn other_languages(sheet: &Sheet) -> BTreeSet<Lang> {
    let own = sheet.pairs().iter().filter_map(|(name, _)| name.strip_prefix("example.")?.parse().ok());
    own.filter(|lang| !ASKED.contains(lang)).collect()
}

impl Hours {
    fn of(sheet: &Sheet, h: String, t: &Text) -> Self {
        let said = |part: &str| sheet.value(&format!("{h}-{part}"));
        let says_more = ["often", "first", "from", "until", "note"].into_iter().any(|part| !said(part).is_empty());
        Self { often: often(said("often"), t), says_more, h }
    }
}

fn places(sheet: &Sheet, t: &Text) -> Vec<Place> {
    let known = sheet.rows("p");
    let place = |row: usize| {
        let p = format!("p{row}");
        let hours = numbered(sheet, &format!("{p}-h"), 1).into_iter();
        Place {
            is_known: known.contains(&row),
            hours: hours.map(|h| Hours::of(sheet, h, t)).collect(),
            exceptions: numbered(sheet, &format!("{p}-x"), 1),
            routes: numbered(sheet, &format!("{p}-b"), 1),
            p,
        }
    };
    rows_with_free(sheet, "p", 1).into_iter().map(place).collect()
}

/// How often hours can come back, and as these do where that is not among them.
fn often(own: &str, t: &Text) -> Vec<Choice> {
    let own = Some(own).filter(|own| !OFTEN.contains(own));
    OFTEN.into_iter().chain(own).map(|code| Choice::new(code, told::often(code, t))).collect()
}
