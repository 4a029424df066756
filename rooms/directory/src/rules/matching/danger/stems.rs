//! The words that rules speak of, and which of them a typed word may be.

use std::collections::{HashMap, HashSet};

use super::words::{MOST_LETTERS, fold};

/// Which set of words a place in a phrase stands for.
pub(super) type TermId = u16;

/// All words of all rules, found again in spite of typing errors.
#[derive(Debug, Default)]
pub(super) struct Stems {
    by_first_letter: HashMap<char, Vec<Stem>>,
    /// Words that are right as they are: never taken for another with a typing error.
    known: HashSet<Vec<char>>,
    inside: Vec<Stem>,
}

/// A word or the beginning of one.
#[derive(Debug)]
struct Stem {
    letters: Vec<char>,
    letter_set: u64,
    reach: Reach,
    typing_errors: usize,
    terms: Vec<TermId>,
}

/// How much of a word a stem has to cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// `slaat`
    Whole,
    /// `zelfmoord*`
    Beginning,
    /// `*moord*`
    Inside,
}

impl Stems {
    /// Adds a word as rules write it: `slaat`, `zelfmoord*`, `*moord*`, and `=slaat` when typing errors would be another word.
    pub(super) fn add(&mut self, written: &str, term: TermId) {
        let (exact, written) = written.strip_prefix('=').map_or((false, written), |rest| (true, rest));
        let reach = match (written.starts_with('*'), written.ends_with('*')) {
            (true, _) => Reach::Inside,
            (false, true) => Reach::Beginning,
            (false, false) => Reach::Whole,
        };
        let letters = fold(written);
        let typing_errors = if exact || reach == Reach::Inside { 0 } else { typing_errors(letters.len()) };
        let stem = Stem { letter_set: letter_set(&letters), letters, reach, typing_errors, terms: vec![term] };
        let Some(first) = stem.letters.first().copied() else { return };
        let shelf =
            if reach == Reach::Inside { &mut self.inside } else { self.by_first_letter.entry(first).or_default() };
        match shelf
            .iter_mut()
            .find(|old| old.letters == stem.letters && old.reach == reach && old.typing_errors == typing_errors)
        {
            Some(old) => old.terms.push(term),
            None => shelf.push(stem),
        }
    }

    /// Words that are never a typing error of another.
    pub(super) fn know(&mut self, words: &str) {
        self.known.extend(words.split_whitespace().map(fold));
    }

    /// Every term that one of the forms of a word may stand for, in order, once.
    pub(super) fn terms(&self, forms: &[Vec<char>]) -> Vec<TermId> {
        let mut found = Vec::new();
        for word in forms {
            if !self.collect(word, &mut found, |stem, word, _| stem.covers(word)) && !self.known.contains(word) {
                self.collect(word, &mut found, Stem::nearly_covers);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn collect(&self, word: &[char], found: &mut Vec<TermId>, fits: impl Fn(&Stem, &[char], u64) -> bool) -> bool {
        let before = found.len();
        let letters = letter_set(word);
        let shelf = word.first().and_then(|first| self.by_first_letter.get(first));
        for stem in shelf.into_iter().flatten().chain(&self.inside).filter(|stem| fits(stem, word, letters)) {
            found.extend_from_slice(&stem.terms);
        }
        found.len() > before
    }
}

impl Stem {
    fn covers(&self, word: &[char]) -> bool {
        match self.reach {
            Reach::Whole => word == self.letters,
            Reach::Beginning => word.starts_with(&self.letters),
            Reach::Inside => word.windows(self.letters.len()).any(|part| part == self.letters),
        }
    }

    fn nearly_covers(&self, word: &[char], letters: u64) -> bool {
        let missing = (self.letter_set & !letters).count_ones() as usize;
        let extra = if self.reach == Reach::Whole { (letters & !self.letter_set).count_ones() as usize } else { 0 };
        let length = self.letters.len().saturating_sub(word.len());
        let longer = if self.reach == Reach::Whole { word.len().saturating_sub(self.letters.len()) } else { 0 };
        self.typing_errors > 0
            && missing.max(extra).max(length).max(longer) <= self.typing_errors
            && errors(&self.letters, word, self.reach == Reach::Whole) <= self.typing_errors
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
