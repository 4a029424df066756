//! The words that rules speak of, and which of them a typed word may be.

use std::collections::{HashMap, HashSet};

use super::words::{MOST_LETTERS, fold};

/// Which set of words a place in a phrase stands for.
pub(super) type TermId = u16;

/// All words of all rules, found again in spite of typing errors.
#[derive(Debug, Default)]
pub(super) struct Stems {
    /// `slaat`
    whole: HashMap<Vec<char>, Vec<TermId>>,
    /// `zelfmoord*`
    beginnings: HashMap<Vec<char>, Vec<TermId>>,
    /// `*moord*`
    inside: Vec<(Vec<char>, TermId)>,
    /// What may be meant by a word with typing errors, by its first letter.
    near: HashMap<char, Vec<Sketch>>,
    /// Words that are right as they are: never taken for another with a typing error.
    known: HashSet<Vec<char>>,
}

/// What tells at a glance that a word cannot be meant, beside the word itself.
#[derive(Debug)]
struct Sketch {
    letter_set: u64,
    typing_errors: usize,
    is_whole: bool,
    letters: Vec<char>,
}

impl Stems {
    /// Adds a word as rules write it: `slaat`, `zelfmoord*`, `*moord*`, and `=slaat` when typing errors would be another word.
    pub(super) fn add(&mut self, written: &str, term: TermId) {
        let letters = fold(written);
        let Some(first) = letters.first().copied() else { return };
        if written.starts_with('*') {
            self.inside.push((letters, term));
            return;
        }
        let is_whole = !written.ends_with('*');
        let most = if written.starts_with('=') {
            0
        } else if is_whole {
            2
        } else {
            1
        };
        let typing_errors = typing_errors(letters.len()).min(most);
        let shelf = if is_whole { &mut self.whole } else { &mut self.beginnings };
        let terms = shelf.entry(letters.clone()).or_default();
        if terms.is_empty() && typing_errors > 0 {
            let sketch = Sketch { letter_set: letter_set(&letters), typing_errors, is_whole, letters };
            self.near.entry(first).or_default().push(sketch);
        }
        terms.push(term);
    }

    /// Words that are never a typing error of another.
    pub(super) fn know(&mut self, words: &str) {
        self.known.extend(words.split_whitespace().map(fold));
    }

    /// Every term that one of the forms of a word may stand for, in order, once.
    pub(super) fn terms(&self, forms: &[Vec<char>]) -> Vec<TermId> {
        let mut found = Vec::new();
        for word in forms {
            let before = found.len();
            self.collect_exact(word, &mut found);
            if found.len() == before && !self.known.contains(word) {
                self.collect_near(word, &mut found);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    #[cfg(test)]
    pub(super) fn is_taken_for_another(&self, forms: &[Vec<char>]) -> bool {
        let mut exact = Vec::new();
        forms.iter().for_each(|word| self.collect_exact(word, &mut exact));
        exact.is_empty() && !self.terms(forms).is_empty()
    }

    fn collect_exact(&self, word: &[char], found: &mut Vec<TermId>) {
        let beginnings = (1..=word.len()).filter_map(|length| self.beginnings.get(word.get(..length)?));
        found.extend(self.whole.get(word).into_iter().chain(beginnings).flatten());
        let inside = self.inside.iter().filter(|(letters, _)| word.windows(letters.len()).any(|part| part == letters));
        found.extend(inside.map(|(_, term)| *term));
    }

    fn collect_near(&self, word: &[char], found: &mut Vec<TermId>) {
        let letter_set = letter_set(word);
        let shelf = word.first().and_then(|first| self.near.get(first));
        for stem in shelf.into_iter().flatten().filter(|stem| stem.may_be(word, letter_set)) {
            let shelf = if stem.is_whole { &self.whole } else { &self.beginnings };
            found.extend(shelf.get(&stem.letters).into_iter().flatten());
        }
    }
}

impl Sketch {
    fn may_be(&self, word: &[char], letter_set: u64) -> bool {
        let missing = (self.letter_set & !letter_set).count_ones() as usize;
        let extra = if self.is_whole { (letter_set & !self.letter_set).count_ones() as usize } else { 0 };
        let shorter = self.letters.len().saturating_sub(word.len());
        let longer = if self.is_whole { word.len().saturating_sub(self.letters.len()) } else { 0 };
        missing.max(extra).max(shorter).max(longer) <= self.typing_errors
            && errors(&self.letters, word, self.is_whole) <= self.typing_errors
    }
}

/// Short words have too many neighbours that are words themselves.
const fn typing_errors(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

fn letter_set(letters: &[char]) -> u64 {
    letters.iter().fold(0, |set, c| set | 1 << (u32::from(*c) % 64))
}

type Row = [u8; MOST_LETTERS + 1];

/// The fewest typing errors (a letter left out, added or changed, two letters swapped) that make `stem` of a word, or of
/// its beginning. Both are at most [`MOST_LETTERS`] long.
fn errors(stem: &[char], word: &[char], whole: bool) -> usize {
    let mut before: Row = [u8::MAX; MOST_LETTERS + 1];
    let mut above: Row = std::array::from_fn(|j| u8::try_from(j).unwrap_or(u8::MAX));
    let mut last = None;
    for (line, letter) in (1..).zip(stem) {
        let row = next_row(line, (*letter, last), word, [&before, &above]);
        before = above;
        above = row;
        last = Some(*letter);
    }
    let ends = above.get(..=word.len()).unwrap_or(&above);
    let fewest = if whole { ends.last() } else { ends.iter().min() };
    fewest.map_or(usize::MAX, |fewest| usize::from(*fewest))
}

/// One line of the table: the errors of the stem up to `letter` against each beginning of the word.
fn next_row(line: u8, (letter, last): (char, Option<char>), word: &[char], [before, above]: [&Row; 2]) -> Row {
    let mut row = [u8::MAX; MOST_LETTERS + 1];
    let mut left = line;
    let mut diagonal = line - 1;
    let mut previous = None;
    let mut swap_from = u8::MAX;
    let mut before = before.iter();
    if let Some(first) = row.first_mut() {
        *first = line;
    }
    for ((c, up), cell) in word.iter().zip(above.iter().skip(1)).zip(row.iter_mut().skip(1)) {
        let changed = diagonal.saturating_add(u8::from(*c != letter));
        let swapped = if previous == Some(letter) && last == Some(*c) { swap_from.saturating_add(1) } else { u8::MAX };
        *cell = changed.min(swapped).min(up.saturating_add(1)).min(left.saturating_add(1));
        swap_from = before.next().copied().unwrap_or(u8::MAX);
        (left, diagonal, previous) = (*cell, *up, Some(*c));
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(stem: &str, word: &str, whole: bool) -> usize {
        errors(&stem.chars().collect::<Vec<_>>(), &word.chars().collect::<Vec<_>>(), whole)
    }

    #[test]
    fn typing_errors_are_counted() {
        for (stem, word, whole, expected) in [
            ("bedreigt", "bedreigt", true, 0),
            ("bedreigt", "bedrijgt", true, 2),
            ("bedreigt", "bedriegt", true, 1),
            ("bedreigt", "bedreigd", true, 1),
            ("bedreig", "bedreigingen", false, 0),
            ("zelfmord", "zlfmordgedachten", false, 1),
            ("abc", "", true, 3),
        ] {
            assert_eq!(count(stem, word, whole), expected, "{stem} {word}");
        }
    }

    fn found(written: &str, word: &str) -> bool {
        let mut stems = Stems::default();
        stems.add(written, 7);
        stems.know("gelopen");
        stems.terms(&[fold(word)]) == [7]
    }

    #[test]
    fn a_word_is_found_in_spite_of_typing_errors() {
        for (written, word) in [
            ("slaat", "slaaat"),
            ("geslagen", "gelsagen"),
            ("zelfmoord*", "zelfmoort"),
            ("zelfmoord*", "zefmoordgedachten"),
            ("*moord*", "doodvermoorden"),
            ("overdosis", "ovrdosus"),
        ] {
            assert!(found(written, word), "{written} {word}");
        }
        for (written, word) in
            [("slaat", "staat"), ("=geslagen", "geslapen"), ("geslopen", "gelopen"), ("dood", "rood")]
        {
            assert!(!found(written, word), "{written} {word}");
        }
    }
}
