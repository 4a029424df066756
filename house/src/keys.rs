//! The key that seals the access log. It lies beside the database, never in it: who can write the one cannot forge the other.

use std::{
    fs::{self, OpenOptions},
    io::{self, ErrorKind, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use anyhow::Context as _;
use kernel::Makers;
use people::{
    Seals,
    rules::seal::{KnownKey, SealingKey},
};

use crate::Config;

/// The keys of these settings; the first start makes one where none is given.
pub(crate) fn seals(config: &Config, makers: &Makers) -> anyhow::Result<Seals> {
    let own = match config.audit.key.reveal() {
        Some(given) => given_key(given)?,
        None => kept(&config.data.dir, makers)?,
    };
    Ok(Seals { own, known: listed(config)?, mailed_to: config.audit.seals_to.clone() })
}

/// Whose seals hold by these settings, without making a key where there is none: a backup may be looked at on a machine that
/// seals nothing.
pub(crate) fn known(config: &Config) -> anyhow::Result<Vec<KnownKey>> {
    let path = config.data.dir.join("audit.key");
    let own = match config.audit.key.reveal() {
        Some(given) => Some(given_key(given)?),
        None if path.exists() => Some(read(&path)?),
        None => None,
    };
    Ok(own.iter().map(SealingKey::known).chain(listed(config)?).collect())
}

fn given_key(text: &str) -> anyhow::Result<SealingKey> {
    SealingKey::shown(text).context("audit.key is not 64 hexadecimal digits")
}

fn listed(config: &Config) -> anyhow::Result<Vec<KnownKey>> {
    let known = |text: &String| {
        KnownKey::shown(text)
            .with_context(|| format!("audit.known_keys: ‘{text}’ is no public key of 64 hexadecimal digits"))
    };
    config.audit.known_keys.iter().map(known).collect()
}

/// The key in the data folder, made when there is none.
fn kept(dir: &Path, makers: &Makers) -> anyhow::Result<SealingKey> {
    let path = dir.join("audit.key");
    if !path.exists() {
        fs::create_dir_all(dir).with_context(|| format!("the folder {} cannot be made", dir.display()))?;
        make(&path, &SealingKey::fresh(makers)).with_context(|| format!("{} cannot be made", path.display()))?;
    }
    read(&path)
}

fn read(path: &Path) -> anyhow::Result<SealingKey> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    SealingKey::shown(text.trim()).with_context(|| format!("{} holds no key", path.display()))
}

/// Makes the file whole or not at all, so that a crash leaves no empty one; of two programs that start together the first one's
/// stays.
fn make(path: &Path, key: &SealingKey) -> io::Result<()> {
    let draft = path.with_extension(format!("{}.draft", std::process::id()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    file.write_all(format!("{}\n", key.reveal()).as_bytes())?;
    file.sync_all()?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::makers;

    #[test]
    fn the_first_start_makes_a_key_that_stays() {
        let dir = tempfile::tempdir().unwrap();
        let config = Config::read(&format!("[data]\ndir = \"{}\"\n", dir.path().join("new").display())).unwrap();
        let first = seals(&config, &makers::of_the_system()).unwrap().own;
        assert_eq!(seals(&config, &makers::of_the_system()).unwrap().own.reveal(), first.reveal());
        let mode = fs::metadata(dir.path().join("new/audit.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_key_that_is_none_is_refused() {
        for wrong in
            ["[audit]\nkey = \"geheim\"\n", &format!("[audit]\nkey = \"{}\"\nknown_keys = [\"x\"]\n", "a7".repeat(32))]
        {
            let config = Config::read(wrong).unwrap();
            assert!(seals(&config, &makers::of_the_system()).unwrap_err().to_string().contains("audit."), "{wrong}");
        }
    }
}
