use db::{BackupId, Contents, Engine};
use kernel::Instant;
use serde::{Deserialize, Serialize};

/// The name of the manifest in the archive. It comes first.
pub(super) const NAME: &str = "manifest.json";
/// The form of the archive that this release writes.
const FORM: u32 = 1;

/// What a backup holds, so that what comes out can be held against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// The form of the archive.
    pub(crate) form: u32,
    /// The backup.
    pub(crate) id: BackupId,
    /// The release of the program that made it.
    pub(crate) program: String,
    /// The moment of which the data are.
    pub(crate) made_at: Instant,
    /// What the database held.
    pub(crate) contents: Contents,
    /// The public halves of the keys that sealed the access log. The secret one is never in a backup.
    pub(crate) seal_keys: Vec<String>,
    /// The file behind this one.
    pub(crate) part: Part,
}

/// A file of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Part {
    /// Its name.
    pub(crate) name: String,
    /// How many bytes it has.
    pub(crate) size: u64,
    /// Their SHA-256, in hexadecimal digits.
    pub(crate) sha256: String,
}

impl Manifest {
    pub(super) fn new(id: BackupId, made_at: Instant, contents: Contents, part: Part) -> Self {
        let program = env!("CARGO_PKG_VERSION").to_owned();
        Self { form: FORM, id, program, made_at, contents, seal_keys: Vec::new(), part }
    }

    pub(super) fn read(bytes: &[u8]) -> anyhow::Result<Self> {
        #[derive(Deserialize)]
        struct Form {
            form: u32,
        }
        let Form { form } = serde_json::from_slice(bytes)?;
        anyhow::ensure!(form == FORM, "the backup has form {form} and this release reads form {FORM}: use a newer one");
        Ok(serde_json::from_slice(bytes)?)
    }

    /// Of which database it is.
    pub(crate) fn engine(&self) -> Engine {
        if self.contents.engine == Engine::Postgres.to_string() { Engine::Postgres } else { Engine::Sqlite }
    }
}

/// The name of the copy in the archive.
pub(super) const fn part_name(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "voordeur.sqlite",
        Engine::Postgres => "voordeur.pgdump",
    }
}
