//! Vectors of texts, made once and kept: encoding all texts of a directory takes half a minute, reading them back a moment.

use std::{collections::HashMap, sync::Arc};

use encoder::{Encoder, Kind, Scratch, Short};
use sha2::{Digest as _, Sha256};

/// The first bytes of kept vectors: "Voordeur vectors", form 1.
const MAGIC: [u8; 4] = *b"VDV1";
/// How much of a text's hash is its key. Sixteen bytes never meet by chance.
const KEY: usize = 16;

type Key = [u8; KEY];

/// Vectors by the hash of their text, of one encoder.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    fingerprint: [u8; 32],
    vectors: HashMap<Key, Arc<Short>>,
    /// How many of them were made in this run.
    made: usize,
}

/// Bytes that are no kept vectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are not kept vectors, or are cut off")]
pub struct KeptError;

impl Kept {
    /// Nothing yet, of the encoder with this fingerprint.
    #[must_use]
    pub fn nothing(fingerprint: [u8; 32]) -> Self {
        Self { fingerprint, vectors: HashMap::new(), made: 0 }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.vectors.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.vectors.is_empty()
    }

    /// How many were made because nothing was kept for them. 0: what was kept is all there is to keep.
    #[must_use]
    pub const fn made(&self) -> usize {
        self.made
    }

    /// As bytes, the same for the same vectors: magic, fingerprint, then key and vector one after another, by key.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut vectors: Vec<_> = self.vectors.iter().collect();
        vectors.sort_unstable_by_key(|(key, _)| **key);
        let mut bytes = [MAGIC.as_slice(), &self.fingerprint].concat();
        for (key, vector) in vectors {
            bytes.extend_from_slice(key);
            bytes.extend_from_slice(&vector.to_bytes());
        }
        bytes
    }

    /// What [`Kept::to_bytes`] gave.
    ///
    /// # Errors
    ///
    /// When the bytes are something else or were cut off.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeptError> {
        const ROW: usize = KEY + Short::BYTES;
        let rest = bytes.strip_prefix(&MAGIC).ok_or(KeptError)?;
        let (fingerprint, rest) = rest.split_first_chunk::<32>().ok_or(KeptError)?;
        let (rows, []) = rest.as_chunks::<ROW>() else { return Err(KeptError) };
        let read = |row: &[u8; ROW]| {
            let (key, vector) = row.split_first_chunk::<KEY>()?;
            Some((*key, Arc::new(Short::from_bytes(vector.try_into().ok()?)?)))
        };
        let vectors = rows.iter().map(read).collect::<Option<_>>().ok_or(KeptError)?;
        Ok(Self { fingerprint: *fingerprint, vectors, made: 0 })
    }
}

/// Gives the vectors of texts: a kept one where there is one, else one made now.
pub(super) struct Vectors<'e> {
    encoder: &'e Encoder,
    scratch: Scratch,
    before: Kept,
    used: Kept,
}

impl<'e> Vectors<'e> {
    /// Vectors of `encoder`, with the ones that were kept. Those of another encoder are worth nothing and are left out.
    pub(super) fn new(encoder: &'e Encoder, kept: Kept) -> Self {
        let nothing = Kept::nothing(encoder.fingerprint());
        let before = if kept.fingerprint == encoder.fingerprint() { kept } else { nothing.clone() };
        Self { encoder, scratch: Scratch::default(), before, used: nothing }
    }

    /// The vector of a text. Rounded also when it was just made, so that answers do not depend on what was kept.
    pub(super) fn of(&mut self, kind: Kind, text: &str) -> Arc<Short> {
        let whole = [kind.prefix(), text].concat();
        let key = key(&whole);
        if let Some(vector) = self.used.vectors.get(&key) {
            return Arc::clone(vector);
        }
        let vector = self.before.vectors.remove(&key).unwrap_or_else(|| {
            self.used.made += 1;
            Arc::new(Short::of(&self.encoder.encode_with(&mut self.scratch, &whole)))
        });
        self.used.vectors.insert(key, Arc::clone(&vector));
        vector
    }

    /// The vectors that were asked for, to keep; what nobody asked for any more is gone.
    pub(super) fn into_kept(self) -> Kept {
        self.used
    }
}

fn key(text: &str) -> Key {
    let mut key = [0; KEY];
    key.iter_mut().zip(Sha256::digest(text.as_bytes())).for_each(|(to, from)| *to = from);
    key
}

#[cfg(test)]
mod tests {
    use encoder::Vector;

    use super::*;

    #[test]
    fn kept_vectors_come_back_and_damaged_ones_are_refused() {
        let mut kept = Kept::nothing([7; 32]);
        let row = std::array::from_fn(|at| if at == 3 { 1.0 } else { 0.0 });
        kept.vectors.insert(key("query: huur"), Arc::new(Short::of(&Vector::toward(&row))));
        let bytes = kept.to_bytes();
        assert_eq!(Kept::from_bytes(&bytes), Ok(kept));
        assert_eq!(Kept::from_bytes(&bytes[..bytes.len() - 1]), Err(KeptError));
        assert_eq!(Kept::from_bytes(b"VDV2"), Err(KeptError));
    }
}
