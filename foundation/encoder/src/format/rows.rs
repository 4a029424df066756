//! Rows of numbers in 4 bit: blocks of 32 with one scale.

use std::borrow::Cow;

/// How many values share one scale in the 4-bit form.
pub(crate) const BLOCK: usize = 32;

/// Bytes of one 4-bit block: a scale (`f16`), then two values to the byte.
pub(super) const BLOCK_BYTES: usize = 2 + BLOCK / 2;

/// 4-bit rows of equal width.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub(super) blocks: &'a [[u8; BLOCK_BYTES]],
    pub(super) per_row: usize,
}

/// 32 values of a 4-bit row: value = (nibble − 8) × scale.
///
/// Byte j of `nibbles` holds value j in its low and value j + 16 in its high half.
#[derive(Clone, Copy)]
pub(crate) struct Block<'a> {
    pub(crate) scale: f32,
    pub(crate) nibbles: &'a [u8; BLOCK / 2],
}

impl<'a> Rows<'a> {
    /// The blocks of one row; none when there is no such row.
    pub(crate) fn row(self, number: usize) -> impl Iterator<Item = Block<'a>> {
        let begin = number.saturating_mul(self.per_row);
        self.blocks.get(begin..begin.saturating_add(self.per_row)).unwrap_or_default().iter().map(Block::of)
    }

    /// An own copy of the bytes, to keep when the file goes.
    pub(crate) fn copied(self) -> KeptRows {
        Cow::Owned(self.blocks.into())
    }

    /// Rows out of kept bytes.
    pub(crate) fn kept(blocks: &'a [[u8; BLOCK_BYTES]], width: usize) -> Self {
        Self { blocks, per_row: width / BLOCK }
    }
}

impl Rows<'static> {
    /// The bytes themselves, of a file that never goes.
    pub(crate) fn held(self) -> KeptRows {
        Cow::Borrowed(self.blocks)
    }
}

/// The bytes of 4-bit rows without the file around them.
pub(crate) type KeptRows = Cow<'static, [[u8; BLOCK_BYTES]]>;

impl<'a> Block<'a> {
    pub(super) fn of(bytes: &'a [u8; BLOCK_BYTES]) -> Self {
        let [low, high, nibbles @ ..] = bytes;
        Self { scale: half([*low, *high]), nibbles }
    }

    /// The 32 values as floats.
    pub(crate) fn values(self) -> [f32; BLOCK] {
        let mut values = [0.0; BLOCK];
        let (first, second) = values.split_at_mut(BLOCK / 2);
        for ((first, second), byte) in first.iter_mut().zip(second).zip(self.nibbles) {
            *first = (f32::from(byte & 15) - 8.0) * self.scale;
            *second = (f32::from(byte >> 4) - 8.0) * self.scale;
        }
        values
    }
}

/// A 16-bit float (IEEE 754 binary16) as a 32-bit one, exactly.
fn half(bytes: [u8; 2]) -> f32 {
    let bits = u32::from(u16::from_le_bytes(bytes));
    let (sign, exponent, fraction) = ((bits & 0x8000) << 16, (bits >> 10) & 31, bits & 0x3ff);
    let size = match exponent {
        0 => (fraction as f32 / 16_777_216.0).to_bits(),
        31 => 0x7f80_0000 | (fraction << 13),
        _ => ((exponent + 112) << 23) | (fraction << 13),
    };
    f32::from_bits(sign | size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_is_the_float_it_stands_for() {
        let known = [(0x3c00, 1.0), (0xc000, -2.0), (0x7bff, 65_504.0), (0x0001, 2f32.powi(-24)), (0x8000, -0.0)];
        for (bits, value) in known {
            assert_eq!(half(u16::to_le_bytes(bits)).to_bits(), f32::to_bits(value), "{bits:#x}");
        }
        assert!(half([0, 0x7c]).is_infinite() && half([1, 0x7c]).is_nan());
    }

    #[test]
    fn a_byte_holds_two_values_sixteen_places_apart() {
        let mut bytes = [0x88; BLOCK_BYTES];
        (bytes[0], bytes[1], bytes[2 + 5]) = (0, 0x38, 0xf0);
        let values = Block::of(&bytes).values();
        assert_eq!((values[5], values[21]), (-4.0, 3.5));
        assert_eq!(values.iter().filter(|value| **value == 0.0).count(), 30);
    }
}
