//! What the net sees of a sentence.

use super::super::words::words;

/// How many different features there are: words and pieces of words share them by their hash.
pub(super) const FEATURES: usize = 1 << 16;

/// Lengths of the pieces of words.
const PIECES: [usize; 3] = [3, 4, 5];
/// Stands at both ends of a word when it is cut into pieces.
const EDGE: char = '_';

/// The features of one sentence: its words, pairs of words that stand together or have one word between, and pieces of words.
#[derive(Debug)]
pub(super) struct Features(Vec<u32>);

impl Features {
    pub(super) fn of(text: &str) -> Self {
        let words: Vec<Vec<char>> = words(text).into_iter().filter_map(|word| word.forms.into_iter().next()).collect();
        let mut features = Vec::with_capacity(words.len() * 24);
        for word in &words {
            features.push(hash('w', word));
            features.extend(pieces(word));
        }
        for (mark, distance) in [('b', 1), ('s', 2)] {
            let pairs = words.iter().zip(words.iter().skip(distance));
            features.extend(pairs.map(|(one, other)| hash(mark, one.iter().chain(&[' ']).chain(other))));
        }
        features.sort_unstable();
        features.dedup();
        Self(features)
    }

    pub(super) fn indices(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|feature| *feature as usize)
    }

    /// What each feature counts: all together have length 1, so that long and short sentences weigh the same.
    pub(super) fn weight(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a sentence has some hundred features")]
        let count = self.0.len().max(1) as f32;
        count.sqrt().recip()
    }
}

fn pieces(word: &[char]) -> impl Iterator<Item = u32> {
    let edged: Vec<char> = [EDGE].into_iter().chain(word.iter().copied()).chain([EDGE]).collect();
    PIECES.into_iter().flat_map(move |length| edged.windows(length).map(|piece| hash('g', piece)).collect::<Vec<_>>())
}

/// FNV-1a, folded to the number of features.
fn hash<'c>(mark: char, letters: impl IntoIterator<Item = &'c char>) -> u32 {
    let mix = |hash: u32, c: char| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193);
    let hash = letters.into_iter().fold(mix(0x811c_9dc5, mark), |hash, c| mix(hash, *c));
    (hash ^ (hash >> 16)) % FEATURES as u32
}
