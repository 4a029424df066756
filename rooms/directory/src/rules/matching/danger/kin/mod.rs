//! What a question is akin to: kernel ridge regression on the vectors that the sentence encoder makes of the lessons.
//!
//! The letters of a sentence tell who uses the same words; its vector tells who says the same thing in others. That is what a
//! veiled story needs: "the dog is at my sister's, the keys are under the mat" shares no word with "I want to die". A straight
//! line through the vectors does not part them (ADR 6), nearness to each single lesson does: a question gets the sum of the
//! weights of all lessons, each by how near it is.
//!
//! Encoding and weighing all lessons takes a minute, so it is done beforehand (`data/danger-kin.bin`); a question costs as many
//! dot products as there are lessons, a tenth of a millisecond.

mod file;
mod weights;

use encoder::{Encoder, Kind, Row, Scratch, Short, Vector, VectorStore};

use self::{file::Form, weights::weigh};
use super::{Danger, Lesson};
use crate::rules::matching::Thought;

/// How fast a lesson stops mattering with its distance: it counts e^(−2 × NARROW) where it has nothing in common with the question.
const NARROW: f32 = 1.0;

/// Lessons as the encoder sees them, each with its weight.
#[derive(Debug)]
pub struct Kin {
    encoder: [u8; 32],
    lessons: [u8; 32],
    centre: Row,
    vectors: VectorStore,
    weights: Vec<f32>,
    dangers: Vec<Option<Danger>>,
}

/// What the lessons say of a question together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opinion {
    /// About 1: a danger; about −1: none.
    pub score: f32,
    /// The danger it most looks like.
    pub danger: Danger,
}

/// Bytes that hold no learned kin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these bytes hold no learned danger lessons, or are cut off")]
pub struct KinError;

impl Kin {
    /// What was learned from the lessons that come with the product, by the encoder that comes with it.
    ///
    /// # Errors
    /// When the file in the binary is damaged; a test reads it.
    pub fn embedded() -> Result<Self, KinError> {
        Self::from_bytes(include_bytes!("../../../../../data/danger-kin.bin"))
    }

    /// Learns from lessons, and gives what was learned as bytes to keep. Takes a minute.
    #[must_use]
    pub fn learn(lessons: &[Lesson], encoder: &Encoder) -> Vec<u8> {
        let mut scratch = Scratch::default();
        let encode = |lesson: &Lesson| {
            encoder.encode_with(&mut scratch, &[Kind::Question.prefix(), lesson.text.as_str()].concat())
        };
        let vectors: Vec<Vector> = lessons.iter().map(encode).collect();
        let centre = mean(&vectors);
        let rows: Vec<Short> = vectors.iter().map(|vector| Short::of(&from(vector, &centre))).collect();
        let dangers: Vec<_> = lessons.iter().map(|lesson| lesson.dangers.first().copied()).collect();
        let weights = weigh(&store(&rows), &rows, &dangers);
        Form { encoder: encoder.fingerprint(), lessons: Lesson::fingerprint(lessons), centre, rows, weights, dangers }
            .to_bytes()
    }

    /// What [`Kin::learn`] gave.
    ///
    /// # Errors
    /// When the bytes are something else or were cut off.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KinError> {
        let Form { encoder, lessons, centre, rows, weights, dangers } = Form::from_bytes(bytes).ok_or(KinError)?;
        Ok(Self { encoder, lessons, centre, vectors: store(&rows), weights, dangers })
    }

    /// Whether it was learned from exactly these lessons.
    #[must_use]
    pub fn knows(&self, lessons: &[Lesson]) -> bool {
        self.lessons == Lesson::fingerprint(lessons)
    }

    /// What the lessons say of a question; nothing when it was thought by another encoder than the lessons were.
    #[must_use]
    pub fn opinion(&self, thought: &Thought) -> Option<Opinion> {
        if thought.encoder != self.encoder {
            return None;
        }
        let near = nearness(&self.vectors, &from(&thought.vector, &self.centre));
        let said: Vec<f32> = near.iter().zip(&self.weights).map(|(near, weight)| near * weight).collect();
        let of = |danger: Danger| -> f32 {
            let own = said.iter().zip(&self.dangers).filter(|(_, other)| **other == Some(danger));
            own.map(|(said, _)| said.max(0.0)).sum()
        };
        let danger = Danger::ALL.into_iter().max_by(|one, other| of(*one).total_cmp(&of(*other)))?;
        Some(Opinion { score: said.iter().sum(), danger })
    }
}

/// How near each vector is to this one: 1 where they are the same.
fn nearness(vectors: &VectorStore, to: &Vector) -> Vec<f32> {
    vectors.dots(to).into_iter().map(|cosine| (2.0 * NARROW * (cosine - 1.0)).exp()).collect()
}

fn store(rows: &[Short]) -> VectorStore {
    rows.iter().map(|row| Vector::toward(&row.row())).collect()
}

/// A vector seen from the mean of all lessons: seen from 0 they all lie in one corner.
fn from(vector: &Vector, centre: &Row) -> Vector {
    let mut difference = *vector.as_array();
    difference.iter_mut().zip(centre).for_each(|(value, mean)| *value -= mean);
    Vector::toward(&difference)
}

fn mean(vectors: &[Vector]) -> Row {
    let mut sum = [0.0; Vector::LENGTH];
    for vector in vectors {
        sum.iter_mut().zip(vector.as_array()).for_each(|(sum, value)| *sum += value);
    }
    #[expect(clippy::cast_precision_loss, reason = "thousands of lessons")]
    let count = vectors.len().max(1) as f32;
    sum.map(|sum| sum / count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_learned_is_of_the_lessons_of_today() {
        let kin = Kin::embedded().unwrap();
        assert!(
            kin.knows(&Lesson::embedded().unwrap()),
            "write danger-kin.bin anew: cargo test -p directory --test matching write_what_danger_lessons_teach -- --ignored"
        );
    }

    #[test]
    fn a_question_of_another_encoder_gets_no_opinion() {
        let kin = Kin::embedded().unwrap();
        let vector = Vector::toward(&[1.0; Vector::LENGTH]);
        assert!(kin.opinion(&Thought { vector: vector.clone(), encoder: kin.encoder }).is_some());
        assert_eq!(kin.opinion(&Thought { vector, encoder: [0; 32] }), None);
    }

    #[test]
    fn damaged_bytes_are_refused() {
        let bytes = include_bytes!("../../../../../data/danger-kin.bin");
        assert_eq!(Kin::from_bytes(&bytes[..bytes.len() - 1]).unwrap_err(), KinError);
        assert_eq!(Kin::from_bytes(b"VDK2").unwrap_err(), KinError);
    }
}
