//! Seals on the chain of the access log (Ed25519, RFC 8032): who keeps a seal sees whether the chain was written anew since.

use std::fmt;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use kernel::{HouseId, Instant, Makers, TypedId as _};

/// What is signed begins with this, so that a seal can never be taken for another sort of signature.
const DOMAIN: &[u8] = b"voordeur access log seal 1";

/// What a seal says: at this moment, the entry of this number was the last of this house, with this hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement<'a> {
    /// The house.
    pub house: HouseId,
    /// The number of its last entry.
    pub seq: i64,
    /// The hash of that entry.
    pub hash: &'a [u8],
    /// When it was sealed.
    pub at: Instant,
}

/// The key that makes seals: 32 bytes that never leave the machine.
pub struct SealingKey(SigningKey);

/// The key that recognises them; everybody may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownKey(VerifyingKey);

impl Statement<'_> {
    /// What is signed: every field, each with its length.
    fn bytes(&self) -> Vec<u8> {
        let (house, seq, at) = (self.house.as_uuid(), self.seq.to_be_bytes(), self.at.as_micros().to_be_bytes());
        let fields = [DOMAIN, house.as_bytes().as_slice(), &seq, self.hash, &at];
        fields
            .into_iter()
            .flat_map(|field| (field.len() as u64).to_be_bytes().into_iter().chain(field.to_vec()))
            .collect()
    }
}

impl SealingKey {
    /// A new one.
    #[must_use]
    pub fn fresh(makers: &Makers) -> Self {
        let mut secret = [0; 32];
        let chance = makers.chance().into_iter().chain(makers.chance());
        secret.iter_mut().zip(chance).for_each(|(byte, chance)| *byte = chance);
        Self(SigningKey::from_bytes(&secret))
    }

    /// The one in a text; none when it is not 64 hexadecimal digits.
    #[must_use]
    pub fn shown(text: &str) -> Option<Self> {
        bytes_of(text).map(|secret| Self(SigningKey::from_bytes(&secret)))
    }

    /// The text that keeps it: 64 hexadecimal digits.
    #[must_use]
    pub fn reveal(&self) -> String {
        in_hex(self.0.as_bytes())
    }

    /// The key that recognises its seals.
    #[must_use]
    pub fn known(&self) -> KnownKey {
        KnownKey(self.0.verifying_key())
    }

    /// The seal on a statement.
    #[must_use]
    pub fn seal(&self, statement: &Statement<'_>) -> Vec<u8> {
        self.0.sign(&statement.bytes()).to_bytes().to_vec()
    }
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealingKey(…)")
    }
}

impl KnownKey {
    /// The one in a text; none when it is not 64 hexadecimal digits, or no key.
    #[must_use]
    pub fn shown(text: &str) -> Option<Self> {
        bytes_of(text).and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok()).map(Self)
    }

    /// Whether this key made the seal on this statement.
    #[must_use]
    pub fn made(&self, seal: &[u8], statement: &Statement<'_>) -> bool {
        let signature = Signature::from_slice(seal);
        signature.is_ok_and(|signature| self.0.verify_strict(&statement.bytes(), &signature).is_ok())
    }
}

impl fmt::Display for KnownKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&in_hex(self.0.as_bytes()))
    }
}

/// Bytes as small hexadecimal digits.
#[must_use]
pub fn in_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes_of(text: &str) -> Option<[u8; 32]> {
    let digits = text.trim().as_bytes();
    let (pairs, rest) = digits.as_chunks::<2>();
    let byte = |pair: &[u8; 2]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let fits = rest.is_empty() && digits.iter().all(u8::is_ascii_hexdigit);
    fits.then(|| pairs.iter().map(byte).collect::<Option<Vec<_>>>())?.and_then(|bytes| bytes.try_into().ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn key() -> SealingKey {
        SealingKey::shown(&"a7".repeat(32)).unwrap()
    }

    fn house(number: u128) -> HouseId {
        HouseId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn a_key_is_read_as_it_was_written() {
        let (secret, public) = (key(), key().known());
        assert_eq!(SealingKey::shown(&format!("{}\n", secret.reveal())).unwrap().known(), public);
        assert_eq!(KnownKey::shown(&public.to_string()), Some(public));
        assert_eq!(format!("{secret:?}"), "SealingKey(…)");
        for wrong in ["", "a7", &"zz".repeat(32), &"a7".repeat(33), &format!("+{}", "a".repeat(63))] {
            assert!(SealingKey::shown(wrong).is_none() && KnownKey::shown(wrong).is_none(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_seal_holds_for_what_was_sealed_and_nothing_else(
            id: u128, seq: i64, micros in 0..4_000_000_000_000_000_i64, hash: [u8; 32], place in 0..88_usize, bit in 0..8_u8, of_seal in 0..64_usize,
        ) {
            let statement = Statement { house: house(id), seq, hash: &hash, at: Instant::from_micros(micros) };
            let seal = key().seal(&statement);
            prop_assert!(key().known().made(&seal, &statement));
            prop_assert!(!SealingKey::shown(&"b7".repeat(32)).unwrap().known().made(&seal, &statement));
            // One bit, anywhere in what is signed.
            let (mut id, mut seq, mut micros, mut hash) = (id.to_be_bytes(), seq.to_be_bytes(), micros.to_be_bytes(), hash);
            let mut all = id.iter_mut().chain(&mut seq).chain(&mut hash);
            // The first bits of a moment are outside the years that there are.
            match all.nth(place) {
                Some(byte) => *byte ^= 1 << bit,
                None => micros[2 + place % 6] ^= 1 << bit,
            }
            let at = Instant::from_micros(i64::from_be_bytes(micros));
            let changed = Statement { house: house(u128::from_be_bytes(id)), seq: i64::from_be_bytes(seq), hash: &hash, at };
            prop_assert!(changed != statement && !key().known().made(&seal, &changed));
            // One bit of the seal itself, and a seal that is too short.
            let mut forged = seal.clone();
            forged[of_seal] ^= 1 << bit;
            prop_assert!(!key().known().made(&forged, &statement));
            prop_assert!(!key().known().made(&seal[..of_seal], &statement));
        }
    }
}
