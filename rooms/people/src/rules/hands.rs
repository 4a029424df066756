//! Whether two people are two: nobody may be both, by having laid a hand on the way in of the other.
//!
//! Who makes a link for a colleague, changes their address, or signs them out everywhere may be the one who comes in under
//! their name next. So for a while an account is held to be in several hands: its owner's, and those of whoever touched its
//! way in, and of whoever touched theirs. What takes two people takes two whose hands have nobody in common.

use std::collections::BTreeSet;

use kernel::{Instant, WorkerId};

/// For so many seconds a hand on a way in counts: thirty days. A link lives three days at most, but the password that was chosen
/// with it lives on until its owner notices that the old one fails, and the longest that people are usually away is four weeks
/// of holidays. Links and approvals are kept as long.
pub const WATCHED_SECONDS: i64 = 30 * 24 * 60 * 60;

/// Somebody did something to the way in of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touch {
    /// Who.
    pub by: WorkerId,
    /// Whose way in.
    pub of: WorkerId,
    /// When, the last time.
    pub at: Instant,
}

impl Touch {
    /// Whether it still counts.
    #[must_use]
    pub const fn counts(&self, now: Instant) -> bool {
        now.seconds_since(self.at) < WATCHED_SECONDS
    }
}

/// Everybody who may be acting under an account: its owner, whoever touched its way in, whoever touched theirs, and so on.
#[must_use]
pub fn hands(of: WorkerId, touches: &[Touch], now: Instant) -> BTreeSet<WorkerId> {
    let (mut hands, mut open) = (BTreeSet::new(), vec![of]);
    while let Some(next) = open.pop() {
        if hands.insert(next) {
            open.extend(touches.iter().filter(|touch| touch.of == next && touch.counts(now)).map(|touch| touch.by));
        }
    }
    hands
}

/// Whether these people, who together decide on something or whom it is about, surely are as many as they seem. Who is named twice,
/// because they ask for themselves, counts once.
#[must_use]
pub fn stand_apart(people: &[WorkerId], touches: &[Touch], now: Instant) -> bool {
    let people: BTreeSet<_> = people.iter().copied().collect();
    let mut met = BTreeSet::new();
    people.into_iter().flat_map(|one| hands(one, touches, now)).all(|hand| met.insert(hand))
}

#[cfg(test)]
mod tests {
    use kernel::TypedId as _;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    const NOW: Instant = Instant::from_micros(1_900_000_000_000_000);

    fn person(number: u8) -> WorkerId {
        WorkerId::from_uuid(Uuid::from_u128(number.into()))
    }

    /// By whom, of whom, so many days ago.
    fn touched(by: u8, of: u8, days: i64) -> Touch {
        Touch { by: person(by), of: person(of), at: NOW.plus_seconds(-days * 24 * 3600) }
    }

    fn apart(people: &[u8], touches: &[Touch]) -> bool {
        stand_apart(&people.iter().copied().map(person).collect::<Vec<_>>(), touches, NOW)
    }

    #[test]
    fn who_touched_a_way_in_is_not_the_second_for_a_month() {
        assert!(apart(&[1, 2], &[]));
        assert!(!apart(&[1, 2], &[touched(2, 1, 0)]) && !apart(&[1, 2], &[touched(1, 2, 29)]));
        assert!(apart(&[1, 2], &[touched(2, 1, 30)]));
        assert!(apart(&[1, 2], &[touched(3, 1, 0), touched(1, 4, 0)]), "others are others");
        assert!(apart(&[1, 1, 2], &[touched(1, 1, 0)]), "one's own way in is one's own");
    }

    #[test]
    fn a_third_one_who_touched_both_may_be_both() {
        assert!(!apart(&[1, 2], &[touched(3, 1, 2), touched(3, 2, 20)]));
        assert!(!apart(&[1, 2], &[touched(3, 1, 2), touched(4, 3, 3), touched(4, 2, 4)]), "also from afar");
        assert!(!apart(&[1, 2, 5], &[touched(1, 5, 1)]), "nor whom it is about");
    }

    fn some_touches() -> impl Strategy<Value = Vec<Touch>> {
        proptest::collection::vec((0..6_u8, 0..6_u8, 0..60_i64).prop_map(|(by, of, days)| touched(by, of, days)), 0..10)
    }

    proptest! {
        /// One person who plays everybody they can reach never gets two to agree: whoever acts under the names of two people
        /// who stand apart is at least two people.
        #[test]
        fn nobody_is_two(touches in some_touches(), one in 0..6_u8, two in 0..6_u8, alone in 0..6_u8) {
            prop_assume!(one != two);
            // Under whose names somebody can come in who laid hands on ways in, each under any name they have.
            let mut names = vec![person(alone)];
            for _ in 0..touches.len() {
                for touch in &touches {
                    if touch.counts(NOW) && names.contains(&touch.by) && !names.contains(&touch.of) {
                        names.push(touch.of);
                    }
                }
            }
            if names.contains(&person(one)) && names.contains(&person(two)) {
                prop_assert!(!apart(&[one, two], &touches));
            }
        }

        /// The order in which people are named makes no difference, one more touch never makes more possible, and one more person
        /// neither.
        #[test]
        fn more_hands_allow_less(touches in some_touches(), mut people in proptest::collection::vec(0..6_u8, 1..4), more in 0..6_u8, by in 0..6_u8) {
            let before = apart(&people, &touches);
            let touches_more: Vec<_> = touches.iter().copied().chain([touched(by, more, 1)]).collect();
            prop_assert!(before || !apart(&people, &touches_more));
            people.reverse();
            prop_assert_eq!(before, apart(&people, &touches));
            people.push(more);
            prop_assert!(before || !apart(&people, &touches));
        }
    }
}
