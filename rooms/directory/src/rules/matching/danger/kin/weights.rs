//! The weight of each lesson, learned beforehand.

use encoder::{Short, Vector, VectorStore};

use super::{Danger, nearness};

/// How far a single lesson may be wrong: more is smoother.
const DOUBT: f32 = 0.3;
/// Of a danger it may be less wrong: there are fewer of them, and a miss is worse.
const DOUBT_OF_DANGER: f32 = 0.15;
/// More rounds change nothing that could be seen in the answers.
const ROUNDS: usize = 80;

/// Kernel ridge regression: the weights `w` with (N + doubt) w = ±1, where N says how near each two lessons are; by conjugate
/// gradients.
pub(super) fn weigh(vectors: &VectorStore, rows: &[Short], dangers: &[Option<Danger>]) -> Vec<f32> {
    let near: Vec<Vec<f32>> = rows.iter().map(|row| nearness(vectors, &Vector::toward(&row.row()))).collect();
    let doubts: Vec<f32> =
        dangers.iter().map(|danger| if danger.is_some() { DOUBT_OF_DANGER } else { DOUBT }).collect();
    let times = |direction: &[f32]| -> Vec<f32> {
        let lines = near.iter().zip(&doubts).zip(direction);
        lines.map(|((line, doubt), own)| inner(line, direction) + doubt * own).collect()
    };
    let mut weights = vec![0.0; dangers.len()];
    let mut rest: Vec<f32> = dangers.iter().map(|danger| if danger.is_some() { 1.0 } else { -1.0 }).collect();
    let mut direction = rest.clone();
    let mut error = inner(&rest, &rest);
    for _ in 0..ROUNDS {
        let change = times(&direction);
        let step = error / inner(&direction, &change).max(f32::MIN_POSITIVE);
        add(&mut weights, step, &direction);
        add(&mut rest, -step, &change);
        let left = inner(&rest, &rest);
        let keep = left / error.max(f32::MIN_POSITIVE);
        direction.iter_mut().zip(&rest).for_each(|(way, rest)| *way = rest + keep * *way);
        error = left;
    }
    weights
}

fn inner(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn add(to: &mut [f32], factor: f32, what: &[f32]) {
    to.iter_mut().zip(what).for_each(|(to, what)| *to += factor * what);
}
