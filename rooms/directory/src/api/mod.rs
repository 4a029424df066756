//! What machines ask over HTTP: the routes of the open formats, the answers of the matching, and the document of it all.

mod answer;
mod documentation;
pub mod openapi;
mod routes;

pub(crate) use routes::routes;
