//! A question as words in a form in which spelling matters less.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Longer questions are read up to here; a question of the front door has some twenty words.
const MOST_WORDS: usize = 400;
/// Longer words are compared by their beginning.
pub(super) const MOST_LETTERS: usize = 28;
/// How much further apart two words stand when a sentence ends between them.
const SENTENCE: usize = 3;

/// One word of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'q> {
    /// As it was typed.
    pub(super) text: &'q str,
    /// Folded; Arabic words also without "and", "in", "the" that are written on to them. Never empty.
    pub(super) forms: Vec<Vec<char>>,
    /// Where it stands, counted in words; the end of a sentence counts as some words.
    pub(super) at: usize,
}

/// The words of a question, folded.
pub(super) fn words(question: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut at = 0;
    for piece in question.split_inclusive(ends_sentence) {
        for text in piece.split(|c: char| !belongs_to_word(c)).flat_map(parts) {
            let folded = fold(text);
            if folded.is_empty() {
                continue;
            }
            words.push(Word { text, forms: forms(folded), at });
            at += 1;
        }
        at += if piece.ends_with(ends_sentence) { SENTENCE } else { 0 };
        if words.len() > MOST_WORDS {
            break;
        }
    }
    words.truncate(MOST_WORDS);
    words
}

/// Small letters without accents, one letter where two stand ("slaaat" and "slaat" are the same), one shape for letters that
/// Arabic, Persian and Pashto keyboards write differently.
pub(super) fn fold(text: &str) -> Vec<char> {
    let mut folded: Vec<char> = Vec::with_capacity(text.len());
    for c in text
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|c| !is_combining_mark(*c) && !is_apostrophe(*c) && c.is_alphanumeric())
    {
        for c in one_shape(c).chars().chain(shapeless(c)) {
            if folded.last() != Some(&c) || c.is_numeric() {
                folded.push(c);
            }
        }
    }
    folded.truncate(MOST_LETTERS);
    folded
}

/// The common shape of a letter that has several, or nothing.
fn one_shape(c: char) -> &'static str {
    match c {
        'ı' => "i",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "s",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ى' | 'ی' | 'ې' | 'ۍ' | 'ے' | 'ێ' => "ي",
        'ک' | 'ګ' | 'ڪ' => "ك",
        'ة' | 'ہ' | 'ھ' | 'ە' | 'ۀ' => "ه",
        'ٱ' => "ا",
        'ړ' => "ر",
        'ډ' => "د",
        'ټ' => "ت",
        'ڼ' => "ن",
        'ء' | 'ـ' => " ",
        _ => "",
    }
    .trim_start()
}

/// The letter itself when it has no common shape.
fn shapeless(c: char) -> Option<char> {
    (one_shape(c).is_empty() && !matches!(c, 'ء' | 'ـ')).then_some(c)
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ';' | '\n' | '؟' | '۔' | '؛' | '…')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

fn belongs_to_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_apostrophe(c) || matches!(c, '\u{200c}' | '\u{200d}' | 'ـ')
}

/// French leaves a vowel out (`m'a`, `qu'il`): those are two words. Everywhere else an apostrophe joins (`z'n`, `don't`, `б'є`).
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let split = text.find(is_apostrophe).and_then(|at| {
        let (before, after) = text.split_at(at);
        let after = after.trim_start_matches(is_apostrophe);
        (is_elided(before) && after.starts_with(begins_with_vowel)).then_some((before, after))
    });
    let (first, second) = split.unwrap_or((text, ""));
    [first, second].into_iter().filter(|part| !part.is_empty())
}

fn is_elided(before: &str) -> bool {
    ["j", "m", "l", "t", "s", "n", "d", "c", "qu"].iter().any(|part| before.eq_ignore_ascii_case(part))
}

fn begins_with_vowel(c: char) -> bool {
    matches!(
        c.to_lowercase().next(),
        Some('a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'é' | 'è' | 'ê' | 'à' | 'â' | 'î' | 'ô' | 'œ')
    )
}

/// A word, and for Arabic script the word without one-letter words and the article written on to it.
fn forms(folded: Vec<char>) -> Vec<Vec<char>> {
    let mut forms = vec![folded];
    if forms.first().and_then(|word| word.first()).is_some_and(|c| ('\u{600}'..='\u{6ff}').contains(c)) {
        for prefixes in [&["و", "ف"][..], &["ب", "ل", "ك", "ع", "ه"], &["ال", "ل"]] {
            let shorter: Vec<_> =
                forms.iter().flat_map(|word| prefixes.iter().filter_map(|prefix| without(word, prefix))).collect();
            forms.extend(shorter);
        }
        forms.truncate(6);
    }
    forms
}

/// The rest of a word after a prefix, when enough is left to be a word.
fn without(word: &[char], prefix: &str) -> Option<Vec<char>> {
    let prefix: Vec<char> = prefix.chars().collect();
    let rest = word.strip_prefix(prefix.as_slice())?;
    (rest.len() >= 3).then(|| rest.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(question: &str) -> Vec<String> {
        words(question).into_iter().map(|word| word.forms[0].iter().collect()).collect()
    }

    #[test]
    fn accents_capitals_and_doubled_letters_do_not_matter() {
        assert_eq!(folded("Slaaat SLAAT slaat"), ["slat", "slat", "slat"]);
        assert_eq!(folded("frappée öldürüyor İntihar ışık"), ["frape", "olduruyor", "intihar", "isik"]);
        assert_eq!(folded("побьёт її"), ["побьет", "і"]);
    }

    #[test]
    fn an_apostrophe_joins_except_where_french_leaves_a_vowel_out() {
        assert_eq!(folded("m'a frappée, qu’elle z'n don't б'є"), ["m", "a", "frape", "qu", "ele", "zn", "dont", "бє"]);
    }

    #[test]
    fn arabic_letters_have_one_shape_and_lose_what_is_written_on_to_them() {
        assert_eq!(folded("می‌زند زوجي زوجی"), ["ميزند", "زوجي", "زوجي"]);
        let forms: Vec<String> = words("والشارع")[0].forms.iter().map(|form| form.iter().collect()).collect();
        assert!(forms.contains(&"شارع".to_owned()), "{forms:?}");
    }

    #[test]
    fn the_end_of_a_sentence_keeps_words_apart() {
        let places: Vec<usize> = words("een twee. drie").iter().map(|word| word.at).collect();
        assert_eq!(places, [0, 1, 2 + SENTENCE]);
    }
}
