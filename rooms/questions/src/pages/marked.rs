use crate::rules::marks::{self, Mark};

/// A place in the words of a question, as a page shows it.
pub(super) struct Marked {
    /// The key of what it looks like.
    pub(super) key: &'static str,
    /// What stands there.
    pub(super) text: String,
}

impl Marked {
    /// Every place of these words that looks like something of a person.
    pub(super) fn all(words: &str) -> Vec<Self> {
        let shown =
            |Mark { kind, place }| Self { key: kind.key(), text: words.get(place).unwrap_or_default().to_owned() };
        marks::marks(words).into_iter().map(shown).collect()
    }
}
