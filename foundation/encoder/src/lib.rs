//! A sentence becomes a vector: texts of like meaning, in whatever language, become vectors that point the same way.
//!
//! The encoder is multilingual-e5-small with a vocabulary pruned to eleven languages, in one file of 26 MB. The caller
//! reads the file; this crate does no input or output. It runs on one core in a few milliseconds, with instructions chosen
//! when the program runs, and gives **the same bits on every processor**: vectors may be kept, compared and tested
//! anywhere.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use encoder::{Encoder, Kind};
//!
//! let encoder = Encoder::from_bytes(&std::fs::read("demo/data/sentence-encoder.bin")?)?;
//! let question = encoder.encode_as(Kind::Question, "mijn huisbaas wil mij buitenzetten");
//! let passage = encoder.encode_as(Kind::Passage, "Hulp bij problemen met huren en verhuren");
//! assert!(question.dot(&passage) > 0.7);
//! # Ok(())
//! # }
//! ```
//!
//! Cosines of this network lie between .7 and .9 whatever the texts; subtract a mean vector first
//! ([`Vector::toward`]) to tell near from far.

#![deny(unsafe_op_in_unsafe_fn)]

mod arithmetic;
mod attention;
mod format;
mod kernels;
mod matrix;
mod network;
mod pieces;
mod ridge;
mod short;
mod store;
mod vector;

pub use format::FormatError;
pub use kernels::Kernel;
pub use network::{Row, Scratch};
pub use ridge::Ridge;
pub use short::Short;
pub use store::VectorStore;
pub use vector::Vector;

use sha2::{Digest, Sha256};

use crate::{
    format::{File, KeptRows},
    network::Network,
    pieces::Pieces,
};

/// Counts the ways this crate has computed; one more whenever the same file gives other bits.
const ARITHMETIC: u8 = 1;

/// Makes vectors out of texts. About 30 MB of memory, 12 less (and 12 of the file less) when it lies in the program; share it between threads.
pub struct Encoder {
    pieces: Pieces,
    network: Network,
    kernel: Kernel,
    fingerprint: [u8; 32],
}

/// What a text is for. The network was trained with a word before each text that tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A question, or an example of one.
    Question,
    /// A text that may hold the answer.
    Passage,
}

impl Kind {
    /// The word before the text, with its colon and blank.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Question => "query: ",
            Self::Passage => "passage: ",
        }
    }
}

impl Encoder {
    /// Reads an encoder file (format `SHE1`); the bytes are not needed afterwards.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, are cut off, or hold numbers no network has.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FormatError> {
        let file = File::read(bytes)?;
        let words = file.words.copied();
        Ok(Self::of(file, words, Sha256::new().chain_update([ARITHMETIC]).chain_update(bytes).finalize().into()))
    }

    /// The same, of a file that lies in the program and whose [`Encoder::fingerprint`] is known: so it was read before, and its numbers
    /// are believed. The half of it that holds word vectors is not even looked at before a text needs them.
    ///
    /// # Errors
    ///
    /// As [`Encoder::from_bytes`], but for impossible weights.
    pub fn from_static(bytes: &'static [u8], fingerprint: [u8; 32]) -> Result<Self, FormatError> {
        let file = File::read_known(bytes)?;
        let words = file.words.held();
        Ok(Self::of(file, words, fingerprint))
    }

    fn of(file: File<'_>, words: KeptRows, fingerprint: [u8; 32]) -> Self {
        Self { pieces: Pieces::of(&file), network: Network::of(file, words), kernel: Kernel::best(), fingerprint }
    }

    /// The same encoder on another kernel: slower, and the same vectors.
    #[must_use]
    pub fn on(self, kernel: Kernel) -> Self {
        Self { kernel, ..self }
    }

    /// The vector of a text that already begins with its prefix.
    ///
    /// Only the first 256 tokens count. An empty text has a vector too.
    #[must_use]
    pub fn encode(&self, text: &str) -> Vector {
        self.encode_with(&mut Scratch::default(), text)
    }

    /// The vector of a text, with the prefix of its kind put before it.
    #[must_use]
    pub fn encode_as(&self, kind: Kind, text: &str) -> Vector {
        self.encode(&[kind.prefix(), text].concat())
    }

    /// As [`Encoder::encode`], in memory that is used again: for many texts in a row.
    #[must_use]
    pub fn encode_with(&self, scratch: &mut Scratch, text: &str) -> Vector {
        self.kernel.encode(&self.network, &self.tokens(text), scratch)
    }

    /// The numbers of the pieces a text is cut into, between the marks for its start and end; at most 256.
    #[must_use]
    pub fn tokens(&self, text: &str) -> Vec<u32> {
        self.pieces.tokens(text)
    }

    /// Tells encoders apart: two with the same fingerprint give the same bits for the same text.
    ///
    /// SHA-256 over the way of computing and the file; a key for vectors that are kept.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        self.fingerprint
    }

    /// The name of the kernel in use.
    #[must_use]
    pub fn kernel(&self) -> &'static str {
        self.kernel.name()
    }
}
