//! Everything made from one edition to answer questions with.

use std::sync::Arc;

use encoder::Encoder;
use kernel::{Instant, Slug};

use super::{
    Answer, Kind, Match, Question, Thought, clarify,
    entries::Entry,
    letters::Letters,
    meaning::Meaning,
    rank::{Ranked, Scale, best, settle_ties},
    vectors::Kept,
    why,
    words::{Word, words},
};
use crate::rules::Edition;

/// How many matches an answer has at most.
pub const MOST_MATCHES: usize = 6;
/// A match whose chance is less than this share of the best one's is not worth reading, unless it is among the first three.
const WORTH_READING: f32 = 0.1;
/// The first matches, always given.
const ALWAYS_GIVEN: usize = 3;

/// A question of more words than this is not vague because several things fit: it tells a story.
const SHORT: usize = 5;

/// How the points of letters alone read.
const BY_LETTERS: Scale =
    Scale { even: 0.25, slope: 14.0, tie: 0.004, vague_below: 0.25, flat: 0.0, known_from: 0.3, telling: 4.5 };

/// All that answers questions on one edition of a directory. Never changed once made, so it is shared without locks.
#[derive(Debug, Clone)]
pub struct Index {
    entries: Arc<[Entry]>,
    front_desk: Option<Slug>,
    letters: Arc<Letters>,
    meaning: Option<Arc<Meaning>>,
}

impl Index {
    /// An index that knows letters only: made in a few tens of milliseconds, for the time until the vectors are there.
    #[must_use]
    pub fn letters(edition: &Edition) -> Self {
        let entries = Entry::all(edition);
        let letters = Arc::new(Letters::of(entries.iter().map(Entry::texts)));
        let front_desk = edition.front_desk().map(|service| service.slug.clone());
        Self { front_desk, letters, entries: entries.into(), meaning: None }
    }

    /// The same index with the meaning of its texts, and all vectors of it that are worth keeping.
    ///
    /// Encodes what is not among `kept`, 3 ms a text: a job for the background.
    #[must_use]
    pub fn with_meaning(&self, encoder: Arc<Encoder>, kept: Kept) -> (Self, Kept) {
        let (meaning, kept) = Meaning::of(&self.entries, encoder, kept);
        (Self { meaning: Some(Arc::new(meaning)), ..self.clone() }, kept)
    }

    /// Whether it knows the meaning of its texts.
    #[must_use]
    pub const fn knows_meaning(&self) -> bool {
        self.meaning.is_some()
    }

    /// What the encoder makes of `question`: the larger part of the time an answer takes, so it is done once. Nothing while somebody
    /// types, and in an index without meaning.
    #[must_use]
    pub fn think(&self, question: &Question) -> Option<Thought> {
        let meaning = self.meaning.as_ref().filter(|_| !question.is_typing())?;
        Some(meaning.think(question.text()))
    }

    /// What fits `question`, as it is at `now`, in the edition that this index was made from.
    ///
    /// Without a `thought` letters alone answer: a tenth of a millisecond. Danger signs are not looked for: whoever asks puts the
    /// urgent lines first.
    #[must_use]
    pub fn answer(&self, edition: &Edition, question: &Question, thought: Option<&Thought>, now: Instant) -> Answer {
        let (points, scale) = self.points(question, thought);
        let mut ranked = best(&points, MOST_MATCHES * 2);
        settle_ties(&mut ranked, scale.tie, |entry| self.soonest(edition, entry, now));
        ranked.retain(|ranked| ranked.points > 0.0);
        if is_short(question) && ranked.first().is_some_and(|first| first.points < scale.known_from) {
            ranked.clear();
        }
        let is_vague = self.is_vague(question, &ranked, scale);
        let clarify = if is_vague { self.topics(&ranked) } else { Vec::new() };
        let shown = self.shown(&ranked, scale, is_vague);
        let matches: Vec<_> = shown.into_iter().filter_map(|ranked| self.matched(question, ranked, scale)).collect();
        let out_of_scope = matches.first().is_some_and(|first| first.kind == Kind::Elsewhere);
        Answer { urgent: Vec::new(), matches, out_of_scope, clarify }
    }

    /// The points of every entry, and how they read.
    fn points(&self, question: &Question, thought: Option<&Thought>) -> (Vec<f32>, Scale) {
        let mut points = self.letters.shares(question.text());
        match self.meaning.as_ref().zip(thought) {
            Some((meaning, thought)) => {
                meaning.add_to(&mut points, &thought.vector);
                (points, Meaning::SCALE)
            }
            None => (points, BY_LETTERS),
        }
    }

    /// Whether nothing fits well, nothing stands out of a short question, or the front desk itself fits best.
    fn is_vague(&self, question: &Question, ranked: &[Ranked], scale: Scale) -> bool {
        let Some(first) = ranked.first() else { return true };
        let stands_out = ranked.get(3).is_none_or(|fourth| first.points - fourth.points >= scale.flat);
        scale.chance(first.points) < scale.vague_below
            || self.is_front_desk(first)
            || is_short(question) && !(stands_out && self.says_something(question, first, scale))
    }

    /// One word is a topic, however broad ("werk"); a short sentence needs a word that speaks for what fits best: "ik heb een
    /// vraagje" has none.
    fn says_something(&self, question: &Question, first: &Ranked, scale: Scale) -> bool {
        let is_one_word = words(question.text()).nth(1).is_none();
        let speaks = |word: Word<'_>| self.letters.speaks_for(&word.folded, first.entry) >= scale.telling;
        scale.telling <= 0.0 || is_one_word || words(question.text()).any(speaks)
    }

    fn topics(&self, ranked: &[Ranked]) -> Vec<Slug> {
        clarify::topics(ranked, &self.entries, self.front_desk.as_ref())
    }

    /// The ones to show: the first three, others while they are worth reading, and the front desk when the question is vague.
    fn shown(&self, ranked: &[Ranked], scale: Scale, is_vague: bool) -> Vec<Ranked> {
        let worth = ranked.first().map_or(0.0, |first| scale.chance(first.points) * WORTH_READING);
        let is_read = |(at, ranked): &(usize, &Ranked)| *at < ALWAYS_GIVEN || scale.chance(ranked.points) >= worth;
        let mut shown: Vec<_> =
            ranked.iter().enumerate().take(MOST_MATCHES).filter(is_read).map(|(_, ranked)| *ranked).collect();
        if is_vague && !shown.iter().any(|ranked| self.is_front_desk(ranked)) {
            let desk = self.entries.iter().position(|entry| Some(&entry.slug) == self.front_desk.as_ref());
            shown.truncate(MOST_MATCHES - 1);
            shown.extend(desk.map(|entry| Ranked { entry, points: scale.even }));
        }
        shown
    }

    fn is_front_desk(&self, ranked: &Ranked) -> bool {
        self.entries.get(ranked.entry).is_some_and(|entry| Some(&entry.slug) == self.front_desk.as_ref())
    }

    fn matched(&self, question: &Question, ranked: Ranked, scale: Scale) -> Option<Match> {
        let entry = self.entries.get(ranked.entry)?;
        Some(Match {
            entry: entry.slug.clone(),
            kind: entry.kind,
            score: scale.chance(ranked.points),
            why: why::own_words(&self.letters, question.text(), ranked.entry),
        })
    }

    /// When an entry next receives somebody: `now` when it is open. None for what is done elsewhere.
    fn soonest(&self, edition: &Edition, entry: usize, now: Instant) -> Option<Instant> {
        let entry = self.entries.get(entry).filter(|entry| entry.kind == Kind::Service)?;
        let (_, availability) = edition.soonest(edition.service(entry.slug.as_str())?, now)?;
        availability.now.map(|_| now).or(availability.next.map(|next| next.start))
    }
}

fn is_short(question: &Question) -> bool {
    words(question.text()).nth(SHORT).is_none()
}
