//! A house: how it is called, how it shows itself, and where it is found.

use std::{fmt, str::FromStr};

use kernel::{HouseId, Lang, RuleBreak, Slug, TypedId as _, stored_by_code};
use uuid::Uuid;

use super::worker::{wrong_email, wrong_name};

/// The languages besides Dutch in which there are public pages.
pub const OFFERED: [Lang; 3] = [Lang::FR, Lang::EN, Lang::AR];

/// The longest line of text, in signs.
const LONGEST: usize = 200;
/// The longest host name (RFC 1035, 2.3.4).
const LONGEST_HOST: usize = 253;

/// After how many weeks hours that nobody confirms are shown as such, in a house that did not say.
pub const CONFIRM_WEEKS: u32 = 6;
/// The longest that a house may wait: a year.
const MOST_CONFIRM_WEEKS: u32 = 52;

/// After how many days without a word it is unknown what came of a referral, in a house that did not say.
pub const UNHEARD_DAYS: u32 = 60;
/// The shortest and the longest that a house may wait: two weeks, so that a partner who sits once a fortnight is heard, and a year.
const FIT_UNHEARD_DAYS: std::ops::RangeInclusive<u32> = 14..=365;

/// The namespace of house ids: a house is known by its short name for as long as it lives.
const HOUSES: Uuid = Uuid::from_u128(0x5b1e_7f0a_2f57_4c35_9b44_6f0e_6d2a_91c3);

/// The id of the house with this short name.
#[must_use]
pub fn id_of(slug: &Slug) -> HouseId {
    HouseId::from_uuid(Uuid::new_v5(&HOUSES, slug.as_str().as_bytes()))
}

/// How a house is called and shows itself: what its administrators keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseSettings {
    /// "Sociaal Huis Mechelen".
    pub name: String,
    /// "Mechelen"; may be empty.
    pub city: String,
    /// Street, number and town on one line; may be empty.
    pub address: String,
    /// The telephone of the front desk as people write it; may be empty.
    pub phone: String,
    /// The languages of the public pages besides Dutch, in the order of the switch.
    pub languages: Vec<Lang>,
    /// Where "snel weg" leads: an ordinary page that tells nothing about who was here.
    pub leave_to: String,
    /// The address that its mail comes from; empty when that of the whole installation is meant.
    pub mail_from: String,
    /// After how many weeks without a word the hours of a partner are shown as not confirmed; 0 for never.
    pub confirm_weeks: u32,
    /// After how many days without a word it is unknown what came of a referral; so long its link opens.
    pub unheard_days: u32,
    /// When every page says that its data are made up.
    pub banner: Banner,
}

/// When the banner of sample data stands on every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Banner {
    /// When the directory says of itself that it is made up.
    AsData,
    /// Always: a house that only practises.
    Always,
    /// Never: whoever took over the sample and has put every number right.
    Never,
}

impl Banner {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::AsData, Self::Always, Self::Never];

    /// Its code in the table and in forms; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AsData => "data",
            Self::Always => "always",
            Self::Never => "never",
        }
    }

    /// Whether it stands there, over data that are made up or are not.
    #[must_use]
    pub const fn stands(self, sample_data: bool) -> bool {
        match self {
            Self::AsData => sample_data,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

stored_by_code!(Banner);

impl HouseSettings {
    /// The same as somebody typed them: without the white space around, held against the rules.
    ///
    /// # Errors
    /// Every rule that is not met: `name`, `city`, `address`, `phone`, `leave_to`, `mail_from`, `confirm_weeks`, `unheard_days`.
    pub fn checked(self) -> Result<Self, Vec<RuleBreak>> {
        let trimmed = |text: String| text.trim().to_owned();
        let settings = Self {
            name: trimmed(self.name),
            city: trimmed(self.city),
            address: trimmed(self.address),
            phone: trimmed(self.phone),
            leave_to: trimmed(self.leave_to),
            mail_from: self.mail_from.trim().to_lowercase(),
            ..self
        };
        let broken = [
            ("name", wrong_name(&settings.name)),
            ("city", wrong_line(&settings.city)),
            ("address", wrong_line(&settings.address)),
            ("phone", wrong_phone(&settings.phone)),
            ("leave_to", wrong_page(&settings.leave_to)),
            ("mail_from", (!settings.mail_from.is_empty()).then(|| wrong_email(&settings.mail_from)).flatten()),
            ("confirm_weeks", (settings.confirm_weeks > MOST_CONFIRM_WEEKS).then_some("people-house-weeks-wrong")),
            (
                "unheard_days",
                (!FIT_UNHEARD_DAYS.contains(&settings.unheard_days)).then_some("people-house-unheard-wrong"),
            ),
        ];
        let breaks: Vec<_> = broken.into_iter().filter_map(|(field, key)| Some(RuleBreak::new(field, key?))).collect();
        if breaks.is_empty() { Ok(settings) } else { Err(breaks) }
    }
}

fn wrong_line(text: &str) -> Option<&'static str> {
    match text.chars().count() {
        length if length > LONGEST => Some("people-house-long"),
        _ if text.chars().any(char::is_control) => Some("people-name-signs"),
        _ => None,
    }
}

/// Whether somebody answers is not known; here only what no telephone dials.
fn wrong_phone(text: &str) -> Option<&'static str> {
    let dialled = |sign: char| sign.is_ascii_digit() || " +/.()-".contains(sign);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let fits = text.is_empty() || (text.chars().all(dialled) && (3..=15).contains(&digits));
    (!fits).then_some("people-house-phone-wrong")
}

/// A page elsewhere, with a host and without a name or a password in it. A page without TLS tells the network who was here.
fn wrong_page(text: &str) -> Option<&'static str> {
    let host = text.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let plain = text.chars().all(|sign| sign.is_ascii_graphic()) && text.len() <= LONGEST;
    let fits = plain && host.parse::<HostName>().is_ok_and(|host| host.as_str().contains('.'));
    (!fits).then_some("people-house-page-wrong")
}

/// A house that is made: its short name, where the world finds it (nothing where that of the installation is meant), and its hosts.
#[derive(Debug, Clone)]
pub struct NewHouse {
    /// The short, lasting name.
    pub slug: Slug,
    /// Where the world finds it.
    pub public_url: String,
    /// The hosts on which it answers.
    pub hosts: Vec<HostName>,
    /// How it is called and shows itself.
    pub settings: HouseSettings,
}

/// The name of a host, in small letters, without port: `wegwijs.mechelen.be`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HostName(String);

/// A text that is no name of a host.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "‘{0}’ is no host name: letters, digits, hyphens and dots, as xn--… where it has other letters; no https:// and no port"
)]
pub struct HostNameError(String);

impl HostName {
    /// The name itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for HostName {
    type Err = HostNameError;

    fn from_str(text: &str) -> Result<Self, HostNameError> {
        let name = text.trim().to_ascii_lowercase();
        let label = |label: &str| {
            let plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            (1..=63).contains(&label.len()) && plain && !label.starts_with('-') && !label.ends_with('-')
        };
        let fits = name.len() <= LONGEST_HOST && name.split('.').all(label);
        if fits { Ok(Self(name)) } else { Err(HostNameError(text.chars().take(80).collect())) }
    }
}

impl fmt::Display for HostName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where the world finds a house: scheme and host, with a port where it needs one; empty where that of the installation is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl(String);

/// A text that is no address of a house.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("‘{0}’ is no address of a house: https:// and a host, with a port where it needs one, and nothing behind it")]
pub struct PublicUrlError(String);

impl PublicUrl {
    /// The address, without a slash at its end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PublicUrl {
    type Err = PublicUrlError;

    /// Reads an address; `-` is the one of the installation.
    fn from_str(text: &str) -> Result<Self, PublicUrlError> {
        if text == "-" {
            return Ok(Self(String::new()));
        }
        let url = text.trim().trim_end_matches('/').to_ascii_lowercase();
        let authority = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
        let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
        let fits = host.parse::<HostName>().is_ok() && port.parse::<u16>().is_ok();
        if fits { Ok(Self(url)) } else { Err(PublicUrlError(text.chars().take(80).collect())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> HouseSettings {
        HouseSettings {
            name: " Sociaal Huis ".to_owned(),
            city: String::new(),
            address: String::new(),
            phone: String::new(),
            languages: vec![Lang::FR],
            leave_to: "https://www.standaard.be/".to_owned(),
            mail_from: String::new(),
            confirm_weeks: CONFIRM_WEEKS,
            unheard_days: UNHEARD_DAYS,
            banner: Banner::AsData,
        }
    }

    fn broken(change: impl FnOnce(&mut HouseSettings)) -> Vec<String> {
        let mut settings = settings();
        change(&mut settings);
        settings.checked().err().unwrap_or_default().into_iter().map(|broken| broken.field.into_owned()).collect()
    }

    #[test]
    fn what_was_typed_is_taken_without_the_white_space_around() {
        assert_eq!(settings().checked().unwrap().name, "Sociaal Huis");
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let fields = broken(|settings| {
            settings.name = " ".to_owned();
            settings.city = "x".repeat(201);
            settings.address = "a\u{7}b".to_owned();
            settings.phone = "bel ons".to_owned();
            settings.leave_to = "javascript:alert(1)".to_owned();
            settings.mail_from = "huis".to_owned();
            settings.confirm_weeks = 53;
            settings.unheard_days = 13;
        });
        assert_eq!(
            fields,
            ["name", "city", "address", "phone", "leave_to", "mail_from", "confirm_weeks", "unheard_days"]
        );
    }

    #[test]
    fn a_way_out_leads_to_a_page_elsewhere() {
        for wrong in
            ["", "http://x.be/", "https://", "https://x", "https://a@x.be/", "https://x.be/a b", "//x.be", "/werk"]
        {
            assert_eq!(broken(|settings| settings.leave_to = wrong.to_owned()), ["leave_to"], "{wrong}");
        }
        for right in ["https://www.standaard.be/", "https://weather.example", "https://x.be/nl?a=b"] {
            assert_eq!(broken(|settings| settings.leave_to = right.to_owned()), [""; 0], "{right}");
        }
    }

    #[test]
    fn a_telephone_can_be_dialled() {
        for right in ["", "015 44 51 11", "+32 (0)15/44.51.11", "1712"] {
            assert_eq!(broken(|settings| settings.phone = right.to_owned()), [""; 0], "{right}");
        }
        for wrong in ["12", "1234567890123456", "015 x"] {
            assert_eq!(broken(|settings| settings.phone = wrong.to_owned()), ["phone"], "{wrong}");
        }
    }

    #[test]
    fn a_host_is_a_name_and_no_address() {
        assert_eq!(" Wegwijs.Mechelen.BE ".parse::<HostName>().unwrap().as_str(), "wegwijs.mechelen.be");
        assert!("localhost".parse::<HostName>().is_ok());
        for wrong in ["", "https://x.be", "x.be:80", "x..be", "-x.be", "é.be", "x.be/", &"a.".repeat(140)] {
            assert!(wrong.parse::<HostName>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_house_is_found_at_a_host_and_no_page() {
        let read = |text: &str| text.parse::<PublicUrl>().map(|url| url.as_str().to_owned());
        assert_eq!(read("https://Gent.example/").unwrap(), "https://gent.example");
        assert_eq!(read("http://localhost:8080").unwrap(), "http://localhost:8080");
        assert_eq!(read("-").unwrap(), "");
        for wrong in [
            "",
            "gent.example",
            "https://",
            "https://gent.example/huis",
            "https://a@gent.example",
            "ftp://x.be",
            "https://x.be:port",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_banner_follows_the_data_unless_the_house_says_otherwise() {
        let stands = |banner: Banner| [false, true].map(|sample| banner.stands(sample));
        assert_eq!(Banner::ALL.map(stands), [[false, true], [true, true], [false, false]]);
    }

    #[test]
    fn the_id_of_a_house_hangs_on_its_name() {
        let id = |slug: &str| id_of(&slug.parse().unwrap());
        assert_eq!(id("mechelen"), id("mechelen"));
        assert_ne!(id("mechelen"), id("gent"));
    }
}
