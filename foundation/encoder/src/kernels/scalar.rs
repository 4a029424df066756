//! Plain Rust: the meaning of the other kernels, and what runs on every other processor.

use super::Instructions;
use crate::{
    matrix::{ActivationBlock, PANEL, QUAD, WeightBlock},
    network::{Network, Scratch, WIDTH},
    store::products,
    vector::Vector,
};

/// No special instructions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scalar;

impl Instructions for Scalar {
    const TALLEST: usize = 4;

    fn tile<'a, const TOKENS: usize>(
        self,
        weights: &[WeightBlock],
        activations: impl Iterator<Item = &'a [ActivationBlock; TOKENS]>,
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

    fn products(self, rows: &[[i8; WIDTH]], query: &[i16; WIDTH], sums: &mut Vec<f32>) {
        products(rows, query, sums);
    }
}

/// Adds one block to the sums of one token.
fn add(total: &mut [f32; PANEL], block: &WeightBlock, token: &ActivationBlock) {
    let mut sums = [token.origin; PANEL];
    for (number, line) in block.lines.iter().enumerate() {
        let [low, high] = token.quads(number).map(i32::to_le_bytes);
        for (sum, bytes) in sums.iter_mut().zip(line.as_flattened().as_chunks::<QUAD>().0) {
            for ((byte, low), high) in bytes.iter().zip(low).zip(high) {
                *sum += i32::from(byte & 15) * i32::from(low.cast_signed());
                *sum += i32::from(byte >> 4) * i32::from(high.cast_signed());
            }
        }
    }
    for ((total, sum), scale) in total.iter_mut().zip(sums).zip(block.scales.as_flattened()) {
        *total += sum as f32 * (scale * token.scale);
    }
}
