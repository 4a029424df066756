//! What visitors say is wrong in the directory.

use kernel::{RuleBreak, Slug};

/// The most characters of a correction.
pub const MOST_CHARACTERS: usize = 2_000;

/// What a visitor says is wrong about a service. Nobody is asked who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The service.
    pub service: Slug,
    /// What is wrong, in the visitor's words.
    pub text: String,
}

impl Correction {
    /// Takes in what was written about `service`.
    ///
    /// # Errors
    /// When nothing was written, or more than [`MOST_CHARACTERS`].
    pub fn written(service: Slug, text: &str) -> Result<Self, Vec<RuleBreak>> {
        let text = text.trim();
        let wrong = |key| Err(vec![RuleBreak::new("text", key)]);
        match text.chars().count() {
            0 => wrong("directory-correction-empty"),
            1..=MOST_CHARACTERS => Ok(Self { service, text: text.to_owned() }),
            _ => wrong("directory-correction-long"),
        }
    }
}

/// What came of a correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Settled {
    /// The directory says it right now.
    Mended,
    /// The directory was right.
    WasRight,
    /// It cannot be changed here: it lies with the organisation itself, or is no mistake of the directory.
    Elsewhere,
}

impl Settled {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Mended, Self::WasRight, Self::Elsewhere];

    /// The code in the database and in the form.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mended => "mended",
            Self::WasRight => "was_right",
            Self::Elsewhere => "elsewhere",
        }
    }

    /// The outcome with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|settled| settled.code() == code)
    }

    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mended => "directory-settled-mended",
            Self::WasRight => "directory-settled-was-right",
            Self::Elsewhere => "directory-settled-elsewhere",
        }
    }
}

/// The most characters of a word to whoever reported it.
pub const LONGEST_ANSWER: usize = 300;

/// What came of it as the form says it, with a word to whoever reported it; that may be empty.
///
/// # Errors
/// When nothing was chosen, or the word is too long.
pub fn settled(outcome: &str, answer: &str) -> Result<(Settled, String), Vec<RuleBreak>> {
    let answer = answer.trim();
    let wrong = |field, key| vec![RuleBreak::new(field, key)];
    let settled = Settled::from_code(outcome).ok_or_else(|| wrong("outcome", "kit-choose"))?;
    if answer.chars().count() > LONGEST_ANSWER {
        return Err(wrong("answer", "kit-too-long"));
    }
    Ok((settled, answer.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_says_something_and_not_a_book() {
        let of = |text: &str| Correction::written("caw-onthaal".parse().unwrap(), text);
        assert_eq!(of("  het nummer klopt niet \n").unwrap().text, "het nummer klopt niet");
        assert_eq!(of(" \n").unwrap_err(), [RuleBreak::new("text", "directory-correction-empty")]);
        assert_eq!(of(&"é".repeat(2_001)).unwrap_err(), [RuleBreak::new("text", "directory-correction-long")]);
        assert!(of(&"é".repeat(2_000)).is_ok());
    }
}
