use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use super::{Contents, CopyFault, Tools, look::Look};
use crate::{Db, Place};

/// How far a copy has come, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// So much lies there.
    pub done: u64,
    /// So much will there be, about.
    pub total: u64,
}

/// How often it is told how far a copy has come.
const TELL_EVERY: Duration = Duration::from_millis(200);

impl Db {
    /// Writes everything, as it is at one moment, into the new file `to`, while others go on reading and writing. Gives what the
    /// copy holds. `progress` hears how far it has come.
    ///
    /// The file is as readable as the database itself: keep it where only the program comes, and no longer than needed.
    ///
    /// # Errors
    /// Why the copy could not be taken; what lies at `to` is then of no use.
    pub async fn copy_to(&self, to: &Path, tools: &Tools, progress: impl FnMut(Size)) -> Result<Contents, CopyFault> {
        match &self.settings().place {
            Place::File(path) => of_file(path, to, progress).await,
            Place::Server(url) => of_server(url, to, tools, progress).await,
        }
    }
}

/// A look lasts as long as the copy, so what others write meanwhile is not in it; and they need not wait.
async fn of_file(path: &Path, to: &Path, progress: impl FnMut(Size)) -> Result<Contents, CopyFault> {
    let mut look = Look::file(path, true).await?;
    let pages: i64 = look.value("pragma page_count").await?;
    let page: i64 = look.value("pragma page_size").await?;
    let text = format!("vacuum into '{}'", to.display().to_string().replace('\'', "''"));
    let total = u64::try_from(pages * page).unwrap_or(0);
    watched(look.run(&text), to, total, progress).await?;
    look.close().await;
    Contents::at(&Place::File(to.to_owned())).await
}

/// The dump and the counts look at one snapshot.
async fn of_server(url: &str, to: &Path, tools: &Tools, progress: impl FnMut(Size)) -> Result<Contents, CopyFault> {
    let mut look = Look::server(url).await?;
    look.run("begin isolation level repeatable read read only").await?;
    let snapshot: String = look.value("select pg_export_snapshot()").await?;
    let total: i64 = look.value("select pg_database_size(current_database())").await?;
    let contents = Contents::seen(&mut look).await?;
    let (tools, url, file) = (tools.clone(), url.to_owned(), to.to_owned());
    let dumped = async {
        let dump = move || tools.dump(&url, &snapshot, &file);
        tokio::task::spawn_blocking(dump)
            .await
            .unwrap_or_else(|_| Err(CopyFault::Said("the dump broke off".to_owned())))
    };
    watched(dumped, to, u64::try_from(total).unwrap_or(0), progress).await?;
    look.close().await;
    Ok(contents)
}

/// Waits for `work`, and tells how large `file` is meanwhile.
async fn watched(
    work: impl Future<Output = Result<(), CopyFault>>,
    file: &Path,
    total: u64,
    mut progress: impl FnMut(Size),
) -> Result<(), CopyFault> {
    let size = |path: PathBuf| std::fs::metadata(path).map_or(0, |file| file.len());
    let mut work = std::pin::pin!(work);
    loop {
        tokio::select! {
            done = &mut work => {
                done?;
                let done = size(file.to_owned());
                progress(Size { done, total: done });
                return Ok(());
            }
            () = tokio::time::sleep(TELL_EVERY) => progress(Size { done: size(file.to_owned()).min(total), total }),
        }
    }
}
