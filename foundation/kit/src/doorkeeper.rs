use std::{collections::BTreeMap, future::Future, ops::Deref, pin::Pin};

use axum::extract::FromRequestParts;
use http::request::Parts;
use kernel::{Denied, Why, WorkerId};

use crate::{House, Refusal, Text, Visit};

/// Who acts in this request, as an argument of a handler. Stands for the [`kernel::Actor`] wherever one is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor(pub kernel::Actor);

impl Deref for Actor {
    type Target = kernel::Actor;

    fn deref(&self) -> &kernel::Actor {
        &self.0
    }
}

/// What a doorkeeper gives in a while.
pub type Soon<'a, T> = Pin<Box<dyn Future<Output = Result<T, Refusal>> + Send + 'a>>;

/// Who tells, from a request, who acts in it. The room of people implements it; without it everybody is a visitor.
pub trait Doorkeeper: Send + Sync {
    /// Who acts, from the request without its body. A session of another house is no session.
    fn actor<'a>(&'a self, house: &'a House, parts: &'a Parts) -> Soon<'a, kernel::Actor>;

    /// Writes down that somebody who signed in asked for what they may not have. The refusal leaves after that.
    fn refused<'a>(&'a self, _house: &'a House, _denied: &'a Denied) -> Soon<'a, ()> {
        Box::pin(std::future::ready(Ok(())))
    }

    /// The names of these workers of the house, for pages that say who did something; who is not known is left out.
    fn names<'a>(&'a self, _house: &'a House, _workers: &'a [WorkerId]) -> Soon<'a, BTreeMap<WorkerId, String>> {
        Box::pin(std::future::ready(Ok(BTreeMap::new())))
    }

    /// The path at which somebody signs in, or proves again who they are, and then goes on to `back`.
    fn way_in(&self, _t: &Text, _why: Why, _back: &str) -> Option<String> {
        None
    }
}

/// Lets everybody in and asks nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct OpenDoor;

impl Doorkeeper for OpenDoor {
    fn actor<'a>(&'a self, _: &'a House, _: &'a Parts) -> Soon<'a, kernel::Actor> {
        Box::pin(std::future::ready(Ok(kernel::Actor::Visitor)))
    }
}

impl<S: Sync> FromRequestParts<S> for Actor {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let visit = Visit::of(parts)?;
        visit.doorkeeper().actor(&visit.house, parts).await.map(Self)
    }
}
