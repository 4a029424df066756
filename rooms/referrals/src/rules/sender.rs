//! Who sends somebody on to us, and what they hear back of it.

use kernel::RuleBreak;

use super::Answer;

/// The most characters of the name of a school or a service.
pub const MOST_CHARACTERS: usize = 120;

/// What kind of service sends somebody on to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The police.
    Police,
    /// A school, or its pupil guidance.
    School,
    /// Kind & Gezin: the nurses who see every young child.
    KindEnGezin,
    /// A hospital.
    Hospital,
    /// Another service.
    Other,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Police, Self::School, Self::KindEnGezin, Self::Hospital, Self::Other];

    /// Its code; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Police => "police",
            Self::School => "school",
            Self::KindEnGezin => "kind-en-gezin",
            Self::Hospital => "hospital",
            Self::Other => "other",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Police => "referrals-sender-police",
            Self::School => "referrals-sender-school",
            Self::KindEnGezin => "referrals-sender-kind-en-gezin",
            Self::Hospital => "referrals-sender-hospital",
            Self::Other => "referrals-sender-other",
        }
    }
}

kernel::stored_by_code!(Kind);

/// Who sends somebody on to us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// Which kind of service.
    pub kind: Kind,
    /// Its name: which school, which zone. Never a person.
    pub name: Option<String>,
    /// Whether the family agrees that they hear more than that there was contact.
    pub hears_outcome: bool,
}

impl Sender {
    /// A sender as a form holds it.
    ///
    /// # Errors
    /// Every rule that is not met: `sender`, `name`.
    pub fn read(kind: &str, name: &str, hears_outcome: bool) -> Result<Self, Vec<RuleBreak>> {
        let (kind, name) = (kind.parse::<Kind>(), name.trim());
        let broken = [
            ("sender", kind.is_err().then_some("referrals-sender-choose")),
            ("name", (name.chars().count() > MOST_CHARACTERS).then_some("kit-too-long")),
        ];
        let breaks: Vec<_> = broken.into_iter().filter_map(|(field, key)| Some(RuleBreak::new(field, key?))).collect();
        match kind {
            Ok(kind) if breaks.is_empty() => {
                Ok(Self { kind, name: Some(name.to_owned()).filter(|name| !name.is_empty()), hears_outcome })
            }
            _ => Err(breaks),
        }
    }
}

/// Whether somebody of the house met the family: all that a sender hears, unless the family agrees to more (shared professional
/// secrecy, article 458 of the Penal Code; what police and schools send in is fine, what they hear back is limited).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    /// Not yet.
    NotYet,
    /// There was.
    Made,
    /// It ended without.
    Never,
}

impl Contact {
    /// By what was heard and still counts, and whether it ended.
    pub fn of(heard: impl IntoIterator<Item = Answer>, is_ended: bool) -> Self {
        use Answer::{FirstContact, HandedOn, Helped, NotHelped, Partly, Stopped};
        let met = |answer| matches!(answer, FirstContact | HandedOn | Helped | Partly | NotHelped | Stopped);
        match heard.into_iter().any(met) {
            true => Self::Made,
            false if is_ended => Self::Never,
            false => Self::NotYet,
        }
    }

    /// The key of its sentence.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotYet => "referrals-contact-not-yet",
            Self::Made => "referrals-contact-made",
            Self::Never => "referrals-contact-never",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_is_a_service_with_or_without_a_name() {
        let school = Sender::read("school", " Basisschool ", false).unwrap();
        assert_eq!((school.kind, school.name.as_deref()), (Kind::School, Some("Basisschool")));
        assert_eq!(Sender::read("police", " ", true).unwrap().name, None);
        let wrong = Sender::read("buurman", &"x".repeat(MOST_CHARACTERS + 1), false).unwrap_err();
        assert_eq!(wrong.into_iter().map(|broken| broken.field).collect::<Vec<_>>(), ["sender", "name"]);
        assert!(Kind::ALL.into_iter().all(|kind| kind.code().parse() == Ok(kind)));
    }

    #[test]
    fn whoever_met_the_family_had_contact_however_it_ended() {
        for answer in Answer::ALL {
            let without = matches!(answer, Answer::TakenUp | Answer::Full | Answer::NotForUs | Answer::Unreachable);
            assert_eq!(Contact::of([answer], true), if without { Contact::Never } else { Contact::Made }, "{answer:?}");
            let open = Contact::of([Answer::TakenUp, answer], false);
            assert_eq!(open, if without { Contact::NotYet } else { Contact::Made }, "{answer:?}");
        }
        assert_eq!(Contact::of([Answer::FirstContact, Answer::Full], true), Contact::Made);
        assert_eq!(Contact::of([], false), Contact::NotYet);
    }
}
