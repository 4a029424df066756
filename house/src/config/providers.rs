//! Settings of the providers elsewhere that tell who somebody is.

use std::{fs, path::PathBuf};

use kernel::{Role, Slug};
use people::rules::provider::{ClaimedRole, ClientSecret, Provider};
use serde::{Deserialize, Serialize};

use super::{Config, Secret};

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignIn {
    pub(crate) providers: Vec<ProviderTable>,
}

/// One `[[sign_in.providers]]`; `docs/openid-connect.md` tells what each name means.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProviderTable {
    name: Slug,
    label: String,
    issuer: String,
    client_id: String,
    #[serde(default)]
    client_secret: Secret,
    #[serde(default)]
    client_secret_file: Option<PathBuf>,
    #[serde(default)]
    scopes: Vec<String>,
    #[serde(default)]
    also_at: Vec<String>,
    #[serde(default)]
    proves_both: bool,
    #[serde(default)]
    acr: Vec<String>,
    #[serde(default)]
    links_by_email: bool,
    #[serde(default)]
    roles: Vec<RoleTable>,
}

/// One `[[sign_in.providers.roles]]`.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RoleTable {
    claim: String,
    value: String,
    role: String,
    #[serde(default)]
    team: Option<String>,
}

/// The providers of these settings.
///
/// # Errors
/// With a sentence for the keeper of the house.
pub(crate) fn providers(config: &Config) -> anyhow::Result<Vec<Provider>> {
    config.sign_in.providers.iter().map(ProviderTable::provider).collect()
}

impl SignIn {
    /// What cannot be meant, each with its setting.
    pub(super) fn faults(&self) -> Vec<String> {
        let names = self.providers.iter().map(|table| &table.name);
        let twice = names.clone().enumerate().filter(|(at, name)| names.clone().take(*at).any(|other| other == *name));
        let twice = twice.map(|(_, name)| format!("sign_in.providers: two are called ‘{name}’"));
        twice.chain(self.providers.iter().flat_map(ProviderTable::faults)).collect()
    }
}

impl ProviderTable {
    fn faults(&self) -> Vec<String> {
        let says = |why: String| format!("sign_in.providers, {}: {why}", self.name);
        let near = ["http://localhost:", "http://127.0.0.1:"].iter().any(|start| self.issuer.starts_with(start));
        let has_secret = self.client_secret.reveal().is_some();
        let faults = [
            (!near && !self.issuer.starts_with("https://"), "issuer is an address that starts with https://"),
            (has_secret == self.client_secret_file.is_some(), "client_secret_file or client_secret, one of the two"),
            (self.label.trim().is_empty(), "label is what people read"),
        ];
        let faults = faults.into_iter().filter(|(wrong, _)| *wrong).map(|(_, why)| why.to_owned());
        faults.chain(self.roles.iter().filter_map(RoleTable::fault)).map(says).collect()
    }

    fn provider(&self) -> anyhow::Result<Provider> {
        let client_secret = match (&self.client_secret_file, self.client_secret.reveal()) {
            (Some(path), _) => fs::read_to_string(path).map_err(|error| {
                anyhow::anyhow!("sign_in.providers, {}: {} cannot be read: {error}", self.name, path.display())
            })?,
            (None, given) => given.unwrap_or_default().to_owned(),
        };
        Ok(Provider {
            name: self.name.clone(),
            label: self.label.clone(),
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            client_secret: ClientSecret::of(client_secret.trim_end().to_owned()),
            scopes: self.scopes.clone(),
            also_at: self.also_at.clone(),
            proves_both: self.proves_both,
            acr: self.acr.clone(),
            links_by_email: self.links_by_email,
            roles: self.roles.iter().filter_map(RoleTable::read).collect(),
        })
    }
}

impl RoleTable {
    fn fault(&self) -> Option<String> {
        match self.role.parse::<Role>() {
            Err(_) => Some(format!("there is no role ‘{}’", self.role)),
            Ok(Role::Administrator) => Some("no claim makes an administrator: that takes two people here".to_owned()),
            Ok(role) if people::rules::post::needs_team(role) && self.team.is_none() => {
                Some(format!("the role ‘{}’ needs a team", self.role))
            }
            Ok(_) => None,
        }
    }

    fn read(&self) -> Option<ClaimedRole> {
        let role = self.role.parse().ok()?;
        Some(ClaimedRole { claim: self.claim.clone(), value: self.value.clone(), role, team: self.team.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[[sign_in.providers]]\nname = 'acm'\nlabel = 'ACM/IDM'\nissuer = 'https://acm.example/op'\n\
                        client_id = 'huis'\nclient_secret = 'geheim'\n[[sign_in.providers.roles]]\nclaim = 'rol'\n\
                        value = 'beleid'\nrole = 'policy'\n";

    #[test]
    fn a_provider_is_read_and_its_secret_is_never_shown() {
        let config = Config::read(GOOD).unwrap();
        let all = providers(&config).unwrap();
        assert_eq!((all[0].client_secret.reveal(), all[0].roles[0].role), ("geheim", Role::Policy));
        assert!(!config.shown().contains("geheim") && !format!("{all:?}").contains("geheim"));
    }

    #[test]
    fn what_cannot_be_meant_is_said() {
        for (right, wrong, why) in [
            ("https://acm", "http://acm", "starts with https://"),
            ("client_secret = 'geheim'\n", "", "one of the two"),
            ("'policy'", "'administrator'", "takes two people"),
            ("'policy'", "'koning'", "no role ‘koning’"),
            ("'policy'", "'social-worker'", "needs a team"),
            ("client_id", "client", "unknown field"),
        ] {
            let error = Config::read(&GOOD.replacen(right, wrong, 1)).unwrap_err().to_string();
            assert!(error.contains(why), "{why} is missing in {error}");
        }
        let twice = Config::read(&[GOOD, GOOD].concat()).unwrap_err().to_string();
        assert!(twice.contains("two are called ‘acm’"), "{twice}");
    }
}
