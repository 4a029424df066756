use axum::Router;

/// `/design`: every component in all its states, for those who build and test.
pub(crate) fn routes() -> Router {
    Router::new()
}
