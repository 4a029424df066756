use std::{fmt, fs, path::Path};

use age::{
    Encryptor, Identity, Recipient,
    secrecy::{ExposeSecret as _, SecretString},
    x25519,
};
use anyhow::Context as _;

/// To whom a backup is locked.
#[derive(Clone)]
pub(crate) enum Lock {
    /// To whoever holds a key that belongs to one of these.
    Recipients(Vec<x25519::Recipient>),
    /// To whoever knows these words.
    Passphrase(SecretString),
}

/// What opens a backup.
pub(crate) enum Key {
    /// One of these keys.
    Pairs(Vec<x25519::Identity>),
    /// These words.
    Passphrase(SecretString),
}

impl Lock {
    /// To these recipients (`age1…`), or with this passphrase; none when neither is given.
    pub(crate) fn of(recipients: &[String], passphrase: Option<&str>) -> anyhow::Result<Option<Self>> {
        match (recipients, passphrase) {
            ([], None) => Ok(None),
            ([], Some(words)) => Ok(Some(Self::Passphrase(SecretString::from(words.to_owned())))),
            (_, Some(_)) => anyhow::bail!("a backup is for recipients or has a passphrase, not both"),
            (all, None) => {
                all.iter().map(|text| recipient(text)).collect::<Result<_, _>>().map(Self::Recipients).map(Some)
            }
        }
    }

    /// With the words in the first line of a file.
    pub(crate) fn passphrase_in(path: &Path) -> anyhow::Result<Self> {
        words_in(path).map(Self::Passphrase)
    }

    /// The writer's side. Beside the recipients `reader` may open it too: a key that is made for one backup, reads it back once and is
    /// then forgotten.
    pub(crate) fn encryptor(&self, reader: &x25519::Recipient) -> anyhow::Result<Encryptor> {
        match self {
            Self::Passphrase(words) => Ok(Encryptor::with_user_passphrase(words.clone())),
            Self::Recipients(all) => {
                let all = all.iter().chain([reader]).map(|one| one as &dyn Recipient);
                Encryptor::with_recipients(all).context("there is no recipient")
            }
        }
    }

    /// What opens a backup that was just made with `reader`.
    pub(crate) fn opened_by(&self, reader: x25519::Identity) -> Key {
        match self {
            Self::Recipients(_) => Key::Pairs(vec![reader]),
            Self::Passphrase(words) => Key::Passphrase(words.clone()),
        }
    }
}

impl fmt::Debug for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Recipients(_) => "Lock(recipients)",
            Self::Passphrase(_) => "Lock(passphrase)",
        })
    }
}

impl Key {
    /// The keys in a file of age: lines of `AGE-SECRET-KEY-1…`.
    pub(crate) fn pairs_in(path: &Path) -> anyhow::Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let pairs = lines.map(str::parse).collect::<Result<Vec<x25519::Identity>, _>>();
        let pairs = pairs.map_err(|_| anyhow::anyhow!("{} holds a line that is no key of age", path.display()))?;
        anyhow::ensure!(!pairs.is_empty(), "{} holds no key", path.display());
        Ok(Self::Pairs(pairs))
    }

    /// The words in the first line of a file.
    pub(crate) fn passphrase_in(path: &Path) -> anyhow::Result<Self> {
        words_in(path).map(Self::Passphrase)
    }

    /// In the form that age takes.
    pub(crate) fn identities(&self) -> Vec<Box<dyn Identity>> {
        match self {
            Self::Pairs(pairs) => pairs.iter().map(|pair| Box::new(pair.clone()) as Box<dyn Identity>).collect(),
            Self::Passphrase(words) => vec![Box::new(age::scrypt::Identity::new(words.clone()))],
        }
    }
}

/// A new pair: the secret half as it stands in a file, and the public half.
pub(crate) fn fresh_pair() -> (String, String) {
    let pair = x25519::Identity::generate();
    let public = pair.to_public().to_string();
    (format!("# public key: {public}\n{}\n", pair.to_string().expose_secret()), public)
}

fn recipient(text: &str) -> anyhow::Result<x25519::Recipient> {
    text.trim().parse().map_err(|_| anyhow::anyhow!("‘{text}’ is no recipient of age: they begin with age1"))
}

fn words_in(path: &Path) -> anyhow::Result<SecretString> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let words = text.lines().next().unwrap_or_default().trim();
    anyhow::ensure!(!words.is_empty(), "{} holds no passphrase", path.display());
    Ok(SecretString::from(words.to_owned()))
}
