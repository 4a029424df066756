//! Texts and their translations.

use std::collections::HashMap;

use crate::{rules::model::Text, store::records::TextRow};

/// Translations, by field and by the numbers of owner and part.
pub(super) struct Texts(HashMap<String, HashMap<(i64, i64), Vec<TextRow>>>);

impl Texts {
    pub(super) fn of(rows: Vec<TextRow>) -> Self {
        let mut texts = Self(HashMap::new());
        for row in rows {
            let field = texts.0.entry(row.field.clone()).or_default();
            field.entry((row.owner, row.part)).or_default().push(row);
        }
        texts
    }

    /// The text of an original and its translations.
    pub(super) fn join(&self, field: &str, place: (i64, i64), original: String) -> Text {
        let mut text = Text::dutch(original);
        for row in self.0.get(field).and_then(|texts| texts.get(&place)).into_iter().flatten() {
            if row.original {
                text.lang = row.lang;
            } else {
                text.translations.insert(row.lang, row.body.clone());
            }
        }
        text
    }
}
