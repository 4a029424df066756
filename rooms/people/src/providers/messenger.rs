use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::HttpsConnector;
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};

use crate::rules::provider::Provider;

/// Carries questions to one provider: to the hosts of its settings only, never on to where an answer points, within a deadline.
pub(super) struct Messenger {
    settings: Arc<Provider>,
    client: Client<HttpsConnector<HttpConnector>, Full<axum::body::Bytes>>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoAnswer {
    #[error("the settings name no such host")]
    Elsewhere,
    #[error("no answer within {} s", DEADLINE.as_secs())]
    Late,
    #[error("{0}")]
    Broken(String),
}

/// How long one question may take, from the first byte to the last.
const DEADLINE: Duration = Duration::from_secs(5);
/// The longest answer that is read, in bytes.
const LONGEST: usize = 512 * 1024;

impl Messenger {
    pub(super) fn to(settings: Arc<Provider>) -> Self {
        let connector =
            hyper_rustls::HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1().build();
        Self { settings, client: Client::builder(TokioExecutor::new()).build(connector) }
    }

    async fn ask(&self, question: HttpRequest) -> Result<HttpResponse, NoAnswer> {
        let (scheme, host) =
            (question.uri().scheme_str(), question.uri().authority().map(http::uri::Authority::as_str));
        // Without encryption only where the settings themselves say so: a provider on this machine.
        let is_safe = scheme == Some("https") || self.settings.issuer.starts_with("http://");
        if !is_safe || !host.is_some_and(|host| self.settings.is_at(host)) {
            return Err(NoAnswer::Elsewhere);
        }
        tokio::time::timeout(DEADLINE, self.carry(question)).await.map_err(|_| NoAnswer::Late)?
    }

    async fn carry(&self, question: HttpRequest) -> Result<HttpResponse, NoAnswer> {
        let question = question.map(|body| Full::new(body.into()));
        let answer = self.client.request(question).await.map_err(|fault| NoAnswer::Broken(fault.to_string()))?;
        let (parts, body) = answer.into_parts();
        let body = Limited::new(body, LONGEST).collect().await.map_err(|fault| NoAnswer::Broken(fault.to_string()))?;
        Ok(HttpResponse::from_parts(parts, body.to_bytes().to_vec()))
    }
}

impl<'c> AsyncHttpClient<'c> for Messenger {
    type Error = NoAnswer;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, NoAnswer>> + Send + 'c>>;

    fn call(&'c self, question: HttpRequest) -> Self::Future {
        Box::pin(self.ask(question))
    }
}
