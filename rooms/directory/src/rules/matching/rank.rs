//! Points become a list: best first, ties to who is here sooner, a score that people can read.

use kernel::Instant;

/// An entry and how well it fits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ranked {
    /// Which entry, counted from 0.
    pub(super) entry: usize,
    /// Its points, as [`Scale`] reads them.
    pub(super) points: f32,
}

/// How points read: which difference is none, and which chance they mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// Points at which the chance is one in two.
    pub(super) even: f32,
    /// How fast it grows: the steepness of the logistic curve.
    pub(super) slope: f32,
    /// Points closer than this are a tie.
    pub(super) tie: f32,
    /// Below this chance the best answer is too uncertain, and topics are offered.
    pub(super) vague_below: f32,
    /// When the fourth is nearer to the first than this, nothing stands out of a short question.
    pub(super) flat: f32,
    /// A short question whose best entry has fewer points than this has no word that we know: nothing fits it.
    pub(super) known_from: f32,
    /// How much at least one word of a short sentence has to speak for the best entry; else the sentence says nothing.
    pub(super) telling: f32,
}

impl Scale {
    /// About the chance that an entry with these points is what the person needs, 0 to 1.
    pub(super) fn chance(&self, points: f32) -> f32 {
        1.0 / (1.0 + (-self.slope * (points - self.even)).exp())
    }
}

/// The `most` entries with the most points, best first; equal ones in the order of the directory.
pub(super) fn best(points: &[f32], most: usize) -> Vec<Ranked> {
    let mut ranked: Vec<_> =
        points.iter().enumerate().map(|(entry, points)| Ranked { entry, points: *points }).collect();
    let order = |one: &Ranked, other: &Ranked| other.points.total_cmp(&one.points).then(one.entry.cmp(&other.entry));
    if most < ranked.len() {
        ranked.select_nth_unstable_by(most, order);
        ranked.truncate(most);
    }
    ranked.sort_by(order);
    ranked
}

/// Within runs of entries whose points lie within a tie of the first of the run, puts who is here sooner first.
///
/// `soonest` gives when an entry next receives somebody (a moment in the past: now); none goes last.
pub(super) fn settle_ties(ranked: &mut [Ranked], tie: f32, soonest: impl Fn(usize) -> Option<Instant>) {
    let mut rest = ranked;
    while let Some(first) = rest.first().map(|first| first.points) {
        let run = rest.iter().take_while(|ranked| first - ranked.points < tie).count().max(1);
        let (tied, after) = rest.split_at_mut(run);
        if tied.len() > 1 {
            tied.sort_by_key(|ranked| {
                let start = soonest(ranked.entry);
                (start.is_none(), start)
            });
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn order(ranked: &[Ranked]) -> Vec<usize> {
        ranked.iter().map(|ranked| ranked.entry).collect()
    }

    #[test]
    fn who_is_here_sooner_goes_first_among_equals() {
        let mut ranked = best(&[0.50, 0.90, 0.505, 0.10], 4);
        let opens = [Instant::from_micros(1), Instant::from_micros(9), Instant::from_micros(2)];
        settle_ties(&mut ranked, 0.01, |entry| opens.get(entry).copied());
        assert_eq!(order(&ranked), [1, 0, 2, 3]);
        settle_ties(&mut ranked, 10.0, |entry| opens.get(entry).copied());
        assert_eq!(order(&ranked), [0, 2, 1, 3]);
    }

    proptest! {
        #[test]
        fn the_best_are_the_first_of_all_sorted(points in prop::collection::vec(-1.0_f32..1.0, 0..40), most in 0_usize..50) {
            let all = best(&points, points.len());
            prop_assert!(all.windows(2).all(|pair| pair[0].points >= pair[1].points));
            prop_assert_eq!(&best(&points, most)[..], &all[..most.min(all.len())]);
        }
    }
}
