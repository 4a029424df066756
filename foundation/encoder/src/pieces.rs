//! From text to tokens: clean the text, cut it at white space, and cover each word with the likeliest pieces.

use unicode_normalization::UnicodeNormalization;

use crate::format::File;

/// Stands before every word (U+2581, the lower one eighth block), as in the training of the network.
const WORD_MARK: char = '\u{2581}';

/// No piece ends here.
const NONE: u32 = u32::MAX;

/// The pieces as a tree of bytes, and the scores to choose among them.
///
/// The children of a node lie side by side, in the order of their nodes, so that where one node's children end the next
/// one's begin.
pub(crate) struct Pieces {
    /// Per node the byte that leads to it.
    bytes: Vec<u8>,
    /// Per node its first child; one more at the end.
    children: Vec<u32>,
    /// Per node the token of the piece that ends there.
    tokens: Vec<u32>,
    scores: Vec<f32>,
    unknown: u32,
    unknown_score: f32,
    start: u32,
    end: u32,
    /// The longest text, in tokens.
    positions: usize,
    /// Bytes of the longest piece.
    longest: usize,
}

/// The best way to reach a place in a word.
#[derive(Clone, Copy)]
struct Step {
    score: f32,
    token: u32,
    from: usize,
}

const UNREACHED: Step = Step { score: f32::NEG_INFINITY, token: NONE, from: 0 };

impl Pieces {
    pub(crate) fn of(file: &File<'_>) -> Self {
        let header = &file.header;
        let mut pieces = Self {
            bytes: vec![0],
            children: Vec::new(),
            tokens: Vec::new(),
            scores: file.scores.clone(),
            unknown: header.unknown,
            unknown_score: header.unknown_score,
            start: header.start,
            end: header.end,
            positions: header.positions,
            longest: file.pieces.iter().map(|piece| piece.len()).max().unwrap_or(0),
        };
        pieces.grow(&file.pieces);
        pieces
    }

    /// Makes the tree, level by level. A node is a run of sorted pieces that begin alike.
    fn grow(&mut self, sorted: &[&[u8]]) {
        let named = sorted.iter().position(|piece| !piece.is_empty()).unwrap_or(sorted.len());
        let mut level = vec![(named, sorted.get(named..).unwrap_or_default())];
        let mut depth = 0;
        while !level.is_empty() {
            let mut next = Vec::new();
            for (mut number, mut run) in level {
                self.children.push(self.bytes.len() as u32);
                self.tokens.push(NONE);
                if let Some((_, longer)) = run.split_first().filter(|(piece, _)| piece.len() == depth) {
                    if let Some(token) = self.tokens.last_mut() {
                        *token = number as u32;
                    }
                    (number, run) = (number + 1, longer);
                }
                for child in run.chunk_by(|a, b| a.get(depth) == b.get(depth)) {
                    self.bytes.extend(child.first().and_then(|piece| piece.get(depth)));
                    next.push((number, child));
                    number += child.len();
                }
            }
            (level, depth) = (next, depth + 1);
        }
        self.children.push(self.bytes.len() as u32);
    }

    /// The tokens of a text between the mark of the start and that of the end, no more than the network has positions.
    pub(crate) fn tokens(&self, text: &str) -> Vec<u32> {
        let mut tokens = vec![self.start];
        let mut path = Vec::new();
        for word in self.words(text) {
            self.cover(&word, &mut path, &mut tokens);
            if tokens.len() >= self.positions {
                break;
            }
        }
        tokens.truncate(self.positions - 1);
        tokens.push(self.end);
        tokens
    }

    /// The words of a text, clean, in small letters, each with the mark before it.
    ///
    /// A word longer than all tokens together is cut, so that no text costs more than a long one.
    fn words(&self, text: &str) -> impl Iterator<Item = String> {
        let within_reach = self.positions * self.longest.max(1);
        let mut letters = text.chars().filter_map(clean).nfkc();
        std::iter::from_fn(move || {
            let begun = letters.by_ref().skip_while(|c| c.is_whitespace());
            let word: String = begun.take_while(|c| !c.is_whitespace()).take(within_reach).collect();
            (!word.is_empty()).then(|| format!("{WORD_MARK}{}", word.to_lowercase()))
        })
    }

    /// Appends the tokens whose scores have the highest sum (Viterbi).
    ///
    /// A character that no piece covers costs the score of the unknown token.
    fn cover(&self, word: &str, path: &mut Vec<Step>, tokens: &mut Vec<u32>) {
        path.clear();
        path.resize(word.len() + 1, UNREACHED);
        if let Some(first) = path.first_mut() {
            first.score = 0.0;
        }
        for (from, letter) in word.char_indices() {
            self.steps(word, from, letter.len_utf8(), path);
        }
        let behind = tokens.len();
        let mut at = word.len();
        while let Some(step) = path.get(at).filter(|_| at > 0) {
            tokens.push(step.token);
            at = step.from;
        }
        if let Some(new) = tokens.get_mut(behind..) {
            new.reverse();
        }
    }

    /// Tries every piece that begins at `from`.
    fn steps(&self, word: &str, from: usize, letter: usize, path: &mut [Step]) {
        let Some((here, ahead)) = path.get_mut(from..).and_then(<[Step]>::split_first_mut) else { return };
        let mut node = 0;
        let mut single = false;
        for (length, (byte, step)) in (1..).zip(word.as_bytes().iter().skip(from).zip(ahead.iter_mut())) {
            let Some(child) = self.child(node, *byte) else { break };
            node = child;
            if let Some((token, score)) = self.ending_at(node) {
                single |= length == letter;
                step.improve(here.score + score, token, from);
            }
        }
        if let Some(step) = ahead.get_mut(letter - 1).filter(|_| !single) {
            step.improve(here.score + self.unknown_score, self.unknown, from);
        }
    }

    fn child(&self, node: usize, byte: u8) -> Option<usize> {
        let [begin, end] = *self.children.get(node..)?.first_chunk::<2>()?;
        let begin = begin as usize;
        let place = self.bytes.get(begin..end as usize)?.iter().position(|&other| other == byte)?;
        Some(begin + place)
    }

    fn ending_at(&self, node: usize) -> Option<(u32, f32)> {
        let token = *self.tokens.get(node)?;
        Some((token, *self.scores.get(token as usize)?))
    }
}

impl Step {
    fn improve(&mut self, score: f32, token: u32, from: usize) {
        if score > self.score {
            *self = Self { score, token, from };
        }
    }
}

/// Marks without width become blanks, control characters go.
fn clean(letter: char) -> Option<char> {
    match letter {
        '\u{200b}'..='\u{200f}' | '\u{feff}' | WORD_MARK => Some(' '),
        _ if letter.is_control() && !letter.is_whitespace() => None,
        _ => Some(letter),
    }
}
