//! What an import would change, told field by field.

use std::{collections::BTreeMap, fmt};

use kernel::HouseId;

use crate::{
    export::{Value, flow, sections},
    rules::model::Directory,
};

/// What differs between two editions of a directory, section by section, in the words of the YAML format.
///
/// Shown with `{}` it counts and lists: `+` is new, `~` is changed, with old and new of each field, `-` is gone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// The sections in which something differs.
    pub sections: Vec<Section>,
}

/// What differs in one section, such as `services`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name in the file.
    pub name: String,
    /// Ids of what is new.
    pub added: Vec<String>,
    /// What is changed.
    pub changed: Vec<Changed>,
    /// Ids of what is gone.
    pub gone: Vec<String>,
    /// Whether what stays stands in another order.
    pub reordered: bool,
}

/// An entry that is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Its id.
    pub id: String,
    /// The fields that differ.
    pub fields: Vec<Field>,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name, from the top of the entry: `schedule[2].from`.
    pub name: String,
    /// What stood there; none when nothing did.
    pub old: Option<String>,
    /// What stands there now; none when nothing does.
    pub new: Option<String>,
}

/// What changes when `new` follows `old` in this house; `None` for the first edition.
#[must_use]
pub fn between(house: HouseId, old: Option<&Directory>, new: &Directory) -> Difference {
    let mut before = old.map(|old| entries(house, old)).unwrap_or_default();
    let mut found = Vec::new();
    for (name, now) in entries(house, new) {
        let was = before.iter().position(|(earlier, _)| *earlier == name).map(|at| before.swap_remove(at).1);
        found.push(section(name, was.unwrap_or_default(), now));
    }
    found.extend(before.into_iter().map(|(name, was)| section(name, was, Entries::new())));
    found.retain(|section| !section.is_empty());
    Difference { sections: found }
}

/// Entries with their ids, in the order of the file.
type Entries = Vec<(String, Value)>;

/// The entries of each section.
fn entries(house: HouseId, directory: &Directory) -> Vec<(String, Entries)> {
    sections(house, directory).into_iter().map(|(name, value)| by_id(name, value)).collect()
}

fn by_id(name: String, value: Value) -> (String, Entries) {
    let entries = match value {
        Value::List(items) => distinct(items.into_iter().enumerate().map(|(at, item)| (id_of(&item, at), item))),
        Value::Map(fields) if name == "sources" => fields,
        other => vec![(name.clone(), other)],
    };
    (name, entries)
}

/// Closures have no id but their first day, which two of them may share.
fn distinct(entries: impl Iterator<Item = (String, Value)>) -> Entries {
    let mut counts = BTreeMap::new();
    let count = |(id, value): (String, Value)| {
        let count = counts.entry(id.clone()).and_modify(|count| *count += 1).or_insert(1);
        (if *count > 1 { format!("{id} ({count})") } else { id }, value)
    };
    entries.map(count).collect()
}

fn id_of(item: &Value, at: usize) -> String {
    let Value::Map(fields) = item else { return (at + 1).to_string() };
    let named = fields.iter().find(|(name, _)| matches!(name.as_str(), "id" | "on" | "from"));
    named.map_or_else(|| (at + 1).to_string(), |(_, value)| plain(value))
}

/// A word without the quotes that the file would need.
fn plain(value: &Value) -> String {
    match value {
        Value::Bare(text) | Value::Quoted(text) => text.clone(),
        other => flow(other),
    }
}

fn section(name: String, was: Entries, now: Entries) -> Section {
    let mut section = Section { name, added: Vec::new(), changed: Vec::new(), gone: Vec::new(), reordered: false };
    let mut before: BTreeMap<_, _> = was.into_iter().enumerate().map(|(at, (id, value))| (id, (at, value))).collect();
    let mut last = 0;
    for (id, value) in now {
        let Some((at, earlier)) = before.remove(&id) else {
            section.added.push(id);
            continue;
        };
        section.reordered |= at < last;
        last = at;
        if earlier != value {
            section.changed.push(Changed { fields: changes(&earlier, &value), id });
        }
    }
    section.gone.extend(before.into_keys());
    section
}

impl Section {
    fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.gone.is_empty() && !self.reordered
    }
}

fn changes(old: &Value, new: &Value) -> Vec<Field> {
    let (mut was, now) = (BTreeMap::new(), leaves("", new));
    was.extend(leaves("", old));
    let mut fields = Vec::new();
    for (name, new) in now {
        let old = was.remove(&name);
        if old.as_ref() != Some(&new) {
            fields.push(Field { name, old, new: Some(new) });
        }
    }
    fields.extend(was.into_iter().map(|(name, old)| Field { name, old: Some(old), new: None }));
    fields
}

/// Every single value with its field; a list of plain values counts as one.
fn leaves(name: &str, value: &Value) -> Vec<(String, String)> {
    match value {
        Value::Map(fields) => {
            let inside = |field: &str| if name.is_empty() { field.to_owned() } else { format!("{name}.{field}") };
            fields.iter().flat_map(|(field, value)| leaves(&inside(field), value)).collect()
        }
        Value::List(items) if items.iter().any(|item| matches!(item, Value::Map(_))) => {
            let numbered = items.iter().enumerate();
            numbered.flat_map(|(at, item)| leaves(&format!("{name}[{}]", at + 1), item)).collect()
        }
        leaf => vec![(name.to_owned(), flow(leaf))],
    }
}

impl Difference {
    /// Whether nothing changes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("Nothing changes.");
        }
        for (at, section) in self.sections.iter().enumerate() {
            let Section { name, added, changed, gone, reordered } = section;
            let line = if at == 0 { "" } else { "\n" };
            write!(f, "{line}{name}: {} added, {} changed, {} gone", added.len(), changed.len(), gone.len())?;
            f.write_str(if *reordered { ", in another order" } else { "" })?;
            added.iter().try_for_each(|id| write!(f, "\n  + {id}"))?;
            changed.iter().try_for_each(|entry| write!(f, "\n{entry}"))?;
            gone.iter().try_for_each(|id| write!(f, "\n  - {id}"))?;
        }
        Ok(())
    }
}

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  ~ {}", self.id)?;
        self.fields.iter().try_for_each(|field| write!(f, "\n      {field}"))
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (old, new) = (self.old.as_deref().unwrap_or("nothing"), self.new.as_deref().unwrap_or("nothing"));
        let same = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
        write!(f, "{}: {} -> {}", self.name, around(old, same), around(new, same))
    }
}

/// A long text from a little before the place where it begins to differ.
fn around(text: &str, same: usize) -> String {
    const BEFORE: usize = 20;
    const SHOWN: usize = 70;
    let length = text.chars().count();
    if length <= SHOWN {
        return text.to_owned();
    }
    let start = same.saturating_sub(BEFORE).min(length.saturating_sub(SHOWN));
    let shown: String = text.chars().skip(start).take(SHOWN).collect();
    let head = if start > 0 { "…" } else { "" };
    let tail = if start + SHOWN < length { "…" } else { "" };
    format!("{head}{shown}{tail}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rules::{
        model::{Schedule, Text},
        sample,
    };

    fn told(old: Option<&Directory>, new: &Directory) -> String {
        between(sample::house(), old, new).to_string()
    }

    #[test]
    fn every_change_is_told_with_old_and_new() {
        let old = sample::varied(12, 6);
        let mut new = old.clone();
        new.services.remove(0);
        new.services[0].name = Text::dutch("Nieuwe naam");
        new.services[0].description.original.push_str(" En nog een zin aan het einde.");
        new.services[1].slug = "nieuw".parse().unwrap();
        let schedules =
            new.services.iter_mut().flat_map(|service| &mut service.presences).flat_map(|one| &mut one.schedules);
        for Schedule { note, .. } in schedules.take(1) {
            *note = Text::dutch("op afspraak");
        }
        new.meta.region = "Willebroek".to_owned();
        new.closures.clear();
        new.topics.swap(0, 1);
        insta::assert_snapshot!(told(Some(&old), &new));
    }

    #[test]
    fn a_first_edition_is_all_new() {
        let told = told(None, &sample::varied(13, 2));
        assert!(told.contains("services: 2 added, 0 changed, 0 gone\n  + dienst-1\n  + dienst-2"), "{told}");
    }

    proptest! {
        #[test]
        fn only_equal_directories_do_not_differ(seed: u64, other: u64, services in 0_usize..4) {
            let (one, two) = (sample::varied(seed, services), sample::varied(other, services));
            prop_assert!(between(sample::house(), Some(&one), &one).is_empty());
            prop_assert_eq!(between(sample::house(), Some(&one), &two).is_empty(), one == two);
        }
    }
}
