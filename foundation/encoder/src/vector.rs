use std::fmt;

use crate::{
    arithmetic::dot,
    network::{Row, WIDTH},
};

/// The meaning of a text: 384 numbers, of length 1. Texts of like meaning point the same way.
#[derive(Clone, PartialEq)]
pub struct Vector(Box<[f32; WIDTH]>);

impl Vector {
    /// How many numbers a vector has.
    pub const LENGTH: usize = WIDTH;

    /// Brings numbers to length 1, as after subtracting a mean vector. Zeros stay zeros: they point nowhere.
    #[must_use]
    #[inline]
    pub fn toward(direction: &Row) -> Self {
        let length = dot(direction, direction).sqrt();
        let share = if length > 0.0 { 1.0 / length } else { 0.0 };
        let mut values = Box::new(*direction);
        for value in values.iter_mut() {
            *value *= share;
        }
        Self(values)
    }

    /// The cosine between two vectors, −1 to 1. The same bits on every processor.
    #[must_use]
    pub fn dot(&self, other: &Self) -> f32 {
        dot(self.as_array(), other.as_array())
    }

    /// The numbers.
    #[must_use]
    pub fn as_array(&self) -> &[f32; WIDTH] {
        &self.0
    }

    /// The numbers as bytes, little endian, to keep them: 1536 bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|value| value.to_le_bytes()).collect()
    }

    /// What [`Vector::to_bytes`] gave. Nothing when the bytes are too few, too many, or not a vector of length 1.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (words, []) = bytes.as_chunks::<4>() else { return None };
        let values: Vec<f32> = words.iter().map(|word| f32::from_le_bytes(*word)).collect();
        let values: Box<[f32; WIDTH]> = values.into_boxed_slice().try_into().ok()?;
        let length = dot(values.as_slice(), values.as_slice());
        ((length - 1.0).abs() < 1e-3).then_some(Self(values))
    }
}

impl AsRef<[f32]> for Vector {
    fn as_ref(&self) -> &[f32] {
        self.as_array()
    }
}

impl fmt::Debug for Vector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vector({:?} …)", self.0.first_chunk::<4>().unwrap_or(&[0.0; 4]))
    }
}
