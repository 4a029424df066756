//! How much of a question is found in an entry, letter group by letter group. Needs no vectors and takes a tenth of a
//! millisecond, so it answers while somebody types; it also catches names, slang and typing errors that vectors miss.

use super::words::{groups_of, letter_groups, words};

/// How many texts with a letter group count half (BM25's k1).
const HALF: f32 = 1.5;
/// How far entries with many texts need more of them (BM25's b).
const LENGTH: f32 = 0.3;
/// No question looks at more places than this, so that a very long one in a very large directory stays quick.
const MOST_PLACES: usize = 2_000_000;
/// The table grows when one slot in so many is used: fuller ones are slow.
const FULL: usize = 2;

/// For each letter group, in which entries it stands and how heavily.
#[derive(Debug, Default)]
pub(super) struct Letters {
    entries: usize,
    table: Table<()>,
    /// The places of group `g` are `places[starts[g]..starts[g + 1]]`.
    starts: Vec<u32>,
    places: Vec<Place>,
    /// By group: the mean weight over all entries.
    means: Vec<f32>,
}

/// An entry in the upper 24 bits, the weight there from 0 to 255 in the lower 8.
#[derive(Debug, Clone, Copy)]
struct Place(u32);

impl Place {
    fn new(entry: u32, weight: f32) -> Self {
        // A weight lies between 0 and 1, so this cannot cut.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and 255")]
        Self(entry << 8 | (weight.clamp(0.0, 1.0) * 255.0) as u32)
    }

    const fn entry(self) -> usize {
        (self.0 >> 8) as usize
    }

    fn weight(self) -> f32 {
        f32::from(self.0.to_le_bytes()[0]) / 255.0
    }
}

impl Letters {
    /// The index of `entries`: each a list of texts.
    pub(super) fn of<'t, T: IntoIterator<Item = &'t str>>(entries: impl IntoIterator<Item = T>) -> Self {
        let mut count = Count::default();
        for entry in entries {
            count.entry(entry);
        }
        count.into_letters()
    }

    /// The share of a question found in each entry: the sum of idf × weight over its different letter groups, divided by the
    /// sum of idf. idf = ln(1 + N / number of entries with it); a group that nobody has weighs as if one had it.
    pub(super) fn shares(&self, question: &str) -> Vec<f32> {
        let mut of_entries = vec![0.0; self.entries];
        let mut all = 0.0;
        let mut left = MOST_PLACES;
        let mut found: Vec<&[Place]> = groups_of(question).iter().map(|group| self.places_of(*group)).collect();
        found.sort_unstable_by_key(|places| places.len());
        for places in found {
            let idf = self.idf(places.len());
            all += idf;
            let Some(after) = left.checked_sub(places.len()) else { continue };
            left = after;
            for place in places {
                if let Some(sum) = of_entries.get_mut(place.entry()) {
                    *sum += idf * place.weight();
                }
            }
        }
        if all > 0.0 {
            of_entries.iter_mut().for_each(|sum| *sum /= all);
        }
        of_entries
    }

    /// How much one word speaks for an entry rather than for the others: its idf × weight there, less the mean over all.
    pub(super) fn speaks_for(&self, word: &str, entry: usize) -> f32 {
        let mut sum = 0.0;
        for group in groups_of(word) {
            let places = self.places_of(group);
            let at = places.binary_search_by_key(&entry, |place| place.entry()).ok();
            let here = at.and_then(|at| places.get(at)).map_or(0.0, |place| place.weight());
            sum += self.idf(places.len()) * (here - self.mean_of(group));
        }
        sum
    }

    fn mean_weights(&self) -> Vec<f32> {
        let bounds = self.starts.windows(2).map(|bounds| match bounds {
            [start, end] => self.places.get(*start as usize..*end as usize).unwrap_or_default(),
            _ => &[],
        });
        let sums = bounds.map(|places| places.iter().map(|place| place.weight()).sum::<f32>());
        sums.map(|sum| sum / as_f32(self.entries.max(1))).collect()
    }

    fn places_of(&self, group: u32) -> &[Place] {
        let range = || {
            let at = self.table.find(group)? as usize;
            let [start, end] = self.starts.get(at..at + 2)? else { return None };
            self.places.get(*start as usize..*end as usize)
        };
        range().unwrap_or_default()
    }

    fn mean_of(&self, group: u32) -> f32 {
        self.table.find(group).and_then(|at| self.means.get(at as usize)).copied().unwrap_or(0.0)
    }

    fn idf(&self, entries_with_it: usize) -> f32 {
        (as_f32(self.entries) / as_f32(entries_with_it.max(1))).ln_1p()
    }
}

/// Letters while they are counted.
#[derive(Default)]
struct Count {
    table: Table<LastSeen>,
    pairs: Vec<Pair>,
    texts: u32,
    /// By entry: how many texts it has.
    sizes: Vec<u32>,
}

/// Where a group was seen last: in which text, counted from 1, and as which pair. Noted in the table itself, because every
/// other place in memory would be one more to wait for, two million times.
#[derive(Debug, Clone, Copy, Default)]
struct LastSeen {
    text: u32,
    pair: u32,
}

/// A group in an entry, and in how many of its texts it stands.
struct Pair {
    group: u32,
    entry: u32,
    texts: u32,
}

impl Count {
    fn entry<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        let entry = as_u32(self.sizes.len());
        let before = self.texts;
        for text in texts {
            self.texts += 1;
            for word in words(text) {
                letter_groups(&word.folded, |group| self.group(group, entry));
            }
        }
        self.sizes.push(self.texts - before);
    }

    fn group(&mut self, hash: u32, entry: u32) {
        let text = self.texts;
        let Some(slot) = self.table.find_or_add(hash) else { return };
        if slot.note.text == text {
            return;
        }
        // A group that was never seen points at the first pair, which is one of another group or of none yet.
        let is_new = slot.note.text == 0;
        slot.note.text = text;
        match self.pairs.get_mut(slot.note.pair as usize).filter(|pair| !is_new && pair.entry == entry) {
            Some(known) => known.texts += 1,
            None => {
                slot.note.pair = as_u32(self.pairs.len());
                self.pairs.push(Pair { group: slot.number - 1, entry, texts: 1 });
            }
        }
    }

    /// Puts the pairs in the order of their groups; within a group the entries stay in order.
    fn into_letters(self) -> Letters {
        let mut starts = vec![0_u32; self.table.len() + 1];
        for pair in &self.pairs {
            if let Some(next) = starts.get_mut(pair.group as usize + 1) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut free = starts.clone();
        let mut places = vec![Place(0); self.pairs.len()];
        let halves = self.halves();
        for pair in &self.pairs {
            let half = halves.get(pair.entry as usize).copied().unwrap_or(HALF);
            let texts = pair.texts as f32;
            let Some(at) = free.get_mut(pair.group as usize) else { continue };
            if let Some(place) = places.get_mut(*at as usize) {
                *place = Place::new(pair.entry, texts / (texts + half));
            }
            *at += 1;
        }
        let mut letters =
            Letters { entries: self.sizes.len(), table: self.table.without_notes(), starts, places, means: Vec::new() };
        letters.means = letters.mean_weights();
        letters
    }

    /// By entry: how many texts with a group count half there.
    fn halves(&self) -> Vec<f32> {
        let mean = as_f32(self.texts as usize) / as_f32(self.sizes.len().max(1));
        let half = |size: &u32| HALF * (1.0 - LENGTH + LENGTH * as_f32(*size as usize) / mean.max(1.0));
        self.sizes.iter().map(half).collect()
    }
}

/// Numbers hashes in the order in which they come, with room for a note on each: open addressing, because a general map takes
/// three times as long.
#[derive(Debug, Default)]
struct Table<N> {
    /// A power of two of them, or none.
    slots: Vec<Slot<N>>,
    used: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot<N> {
    hash: u32,
    /// Counted from 1; 0: free.
    number: u32,
    note: N,
}

impl<N: Copy + Default> Table<N> {
    const fn len(&self) -> usize {
        self.used
    }

    fn find(&self, hash: u32) -> Option<u32> {
        self.slots.get(self.place(hash)?)?.number.checked_sub(1)
    }

    fn find_or_add(&mut self, hash: u32) -> Option<&mut Slot<N>> {
        if self.used * FULL >= self.slots.len() {
            self.grow();
        }
        let slot = self.place(hash).and_then(|at| self.slots.get_mut(at))?;
        if slot.number == 0 {
            self.used += 1;
            *slot = Slot { hash, number: as_u32(self.used), note: N::default() };
        }
        Some(slot)
    }

    /// Where `hash` stands, or the free place where it belongs.
    fn place(&self, hash: u32) -> Option<usize> {
        let last = self.slots.len().checked_sub(1)?;
        let spread = hash.wrapping_mul(0x9e37_79b1);
        let start = (spread ^ spread >> 15) as usize;
        let stops = |at: &usize| self.slots.get(*at).is_some_and(|slot| slot.number == 0 || slot.hash == hash);
        (0..=last).map(|step| (start + step) & last).find(stops)
    }

    fn grow(&mut self) {
        let larger = vec![Slot::default(); (self.slots.len() * 2).max(1 << 12)];
        for old in std::mem::replace(&mut self.slots, larger) {
            if old.number > 0
                && let Some(slot) = self.place(old.hash).and_then(|at| self.slots.get_mut(at))
            {
                *slot = old;
            }
        }
    }

    fn without_notes(self) -> Table<()> {
        let bare = |slot: &Slot<N>| Slot { hash: slot.hash, number: slot.number, note: () };
        Table { slots: self.slots.iter().map(bare).collect(), used: self.used }
    }
}

fn as_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^24")]
fn as_f32(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn three() -> Letters {
        Letters::of([
            vec!["mijn huisbaas zet mij buiten", "uithuiszetting"],
            vec!["ik kan mijn facturen niet betalen"],
            vec!["een plaats in de crèche"],
        ])
    }

    fn best(letters: &Letters, question: &str) -> usize {
        let shares = letters.shares(question);
        (0..shares.len()).max_by(|a, b| shares[*a].total_cmp(&shares[*b])).unwrap()
    }

    #[test]
    fn a_question_is_found_where_its_letters_are() {
        let letters = three();
        assert_eq!(best(&letters, "huisbaas"), 0);
        assert_eq!(best(&letters, "onbetaalde factuur"), 1);
        assert_eq!(best(&letters, "CRECHE?"), 2);
        assert_eq!(letters.shares(""), [0.0; 3]);
    }

    #[test]
    fn a_word_speaks_for_the_entry_that_has_it() {
        let letters = three();
        assert!(letters.speaks_for("huisbaas", 0) > 1.0);
        assert!(letters.speaks_for("huisbaas", 1) < 0.0);
        assert!(letters.speaks_for("mijn", 0).abs() < letters.speaks_for("huisbaas", 0));
    }

    #[test]
    fn an_index_of_nothing_answers_nothing() {
        assert!(Letters::of(Vec::<Vec<&str>>::new()).shares("huur").is_empty());
    }

    proptest! {
        /// The quick index says the same as counting by hand.
        #[test]
        fn shares_are_what_counting_by_hand_gives(texts in prop::collection::vec("[a-d ]{0,12}", 1..6), question in "[a-e ]{0,12}") {
            let letters = Letters::of(texts.iter().map(|text| [text.as_str()]));
            let groups: Vec<_> = texts.iter().map(|text| groups_of(text)).collect();
            let (mut all, mut sums) = (0.0, vec![0.0; texts.len()]);
            for group in groups_of(&question) {
                let with: Vec<_> = (0..texts.len()).filter(|at| groups[*at].contains(&group)).collect();
                let idf = (texts.len() as f32 / with.len().max(1) as f32).ln_1p();
                all += idf;
                for at in with {
                    sums[at] += idf * 1.0 / (1.0 + HALF);
                }
            }
            for (share, sum) in letters.shares(&question).iter().zip(sums) {
                let by_hand = if all > 0.0 { sum / all } else { 0.0 };
                prop_assert!((share - by_hand).abs() < 0.01, "{share} {by_hand}");
            }
        }
    }
}
