use kernel::{TypedId as _, WorkerId};
use kit::{House, Refusal};
use serde::Serialize;
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{
        CreationChallengeResponse, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
        RegisterPublicKeyCredential, RequestChallengeResponse, Url,
    },
};
use webauthn_rs_proto::ResidentKeyRequirement;

use crate::store::KnownPasskey;

/// A house as browsers know it when they look for a passkey (a relying party of WebAuthn 3).
pub(crate) struct RelyingParty(Webauthn);

/// What is asked of a browser, and what its answer will be held against.
pub(crate) struct Asked<T> {
    pub(crate) options: T,
    pub(crate) state: String,
}

/// A new passkey: which it is, and its public half as it is kept.
pub(crate) struct NewPasskey {
    pub(crate) credential: Vec<u8>,
    pub(crate) public_key: String,
}

/// A passkey as a browser shows it; nothing of it is proved yet.
pub(crate) struct Shown(PublicKeyCredential);

/// What a passkey proved: its public half as it is to be kept now, and how often it says it was used.
pub(crate) struct Accepted {
    pub(crate) public_key: String,
    pub(crate) counter: u32,
}

impl RelyingParty {
    /// The house under its own address; none when that is a number or is not safe, for then no browser knows passkeys.
    pub(crate) fn of(house: &House) -> Option<Self> {
        let origin = Url::parse(&house.public_url).ok()?;
        let name = origin.domain().filter(|name| origin.scheme() == "https" || *name == "localhost")?;
        WebauthnBuilder::new(name, &origin).ok()?.rp_name(&house.name).build().ok().map(Self)
    }

    /// Asks for a new passkey that knows its owner by itself, and that asks for a finger, a face or a PIN at every use.
    pub(crate) fn asks_for_new(
        &self,
        owner: WorkerId,
        (email, name): (&str, &str),
        known: Vec<Vec<u8>>,
    ) -> Result<Asked<CreationChallengeResponse>, Refusal> {
        let begun = self.0.start_passkey_registration(owner.as_uuid(), email, name, Some(known));
        let (mut options, state) = begun.map_err(Refusal::broken)?;
        // The library leaves it open whether the key knows its owner. Ours must: nobody types a name to sign in.
        if let Some(wish) = options.public_key.authenticator_selection.as_mut() {
            wish.require_resident_key = true;
            wish.resident_key = Some(ResidentKeyRequirement::Required);
        }
        Ok(Asked { options, state: written(&state)? })
    }

    /// The new passkey, when the answer fits what was asked.
    pub(crate) fn takes_new(&self, answer: &str, state: &str) -> Option<NewPasskey> {
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).ok()?;
        let state: PasskeyRegistration = serde_json::from_str(state).ok()?;
        let passkey = self.0.finish_passkey_registration(&answer, &state).ok()?;
        Some(NewPasskey { credential: passkey.cred_id().to_vec(), public_key: written(&passkey).ok()? })
    }

    /// Asks for the passkey of whoever comes.
    pub(crate) fn asks(&self) -> Result<Asked<RequestChallengeResponse>, Refusal> {
        let (mut options, state) = self.0.start_discoverable_authentication().map_err(Refusal::broken)?;
        // Somebody pressed a button: the browser asks at once.
        options.mediation = None;
        Ok(Asked { options, state: written(&state)? })
    }

    /// What a passkey proved, when it was this one, answered this question at this address, checked its owner, and was not copied.
    pub(crate) fn accepts(&self, shown: &Shown, state: &str, known: &KnownPasskey) -> Option<Accepted> {
        let (owner, _) = self.0.identify_discoverable_authentication(&shown.0).ok()?;
        let state: DiscoverableAuthentication = serde_json::from_str(state).ok()?;
        let mut passkey: Passkey = serde_json::from_str(&known.public_key).ok()?;
        let proved = self.0.finish_discoverable_authentication_v2(&shown.0, state, &passkey).ok()?;
        passkey.update_credential(&proved)?;
        let is_sure = proved.user_verified() && owner == known.worker_id.as_uuid();
        is_sure.then_some(Accepted { public_key: written(&passkey).ok()?, counter: proved.counter() })
    }
}

impl Shown {
    /// What a browser sends; none when it is no passkey at all.
    pub(crate) fn read(answer: &str) -> Option<Self> {
        serde_json::from_str(answer).ok().map(Self)
    }

    /// Which it says it is.
    pub(crate) fn credential(&self) -> &[u8] {
        self.0.get_credential_id()
    }
}

fn written(thing: &impl Serialize) -> Result<String, Refusal> {
    serde_json::to_string(thing).map_err(Refusal::broken)
}
