//! Providers elsewhere that tell who somebody is (OpenID Connect Core 1.0), as the settings name them, and what their claims give.

use std::fmt;

use kernel::{Role, Slug};
use serde_json::{Map, Value};

/// What a provider says of somebody: names and values.
pub type Claims = Map<String, Value>;

/// A provider, as the settings name it.
#[derive(Debug, Clone)]
pub struct Provider {
    /// Its short name, as it stands in addresses and beside what hangs on it.
    pub name: Slug,
    /// Its name, as people know it.
    pub label: String,
    /// Its address, exactly as it writes it itself.
    pub issuer: String,
    /// What it calls this house.
    pub client_id: String,
    /// What this house shows to it.
    pub client_secret: ClientSecret,
    /// What is asked for, besides `openid`.
    pub scopes: Vec<String>,
    /// Other hosts than its own at which it may be asked.
    pub also_at: Vec<String>,
    /// Whether it asks for two factors itself. Otherwise a code or a passkey of ours follows.
    pub proves_both: bool,
    /// The ways of signing in that will do (`acr`); any when empty.
    pub acr: Vec<String>,
    /// Whether an address that it verified leads to the account with that address.
    pub links_by_email: bool,
    /// The roles that its claims give.
    pub roles: Vec<ClaimedRole>,
}

/// A claim and the role that it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedRole {
    /// Where the claim stands: its name, or names with points between (`realm_access.roles`).
    pub claim: String,
    /// The value that gives the role, alone or in a list.
    pub value: String,
    /// The role.
    pub role: Role,
    /// The name of the team, where the role has one.
    pub team: Option<String>,
}

/// A text that is shown to the provider only.
#[derive(Clone)]
pub struct ClientSecret(String);

impl ClientSecret {
    /// The secret of the settings.
    #[must_use]
    pub const fn of(text: String) -> Self {
        Self(text)
    }

    /// The secret.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientSecret(…)")
    }
}

impl Provider {
    /// The roles that these claims give, each once, in the order of the settings.
    #[must_use]
    pub fn roles_of(&self, claims: &Claims) -> Vec<&ClaimedRole> {
        let mut given: Vec<&ClaimedRole> = Vec::new();
        for rule in self.roles.iter().filter(|rule| rule.is_met_by(claims)) {
            if !given.iter().any(|known| known.role == rule.role && known.team == rule.team) {
                given.push(rule);
            }
        }
        given
    }

    /// Whether this way of signing in will do.
    #[must_use]
    pub fn takes(&self, acr: Option<&str>) -> bool {
        self.acr.is_empty() || acr.is_some_and(|acr| self.acr.iter().any(|known| known == acr))
    }

    /// Whether the provider may be asked at this host.
    #[must_use]
    pub fn is_at(&self, host: &str) -> bool {
        host_of(&self.issuer) == Some(host) || self.also_at.iter().any(|other| other == host)
    }
}

impl ClaimedRole {
    fn is_met_by(&self, claims: &Claims) -> bool {
        let mut names = self.claim.split('.');
        let first = names.next().and_then(|name| claims.get(name));
        // A name may hold points itself, as addresses do.
        let found = claims.get(&self.claim).or_else(|| names.try_fold(first?, |value, name| value.get(name)));
        match found {
            Some(Value::String(text)) => *text == self.value,
            Some(Value::Array(all)) => all.iter().any(|one| one.as_str() == Some(&self.value)),
            _ => false,
        }
    }
}

/// Host and port of an address.
fn host_of(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    rest.split(['/', '?', '#']).next()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rule(claim: &str, value: &str, role: Role) -> ClaimedRole {
        ClaimedRole { claim: claim.to_owned(), value: value.to_owned(), role, team: None }
    }

    fn provider(roles: Vec<ClaimedRole>) -> Provider {
        Provider {
            name: "acm".parse().unwrap(),
            label: "ACM/IDM".to_owned(),
            issuer: "https://authenticatie.voorbeeld:8443/op".to_owned(),
            client_id: "huis".to_owned(),
            client_secret: ClientSecret::of("geheim".to_owned()),
            scopes: Vec::new(),
            also_at: vec!["sleutels.voorbeeld".to_owned()],
            proves_both: true,
            acr: vec!["urn:sterk".to_owned()],
            links_by_email: false,
            roles,
        }
    }

    fn claims(value: Value) -> Claims {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn a_claim_gives_a_role_alone_in_a_list_or_deeper() {
        let provider = provider(vec![
            rule("rol", "onthaal", Role::DeskWorker),
            rule("realm_access.roles", "beleid", Role::Policy),
            rule("https://voorbeeld/rol", "team", Role::TeamLead),
            rule("rol", "onthaal", Role::DeskWorker),
        ]);
        let of = |value: Value| provider.roles_of(&claims(value)).iter().map(|rule| rule.role).collect::<Vec<_>>();
        assert_eq!(of(json!({ "rol": "onthaal" })), [Role::DeskWorker]);
        assert_eq!(
            of(json!({ "rol": ["x", "onthaal"], "realm_access": { "roles": ["beleid"] } })),
            [Role::DeskWorker, Role::Policy]
        );
        assert_eq!(of(json!({ "https://voorbeeld/rol": "team" })), [Role::TeamLead]);
        for none in [
            json!({}),
            json!({ "rol": "Onthaal" }),
            json!({ "rol": { "onthaal": true } }),
            json!({ "realm_access": "beleid" }),
        ] {
            assert_eq!(of(none.clone()), [], "{none}");
        }
    }

    #[test]
    fn a_provider_is_asked_where_the_settings_say_and_for_what_they_say() {
        let provider = provider(Vec::new());
        assert!(provider.is_at("authenticatie.voorbeeld:8443") && provider.is_at("sleutels.voorbeeld"));
        assert!(!provider.is_at("authenticatie.voorbeeld") && !provider.is_at("127.0.0.1"));
        assert!(provider.takes(Some("urn:sterk")) && !provider.takes(Some("urn:zwak")) && !provider.takes(None));
        assert_eq!(format!("{:?}", provider.client_secret), "ClientSecret(…)");
    }
}
