//! Codes of an authenticator app: six digits that change every half minute (RFC 6238).

use kernel::{Instant, Makers};
use totp_rs::{Algorithm, Builder, Totp, TotpError};

/// How many steps of half a minute the clock of a telephone may be off.
const OFF: u16 = 1;

/// The secret that an app shares with us.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// A new one, of 160 bits as RFC 4226 advises.
    #[must_use]
    pub fn fresh(makers: &Makers) -> Self {
        Self(makers.chance().into_iter().chain(makers.chance()).take(20).collect())
    }

    /// One that was kept.
    #[must_use]
    pub const fn kept(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes, to be kept.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The step of time whose code this is, when it is one of now and none of `last` or before: a code works once
    /// (ASVS 6.5.1).
    #[must_use]
    pub fn step_of(&self, code: &str, now: Instant, last: u64) -> Option<u64> {
        let code: String = code.chars().filter(char::is_ascii_digit).collect();
        let seconds = u64::try_from(now.as_micros() / 1_000_000).ok()?;
        let step = self.totp("", "").ok()?.check(&code, seconds)?;
        (step > last).then_some(step)
    }

    /// What the app scans: an `otpauth:` address.
    ///
    /// # Errors
    /// When a name cannot stand in one.
    pub fn address(&self, house: &str, email: &str) -> Result<String, TotpError> {
        // A colon parts the two names.
        self.totp(&house.replace(':', " "), &email.replace(':', " "))?.to_url()
    }

    /// What is typed into an app that cannot scan, in groups of four.
    #[must_use]
    pub fn typed(&self) -> String {
        let letters: Vec<char> = totp_rs::Secret::from(self.0.clone()).to_base32().chars().collect();
        letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
    }

    fn totp(&self, house: &str, email: &str) -> Result<Totp, TotpError> {
        let begun = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_step_duration(30).with_skew(OFF);
        let issuer = Some(house).filter(|house| !house.is_empty());
        begun.with_secret(self.0.clone()).with_issuer(issuer).with_account_name(email).build()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of the examples of RFC 6238, appendix B.
    fn secret() -> Secret {
        Secret::kept(b"12345678901234567890".to_vec())
    }

    fn at(seconds: i64) -> Instant {
        Instant::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn the_codes_are_those_of_the_standard() {
        for (seconds, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
        {
            assert_eq!(secret().step_of(code, at(seconds), 0), Some(seconds.unsigned_abs() / 30), "{code}");
        }
    }

    #[test]
    fn a_code_works_once_and_only_near_its_time() {
        let step = secret().step_of("005 924", at(1_234_567_890), 0).unwrap();
        assert_eq!(secret().step_of("005924", at(1_234_567_890), step), None);
        assert_eq!(secret().step_of("005924", at(1_234_567_920), 0), Some(step));
        assert_eq!(secret().step_of("005924", at(1_234_567_990), 0), None);
        assert_eq!(secret().step_of("000000", at(1_234_567_890), 0), None);
        assert_eq!(secret().step_of("", at(1_234_567_890), 0), None);
    }

    #[test]
    fn an_app_can_scan_it_or_type_it() {
        let address = secret().address("Sociaal Huis: Mechelen", "an@x.be").unwrap();
        assert!(address.starts_with("otpauth://totp/Sociaal%20Huis"), "{address}");
        assert_eq!(secret().typed(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }
}
