//! The network: twelve layers of attention and feed-forward over word vectors; the mean of what comes out is the vector.

use crate::{
    arithmetic::{gelu, spread, sum},
    attention::{Asked, Attention},
    format::{File, KeptRows, LayerParts, Rows},
    kernels::Instructions,
    matrix::{Activations, Matrix},
    vector::Vector,
};

/// Numbers that describe one token between two layers; also the length of the resulting vector.
pub(crate) const WIDTH: usize = 384;

/// Heads of attention.
pub(crate) const HEADS: usize = 12;

/// Numbers per head.
pub(crate) const HEAD: usize = WIDTH / HEADS;

/// One token between two layers.
pub type Row = [f32; WIDTH];

/// The weights.
pub(crate) struct Network {
    /// Word vectors stay in 4 bit: a text needs only a few of them.
    words: KeptRows,
    positions: Vec<Row>,
    first_norm: Norm,
    layers: Vec<Layer>,
    inner: usize,
}

/// One layer: every token looks at the others, then each is worked over by itself.
struct Layer {
    /// Query, key and value of every head.
    ask: Matrix,
    answer: Matrix,
    answer_norm: Norm,
    widen: Matrix,
    narrow: Matrix,
    output_norm: Norm,
}

/// Brings a token to mean 0 and variance 1, then to a learned scale and place.
pub(crate) struct Norm {
    pub(crate) weight: Row,
    pub(crate) bias: Row,
    pub(crate) epsilon: f32,
}

/// Memory for the numbers in between, to use again for the next text.
#[derive(Default)]
pub struct Scratch {
    state: Vec<Row>,
    change: Vec<Row>,
    asked: Vec<Asked>,
    attention: Attention,
    wide: Vec<f32>,
    activations: Activations,
}

impl Network {
    /// The network of a file, with its `words`: the largest part, which needs no other order than that of the file.
    pub(crate) fn of(file: File<'_>, words: KeptRows) -> Self {
        let inner = file.header.inner;
        Self {
            words,
            positions: file.positions,
            first_norm: file.first_norm,
            layers: file.layers.into_iter().map(|parts| Layer::of(parts, inner)).collect(),
            inner,
        }
    }

    /// The vector of a text, from its tokens.
    #[inline(always)]
    pub(crate) fn encode(&self, by: impl Instructions, tokens: &[u32], scratch: &mut Scratch) -> Vector {
        scratch.fit(tokens.len(), self.inner);
        self.look_up(tokens, &mut scratch.state);
        for layer in &self.layers {
            layer.attend(by, scratch);
            layer.work_over(by, scratch);
        }
        mean_direction(&scratch.state)
    }

    /// Word vector + position vector, normed.
    #[inline(always)]
    fn look_up(&self, tokens: &[u32], state: &mut [Row]) {
        let words = Rows::kept(&self.words, WIDTH);
        for ((row, token), position) in state.iter_mut().zip(tokens).zip(&self.positions) {
            *row = *position;
            for (part, block) in row.as_chunks_mut().0.iter_mut().zip(words.row(*token as usize)) {
                add(part, &block.values());
            }
            self.first_norm.apply(row);
        }
    }
}

impl Layer {
    fn of(parts: LayerParts<'_>, inner: usize) -> Self {
        Self {
            ask: Matrix::pack(&[&parts.query, &parts.key, &parts.value], WIDTH),
            answer: Matrix::pack(&[&parts.attention_out], WIDTH),
            answer_norm: parts.attention_norm,
            widen: Matrix::pack(&[&parts.widen], WIDTH),
            narrow: Matrix::pack(&[&parts.narrow], inner),
            output_norm: parts.output_norm,
        }
    }

    /// Attention of every token to all, added to what was there.
    #[inline(always)]
    fn attend(&self, by: impl Instructions, scratch: &mut Scratch) {
        let Scratch { state, change, asked, attention, activations, .. } = scratch;
        activations.quantise(state.as_flattened(), WIDTH);
        self.ask.multiply(by, activations, asked.as_flattened_mut().as_flattened_mut().as_flattened_mut());
        attention.mix(asked, change);
        activations.quantise(change.as_flattened(), WIDTH);
        self.answer.multiply(by, activations, change.as_flattened_mut());
        self.answer_norm.add_and_apply(state, change);
    }

    /// Feed-forward of every token, added to what was there.
    #[inline(always)]
    fn work_over(&self, by: impl Instructions, scratch: &mut Scratch) {
        let Scratch { state, change, wide, activations, .. } = scratch;
        activations.quantise(state.as_flattened(), WIDTH);
        self.widen.multiply(by, activations, wide);
        for value in wide.iter_mut() {
            *value = gelu(*value);
        }
        activations.quantise(wide, wide.len() / state.len());
        self.narrow.multiply(by, activations, change.as_flattened_mut());
        self.output_norm.add_and_apply(state, change);
    }
}

/// The mean of all tokens, of length 1.
#[inline(always)]
fn mean_direction(state: &[Row]) -> Vector {
    let mut sum = [0.0; WIDTH];
    state.iter().for_each(|row| add(&mut sum, row));
    Vector::toward(&sum)
}

#[inline(always)]
fn add<const N: usize>(to: &mut [f32; N], values: &[f32; N]) {
    for (place, value) in to.iter_mut().zip(values) {
        *place += value;
    }
}

impl Norm {
    #[inline(always)]
    fn add_and_apply(&self, rows: &mut [Row], changes: &[Row]) {
        for (row, change) in rows.iter_mut().zip(changes) {
            add(row, change);
            self.apply(row);
        }
    }

    #[inline(always)]
    fn apply(&self, row: &mut Row) {
        let mean = sum(row) / WIDTH as f32;
        let variance = spread(row, mean) / WIDTH as f32;
        let steepness = 1.0 / (variance + self.epsilon).sqrt();
        for ((value, weight), bias) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
            *value = (*value - mean) * steepness * weight + bias;
        }
    }
}

impl Scratch {
    fn fit(&mut self, tokens: usize, inner: usize) {
        self.state.resize(tokens, [0.0; WIDTH]);
        self.change.resize(tokens, [0.0; WIDTH]);
        self.asked.resize(tokens, [[[0.0; HEAD]; HEADS]; 3]);
        self.wide.resize(tokens * inner, 0.0);
    }
}
