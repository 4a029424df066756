//! Plain Rust: the meaning of the other kernels, and what runs on every other processor.

use super::Instructions;
use crate::{
    matrix::{ActivationBlock, PANEL, QUAD, WeightBlock},
    network::{Network, Scratch},
    vector::Vector,
};

/// No special instructions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scalar;

impl Instructions for Scalar {
    fn tile<'a, const TOKENS: usize>(
        self,
        weights: &[WeightBlock],
        activations: impl Iterator<Item = &'a [ActivationBlock; TOKENS]> + Clone,
    ) -> [[f32; PANEL]; TOKENS] {
        let mut totals = [[0.0; PANEL]; TOKENS];
        for (block, tokens) in weights.iter().zip(activations) {
            for (total, token) in totals.iter_mut().zip(tokens) {
                add(total, block, token);
            }
        }
        totals
    }

    fn encode(self, network: &Network, tokens: &[u32], scratch: &mut Scratch) -> Vector {
        network.encode(self, tokens, scratch)
    }
}

fn add(total: &mut [f32; PANEL], block: &WeightBlock, token: &ActivationBlock) {
    let mut sums = [token.origin; PANEL];
    for (number, line) in block.lines.iter().enumerate() {
        let [low, high] = token.quads(number);
        for (sum, bytes) in sums.iter_mut().zip(line.as_flattened().as_chunks::<QUAD>().0) {
            *sum += product(bytes.map(|byte| byte & 15), low) + product(bytes.map(|byte| byte >> 4), high);
        }
    }
    for ((total, sum), scale) in total.iter_mut().zip(sums).zip(block.scales.as_flattened()) {
        *total += sum as f32 * (scale * token.scale);
    }
}

fn product(weights: [u8; QUAD], values: [i8; QUAD]) -> i32 {
    weights.iter().zip(values).map(|(&weight, value)| i32::from(weight) * i32::from(value)).sum()
}
