//! A text as words, and words as letter groups: folded so that capitals, accents and ways of writing a letter do not count.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The shortest group of letters that counts.
const SHORTEST: usize = 3;
/// The longest.
const LONGEST: usize = 5;
/// Start and factor of the FNV-1a hash, 32 bits.
const FNV: (u32, u32) = (0x811c_9dc5, 0x0100_0193);

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// As it stands in the text.
    pub(super) text: &'t str,
    /// In small letters without accents (Unicode NFKD, marks dropped).
    pub(super) folded: String,
}

/// The words of a text, in order. A word is a run of letters, digits and the marks on them.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || is_combining_mark(letter);
    let runs = text.split(move |letter| !is_part(letter)).filter(|run| !run.is_empty());
    runs.map(|run| Word { text: run, folded: fold(run) }).filter(|word| !word.folded.is_empty())
}

/// A text in small letters without accents.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(char::to_lowercase).nfkd().filter(|letter| !is_combining_mark(*letter)).collect()
}

/// Gives the hashes of all groups of 3 to 5 letters of a folded word, its ends marked so that `huur` at the start of a
/// word is another group than `huur` within one. A group that comes twice is given twice.
pub(super) fn letter_groups(folded: &str, mut each: impl FnMut(u32)) {
    // The hashes of the last letter, of the last two, and so on.
    let mut hashes = [FNV.0; LONGEST];
    let letters = std::iter::once('<').chain(folded.chars()).chain(std::iter::once('>'));
    for (seen, letter) in (1..).zip(letters) {
        hashes.copy_within(..LONGEST - 1, 1);
        hashes[0] = FNV.0;
        for hash in &mut hashes {
            *hash = (*hash ^ u32::from(letter)).wrapping_mul(FNV.1);
        }
        hashes.iter().take(seen).skip(SHORTEST - 1).for_each(|hash| each(*hash));
    }
}

/// The different letter groups of a text, sorted.
pub(super) fn groups_of(text: &str) -> Vec<u32> {
    let mut groups = Vec::new();
    for word in words(text) {
        letter_groups(&word.folded, |group| groups.push(group));
    }
    groups.sort_unstable();
    groups.dedup();
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).map(|word| word.folded).collect()
    }

    #[test]
    fn words_keep_their_own_wording_and_are_folded_beside_it() {
        let found: Vec<_> = words("Mijn huisbaas, à l'Été!").collect();
        assert_eq!(found.iter().map(|word| word.text).collect::<Vec<_>>(), ["Mijn", "huisbaas", "à", "l", "Été"]);
        assert_eq!(folded("Mijn huisbaas, à l'Été!"), ["mijn", "huisbaas", "a", "l", "ete"]);
    }

    #[test]
    fn marks_on_letters_do_not_count_in_any_script() {
        assert_eq!(folded("مُحَامٍ"), folded("محام"));
        assert_eq!(folded("e\u{301}te\u{301}"), ["ete"]);
        assert_eq!(folded(" \u{301} "), Vec::<String>::new());
    }

    #[test]
    fn a_word_of_one_letter_has_one_group_and_long_ones_have_all() {
        assert_eq!(groups_of("a").len(), 1);
        // `<huur>` has 4 groups of three, 3 of four and 2 of five letters.
        assert_eq!(groups_of("huur").len(), 9);
        assert_eq!(groups_of("huur huur"), groups_of("HUUR"));
        assert!(groups_of("?!").is_empty());
    }
}
