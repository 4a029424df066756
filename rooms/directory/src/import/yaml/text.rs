//! Texts with translations, and example questions.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Lang;

use super::{fields::Fields, item::Item};
use crate::{
    import::limits,
    rules::model::{Example, Text},
};

/// What readers of texts need to know of the whole file: the language of what is written without one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wording {
    pub(super) lang: Lang,
}

impl Wording {
    /// The text of a field; empty when the field is absent.
    pub(super) fn text(self, fields: &Fields<'_>, name: &'static str, most: usize) -> Text {
        fields.get(name).map_or_else(Text::default, |item| self.read(&item, most))
    }

    /// The text of a field that must be there.
    pub(super) fn needed(self, fields: &Fields<'_>, name: &'static str, most: usize) -> Text {
        fields.need(name).map_or_else(Text::default, |item| self.read(&item, most))
    }

    /// A plain text, or `{nl: …, fr: …}`; no text at all is in no particular language, and counts as Dutch. Which one is the original: the one in the language of the file, the only one, or
    /// the one that `original: fr` names.
    pub(super) fn read(self, item: &Item<'_>, most: usize) -> Text {
        if !item.is_map() {
            return item
                .words(most)
                .map_or_else(Text::default, |original| Text { lang: self.lang, ..Text::dutch(original) });
        }
        let Some(fields) = item.fields() else { return Text::default() };
        let stated = fields.get("original").and_then(|item| item.parsed::<Lang>());
        let wordings = wordings(&fields, most);
        let only = wordings.keys().copied().next().filter(|_| wordings.len() == 1);
        self.choose(item, wordings, stated.or(only).unwrap_or(self.lang))
    }

    fn choose(self, item: &Item<'_>, mut wordings: BTreeMap<Lang, String>, lang: Lang) -> Text {
        let Some(original) = wordings.remove(&lang) else {
            item.error(format!("There are translations, but no text in ‘{lang}’ that they translate."), "");
            return Text::default();
        };
        Text { lang, original, translations: wordings }
    }
}

fn wordings(fields: &Fields<'_>, most: usize) -> BTreeMap<Lang, String> {
    let mut wordings = BTreeMap::new();
    for (code, item) in fields.all().filter(|(code, _)| *code != "original") {
        if let Some(lang) = language(code, &item)
            && let Some(text) = item.words(most)
        {
            wordings.insert(lang, text);
        }
    }
    wordings
}

/// The language that a field is named after.
pub(super) fn language(code: &str, item: &Item<'_>) -> Option<Lang> {
    let lang = code.parse().ok();
    if lang.is_none() {
        item.error(format!("‘{code}’ is not a language."), "codes of two or three letters, such as nl, fr, en");
    }
    lang
}

/// Example questions: `{nl: [a, b], fr: [c]}`, by language. One that stands twice is kept once.
pub(super) fn examples(item: &Item<'_>) -> Vec<Example> {
    let Some(fields) = item.fields() else { return Vec::new() };
    let mut examples = Vec::new();
    let mut seen = BTreeSet::new();
    for (code, questions) in fields.all() {
        let Some(lang) = language(code, &questions) else { continue };
        for question in questions.list_or_one(limits::EXAMPLES) {
            let Some(text) = question.words(limits::SENTENCE) else { continue };
            if seen.insert((lang, text.clone())) {
                examples.push(Example { lang, text });
            } else {
                question.warning("This question stands here twice.");
            }
        }
    }
    examples.sort_by_key(|example| example.lang);
    examples
}
