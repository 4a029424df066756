use std::sync::{Arc, Mutex, PoisonError};

use encoder::{Encoder, FormatError};

use crate::rules::{
    Edition,
    matching::{Index, Kept},
};

/// What is done with the vectors that were made, so that they need not be made again.
type Keep = Box<dyn Fn(&[u8]) + Send + Sync>;

/// What understands texts by their meaning: the encoder, and the vectors it made before.
pub struct Mind {
    encoder: Arc<Encoder>,
    kept: Mutex<Kept>,
    keep: Keep,
}

impl Mind {
    /// Reads an encoder file, which takes a tenth of a second. `kept` are the bytes that `keep` was given some day; anything
    /// else is taken for nothing, and the vectors are made anew.
    ///
    /// # Errors
    /// When the bytes are no encoder.
    pub fn read(file: &[u8], kept: &[u8], keep: impl Fn(&[u8]) + Send + Sync + 'static) -> Result<Self, FormatError> {
        let encoder = Encoder::from_bytes(file)?;
        let kept = Kept::from_bytes(kept).unwrap_or_else(|_| Kept::nothing(encoder.fingerprint()));
        Ok(Self { encoder: Arc::new(encoder), kept: Mutex::new(kept), keep: Box::new(keep) })
    }

    /// The index of an edition, with the meaning of its texts. A moment when they were thought about before, else 3 ms a text.
    pub(crate) fn index(&self, edition: &Edition) -> Index {
        // One at a time: two houses that change together would both use the whole machine.
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (index, used) = Index::letters(edition).with_meaning(Arc::clone(&self.encoder), kept.clone());
        if used.made() > 0 {
            (self.keep)(&used.to_bytes());
        }
        *kept = used;
        index
    }
}
