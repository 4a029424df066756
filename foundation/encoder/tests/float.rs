//! Rounding to 4 and 8 bit costs next to nothing: a plain network in 64-bit floats, straight from the file, gives nearly
//! the same vectors.
#![cfg(test)]

use encoder::Encoder;

const WIDTH: usize = 384;
const HEAD: usize = 32;

type Rows = Vec<Vec<f64>>;

/// A weight matrix, one row an output, and its bias.
struct Dense(Rows, Vec<f64>);

/// Scale and place of a norm.
struct Norm(Vec<f64>, Vec<f64>);

struct Layer {
    query: Dense,
    key: Dense,
    value: Dense,
    answer: Dense,
    answer_norm: Norm,
    widen: Dense,
    narrow: Dense,
    output_norm: Norm,
}

/// Reads the parts of the file one after another.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> &'a [u8] {
        self.0.split_off(..count).unwrap()
    }

    fn floats(&mut self, count: usize) -> Vec<f64> {
        self.bytes(4 * count).as_chunks().0.iter().map(|word| f64::from(f32::from_le_bytes(*word))).collect()
    }

    fn nibbles(&mut self, count: usize) -> Vec<f64> {
        let blocks = self.bytes(count / 32 * 18).as_chunks::<18>().0;
        blocks
            .iter()
            .flat_map(|[low, high, nibbles @ ..]| {
                let scale = half(u16::from_le_bytes([*low, *high]));
                let halves = nibbles.iter().map(|byte| byte & 15).chain(nibbles.iter().map(|byte| byte >> 4));
                halves.map(|nibble| (f64::from(nibble) - 8.0) * scale).collect::<Vec<_>>()
            })
            .collect()
    }

    fn dense(&mut self, outputs: usize, inputs: usize) -> Dense {
        Dense((0..outputs).map(|_| self.nibbles(inputs)).collect(), self.floats(outputs))
    }

    fn norm(&mut self) -> Norm {
        Norm(self.floats(WIDTH), self.floats(WIDTH))
    }

    fn layer(&mut self) -> Layer {
        Layer {
            query: self.dense(WIDTH, WIDTH),
            key: self.dense(WIDTH, WIDTH),
            value: self.dense(WIDTH, WIDTH),
            answer: self.dense(WIDTH, WIDTH),
            answer_norm: self.norm(),
            widen: self.dense(1536, WIDTH),
            narrow: self.dense(WIDTH, 1536),
            output_norm: self.norm(),
        }
    }
}

fn half(bits: u16) -> f64 {
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f64::from(bits & 1023) / 1024.0);
    let size = if exponent == 0 { fraction * 2f64.powi(-14) } else { (1.0 + fraction) * 2f64.powi(exponent - 15) };
    if bits >> 15 == 1 { -size } else { size }
}

fn product(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

impl Dense {
    fn of(&self, rows: &Rows) -> Rows {
        let output =
            |row: &Vec<f64>| self.0.iter().zip(&self.1).map(|(weights, bias)| product(weights, row) + bias).collect();
        rows.iter().map(output).collect()
    }
}

impl Norm {
    fn add(&self, rows: &mut Rows, changes: &Rows) {
        for (row, change) in rows.iter_mut().zip(changes) {
            row.iter_mut().zip(change).for_each(|(value, change)| *value += change);
            self.apply(row);
        }
    }

    fn apply(&self, row: &mut [f64]) {
        let mean = row.iter().sum::<f64>() / WIDTH as f64;
        let variance = row.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / WIDTH as f64;
        for ((value, weight), bias) in row.iter_mut().zip(&self.0).zip(&self.1) {
            *value = (*value - mean) / (variance + 1e-12).sqrt() * weight + bias;
        }
    }
}

impl Layer {
    fn apply(&self, rows: &mut Rows) {
        let (query, key, value) = (self.query.of(rows), self.key.of(rows), self.value.of(rows));
        let mixed = query.iter().map(|query| mix(query, &key, &value)).collect();
        self.answer_norm.add(rows, &self.answer.of(&mixed));
        let mut wide = self.widen.of(rows);
        wide.iter_mut().flatten().for_each(|value| *value *= normal_distribution(*value));
        self.output_norm.add(rows, &self.narrow.of(&wide));
    }
}

fn mix(query: &[f64], keys: &Rows, values: &Rows) -> Vec<f64> {
    let mut mixed = vec![0.0; WIDTH];
    for begin in (0..WIDTH).step_by(HEAD) {
        let head = begin..begin + HEAD;
        let fit = |key: &Vec<f64>| (product(&query[head.clone()], &key[head.clone()]) / (HEAD as f64).sqrt()).exp();
        let fits: Vec<f64> = keys.iter().map(fit).collect();
        for (fit, value) in fits.iter().zip(values) {
            let share = fit / fits.iter().sum::<f64>();
            head.clone().for_each(|place| mixed[place] += share * value[place]);
        }
    }
    mixed
}

/// The share of the normal distribution below `x`, by its series (for |x| up to 6, where terms still shrink in time).
fn normal_distribution(x: f64) -> f64 {
    if x.abs() > 6.0 {
        return if x > 0.0 { 1.0 } else { 0.0 };
    }
    let mut term = x;
    let mut sum = x;
    for odd in (3..200).step_by(2) {
        term *= x * x / f64::from(odd);
        sum += term;
    }
    0.5 + sum * (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt()
}

#[test]
fn rounding_leaves_the_vectors_where_they_were() {
    let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/data/sentence-encoder.bin")).unwrap();
    let encoder = Encoder::from_bytes(&file).unwrap();
    let mut reader = Reader(&file);
    let (pieces, letters) = (57_473, 549_645);
    reader.bytes(56 + 5 * pieces + letters);
    let words = reader.bytes(pieces * WIDTH / 32 * 18);
    let positions: Rows = (0..256).map(|_| reader.floats(WIDTH)).collect();
    let first_norm = reader.norm();
    let layers: Vec<Layer> = (0..12).map(|_| reader.layer()).collect();
    for text in ["query: hulp", "query: je cherche une crèche", "passage: Federale Pensioendienst: zitdag pensioen"] {
        let mut rows = positions[..encoder.tokens(text).len()].to_vec();
        for (row, token) in rows.iter_mut().zip(encoder.tokens(text)) {
            let word = Reader(&words[token as usize * WIDTH / 32 * 18..]).nibbles(WIDTH);
            row.iter_mut().zip(word).for_each(|(value, word)| *value += word);
            first_norm.apply(row);
        }
        layers.iter().for_each(|layer| layer.apply(&mut rows));
        let sum: Vec<f64> = (0..WIDTH).map(|place| rows.iter().map(|row| row[place]).sum()).collect();
        let rounded: Vec<f64> = encoder.encode(text).as_array().iter().map(|value| f64::from(*value)).collect();
        let cosine = product(&sum, &rounded) / (product(&sum, &sum) * product(&rounded, &rounded)).sqrt();
        assert!(cosine > 0.9998, "{text}: {cosine}");
    }
}
