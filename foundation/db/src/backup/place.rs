use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    CopyFault, Tools,
    contents::tables,
    look::{Look, quoted},
};
use crate::Place;

impl Place {
    /// Whether nothing lies there: no file nor the log of one (it would be read into a new file), or a database without tables.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn is_free(&self) -> Result<bool, CopyFault> {
        match self {
            Self::File(path) => Ok(!path.exists() && !beside(path, "-wal").exists()),
            Self::Server(url) => {
                let mut look = Look::server(url).await?;
                let tables = tables(&mut look).await;
                look.close().await;
                Ok(tables?.is_empty())
            }
        }
    }

    /// Puts a copy here, which must be free. On the disk whole or not at all.
    ///
    /// # Errors
    /// [`CopyFault::Taken`] when something lies there; otherwise why it could not be done.
    pub async fn put(&self, copy: &Path, tools: &Tools) -> Result<(), CopyFault> {
        if !self.is_free().await? {
            return Err(CopyFault::Taken(format!("{self:?}")));
        }
        match self {
            Self::File(path) => put_file(copy, path).map_err(CopyFault::from),
            Self::Server(url) => {
                let (tools, url, copy) = (tools.clone(), url.clone(), copy.to_owned());
                let restored = tokio::task::spawn_blocking(move || tools.restore(&url, &copy)).await;
                restored.unwrap_or_else(|_| Err(CopyFault::Said("the restore broke off".to_owned())))
            }
        }
    }

    /// Moves the database that lies here to a name beside it, which is given back: `….before-WHEN`. Only for SQLite.
    ///
    /// # Errors
    /// [`CopyFault::InUse`] when another program has it open; [`CopyFault::Taken`] on PostgreSQL, where a database of its own is
    /// the way.
    pub async fn set_aside(&self, when: &str) -> Result<PathBuf, CopyFault> {
        let Self::File(path) = self else { return Err(CopyFault::Taken(format!("{self:?}"))) };
        let mut look = Look::file(path, false).await?;
        // Out of its log and into one file; that takes being alone with it.
        let alone = look.value::<String>("pragma journal_mode = delete").await;
        look.close().await;
        if alone.ok().as_deref() != Some("delete") {
            return Err(CopyFault::InUse);
        }
        let aside = beside(path, &format!(".before-{when}"));
        fs::rename(path, &aside)?;
        Ok(aside)
    }
}

/// The path with something behind its name.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut beside = path.as_os_str().to_owned();
    beside.push(ending);
    beside.into()
}

/// First under another name, so that a crash leaves no half database under the real one.
fn put_file(copy: &Path, path: &Path) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let draft = beside(path, ".draft");
    fs::copy(copy, &draft)?;
    fs::File::open(&draft)?.sync_all()?;
    fs::rename(&draft, path)?;
    fs::File::open(folder)?.sync_all()
}

/// A database out of a copy that lasts only as long as somebody looks at it.
pub struct Aside {
    place: Place,
    server: Option<(String, String)>,
}

impl Aside {
    /// Makes one out of `copy`: of a file the copy itself, of a server's database a new one called `name` on the server of `like`.
    /// The user of that database must be allowed to make one.
    ///
    /// # Errors
    /// What the server says.
    pub async fn of(copy: &Path, like: &Place, name: &str, tools: &Tools) -> Result<Self, CopyFault> {
        let Place::Server(url) = like else { return Ok(Self { place: Place::File(copy.to_owned()), server: None }) };
        on_server(url, &format!("create database {}", quoted(name))).await?;
        let aside = Self { place: Place::Server(at(url, name)), server: Some((url.clone(), name.to_owned())) };
        match aside.place.put(copy, tools).await {
            Ok(()) => Ok(aside),
            Err(fault) => {
                aside.remove().await?;
                Err(fault)
            }
        }
    }

    /// Where it lies.
    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// Removes the server's database. A file goes with its folder.
    ///
    /// # Errors
    /// What the server says.
    pub async fn remove(self) -> Result<(), CopyFault> {
        let Some((url, name)) = self.server else { return Ok(()) };
        on_server(&url, &format!("drop database if exists {} with (force)", quoted(&name))).await
    }
}

async fn on_server(url: &str, text: &str) -> Result<(), CopyFault> {
    let mut look = Look::server(url).await?;
    let done = look.run(text).await;
    look.close().await;
    done
}

/// What is wrong with the database itself: pages that do not hold together, rows that refer to nothing. Empty when it is sound.
/// PostgreSQL checks both while it takes a copy in, so there only keys that were never checked are looked for.
///
/// # Errors
/// When the database cannot be asked.
pub async fn unsound(place: &Place) -> Result<Vec<String>, CopyFault> {
    let mut look = Look::at(place).await?;
    let found = match place {
        Place::File(_) => of_file(&mut look).await,
        Place::Server(_) => of_server(&mut look).await,
    };
    look.close().await;
    found
}

async fn of_file(look: &mut Look) -> Result<Vec<String>, CopyFault> {
    let pages = look.rows::<(String,)>("pragma integrity_check(20)").await?;
    let keys = look.rows::<(String,)>("select distinct \"table\" from pragma_foreign_key_check limit 20").await?;
    let pages = pages.into_iter().map(|(said,)| said).filter(|said| said != "ok");
    Ok(pages.chain(keys.into_iter().map(|(table,)| format!("rows of {table} refer to nothing"))).collect())
}

async fn of_server(look: &mut Look) -> Result<Vec<String>, CopyFault> {
    let text = "select cast(conname as text) from pg_constraint where not convalidated order by conname limit 20";
    let keys = look.rows::<(String,)>(text).await?;
    Ok(keys.into_iter().map(|(name,)| format!("{name} was never checked")).collect())
}

/// The address of another database on the same server.
fn at(server: &str, name: &str) -> String {
    let (address, query) = server.split_once('?').map_or((server, String::new()), |(a, q)| (a, format!("?{q}")));
    let start = address.find("//").map_or(0, |at| at + 2);
    let end = address.get(start..).and_then(|rest| rest.find('/')).map_or(address.len(), |at| start + at);
    format!("{}/{name}{query}", address.get(..end).unwrap_or_default())
}
