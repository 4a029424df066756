//! The net behind the rules: logistic regression on the letters and words of sentences with and without a danger.
//!
//! It sees what no rule says, because a sentence shares turns of phrase with sentences it has learned. It needs no encoder and
//! answers at once; where the encoder has read the question, [`Kin`](super::Kin) says more.

mod features;
mod lesson;

pub use lesson::{Lesson, LessonError};

use features::{FEATURES, Features};

use super::Danger;

/// How often all lessons are gone through.
const ROUNDS: usize = 12;
/// How far one lesson moves the weights at first.
const STEP: f32 = 1.5;
/// How much more a sentence with a danger counts than one without: there are fewer of them, and a miss is worse.
const DANGER_COUNTS: f32 = 2.0;
/// From which score on there is a danger; set on lessons that were left out while learning, and on the development set.
const THRESHOLD: f32 = 0.5;
/// Weights and what they have moved so far, for one yes-or-no question.
#[derive(Debug, Clone)]
struct Scale {
    weights: Vec<f32>,
    moved: Vec<f32>,
}

/// What was learned.
#[derive(Debug, Clone)]
pub struct Net {
    any: Scale,
    kinds: Vec<(Danger, Scale)>,
}

impl Net {
    /// Learns from lessons. The same lessons in the same order give the same net.
    #[must_use]
    pub fn learn(lessons: &[Lesson]) -> Self {
        let lessons: Vec<(Features, &Lesson)> =
            lessons.iter().map(|lesson| (Features::of(&lesson.text), lesson)).collect();
        let mut net =
            Self { any: Scale::new(), kinds: Danger::ALL.into_iter().map(|danger| (danger, Scale::new())).collect() };
        for _ in 0..ROUNDS {
            for (features, lesson) in mixed(&lessons) {
                net.take_in(features, lesson);
            }
        }
        net
    }

    fn take_in(&mut self, features: &Features, lesson: &Lesson) {
        let is_danger = !lesson.dangers.is_empty();
        self.any.take_in(features, is_danger, if is_danger { DANGER_COUNTS } else { 1.0 });
        if is_danger {
            for (danger, scale) in &mut self.kinds {
                scale.take_in(features, lesson.dangers.contains(danger), 1.0);
            }
        }
    }

    /// The danger that a question most probably carries, when it probably carries one.
    #[must_use]
    pub fn sign(&self, question: &str) -> Option<Danger> {
        let features = Features::of(question);
        if self.any.score(&features) < THRESHOLD {
            return None;
        }
        let scored = self.kinds.iter().map(|(danger, scale)| (danger, scale.score(&features)));
        scored.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(danger, _)| *danger)
    }

    /// How sure the net is that there is a danger: above 0 it rather thinks so.
    pub(super) fn score(&self, question: &str) -> f32 {
        self.any.score(&Features::of(question))
    }
}

/// All lessons, in an order in which neighbours in the file stand far apart.
fn mixed<T>(lessons: &[T]) -> impl Iterator<Item = &T> {
    const STRIDE: usize = 61;
    (0..STRIDE).flat_map(move |start| lessons.iter().skip(start).step_by(STRIDE))
}

impl Scale {
    fn new() -> Self {
        Self { weights: vec![0.0; FEATURES], moved: vec![1e-3; FEATURES] }
    }

    fn score(&self, features: &Features) -> f32 {
        let sum: f32 = features.indices().filter_map(|index| self.weights.get(index)).sum();
        sum * features.weight()
    }

    /// One step of AdaGrad: weights that have moved much move less.
    fn take_in(&mut self, features: &Features, is_so: bool, counts: f32) {
        let probability = 1.0 / (1.0 + (-self.score(features)).exp());
        let pull = counts * (f32::from(u8::from(is_so)) - probability) * features.weight();
        for index in features.indices() {
            let (Some(weight), Some(moved)) = (self.weights.get_mut(index), self.moved.get_mut(index)) else {
                continue;
            };
            *moved += pull * pull;
            *weight += STEP * pull / moved.sqrt();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lessons() -> Vec<Lesson> {
        Lesson::embedded().unwrap()
    }

    #[test]
    fn the_same_lessons_give_the_same_net() {
        let few: Vec<Lesson> = lessons().into_iter().take(50).collect();
        let (one, other) = (Net::learn(&few), Net::learn(&few));
        assert_eq!(one.score("mijn man slaat mij").to_bits(), other.score("mijn man slaat mij").to_bits());
    }

    #[test]
    fn it_knows_most_of_what_it_has_learned() {
        let lessons = lessons();
        let net = Net::learn(&lessons);
        let right =
            lessons.iter().filter(|lesson| net.sign(&lesson.text).is_none() == lesson.dangers.is_empty()).count();
        assert!(right * 100 > lessons.len() * 95, "{right} of {}", lessons.len());
    }

    #[test]
    fn it_tells_dangers_apart_in_sentences_it_has_not_seen() {
        let net = Net::learn(&lessons());
        assert_eq!(net.sign("ik heb deze nacht geen onderdak met mijn kindjes"), Some(Danger::NoRoof));
        assert_eq!(net.sign("waar kan ik een parkeerkaart aanvragen"), None);
        assert_eq!(net.sign(""), None);
    }
}
