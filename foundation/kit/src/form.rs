use std::borrow::Cow;

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use http::{HeaderMap, StatusCode, header};
use kernel::RuleBreak;
use serde::de::DeserializeOwned;

use crate::Refusal;

/// The rule that a field must be filled in: `RuleBreak::new("email", kit::REQUIRED)`.
pub const REQUIRED: &str = "kit-required";

/// A form as somebody sent it: read into `T`, and also kept as it was typed so that a page can give it back.
///
/// ```ignore
/// async fn correct(visit: Visit, form: Form<Correction>) -> Answer {
///     match form.check(rules::correction) {
///         Ok(correction) => store(correction).await,
///         Err(typed) => visit.page("correct-title").main(&Correct { t: &visit.t, form: &typed }).status(StatusCode::UNPROCESSABLE_ENTITY).answer(),
///     }
/// }
/// ```
#[derive(Debug)]
pub struct Form<T> {
    read: Option<T>,
    typed: Typed,
}

/// What somebody typed, with the rules it does not meet. Empty for a form that is shown for the first time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pairs: Vec<(String, String)>,
    breaks: Vec<RuleBreak>,
}

/// One of the answers of a field that has a few: `ui::select` shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub label: String,
}

impl Choice {
    /// An answer.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

impl<T> Form<T> {
    /// Holds the form against the rules of its room.
    ///
    /// # Errors
    /// What was typed, with every rule it breaks, to be shown again.
    pub fn check<R>(self, rules: impl FnOnce(&T) -> Result<R, Vec<RuleBreak>>) -> Result<R, Typed> {
        self.check_and_keep(rules).map(|(fine, _)| fine)
    }

    /// The same, with what was typed beside it: for what is shown again although every rule is met.
    ///
    /// # Errors
    /// As [`Form::check`].
    pub fn check_and_keep<R>(self, rules: impl FnOnce(&T) -> Result<R, Vec<RuleBreak>>) -> Result<(R, Typed), Typed> {
        let Self { read, typed } = self;
        match read.as_ref().map(rules) {
            Some(Ok(fine)) => Ok((fine, typed)),
            Some(Err(breaks)) => Err(typed.given_back(breaks)),
            None => Err(typed.given_back(vec![RuleBreak::new("", "kit-unreadable")])),
        }
    }
}

impl Typed {
    /// What was typed in the field; empty when nothing was.
    #[must_use]
    pub fn value(&self, field: &str) -> &str {
        self.pairs.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
    }

    /// Every field with its value, as it was sent.
    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// Whether a box with this value was ticked.
    #[must_use]
    pub fn ticked(&self, field: &str, value: &str) -> bool {
        self.pairs.iter().any(|(name, ticked)| name == field && ticked == value)
    }

    /// The key of the rule that the field does not meet.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&'static str> {
        self.breaks.iter().find(|broken| broken.field == field).map(|broken| broken.key)
    }

    /// All rules that are not met, in the order of the rules.
    #[must_use]
    pub fn breaks(&self) -> &[RuleBreak] {
        &self.breaks
    }

    /// The same, given back because of these rules.
    #[must_use]
    pub fn given_back(mut self, breaks: Vec<RuleBreak>) -> Self {
        self.breaks = breaks;
        self
    }

    /// The same with another value, to fill a form in beforehand.
    #[must_use]
    pub fn with(mut self, field: &str, value: &str) -> Self {
        self.pairs.push((field.to_owned(), value.to_owned()));
        self
    }
}

impl From<Typed> for Refusal {
    fn from(typed: Typed) -> Self {
        Self::rules(typed.breaks)
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        if !is_form(request.headers()) {
            return Err(Refusal::status(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let body = Bytes::from_request(request, state).await.map_err(|fault| Refusal::status(fault.status()))?;
        let body = without_nul(&body);
        let pairs = serde_urlencoded::from_bytes(&body).map_err(|_| Refusal::status(StatusCode::BAD_REQUEST))?;
        let read = serde_urlencoded::from_bytes(&body).ok();
        Ok(Self { read, typed: Typed { pairs, breaks: Vec::new() } })
    }
}

/// A form without the sign NUL, which nobody types and PostgreSQL keeps in no text. A percent sign that is typed is sent as `%25`, so that
/// `%00` is always NUL.
fn without_nul(body: &[u8]) -> Cow<'_, [u8]> {
    const NUL: &[u8] = b"%00";
    if !body.contains(&0) && !body.windows(NUL.len()).any(|part| part == NUL) {
        return Cow::Borrowed(body);
    }
    let mut left = Vec::with_capacity(body.len());
    let mut rest = body;
    while let [first, behind @ ..] = rest {
        if let Some(behind) = rest.strip_prefix(NUL) {
            rest = behind;
            continue;
        }
        left.extend((*first != 0).then_some(*first));
        rest = behind;
    }
    Cow::Owned(left)
}

/// Whether a request says that it is a form.
pub(crate) fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    struct Note {
        text: String,
        times: u8,
    }

    async fn sent(body: &'static str) -> Form<Note> {
        let kind = "application/x-www-form-urlencoded";
        let request = Request::post("/").header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap();
        Form::from_request(request, &()).await.unwrap()
    }

    fn short(note: &Note) -> Result<usize, Vec<RuleBreak>> {
        let length = note.text.len() * usize::from(note.times);
        if length < 10 { Ok(length) } else { Err(vec![RuleBreak::new("text", "kit-too-long")]) }
    }

    #[tokio::test]
    async fn a_form_that_meets_the_rules_is_taken() {
        assert_eq!(sent("text=hallo&times=1").await.check(short), Ok(5));
    }

    #[tokio::test]
    async fn what_no_database_keeps_is_left_out() {
        let typed = sent("text=ha%00llo%00&times=%000x\0").await.check(short).unwrap_err();
        assert_eq!((typed.value("text"), typed.value("times")), ("hallo", "0x"));
        assert_eq!(
            sent("text=100%25%2000&times=1").await.check(|note| Ok(note.text.clone())),
            Ok("100% 00".to_owned())
        );
    }

    #[tokio::test]
    async fn a_form_that_breaks_a_rule_gives_back_what_was_typed() {
        let typed = sent("text=goede+morgen&times=3").await.check(short).unwrap_err();
        assert_eq!(typed.value("text"), "goede morgen");
        assert_eq!(typed.error("text"), Some("kit-too-long"));
        assert_eq!(typed.error("times"), None);
        assert!(typed.ticked("times", "3"));
    }

    #[tokio::test]
    async fn a_form_that_cannot_be_read_gives_back_what_was_typed() {
        let typed = sent("text=hallo&times=veel").await.check(short).unwrap_err();
        assert_eq!(typed.value("times"), "veel");
        assert_eq!(typed.breaks(), [RuleBreak::new("", "kit-unreadable")]);
    }
}
