//! As much of YAML as the rules use: texts, lists and maps.

use saphyr_parser::{Event, Parser, ScanError};

/// One node of a file.
#[derive(Debug)]
pub(super) enum Node {
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    /// The first document of a file; nothing in an empty file.
    pub(super) fn read(yaml: &str) -> Result<Option<Self>, ScanError> {
        let mut events = Vec::new();
        for event in Parser::new_from_str(yaml) {
            events.push(event?.0);
        }
        Ok(node(&mut events.into_iter()))
    }

    /// What a map holds under a key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().find(|(name, _)| *name == key).map(|(_, node)| node)
    }

    /// The entries of a map; none of anything else.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, &Self)> {
        let entries = if let Self::Map(entries) = self { entries.as_slice() } else { &[] };
        entries.iter().map(|(key, node)| (key.as_str(), node))
    }

    /// The items of a list under a key; none when there is no list.
    pub(super) fn items(&self, key: &str) -> impl Iterator<Item = &Self> {
        let items = if let Some(Self::List(items)) = self.get(key) { items.as_slice() } else { &[] };
        items.iter()
    }

    /// The text, when this is one.
    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// The next node, or nothing at the end of a list, a map or the file.
fn node<'y>(events: &mut impl Iterator<Item = Event<'y>>) -> Option<Node> {
    loop {
        return match events.next()? {
            Event::Scalar(text, ..) => Some(Node::Text(text.into_owned())),
            Event::SequenceStart(..) => Some(Node::List(list(events))),
            Event::MappingStart(..) => Some(Node::Map(map(events))),
            Event::SequenceEnd | Event::MappingEnd => None,
            _ => continue,
        };
    }
}

fn list<'y>(events: &mut impl Iterator<Item = Event<'y>>) -> Vec<Node> {
    std::iter::from_fn(|| node(events)).collect()
}

fn map<'y>(events: &mut impl Iterator<Item = Event<'y>>) -> Vec<(String, Node)> {
    let mut entries = Vec::new();
    while let Some(key) = node(events) {
        let Some(value) = node(events) else { break };
        entries.push((key.text().unwrap_or_default().to_owned(), value));
    }
    entries
}
