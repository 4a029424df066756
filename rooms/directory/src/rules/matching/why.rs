//! Why something fits: the person's own words that led to it.

use super::{letters::Letters, words::words};

/// More words than this are no reason but a repetition of the question.
const MOST_WORDS: usize = 3;
/// A word of fewer letters says little ("ik", "de", "hoe").
const SHORTEST_WORD: usize = 4;
/// How much a word has to speak for an entry rather than for the others to be a reason; found by reading answers.
const SPEAKS: f32 = 5.0;
/// A word is left out when it says less than this share of what the best one says.
const BESIDE_BEST: f32 = 0.5;

/// The words of `question` that speak most for `entry`, in the order in which they were written; often none.
pub(super) fn own_words(letters: &Letters, question: &str, entry: usize) -> Vec<String> {
    let mut telling: Vec<(usize, f32, &str)> = Vec::new();
    for (at, word) in words(question).enumerate() {
        let repeated = telling.iter().any(|(_, _, known)| known.eq_ignore_ascii_case(word.text));
        let speaks = letters.speaks_for(&word.folded, entry);
        if !repeated && speaks >= SPEAKS && word.folded.chars().count() >= SHORTEST_WORD {
            telling.push((at, speaks, word.text));
        }
    }
    telling.sort_by(|one, other| other.1.total_cmp(&one.1));
    telling.truncate(MOST_WORDS);
    let enough = telling.first().map_or(0.0, |best| best.1 * BESIDE_BEST);
    telling.retain(|word| word.1 >= enough);
    telling.sort_by_key(|word| word.0);
    telling.into_iter().map(|(_, _, word)| word.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_led_there_are_quoted_as_written() {
        let letters = Letters::of([
            vec!["mijn huisbaas wil mij buitenzetten", "huisbaas"],
            vec!["ik wil een uitkering"],
            vec!["mijn wil en testament"],
        ]);
        let why = own_words(&letters, "mijn HUISBAAS wil mij buitenzetten, de huisbaas", 0);
        assert_eq!(why, ["HUISBAAS", "buitenzetten"]);
        assert!(own_words(&letters, "xyz", 0).is_empty());
    }
}
