//! Everything made from one edition to answer questions with.

use std::sync::Arc;

use encoder::Vector;
use kernel::{Instant, Slug};

use super::{
    answer::{Answer, EntryKind, Match, Why},
    clarify,
    entries::Entry,
    letters::Letters,
    meaning::Meaning,
    rank::{Ranked, Scale, best, settle_ties},
    vectors::Vectors,
    why,
};
use crate::rules::{Edition, hours::Availability};

/// How many matches an answer has at most.
const MOST_MATCHES: usize = 8;
/// A match whose chance is less than this share of the best one's is not worth reading, unless it is among the first three.
const WORTH_READING: f32 = 0.1;
/// The first matches, always given.
const ALWAYS_GIVEN: usize = 3;

/// How the points of letters alone read.
const BY_LETTERS: Scale = Scale { even: 0.30, slope: 14.0, tie: 0.004, vague_below: 0.10 };

/// All that answers questions on one edition of a directory; never changed once made, so it is shared without locks.
#[derive(Debug)]
pub struct Index {
    edition: Arc<Edition>,
    entries: Vec<Entry>,
    front_desk: Option<Slug>,
    letters: Letters,
    meaning: Option<Meaning>,
}

impl Index {
    /// An index that knows letters only: made in a few tens of milliseconds, for the time until the vectors are there.
    #[must_use]
    pub fn letters_only(edition: Arc<Edition>) -> Self {
        let entries = Entry::all(&edition);
        let letters = Letters::of(entries.iter().map(Entry::texts));
        Self { front_desk: Entry::front_desk(&edition), letters, entries, edition, meaning: None }
    }

    /// The same index with the meaning of its texts; encodes what `vectors` does not know yet, so it may take long.
    #[must_use]
    pub fn with_meaning(self, vectors: &mut Vectors<'_>) -> Self {
        let meaning = Meaning::of(&self.entries, vectors);
        Self { meaning: Some(meaning), ..self }
    }

    /// The edition it was made from.
    #[must_use]
    pub fn edition(&self) -> &Arc<Edition> {
        &self.edition
    }

    /// Whether it knows the meaning of its texts.
    #[must_use]
    pub const fn knows_meaning(&self) -> bool {
        self.meaning.is_some()
    }

    /// What fits `question`, as it is at `now`.
    ///
    /// `vector` is the question as the encoder of this index sees it ([`encoder::Kind::Question`]). Without one, or in an
    /// index without meaning, letters alone answer: quick enough for every key that somebody types. Urgent lines are not
    /// looked for here; see [`super::danger`].
    #[must_use]
    pub fn answer(&self, question: &str, vector: Option<&Vector>, now: Instant) -> Answer {
        let seen = self.meaning.as_ref().zip(vector).map(|(meaning, vector)| (meaning, meaning.view(vector)));
        let mut points = self.letters.shares(question).of_entries;
        let scale = seen.as_ref().map_or(BY_LETTERS, |_| Meaning::SCALE);
        if let Some((meaning, view)) = &seen {
            meaning.add_to(&mut points, view);
        }
        let mut ranked = best(&points, MOST_MATCHES + 4);
        settle_ties(&mut ranked, scale.tie, |entry| self.soonest(entry, now));
        let sure = ranked.first().map_or(0.0, |first| scale.chance(first.points));
        let is_vague = sure < scale.vague_below || self.is_front_desk(ranked.first());
        let clarify = if is_vague { clarify::topics(&ranked, &self.entries, self.front_desk.as_ref()) } else { Vec::new() };
        let shown = self.shown(&ranked, scale, is_vague);
        let reason = |entry: usize| match (why::own_words(&self.letters, question, entry), &seen) {
            (Why::Unsaid, Some((meaning, view))) => meaning.nearest(view, entry, &self.entries),
            (words, _) => words,
        };
        let matches: Vec<_> =
            shown.iter().filter_map(|ranked| self.matched(*ranked, scale, reason(ranked.entry), now)).collect();
        Answer {
            urgent: Vec::new(),
            out_of_scope: matches.first().is_some_and(|first| first.kind == EntryKind::Elsewhere),
            matches,
            clarify,
            by_meaning: seen.is_some(),
        }
    }

    /// The ones to show: the first three, others while they are worth reading, and the front desk when the question is vague.
    fn shown(&self, ranked: &[Ranked], scale: Scale, is_vague: bool) -> Vec<Ranked> {
        let worth = ranked.first().map_or(0.0, |first| scale.chance(first.points) * WORTH_READING);
        let reads = |(at, ranked): &(usize, &Ranked)| *at < ALWAYS_GIVEN || scale.chance(ranked.points) >= worth;
        let said_something = |ranked: &&Ranked| ranked.points > 0.0;
        let mut shown: Vec<_> =
            ranked.iter().filter(said_something).take(MOST_MATCHES).enumerate().filter(reads).map(|(_, ranked)| *ranked).collect();
        let desk = self.entries.iter().position(|entry| Some(&entry.slug) == self.front_desk.as_ref());
        if let Some(desk) = desk.filter(|desk| is_vague && !shown.iter().any(|ranked| ranked.entry == *desk)) {
            let known = ranked.iter().find(|ranked| ranked.entry == desk);
            shown.push(known.copied().unwrap_or(Ranked { entry: desk, points: scale.even }));
        }
        shown
    }

    fn is_front_desk(&self, ranked: Option<&Ranked>) -> bool {
        let entry = ranked.and_then(|ranked| self.entries.get(ranked.entry));
        entry.is_some_and(|entry| Some(&entry.slug) == self.front_desk.as_ref())
    }

    fn matched(&self, ranked: Ranked, scale: Scale, why: Why, now: Instant) -> Option<Match> {
        let entry = self.entries.get(ranked.entry)?;
        Some(Match {
            slug: entry.slug.clone(),
            kind: entry.kind,
            score: scale.chance(ranked.points),
            why,
            availability: self.availability(entry, now).unwrap_or_default(),
        })
    }

    fn availability(&self, entry: &Entry, now: Instant) -> Option<Availability> {
        let service = self.edition.service(entry.slug.as_str()).filter(|_| entry.kind == EntryKind::Service)?;
        self.edition.soonest(service, now).map(|(_, availability)| availability)
    }

    /// When an entry next receives somebody: `now` when it is open.
    fn soonest(&self, entry: usize, now: Instant) -> Option<Instant> {
        let availability = self.availability(self.entries.get(entry)?, now)?;
        availability.now.map(|_| now).or(availability.next.map(|next| next.start))
    }
}
