use std::fmt;

use crate::{Vector, network::Row};

/// A vector in a quarter of the space, to keep it: a byte a number and one scale. Cosines differ by about a thousandth.
#[derive(Clone, PartialEq)]
pub struct Short {
    values: [i8; Vector::LENGTH],
    scale: f32,
}

impl Short {
    /// How many bytes [`Short::to_bytes`] gives.
    pub const BYTES: usize = Vector::LENGTH + 4;

    /// A vector, rounded to 127 steps of its largest number.
    #[must_use]
    pub fn of(vector: &Vector) -> Self {
        let row = vector.as_array();
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
    fn a_short_vector_is_nearly_the_same() {
        let vector = wave(0.1);
        let again = Vector::toward(&Short::of(&vector).row());
        assert!(vector.dot(&again) > 0.9999);
        let nothing = Vector::toward(&[0.0; Vector::LENGTH]);
        assert!(Short::of(&nothing).row().iter().all(|value| *value == 0.0));
    }

    #[test]
    fn its_bytes_give_it_back() {
        let short = Short::of(&wave(0.3));
        assert_eq!(Short::from_bytes(&short.to_bytes()), Some(short));
        assert_eq!(Short::from_bytes(&[0xff; Short::BYTES]), None);
    }
}
