//! Our own format, documented in `docs/directory-format.md`.

mod fields;
mod item;
mod meta;
mod places;
mod presences;
mod schedules;
mod services;
mod text;
mod tree;
mod urgent;

use std::collections::BTreeMap;

use kernel::{Lang, Slug};

use self::{
    fields::Fields,
    item::{Item, Trail},
    text::Wording,
    tree::Node,
};
use super::{
    limits,
    notes::{Kind, Notes, Spot},
    report::Place,
};
use crate::rules::{
    ids::Ids,
    model::{Directory, Example, Source},
};

pub(super) use self::item::short;

/// A file that could be read as YAML.
pub(super) struct Document<'a> {
    file: &'a str,
    root: Node,
}

impl<'a> Document<'a> {
    /// Reads a file; none with a complaint when it is no YAML or empty.
    pub(super) fn read(file: &'a str, text: &str, notes: &Notes) -> Option<Self> {
        let refuse = |place, message: String| {
            notes.error(Spot { file: file.to_owned(), field: String::new(), place }, message, "");
            None
        };
        match tree::grow(text) {
            Ok(Some(root)) if !root.is_null() => Some(Self { file, root }),
            Ok(_) => refuse(Place { line: 1, column: 1 }, "The file is empty.".to_owned()),
            Err(tree::Unreadable { place, message }) => refuse(place, message),
        }
    }

    fn fields<'n>(&'n self, notes: &'n Notes) -> Option<Fields<'n>> {
        Item { node: &self.root, trail: Trail::top(), file: self.file, notes }.fields()
    }
}

/// Reads all documents into one directory. What is wrong goes to `notes`; the directory is worth nothing then.
///
/// What comes from an HSDS package is the beginning, and the documents add to it.
pub(super) fn gather(package: Option<Directory>, documents: &[Document<'_>], ids: Ids, notes: &Notes) -> Directory {
    let fields: Vec<_> = documents.iter().filter_map(|document| document.fields(notes)).collect();
    let lang = fields.iter().find_map(|fields| meta::language(&fields.get("meta")?)).unwrap_or(Lang::NL);
    let mut gathering = Gathering::new(ids, Wording { lang });
    let has_package = package.is_some();
    gathering.begin_with(package.unwrap_or_default());
    for fields in fields {
        gathering.take(&fields);
        fields.finish();
    }
    if let (None, Some(first), true) = (&gathering.meta, documents.first(), notes.is_sound() && !has_package) {
        let place = Place { line: 1, column: 1 };
        let spot = Spot { file: first.file.to_owned(), field: "meta".to_owned(), place };
        notes.error(spot, "No file says what directory this is.", "meta: with at least a title");
    }
    gathering.finish()
}

/// The documents read so far.
struct Gathering {
    ids: Ids,
    wording: Wording,
    directory: Directory,
    meta: Option<Spot>,
    says_what_is_in_the_house: bool,
    examples: BTreeMap<Slug, Vec<Example>>,
}

impl Gathering {
    fn new(ids: Ids, wording: Wording) -> Self {
        Self {
            ids,
            wording,
            directory: Directory::default(),
            meta: None,
            says_what_is_in_the_house: false,
            examples: BTreeMap::new(),
        }
    }

    fn begin_with(&mut self, package: Directory) {
        self.says_what_is_in_the_house = package.locations.iter().any(|location| location.in_house);
        self.directory = package;
    }

    fn take(&mut self, fields: &Fields<'_>) {
        let (ids, wording) = (self.ids, self.wording);
        self.take_meta(fields);
        fields.get("access_modes").iter().for_each(meta::access_modes);
        fields.get("languages").iter().for_each(meta::languages);
        let entries = |name| fields.list(name, limits::ENTRIES).into_iter();
        let directory = &mut self.directory;
        directory.topics.extend(entries("topics").filter_map(|item| places::topic(&item, ids, wording)));
        directory.audiences.extend(entries("audiences").filter_map(|item| places::audience(&item, ids, wording)));
        directory.urgent_lines.extend(entries("urgent_lines").filter_map(|item| urgent::line(&item, wording)));
        for (location, says) in entries("locations").filter_map(|item| places::location(&item, ids, wording)) {
            directory.locations.push(location);
            self.says_what_is_in_the_house |= says;
        }
        let organizations = entries("organisations").filter_map(|item| places::organization(&item, ids, wording));
        directory.organizations.extend(organizations);
        directory.services.extend(entries("services").filter_map(|item| services::service(&item, ids, wording)));
        directory.elsewhere.extend(entries("elsewhere").filter_map(|item| urgent::elsewhere(&item, wording)));
        directory.closures.extend(entries("closures").filter_map(|item| schedules::closure(&item, wording)));
        self.take_sources(fields);
        self.take_examples(fields);
    }

    fn take_meta(&mut self, fields: &Fields<'_>) {
        let Some(item) = fields.get("meta") else { return };
        if let Some(first) = &self.meta {
            let message = format!("‘meta’ already stands in {} on line {}.", first.file, first.place.line);
            item.error(message, "one meta for all files together");
        }
        self.meta = Some(item.spot());
        self.directory.meta = meta::meta(&item, self.wording).unwrap_or_default();
    }

    fn take_sources(&mut self, fields: &Fields<'_>) {
        let Some(sources) = fields.get("sources").and_then(|item| item.fields()) else { return };
        for (key, item) in sources.all() {
            item.notes.define(Kind::Source, key, item.spot());
            let reference = item.words(limits::SENTENCE).unwrap_or_default();
            self.directory.sources.push(Source { key: key.to_owned(), reference });
        }
    }

    fn take_examples(&mut self, fields: &Fields<'_>) {
        let Some(entries) = fields.get("examples").and_then(|item| item.fields()) else { return };
        for (key, item) in entries.all() {
            item.notes.refer(Kind::Entry, key, item.spot());
            let Ok(slug) = key.parse() else { continue };
            self.examples.entry(slug).or_default().extend(text::examples(&item));
        }
    }

    fn finish(mut self) -> Directory {
        if !self.says_what_is_in_the_house {
            self.take_first_location_for_the_house();
        }
        let services = self.directory.services.iter_mut().map(|service| (&service.slug, &mut service.examples));
        let elsewhere = self.directory.elsewhere.iter_mut().map(|entry| (&entry.slug, &mut entry.examples));
        for (slug, examples) in services.chain(elsewhere) {
            join(examples, self.examples.remove(slug).unwrap_or_default());
        }
        self.directory
    }

    /// When no place says whether it is in the house, the first one is, and all that share its address.
    fn take_first_location_for_the_house(&mut self) {
        let house = self.directory.locations.first().and_then(|location| location.address.clone());
        for (at, location) in self.directory.locations.iter_mut().enumerate() {
            location.in_house = at == 0 || house.is_some() && location.address == house;
        }
    }
}

/// Adds examples that are not there yet, and keeps them ordered by language.
fn join(examples: &mut Vec<Example>, more: Vec<Example>) {
    let known: std::collections::HashSet<_> = examples.iter().cloned().collect();
    examples.extend(more.into_iter().filter(|example| !known.contains(example)));
    examples.sort_by_key(|example| example.lang);
}
