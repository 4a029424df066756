//! What is multiplied: weights in 4 bit, activations in 8 bit, both in blocks of 32 inputs with a scale of their own.
//!
//! Within a block everything is an integer, so it does not matter in which order a processor adds. Between blocks the
//! floats are added in the order of the inputs. That is why all kernels give the same bits.

use crate::{
    arithmetic::{largest, nearest},
    format::{BLOCK, Dense},
    kernels::Instructions,
};

/// Outputs that are computed side by side.
pub(crate) const PANEL: usize = 2 * HALF;

/// Outputs that fit in a register of 256 bits.
pub(crate) const HALF: usize = 8;

/// Inputs that a processor multiplies and adds in one go.
pub(crate) const QUAD: usize = 4;

/// Lines of bytes in a block of weights; a line holds two quads for every output of the panel.
pub(crate) const LINES: usize = BLOCK / QUAD / 2;

/// A linear map in memory, cut into panels of 16 outputs; a panel has a block for every 32 inputs.
pub(crate) struct Matrix {
    blocks: Box<[WeightBlock]>,
    bias: Box<[[f32; PANEL]]>,
    blocks_per_panel: usize,
}

/// The weights of 16 outputs for 32 inputs: weight = (nibble − 8) × scale.
///
/// Line i holds the inputs of quad i in the low halves of its bytes and those of quad i + 4 in the high halves, each for
/// all 16 outputs side by side.
#[derive(Clone)]
#[repr(align(64))]
pub(crate) struct WeightBlock {
    pub(crate) lines: [[[u8; HALF * QUAD]; 2]; LINES],
    pub(crate) scales: [[f32; HALF]; 2],
}

/// The activations of one token for 32 inputs: activation = value × scale.
#[derive(Clone, Copy)]
pub(crate) struct ActivationBlock {
    /// Four values to the number, the first in the lowest byte.
    quads: [i32; 2 * LINES],
    pub(crate) scale: f32,
    /// −8 times the sum of the values: where the sum of nibble × value has to begin.
    pub(crate) origin: i32,
}

/// The activations of all tokens of a text, block after block, in each block token after token.
#[derive(Default)]
pub(crate) struct Activations {
    blocks: Vec<ActivationBlock>,
    tokens: usize,
}

/// The blocks of 16 outputs, and which outputs those are.
struct Panel<'a> {
    blocks: &'a [WeightBlock],
    bias: &'a [f32; PANEL],
    number: usize,
}

const NO_WEIGHTS: WeightBlock = WeightBlock { lines: [[[0; HALF * QUAD]; 2]; LINES], scales: [[0.0; HALF]; 2] };

const NO_ACTIVATIONS: ActivationBlock = ActivationBlock { quads: [0; 2 * LINES], scale: 0.0, origin: 0 };

impl Matrix {
    /// One matrix out of several with the same inputs, their outputs one after another.
    ///
    /// The outputs must be a multiple of 16 in all; what is over is dropped.
    pub(crate) fn pack(parts: &[&Dense<'_>], inputs: usize) -> Self {
        let blocks_per_panel = inputs / BLOCK;
        let bias: Vec<f32> = parts.iter().flat_map(|part| part.bias.iter().copied()).collect();
        let bias: Box<[_]> = bias.as_chunks().0.into();
        let mut blocks = vec![NO_WEIGHTS; bias.len() * blocks_per_panel];
        let rows = parts.iter().flat_map(|part| (0..part.bias.len()).map(|row| part.weights.row(row)));
        for (output, row) in rows.enumerate() {
            let panel = blocks.iter_mut().skip(output / PANEL * blocks_per_panel);
            panel.zip(row).for_each(|(block, packed)| block.set(output % PANEL, packed.scale, packed.nibbles));
        }
        Self { blocks: blocks.into(), bias, blocks_per_panel }
    }

    /// Multiplies every token's activations; `out` takes the outputs, token after token.
    #[inline(always)]
    pub(crate) fn multiply<I: Instructions>(&self, by: I, activations: &Activations, out: &mut [f32]) {
        let outputs = self.bias.len() * PANEL;
        for panel in self.panels() {
            let mut done = 0;
            let mut rows = out.chunks_exact_mut(outputs);
            while done < activations.tokens {
                done += match I::TALLEST.min(activations.tokens - done) {
                    1 => panel.tile::<1>(by, activations, done, &mut rows),
                    2 => panel.tile::<2>(by, activations, done, &mut rows),
                    3 => panel.tile::<3>(by, activations, done, &mut rows),
                    4 => panel.tile::<4>(by, activations, done, &mut rows),
                    5 => panel.tile::<5>(by, activations, done, &mut rows),
                    6 => panel.tile::<6>(by, activations, done, &mut rows),
                    7 => panel.tile::<7>(by, activations, done, &mut rows),
                    _ => panel.tile::<8>(by, activations, done, &mut rows),
                };
            }
        }
    }

    fn panels(&self) -> impl Iterator<Item = Panel<'_>> {
        let panels = self.blocks.chunks_exact(self.blocks_per_panel).zip(&self.bias).enumerate();
        panels.map(|(number, (blocks, bias))| Panel { blocks, bias, number })
    }
}

impl Panel<'_> {
    /// Computes these outputs for `TOKENS` tokens, takes as many rows, and tells how many.
    #[inline(always)]
    fn tile<'o, const TOKENS: usize>(
        &self,
        by: impl Instructions,
        activations: &Activations,
        first: usize,
        rows: &mut impl Iterator<Item = &'o mut [f32]>,
    ) -> usize {
        let sums = by.tile::<TOKENS>(self.blocks, activations.of_tokens(first));
        for (sum, row) in sums.iter().zip(rows) {
            let Some(place) = row.as_chunks_mut::<PANEL>().0.get_mut(self.number) else { continue };
            for ((out, sum), bias) in place.iter_mut().zip(sum).zip(self.bias) {
                *out = sum + bias;
            }
        }
        TOKENS
    }
}

impl WeightBlock {
    /// Puts in the 32 weights of one output.
    ///
    /// In the file byte j has the inputs j and j + 16, which are the inputs of the quads i and i + 4 for i = j / 4.
    fn set(&mut self, lane: usize, scale: f32, nibbles: &[u8; BLOCK / 2]) {
        for (line, quad) in self.lines.iter_mut().zip(nibbles.as_chunks::<QUAD>().0) {
            if let Some(place) = line.as_flattened_mut().as_chunks_mut().0.get_mut(lane) {
                *place = *quad;
            }
        }
        if let Some(place) = self.scales.as_flattened_mut().get_mut(lane) {
            *place = scale;
        }
    }
}

impl Activations {
    /// Rounds rows of `width` floats to 8 bit, one row a token.
    #[inline(always)]
    pub(crate) fn quantise(&mut self, rows: &[f32], width: usize) {
        self.tokens = rows.len() / width;
        self.blocks.clear();
        self.blocks.resize(rows.len() / BLOCK, NO_ACTIVATIONS);
        for (token, row) in rows.chunks_exact(width).enumerate() {
            let places = self.blocks.iter_mut().skip(token).step_by(self.tokens);
            for (place, values) in places.zip(row.as_chunks().0) {
                *place = ActivationBlock::rounded(values);
            }
        }
    }

    /// The blocks of `TOKENS` tokens from number `first` on.
    #[inline(always)]
    fn of_tokens<const TOKENS: usize>(&self, first: usize) -> impl Iterator<Item = &[ActivationBlock; TOKENS]> {
        self.blocks.chunks_exact(self.tokens).filter_map(move |tokens| tokens.get(first..)?.first_chunk())
    }
}

impl ActivationBlock {
    /// The nearest of −127 … 127 times one scale; ties go to the even one.
    #[inline(always)]
    fn rounded(values: &[f32; BLOCK]) -> Self {
        let largest = largest(values);
        if largest < f32::MIN_POSITIVE * 128.0 {
            return NO_ACTIVATIONS;
        }
        let steps = 127.0 / largest;
        let (mut bytes, mut sum) = ([0; BLOCK], 0);
        for (byte, value) in bytes.iter_mut().zip(values) {
            let whole = nearest(value * steps);
            *byte = whole as u8;
            sum += whole;
        }
        let mut block = Self { scale: largest / 127.0, origin: -8 * sum, ..NO_ACTIVATIONS };
        for (quad, bytes) in block.quads.iter_mut().zip(bytes.as_chunks().0) {
            *quad = i32::from_le_bytes(*bytes);
        }
        block
    }

    /// The two quads that meet line `number` of the weights: one for the low, one for the high halves of its bytes.
    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "there are four lines; a checked access costs a tenth of the time")]
    pub(crate) fn quads(&self, number: usize) -> [i32; 2] {
        [self.quads[number], self.quads[number + LINES]]
    }
}
