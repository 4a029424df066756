//! Passkeys: a key that a device or a password manager keeps for this house alone. The house knows its public half.

use kernel::RuleBreak;

/// The most signs of a name.
pub const LONGEST_NAME: usize = 60;
/// The most passkeys of one account.
pub const MOST: i64 = 20;

/// The name that somebody gives to a passkey, such as "telefoon": without blanks around it.
///
/// # Errors
/// When it is empty, too long, or holds line ends or control characters.
pub fn named(typed: &str) -> Result<String, RuleBreak> {
    let name = typed.trim();
    let key = match name.chars().count() {
        0 => "people-passkey-name-empty",
        signs if signs > LONGEST_NAME => "people-passkey-name-long",
        _ if name.chars().any(char::is_control) => "people-name-signs",
        _ => return Ok(name.to_owned()),
    };
    Err(RuleBreak::new("name", key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_few_words_on_one_line() {
        assert_eq!(named(" telefoon van An "), Ok("telefoon van An".to_owned()));
        for (typed, key) in [
            ("  ", "people-passkey-name-empty"),
            (&*"é".repeat(61), "people-passkey-name-long"),
            ("a\nb", "people-name-signs"),
        ] {
            assert_eq!(named(typed).unwrap_err().key, key);
        }
        assert!(named(&"é".repeat(60)).is_ok());
    }
}
