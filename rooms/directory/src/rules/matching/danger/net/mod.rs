//! The net behind the rules: logistic regression on the letters and words of sentences with and without a danger.
//!
//! It sees what no rule says, because a sentence shares turns of phrase with sentences it has learned. It needs no encoder and
//! answers at once; where the encoder has read the question, [`Kin`](super::Kin) says more. It learns beforehand
//! (`data/danger-net.bin`), and its weights are used where they lie in the program.

mod features;
mod learning;
mod lesson;

use std::borrow::Cow;

pub use lesson::{Lesson, LessonError};

use features::{FEATURES, Features};

use super::Danger;

/// "Voordeur danger net", form 1.
const MAGIC: [u8; 4] = *b"VDN1";
/// A scale as it is kept: its size, then its weights.
const SCALE: usize = 4 + FEATURES;
/// From which score on there is a danger; set on lessons that were left out while learning, and on the development set.
const THRESHOLD: f32 = 0.5;

/// What was learned, and from which lessons.
#[derive(Debug, Clone, PartialEq)]
pub struct Net {
    lessons: [u8; 32],
    any: Scale,
    /// In the order of [`Danger::ALL`].
    kinds: Vec<Scale>,
}

/// One yes-or-no question: for each feature a weight, a signed byte that counts `size` a step.
#[derive(Debug, Clone, PartialEq)]
struct Scale {
    size: f32,
    weights: Cow<'static, [u8]>,
}

/// Bytes that hold no learned net.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these bytes hold no learned danger net, or are cut off")]
pub struct NetError;

impl Net {
    /// What was learned from the lessons that come with the product.
    ///
    /// # Errors
    /// When the file in the binary is damaged; a test reads it.
    pub fn embedded() -> Result<Self, NetError> {
        Self::from_bytes(include_bytes!("../../../../../data/danger-net.bin"))
    }

    /// What [`Net::to_bytes`] gave; nothing of it is copied.
    ///
    /// # Errors
    /// When the bytes are something else or were cut off.
    pub fn from_bytes(bytes: &'static [u8]) -> Result<Self, NetError> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(NetError)?;
        let (lessons, rest) = rest.split_first_chunk::<32>().ok_or(NetError)?;
        let (scales, []) = rest.as_chunks::<SCALE>() else { return Err(NetError) };
        let mut scales = scales.iter().filter_map(Scale::read);
        let any = scales.next().ok_or(NetError)?;
        let kinds: Vec<_> = scales.collect();
        (kinds.len() == Danger::ALL.len()).then_some(Self { lessons: *lessons, any, kinds }).ok_or(NetError)
    }

    /// As bytes, to keep: magic, fingerprint of the lessons, then one scale after another; little endian, no padding.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = [MAGIC.as_slice(), &self.lessons].concat();
        for scale in std::iter::once(&self.any).chain(&self.kinds) {
            bytes.extend(scale.size.to_le_bytes());
            bytes.extend_from_slice(&scale.weights);
        }
        bytes
    }

    /// The danger that a question most probably carries, when it probably carries one.
    #[must_use]
    pub fn sign(&self, question: &str) -> Option<Danger> {
        let features = Features::of(question);
        if self.any.score(&features) < THRESHOLD {
            return None;
        }
        let scored = Danger::ALL.into_iter().zip(self.kinds.iter().map(|scale| scale.score(&features)));
        scored.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(danger, _)| danger)
    }

    /// How sure the net is that there is a danger: above 0 it rather thinks so.
    pub(super) fn score(&self, question: &str) -> f32 {
        self.any.score(&Features::of(question))
    }
}

impl Scale {
    fn read(bytes: &'static [u8; SCALE]) -> Option<Self> {
        let (size, weights) = bytes.split_first_chunk::<4>()?;
        Some(Self { size: f32::from_le_bytes(*size), weights: Cow::Borrowed(weights) })
    }

    fn score(&self, features: &Features) -> f32 {
        let steps: i32 = features
            .indices()
            .filter_map(|index| self.weights.get(index))
            .map(|steps| i32::from(steps.cast_signed()))
            .sum();
        #[expect(clippy::cast_precision_loss, reason = "some hundred features of at most 127 steps")]
        let steps = steps as f32;
        steps * self.size * features.weight()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lessons() -> Vec<Lesson> {
        Lesson::embedded().unwrap()
    }

    #[test]
    fn what_was_learned_is_of_the_lessons_of_today() {
        assert_eq!(
            Net::embedded().unwrap().lessons,
            Lesson::fingerprint(&lessons()),
            "write danger-net.bin anew: cargo test -p directory --test matching write_what_danger_lessons_teach -- --ignored"
        );
    }

    #[test]
    fn the_same_lessons_give_the_same_net() {
        let few: Vec<Lesson> = lessons().into_iter().take(50).collect();
        assert_eq!(Net::learn(&few), Net::learn(&few));
    }

    #[test]
    fn what_is_kept_comes_back_and_what_is_damaged_is_refused() {
        let bytes: &'static [u8] = Net::embedded().unwrap().to_bytes().leak();
        assert_eq!(Net::from_bytes(bytes), Net::embedded());
        assert_eq!(Net::from_bytes(&bytes[..bytes.len() - 1]), Err(NetError));
        assert_eq!(Net::from_bytes(&bytes[..4 + 32 + SCALE]), Err(NetError));
        assert_eq!(Net::from_bytes(b"VDN2"), Err(NetError));
    }

    #[test]
    fn it_knows_most_of_what_it_has_learned() {
        let (lessons, net) = (lessons(), Net::embedded().unwrap());
        let right =
            lessons.iter().filter(|lesson| net.sign(&lesson.text).is_none() == lesson.dangers.is_empty()).count();
        assert!(right * 100 > lessons.len() * 95, "{right} of {}", lessons.len());
    }

    #[test]
    fn it_tells_dangers_apart_in_sentences_it_has_not_seen() {
        let net = Net::embedded().unwrap();
        assert_eq!(net.sign("ik heb deze nacht geen onderdak met mijn kindjes"), Some(Danger::NoRoof));
        assert_eq!(net.sign("waar kan ik een parkeerkaart aanvragen"), None);
        assert_eq!(net.sign(""), None);
    }
}
