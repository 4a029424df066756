//! What a partner says of a referral, and what comes of it.

use kernel::{Day, Instant, RuleBreak, Slug};

use super::{Outcome, State};

/// For how many seconds an answer can be corrected.
pub const CORRECTED_FOR: i64 = 24 * 3600;
/// The most characters of the sentence beside an answer.
pub const MOST_CHARACTERS: usize = 300;

/// What a partner says: one tap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// We take it up.
    TakenUp,
    /// There was a first contact.
    FirstContact,
    /// No place.
    Full,
    /// Not for us.
    NotForUs,
    /// We could not reach the person.
    Unreachable,
    /// We handed it on to another service.
    HandedOn,
    /// Helped.
    Helped,
    /// Partly helped.
    Partly,
    /// Not helped.
    NotHelped,
    /// The person stopped.
    Stopped,
}

impl Answer {
    /// Every answer.
    pub const ALL: [Self; 10] = [
        Self::TakenUp,
        Self::FirstContact,
        Self::Full,
        Self::NotForUs,
        Self::Unreachable,
        Self::HandedOn,
        Self::Helped,
        Self::Partly,
        Self::NotHelped,
        Self::Stopped,
    ];

    /// Its code; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TakenUp => "taken-up",
            Self::FirstContact => "first-contact",
            Self::Full => "full",
            Self::NotForUs => "not-for-us",
            Self::Unreachable => "unreachable",
            Self::HandedOn => "handed-on",
            Self::Helped => "helped",
            Self::Partly => "partly",
            Self::NotHelped => "not-helped",
            Self::Stopped => "stopped",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::TakenUp => "referrals-answer-taken-up",
            Self::FirstContact => "referrals-answer-first-contact",
            Self::Full => "referrals-answer-full",
            Self::NotForUs => "referrals-answer-not-for-us",
            Self::Unreachable => "referrals-answer-unreachable",
            Self::HandedOn => "referrals-answer-handed-on",
            Self::Helped => "referrals-answer-helped",
            Self::Partly => "referrals-answer-partly",
            Self::NotHelped => "referrals-answer-not-helped",
            Self::Stopped => "referrals-answer-stopped",
        }
    }

    /// Where it leads, the first that can be reached.
    const fn goals(self) -> &'static [State] {
        match self {
            Self::TakenUp => &[State::Accepted],
            Self::FirstContact => &[State::InProgress],
            Self::Full => &[State::Rejected, State::Failed],
            Self::NotForUs => &[State::Rejected, State::Cancelled],
            Self::Unreachable | Self::NotHelped => &[State::Failed],
            Self::HandedOn | Self::Helped | Self::Partly => &[State::Completed],
            Self::Stopped => &[State::Cancelled],
        }
    }

    /// What came of the referral by it; nothing while it goes on.
    #[must_use]
    pub const fn outcome(self) -> Option<Outcome> {
        match self {
            Self::TakenUp | Self::FirstContact => None,
            Self::Full => Some(Outcome::Full),
            Self::NotForUs => Some(Outcome::NotEligible),
            Self::Unreachable => Some(Outcome::Unreachable),
            Self::HandedOn => Some(Outcome::OtherRoute),
            Self::Helped => Some(Outcome::Helped),
            Self::Partly => Some(Outcome::Partly),
            Self::NotHelped => Some(Outcome::NotHelped),
            Self::Stopped => Some(Outcome::ClientStopped),
        }
    }

    /// What it says of the place that a service has now; nothing where it says nothing of that. Somebody who is helped may have been taken up
    /// long ago.
    #[must_use]
    pub const fn has_place(self) -> Option<bool> {
        match self {
            Self::Full => Some(false),
            Self::TakenUp => Some(true),
            _ => None,
        }
    }

    fn way_from(self, state: State) -> Option<Vec<State>> {
        self.goals().iter().find_map(|goal| state.way_to(*goal))
    }
}

kernel::stored_by_code!(Answer);

/// How an answer reached the house. They count equally.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// By the link, without an account.
    Link,
    /// By telephone, written down by a worker.
    Phone,
    /// On paper, likewise.
    Paper,
    /// From the person.
    Person,
}

impl Via {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Link, Self::Phone, Self::Paper, Self::Person];
    /// Those that a worker writes down.
    pub const WRITTEN: [Self; 3] = [Self::Phone, Self::Paper, Self::Person];

    /// Its code; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Phone => "phone",
            Self::Paper => "paper",
            Self::Person => "person",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Link => "referrals-via-link",
            Self::Phone => "referrals-via-phone",
            Self::Paper => "referrals-via-paper",
            Self::Person => "referrals-via-person",
        }
    }
}

kernel::stored_by_code!(Via);

/// An answer with what was said beside it.
#[derive(Clone, PartialEq, Eq)]
pub struct Reply {
    /// The answer.
    pub answer: Answer,
    /// A sentence.
    pub words: Option<String>,
    /// The day of the first contact, where it was said; else it is the day of the answer.
    pub contact_on: Option<Day>,
    /// The service that fits better, or to which it was handed on.
    pub better: Option<Slug>,
}

/// Says the answer, never the words.
impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reply({:?})", self.answer)
    }
}

impl Reply {
    /// An answer as a form holds it; `knows` says whether the directory has a service of this name, and a first contact lies on
    /// `today` or before.
    ///
    /// # Errors
    /// Every rule that is not met.
    pub fn read(
        [answer, words, on, better]: [&str; 4],
        today: Day,
        knows: impl Fn(&Slug) -> bool,
    ) -> Result<Self, Vec<RuleBreak>> {
        let mut breaks = Vec::new();
        let mut wrong = |field, key| breaks.push(RuleBreak::new(field, key));
        let Ok(answer) = answer.parse::<Answer>() else {
            return Err(vec![RuleBreak::new("answer", "referrals-answer-choose")]);
        };
        let words = Some(words.trim().to_owned()).filter(|words| !words.is_empty());
        if words.as_ref().is_some_and(|words| words.chars().count() > MOST_CHARACTERS) {
            wrong("words", "kit-too-long");
        }
        let day = on.trim().parse::<Day>().ok().filter(|day| *day <= today);
        let takes_day = answer == Answer::FirstContact;
        if takes_day && day.is_none() && !on.trim().is_empty() {
            wrong("on", "referrals-day-wrong");
        }
        let service = better.parse::<Slug>().ok().filter(|slug| knows(slug));
        let takes_service = matches!(answer, Answer::NotForUs | Answer::HandedOn);
        if takes_service && service.is_none() && (!better.is_empty() || answer == Answer::HandedOn) {
            wrong("better", "referrals-better-choose");
        }
        let contact_on = day.filter(|_| takes_day);
        let better = service.filter(|_| takes_service);
        if breaks.is_empty() { Ok(Self { answer, words, contact_on, better }) } else { Err(breaks) }
    }
}

impl Reply {
    /// The service to which a partner handed it on with this answer.
    #[must_use]
    pub fn hands_on_to(&self) -> Option<&Slug> {
        self.better.as_ref().filter(|_| self.answer == Answer::HandedOn)
    }

    /// Whether it says no more than `earlier` did: who leaves the day of the first contact open means the one that was said.
    fn repeats(&self, earlier: &Self) -> bool {
        let contact_on = self.contact_on.or(earlier.contact_on);
        Self { contact_on, ..self.clone() } == *earlier
    }
}

/// The answer that counts now, and where the referral stood before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Its number.
    pub number: i64,
    /// What was said.
    pub reply: Reply,
    /// When.
    pub heard_at: Instant,
    /// Where the referral stood before.
    pub before: State,
}

/// What becomes of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// It was said already; it counts once.
    Again,
    /// These moves follow.
    Moves(Vec<State>),
    /// It takes the place of the answer before, and these moves follow from where that one found the referral.
    Corrects(Vec<State>),
    /// The referral ended longer than a day ago.
    TooLate,
    /// It went further than this answer says, longer than a day ago.
    Overtaken,
}

impl Heard {
    /// What becomes of `reply` to a referral that stands at `state`.
    #[must_use]
    pub fn of(reply: &Reply, state: State, last: Option<&Earlier>, now: Instant) -> Self {
        if last.is_some_and(|last| reply.repeats(&last.reply)) {
            return Self::Again;
        }
        let onward = if state.is_end() { None } else { reply.answer.way_from(state) };
        if let Some(moves) = onward {
            return Self::Moves(moves);
        }
        let correctable = last.filter(|last| now.seconds_since(last.heard_at) < CORRECTED_FOR);
        let corrected = correctable.and_then(|last| reply.answer.way_from(last.before));
        let refused = if state.is_end() { Self::TooLate } else { Self::Overtaken };
        corrected.map_or(refused, Self::Corrects)
    }

    /// The key of the sentence why it does not count; none when it does.
    #[must_use]
    pub const fn refusal(&self) -> Option<&'static str> {
        match self {
            Self::Again | Self::Moves(_) | Self::Corrects(_) => None,
            Self::TooLate => Some("referrals-too-late"),
            Self::Overtaken => Some("referrals-overtaken"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn reply(answer: Answer) -> Reply {
        Reply { answer, words: None, contact_on: None, better: None }
    }

    fn at(seconds: i64) -> Instant {
        "2026-11-24T09:00:00Z".parse::<Instant>().unwrap().plus_seconds(seconds)
    }

    fn earlier(answer: Answer, before: State) -> Earlier {
        Earlier { number: 1, reply: reply(answer), heard_at: at(0), before }
    }

    #[test]
    fn every_answer_leads_somewhere_from_a_referral_that_waits() {
        let moves = |answer| Heard::of(&reply(answer), State::Requested, None, at(0));
        use State::{Accepted, Cancelled, Completed, Failed, InProgress, Rejected};
        assert_eq!(moves(Answer::TakenUp), Heard::Moves(vec![Accepted]));
        assert_eq!(moves(Answer::FirstContact), Heard::Moves(vec![Accepted, InProgress]));
        assert_eq!(moves(Answer::Full), Heard::Moves(vec![Rejected]));
        assert_eq!(moves(Answer::NotForUs), Heard::Moves(vec![Rejected]));
        assert_eq!(moves(Answer::Unreachable), Heard::Moves(vec![Accepted, Failed]));
        assert_eq!(moves(Answer::Helped), Heard::Moves(vec![Accepted, Completed]));
        assert_eq!(moves(Answer::Stopped), Heard::Moves(vec![Cancelled]));
    }

    #[test]
    fn the_same_answer_counts_once_and_another_corrects_it_for_a_day() {
        let full = earlier(Answer::Full, State::Requested);
        let again = |answer, seconds| Heard::of(&reply(answer), State::Rejected, Some(&full), at(seconds));
        assert_eq!(again(Answer::Full, 90_000), Heard::Again);
        assert_eq!(again(Answer::TakenUp, 60), Heard::Corrects(vec![State::Accepted]));
        assert_eq!(again(Answer::TakenUp, CORRECTED_FOR), Heard::TooLate);
        let met = earlier(Answer::FirstContact, State::Accepted);
        let late = Heard::of(&reply(Answer::TakenUp), State::InProgress, Some(&met), at(CORRECTED_FOR));
        assert_eq!(late, Heard::Overtaken, "it has not ended");
    }

    #[test]
    fn a_day_that_is_left_open_says_nothing_new() {
        let on = |day: &str| Reply { contact_on: day.parse().ok(), ..reply(Answer::FirstContact) };
        let met = Earlier { reply: on("2026-11-23"), ..earlier(Answer::FirstContact, State::Accepted) };
        let heard = |reply| Heard::of(&reply, State::InProgress, Some(&met), at(CORRECTED_FOR));
        assert_eq!(heard(on("")), Heard::Again);
        assert_eq!(heard(on("2026-11-23")), Heard::Again);
        assert_eq!(heard(on("2026-11-24")), Heard::Moves(Vec::new()));
    }

    #[test]
    fn what_goes_on_is_no_correction() {
        let taken = earlier(Answer::TakenUp, State::Requested);
        let next = |answer| Heard::of(&reply(answer), State::Accepted, Some(&taken), at(60));
        assert_eq!(next(Answer::FirstContact), Heard::Moves(vec![State::InProgress]));
        assert_eq!(next(Answer::Full), Heard::Moves(vec![State::Rejected]));
    }

    #[test]
    fn a_form_is_read_as_far_as_its_answer_asks() {
        let today: Day = "2026-11-24".parse().unwrap();
        let read = |fields| Reply::read(fields, today, |slug| slug.as_str() == "caw-onthaal");
        let first = read(["first-contact", " ", "", "caw-onthaal"]).unwrap();
        assert_eq!((first.contact_on, first.words, first.better), (None, None, None));
        assert_eq!(read(["first-contact", "", "2026-11-24", ""]).unwrap().contact_on, Some(today));
        assert_eq!(read(["handed-on", "", "", ""]).unwrap_err()[0].field, "better");
        assert_eq!(read(["not-for-us", "", "", ""]).unwrap().better, None);
        assert_eq!(read(["first-contact", "", "2026-11-25", ""]).unwrap_err()[0].field, "on");
        assert_eq!(read(["misschien", "", "", ""]).unwrap_err()[0].field, "answer");
    }

    proptest! {
        /// Whatever is said, the moves that follow are allowed, and an outcome stands only at an end.
        #[test]
        fn no_answer_breaks_the_states(answer in 0..Answer::ALL.len(), state in 0..State::ALL.len(), before in 0..State::ALL.len(), seconds in 0_i64..200_000) {
            let (answer, state, before) = (Answer::ALL[answer], State::ALL[state], State::ALL[before]);
            let last = earlier(Answer::Partly, before);
            let (mut here, moves) = match Heard::of(&reply(answer), state, Some(&last), at(seconds)) {
                Heard::Moves(moves) => (state, moves),
                Heard::Corrects(moves) => (before, moves),
                Heard::Again | Heard::TooLate | Heard::Overtaken => return Ok(()),
            };
            for next in moves {
                prop_assert!(here.may_become(next));
                here = next;
            }
            prop_assert_eq!(answer.outcome().is_some(), here.is_end());
        }
    }
}
