use std::{collections::BTreeMap, fmt, net::IpAddr, sync::Arc};

use axum::extract::FromRequestParts;
use http::request::Parts;
use jiff::civil::DateTime;
use kernel::{Day, Instant, Makers};

use crate::{
    Doorkeeper, Frame, Frames, House, Page, Refusal, Text, Texts, layers::Proxies, network::Network, repeat::Repeat,
    text::path_in,
};

/// One request to one house: where, in which language, when. The beginning of every page.
///
/// ```ignore
/// async fn today(visit: Visit, State(directory): State<Directory>) -> Answer {
///     let view = directory.today(visit.house.id, visit.now)?;
///     visit.page("directory-today-title").main(&Today { t: &visit.t, view }).keep(Keep::ThisMinute).answer()
/// }
/// ```
#[derive(Clone)]
pub struct Visit {
    /// The house.
    pub house: House,
    /// The words in the reader's language.
    pub t: Text,
    /// The moment the request came in.
    pub now: Instant,
    /// What one can quote to find this request in the log.
    pub code: RequestCode,
    path: Arc<str>,
    peer: Option<IpAddr>,
    pub(crate) repeat: Repeat,
    surroundings: Arc<Surroundings>,
}

/// A short code for one request, made by chance: `K7Q2-9FXM`. It says nothing about who asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RequestCode([u8; 9]);

/// What every request of the program finds around it.
pub(crate) struct Surroundings {
    pub(crate) texts: Texts,
    pub(crate) frames: Arc<dyn Frames>,
    pub(crate) doorkeeper: Arc<dyn Doorkeeper>,
    pub(crate) makers: Makers,
    pub(crate) proxies: Arc<Proxies>,
}

impl Visit {
    pub(crate) fn new(
        house: House,
        t: Text,
        path: &str,
        peer: Option<IpAddr>,
        surroundings: Arc<Surroundings>,
    ) -> Self {
        let now = surroundings.makers.clock.now();
        let code = RequestCode::from(surroundings.makers.chance());
        Self { house, t, now, code, path: path.into(), peer, repeat: Repeat::default(), surroundings }
    }

    /// The visit that a request carries.
    ///
    /// # Errors
    /// When the request did not come through [`layers`](crate::layers).
    pub fn of(parts: &Parts) -> Result<&Self, Refusal> {
        parts.extensions.get().ok_or_else(|| Refusal::broken("a request that did not come through kit::layers"))
    }

    /// A page whose title is behind `key`. Its `<h1>` says the same.
    pub fn page(&self, key: &str) -> Page {
        self.page_named(self.t.say(key).to_owned())
    }

    /// A page about something with a name of its own.
    pub fn page_named(&self, title: String) -> Page {
        Page::new(self.clone(), title)
    }

    /// The path without the prefix of the language: `/vandaag`, also for a reader of `/en/vandaag`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path as the reader sees it: `/en/vandaag`.
    #[must_use]
    pub fn here(&self) -> String {
        path_in(self.t.lang(), &self.path)
    }

    /// The network that the request came from, `192.0.2.0/24`: a household or an office, not a person. Empty when unknown.
    #[must_use]
    pub fn network(&self) -> String {
        self.peer.map_or_else(String::new, |address| Network::of(address).to_string())
    }

    /// Whether the connection comes from the machine itself. A proxy on it that is not trusted by the settings looks the same.
    #[must_use]
    pub fn is_from_this_machine(&self) -> bool {
        self.peer.is_some_and(|address| address.to_canonical().is_loopback())
    }

    /// The key of a sentence for who keeps the house, when a proxy in front of it is not as the settings say.
    #[must_use]
    pub fn proxy_doubt(&self) -> Option<&'static str> {
        self.surroundings.proxies.doubt()
    }

    /// Date and time on the wall of the house.
    #[must_use]
    pub fn wall(&self) -> DateTime {
        self.now.civil(&self.house.zone)
    }

    /// A day and a time on the wall of the house, for who reads what was done: `vandaag, 9.12`.
    #[must_use]
    pub fn moment(&self, at: Instant) -> String {
        let day = self.t.day_seen_from(at.day(&self.house.zone), self.today());
        format!("{day}, {}", self.t.clock(at.civil(&self.house.zone).time()))
    }

    /// The day it is at the house.
    #[must_use]
    pub fn today(&self) -> Day {
        self.now.day(&self.house.zone)
    }

    /// The words in other languages, for what is shown beside the Dutch.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.surroundings.texts
    }

    /// What makes new ids.
    #[must_use]
    pub fn makers(&self) -> &Makers {
        &self.surroundings.makers
    }

    /// The same visit for a reader of another language: for what is shown beside the Dutch.
    #[must_use]
    pub fn in_lang(&self, lang: kernel::Lang) -> Self {
        Self { t: self.texts().for_lang(lang), ..self.clone() }
    }

    pub(crate) fn frame(&self, actor: &kernel::Actor) -> Frame {
        match actor.worker() {
            Some(worker) => self.surroundings.frames.at_work(&self.house, &self.t, worker),
            None => self.surroundings.frames.frame(&self.house, &self.t),
        }
    }

    /// The names of these workers of the house; who is not known is left out.
    ///
    /// # Errors
    /// What the database says.
    pub async fn names(&self, workers: &[kernel::WorkerId]) -> Result<BTreeMap<kernel::WorkerId, String>, Refusal> {
        self.doorkeeper().names(&self.house, workers).await
    }

    pub(crate) fn doorkeeper(&self) -> Arc<dyn Doorkeeper> {
        Arc::clone(&self.surroundings.doorkeeper)
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let repeat = parts.extensions.get::<Repeat>().cloned().unwrap_or_default();
        Ok(Self { repeat, ..Self::of(parts)?.clone() })
    }
}

impl<S: Sync> FromRequestParts<S> for Text {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        Visit::of(parts).map(|visit| visit.t.clone())
    }
}

impl fmt::Debug for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Visit({} of {} in {})", self.code, self.house.name, self.t.lang())
    }
}

impl RequestCode {
    /// Letters and digits that are not taken for one another when read aloud (Crockford's base 32).
    const SIGNS: &'static [u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// The code itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl From<[u8; 16]> for RequestCode {
    fn from(chance: [u8; 16]) -> Self {
        let sign = |byte: u8| Self::SIGNS.get(usize::from(byte % 32)).copied().unwrap_or(b'0');
        let [a, b, c, d, e, f, g, h, ..] = chance.map(sign);
        Self([a, b, c, d, b'-', e, f, g, h])
    }
}

impl fmt::Display for RequestCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for RequestCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
