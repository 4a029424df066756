//! Settings: one TOML file, the environment over it, `…_FILE` for secrets. An unknown name is an error, never ignored.

mod providers;
mod reference;
mod sending;
#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    fmt, fs,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use db::Place;
use kernel::{Lang, Slug};
use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use providers::SignIn;
pub(crate) use providers::providers;
pub(crate) use reference::as_file;
use reference::{REFERENCE, Setting, variable};
pub(crate) use sending::channels;
use sending::{LetterTable, MailTable, SmsTable};

/// All settings of the program. See `voordeur config print` for the meaning of each.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub(crate) server: Server,
    pub(crate) data: Data,
    pub(crate) database: Database,
    pub(crate) house: House,
    pub(crate) matching: Matching,
    pub(crate) limits: Limits,
    pub(crate) audit: Audit,
    pub(crate) mail: MailTable,
    pub(crate) sms: SmsTable,
    pub(crate) letters: LetterTable,
    pub(crate) sign_in: SignIn,
    pub(crate) backup: Backup,
    pub(crate) metrics: Metrics,
    pub(crate) log: Log,
    /// The house that the command line means.
    #[serde(skip)]
    pub(crate) meant: Option<Slug>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Server {
    pub(crate) listen: SocketAddr,
    pub(crate) public_url: String,
    pub(crate) trusted_proxies: Vec<IpAddr>,
    pub(crate) development: bool,
    pub(crate) drain_seconds: u64,
    pub(crate) finish_seconds: u64,
}

impl Server {
    /// Whether others on the network can read and change what is said at this address: the program does no TLS of its own, and nobody
    /// says that a proxy in front of it does.
    pub(crate) fn is_open_at(&self, listen: SocketAddr) -> bool {
        !listen.ip().is_loopback() && !self.public_url.starts_with("https://")
    }
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Data {
    pub(crate) dir: PathBuf,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Database {
    pub(crate) url: Secret,
    pub(crate) allow_open_line: bool,
    pub(crate) readers: u32,
}

impl Database {
    /// Whether others on the network between could read and change what is said to the server.
    pub(crate) fn is_open_on_the_way(&self) -> bool {
        self.url.reveal().is_some_and(|url| Place::read(url).is_open_on_the_way())
    }
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct House {
    pub(crate) slug: Slug,
    pub(crate) name: String,
    pub(crate) city: String,
    pub(crate) address: String,
    pub(crate) phone: String,
    pub(crate) hosts: Vec<String>,
    pub(crate) languages: Vec<Lang>,
    pub(crate) leave_to: String,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Matching {
    pub(crate) encoder: String,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Limits {
    pub(crate) reads_per_second: u32,
    pub(crate) sends_per_second: u32,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Audit {
    pub(crate) key: Secret,
    pub(crate) known_keys: Vec<String>,
    pub(crate) seals_to: String,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Backup {
    pub(crate) folder: PathBuf,
    pub(crate) hour: u8,
    pub(crate) keep: u32,
    pub(crate) recipients: Vec<String>,
    pub(crate) passphrase: Secret,
    pub(crate) tools: PathBuf,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Metrics {
    pub(crate) token: Secret,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Log {
    pub(crate) filter: String,
    pub(crate) format: LogFormat,
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    Text,
    Json,
}

impl Backup {
    /// What is wrong with who could open the backups.
    fn fault(&self) -> Option<&'static str> {
        match (self.recipients.is_empty(), self.passphrase.reveal().is_none()) {
            (false, false) => Some("backup: a backup is for recipients or has a passphrase, not both"),
            (true, true) if !self.folder.as_os_str().is_empty() => {
                Some("backup.folder: say in backup.recipients or backup.passphrase who can open the backups")
            }
            _ => None,
        }
    }
}

/// A text that is never shown.
#[derive(Clone, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Secret(String);

impl Secret {
    /// The secret, when there is one.
    pub(crate) fn reveal(&self) -> Option<&str> {
        Some(self.0.as_str()).filter(|text| !text.is_empty())
    }

    /// A secret given on the command line.
    pub(crate) const fn of(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "" } else { "********" })
    }
}

impl Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{self:?}"))
    }
}

/// What is wrong with the settings, everything at once.
#[derive(Debug, thiserror::Error)]
#[error("the settings cannot be used:\n{}", .0.iter().map(|line| format!("  - {line}")).collect::<Vec<_>>().join("\n"))]
pub struct ConfigError(Vec<String>);

/// Where settings come from: the text of a file with its name, and the variables of the environment.
#[derive(Debug, Default)]
pub(crate) struct Origin {
    pub(crate) file: Option<(PathBuf, String)>,
    pub(crate) variables: BTreeMap<String, String>,
}

impl Origin {
    /// The file at `path`, when one is named, and the environment of this process.
    pub(crate) fn read(path: Option<PathBuf>) -> Result<Self, ConfigError> {
        let text = |path: PathBuf| match fs::read_to_string(&path) {
            Ok(text) => Ok((path, text)),
            Err(error) => Err(ConfigError(vec![format!("{}: {error}", path.display())])),
        };
        let variables = std::env::vars().filter(|(name, _)| name.starts_with("VOORDEUR__")).collect();
        Ok(Self { file: path.map(text).transpose()?, variables })
    }
}

impl Config {
    /// The settings in a text of TOML, over the defaults: for who has no file and no environment, such as a test.
    ///
    /// # Errors
    /// Everything that is wrong at once, as for a file.
    pub fn read(text: &str) -> Result<Self, ConfigError> {
        Self::load(&Origin { file: Some((PathBuf::from("settings"), text.to_owned())), ..Origin::default() })
    }

    /// The settings from `origin`, over the defaults.
    ///
    /// # Errors
    /// Everything that is wrong at once: names that do not exist, values of the wrong kind, files that cannot be read.
    pub(crate) fn load(origin: &Origin) -> Result<Self, ConfigError> {
        let mut wrong = Vec::new();
        let mut values = defaults();
        if let Some((path, text)) = &origin.file {
            match text.parse::<Table>() {
                Ok(file) => merge_file(&mut values, file, &mut wrong),
                Err(error) => wrong.push(format!("{}: {}", path.display(), error.to_string().trim_end())),
            }
        }
        merge_variables(&mut values, &origin.variables, &mut wrong);
        let config = Value::Table(values).try_into::<Self>();
        match config {
            Ok(config) if wrong.is_empty() => config.checked(),
            Ok(_) => Err(ConfigError(wrong)),
            Err(error) => {
                wrong.push(error.to_string().trim_end().replace('\n', " "));
                Err(ConfigError(wrong))
            }
        }
    }

    fn checked(self) -> Result<Self, ConfigError> {
        let offered = [Lang::FR, Lang::EN, Lang::AR];
        let unknown = self.house.languages.iter().filter(|lang| !offered.contains(lang));
        let mut wrong: Vec<_> =
            unknown.map(|lang| format!("house.languages: the pages do not exist in ‘{lang}’")).collect();
        for (key, url) in [("server.public_url", &self.server.public_url), ("house.leave_to", &self.house.leave_to)] {
            if !url.is_empty() && !url.starts_with("https://") && !url.starts_with("http://") {
                wrong.push(format!("{key}: ‘{url}’ is not an address that starts with https://"));
            }
        }
        if self.database.is_open_on_the_way() && !self.database.allow_open_line {
            wrong.push(
                "database.url: the database is on another machine and its certificate would not be checked; \
                 put sslmode=verify-full in the address (and sslrootcert=FILE for an authority of your own), \
                 or set database.allow_open_line where the network between is guarded"
                    .to_owned(),
            );
        }
        wrong.extend(self.mail.faults());
        wrong.extend(self.sms.faults());
        wrong.extend(self.sign_in.faults());
        if self.backup.hour > 23 {
            wrong.push(format!("backup.hour: {} is no hour of the day (0 to 23)", self.backup.hour));
        }
        if let Some(fault) = self.backup.fault() {
            wrong.push(fault.to_owned());
        }
        if wrong.is_empty() { Ok(self) } else { Err(ConfigError(wrong)) }
    }

    /// The settings in force, as TOML, secrets masked.
    pub(crate) fn shown(&self) -> String {
        toml::to_string_pretty(self).unwrap_or_default()
    }
}

fn defaults() -> Table {
    REFERENCE.iter().fold(Table::new(), |mut values, setting| {
        put(&mut values, setting, parsed(setting.default));
        values
    })
}

/// A value written as TOML; what does not read as TOML is a plain text (`VOORDEUR__LOG__FILTER=debug`).
fn parsed(text: &str) -> Value {
    format!("value = {text}")
        .parse::<Table>()
        .ok()
        .and_then(|mut table| table.remove("value"))
        .unwrap_or_else(|| Value::String(text.to_owned()))
}

fn put(values: &mut Table, setting: &Setting, value: Value) {
    let (head, name) = setting.key.split_once('.').unwrap_or(("", setting.key));
    let table = values.entry(head).or_insert_with(|| Value::Table(Table::new()));
    if let Value::Table(table) = table {
        table.insert(name.to_owned(), value);
    }
}

fn merge_file(values: &mut Table, file: Table, wrong: &mut Vec<String>) {
    for (head, content) in file {
        let Value::Table(content) = content else {
            wrong.push(format!("‘{head}’ does not exist; settings stand in tables such as [server]"));
            continue;
        };
        for (name, value) in content {
            let key = format!("{head}.{name}");
            match REFERENCE.iter().find(|setting| setting.key == key) {
                Some(setting) => put(values, setting, value),
                None => wrong.push(format!("‘{key}’ does not exist{}", nearest(&key))),
            }
        }
    }
}

fn merge_variables(values: &mut Table, variables: &BTreeMap<String, String>, wrong: &mut Vec<String>) {
    for (name, text) in variables {
        let plain = REFERENCE.iter().find(|setting| variable(setting) == *name);
        let filed =
            || REFERENCE.iter().find(|setting| setting.is_secret && format!("{}_FILE", variable(setting)) == *name);
        if let Some(setting) = plain {
            let value = if setting.default.starts_with('"') { Value::String(text.clone()) } else { parsed(text) };
            put(values, setting, value);
        } else if let Some(setting) = filed() {
            match fs::read_to_string(text) {
                Ok(secret) => put(values, setting, Value::String(secret.trim_end().to_owned())),
                Err(error) => wrong.push(format!("{name}: {text}: {error}")),
            }
        } else {
            wrong.push(format!("{name} does not exist"));
        }
    }
}

/// A hint at the setting that was probably meant: the one of the same name in another table, or of the same table.
fn nearest(key: &str) -> String {
    let (head, name) = key.split_once('.').unwrap_or(("", key));
    let known = || REFERENCE.iter().map(|setting| setting.key);
    let same_name = known().find(|known| known.split_once('.').is_some_and(|(_, other)| other == name));
    let same_table: Vec<_> =
        known().filter(|known| known.split_once('.').is_some_and(|(other, _)| other == head)).collect();
    match (same_name, same_table.as_slice()) {
        (Some(known), _) => format!("; did you mean ‘{known}’?"),
        (None, []) => String::new(),
        (None, known) => format!("; there are {}", known.join(", ")),
    }
}
