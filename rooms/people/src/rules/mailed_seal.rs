//! A seal as it stands in a mail: a line of text that people and programs read, and that survives being wrapped and quoted.

use std::fmt;

use kernel::{HouseId, Instant};

use super::seal::{KnownKey, Statement, in_hex};

/// What the line begins with.
const BEGIN: &str = "voordeur-seal-1";

/// A seal outside the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailedSeal {
    /// Of which house.
    pub house: HouseId,
    /// The number of the last entry.
    pub seq: i64,
    /// The hash of that entry.
    pub hash: Vec<u8>,
    /// When it was sealed.
    pub at: Instant,
    /// With which key, as its public half reads.
    pub key_id: String,
    /// The signature.
    pub signature: Vec<u8>,
}

impl fmt::Display for MailedSeal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hash, signature) = (in_hex(&self.hash), in_hex(&self.signature));
        let Self { house, seq, at, key_id, .. } = self;
        write!(f, "{BEGIN} house:{house} seq:{seq} at:{at} hash:{hash} key:{key_id} signature:{signature}")
    }
}

impl MailedSeal {
    /// The first seal in a text, a whole mail for example; none when there is none, or it is not whole.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        // Where a mail was saved as it travelled, long lines are broken so (RFC 2045, 6.7).
        let text = text.replace("=\r\n", "").replace("=\n", "");
        let (_, rest) = text.split_once(BEGIN)?;
        let quoted = |sign: char| sign.is_whitespace() || sign == '>';
        let words: Vec<_> = rest.split(quoted).filter(|word| !word.is_empty()).take(6).collect();
        let field = |name: &str| words.iter().find_map(|word| word.strip_prefix(name)?.strip_prefix(':'));
        Some(Self {
            house: field("house")?.parse().ok()?,
            seq: field("seq")?.parse().ok()?,
            at: field("at")?.parse().ok()?,
            hash: bytes(field("hash")?)?,
            key_id: field("key")?.to_owned(),
            signature: bytes(field("signature")?)?,
        })
    }

    /// Whether one of these keys made it.
    #[must_use]
    pub fn is_made_by(&self, known: &[KnownKey]) -> bool {
        let statement = Statement { house: self.house, seq: self.seq, hash: &self.hash, at: self.at };
        known.iter().any(|key| key.to_string() == self.key_id && key.made(&self.signature, &statement))
    }
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
    let byte = |pair: &[u8; 2]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let is_hex = rest.is_empty() && hex.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_hex.then(|| pairs.iter().map(byte).collect::<Option<Vec<_>>>())?
}

#[cfg(test)]
mod tests {
    use kernel::TypedId as _;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::rules::seal::SealingKey;

    fn seal(id: u128, seq: i64, micros: i64, hash: [u8; 32]) -> MailedSeal {
        let (house, at, key) = (
            HouseId::from_uuid(Uuid::from_u128(id)),
            Instant::from_micros(micros),
            SealingKey::shown(&"a7".repeat(32)).unwrap(),
        );
        let signature = key.seal(&Statement { house, seq, hash: &hash, at });
        MailedSeal { house, seq, hash: hash.to_vec(), at, key_id: key.known().to_string(), signature }
    }

    proptest! {
        /// Whatever a mail does around it, the seal is the same; with one sign changed it is none of ours.
        #[test]
        fn a_seal_survives_a_mail_and_no_change(
            id: u128, seq in 0..i64::MAX, micros in 0..4_000_000_000_000_000_i64, hash: [u8; 32], place in 16..400_usize, before in "[a-z\n]{0,20}",
        ) {
            let known = [SealingKey::shown(&"a7".repeat(32)).unwrap().known()];
            let seal = seal(id, seq, micros, hash);
            let line = seal.to_string();
            let wrapped = format!("{before}\n> {}\nGroeten", line.replace(' ', "\r\n> "));
            prop_assert_eq!(MailedSeal::read(&wrapped), Some(seal.clone()));
            let travelled: String = line.as_bytes().chunks(70).map(|part| std::str::from_utf8(part).unwrap().to_owned() + "=\r\n").collect();
            prop_assert_eq!(MailedSeal::read(&travelled), Some(seal.clone()));
            prop_assert!(seal.is_made_by(&known) && !seal.is_made_by(&[]));
            let mut signs: Vec<char> = line.chars().collect();
            let at = place % signs.len();
            prop_assume!(at >= 16);
            signs[at] = if signs[at] == '1' { '2' } else { '1' };
            let changed = MailedSeal::read(&signs.into_iter().collect::<String>());
            prop_assert!(changed.is_none_or(|changed| changed == seal || !changed.is_made_by(&known)));
        }
    }

    #[test]
    fn half_a_seal_is_none() {
        let line = seal(1, 2, 3, [4; 32]).to_string();
        let cut = line.rsplit_once(" signature:").unwrap().0;
        for text in ["", "voordeur-seal-1", cut, &line.replace("hash:", "hash:zz")] {
            assert_eq!(MailedSeal::read(text), None, "{text}");
        }
    }
}
