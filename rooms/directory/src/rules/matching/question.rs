use std::fmt;

use kernel::{Lang, RuleBreak};

/// The most characters of a question.
pub const MOST_CHARACTERS: usize = 2_000;

/// A question in somebody's own words. It is never stored, and shows itself to nobody, also not in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Question {
    text: String,
    lang: Option<Lang>,
    is_typing: bool,
}

impl Question {
    /// Takes in a question; `lang` is the language of the page or the caller, a hint and no more.
    ///
    /// # Errors
    /// When nothing was written, or more than [`MOST_CHARACTERS`].
    pub fn asked(text: &str, lang: Option<Lang>) -> Result<Self, Vec<RuleBreak>> {
        let text = text.trim();
        let wrong = |key| Err(vec![RuleBreak::new("q", key)]);
        match text.chars().count() {
            0 => wrong("directory-ask-empty"),
            1..=MOST_CHARACTERS => Ok(Self { text: text.to_owned(), lang, is_typing: false }),
            _ => wrong("directory-ask-long"),
        }
    }

    /// The same while somebody still types: letters alone answer, at once.
    #[must_use]
    pub fn while_typing(self, is_typing: bool) -> Self {
        Self { is_typing, ..self }
    }

    /// The words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The language of the page it was asked on.
    #[must_use]
    pub const fn lang(&self) -> Option<Lang> {
        self.lang
    }

    /// Whether somebody still types.
    #[must_use]
    pub const fn is_typing(&self) -> bool {
        self.is_typing
    }
}

impl fmt::Debug for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Question(of {} characters)", self.text.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_does_not_show_itself() {
        let question = Question::asked(" mijn huisbaas ", Some(Lang::NL)).unwrap();
        assert_eq!(question.text(), "mijn huisbaas");
        assert_eq!(format!("{question:?}"), "Question(of 13 characters)");
    }

    #[test]
    fn nothing_and_too_much_are_no_questions() {
        assert_eq!(Question::asked(" \n\t", None).unwrap_err(), [RuleBreak::new("q", "directory-ask-empty")]);
        assert!(Question::asked(&"a".repeat(2_000), None).is_ok());
        assert_eq!(Question::asked(&"a".repeat(2_001), None).unwrap_err(), [RuleBreak::new("q", "directory-ask-long")]);
    }
}
