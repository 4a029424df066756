use std::fmt;

use crate::{Vector, network::Row};

/// A vector in a quarter of the space: a byte a number and one scale. Cosines differ by about a thousandth.
///
/// For the thousands of vectors that every question is compared with: their inner product is one of whole numbers, quick and
/// the same on every processor.
#[derive(Clone, PartialEq)]
pub struct Short {
    values: [i8; Vector::LENGTH],
    scale: f32,
}

impl Short {
    /// How many bytes [`Short::to_bytes`] gives.
    pub const BYTES: usize = Vector::LENGTH + 4;

    /// A vector, rounded.
    #[must_use]
    pub fn of(vector: &Vector) -> Self {
        Self::of_row(vector.as_array())
    }

    /// Numbers of any length, rounded to 127 steps of the largest.
    #[must_use]
    pub fn of_row(row: &Row) -> Self {
        let largest = row.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
        let steps = if largest > 0.0 { 127.0 / largest } else { 0.0 };
        #[expect(clippy::cast_possible_truncation, reason = "held between -127 and 127")]
        let values = row.map(|value| (value * steps).round() as i8);
        Self { values, scale: largest / 127.0 }
    }

    /// The numbers again.
    #[must_use]
    pub fn row(&self) -> Row {
        self.values.map(|value| f32::from(value) * self.scale)
    }

    /// The inner product with another: the cosine, when both have length 1.
    #[must_use]
    pub fn dot(&self, other: &Self) -> f32 {
        let products = self.values.iter().zip(&other.values).map(|(one, other)| i32::from(*one) * i32::from(*other));
        let sum: i32 = products.sum();
        // At most 384 × 127², which a float holds exactly.
        #[expect(clippy::cast_precision_loss, reason = "below 2^24")]
        let sum = sum as f32;
        sum * (self.scale * other.scale)
    }

    /// The inner products with many others, in their order.
    #[must_use]
    pub fn dots(&self, others: &[Self]) -> Vec<f32> {
        others.iter().map(|other| self.dot(other)).collect()
    }

    /// The scale (little endian) and then the numbers, to keep them.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        let scale = self.scale.to_le_bytes();
        let values = self.values.iter().map(|value| value.cast_unsigned());
        bytes.iter_mut().zip(scale.into_iter().chain(values)).for_each(|(to, from)| *to = from);
        bytes
    }

    /// What [`Short::to_bytes`] gave; nothing when the scale is not a number a vector of length 1 can have.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; Self::BYTES]) -> Option<Self> {
        let (scale, values) = bytes.split_first_chunk::<4>()?;
        let scale = f32::from_le_bytes(*scale);
        let values: [u8; Vector::LENGTH] = values.try_into().ok()?;
        (0.0..=1.0).contains(&scale).then(|| Self { values: values.map(u8::cast_signed), scale })
    }
}

impl fmt::Debug for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Short({:?} … × {})", self.values.first_chunk::<4>().unwrap_or(&[0; 4]), self.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(step: f32) -> Vector {
        let mut row = [0.0; Vector::LENGTH];
        row.iter_mut().zip(0_u16..).for_each(|(value, at)| *value = (f32::from(at) * step).sin());
        Vector::toward(&row)
    }

    #[test]
    fn a_short_vector_tells_nearly_the_same_cosine() {
        let (one, other) = (wave(0.10), wave(0.11));
        let (short, second) = (Short::of(&one), Short::of(&other));
        assert!((short.dot(&second) - one.dot(&other)).abs() < 2e-3);
        assert_eq!(short.dots(std::slice::from_ref(&second)), [short.dot(&second)]);
        assert!(Short::of_row(&[0.0; Vector::LENGTH]).dot(&short).abs() < f32::EPSILON);
    }

    #[test]
    fn its_bytes_give_it_back() {
        let short = Short::of(&wave(0.3));
        assert_eq!(Short::from_bytes(&short.to_bytes()), Some(short));
        assert_eq!(Short::from_bytes(&[0xff; Short::BYTES]), None);
    }
}
