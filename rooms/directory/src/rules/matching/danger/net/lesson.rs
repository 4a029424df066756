//! The sentences from which the net learns.

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::rules::model::Danger;

/// Sentences with and without a danger, in eleven languages: one JSON object a line.
const EMBEDDED: &str = include_str!("../../../../../data/danger-training.jsonl");

/// A sentence and the dangers it carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// As somebody would write it.
    pub text: String,
    /// None when it is harmless.
    pub dangers: Vec<Danger>,
}

/// Why lessons cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum LessonError {
    /// A line is not JSON, or not of a lesson.
    #[error("a lesson on danger signs: {0}")]
    Json(#[from] serde_json::Error),
    /// A danger has no such code.
    #[error("‘{0}’ is not a danger")]
    Danger(String),
}

#[derive(Deserialize)]
struct Line {
    text: String,
    dangers: Vec<String>,
}

impl Lesson {
    /// The lessons that come with the product.
    ///
    /// # Errors
    /// When the file in the binary is broken; a test reads it.
    pub fn embedded() -> Result<Vec<Self>, LessonError> {
        EMBEDDED.lines().map(Self::read).collect()
    }

    /// Tells lessons apart: other words, other dangers or another order is another fingerprint.
    pub(in super::super) fn fingerprint(lessons: &[Self]) -> [u8; 32] {
        let mut hash = Sha256::new();
        for lesson in lessons {
            hash.update(lesson.text.as_bytes());
            for danger in &lesson.dangers {
                hash.update([0]);
                hash.update(danger.code().as_bytes());
            }
            hash.update([1]);
        }
        hash.finalize().into()
    }

    fn read(line: &str) -> Result<Self, LessonError> {
        let line: Line = serde_json::from_str(line)?;
        let danger = |code: &String| Danger::from_code(code).ok_or_else(|| LessonError::Danger(code.clone()));
        Ok(Self { dangers: line.dangers.iter().map(danger).collect::<Result<_, _>>()?, text: line.text })
    }
}
