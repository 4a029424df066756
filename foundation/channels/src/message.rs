use db::Job;
use kernel::{Instant, Lang};
use kit::{House, Text};
use serde::{Deserialize, Serialize};

/// Which way word leaves the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A mail.
    Mail,
    /// A text message on a telephone.
    Sms,
    /// A letter on paper.
    Letter,
}

impl Kind {
    /// Its code, in the outbox and in the metrics; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Sms => "sms",
            Self::Letter => "letter",
        }
    }
}

/// How many lines fit in the window of an envelope, and how many signs on a line.
const MOST_LINES: usize = 6;
const LINE: usize = 60;

/// Where word goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Address {
    /// A mailbox.
    Mail(String),
    /// A telephone, as people write it.
    Sms(String),
    /// What stands on the envelope, line by line; the last one is the town with its postal code.
    Letter(Vec<String>),
}

impl Address {
    /// Which way it is reached.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Mail(_) => Kind::Mail,
            Self::Sms(_) => Kind::Sms,
            Self::Letter(_) => Kind::Letter,
        }
    }

    /// What somebody typed to stand on an envelope: two lines to six, the last one a postal code and a town. None when it is not that.
    #[must_use]
    pub fn on_envelope(typed: &str) -> Option<Self> {
        let lines: Vec<_> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let is_town = |line: &String| {
            let (code, town) = line.split_once(' ').unwrap_or((line, ""));
            code.chars().any(|sign| sign.is_ascii_digit()) && town.chars().any(char::is_alphabetic)
        };
        let fits = (2..=MOST_LINES).contains(&lines.len()) && lines.iter().all(|line| line.chars().count() <= LINE);
        (fits && lines.last().is_some_and(is_town)).then_some(Self::Letter(lines))
    }

    /// So much of it that a keeper can tell which mail server, network or town is meant, and not who: `n…@mechelen.be`, `…42`,
    /// `2800 Mechelen`.
    #[must_use]
    pub fn shortened(&self) -> String {
        match self {
            Self::Mail(address) => {
                let (name, host) = address.rsplit_once('@').unwrap_or((address, "?"));
                format!("{}…@{host}", name.chars().next().unwrap_or('?'))
            }
            Self::Sms(number) => {
                let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
                format!("…{}", digits.iter().skip(digits.len().saturating_sub(2)).collect::<String>())
            }
            Self::Letter(lines) => lines.last().cloned().unwrap_or_default(),
        }
    }
}

/// Word to somebody, as it waits in the outbox. To anybody but the person themself it says nothing personal: no name, nothing of what
/// somebody asked or got; that stands behind the link. A slip tells somebody their own appointment, on their own telephone. Where it goes
/// is personal, and goes with the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// What it is about, as the keeper of the house sees it: `people.invitation`.
    pub about: String,
    /// Where it goes.
    pub to: Address,
    /// The language it is in.
    pub lang: Lang,
    /// The house that says it, at the foot of a mail.
    pub house: String,
    /// The address it comes from, when the house has one of its own; a message of an older release has none.
    #[serde(default)]
    pub from: String,
    /// What it is about, for the reader. A text message does not show it.
    pub subject: String,
    /// What is said, a paragraph each.
    pub paragraphs: Vec<String>,
    /// The page that it leads to, behind the first paragraph.
    pub link: Option<String>,
    /// Under a mail, why the reader gets it and that nobody reads an answer; under a letter, where to go with a question.
    pub foot: String,
    /// From then on it is worth nothing and is not sent any more: the link in it has ended.
    pub ends_at: Instant,
    /// Whether it tells somebody what is theirs alone. Once it cannot be sent any more nothing of it is kept, nor where it was to go.
    #[serde(default)]
    pub is_own: bool,
}

impl Message {
    /// Word of this house to somebody in their language, about something, worth sending until a moment; still without a subject.
    #[must_use]
    pub fn new(t: &Text, house: &House, about: &str, to: Address, ends_at: Instant) -> Self {
        let foot = if to.kind() == Kind::Letter { "channels-foot-letter" } else { "channels-foot" };
        Self {
            about: about.to_owned(),
            to,
            lang: t.lang(),
            house: house.name.clone(),
            from: house.mail_from.clone(),
            subject: String::new(),
            paragraphs: Vec::new(),
            link: None,
            foot: t.say(foot).to_owned(),
            ends_at,
            is_own: false,
        }
    }

    /// The same, of which nothing is kept when it cannot be sent: it tells somebody what is theirs alone.
    #[must_use]
    pub fn for_oneself(self) -> Self {
        Self { is_own: true, ..self }
    }

    /// The same with this subject and these paragraphs.
    #[must_use]
    pub fn saying(self, subject: impl Into<String>, paragraphs: impl IntoIterator<Item = String>) -> Self {
        Self { subject: subject.into(), paragraphs: paragraphs.into_iter().collect(), ..self }
    }

    /// The same, leading to this page behind the first paragraph.
    #[must_use]
    pub fn leading_to(self, link: String) -> Self {
        Self { link: Some(link), ..self }
    }

    /// The whole as plain text: paragraphs with an empty line between them, the link on a line of its own.
    #[must_use]
    pub fn text(&self) -> String {
        let (first, rest) = self.paragraphs.split_first().map_or(("", [].as_slice()), |(first, rest)| (first, rest));
        let body = std::iter::once(first).chain(self.link.as_deref()).chain(rest.iter().map(String::as_str));
        body.collect::<Vec<_>>().join("\n\n")
    }
}

impl Job for Message {
    const NAME: &'static str = "channels.message";
    /// With the waits of the jobs: about two days. A mail server that is out over a weekend loses nothing that still matters.
    const ATTEMPTS: u32 = 60;

    fn label(&self) -> String {
        format!("{} {}", self.about, self.to.shortened())
    }

    fn ends_at(&self) -> Option<Instant> {
        Some(self.ends_at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_envelope_has_a_town_on_its_last_line() {
        let letter = |lines: &[&str]| Some(Address::Letter(lines.iter().map(|line| (*line).to_owned()).collect()));
        assert_eq!(
            Address::on_envelope(" Noor \r\n\r\nKaai 1\n2800 Mechelen\n"),
            letter(&["Noor", "Kaai 1", "2800 Mechelen"])
        );
        let (long, seven) = (format!("{}\n2800 Mechelen", "x".repeat(61)), format!("{}2800 Mechelen", "x\n".repeat(6)));
        for wrong in ["", "2800 Mechelen", "Noor\nKaai 1", "Noor\nMechelen", "Noor\n2800", &long, &seven] {
            assert_eq!(Address::on_envelope(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_keeper_sees_where_it_goes_and_not_to_whom() {
        for (address, shown) in [
            (Address::Mail("noor.peeters@mechelen.be".into()), "n…@mechelen.be"),
            (Address::Mail("élise@x.be".into()), "é…@x.be"),
            (Address::Mail("@".into()), "?…@"),
            (Address::Mail(String::new()), "?…@?"),
            (Address::Sms("+32 470 12 34 56".into()), "…56"),
            (Address::Sms("7".into()), "…7"),
            (Address::Letter(vec!["Noor".into(), "Kaai 1".into(), "2800 Mechelen".into()]), "2800 Mechelen"),
            (Address::Letter(Vec::new()), ""),
        ] {
            assert_eq!(address.shortened(), shown);
        }
    }
}
