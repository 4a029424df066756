//! A question that is too vague, or that nothing fits: a good question back, with topics to choose from.

use std::collections::HashMap;

use kernel::Slug;

use super::{entries::Entry, rank::Ranked};

/// Fewer topics are no choice, more are a form.
const TOPICS: std::ops::RangeInclusive<usize> = 3..=5;
/// How many of the best entries have a say in which topics are offered.
const VOICES: usize = 12;

/// The topics to choose from: the first topics of the entries that fit best, filled up with those that most entries have. The
/// front desk has no say: its topic is that one does not know the topic. None when the directory has fewer than three.
pub(super) fn topics(ranked: &[Ranked], entries: &[Entry], front_desk: Option<&Slug>) -> Vec<Slug> {
    let best = ranked.iter().take(VOICES).filter_map(|ranked| entries.get(ranked.entry));
    let wanted = best.filter(|entry| Some(&entry.slug) != front_desk).filter_map(|entry| entry.topics.first());
    let mut chosen: Vec<Slug> = Vec::new();
    for topic in wanted.chain(&most_common(entries)) {
        if chosen.len() < *TOPICS.end() && !chosen.contains(topic) {
            chosen.push(topic.clone());
        }
    }
    if chosen.len() < *TOPICS.start() { Vec::new() } else { chosen }
}

/// First topics by how many entries have them; equal ones in the order of the directory.
fn most_common(entries: &[Entry]) -> Vec<Slug> {
    let mut counts: HashMap<&Slug, (usize, usize)> = HashMap::new();
    for (at, topic) in entries.iter().filter_map(|entry| entry.topics.first()).enumerate() {
        counts.entry(topic).or_insert((0, at)).0 += 1;
    }
    let mut topics: Vec<_> = counts.into_iter().collect();
    topics.sort_by_key(|(_, (count, first))| (std::cmp::Reverse(*count), *first));
    topics.into_iter().map(|(topic, _)| topic.clone()).collect()
}
