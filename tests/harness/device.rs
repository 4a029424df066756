//! A device that keeps a passkey: makes a key and signs what it is asked (WebAuthn 3, sections 5.8, 6.1 and 6.5), honestly or not.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{DerSignature, SigningKey, signature::Signer as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::PUBLIC_URL;

/// A device with one passkey. What is public can be set to a lie.
#[derive(Clone)]
pub(crate) struct Device {
    /// The address that it believes to be at.
    pub(crate) origin: String,
    /// How often it says it signed; zero does not count at all.
    pub(crate) counter: u32,
    /// Whether it says that it checked its owner.
    pub(crate) checks_owner: bool,
    key: SigningKey,
    credential: Vec<u8>,
    owner: String,
}

const PRESENT: u8 = 0x01;
const OWNER_CHECKED: u8 = 0x04;
const WITH_KEY: u8 = 0x40;

impl Device {
    /// A device whose key hangs on this number.
    pub(crate) fn numbered(number: u8) -> Self {
        let key = SigningKey::from_slice(&[number; 32]).expect("a key");
        Self {
            origin: PUBLIC_URL.to_owned(),
            counter: 0,
            checks_owner: true,
            key,
            credential: vec![number; 16],
            owner: String::new(),
        }
    }

    /// The same device, but for one lie.
    pub(crate) fn but(&self, lie: impl FnOnce(&mut Self)) -> Self {
        let mut other = self.clone();
        lie(&mut other);
        other
    }

    /// Makes the passkey that is asked for.
    pub(crate) fn make(&mut self, options: &Value) -> String {
        let asked = &options["publicKey"];
        self.owner = said(&asked["user"]["id"]);
        let data = self.authenticator_data(&said(&asked["rp"]["id"]), WITH_KEY, &self.with_key());
        // {"fmt": "none", "attStmt": {}, "authData": data} as CBOR.
        let length = u8::try_from(data.len()).expect("short");
        let object = [b"\xa3cfmtdnonegattStmt\xa0hauthData\x58".as_slice(), &[length], &data].concat();
        let response = json!({
            "clientDataJSON": shown(&self.client_data("webauthn.create", &asked["challenge"])),
            "attestationObject": shown(&object),
        });
        self.answer(response)
    }

    /// Shows the passkey.
    pub(crate) fn show(&self, options: &Value) -> String {
        let asked = &options["publicKey"];
        let client = self.client_data("webauthn.get", &asked["challenge"]);
        let data = self.authenticator_data(&said(&asked["rpId"]), 0, &[]);
        let signed: DerSignature = self.key.sign(&[data.as_slice(), &Sha256::digest(&client)].concat());
        let response = json!({
            "clientDataJSON": shown(&client),
            "authenticatorData": shown(&data),
            "signature": shown(signed.as_bytes()),
            "userHandle": self.owner,
        });
        self.answer(response)
    }

    fn answer(&self, response: Value) -> String {
        let id = shown(&self.credential);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {} })
            .to_string()
    }

    fn client_data(&self, kind: &str, challenge: &Value) -> Vec<u8> {
        let data = json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false });
        data.to_string().into_bytes()
    }

    fn authenticator_data(&self, party: &str, flags: u8, rest: &[u8]) -> Vec<u8> {
        let checked = if self.checks_owner { OWNER_CHECKED } else { 0 };
        let flags = [flags | PRESENT | checked];
        [Sha256::digest(party).as_slice(), &flags, &self.counter.to_be_bytes(), rest].concat()
    }

    /// The key with its name: the sort of device (nobody says), the name, and a COSE key for ES256.
    fn with_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = (point.x().expect("a point"), point.y().expect("a point"));
        let length = u16::try_from(self.credential.len()).expect("short").to_be_bytes();
        let name = [[0; 16].as_slice(), &length, &self.credential].concat();
        [&name, b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20".as_slice(), x, b"\x22\x58\x20", y].concat()
    }
}

fn shown(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn said(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}
