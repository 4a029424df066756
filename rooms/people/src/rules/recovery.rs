//! Codes on paper for who lost the telephone: each works once.

use kernel::Makers;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// How many somebody gets at a time.
pub const COUNT: usize = 10;

/// Signs that are not taken for one another when read from paper (Crockford's base 32).
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new code: twice five signs, 50 bits of chance.
#[must_use]
pub fn fresh(makers: &Makers) -> String {
    let signs = makers.chance().map(|byte| SIGNS.get(usize::from(byte % 32)).copied().map_or('0', char::from));
    let (first, second): (String, String) = (signs.iter().take(5).collect(), signs.iter().skip(5).take(5).collect());
    format!("{first}-{second}")
}

/// What is kept of a code of this worker, however it was typed. Fifty bits and a salt of its own make a quick hash enough.
#[must_use]
pub fn hash(worker: Uuid, code: &str) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(worker.as_bytes());
    hash.update(read(code).as_bytes());
    hash.finalize().to_vec()
}

/// The signs that were meant: no hyphens and spaces, O for zero, I and L for one.
fn read(code: &str) -> String {
    let signs = code.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase());
    signs
        .map(|sign| match sign {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use kernel::Clock;

    use super::*;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let makers = Makers::new(Clock::stopped_at(kernel::Instant::from_micros(0)), || {
            [0, 1, 2, 29, 31, 10, 11, 12, 13, 14, 0, 0, 0, 0, 0, 0]
        });
        assert_eq!(fresh(&makers), "012XZ-ABCDE");
        let worker = Uuid::from_u128(1);
        for typed in ["012XZ-ABCDE", "012xzabcde", " o l2xz abcde "] {
            assert_eq!(hash(worker, typed), hash(worker, "012XZ-ABCDE"), "{typed}");
        }
        assert_ne!(hash(worker, "012XZ-ABCDE"), hash(Uuid::from_u128(2), "012XZ-ABCDE"));
    }
}
