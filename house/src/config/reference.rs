//! Every setting there is, with its default and its meaning: the one list from which files, the environment and
//! `voordeur config print` are read and written.

/// One setting.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    /// Its place in the file: table, then name.
    pub(crate) key: &'static str,
    /// Its value when nobody sets it, as TOML.
    pub(crate) default: &'static str,
    /// What it does.
    pub(crate) meaning: &'static str,
    /// Whether it may also be read from a file of its own and is never shown.
    pub(crate) is_secret: bool,
}

const fn setting(key: &'static str, default: &'static str, meaning: &'static str) -> Setting {
    Setting { key, default, meaning, is_secret: false }
}

const fn secret(key: &'static str, meaning: &'static str) -> Setting {
    Setting { key, default: "\"\"", meaning, is_secret: true }
}

/// Every setting, in the order of the file.
pub(crate) const REFERENCE: &[Setting] = &[
    setting("server.listen", "\"127.0.0.1:8080\"", "Address and port to answer on; port 0 takes a free one."),
    setting(
        "server.public_url",
        "\"\"",
        "Where people reach the house (\"https://wegwijs.example\"): absolute links and the trusted origin come from it. Empty: the address it listens on.",
    ),
    setting(
        "server.trusted_proxies",
        "[]",
        "Addresses of proxies whose X-Forwarded-For is believed ([\"10.0.0.7\"]), for the rate limits.",
    ),
    setting("server.development", "false", "Shows the components of the design at /design. Never on a public site."),
    setting("server.drain_seconds", "5", "After a stop signal: seconds of answering while /readyz already says no."),
    setting("server.finish_seconds", "25", "Then: seconds for running requests to finish."),
    setting("data.dir", "\"data\"", "Folder for the embedded database and caches. Made when it is not there."),
    secret(
        "database.url",
        "A PostgreSQL address (\"postgres://user@host/name\"). On another machine it ends in ?sslmode=verify-full. Empty: embedded SQLite in data.dir.",
    ),
    setting(
        "database.allow_open_line",
        "false",
        "Takes an address on another machine whose certificate is not checked: who sits between can then read and change what passes. Only where the network between is guarded.",
    ),
    setting("database.readers", "4", "Connections for reading."),
    setting(
        "house.slug",
        "\"sociaal-huis\"",
        "What stands below is taken over once, at the first start on an empty database; from then on it is changed at /beheer/huis and by `voordeur house`. The short, lasting name of the house: its data hang on it, and so do the names of backups.",
    ),
    setting("house.name", "\"Sociaal Huis\"", "The name of the house, as people say it."),
    setting("house.city", "\"\"", "The city of the house."),
    setting("house.address", "\"\"", "Street, number and city, at the foot of every page."),
    setting("house.phone", "\"\"", "The telephone of the front desk."),
    setting(
        "house.hosts",
        "[]",
        "Host names of the house. Empty: it answers on any, for as long as it is the only one.",
    ),
    setting(
        "house.languages",
        "[\"fr\", \"en\", \"ar\"]",
        "Languages besides Dutch in which the public pages are offered, as labelled translations: fr, en, ar.",
    ),
    setting("house.leave_to", "\"https://www.standaard.be/\"", "The neutral page to which \"snel weg\" leaves."),
    setting(
        "matching.encoder",
        "\"\"",
        "A file with a sentence encoder (format SHE1) instead of the one inside the program; \"off\" answers on letters alone.",
    ),
    setting(
        "limits.reads_per_second",
        "50",
        "Pages a second for one network (/24 or /48) before 429; six times as many at once. 0: no limit. This machine itself has none.",
    ),
    setting("limits.sends_per_second", "10", "The same for questions and forms; ten times as many at once."),
    secret(
        "audit.key",
        "The key that seals the access log: 64 hexadecimal digits. Empty: made at the first start and kept in data.dir as audit.key.",
    ),
    setting(
        "audit.known_keys",
        "[]",
        "Public keys whose seals hold besides: of the key before this one, and of other processes on the same database. `voordeur audit verify` says its own.",
    ),
    setting(
        "audit.seals_to",
        "\"\"",
        "A mail address outside the house that gets the seal of each day: who keeps it sees with `voordeur audit verify --seal` whether the access log was written anew. Empty: nobody.",
    ),
    setting(
        "mail.server",
        "\"\"",
        "The mail server (SMTP) of the house, by name. Empty: the house sends no mail; links are given on paper or on the screen.",
    ),
    setting("mail.port", "0", "Its port. 0: 587 for starttls, 465 for tls, 25 for none."),
    setting(
        "mail.security",
        "\"starttls\"",
        "How the way there is kept: \"starttls\", \"tls\" (from the first byte), or \"none\" (only to a server on this machine).",
    ),
    setting("mail.user", "\"\"", "The user, when the server asks for one."),
    secret("mail.password", "The password of that user."),
    setting("mail.from", "\"\"", "Who mail comes from: \"Sociaal Huis <huis@voorbeeld.be>\"."),
    setting(
        "mail.authority",
        "\"\"",
        "A file with the certificate of an authority (PEM) that is believed besides the public ones.",
    ),
    setting("mail.seconds", "30", "How long handing over one mail may take."),
    setting(
        "sms.url",
        "\"\"",
        "Where a gateway takes text messages: one POST of JSON for each. Empty: the house sends none.",
    ),
    secret("sms.token", "Sent along as \"Authorization: Bearer …\"."),
    setting("sms.from", "\"\"", "Who text messages come from, when the gateway asks."),
    setting("sms.to_field", "\"to\"", "What the gateway calls the number, the text and the sender."),
    setting("sms.text_field", "\"text\"", "See sms.to_field."),
    setting("sms.from_field", "\"from\"", "See sms.to_field."),
    setting("sms.seconds", "20", "How long handing over one text message may take."),
    setting(
        "letters.enabled",
        "false",
        "Whether the house sends letters: they lie at /post until somebody printed and posted them.",
    ),
    setting(
        "sign_in.providers",
        "[]",
        "Providers elsewhere that tell who somebody is (OpenID Connect), each a table [[sign_in.providers]]: docs/openid-connect.md.",
    ),
    setting(
        "backup.folder",
        "\"\"",
        "Folder for the backup that the program makes once a day; best on another machine. Empty: it makes none by itself.",
    ),
    setting("backup.hour", "2", "From which hour of the day, on the clock of the house: 0 to 23."),
    setting("backup.keep", "14", "How many of them stay; older ones go once a new one was verified."),
    setting(
        "backup.recipients",
        "[]",
        "Who can open a backup: public keys of age ([\"age1...\"]). `voordeur backup-key FILE` makes a pair; the secret half belongs on no server.",
    ),
    secret("backup.passphrase", "Or words that open a backup, instead of recipients."),
    setting(
        "backup.tools",
        "\"\"",
        "Folder of pg_dump and pg_restore, of the server's release or a newer one. Empty: where programs are looked for. SQLite needs neither.",
    ),
    secret("metrics.token", "A bearer token that /metrics asks for. Empty: only callers on this machine may read it."),
    setting("log.filter", "\"info\"", "What is logged: error, warn, info, debug, or per part (\"info,db=debug\")."),
    setting("log.format", "\"text\"", "How: text or json."),
];

/// The whole reference as a file that can be filled in: every setting with its meaning and default.
pub(crate) fn as_file() -> String {
    let mut file = String::from("# Settings of Voordeur. Everything is optional; what stands here are the defaults.\n");
    let mut table = "";
    for setting in REFERENCE {
        let (head, name) = setting.key.split_once('.').unwrap_or(("", setting.key));
        if head != table {
            table = head;
            file.push_str(&format!("\n[{table}]\n"));
        }
        file.push_str(&format!("# {}\n# Environment: {}", setting.meaning, variable(setting)));
        file.push_str(if setting.is_secret { ", or ..._FILE with the path of a file that holds it.\n" } else { "\n" });
        file.push_str(&format!("{name} = {}\n", setting.default));
    }
    file
}

/// The environment variable of a setting: `VOORDEUR__SERVER__LISTEN`.
pub(crate) fn variable(setting: &Setting) -> String {
    format!("VOORDEUR__{}", setting.key.replace('.', "__").to_uppercase())
}
