//! Reads the file format `SHE1`: a pruned multilingual-e5-small in one file of about 26 MB.
//!
//! All numbers are little endian and nothing is padded. In order: the signature; eleven `u32` and two `f32` (see
//! [`Header`]); the byte length of every piece, the score of every piece, the UTF-8 bytes of all pieces, sorted; the word
//! vectors, 4 bit; position vectors and the first norm; then layer after layer. A broken file gives an error, never a panic.

mod rows;

use crate::network::{HEADS, Norm, Row, WIDTH};

use rows::BLOCK_BYTES;
pub(crate) use rows::{BLOCK, Block, KeptRows, Rows};

/// The largest absolute value a number in the file may have.
///
/// Weights of a trained network stay far below it. The limit keeps every intermediate sum finite, so a damaged file can
/// give wrong vectors but never infinite ones.
const LARGEST: f32 = 10_000.0;

/// Why a file cannot be used as an encoder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// The first four bytes are not `SHE1`.
    #[error("this is not an encoder file (it does not begin with SHE1)")]
    Signature,
    /// A version that this reader does not know.
    #[error("encoder file of version {0}; this program reads version 1")]
    Version(u32),
    /// The network has other sizes than this program was made for.
    #[error("the encoder file's {0} does not fit this program")]
    Shape(&'static str),
    /// The file ends too early.
    #[error("the encoder file is cut off (after {0} bytes)")]
    CutOff(usize),
    /// The file goes on after its last part.
    #[error("the encoder file has {0} bytes too many")]
    TooLong(usize),
    /// A number is not finite, or too large to be a weight.
    #[error("the encoder file holds an impossible number (before byte {0})")]
    Number(usize),
    /// The pieces are not in rising order, or one is there twice.
    #[error("the pieces of the encoder file are not sorted (piece {0})")]
    Unsorted(usize),
}

/// The numbers at the head of the file.
pub(crate) struct Header {
    pub(crate) pieces: usize,
    layers: usize,
    /// Width of the layer between the two halves of a feed-forward step.
    pub(crate) inner: usize,
    /// The longest text, in tokens.
    pub(crate) positions: usize,
    /// Token before every text.
    pub(crate) start: u32,
    /// Token behind every text.
    pub(crate) end: u32,
    /// Token of a character that no piece covers.
    pub(crate) unknown: u32,
    letters: usize,
    pub(crate) epsilon: f32,
    pub(crate) unknown_score: f32,
}

/// The parts of a file, checked, still in the file's own form.
pub(crate) struct File<'a> {
    pub(crate) header: Header,
    pub(crate) pieces: Vec<&'a [u8]>,
    pub(crate) scores: Vec<f32>,
    pub(crate) words: Rows<'a>,
    pub(crate) positions: Vec<Row>,
    pub(crate) first_norm: Norm,
    pub(crate) layers: Vec<LayerParts<'a>>,
}

/// One layer of the network as the file has it.
pub(crate) struct LayerParts<'a> {
    pub(crate) query: Dense<'a>,
    pub(crate) key: Dense<'a>,
    pub(crate) value: Dense<'a>,
    pub(crate) attention_out: Dense<'a>,
    pub(crate) attention_norm: Norm,
    pub(crate) widen: Dense<'a>,
    pub(crate) narrow: Dense<'a>,
    pub(crate) output_norm: Norm,
}

/// A linear map: one 4-bit row of weights and one bias per output.
pub(crate) struct Dense<'a> {
    pub(crate) weights: Rows<'a>,
    pub(crate) bias: Vec<f32>,
}

impl<'a> File<'a> {
    /// The parts of a file, every number of it looked at.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, FormatError> {
        Self::of(Reader { all: bytes, rest: bytes, is_known: false })
    }

    /// The parts of a file that was read before; the numbers in its rows are believed.
    pub(crate) fn read_known(bytes: &'a [u8]) -> Result<Self, FormatError> {
        Self::of(Reader { all: bytes, rest: bytes, is_known: true })
    }

    fn of(mut reader: Reader<'a>) -> Result<Self, FormatError> {
        let header = Header::read(&mut reader)?;
        let lengths = reader.bytes(header.pieces)?;
        let file = Self {
            scores: reader.floats(header.pieces)?,
            pieces: pieces(lengths, reader.bytes(header.letters)?)?,
            words: reader.rows(header.pieces, WIDTH)?,
            positions: reader.wide_rows(header.positions)?,
            first_norm: reader.norm(header.epsilon)?,
            layers: (0..header.layers).map(|_| reader.layer(&header)).collect::<Result<_, _>>()?,
            header,
        };
        if reader.rest.is_empty() { Ok(file) } else { Err(FormatError::TooLong(reader.rest.len())) }
    }
}

impl Header {
    fn read(reader: &mut Reader<'_>) -> Result<Self, FormatError> {
        if reader.bytes(4) != Ok(b"SHE1") {
            return Err(FormatError::Signature);
        }
        match reader.number()? {
            1 => {}
            other => return Err(FormatError::Version(other)),
        }
        let pieces = reader.size()?;
        demand(reader.size()? == WIDTH, "width")?;
        let layers = reader.size()?;
        demand(reader.size()? == HEADS, "number of heads")?;
        let header = Self {
            pieces,
            layers,
            inner: reader.size()?,
            positions: reader.size()?,
            start: reader.number()?,
            end: reader.number()?,
            unknown: reader.number()?,
            letters: reader.size()?,
            epsilon: reader.float()?,
            unknown_score: reader.float()?,
        };
        header.check()
    }

    fn check(self) -> Result<Self, FormatError> {
        let known = |token: u32| (token as usize) < self.pieces;
        demand(self.inner > 0 && self.inner.is_multiple_of(BLOCK) && self.inner <= 16 * WIDTH, "inner width")?;
        demand((2..=4096).contains(&self.positions), "number of positions")?;
        demand(known(self.start) && known(self.end) && known(self.unknown), "set of special tokens")?;
        demand(self.epsilon > 0.0, "epsilon")?;
        Ok(self)
    }
}

fn demand(fits: bool, what: &'static str) -> Result<(), FormatError> {
    if fits { Ok(()) } else { Err(FormatError::Shape(what)) }
}

/// Cuts the letters into pieces and checks that they rise. Empty pieces (the special tokens) come first.
fn pieces<'a>(lengths: &[u8], mut letters: &'a [u8]) -> Result<Vec<&'a [u8]>, FormatError> {
    let mut pieces: Vec<&[u8]> = Vec::with_capacity(lengths.len());
    for (number, &length) in lengths.iter().enumerate() {
        let (piece, rest) = letters.split_at_checked(length.into()).ok_or(FormatError::Shape("piece lengths"))?;
        let risen = |before: &&[u8]| *before < piece || (before.is_empty() && piece.is_empty());
        if !pieces.last().is_none_or(risen) {
            return Err(FormatError::Unsorted(number));
        }
        pieces.push(piece);
        letters = rest;
    }
    demand(letters.is_empty(), "piece lengths")?;
    Ok(pieces)
}

/// Takes the parts of a file one after another.
struct Reader<'a> {
    all: &'a [u8],
    rest: &'a [u8],
    /// Whether the numbers in rows need not be looked at, which would bring all of the file into memory.
    is_known: bool,
}

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> Result<&'a [u8], FormatError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(FormatError::CutOff(self.all.len()))?;
        self.rest = rest;
        Ok(taken)
    }

    fn words(&mut self, count: usize) -> Result<&'a [[u8; 4]], FormatError> {
        let bytes = count.checked_mul(4).ok_or(FormatError::CutOff(self.all.len()))?;
        Ok(self.bytes(bytes)?.as_chunks().0)
    }

    fn number(&mut self) -> Result<u32, FormatError> {
        let word = self.words(1)?.first().copied();
        Ok(u32::from_le_bytes(word.unwrap_or_default()))
    }

    fn size(&mut self) -> Result<usize, FormatError> {
        Ok(self.number()? as usize)
    }

    fn float(&mut self) -> Result<f32, FormatError> {
        let value = f32::from_bits(self.number()?);
        self.weight(value)
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, FormatError> {
        let words = self.words(count)?;
        words.iter().map(|word| self.weight(f32::from_le_bytes(*word))).collect()
    }

    /// Lets a number through that can be a weight.
    fn weight(&self, value: f32) -> Result<f32, FormatError> {
        let at = self.all.len() - self.rest.len();
        if value.abs() <= LARGEST { Ok(value) } else { Err(FormatError::Number(at)) }
    }

    fn rows(&mut self, count: usize, width: usize) -> Result<Rows<'a>, FormatError> {
        let per_row = width / BLOCK;
        let bytes = count.checked_mul(per_row * BLOCK_BYTES).ok_or(FormatError::CutOff(self.all.len()))?;
        let blocks = self.bytes(bytes)?.as_chunks().0;
        if !self.is_known {
            blocks.iter().try_for_each(|block| self.weight(Block::of(block).scale).map(drop))?;
        }
        Ok(Rows { blocks, per_row })
    }

    fn wide_rows(&mut self, count: usize) -> Result<Vec<Row>, FormatError> {
        (0..count).map(|_| self.wide_row()).collect()
    }

    fn wide_row(&mut self) -> Result<Row, FormatError> {
        let values = self.floats(WIDTH)?;
        Row::try_from(values).map_err(|_| FormatError::CutOff(self.all.len()))
    }

    fn norm(&mut self, epsilon: f32) -> Result<Norm, FormatError> {
        Ok(Norm { weight: self.wide_row()?, bias: self.wide_row()?, epsilon })
    }

    fn dense(&mut self, outputs: usize, inputs: usize) -> Result<Dense<'a>, FormatError> {
        Ok(Dense { weights: self.rows(outputs, inputs)?, bias: self.floats(outputs)? })
    }

    fn layer(&mut self, header: &Header) -> Result<LayerParts<'a>, FormatError> {
        Ok(LayerParts {
            query: self.dense(WIDTH, WIDTH)?,
            key: self.dense(WIDTH, WIDTH)?,
            value: self.dense(WIDTH, WIDTH)?,
            attention_out: self.dense(WIDTH, WIDTH)?,
            attention_norm: self.norm(header.epsilon)?,
            widen: self.dense(header.inner, WIDTH)?,
            narrow: self.dense(WIDTH, header.inner)?,
            output_norm: self.norm(header.epsilon)?,
        })
    }
}
