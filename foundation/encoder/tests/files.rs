//! A damaged file is refused with an error that tells what is wrong with it.
#![cfg(test)]

use encoder::{Encoder, FormatError};

fn whole() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/data/sentence-encoder.bin")).unwrap()
}

/// What is said of the file after some bytes have been changed.
fn verdict(changes: &[(usize, &[u8])]) -> FormatError {
    let mut file = whole();
    for (place, bytes) in changes {
        file[*place..place + bytes.len()].copy_from_slice(bytes);
    }
    Encoder::from_bytes(&file).err().unwrap()
}

#[test]
fn what_is_no_encoder_file_is_called_so() {
    assert_eq!(Encoder::from_bytes(b"").err(), Some(FormatError::Signature));
    assert_eq!(Encoder::from_bytes(b"PK\x03\x04 and more").err(), Some(FormatError::Signature));
    assert_eq!(verdict(&[(4, &[2])]), FormatError::Version(2));
}

#[test]
fn a_network_of_other_sizes_is_refused() {
    assert_eq!(verdict(&[(12, &[0])]), FormatError::Shape("width"));
    assert_eq!(verdict(&[(20, &[6])]), FormatError::Shape("number of heads"));
    assert_eq!(verdict(&[(24, &[1])]), FormatError::Shape("inner width"));
    assert_eq!(verdict(&[(28, &[1, 0])]), FormatError::Shape("number of positions"));
    assert_eq!(verdict(&[(40, &[0xff; 4])]), FormatError::Shape("set of special tokens"));
    assert_eq!(verdict(&[(48, &[0; 4])]), FormatError::Shape("epsilon"));
}

#[test]
fn a_file_that_ends_early_or_late_is_refused() {
    let mut file = whole();
    for length in (5..file.len()).step_by(file.len() / 12).chain([file.len() - 1]) {
        assert_eq!(Encoder::from_bytes(&file[..length]).err(), Some(FormatError::CutOff(length)));
    }
    file.push(0);
    assert_eq!(Encoder::from_bytes(&file).err(), Some(FormatError::TooLong(1)));
}

#[test]
fn numbers_no_network_has_are_refused() {
    let last = whole().len() - 4;
    assert_eq!(verdict(&[(last, &f32::NAN.to_le_bytes())]), FormatError::Number(last + 4));
    assert_eq!(verdict(&[(last, &1e9_f32.to_le_bytes())]), FormatError::Number(last + 4));
    assert_eq!(verdict(&[(52, &f32::INFINITY.to_le_bytes())]), FormatError::Number(56));
}

#[test]
fn pieces_out_of_order_are_refused() {
    let first_letter = 56 + 5 * 57_473;
    assert_eq!(verdict(&[(first_letter, &[0xff])]), FormatError::Unsorted(4));
    assert_eq!(verdict(&[(56 + 100, &[0])]), FormatError::Unsorted(100));
}
