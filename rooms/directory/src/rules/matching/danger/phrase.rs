//! A phrase of a rule: which words, in which order, how far apart.

use std::collections::HashMap;

use super::{
    stems::{Stems, TermId},
    words::Word,
};

/// Words in between when nothing is said.
const NEXT: usize = 1;
/// `..`
const NEAR: usize = 4;
/// `...`
const FAR: usize = 9;
/// Words between two parts of a phrase that may stand in any order (`+`).
const APART: usize = 8;
/// How far from a sign its look-alike may stand.
const AROUND: usize = 14;

/// A phrase, ready to be looked for.
#[derive(Debug)]
pub(super) struct Phrase {
    parts: Vec<Vec<Step>>,
}

/// A word of a phrase and how many words may stand between it and the one before.
#[derive(Debug)]
struct Step {
    gap: usize,
    term: TermId,
}

/// The words of one question by the terms they may stand for.
#[derive(Debug)]
pub(super) struct Found<'q> {
    words: Vec<Word<'q>>,
    /// Term and index of a word, sorted.
    terms: Vec<(TermId, usize)>,
}

/// The sets of words that phrases name, by how they are written.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// Sets of words with a name: `nl.partner`.
    pub(super) families: HashMap<String, String>,
    ids: HashMap<String, TermId>,
    pub(super) stems: Stems,
}

/// What is wrong with a phrase.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PhraseError {
    /// It names a set of words that is not there.
    #[error("‘{0}’ is not a family of words")]
    Family(String),
    /// It has no words.
    #[error("‘{0}’ has a part without words")]
    Empty(String),
}

impl Terms {
    /// Reads a phrase; `lang` is where families without a language are looked for. A choice of several words (`niet|nooit_meer`)
    /// gives a phrase of its own.
    pub(super) fn phrases(&mut self, written: &str, lang: &str) -> Result<Vec<Phrase>, PhraseError> {
        written_out(written).iter().map(|written| self.phrase(written, lang)).collect()
    }

    fn phrase(&mut self, written: &str, lang: &str) -> Result<Phrase, PhraseError> {
        let parts = written.trim().split(" + ").map(|part| self.part(part, lang)).collect::<Result<Vec<_>, _>>()?;
        if parts.iter().any(Vec::is_empty) {
            return Err(PhraseError::Empty(written.to_owned()));
        }
        Ok(Phrase { parts })
    }

    fn part(&mut self, written: &str, lang: &str) -> Result<Vec<Step>, PhraseError> {
        let mut steps = Vec::new();
        let mut gap = NEXT;
        for item in written.split_whitespace() {
            match item {
                ".." => gap = NEAR,
                "..." => gap = FAR,
                "+" => return Err(PhraseError::Empty(written.to_owned())),
                item => {
                    for word in words_of(item) {
                        steps.push(Step { gap, term: self.term(word, lang)? });
                        gap = 0;
                    }
                    gap = NEXT;
                }
            }
        }
        Ok(steps)
    }

    /// The term of `word|stem*|{family}`.
    fn term(&mut self, written: &str, lang: &str) -> Result<TermId, PhraseError> {
        let mut words: Vec<String> = Vec::new();
        for choice in written.split('|') {
            match choice.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(name) => words.extend(self.family(name, lang)?.split_whitespace().map(str::to_owned)),
                None => words.push(choice.to_owned()),
            }
        }
        let key = words.join("|");
        let next = TermId::try_from(self.ids.len()).unwrap_or(TermId::MAX);
        if let Some(term) = self.ids.get(&key) {
            return Ok(*term);
        }
        for word in &words {
            self.stems.add(word, next);
        }
        self.ids.insert(key, next);
        Ok(next)
    }

    fn family(&self, name: &str, lang: &str) -> Result<&str, PhraseError> {
        let own = format!("{lang}.{name}");
        self.families.get(&own).or_else(|| self.families.get(name)).map(String::as_str).ok_or(PhraseError::Family(own))
    }
}

/// A phrase once for each of its choices of several words; single words stay together in one choice.
fn written_out(written: &str) -> Vec<String> {
    let mut phrases = vec![String::new()];
    for item in written.split_whitespace() {
        let choices = choices(item);
        phrases =
            phrases.iter().flat_map(|start| choices.iter().map(move |choice| format!("{start} {choice}"))).collect();
    }
    phrases
}

/// `niet_meer` is two words that follow each other; a choice or a family is one.
fn words_of(item: &str) -> Vec<&str> {
    if item.contains(['|', '{']) { vec![item] } else { item.split('_').collect() }
}

fn choices(item: &str) -> Vec<String> {
    let (long, single): (Vec<&str>, Vec<&str>) =
        item.split('|').partition(|choice| choice.contains('_') && !choice.starts_with('{'));
    let single = (!single.is_empty()).then(|| single.join("|"));
    single.into_iter().chain(long.into_iter().map(str::to_owned)).collect()
}

impl<'q> Found<'q> {
    /// Looks up every word of a question.
    pub(super) fn new(words: Vec<Word<'q>>, stems: &Stems) -> Self {
        let mut terms: Vec<(TermId, usize)> = Vec::with_capacity(words.len() * 4);
        for (index, word) in words.iter().enumerate() {
            terms.extend(stems.terms(&word.forms).into_iter().map(|term| (term, index)));
        }
        terms.sort_unstable();
        Self { words, terms }
    }

    /// The different terms, in order.
    pub(super) fn terms(&self) -> impl Iterator<Item = TermId> {
        self.terms.chunk_by(|one, other| one.0 == other.0).filter_map(|same| same.first().map(|(term, _)| *term))
    }

    fn has(&self, term: TermId) -> bool {
        self.places(term).next().is_some()
    }

    /// Indices of the words that may stand for a term, in order.
    fn places(&self, term: TermId) -> impl Iterator<Item = usize> {
        let from = self.terms.partition_point(|(other, _)| *other < term);
        self.terms.iter().skip(from).take_while(move |(other, _)| *other == term).map(|(_, index)| *index)
    }

    fn at(&self, index: usize) -> usize {
        self.words.get(index).map_or(usize::MAX, |word| word.at)
    }

    /// Only the words around these places: a long story has look-alikes elsewhere that say nothing about this.
    fn around(&self, places: &[usize]) -> Self {
        let (first, last) = (places.iter().min(), places.iter().max());
        let low = first.map_or(0, |first| self.at(*first)).saturating_sub(AROUND);
        let high = last.map_or(usize::MAX, |last| self.at(*last)).saturating_add(AROUND);
        let near = |(_, index): &&(TermId, usize)| (low..=high).contains(&self.at(*index));
        Self { words: self.words.clone(), terms: self.terms.iter().filter(near).copied().collect() }
    }

    /// What was typed at these places.
    pub(super) fn texts(&self, mut places: Vec<usize>) -> Vec<String> {
        places.sort_unstable();
        places.iter().filter_map(|index| self.words.get(*index)).map(|word| word.text.to_owned()).collect()
    }
}

impl Phrase {
    /// The term by which to find this phrase: the one that the fewest phrases have.
    pub(super) fn key(&self, uses: &HashMap<TermId, usize>) -> Option<TermId> {
        self.terms().min_by_key(|term| uses.get(term).copied().unwrap_or(0))
    }

    /// Every term, in order.
    pub(super) fn terms(&self) -> impl Iterator<Item = TermId> {
        self.parts.iter().flatten().map(|step| step.term)
    }

    /// The indices of the words that say this phrase, or nothing.
    pub(super) fn said_in(&self, found: &Found<'_>) -> Option<Vec<usize>> {
        let mut said = Vec::new();
        (self.terms().all(|term| found.has(term)) && place_parts(&self.parts, found, &mut said)).then_some(said)
    }

    /// Whether the words near these places say this phrase.
    pub(super) fn is_said_near(&self, places: &[usize], found: &Found<'_>) -> bool {
        self.terms().all(|term| found.has(term)) && self.said_in(&found.around(places)).is_some()
    }
}

/// Puts the parts that are left beside those that have been placed.
fn place_parts(parts: &[Vec<Step>], found: &Found<'_>, said: &mut Vec<usize>) -> bool {
    let Some((part, rest)) = parts.split_first() else { return true };
    let before = said.len();
    place_steps(part, found, said, before, &mut |said| {
        let (earlier, own) = said.split_at(before);
        stands_beside(earlier, own, found) && place_parts(rest, found, said)
    })
}

/// Puts the words of one part one after another, each as near to the one before as its gap asks, then goes on.
fn place_steps(
    steps: &[Step],
    found: &Found<'_>,
    said: &mut Vec<usize>,
    start: usize,
    go_on: &mut dyn FnMut(&mut Vec<usize>) -> bool,
) -> bool {
    let Some((step, rest)) = steps.split_first() else { return go_on(said) };
    let last = said.get(start..).and_then(<[usize]>::last).copied();
    for index in found.places(step.term) {
        let fits = last.is_none_or(|last| index > last && found.at(index) - found.at(last) - 1 <= step.gap);
        if !fits || said.contains(&index) {
            continue;
        }
        said.push(index);
        if place_steps(rest, found, said, start, go_on) {
            return true;
        }
        said.pop();
    }
    false
}

/// Whether a part overlaps no earlier one and is not far from one.
fn stands_beside(earlier: &[usize], own: &[usize], found: &Found<'_>) -> bool {
    let (Some(first), Some(last)) = (own.first(), own.last()) else { return true };
    let (first, last) = (found.at(*first), found.at(*last));
    earlier.is_empty()
        || earlier.iter().map(|index| found.at(*index)).any(|at| {
            let (low, high) = if at < first { (at, first) } else { (last.min(at), at) };
            high.saturating_sub(low).saturating_sub(1) <= APART
        })
}

#[cfg(test)]
mod tests {
    use super::{super::words::words, *};

    fn says(phrase: &str, question: &str) -> bool {
        let mut terms = Terms::default();
        terms.families.insert("nl.me".to_owned(), "mij me".to_owned());
        let phrases = terms.phrases(phrase, "nl").unwrap();
        let found = Found::new(words(question), &terms.stems);
        phrases.iter().any(|phrase| phrase.said_in(&found).is_some())
    }

    #[test]
    fn words_stand_in_order_and_near() {
        assert!(says("man slaat {me}", "mijn man slaat mij"));
        assert!(says("man slaat {me}", "mijn man slaat ook mij"));
        assert!(!says("man slaat {me}", "mijn man slaat soms ook mij"));
        assert!(says("man .. slaat .. {me}", "mijn man die drinkt slaat soms ook mij"));
        assert!(!says("man slaat", "mijn man. Slaat."));
        assert!(!says("wil_dood", "wil niet dood"));
        assert!(!says("man slaat", "slaat mijn man"));
        assert!(says("wil niet|nooit_meer leven", "ik wil nooit meer leven"));
        assert!(!says("wil niet|nooit_meer leven", "ik wil nooit leven"));
    }

    #[test]
    fn parts_stand_in_any_order() {
        assert!(says("man + slaat + {me}", "mij slaat mijn man"));
        assert!(says("slaat {me} + man", "elke avond slaat mij mijn man"));
        assert!(!says("mij + {me}", "mij"));
        assert!(!says("man + slaat", "man een twee drie vier vijf zes zeven acht negen tien slaat"));
    }

    #[test]
    fn a_phrase_names_families_that_are_there() {
        let mut terms = Terms::default();
        assert_eq!(terms.phrases("{you}", "nl").unwrap_err(), PhraseError::Family("nl.you".to_owned()));
        assert!(matches!(terms.phrases("a + ", "nl"), Err(PhraseError::Empty(_))));
    }
}
