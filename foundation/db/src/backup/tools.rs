use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    process::Command,
};

use sqlx::postgres::{PgConnectOptions, PgSslMode};

use super::CopyFault;

/// Where the client programs of PostgreSQL lie. They must be of the server's release or a newer one.
#[derive(Debug, Clone, Default)]
pub struct Tools {
    /// Their folder; empty for the usual places.
    pub folder: PathBuf,
}

impl Tools {
    /// `pg_dump` of the database at this address, as it was at `snapshot`, into `file`.
    pub(super) fn dump(&self, url: &str, snapshot: &str, file: &Path) -> Result<(), CopyFault> {
        let mut command = self.command("pg_dump", url)?;
        // What packs the backup compresses it; an owner and rights belong to the server it came from.
        command.args(["--format=custom", "--compress=0", "--no-owner", "--no-privileges"]);
        command.arg(format!("--snapshot={snapshot}")).arg("--file").arg(file);
        finish("pg_dump", command)
    }

    /// `pg_restore` of `file` into the empty database at this address: everything or nothing.
    pub(super) fn restore(&self, url: &str, file: &Path) -> Result<(), CopyFault> {
        let mut command = self.command("pg_restore", url)?;
        command.args(["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]).arg(file);
        finish("pg_restore", command)
    }

    /// The program with the address of the database. The password goes by the environment: arguments can be read by anybody on
    /// the machine.
    fn command(&self, name: &str, url: &str) -> Result<Command, CopyFault> {
        let options = url.parse::<PgConnectOptions>()?;
        let mut command = Command::new(self.folder.join(name));
        let host = options.get_socket().map_or_else(|| OsStr::new(options.get_host()), |socket| socket.as_os_str());
        command.arg("--host").arg(host);
        command.arg("--port").arg(options.get_port().to_string());
        command.args(["--username", options.get_username(), "--no-password", "--dbname"]);
        command.arg(options.get_database().unwrap_or_else(|| options.get_username()));
        command.env("PGSSLMODE", ssl_mode(options.get_ssl_mode())).env("PGAPPNAME", "voordeur backup");
        if let Some(password) = password(url) {
            command.env("PGPASSWORD", password);
        }
        Ok(command)
    }
}

fn finish(name: &str, mut command: Command) -> Result<(), CopyFault> {
    let done = command.output().map_err(|error| CopyFault::NoTool(name.to_owned(), error))?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("without a word");
    if said.contains("No space left") || said.contains("File too large") {
        return Err(io::Error::from(io::ErrorKind::StorageFull).into());
    }
    Err(CopyFault::Said(format!("{name} ended with {}: {last}", done.status)))
}

const fn ssl_mode(mode: PgSslMode) -> &'static str {
    match mode {
        PgSslMode::Disable => "disable",
        PgSslMode::Allow => "allow",
        PgSslMode::Prefer => "prefer",
        PgSslMode::Require => "require",
        PgSslMode::VerifyCa => "verify-ca",
        PgSslMode::VerifyFull => "verify-full",
    }
}

/// The password in an address, without its percent signs; none when there is none.
fn password(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("//")?;
    let authority = rest.split(['/', '?']).next()?;
    let (user, _) = authority.rsplit_once('@')?;
    let (_, password) = user.split_once(':')?;
    decoded(password)
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let (digits, behind) = rest.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
        rest = behind;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_leaves_the_address_as_it_was_meant() {
        assert_eq!(password("postgres://u:a%40b%25c@h/n?host=/x"), Some("a@b%c".to_owned()));
        assert_eq!(password("postgres://u:p@h"), Some("p".to_owned()));
        for without in ["postgres://u@h/n", "postgres:///n", "postgres://h/n", "postgres://u:%4@h/n"] {
            assert_eq!(password(without), None, "{without}");
        }
    }

    #[test]
    fn a_password_is_no_argument() {
        let command = Tools::default().command("pg_dump", "postgres://u:geheim@h:5433/n").unwrap();
        let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect();
        assert_eq!(arguments, ["--host", "h", "--port", "5433", "--username", "u", "--no-password", "--dbname", "n"]);
        assert!(command.get_envs().any(|(name, value)| name == "PGPASSWORD" && value == Some(OsStr::new("geheim"))));
    }
}
