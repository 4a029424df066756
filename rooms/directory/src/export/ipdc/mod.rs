//! IPDC/LPDC: one service as the Flemish product and service catalogue exchanges it, in Turtle and in JSON-LD.
//!
//! The implementation model of 2025-06-12 (Informatie Vlaanderen), which follows OSLO Dienst and CPSV-AP: a node
//! `lpdcExt:InstancePublicServiceSnapshot`. The model takes Dutch and English texts only. Everything is built as one small
//! tree first, so that both forms say the same; two writers of our own are shorter than what an RDF library would need.

mod address;
mod json_ld;
mod node;
mod snapshot;
mod terms;
#[cfg(test)]
mod tests;
mod turtle;

use crate::{
    export::Site,
    rules::{Edition, model::Service},
};

/// The media type of [`turtle`].
pub const TURTLE: &str = "text/turtle; charset=utf-8";
/// The media type of [`json_ld`].
pub const JSON_LD: &str = "application/ld+json";

/// The service in Turtle.
#[must_use]
pub fn turtle(edition: &Edition, site: &Site, service: &Service) -> String {
    turtle::write(&snapshot::of(edition, site, service))
}

/// The service in JSON-LD, with the context it needs inside.
#[must_use]
pub fn json_ld(edition: &Edition, site: &Site, service: &Service) -> serde_json::Value {
    json_ld::write(&snapshot::of(edition, site, service))
}
