//! Which passwords are good enough (ASVS 5.0, 6.2; NIST SP 800-63B, 3.1.1): long, and not what anybody would try first. No rules on
//! signs, and no change before there is a reason.

use std::fmt;

use kernel::RuleBreak;

use super::worker::Person;

/// The shortest. With a second factor beside it eight would do; twelve keeps a guess out also without.
pub const SHORTEST: usize = 12;
/// The longest: enough for any sentence, and no work for who sends a book.
pub const LONGEST: usize = 200;

/// What people choose when they must choose something long. In small letters, without spaces.
const FIRST_GUESSES: &[&str] = &[
    "password",
    "passwoord",
    "wachtwoord",
    "motdepasse",
    "welkom",
    "welcome",
    "bienvenue",
    "sociaalhuis",
    "mechelen",
    "voordeur",
    "qwerty",
    "azerty",
    "letmein",
    "iloveyou",
    "administrator",
    "zomer",
    "winter",
    "lente",
    "herfst",
    "geheim",
    "secret",
];

/// A password that somebody chose. Never shown.
#[derive(Clone)]
pub struct Password(String);

/// A new password as a form sends it, twice.
#[derive(Debug, serde::Deserialize)]
pub struct Twice {
    password: String,
    password_again: String,
}

impl Twice {
    /// The password that `person` chose: both times the same, and good enough.
    ///
    /// # Errors
    /// The rule that is not met: `password` or `password_again`.
    pub fn chosen(&self, person: &Person, house: &str) -> Result<Password, Vec<RuleBreak>> {
        if self.password != self.password_again {
            return Err(vec![RuleBreak::new("password_again", "people-password-differs")]);
        }
        Password::chosen("password", &self.password, person, house).map_err(|broken| vec![broken])
    }
}

impl Password {
    /// A password chosen by `person`.
    ///
    /// # Errors
    /// The rule that it does not meet, on `field`.
    pub fn chosen(field: &'static str, text: &str, person: &Person, house: &str) -> Result<Self, RuleBreak> {
        match wrong(text, person, house) {
            Some(key) => Err(RuleBreak::new(field, key)),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// A password that somebody shows to sign in. What is longer than any that could have been chosen stays longer, so that it fits none;
    /// no more of it is computed with.
    #[must_use]
    pub fn shown(text: &str) -> Self {
        Self(text.chars().take(LONGEST + 1).collect())
    }

    /// The bytes to be hashed.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

fn wrong(text: &str, person: &Person, house: &str) -> Option<&'static str> {
    match text.chars().count() {
        length if length < SHORTEST => Some("people-password-short"),
        length if length > LONGEST => Some("people-password-long"),
        _ if is_first_guess(text, person, house) => Some("people-password-guessed"),
        _ => None,
    }
}

/// What is left besides the words that everybody tries, the own name and the house is shorter than a password may be at all.
fn is_first_guess(text: &str, person: &Person, house: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    let own = [person.name.as_str(), person.email.as_str(), house].map(|words| {
        words.split(|sign: char| !sign.is_alphanumeric()).map(plain).filter(|word| word.len() > 2).collect::<Vec<_>>()
    });
    let guesses = FIRST_GUESSES.iter().map(|word| (*word).to_owned()).chain(own.into_iter().flatten());
    let rest = guesses.fold(plain(text), |rest, guess| rest.replace(&guess, ""));
    different_signs(&rest) < 5
}

/// How many signs are neither the one before nor its neighbour in the alphabet or on the row of digits: `aaaa` and `12345` count as
/// one.
fn different_signs(text: &str) -> usize {
    let signs: Vec<_> = text.chars().map(u32::from).collect();
    let steps = signs.windows(2).filter(|pair| matches!(pair, [one, other] if one.abs_diff(*other) > 1)).count();
    usize::from(!signs.is_empty()) + steps
}

#[cfg(test)]
mod tests {
    use kernel::Lang;

    use super::*;

    fn said(text: &str) -> Option<&'static str> {
        let person = Person::written("Noor Peeters", "noor.peeters@mechelen.be", Lang::NL).unwrap();
        Password::chosen("password", text, &person, "Sociaal Huis Mechelen").err().map(|broken| broken.key)
    }

    #[test]
    fn a_sentence_is_a_good_password() {
        assert_eq!(said("drie geiten op het dak"), None);
        assert_eq!(said("correct horse battery"), None);
        assert_eq!(said("8fj2-kq0v-zzt1"), None);
    }

    #[test]
    fn what_stands_behind_the_longest_password_counts() {
        let longest = "é".repeat(LONGEST);
        assert_eq!(Password::shown(&longest).bytes(), longest.as_bytes());
        assert_ne!(Password::shown(&(longest.clone() + "x")).bytes(), longest.as_bytes());
        assert_eq!(Password::shown(&"x".repeat(1_000_000)).bytes().len(), LONGEST + 1);
    }

    #[test]
    fn what_anybody_tries_first_is_not() {
        for guess in [
            "Wachtwoord2026",
            "wachtwoord123!",
            "aaaaaaaaaaaaaaa",
            "123456789012345",
            "noorpeeters2026",
            "SociaalHuis2026!",
            "azertyazerty1",
            "mechelenmechelen",
        ] {
            assert_eq!(said(guess), Some("people-password-guessed"), "{guess}");
        }
        assert_eq!(said("kort"), Some("people-password-short"));
        assert_eq!(said(&"lang ".repeat(50)), Some("people-password-long"));
    }
}
