use std::{
    fmt::Display,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use kernel::Instant;
use openidconnect::{
    AccessToken, AuthType, AuthenticationContextClass, AuthorizationCode, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, ErrorResponse, IssuerUrl, Nonce, NonceVerifier as _,
    OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope,
    SubjectIdentifier, TokenResponse as _, UserInfoClaims,
    core::{
        CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreGenderClaim, CoreProviderMetadata,
    },
};
use serde::{Deserialize, Serialize};

use super::{
    Failure, Told,
    messenger::{Messenger, NoAnswer},
    token::{self, Rest, Unverified},
};
use crate::rules::{
    provider::{Claims, Provider},
    token::Token,
};

/// One provider as it stands now.
pub(crate) struct Standing {
    settings: Arc<Provider>,
    messenger: Messenger,
    known: RwLock<Option<Known>>,
}

/// What it said of itself, with its keys, and when.
#[derive(Clone)]
struct Known {
    metadata: Arc<CoreProviderMetadata>,
    at: Instant,
}

/// What we must know when somebody comes back from there.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Journey {
    pub(crate) provider: String,
    pub(crate) back: String,
    /// The token of the link with which somebody was invited.
    pub(crate) link: Option<String>,
    /// Whether somebody who is inside shows that it is still them.
    pub(crate) confirms: bool,
    nonce: String,
    verifier: String,
    began_at: i64,
}

/// Why somebody goes there.
#[derive(Debug, Default)]
pub(crate) struct Wishes {
    pub(crate) back: String,
    pub(crate) link: Option<String>,
    pub(crate) confirms: bool,
}

/// For so many seconds what a provider says of itself is not asked again.
const HOLDS_SECONDS: i64 = 10 * 60;
/// How seldom, in seconds, it is asked again because a key is not known.
const AGAIN_SECONDS: i64 = 60;

/// This house as a provider knows it.
pub(super) type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

impl Standing {
    pub(super) fn of(settings: Arc<Provider>) -> Self {
        let messenger = Messenger::to(Arc::clone(&settings));
        Self { settings, messenger, known: RwLock::new(None) }
    }

    /// What the settings say of it.
    pub(crate) fn settings(&self) -> &Provider {
        &self.settings
    }

    /// Asks what it says of itself and for its keys, when that was long ago. What was known stays when it does not answer.
    pub(crate) async fn look(&self, now: Instant) {
        if !self.is_older_than(HOLDS_SECONDS, now) {
            return;
        }
        self.ask(now).await;
    }

    async fn ask(&self, now: Instant) {
        let Ok(issuer) = IssuerUrl::new(self.settings.issuer.clone()) else { return };
        match CoreProviderMetadata::discover_async(issuer, &self.messenger).await {
            Ok(metadata) => {
                let known = Known { metadata: Arc::new(metadata), at: now };
                *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(known);
            }
            Err(error) => tracing::warn!(provider = %self.settings.name, %error, "a provider does not say who it is"),
        }
    }

    fn is_older_than(&self, seconds: i64, now: Instant) -> bool {
        self.known().is_none_or(|known| now.seconds_since(known.at) >= seconds)
    }

    fn known(&self) -> Option<Known> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Where somebody goes to sign in there, and what to remember until they come back to `to` with `state`. `seeds` are two texts by
    /// chance.
    pub(crate) fn way(
        &self,
        (state, to): (&Token, &str),
        seeds: [Token; 2],
        wishes: Wishes,
        now: Instant,
    ) -> Result<(String, Journey), Failure> {
        let [nonce, verifier] = seeds.map(|seed| seed.reveal().to_owned());
        let client = self.client(to)?;
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier.clone()));
        let (state, known) = (CsrfToken::new(state.reveal().to_owned()), Nonce::new(nonce.clone()));
        let mut way = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || state, || known)
            .set_pkce_challenge(challenge)
            .add_scopes(self.settings.scopes.iter().cloned().map(Scope::new));
        for acr in &self.settings.acr {
            way = way.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        if wishes.confirms {
            way = way.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO);
        }
        let (address, ..) = way.url();
        let Wishes { back, link, confirms } = wishes;
        let provider = self.settings.name.to_string();
        let journey = Journey { provider, back, link, confirms, nonce, verifier, began_at: now.as_micros() };
        Ok((address.into(), journey))
    }

    /// Who somebody is who came back with this code.
    pub(crate) async fn told(&self, code: String, to: &str, journey: &Journey, now: Instant) -> Result<Told, Failure> {
        let client = self.client(to)?;
        let exchange = client.exchange_code(AuthorizationCode::new(code)).map_err(|error| self.unfit(error))?;
        let exchange = exchange.set_pkce_verifier(PkceCodeVerifier::new(journey.verifier.clone()));
        let tokens = exchange.request_async(&self.messenger).await.map_err(|error| self.unanswered(&error))?;
        let token = tokens.id_token().ok_or_else(|| self.unfit("no identity in the answer"))?.to_string();
        let nonce = Nonce::new(journey.nonce.clone());
        let claims = self.verified(&token, now, &|shown: Option<&Nonce>| (&nonce).verify(shown)).await?;
        let mut told = Told::of(claims).ok_or_else(|| self.unfit("no subject"))?;
        if !self.settings.takes(told.acr.as_deref()) {
            return Err(self.unfit("signed in there in a way that will not do"));
        }
        // A minute for clocks that differ.
        let began = Instant::from_micros(journey.began_at).plus_seconds(-60);
        if journey.confirms && told.signed_in_at.is_none_or(|at| at < began) {
            return Err(self.unfit("did not ask again who it is"));
        }
        self.add_user_info(&client, tokens.access_token(), &mut told).await?;
        Ok(told)
    }

    /// What the provider says besides, where it says more than in the token.
    async fn add_user_info(&self, client: &Client, access: &AccessToken, told: &mut Told) -> Result<(), Failure> {
        let subject = SubjectIdentifier::new(told.subject.clone());
        let Ok(request) = client.user_info(access.clone(), Some(subject)) else { return Ok(()) };
        let said = request.request_async(&self.messenger).await;
        let said: UserInfoClaims<Rest, CoreGenderClaim> = said.map_err(|error| self.unfit(error))?;
        told.add(serde_json::to_value(&said).ok());
        Ok(())
    }

    /// Whose sessions have ended there, from a token that it sends by itself (OpenID Connect Back-Channel Logout 1.0, 2.6).
    pub(crate) async fn ended(&self, token: &str, now: Instant) -> Result<Told, Failure> {
        let none = |shown: Option<&Nonce>| shown.map_or(Ok(()), |_| Err("has a nonce".to_owned()));
        let claims = self.verified(token, now, &none).await?;
        if !token::is_logout(&claims) {
            return Err(self.unfit("no event of a session that ended"));
        }
        Told::of(claims).ok_or_else(|| self.unfit("no subject"))
    }

    /// The claims of a token that this provider signed for this house and that holds now. An unknown key may be a new one.
    async fn verified(&self, token: &str, now: Instant, nonce: &token::NonceRule<'_>) -> Result<Claims, Failure> {
        let first = token::claims(&self.client_anywhere()?, token, now, nonce);
        let claims = match first {
            Err(Unverified::UnknownKey) if self.is_older_than(AGAIN_SECONDS, now) => {
                self.ask(now).await;
                token::claims(&self.client_anywhere()?, token, now, nonce)
            }
            other => other,
        };
        claims.map_err(|error| self.unfit(error))
    }

    /// This house as the provider knows it, for who comes back to `to`.
    fn client(&self, to: &str) -> Result<Client, Failure> {
        let to = RedirectUrl::new(to.to_owned()).map_err(|error| self.unfit(error))?;
        Ok(self.client_anywhere()?.set_redirect_uri(to))
    }

    fn client_anywhere(&self) -> Result<Client, Failure> {
        let metadata = self.known().ok_or(Failure::Silent)?.metadata;
        let methods = metadata.token_endpoint_auth_methods_supported();
        let only_in_body = methods.is_some_and(|known| !known.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let secret = ClientSecret::new(self.settings.client_secret.reveal().to_owned());
        let id = ClientId::new(self.settings.client_id.clone());
        let client = CoreClient::from_provider_metadata((*metadata).clone(), id, Some(secret));
        Ok(if only_in_body { client.set_auth_type(AuthType::RequestBody) } else { client })
    }

    /// What does not fit, for who looks after the program.
    fn unfit(&self, why: impl Display) -> Failure {
        tracing::warn!(provider = %self.settings.name, %why, "a provider's answer does not fit");
        Failure::Unfit
    }

    fn unanswered<E: ErrorResponse + 'static>(&self, error: &RequestTokenError<NoAnswer, E>) -> Failure {
        let unfit = self.unfit(error);
        if matches!(error, RequestTokenError::Request(_)) { Failure::Silent } else { unfit }
    }
}
