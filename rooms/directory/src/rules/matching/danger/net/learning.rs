//! How the net learns from lessons.

use super::{Danger, FEATURES, Features, Lesson, Net, Scale};

/// How often all lessons are gone through.
const ROUNDS: usize = 12;
/// How far one lesson moves the weights at first.
const STEP: f32 = 1.5;
/// How much more a sentence with a danger counts than one without: there are fewer of them, and a miss is worse.
const DANGER_COUNTS: f32 = 2.0;

/// Weights while they are learned, and how far each has moved so far.
struct Pupil {
    weights: Vec<f32>,
    moved: Vec<f32>,
}

impl Net {
    /// Learns from lessons. The same lessons in the same order give the same net.
    #[must_use]
    pub fn learn(lessons: &[Lesson]) -> Self {
        let read: Vec<(Features, &Lesson)> =
            lessons.iter().map(|lesson| (Features::of(&lesson.text), lesson)).collect();
        let (mut any, mut kinds) = (Pupil::new(), Danger::ALL.map(|danger| (danger, Pupil::new())));
        for _ in 0..ROUNDS {
            for (features, lesson) in mixed(&read) {
                let is_danger = !lesson.dangers.is_empty();
                any.take_in(features, is_danger, if is_danger { DANGER_COUNTS } else { 1.0 });
                for (danger, pupil) in kinds.iter_mut().filter(|_| is_danger) {
                    pupil.take_in(features, lesson.dangers.contains(danger), 1.0);
                }
            }
        }
        let kinds = kinds.iter().map(|(_, pupil)| pupil.rounded()).collect();
        Self { lessons: Lesson::fingerprint(lessons), any: any.rounded(), kinds }
    }
}

/// All lessons, in an order in which neighbours in the file stand far apart.
fn mixed<T>(lessons: &[T]) -> impl Iterator<Item = &T> {
    const STRIDE: usize = 61;
    (0..STRIDE).flat_map(move |start| lessons.iter().skip(start).step_by(STRIDE))
}

impl Pupil {
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

    /// The weights in a byte each: a sentence adds up so many of them that no rounding is seen in the sum.
    fn rounded(&self) -> Scale {
        let largest = self.weights.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
        let size = largest / f32::from(i8::MAX);
        let steps = if size > 0.0 { size.recip() } else { 0.0 };
        #[expect(clippy::cast_possible_truncation, reason = "held between -127 and 127")]
        let byte = |weight: &f32| ((weight * steps).round() as i8).cast_unsigned();
        Scale { size, weights: self.weights.iter().map(byte).collect() }
    }
}
