//! The providers of the settings, as they stand now: what each says of itself and its keys, asked beside the requests and kept.

mod messenger;
mod standing;
mod token;

use std::sync::Arc;

pub(crate) use self::{
    standing::{Journey, Standing, Wishes},
    token::Told,
};
use crate::rules::provider::Provider;

/// Every provider of the settings.
pub(crate) struct Providers(Vec<Standing>);

/// Why a provider does not tell who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It does not answer.
    Silent,
    /// It answers what does not fit; why is in the program's log.
    Unfit,
}

impl Providers {
    /// The providers of these settings; nothing is asked of them yet.
    pub(crate) fn of(settings: Vec<Provider>) -> Self {
        Self(settings.into_iter().map(|settings| Standing::of(Arc::new(settings))).collect())
    }

    /// The one with this name.
    pub(crate) fn named(&self, name: &str) -> Option<&Standing> {
        self.0.iter().find(|provider| provider.settings().name.as_str() == name)
    }

    /// What people call the provider at this address; the address itself where the settings know it no more.
    pub(crate) fn label_of<'a>(&'a self, issuer: &'a str) -> &'a str {
        self.at(issuer).map_or(issuer, |provider| &provider.label)
    }

    /// What people call the provider with this name; the name itself where the settings know it no more.
    pub(crate) fn label_named<'a>(&'a self, name: &'a str) -> &'a str {
        self.named(name).map_or(name, |provider| &provider.settings().label)
    }

    /// The name of the provider at this address.
    pub(crate) fn name_of(&self, issuer: &str) -> Option<&str> {
        self.at(issuer).map(|provider| provider.name.as_str())
    }

    fn at(&self, issuer: &str) -> Option<&Provider> {
        self.0.iter().map(Standing::settings).find(|provider| provider.issuer == issuer)
    }

    /// Every one, in the order of the settings.
    pub(crate) fn all(&self) -> &[Standing] {
        &self.0
    }
}
