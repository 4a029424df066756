use std::{fmt::Display, sync::Arc, time::Duration};

use axum::response::{IntoResponse, Response};
use db::{Fault, Reply};
use http::{HeaderValue, StatusCode, header};
use kernel::{Denied, RuleBreak, Why};

use crate::repeat;

/// What every handler gives: an answer, or why there is none.
pub type Answer = Result<Response, Refusal>;

/// Why a request gets no answer. A layer turns it into a page in the reader's language, or into a problem for a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) breaks: Vec<RuleBreak>,
    pub(crate) retry_after: Option<u64>,
    pub(crate) detail: Option<String>,
    pub(crate) again: bool,
    pub(crate) denied: Option<Arc<Denied>>,
    /// The work was done before, and this was the answer.
    pub(crate) given: Option<Arc<Reply>>,
}

impl Refusal {
    fn of(status: StatusCode) -> Self {
        Self { status, breaks: Vec::new(), retry_after: None, detail: None, again: false, denied: None, given: None }
    }

    /// 404: there is no such thing, or its existence is itself secret.
    #[must_use]
    pub fn missing() -> Self {
        Self::of(StatusCode::NOT_FOUND)
    }

    /// 410: it was here and will not come back.
    #[must_use]
    pub fn gone() -> Self {
        Self::of(StatusCode::GONE)
    }

    /// 400: the request cannot be understood; `detail` is shown to programs only.
    #[must_use]
    pub fn unreadable(detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..Self::of(StatusCode::BAD_REQUEST) }
    }

    /// 409: somebody else changed it first.
    #[must_use]
    pub fn conflict() -> Self {
        Self::of(StatusCode::CONFLICT)
    }

    /// 422: these rules are not met.
    #[must_use]
    pub fn rules(breaks: Vec<RuleBreak>) -> Self {
        Self { breaks, ..Self::of(StatusCode::UNPROCESSABLE_ENTITY) }
    }

    /// 429: too much from one network; again after this long.
    #[must_use]
    pub fn too_many(wait: Duration) -> Self {
        Self { retry_after: Some(wait.as_secs().max(1)), ..Self::of(StatusCode::TOO_MANY_REQUESTS) }
    }

    /// 503: not now; safe to send again after so many seconds, under the same Idempotency-Key.
    #[must_use]
    pub fn unavailable(seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..Self::of(StatusCode::SERVICE_UNAVAILABLE) }
    }

    /// 503, and the request surely left no trace: the layer of this crate runs it again before anybody hears of it.
    #[must_use]
    pub fn run_again() -> Self {
        Self { again: true, ..Self::unavailable(2) }
    }

    /// 500: a fault of ours. It is written to the log here, and never shown.
    #[must_use]
    pub fn broken(fault: impl Display) -> Self {
        tracing::error!(%fault, "a request failed");
        Self::of(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// No refusal of what is asked, but of doing it twice: the answer is the one that was given the first time.
    pub(crate) fn given_before(reply: Reply) -> Self {
        Self { given: Some(Arc::new(reply)), ..Self::of(StatusCode::CONFLICT) }
    }

    /// Any other status.
    #[must_use]
    pub fn status(status: StatusCode) -> Self {
        Self::of(status)
    }
}

impl From<Fault> for Refusal {
    /// A missing row is 404, a row that is there already 409. What surely left no trace is run again; another outage is
    /// 503, safe to repeat under the same Idempotency-Key. The rest is a fault of ours.
    fn from(fault: Fault) -> Self {
        if fault == Fault::Missing {
            return Self::missing();
        }
        if fault.is_duplicate() {
            return Self::conflict();
        }
        if fault.surely_not_committed() {
            return Self::run_again();
        }
        if fault.is_outage() {
            tracing::error!(%fault, "the database is out");
            return Self::unavailable(5);
        }
        Self::broken(fault)
    }
}

impl From<Denied> for Refusal {
    /// Who did not sign in, or not lately, may do so (401); who lacks the role is told which page this is not for (403); what is
    /// out of reach is answered as what does not exist (404).
    fn from(denied: Denied) -> Self {
        let status = match denied.why {
            Why::SignIn | Why::Stale => StatusCode::UNAUTHORIZED,
            Why::Role => StatusCode::FORBIDDEN,
            Why::Hidden => StatusCode::NOT_FOUND,
        };
        Self { denied: Some(Arc::new(denied)), ..Self::of(status) }
    }
}

impl From<RuleBreak> for Refusal {
    fn from(broken: RuleBreak) -> Self {
        Self::rules(vec![broken])
    }
}

impl From<Vec<RuleBreak>> for Refusal {
    fn from(breaks: Vec<RuleBreak>) -> Self {
        Self::rules(breaks)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        if let Some(reply) = &self.given {
            return repeat::response(reply);
        }
        let mut response = self.status.into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// `Option` of something that may not exist: `store::service(&mut tx, &slug).await?.or_missing()?`.
pub trait OrMissing<T> {
    /// The thing, or 404.
    ///
    /// # Errors
    /// When there is nothing.
    fn or_missing(self) -> Result<T, Refusal>;
}

impl<T> OrMissing<T> for Option<T> {
    fn or_missing(self) -> Result<T, Refusal> {
        self.ok_or_else(Refusal::missing)
    }
}

/// 303 to another page of ours, after a form was taken in.
///
/// # Errors
/// When `path` cannot stand in a header.
pub fn see_other(path: &str) -> Answer {
    let location = HeaderValue::from_str(path).map_err(Refusal::broken)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}

#[cfg(test)]
mod tests {
    use db::{Constraint, ConstraintKind};

    use super::*;

    #[test]
    fn a_fault_of_the_database_is_run_again_only_when_it_left_no_trace() {
        let taken = Constraint { kind: ConstraintKind::Unique, name: "x".into() };
        let wrong = Constraint { kind: ConstraintKind::Check, name: "x".into() };
        for (fault, status, again) in [
            (Fault::Missing, 404, false),
            (Fault::Constraint(taken), 409, false),
            (Fault::Constraint(wrong), 500, false),
            (Fault::Busy, 503, true),
            (Fault::Undone, 503, true),
            (Fault::Lost, 503, true),
            (Fault::Unknown, 503, false),
            (Fault::Deadline(Duration::from_secs(5)), 503, false),
            (Fault::Full, 503, false),
            (Fault::Over, 500, false),
        ] {
            let refusal = Refusal::from(fault.clone());
            assert_eq!((refusal.status.as_u16(), refusal.again), (status, again), "{fault}");
            assert_eq!(refusal.retry_after.is_some(), status == 503, "{fault}");
        }
    }
}
