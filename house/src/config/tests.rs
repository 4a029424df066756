use super::*;

fn load(file: &str, variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let variables = variables.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    Config::load(&Origin { file: Some(("voordeur.toml".into(), file.to_owned())), variables })
}

fn keys(table: &Table) -> Vec<String> {
    let inner = |head: &String, value: &Value| match value {
        Value::Table(table) => table.keys().map(|name| format!("{head}.{name}")).collect(),
        _ => vec![head.clone()],
    };
    table.iter().flat_map(|(head, value)| inner(head, value)).collect()
}

#[test]
fn the_reference_lists_every_setting_and_no_other() {
    let shown: Table = load("", &[]).unwrap().shown().parse().unwrap();
    let mut listed: Vec<_> = REFERENCE.iter().map(|setting| setting.key.to_owned()).collect();
    let mut known = keys(&shown);
    listed.sort();
    known.sort();
    assert_eq!(listed, known);
}

#[test]
fn the_printed_reference_is_a_file_that_loads() {
    assert_eq!(load(&as_file(), &[]).unwrap().shown(), load("", &[]).unwrap().shown());
}

#[test]
fn the_environment_goes_over_the_file() {
    let file = "[server]\nlisten = '127.0.0.1:1'\n[house]\nname = 'Uit het bestand'\n";
    let variables = [("VOORDEUR__SERVER__LISTEN", "127.0.0.1:2"), ("VOORDEUR__HOUSE__LANGUAGES", "['en']")];
    let config = load(file, &variables).unwrap();
    assert_eq!(config.server.listen.port(), 2);
    assert_eq!(config.house.name, "Uit het bestand");
    assert_eq!(config.house.languages, [Lang::EN]);
}

#[test]
fn everything_wrong_is_said_at_once() {
    let file = "colour = 1\n[server]\nlissen = 'x'\n[log]\nlisten = 1\n[house]\nleave_to = 'ftp://x'\n";
    let error = load(file, &[("VOORDEUR__HOUSE__COLOUR", "red"), ("VOORDEUR__METRICS__TOKEN_FILE", "/does/not/exist")]);
    let text = error.unwrap_err().to_string();
    for part in ["‘colour’", "‘server.lissen’", "did you mean ‘server.listen’", "VOORDEUR__HOUSE__COLOUR", "TOKEN_FILE"]
    {
        assert!(text.contains(part), "{part} is missing in:\n{text}");
    }
}

#[test]
fn a_secret_comes_from_a_file_and_is_never_shown() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("url");
    fs::write(&path, "postgres://somebody:secret@localhost/voordeur\n").unwrap();
    let config = load("", &[("VOORDEUR__DATABASE__URL_FILE", path.to_str().unwrap())]).unwrap();
    assert_eq!(config.database.url.reveal(), Some("postgres://somebody:secret@localhost/voordeur"));
    assert!(!config.shown().contains("secret@") && !format!("{config:?}").contains("secret@"));
    assert!(config.shown().contains("********"));
}

#[test]
fn a_database_that_others_could_listen_to_is_refused_unless_that_is_asked_for() {
    let of = |address: &str, more: &str| load(&format!("[database]\nurl = '{address}'\n{more}\n"), &[]);
    let open = "postgres://voordeur:secret@db.voorbeeld/voordeur";
    let error = of(open, "").unwrap_err().to_string();
    assert!(error.contains("sslmode=verify-full") && !error.contains("secret"), "{error}");
    assert!(of(open, "allow_open_line = true").is_ok());
    assert!(of(&format!("{open}?sslmode=verify-full"), "").is_ok());
    assert!(of("postgres://voordeur@localhost/voordeur?host=/run/postgresql", "").is_ok());
}

#[test]
fn a_language_without_pages_is_refused() {
    assert!(load("[house]\nlanguages = ['tr']\n", &[]).unwrap_err().to_string().contains("‘tr’"));
}

#[test]
fn backups_that_nobody_could_open_are_refused() {
    let wrong = [
        ("folder = '/backups'", "who can open the backups"),
        ("recipients = ['age1x']\npassphrase = 'woorden'", "not both"),
        ("hour = 24", "no hour of the day"),
    ];
    for (lines, word) in wrong {
        let error = load(&format!("[backup]\n{lines}\n"), &[]).unwrap_err().to_string();
        assert!(error.contains(word), "{error}");
    }
    assert!(load("[backup]\nfolder = '/backups'\npassphrase = 'woorden'\n", &[]).is_ok());
}

#[test]
fn the_document_of_the_settings_is_what_config_print_says() {
    let document = include_str!("../../../docs/configuration.md");
    let block = format!("```toml\n{}```\n", as_file());
    assert!(document.contains(&block), "put this into docs/configuration.md:\n{block}");
}

#[test]
fn an_address_for_everybody_without_tls_is_noticed() {
    let of = |listen: &str, url: &str| {
        let config = Config::read(&format!("[server]\nlisten = \"{listen}\"\npublic_url = \"{url}\"\n")).unwrap();
        config.server.is_open_at(config.server.listen)
    };
    assert!(of("0.0.0.0:8080", "") && of("[::]:8080", "http://wegwijs.example"));
    assert!(!of("127.0.0.1:8080", "") && !of("[::1]:8080", "") && !of("0.0.0.0:8080", "https://wegwijs.example"));
}
