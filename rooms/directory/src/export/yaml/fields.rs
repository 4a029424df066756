//! The fields of an entry, left out when there is nothing to say.

use kernel::{Day, Lang};

use super::emit::Value;
use crate::rules::model::{Example, Text};

/// The fields of a map, in the order in which they are written.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<(String, Value)>);

impl Fields {
    pub(super) fn put(mut self, name: &str, value: Value) -> Self {
        self.0.push((name.to_owned(), value));
        self
    }

    /// A text of one language; left out when empty.
    pub(super) fn words(self, name: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.put(name, Value::of(text)) }
    }

    pub(super) fn maybe_words(self, name: &str, text: Option<&str>) -> Self {
        self.words(name, text.unwrap_or_default())
    }

    /// A text with its translations; left out when empty.
    pub(super) fn text(self, name: &str, text: &Text) -> Self {
        if text.is_empty() { self } else { self.put(name, text_value(text)) }
    }

    pub(super) fn flag(self, name: &str, flag: bool) -> Self {
        self.bare(name, flag)
    }

    /// A number, a flag or another word that needs no quotes.
    pub(super) fn bare(self, name: &str, value: impl ToString) -> Self {
        self.put(name, Value::Bare(value.to_string()))
    }

    pub(super) fn maybe(self, name: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.bare(name, value),
            None => self,
        }
    }

    /// Days as `on`, or as `from` and `until` when there are several.
    pub(super) fn days(self, first: Day, last: Day) -> Self {
        if first == last { self.bare("on", first) } else { self.bare("from", first).bare("until", last) }
    }

    /// A list; left out when empty.
    pub(super) fn list<T>(self, name: &str, items: &[T], value: impl FnMut(&T) -> Value) -> Self {
        if items.is_empty() { self } else { self.put(name, Value::List(items.iter().map(value).collect())) }
    }

    /// Example questions by language; left out when there are none.
    pub(super) fn examples(self, examples: &[Example]) -> Self {
        if examples.is_empty() { self } else { self.put("examples", examples_value(examples)) }
    }

    /// Both sets of fields, one behind the other.
    pub(super) fn and(mut self, more: Self) -> Self {
        self.0.extend(more.0);
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields with their names.
    pub(super) fn into_pairs(self) -> Vec<(String, Value)> {
        self.0
    }

    pub(super) fn value(self) -> Value {
        Value::Map(self.0)
    }
}

/// A text as it is written: plain when it is Dutch and has no translations.
pub(super) fn text_value(text: &Text) -> Value {
    if text.lang == Lang::NL && text.translations.is_empty() {
        return Value::Quoted(text.original.clone());
    }
    let name_original = text.lang != Lang::NL && !text.translations.is_empty();
    let original = name_original.then(|| ("original".to_owned(), Value::of(text.lang.as_str())));
    let wordings = text.wordings().map(|(lang, words)| (lang.to_string(), Value::Quoted(words.to_owned())));
    Value::Map(original.into_iter().chain(wordings).collect())
}

fn examples_value(examples: &[Example]) -> Value {
    let languages = examples.chunk_by(|a, b| a.lang == b.lang).filter_map(|group| {
        let questions = group.iter().map(|example| Value::Quoted(example.text.clone())).collect();
        Some((group.first()?.lang.to_string(), Value::List(questions)))
    });
    Value::Map(languages.collect())
}
