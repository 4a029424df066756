//! Every token looks at all tokens: per head a mean of their values, weighted by how well their keys fit its query.

use crate::{
    arithmetic::{LANES, exp, joined, maximum},
    network::{HEAD, HEADS, Row},
};

/// One token as the heads see it.
pub(crate) type Heads = [[f32; HEAD]; HEADS];

/// Query, key and value of a token.
pub(crate) type Asked = [Heads; 3];

/// What attention needs besides its input, to use again.
#[derive(Default)]
pub(crate) struct Attention {
    /// The keys of one head, 16 tokens side by side.
    keys: Vec<[[f32; LANES]; HEAD]>,
    /// How much one token looks at each, 16 tokens side by side.
    weights: Vec<[f32; LANES]>,
}

impl Attention {
    /// Mixes the values of all tokens for every token.
    #[inline(always)]
    pub(crate) fn mix(&mut self, asked: &[Asked], mixed: &mut [Row]) {
        let groups = asked.len().div_ceil(LANES);
        self.keys.resize(groups, [[0.0; LANES]; HEAD]);
        self.weights.resize(groups, [0.0; LANES]);
        for head in 0..HEADS {
            self.turn_keys(head, asked);
            for ([query, _, _], mixed) in asked.iter().zip(mixed.iter_mut()) {
                let (Some(query), Some(mixed)) = (query.get(head), mixed.as_chunks_mut().0.get_mut(head)) else {
                    continue;
                };
                let total = self.weigh(query, asked.len());
                *mixed = self.gather(head, asked, 1.0 / total);
            }
        }
    }

    /// Lays the keys of a head side by side.
    #[inline(always)]
    fn turn_keys(&mut self, head: usize, asked: &[Asked]) {
        for (group, tokens) in self.keys.iter_mut().zip(asked.chunks(LANES)) {
            for (lane, [_, key, _]) in tokens.iter().enumerate() {
                for (place, value) in group.iter_mut().zip(key.get(head).unwrap_or(&[0.0; HEAD])) {
                    if let Some(place) = place.get_mut(lane) {
                        *place = *value;
                    }
                }
            }
        }
    }

    /// How well each key fits the query: weights as of a softmax. Gives their sum.
    #[inline(always)]
    fn weigh(&mut self, query: &[f32; HEAD], tokens: usize) -> f32 {
        for (fits, keys) in self.weights.iter_mut().zip(&self.keys) {
            *fits = products(query, keys);
        }
        for nobody in self.weights.as_flattened_mut().iter_mut().skip(tokens) {
            *nobody = f32::MIN;
        }
        let top = self.highest();
        let mut total = [0.0; LANES];
        for weights in &mut self.weights {
            for (weight, total) in weights.iter_mut().zip(&mut total) {
                *weight = exp((*weight - top) * SHARPNESS);
                *total += *weight;
            }
        }
        joined(total)
    }

    #[inline(always)]
    fn highest(&self) -> f32 {
        let mut highest = [f32::MIN; LANES];
        for weights in &self.weights {
            for (highest, weight) in highest.iter_mut().zip(weights) {
                *highest = highest.max(*weight);
            }
        }
        maximum(highest)
    }

    /// Adds up the values by their weights; `share` is what one unit of weight counts for.
    #[inline(always)]
    fn gather(&self, head: usize, asked: &[Asked], share: f32) -> [f32; HEAD] {
        let mut sum = [0.0; HEAD];
        for (weight, [_, _, values]) in self.weights.as_flattened().iter().zip(asked) {
            let Some(values) = values.get(head) else { continue };
            for (sum, value) in sum.iter_mut().zip(values) {
                *sum += weight * value;
            }
        }
        for value in &mut sum {
            *value *= share;
        }
        sum
    }
}

/// One over the square root of the numbers per head.
const SHARPNESS: f32 = 0.176_776_7;

/// The inner products of a query with 16 keys.
#[inline(always)]
fn products(query: &[f32; HEAD], keys: &[[f32; LANES]; HEAD]) -> [f32; LANES] {
    let mut sums = [0.0; LANES];
    for (value, keys) in query.iter().zip(keys) {
        for (sum, key) in sums.iter_mut().zip(keys) {
            *sum += value * key;
        }
    }
    sums
}
