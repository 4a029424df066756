//! Any text has tokens and a vector of length 1, and every kernel gives the same bits.
//!
//! Runs on the first layer of the real file only: all code is reached, and the scalar kernel stays fast enough.
#![no_main]

use std::sync::LazyLock;

use encoder::{Encoder, Kernel};
use libfuzzer_sys::fuzz_target;

static ENCODERS: LazyLock<Vec<Encoder>> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../demo/data/sentence-encoder.bin");
    let file = first_layer(std::fs::read(path).unwrap());
    Kernel::available().into_iter().map(|kernel| Encoder::from_bytes(&file).unwrap().on(kernel)).collect()
});

/// The same file with one layer instead of twelve.
fn first_layer(mut file: Vec<u8>) -> Vec<u8> {
    const LAYER: usize = (4 * 384 * 384 + 2 * 384 * 1536) / 32 * 18 + 4 * (4 * 384 + 1536 + 384 + 4 * 384);
    file.truncate(file.len() - 11 * LAYER);
    file[16..20].copy_from_slice(&1_u32.to_le_bytes());
    file
}

fuzz_target!(|text: &str| {
    let tokens = ENCODERS[0].tokens(text);
    assert!((2..=256).contains(&tokens.len()));
    if tokens.len() > 40 {
        return;
    }
    // the scalar kernel comes last, and takes part in short texts only: it is slow in this build
    let kernels = if tokens.len() > 8 { ENCODERS.len() - 1 } else { ENCODERS.len() };
    let vectors: Vec<_> = ENCODERS[..kernels].iter().map(|encoder| encoder.encode(text)).collect();
    assert!((vectors[0].dot(&vectors[0]) - 1.0).abs() < 1e-4);
    for other in &vectors[1..] {
        assert_eq!(vectors[0].as_array().map(f32::to_bits), other.as_array().map(f32::to_bits));
    }
});
