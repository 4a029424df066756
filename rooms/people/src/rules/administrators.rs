//! A house is never without somebody who keeps its accounts.

use kernel::{Day, WorkerId};

/// The role of administrator, held by somebody with an account. `P` tells one such post from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeper<P> {
    /// Which post.
    pub post: P,
    /// Who holds it.
    pub worker: WorkerId,
    /// From this day on.
    pub first_day: Day,
    /// Up to and with this day.
    pub last_day: Option<Day>,
}

/// What became of taking away a role or an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It ended.
    Now,
    /// It had ended before.
    Before,
    /// It stays: without it nobody would keep the accounts of the house.
    LastAdministrator,
}

/// Whether the house would be left without an administrator when those that `goes` names go. Who begins later or ends on a day does not
/// count as one who stays.
pub fn ends_with<P>(keepers: &[Keeper<P>], goes: impl Fn(&Keeper<P>) -> bool, today: Day) -> bool {
    let stays = |keeper: &&Keeper<P>| !goes(keeper) && keeper.first_day <= today && keeper.last_day.is_none();
    keepers.iter().any(&goes) && !keepers.iter().any(|keeper| stays(&keeper))
}

#[cfg(test)]
mod tests {
    use kernel::TypedId as _;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn today() -> Day {
        "2026-11-24".parse().unwrap()
    }

    fn keeper(post: usize, worker: u128, first: i64, last: Option<i64>) -> Keeper<usize> {
        let worker = WorkerId::from_uuid(Uuid::from_u128(worker));
        Keeper { post, worker, first_day: today().plus(first), last_day: last.map(|days| today().plus(days)) }
    }

    #[test]
    fn one_who_comes_later_or_leaves_does_not_count() {
        let of = |others: &[Keeper<usize>]| {
            let all: Vec<_> = std::iter::once(keeper(0, 1, -9, None)).chain(others.iter().copied()).collect();
            ends_with(&all, |keeper| keeper.post == 0, today())
        };
        assert!(of(&[]));
        assert!(of(&[keeper(1, 2, 1, None)]));
        assert!(of(&[keeper(1, 2, -1, Some(30))]));
        assert!(!of(&[keeper(1, 2, 0, None)]));
        assert!(!ends_with(&[keeper(1, 2, 0, None)], |keeper| keeper.post == 7, today()));
    }

    proptest! {
        /// However often and in whatever order people are taken away, a house that had an administrator keeps one.
        #[test]
        fn a_house_that_had_one_keeps_one(
            others in proptest::collection::vec((1..4_u128, -2..3_i64, proptest::option::of(-1..3_i64)), 0..6),
            goings in proptest::collection::vec((0..8_usize, any::<bool>()), 0..20),
        ) {
            let first = std::iter::once(keeper(0, 1, -1, None));
            let mut all: Vec<_> = first.chain(others.iter().zip(1..).map(|((w, f, l), at)| keeper(at, *w, *f, *l))).collect();
            for (at, whole) in goings {
                let Some(chosen) = all.iter().find(|keeper| keeper.post == at).copied() else { continue };
                let goes = |keeper: &Keeper<usize>| if whole { keeper.worker == chosen.worker } else { keeper.post == at };
                if !ends_with(&all, goes, today()) {
                    all.retain(|keeper| !goes(keeper));
                }
            }
            prop_assert!(all.iter().any(|keeper| keeper.first_day <= today() && keeper.last_day.is_none()));
        }
    }
}
