use std::str::FromStr as _;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use kernel::Instant;
use openidconnect::{
    AdditionalClaims, ClaimsVerificationError, JsonWebTokenType, Nonce, SignatureVerificationError, core::CoreIdToken,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::standing::Client;
use crate::rules::provider::Claims;

/// What a provider told of somebody, after everything about it was checked.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) subject: String,
    /// The session there.
    pub(crate) session: Option<String>,
    /// The way of signing in.
    pub(super) acr: Option<String>,
    pub(super) signed_in_at: Option<Instant>,
    pub(crate) claims: Claims,
}

/// Everything that the standard has no name for.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Rest(Claims);

impl AdditionalClaims for Rest {}

/// What must hold for the nonce of a token.
pub(super) type NonceRule<'a> = dyn Fn(Option<&Nonce>) -> Result<(), String> + Send + Sync + 'a;

/// Why a token is not believed.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unverified {
    #[error("signed with a key that is not known")]
    UnknownKey,
    #[error("{0}")]
    Unfit(String),
}

/// A token that is older, in seconds, is not believed whatever it says of its own end.
const OLDEST_SECONDS: i64 = 10 * 60;
/// How far, in seconds, clocks may differ.
const OFF_SECONDS: i64 = 60;
/// What a token may call itself: who somebody is, or that a session ended. The one has a nonce and the other never, so neither passes
/// for the other.
const TYPES: &[&str] = &["JWT", "logout+jwt"];
/// What a token about a session that ended says (OpenID Connect Back-Channel Logout 1.0, 2.4).
const LOGOUT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// The claims of a token: signed by the provider, for this house, holding now (OpenID Connect Core 1.0, 3.1.3.7).
pub(super) fn claims(client: &Client, text: &str, now: Instant, nonce: &NonceRule<'_>) -> Result<Claims, Unverified> {
    let token = CoreIdToken::from_str(text).map_err(|error| Unverified::Unfit(error.to_string()))?;
    let verifier = client
        .id_token_verifier()
        .set_allowed_jose_types(
            TYPES.iter().filter_map(|name| JsonWebTokenType::new((*name).to_owned()).normalize().ok()),
        )
        .set_time_fn(move || moment(now))
        .set_issue_time_verifier_fn(move |issued| is_of_now(issued, now));
    match token.claims(&verifier, |shown: Option<&Nonce>| nonce(shown)) {
        Ok(_) => payload(text).ok_or_else(|| Unverified::Unfit("cannot be read".to_owned())),
        Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
            Err(Unverified::UnknownKey)
        }
        Err(error) => Err(Unverified::Unfit(error.to_string())),
    }
}

/// Whether these are the claims of a token about a session that ended.
pub(super) fn is_logout(claims: &Claims) -> bool {
    claims.get("events").and_then(|events| events.get(LOGOUT)).is_some_and(Value::is_object)
}

/// All that stands in a token; only for one whose signature was checked.
fn payload(text: &str) -> Option<Claims> {
    let bytes = URL_SAFE_NO_PAD.decode(text.split('.').nth(1)?).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn moment(at: Instant) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(at.as_micros()).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

fn is_of_now(issued: DateTime<Utc>, now: Instant) -> Result<(), String> {
    let age = now.seconds_since(Instant::from_micros(issued.timestamp_micros()));
    if (-OFF_SECONDS..OLDEST_SECONDS).contains(&age) { Ok(()) } else { Err(format!("is {age} s old")) }
}

impl Told {
    pub(super) fn of(claims: Claims) -> Option<Self> {
        let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
        let seconds = claims.get("auth_time").and_then(Value::as_i64);
        let signed_in_at = seconds.map(|seconds| Instant::from_micros(0).plus_seconds(seconds));
        Some(Self { subject: text("sub")?, session: text("sid"), acr: text("acr"), signed_in_at, claims })
    }

    /// What was said besides; what the token said stays.
    pub(super) fn add(&mut self, said: Option<Value>) {
        let Some(Value::Object(said)) = said else { return };
        for (name, value) in said {
            self.claims.entry(name).or_insert(value);
        }
    }

    /// The address of somebody in small letters, when the provider says that it is theirs.
    pub(crate) fn verified_email(&self) -> Option<String> {
        let is_theirs = self.claims.get("email_verified") == Some(&Value::Bool(true));
        let email = self.claims.get("email").and_then(Value::as_str).filter(|_| is_theirs)?;
        Some(email.trim().to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use openidconnect::{
        Audience, AuthUrl, ClientId, ClientSecret, EmptyAdditionalClaims, EmptyAdditionalProviderMetadata, IssuerUrl,
        JsonWebKeySetUrl, ResponseTypes, StandardClaims, SubjectIdentifier,
        core::{
            CoreClient, CoreHmacKey, CoreIdTokenClaims, CoreJwsSigningAlgorithm, CoreProviderMetadata,
            CoreResponseType, CoreSubjectIdentifierType,
        },
    };

    use super::*;

    const ISSUER: &str = "https://acm.voorbeeld";

    fn client() -> Client {
        let issuer = IssuerUrl::new(ISSUER.to_owned()).unwrap();
        let metadata = CoreProviderMetadata::new(
            issuer,
            AuthUrl::new(format!("{ISSUER}/auth")).unwrap(),
            JsonWebKeySetUrl::new(format!("{ISSUER}/keys")).unwrap(),
            vec![ResponseTypes::new(vec![CoreResponseType::Code])],
            vec![CoreSubjectIdentifierType::Public],
            vec![CoreJwsSigningAlgorithm::HmacSha256],
            EmptyAdditionalProviderMetadata {},
        );
        let secret = ClientSecret::new("geheim".to_owned());
        CoreClient::from_provider_metadata(metadata, ClientId::new("huis".to_owned()), Some(secret))
    }

    /// A token of `issuer` for `audience`, issued and ending so many seconds from now, signed with `secret`.
    fn token((issuer, audience): (&str, &str), (issued, ends): (i64, i64), secret: &str) -> String {
        let at = |seconds: i64| moment(now().plus_seconds(seconds));
        let claims = CoreIdTokenClaims::new(
            IssuerUrl::new(issuer.to_owned()).unwrap(),
            vec![Audience::new(audience.to_owned())],
            at(ends),
            at(issued),
            StandardClaims::new(SubjectIdentifier::new("an".to_owned())),
            EmptyAdditionalClaims {},
        );
        let claims = claims.set_nonce(Some(Nonce::new("eenmalig".to_owned())));
        let key = CoreHmacKey::new(secret.as_bytes());
        CoreIdToken::new(claims, &key, CoreJwsSigningAlgorithm::HmacSha256, None, None).unwrap().to_string()
    }

    fn now() -> Instant {
        "2026-11-24T09:00:00Z".parse().unwrap()
    }

    fn is_believed(token: &str, nonce: &str) -> bool {
        let rule = |shown: Option<&Nonce>| match shown.is_some_and(|shown| shown.secret() == nonce) {
            true => Ok(()),
            false => Err("another nonce".to_owned()),
        };
        claims(&client(), token, now(), &rule).is_ok_and(|claims| claims["sub"] == "an")
    }

    #[test]
    fn a_token_holds_for_this_house_and_for_now() {
        let here = (ISSUER, "huis");
        assert!(is_believed(&token(here, (0, 60), "geheim"), "eenmalig"));
        assert!(is_believed(&token(here, (30, 60), "geheim"), "eenmalig"), "a clock that is half a minute ahead");
        for (wrong, why) in [
            (token(here, (-60, 0), "geheim"), "it has ended"),
            (token(here, (-600, 60), "geheim"), "it is old"),
            (token(here, (120, 600), "geheim"), "it is of later"),
            (token((ISSUER, "ander"), (0, 60), "geheim"), "it is for another house"),
            (token(("https://kwaad.voorbeeld", "huis"), (0, 60), "geheim"), "it is of another provider"),
            (token(here, (0, 60), "geraden"), "another signed it"),
        ] {
            assert!(!is_believed(&wrong, "eenmalig"), "{why}");
        }
        assert!(!is_believed(&token(here, (0, 60), "geheim"), "een andere"), "it answers another question");
    }
}
