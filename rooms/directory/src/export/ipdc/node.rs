use kernel::{Instant, Lang};

use super::terms::{Class, Term};
use crate::rules::model::Text;

/// One thing with what is said of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) iri: String,
    pub(super) class: &'static Class,
    pub(super) facts: Vec<(&'static Term, Object)>,
}

/// What is said.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    /// Words, one wording for each language.
    Words(Vec<(Lang, String)>),
    /// Signs that are no language.
    Text(String),
    /// A moment.
    Moment(Instant),
    /// A place in an order.
    Whole(usize),
    /// Another thing.
    Node(Node),
}

impl Node {
    pub(super) const fn new(iri: String, class: &'static Class) -> Self {
        Self { iri, class, facts: Vec::new() }
    }

    pub(super) fn with(mut self, term: &'static Term, object: Object) -> Self {
        self.facts.push((term, object));
        self
    }

    /// Words, in the languages that the model takes.
    pub(super) fn words(self, term: &'static Term, text: &Text) -> Self {
        self.with(term, Object::Words(wordings(text)))
    }

    pub(super) fn text(self, term: &'static Term, text: Option<&str>) -> Self {
        match text.filter(|text| !text.is_empty()) {
            Some(text) => self.with(term, Object::Text(text.to_owned())),
            None => self,
        }
    }

    pub(super) fn order(self, place: usize) -> Self {
        self.with(&super::terms::ORDER, Object::Whole(place))
    }

    pub(super) fn nodes(mut self, term: &'static Term, nodes: impl IntoIterator<Item = Self>) -> Self {
        self.facts.extend(nodes.into_iter().map(|node| (term, Object::Node(node))));
        self
    }
}

/// Dutch and English wordings. An original in another language stands as Dutch: the model has no other place for it.
fn wordings(text: &Text) -> Vec<(Lang, String)> {
    let is_taken = |lang: &Lang| matches!(*lang, Lang::NL | Lang::EN);
    let taken: Vec<_> =
        text.wordings().filter(|(lang, _)| is_taken(lang)).map(|(lang, words)| (lang, words.to_owned())).collect();
    if taken.is_empty() { vec![(Lang::NL, text.original.clone())] } else { taken }
}
