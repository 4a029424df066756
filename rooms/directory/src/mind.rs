use std::{
    borrow::Cow,
    sync::{Arc, Mutex, PoisonError},
};

use encoder::{Encoder, FormatError};

use crate::rules::matching::{Index, Kept};

/// What is done with the vectors that were made, so that they need not be made again.
type Keep = Box<dyn Fn(&[u8]) + Send + Sync>;

/// The file of an encoder.
pub enum EncoderFile {
    /// It lies in the program, and this is its fingerprint.
    Embedded(&'static [u8], [u8; 32]),
    /// It was read.
    Read(Vec<u8>),
}

/// What understands texts by their meaning: the encoder, and the vectors it made before.
pub struct Mind {
    encoder: Arc<Encoder>,
    /// As bytes: they are needed only when a directory changed, and those in the program cost no memory.
    kept: Mutex<Cow<'static, [u8]>>,
    keep: Keep,
}

impl Mind {
    /// Reads the file of an encoder, which takes some hundredths of a second; one that lies in the program is used where it lies.
    /// `kept` are the bytes that `keep` was given some day; anything else is taken for nothing, and the vectors are made anew.
    ///
    /// # Errors
    /// When the bytes are no encoder.
    pub fn read(
        file: EncoderFile,
        kept: Cow<'static, [u8]>,
        keep: impl Fn(&[u8]) + Send + Sync + 'static,
    ) -> Result<Self, FormatError> {
        let encoder = match file {
            EncoderFile::Embedded(bytes, fingerprint) => Encoder::from_static(bytes, fingerprint)?,
            EncoderFile::Read(bytes) => Encoder::from_bytes(&bytes)?,
        };
        Ok(Self { encoder: Arc::new(encoder), kept: Mutex::new(kept), keep: Box::new(keep) })
    }

    /// The index of an edition with the meaning of its texts, from the one of its `letters`. A moment when they were thought about
    /// before, else 3 ms a text.
    pub(crate) fn index(&self, letters: &Index) -> Index {
        // One at a time: two houses that change together would both use the whole machine.
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let before = Kept::from_bytes(&kept).unwrap_or_else(|_| Kept::nothing(self.encoder.fingerprint()));
        let (index, used) = letters.with_meaning(Arc::clone(&self.encoder), before);
        if used.made() > 0 {
            *kept = Cow::Owned(used.to_bytes());
            (self.keep)(&kept);
        }
        index
    }
}
