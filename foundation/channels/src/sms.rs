use std::time::Duration;

use db::JobId;
use http::{Method, Request, StatusCode, Uri, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use tokio::time::timeout;

use crate::{Address, Carried, Channel, Message, Soon, Trouble};

/// The gateway of a house for text messages: one POST of JSON for each.
#[derive(Clone)]
pub struct SmsSettings {
    /// Where to: `https://…`; without TLS only on this machine.
    pub url: String,
    /// Sent along as `Authorization: Bearer …`; empty for none.
    pub token: String,
    /// Who sends, as the gateway knows it; empty when it knows by itself.
    pub from: String,
    /// What the gateway calls the number, the text and the sender.
    pub fields: [String; 3],
    /// How long handing over one message may take.
    pub patience: Duration,
}

/// Text messages by a gateway over HTTP.
pub struct Sms {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    url: Uri,
    settings: SmsSettings,
}

/// So much of an answer is read, to leave the connection free for the next message.
const LONGEST_ANSWER: usize = 64 * 1024;

impl Sms {
    /// Text messages by this gateway. Nothing is opened yet.
    ///
    /// # Errors
    /// With a sentence for the keeper of the house, when the settings cannot be meant.
    pub fn new(settings: &SmsSettings) -> Result<Self, String> {
        let wrong = || format!("‘{}’ is no address of a gateway: https://…, or http:// on this machine", settings.url);
        let url: Uri = settings.url.parse().map_err(|_| wrong())?;
        let near = matches!(url.host(), Some("127.0.0.1" | "localhost" | "[::1]"));
        match url.scheme_str() {
            Some("https") => {}
            Some("http") if near => {}
            _ => return Err(wrong()),
        }
        let connector = HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1().build();
        Ok(Self { client: Client::builder(TokioExecutor::new()).build(connector), url, settings: settings.clone() })
    }

    async fn hand_over(&self, id: JobId, message: &Message) -> Result<(), Trouble> {
        let Address::Sms(number) = &message.to else { return Err(Trouble::Address) };
        let request = self.request(Some(id), &self.body(number, &message.text()))?;
        match self.status_of(request).await? {
            status if status.is_success() => Ok(()),
            status => Err(trouble(status)),
        }
    }

    /// The number as telephones dial it, the text, and the sender when there is one.
    fn body(&self, number: &str, text: &str) -> serde_json::Value {
        let [to, said, from] = &self.settings.fields;
        let dialled: String = number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
        let mut body = serde_json::Map::new();
        body.insert(to.clone(), dialled.into());
        body.insert(said.clone(), text.into());
        if !self.settings.from.is_empty() {
            body.insert(from.clone(), self.settings.from.clone().into());
        }
        body.into()
    }

    fn request(&self, id: Option<JobId>, body: &serde_json::Value) -> Result<Request<Full<Bytes>>, Trouble> {
        let mut request = Request::builder().method(Method::POST).uri(self.url.clone());
        request = request.header(header::CONTENT_TYPE, "application/json");
        if !self.settings.token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.settings.token));
        }
        if let Some(id) = id {
            // The same at each attempt: a gateway that knows the header sends once.
            request = request.header("Idempotency-Key", id.to_string());
        }
        request.body(Full::from(body.to_string())).map_err(|_| Trouble::SignIn(0))
    }

    async fn status_of(&self, request: Request<Full<Bytes>>) -> Result<StatusCode, Trouble> {
        let answered = timeout(self.settings.patience, async {
            let answer = self.client.request(request).await?;
            let status = answer.status();
            // Read to its end, so that the connection serves the next message.
            let _ = Limited::new(answer.into_body(), LONGEST_ANSWER).collect().await;
            Ok::<_, hyper_util::client::legacy::Error>(status)
        });
        answered.await.map_err(|_| Trouble::Unreachable)?.map_err(|_| Trouble::Unreachable)
    }
}

impl Channel for Sms {
    fn carry<'a>(&'a self, id: JobId, message: &'a Message) -> Soon<'a, Result<Carried, Trouble>> {
        Box::pin(async move { self.hand_over(id, message).await.map(|()| Carried::Away) })
    }

    /// An empty message: a gateway that lets us in refuses it, and one that does not says so.
    fn probe(&self) -> Soon<'_, Result<(), Trouble>> {
        Box::pin(async move {
            let request = self.request(None, &serde_json::Value::Object(serde_json::Map::new()))?;
            match self.status_of(request).await?.as_u16() {
                code @ (401 | 403) => Err(Trouble::SignIn(code)),
                code @ (404 | 500..) => Err(Trouble::NotNow(code)),
                _ => Ok(()),
            }
        })
    }
}

fn trouble(status: StatusCode) -> Trouble {
    match status.as_u16() {
        code @ (401 | 403 | 407) => Trouble::SignIn(code),
        code @ (400 | 406 | 410 | 413 | 415 | 422) => Trouble::Refused(code),
        code => Trouble::NotNow(code),
    }
}
