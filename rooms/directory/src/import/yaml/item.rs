//! A value that is being read: it knows where it stands, and complains there.

use std::{ops::RangeInclusive, rc::Rc, str::FromStr};

use kernel::{Day, Slug};

use super::{
    fields::Fields,
    tree::{Node, Value},
};
use crate::{
    import::{
        limits,
        notes::{Kind, Notes, Spot},
    },
    rules::{
        contact::{is_mail_address, is_web_address},
        model::TimeOfDay,
    },
};

/// The way from the top of a file to a value.
#[derive(Debug, Clone)]
pub(super) struct Trail<'a>(Rc<Step<'a>>);

#[derive(Debug)]
enum Step<'a> {
    Top,
    Field(Trail<'a>, &'a str),
    /// An entry of a list: its number from 1, or its id where it has one.
    Entry(Trail<'a>, String),
}

impl<'a> Trail<'a> {
    pub(super) fn top() -> Self {
        Self(Rc::new(Step::Top))
    }

    pub(super) fn field(&self, name: &'a str) -> Self {
        Self(Rc::new(Step::Field(self.clone(), name)))
    }

    fn entry(&self, number: usize, node: &Node) -> Self {
        Self(Rc::new(Step::Entry(self.clone(), id_of(node).map_or_else(|| number.to_string(), str::to_owned))))
    }
}

impl std::fmt::Display for Trail<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &*self.0 {
            Step::Top => Ok(()),
            Step::Field(above, name) if matches!(*above.0, Step::Top) => f.write_str(name),
            Step::Field(above, name) => write!(f, "{above}.{name}"),
            Step::Entry(above, name) => write!(f, "{above}[{name}]"),
        }
    }
}

fn id_of(node: &Node) -> Option<&str> {
    let Value::Map(entries) = &node.value else { return None };
    let id = entries.iter().find(|entry| entry.key == "id")?;
    match &id.value.value {
        Value::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

/// A value that is being read.
#[derive(Clone)]
pub(super) struct Item<'a> {
    pub(super) node: &'a Node,
    pub(super) trail: Trail<'a>,
    pub(super) file: &'a str,
    pub(super) notes: &'a Notes,
}

impl<'a> Item<'a> {
    pub(super) fn spot(&self) -> Spot {
        Spot { file: self.file.to_owned(), field: self.trail.to_string(), place: self.node.place }
    }

    pub(super) fn error(&self, message: impl Into<String>, allowed: impl Into<String>) {
        self.notes.error(self.spot(), message, allowed);
    }

    pub(super) fn warning(&self, message: impl Into<String>) {
        self.notes.warning(self.spot(), message);
    }

    /// What was written, as it stands; none with a complaint for a list or a map.
    pub(super) fn scalar(&self) -> Option<&'a str> {
        match &self.node.value {
            Value::Scalar { text, .. } => Some(text),
            Value::List(_) => self.refuse("a list", "one value"),
            Value::Map(_) => self.refuse("a group of fields", "one value"),
        }
    }

    fn refuse<T>(&self, found: &str, allowed: &str) -> Option<T> {
        self.error(format!("Here stands {found}."), allowed);
        None
    }

    /// A line or more of text without blanks around it, up to `most` characters and never empty.
    pub(super) fn words(&self, most: usize) -> Option<String> {
        let text = self.scalar()?.trim();
        let length = text.chars().count();
        if length > most {
            self.error(format!("This text has {length} characters."), format!("at most {most}"));
            return None;
        }
        if text.is_empty() {
            self.error("This text is empty.", "a text, or leave the field out");
            return None;
        }
        if let Some(odd) = text.chars().find(|letter| letter.is_control() && !matches!(letter, '\n' | '\t')) {
            self.error(format!("This text holds the control character U+{:04X}.", u32::from(odd)), "letters and signs");
            return None;
        }
        Some(text.to_owned())
    }

    /// A value that reads itself from text and says in its error what is wrong.
    pub(super) fn parsed<T: FromStr<Err: std::fmt::Display>>(&self) -> Option<T> {
        match self.scalar()?.trim().parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.error(sentence(&format!("{error}")), "");
                None
            }
        }
    }

    pub(super) fn slug(&self) -> Option<Slug> {
        self.parsed()
    }

    pub(super) fn day(&self) -> Option<Day> {
        self.parsed()
    }

    pub(super) fn time(&self) -> Option<TimeOfDay> {
        self.parsed()
    }

    pub(super) fn flag(&self) -> Option<bool> {
        match self.scalar()? {
            "true" => Some(true),
            "false" => Some(false),
            other => self.refuse(&format!("‘{}’", short(other)), "true, false"),
        }
    }

    /// A whole number within `range`.
    pub(super) fn whole(&self, range: RangeInclusive<i64>) -> Option<i64> {
        let text = self.scalar()?;
        match text.trim().parse() {
            Ok(number) if range.contains(&number) => Some(number),
            _ => self.refuse(
                &format!("‘{}’", short(text)),
                &format!("a whole number from {} to {}", range.start(), range.end()),
            ),
        }
    }

    /// One of the codes that `from_code` knows.
    pub(super) fn code<T>(&self, from_code: impl Fn(&str) -> Option<T>, codes: &[&str]) -> Option<T> {
        let text = self.scalar()?;
        from_code(text).or_else(|| self.refuse(&format!("‘{}’", short(text)), &codes.join(", ")))
    }

    /// An absolute web address. Anything else could not be followed, or should not be (`javascript:`).
    pub(super) fn web_address(&self) -> Option<String> {
        let text = self.words(limits::SENTENCE)?;
        if is_web_address(&text) {
            return Some(text);
        }
        self.refuse(&format!("‘{}’", short(&text)), "an address that begins with https:// or http://")
    }

    /// A mail address.
    pub(super) fn mail_address(&self) -> Option<String> {
        let text = self.words(limits::NAME)?;
        if is_mail_address(&text) {
            return Some(text);
        }
        self.refuse(&format!("‘{}’", short(&text)), "a mail address")
    }

    /// The key of something that must stand elsewhere in the files.
    pub(super) fn reference(&self, kind: Kind) -> Option<Slug> {
        let key = self.slug()?;
        self.notes.refer(kind, key.as_str(), self.spot());
        Some(key)
    }

    /// The entries of a list, `most` at most.
    pub(super) fn list(&self, most: usize) -> Vec<Item<'a>> {
        let Value::List(nodes) = &self.node.value else {
            self.error("Here should stand a list.", "[a, b] or lines that begin with a hyphen");
            return Vec::new();
        };
        if nodes.len() > most {
            self.error(format!("This list has {} entries.", nodes.len()), format!("at most {most}"));
            return Vec::new();
        }
        nodes.iter().enumerate().map(|(at, node)| self.entry(at + 1, node)).collect()
    }

    /// The entries of a list, or the one value that stands in its place.
    pub(super) fn list_or_one(&self, most: usize) -> Vec<Item<'a>> {
        if matches!(self.node.value, Value::List(_)) { self.list(most) } else { vec![self.clone()] }
    }

    fn entry(&self, number: usize, node: &'a Node) -> Item<'a> {
        Item { node, trail: self.trail.entry(number, node), ..self.clone() }
    }

    /// The fields of a map.
    pub(super) fn fields(&self) -> Option<Fields<'a>> {
        match &self.node.value {
            Value::Map(entries) => Some(Fields::of(self.clone(), entries)),
            _ => self.refuse("something else than fields", "lines of the form ‘field: value’"),
        }
    }

    pub(super) fn is_map(&self) -> bool {
        matches!(self.node.value, Value::Map(_))
    }
}

/// A text shortened for a message.
pub(in crate::import) fn short(text: &str) -> String {
    let mut shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// An error's text as a sentence.
pub(in crate::import) fn sentence(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}
