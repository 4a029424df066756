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
