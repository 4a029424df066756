//! Any file is refused with an error, or encodes with every kernel alike into finite numbers.
//!
//! The input is a list of changes to a small whole file, five bytes each (place, new value); the first byte says whether
//! it is taken as a file itself instead, and how much of the whole file is left off.
#![no_main]

use std::sync::LazyLock;

use encoder::{Encoder, Kernel};
use libfuzzer_sys::fuzz_target;

/// One layer, eight positions, and a few pieces.
static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let pieces = ["", "", "", ":", "a", "aa", "ab", "b", "é", "▁", "▁query", "▁query:"];
    let (width, inner, positions) = (384, 32, 8);
    let mut file = b"SHE1".to_vec();
    let letters: usize = pieces.iter().map(|piece| piece.len()).sum();
    let header = [1, pieces.len(), width, 1, 12, inner, positions, 0, 1, 2, letters];
    file.extend(header.iter().flat_map(|&number| (number as u32).to_le_bytes()));
    file.extend([1e-12_f32, -30.0].iter().flat_map(|number| number.to_le_bytes()));
    file.extend(pieces.iter().map(|piece| piece.len() as u8));
    floats(&mut file, pieces.len(), -2.0);
    pieces.iter().for_each(|piece| file.extend(piece.bytes()));
    nibbles(&mut file, pieces.len() * width);
    floats(&mut file, positions * width + 2 * width, 0.5);
    for (outputs, inputs, norms) in [
        (width, width, 0),
        (width, width, 0),
        (width, width, 0),
        (width, width, 2),
        (inner, width, 0),
        (width, inner, 2),
    ] {
        nibbles(&mut file, outputs * inputs);
        floats(&mut file, outputs + norms * width, 0.25);
    }
    Encoder::from_bytes(&file).expect("the file before all changes is whole");
    file
});

fn floats(file: &mut Vec<u8>, count: usize, size: f32) {
    file.extend((0..count).flat_map(|number| (size * ((number * 37 % 101) as f32 / 101.0 + 0.1)).to_le_bytes()));
}

fn nibbles(file: &mut Vec<u8>, count: usize) {
    for block in 0..count / 32 {
        file.extend([0, 0x2c]); // 1/16 as a half
        file.extend((0..16).map(|byte| (block * 7 + byte * 31) as u8));
    }
}

fn changed(changes: &[u8]) -> Vec<u8> {
    let mut file = WHOLE.clone();
    for change in changes.chunks_exact(4) {
        let [low, middle, high, value] = [change[0], change[1], change[2], change[3]].map(usize::from);
        // a third of the changes hits the head, where they matter most
        let place = low | middle << 8 | high << 16;
        let place = if high % 3 == 0 { place % 160 } else { place % file.len() };
        file[place] = value as u8;
    }
    file
}

fuzz_target!(|input: &[u8]| {
    let Some((kind, rest)) = input.split_first() else { return };
    let file = match kind % 8 {
        0 => rest.to_vec(),
        1 => WHOLE[..WHOLE.len() - (rest.len() * 997).min(WHOLE.len())].to_vec(),
        2 => [&WHOLE[..], rest].concat(),
        _ => changed(rest),
    };
    let mut encoder = match Encoder::from_bytes(&file) {
        Ok(encoder) => encoder,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let mut vectors = Vec::new();
    for kernel in Kernel::available() {
        encoder = encoder.on(kernel);
        vectors.push(encoder.encode("query: aab éa ab zz"));
    }
    let length = vectors[0].dot(&vectors[0]);
    assert!((length - 1.0).abs() < 1e-3 || length == 0.0, "{length}");
    for other in &vectors[1..] {
        assert_eq!(vectors[0].as_array().map(f32::to_bits), other.as_array().map(f32::to_bits));
    }
});
