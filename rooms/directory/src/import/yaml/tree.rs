//! YAML text to a tree that knows its lines.
//!
//! Built from the parser's events and not by its loader: so a key that stands twice is one error among the others, and
//! depth, size and aliases are bounded while reading instead of afterwards.

use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};

use crate::import::{limits, report::Place};

/// A value with its place.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) value: Value,
}

#[derive(Debug, Clone)]
pub(super) enum Value {
    /// A value as written. Plain means without quotes: only then `~`, `null` or nothing is no value.
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A field of a map.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) place: Place,
    pub(super) value: Node,
}

/// Why a text is no tree.
#[derive(Debug)]
pub(super) struct Unreadable {
    pub(super) place: Place,
    pub(super) message: String,
}

impl Node {
    /// Whether nothing was written.
    pub(super) fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null"))
    }
}

/// The tree of a text; none for an empty one.
pub(super) fn grow(text: &str) -> Result<Option<Node>, Unreadable> {
    let mut tree = Tree::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| unreadable_yaml(&error))?;
        tree.take(event, place(span.start))?;
    }
    Ok(tree.root)
}

fn place(marker: Marker) -> Place {
    Place { line: marker.line().max(1), column: marker.col() + 1 }
}

fn unreadable_yaml(error: &ScanError) -> Unreadable {
    Unreadable { place: place(*error.marker()), message: format!("This is not readable as YAML: {}.", error.info()) }
}

/// A list or map that is not closed yet.
struct Open {
    node: Node,
    anchor: usize,
    key: Option<(String, Place)>,
}

#[derive(Default)]
struct Tree {
    root: Option<Node>,
    open: Vec<Open>,
    anchors: HashMap<usize, (Node, usize)>,
    nodes: usize,
    repeated: usize,
}

impl Tree {
    fn take(&mut self, event: Event<'_>, place: Place) -> Result<(), Unreadable> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let value = Value::Scalar { text: text.into_owned(), plain: style == ScalarStyle::Plain };
                self.close(Node { place, value }, anchor)
            }
            Event::SequenceStart(anchor, _) => self.open(Node { place, value: Value::List(Vec::new()) }, anchor),
            Event::MappingStart(anchor, _) => self.open(Node { place, value: Value::Map(Vec::new()) }, anchor),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(open) => self.close(open.node, open.anchor),
                None => Ok(()),
            },
            Event::Alias(anchor) => self.repeat(anchor, place),
            Event::DocumentStart(_) if self.root.is_some() => {
                Err(Unreadable { place, message: "There is a second document (---) in this file.".to_owned() })
            }
            _ => Ok(()),
        }
    }

    fn open(&mut self, node: Node, anchor: usize) -> Result<(), Unreadable> {
        if self.open.len() >= limits::DEPTH {
            let message = format!("Lists and fields stand more than {} levels deep.", limits::DEPTH);
            return Err(Unreadable { place: node.place, message });
        }
        self.open.push(Open { node, anchor, key: None });
        Ok(())
    }

    fn close(&mut self, node: Node, anchor: usize) -> Result<(), Unreadable> {
        self.nodes += 1;
        if self.nodes > limits::NODES {
            let message = format!("The file holds more than {} values.", limits::NODES);
            return Err(Unreadable { place: node.place, message });
        }
        if anchor > 0 {
            let size = size_of(&node);
            self.spend(size, node.place)?;
            self.anchors.insert(anchor, (node.clone(), size));
        }
        self.attach(node)
    }

    fn repeat(&mut self, anchor: usize, place: Place) -> Result<(), Unreadable> {
        let Some((node, size)) = self.anchors.get(&anchor) else {
            return Err(Unreadable { place, message: "This alias repeats something that holds it.".to_owned() });
        };
        let (node, size) = (node.clone(), *size);
        self.spend(size, place)?;
        self.attach(node)
    }

    fn spend(&mut self, size: usize, place: Place) -> Result<(), Unreadable> {
        self.repeated += size;
        if self.repeated > limits::REPEATED_NODES {
            return Err(Unreadable { place, message: "Aliases (*name) repeat too much.".to_owned() });
        }
        Ok(())
    }

    fn attach(&mut self, node: Node) -> Result<(), Unreadable> {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match (&mut open.node.value, open.key.take()) {
            (Value::List(items), _) => items.push(node),
            (Value::Map(entries), Some((key, place))) => entries.push(Entry { key, place, value: node }),
            (Value::Map(_), None) => open.key = Some(key_of(node)?),
            (Value::Scalar { .. }, _) => {}
        }
        Ok(())
    }
}

fn key_of(node: Node) -> Result<(String, Place), Unreadable> {
    match node.value {
        Value::Scalar { text, .. } => Ok((text, node.place)),
        _ => Err(Unreadable { place: node.place, message: "The name of a field must be a word.".to_owned() }),
    }
}

fn size_of(node: &Node) -> usize {
    match &node.value {
        Value::Scalar { .. } => 1,
        Value::List(items) => 1 + items.iter().map(size_of).sum::<usize>(),
        Value::Map(entries) => 1 + entries.iter().map(|entry| 1 + size_of(&entry.value)).sum::<usize>(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        grow(text).map(|_| ()).unwrap_err().message
    }

    #[test]
    fn values_keep_their_lines() {
        let Some(Node { value: Value::Map(entries), .. }) = grow("a: 1\nb:\n  - x\n  - {c: y}\n").unwrap() else {
            panic!("a map was written");
        };
        assert_eq!(entries[1].place, Place { line: 2, column: 1 });
        let Value::List(items) = &entries[1].value.value else { panic!("a list was written") };
        assert_eq!(items[1].place, Place { line: 4, column: 5 });
    }

    #[test]
    fn nothing_grows_without_bound() {
        assert!(message(&"- ".repeat(40)).contains("levels deep"));
        assert!(message("[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]").contains("levels deep"));
        assert!(grow(&"[".repeat(100_000)).is_err());
        let laughs = (1..9).fold("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned(), |text, level| {
            let below = format!("*a{}, ", level - 1).repeat(10);
            format!("{text}a{level}: &a{level} [{below}]\n")
        });
        assert!(message(&laughs).contains("repeat too much"));
    }

    #[test]
    fn an_empty_text_has_no_tree() {
        assert!(grow("").unwrap().is_none());
        assert!(grow("# only a remark\n").unwrap().is_none_or(|node| node.is_null()));
    }
}
