//! Settings of what leaves the house: mail, text messages and letters.

use std::{fs, net::SocketAddr, path::PathBuf, time::Duration};

use channels::{Channel, Channels, Kind, Letters, Mail, MailSettings, Security, Sms, SmsSettings};
use kernel::Clock;
use serde::{Deserialize, Serialize};

use super::{Config, Secret};

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailTable {
    pub(crate) server: String,
    pub(crate) port: u16,
    pub(crate) security: MailSecurity,
    pub(crate) user: String,
    pub(crate) password: Secret,
    pub(crate) from: String,
    pub(crate) authority: PathBuf,
    pub(crate) seconds: u64,
}

/// How the way to the mail server is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum MailSecurity {
    None,
    StartTls,
    Tls,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SmsTable {
    pub(crate) url: String,
    pub(crate) token: Secret,
    pub(crate) from: String,
    pub(crate) to_field: String,
    pub(crate) text_field: String,
    pub(crate) from_field: String,
    pub(crate) seconds: u64,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LetterTable {
    pub(crate) enabled: bool,
}

/// The channels of these settings; the ones that are not set are not there.
///
/// # Errors
/// With a sentence for the keeper of the house.
pub(crate) fn channels(config: &Config, public_url: &str, clock: Clock) -> anyhow::Result<Channels> {
    let mut all: Vec<(Kind, Box<dyn Channel>)> = Vec::new();
    if !config.mail.server.is_empty() {
        let settings = config.mail.settings(public_url)?;
        let mail = Mail::new(&settings, clock.clone()).map_err(|why| anyhow::anyhow!("mail: {why}"))?;
        all.push((Kind::Mail, Box::new(mail)));
    }
    if !config.sms.url.is_empty() {
        let sms = Sms::new(&config.sms.settings()).map_err(|why| anyhow::anyhow!("sms.url: {why}"))?;
        all.push((Kind::Sms, Box::new(sms)));
    }
    if config.letters.enabled {
        all.push((Kind::Letter, Box::new(Letters)));
    }
    Ok(Channels::new(clock, all))
}

impl MailTable {
    fn settings(&self, public_url: &str) -> anyhow::Result<MailSettings> {
        let authority = match self.authority.as_os_str().is_empty() {
            true => None,
            false => Some(fs::read(&self.authority).map_err(|error| {
                anyhow::anyhow!("mail.authority: {} cannot be read: {error}", self.authority.display())
            })?),
        };
        let password = self.password.reveal().unwrap_or_default().to_owned();
        Ok(MailSettings {
            server: self.server.clone(),
            port: self.port,
            security: match self.security {
                MailSecurity::None => Security::None,
                MailSecurity::StartTls => Security::StartTls,
                MailSecurity::Tls => Security::Tls,
            },
            credentials: (!self.user.is_empty()).then(|| (self.user.clone(), password)),
            from: self.from.clone(),
            hello: host_of(public_url),
            authority,
            patience: Duration::from_secs(self.seconds),
        })
    }

    /// What cannot be meant, each with its setting.
    pub(super) fn faults(&self) -> Vec<String> {
        let is_on = !self.server.is_empty();
        let faults = [
            (is_on && self.from.is_empty(), "mail.from: mail needs an address that it comes from"),
            (
                self.user.is_empty() != self.password.reveal().is_none(),
                "mail.user, mail.password: there is one without the other",
            ),
            (!(1..=50).contains(&self.seconds), "mail.seconds: from 1 to 50"),
        ];
        faults.into_iter().filter(|(wrong, _)| *wrong).map(|(_, why)| why.to_owned()).collect()
    }
}

impl SmsTable {
    fn settings(&self) -> SmsSettings {
        SmsSettings {
            url: self.url.clone(),
            token: self.token.reveal().unwrap_or_default().to_owned(),
            from: self.from.clone(),
            fields: [self.to_field.clone(), self.text_field.clone(), self.from_field.clone()],
            patience: Duration::from_secs(self.seconds),
        }
    }

    /// What cannot be meant, each with its setting.
    pub(super) fn faults(&self) -> Vec<String> {
        let wrong = !(1..=50).contains(&self.seconds);
        wrong.then(|| "sms.seconds: from 1 to 50".to_owned()).into_iter().collect()
    }
}

/// The host of an address, without its port: what this machine calls itself to a mail server.
fn host_of(url: &str) -> String {
    let after = url.split_once("://").map_or(url, |(_, after)| after);
    let authority = after.split('/').next().unwrap_or_default();
    if let Ok(address) = authority.parse::<SocketAddr>() {
        return address.ip().to_string();
    }
    authority.split(':').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machine_is_called_as_the_world_finds_it() {
        for (url, host) in [
            ("https://wegwijs.example", "wegwijs.example"),
            ("https://wegwijs.example:8443/x", "wegwijs.example"),
            ("http://127.0.0.1:8080", "127.0.0.1"),
            ("http://[::1]:8080", "::1"),
        ] {
            assert_eq!(host_of(url), host);
        }
    }

    #[test]
    fn a_house_has_the_channels_that_are_set() {
        let clock = || Clock::stopped_at(kernel::Instant::from_micros(0));
        let of = |text: &str| channels(&Config::read(text).unwrap(), "https://x.example", clock());
        assert!(!of("").unwrap().has(Kind::Mail));
        assert!(!of("").unwrap().has(Kind::Letter));
        assert!(of("[letters]\nenabled = true\n").unwrap().has(Kind::Letter));
        let wrong = "[mail]\nserver = \"mail.example\"\nsecurity = \"none\"\nfrom = \"huis@voorbeeld.be\"\n";
        assert!(of(wrong).unwrap_err().to_string().contains("in the open"));
        let sms = "[sms]\nurl = \"http://sms.example/send\"\n";
        assert!(of(sms).unwrap_err().to_string().contains("sms.url"));
    }
}
