//! How learned lessons are kept: little endian, no padding.

use encoder::{Row, Short, Vector};

use super::Danger;

/// "Voordeur danger kin", form 1.
const MAGIC: [u8; 4] = *b"VDK1";
/// Stands where a lesson carries no danger.
const HARMLESS: u8 = u8::MAX;
/// A lesson: its vector, its weight and its danger.
const ROW: usize = Short::BYTES + 4 + 1;
const CENTRE: usize = Vector::LENGTH * 4;

/// Magic, fingerprints of the encoder and of the lessons, the mean vector, then the lessons one after another.
pub(super) struct Form {
    pub(super) encoder: [u8; 32],
    pub(super) lessons: [u8; 32],
    pub(super) centre: Row,
    pub(super) rows: Vec<Short>,
    pub(super) weights: Vec<f32>,
    pub(super) dangers: Vec<Option<Danger>>,
}

impl Form {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = [MAGIC.as_slice(), &self.encoder, &self.lessons].concat();
        bytes.extend(self.centre.iter().flat_map(|value| value.to_le_bytes()));
        for ((row, weight), danger) in self.rows.iter().zip(&self.weights).zip(&self.dangers) {
            bytes.extend(row.to_bytes());
            bytes.extend(weight.to_le_bytes());
            bytes.push(danger.map_or(HARMLESS, number));
        }
        bytes
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(&MAGIC)?;
        let (encoder, rest) = rest.split_first_chunk::<32>()?;
        let (lessons, rest) = rest.split_first_chunk::<32>()?;
        let (centre, rest) = rest.split_first_chunk::<CENTRE>()?;
        let (lines, []) = rest.as_chunks::<ROW>() else { return None };
        let mut form = Self {
            encoder: *encoder,
            lessons: *lessons,
            centre: row(centre),
            rows: Vec::with_capacity(lines.len()),
            weights: Vec::with_capacity(lines.len()),
            dangers: Vec::with_capacity(lines.len()),
        };
        for line in lines {
            form.add(line)?;
        }
        Some(form)
    }

    fn add(&mut self, line: &[u8; ROW]) -> Option<()> {
        let (vector, rest) = line.split_first_chunk::<{ Short::BYTES }>()?;
        let (weight, danger) = rest.split_first_chunk::<4>()?;
        self.rows.push(Short::from_bytes(vector)?);
        self.weights.push(f32::from_le_bytes(*weight));
        self.dangers.push(match danger.first().copied()? {
            HARMLESS => None,
            number => Some(*Danger::ALL.get(usize::from(number))?),
        });
        Some(())
    }
}

fn row(bytes: &[u8; CENTRE]) -> Row {
    let mut row = [0.0; Vector::LENGTH];
    let (values, _) = bytes.as_chunks::<4>();
    row.iter_mut().zip(values).for_each(|(to, value)| *to = f32::from_le_bytes(*value));
    row
}

fn number(danger: Danger) -> u8 {
    let place = Danger::ALL.iter().position(|other| *other == danger);
    place.and_then(|place| u8::try_from(place).ok()).unwrap_or(HARMLESS)
}
