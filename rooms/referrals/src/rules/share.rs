//! The share act: telling a partner who somebody is. Lawful only when the person knew beforehand and agreed, when it serves them, when no
//! more is told than is needed, and when the recipient is bound by secrecy and helps with the same thing (shared professional secrecy).

use kernel::RuleBreak;

use super::{Recipient, State};

/// The most characters of what the sharing is for.
const MOST_OF_PURPOSE: usize = 300;

/// One thing that can be told about somebody. There is no other: a number of the national register goes to no partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// What they are called.
    Name,
    /// A number to call them.
    Phone,
    /// An address to write them mail.
    Email,
    /// How and when they are reached best.
    Reach,
    /// What was told already, so that nobody starts over.
    Told,
}

impl Item {
    /// Every thing, in the order of a card.
    pub const ALL: [Self; 5] = [Self::Name, Self::Phone, Self::Email, Self::Reach, Self::Told];

    /// Its code, which is also its field; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Reach => "reach",
            Self::Told => "told",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "referrals-item-name",
            Self::Phone => "referrals-item-phone",
            Self::Email => "referrals-item-email",
            Self::Reach => "referrals-item-reach",
            Self::Told => "referrals-item-told",
        }
    }

    const fn most_characters(self) -> usize {
        match self {
            Self::Name => 100,
            Self::Phone => 40,
            Self::Email => 254,
            Self::Reach => 200,
            Self::Told => 600,
        }
    }

    /// The key of the rule that a text for it does not meet.
    fn fault(self, text: &str) -> Option<&'static str> {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let is_address =
            text.split_once('@').is_some_and(|(before, behind)| !before.is_empty() && behind.contains('.'));
        match self {
            _ if text.is_empty() => Some("referrals-item-empty"),
            _ if text.chars().count() > self.most_characters() => Some("kit-too-long"),
            Self::Phone if digits < 6 => Some("referrals-item-phone-wrong"),
            Self::Email if !is_address || text.contains(char::is_whitespace) => Some("referrals-item-email-wrong"),
            _ => None,
        }
    }
}

kernel::stored_by_code!(Item);

/// How the person agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreed {
    /// Spoken, face to face.
    Spoken,
    /// By telephone.
    Phone,
    /// On paper.
    Paper,
    /// Through an interpreter.
    Interpreter,
}

impl Agreed {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Spoken, Self::Phone, Self::Paper, Self::Interpreter];

    /// Its code; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Spoken => "spoken",
            Self::Phone => "phone",
            Self::Paper => "paper",
            Self::Interpreter => "interpreter",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Spoken => "referrals-agreed-spoken",
            Self::Phone => "referrals-agreed-phone",
            Self::Paper => "referrals-agreed-paper",
            Self::Interpreter => "referrals-agreed-interpreter",
        }
    }
}

kernel::stored_by_code!(Agreed);

/// What a partner reads of somebody: only what was ticked.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Card(Vec<(Item, String)>);

impl Card {
    /// The card with these things; what has no text does not stand on it.
    pub fn of(lines: impl IntoIterator<Item = (Item, Option<String>)>) -> Self {
        Self(lines.into_iter().filter_map(|(item, text)| Some((item, text?))).collect())
    }

    /// Every line, in the order of the card.
    #[must_use]
    pub fn lines(&self) -> &[(Item, String)] {
        &self.0
    }

    /// What stands behind one thing.
    #[must_use]
    pub fn text(&self, item: Item) -> Option<&str> {
        self.0.iter().find(|(one, _)| *one == item).map(|(_, text)| text.as_str())
    }

    /// Which things stand on it, as the act keeps them: their codes.
    #[must_use]
    pub fn codes(&self) -> String {
        self.0.iter().map(|(item, _)| item.code()).collect::<Vec<_>>().join(" ")
    }
}

/// Says which things, never what they are.
impl std::fmt::Debug for Card {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Card({})", self.codes())
    }
}

/// The things that an act names.
pub fn items(codes: &str) -> impl Iterator<Item = Item> + '_ {
    codes.split(' ').filter_map(|code| code.parse().ok())
}

/// A share act that is about to be done.
#[derive(Clone, PartialEq, Eq)]
pub struct NewShare {
    /// What kind of recipient it is.
    pub recipient: Recipient,
    /// What for, without names.
    pub purpose: String,
    /// How the person agreed, after they were told.
    pub agreed: Agreed,
    /// What is told.
    pub card: Card,
    /// Whether the partner must know a code before it reads the card.
    pub asks_code: bool,
}

/// Says which things, never what they are nor what for.
impl std::fmt::Debug for NewShare {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewShare({:?} to {:?})", self.card, self.recipient)
    }
}

/// A share act as it came in a form.
#[derive(Clone, Copy, Default)]
pub struct ShareEntry<'a> {
    /// To what kind of recipient.
    pub recipient: &'a str,
    /// What for.
    pub purpose: &'a str,
    /// Whether the person was told beforehand that, why, to whom and what.
    pub informed: bool,
    /// How they agreed.
    pub agreed: &'a str,
    /// Of each thing whether it is needed, and its text.
    pub items: [(bool, &'a str); 5],
    /// Whether a code is asked.
    pub asks_code: bool,
}

impl ShareEntry<'_> {
    /// The act to be done. What was not ticked is forgotten here, whatever was typed.
    ///
    /// # Errors
    /// Every condition that is not met.
    pub fn read(self) -> Result<NewShare, Vec<RuleBreak>> {
        let mut breaks = Vec::new();
        let mut wrong = |field, key| breaks.push(RuleBreak::new(field, key));
        let recipient = self.recipient.parse::<Recipient>().ok();
        match recipient {
            None => wrong("recipient", "referrals-recipient-choose"),
            Some(recipient) if !recipient.is_bound() => wrong("recipient", "referrals-recipient-blocked"),
            Some(_) => {}
        }
        let ticked = Item::ALL.into_iter().zip(self.items).filter(|(_, (is_ticked, _))| *is_ticked);
        let lines: Vec<_> = ticked.map(|(item, (_, text))| (item, text.trim().to_owned())).collect();
        if lines.is_empty() {
            wrong("items", "referrals-items-choose");
        }
        for (item, text) in &lines {
            item.fault(text).into_iter().for_each(|key| wrong(item.code(), key));
        }
        let purpose = self.purpose.trim().to_owned();
        if purpose.is_empty() {
            wrong("purpose", "referrals-purpose-needed");
        } else if purpose.chars().count() > MOST_OF_PURPOSE {
            wrong("purpose", "kit-too-long");
        }
        if !self.informed {
            wrong("informed", "referrals-informed-first");
        }
        let agreed = self.agreed.parse::<Agreed>().ok();
        if agreed.is_none() {
            wrong("agreed", "referrals-agreed-choose");
        }
        match (recipient, agreed) {
            (Some(recipient), Some(agreed)) if breaks.is_empty() => {
                Ok(NewShare { recipient, purpose, agreed, card: Card(lines), asks_code: self.asks_code })
            }
            _ => Err(breaks),
        }
    }
}

/// Whether anything can be shared of a referral that stands here, and whether a partner reads what was shared: while it is under way.
#[must_use]
pub const fn is_under_way(state: State) -> bool {
    !state.is_end() && !matches!(state, State::Draft)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn good() -> ShareEntry<'static> {
        ShareEntry {
            recipient: "social-work",
            purpose: "Zodat u kan bellen",
            informed: true,
            agreed: "spoken",
            items: [(true, " Iemand "), (false, "0499 00 00 00"), (false, ""), (false, ""), (false, "")],
            asks_code: true,
        }
    }

    fn broken(entry: ShareEntry<'_>) -> Vec<String> {
        entry.read().unwrap_err().into_iter().map(|broken| format!("{}: {}", broken.field, broken.key)).collect()
    }

    #[test]
    fn only_what_was_ticked_leaves() {
        let share = good().read().unwrap();
        assert_eq!(share.card.lines(), [(Item::Name, "Iemand".to_owned())]);
        assert_eq!(items(&share.card.codes()).collect::<Vec<_>>(), [Item::Name]);
        assert_eq!(format!("{share:?}"), "NewShare(Card(name) to SocialWork)");
    }

    #[test]
    fn each_condition_stands_by_itself() {
        assert_eq!(broken(ShareEntry { informed: false, ..good() }), ["informed: referrals-informed-first"]);
        assert_eq!(broken(ShareEntry { agreed: "", ..good() }), ["agreed: referrals-agreed-choose"]);
        assert_eq!(broken(ShareEntry { purpose: " ", ..good() }), ["purpose: referrals-purpose-needed"]);
        assert_eq!(broken(ShareEntry { items: [(false, "x"); 5], ..good() }), ["items: referrals-items-choose"]);
        for recipient in ["police", "landlord", "school", "other"] {
            assert_eq!(broken(ShareEntry { recipient, ..good() }), ["recipient: referrals-recipient-blocked"]);
        }
        assert_eq!(broken(ShareEntry::default()).len(), 5);
    }

    #[test]
    fn what_is_ticked_says_something() {
        let items = [(true, ""), (true, "bel mij"), (true, "thuis"), (true, "x"), (true, "x")];
        let keys =
            ["name: referrals-item-empty", "phone: referrals-item-phone-wrong", "email: referrals-item-email-wrong"];
        assert_eq!(broken(ShareEntry { items, ..good() }), keys);
    }

    proptest! {
        /// Whatever comes in a form: what leaves was ticked, and no condition was passed over.
        #[test]
        fn nothing_leaves_without_every_condition(
            ticks in proptest::array::uniform5(any::<bool>()), text in "[a-z0-9@. ]{0,24}", informed: bool,
            recipient in 0..=Recipient::ALL.len(), agreed in 0..=Agreed::ALL.len(),
        ) {
            let recipient = Recipient::ALL.get(recipient);
            let entry = ShareEntry {
                recipient: recipient.map_or("", |one| one.code()),
                informed,
                agreed: Agreed::ALL.get(agreed).map_or("", |one| one.code()),
                items: ticks.map(|ticked| (ticked, text.as_str())),
                ..good()
            };
            if let Ok(share) = entry.read() {
                prop_assert!(informed && recipient.is_some_and(|one| one.is_bound()));
                let all = Item::ALL.into_iter().zip(ticks).filter(|(_, ticked)| *ticked).map(|(item, _)| item);
                prop_assert!(share.card.lines().iter().map(|(item, _)| *item).eq(all));
                prop_assert!(share.card.lines().iter().all(|(_, text)| !text.is_empty()));
            }
        }
    }
}
