use std::{fmt, net::IpAddr, path::PathBuf, time::Duration};

use sqlx::postgres::{PgConnectOptions, PgSslMode};

/// Which of the two databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// SQLite: one file beside the program.
    Sqlite,
    /// PostgreSQL: a server.
    Postgres,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        })
    }
}

/// Where the data lies.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// A file for SQLite; made when it is not there.
    File(PathBuf),
    /// The address of a PostgreSQL database: `postgres://user:password@host/name`.
    Server(String),
}

impl Place {
    /// Reads `postgres://…` as a server and everything else as a path (a leading `sqlite:` or `sqlite://` is dropped).
    #[must_use]
    pub fn read(text: &str) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Self::Server(text.to_owned());
        }
        let path = text.strip_prefix("sqlite://").or_else(|| text.strip_prefix("sqlite:")).unwrap_or(text);
        Self::File(path.into())
    }

    /// Whether what is said to the server may be read or forged on the way: it is on another machine, and its address does not ask that
    /// its certificate is checked. The driver then falls back to an open line.
    #[must_use]
    pub fn is_open_on_the_way(&self) -> bool {
        let Self::Server(url) = self else { return false };
        let Ok(options) = url.parse::<PgConnectOptions>() else { return false };
        let host = options.get_host().trim_matches(['[', ']']);
        let is_here = options.get_socket().is_some()
            || host.starts_with('/')
            || host == "localhost"
            || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        !is_here && !matches!(options.get_ssl_mode(), PgSslMode::VerifyFull)
    }

    /// Which database lies there.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self {
            Self::File(_) => Engine::Sqlite,
            Self::Server(_) => Engine::Postgres,
        }
    }
}

impl fmt::Debug for Place {
    /// Without the password that an address may hold.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "File({})", path.display()),
            Self::Server(url) => write!(f, "Server(…@{})", url.rsplit('@').next().unwrap_or_default()),
        }
    }
}

/// How the database is opened.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the data lies.
    pub place: Place,
    /// Connections that only read (SQLite). Default 4.
    pub readers: usize,
    /// Connections in the pool (PostgreSQL). Default 16.
    pub connections: u32,
    /// How long one call may take, waiting for a connection not counted. Default 5 seconds.
    pub deadline: Duration,
    /// How long to wait for a connection or for one's turn to write. Default 5 seconds.
    pub patience: Duration,
    /// Whether writers share commits (SQLite). Off only to measure what it brings. Default on.
    pub group: bool,
    /// After how long a group of writers commits although others wait (SQLite). Default 20 milliseconds.
    pub longest_group: Duration,
    /// The most pages of 4 KiB the file may grow to (SQLite); none by default.
    pub most_pages: Option<u32>,
}

impl Settings {
    /// The default settings for this place.
    #[must_use]
    pub const fn at(place: Place) -> Self {
        Self {
            place,
            readers: 4,
            connections: 16,
            deadline: Duration::from_secs(5),
            patience: Duration::from_secs(5),
            group: true,
            longest_group: Duration::from_millis(20),
            most_pages: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_server_and_the_rest_is_a_file() {
        assert_eq!(Place::read("postgres://u:p@h/n").engine(), Engine::Postgres);
        for text in ["sqlite:///data/a.db", "sqlite:/data/a.db", "/data/a.db"] {
            assert_eq!(Place::read(text), Place::File("/data/a.db".into()));
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        assert_eq!(format!("{:?}", Place::read("postgres://u:secret@h/n")), "Server(…@h/n)");
    }

    #[test]
    fn a_line_to_another_machine_is_open_unless_its_certificate_is_checked() {
        let is_open = |url: &str| Place::read(url).is_open_on_the_way();
        for open in [
            "postgres://huis@db.voorbeeld/huis",
            "postgres://huis@10.0.0.7/huis?sslmode=require",
            "postgres://huis@[2001:db8::7]:5432/huis?sslmode=verify-ca",
        ] {
            assert!(is_open(open), "{open}");
        }
        for closed in [
            "voordeur.sqlite",
            "postgres://huis@db.voorbeeld/huis?sslmode=verify-full",
            "postgres://huis@localhost/huis",
            "postgres://huis@127.0.0.1:5433/huis",
            "postgres://huis@[::1]/huis",
            "postgres://huis@localhost/huis?host=/run/postgresql",
        ] {
            assert!(!is_open(closed), "{closed}");
        }
    }
}
