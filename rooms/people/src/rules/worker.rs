//! Somebody who works in the house.

use kernel::{Lang, RuleBreak};

/// The longest name.
const LONGEST_NAME: usize = 100;
/// The longest address of a mailbox (RFC 5321, 4.5.3.1.3, without the brackets).
const LONGEST_EMAIL: usize = 254;

/// What is known of somebody who works here: no more than their work needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name as colleagues say it.
    pub name: String,
    /// Where mail reaches them, in small letters; also the name to sign in with.
    pub email: String,
    /// The language of mails and pages for them.
    pub lang: Lang,
}

impl Person {
    /// Somebody as typed in a form.
    ///
    /// # Errors
    /// Every rule that is not met: `name` or `email`.
    pub fn written(name: &str, email: &str, lang: Lang) -> Result<Self, Vec<RuleBreak>> {
        let (name, email) = (name.trim(), email.trim().to_lowercase());
        let broken = [("name", wrong_name(name)), ("email", wrong_email(&email))];
        let breaks: Vec<_> = broken.into_iter().filter_map(|(field, key)| Some(RuleBreak::new(field, key?))).collect();
        if breaks.is_empty() { Ok(Self { name: name.to_owned(), email, lang }) } else { Err(breaks) }
    }
}

pub(super) fn wrong_name(name: &str) -> Option<&'static str> {
    match name.chars().count() {
        0 => Some("people-name-empty"),
        length if length > LONGEST_NAME => Some("people-name-long"),
        _ if name.chars().any(char::is_control) => Some("people-name-signs"),
        _ => None,
    }
}

/// Whether mail can be sent there is known only once it was; here only what can never be an address.
pub(super) fn wrong_email(email: &str) -> Option<&'static str> {
    let Some((local, host)) = email.rsplit_once('@') else { return Some("people-email-wrong") };
    let plain = |text: &str| !text.is_empty() && !text.contains(|sign: char| sign.is_whitespace() || sign.is_control());
    let has_dot = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
    let fits = plain(local) && plain(host) && has_dot && !local.contains('@') && email.len() <= LONGEST_EMAIL;
    (!fits).then_some("people-email-wrong")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_one_name_at_one_host() {
        for right in ["an.peeters@mechelen.be", "An@Sociaalhuis.Mechelen.be", "o'neill+werk@x.be"] {
            assert!(Person::written("An", right, Lang::NL).is_ok(), "{right}");
        }
        for wrong in [
            "",
            "an",
            "an@",
            "@x.be",
            "an@x",
            "an@x..be",
            "an peeters@x.be",
            "a@b@x.be",
            &format!("{}@x.be", "a".repeat(250)),
        ] {
            let breaks = Person::written("An", wrong, Lang::NL).unwrap_err();
            assert_eq!(breaks, [RuleBreak::new("email", "people-email-wrong")], "{wrong}");
        }
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let breaks = Person::written("  ", "x", Lang::NL).unwrap_err();
        assert_eq!(breaks.iter().map(|broken| &*broken.field).collect::<Vec<_>>(), ["name", "email"]);
        assert_eq!(Person::written(" An ", "AN@X.be", Lang::NL).unwrap().email, "an@x.be");
    }
}
