use std::{
    fs::{self, DirBuilder, File},
    io,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};

/// A folder for copies that are not encrypted: only its owner may look into it, and it goes when it is dropped. Who uses it holds
/// a lock on it, which the kernel lets go when the process ends, however it ends.
pub(crate) struct Scratch {
    path: PathBuf,
    _lock: File,
}

const PREFIX: &str = "backup-work-";

impl Scratch {
    /// A new one in `folder`. What a process that was killed left behind there is removed first.
    pub(crate) fn inside(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        sweep(folder)?;
        let number = std::process::id();
        let free = (0..u32::MAX).map(|turn| folder.join(format!("{PREFIX}{number}-{turn}")));
        for path in free {
            match DirBuilder::new().mode(0o700).create(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                made => return made.and_then(|()| Self::holding(path)),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    fn holding(path: PathBuf) -> io::Result<Self> {
        let lock = File::open(&path)?;
        lock.lock()?;
        Ok(Self { path, _lock: lock })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.path) {
            tracing::warn!(%error, folder = %self.path.display(), "a copy that is not encrypted could not be removed");
        }
    }
}

/// Removes the folders that nobody holds any more.
fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        if is_ours && is_left(&entry.path()) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// Whether nobody holds the lock on this file or folder.
pub(super) fn is_left(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_goes_with_its_owner_and_never_before() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("backup-work-7-0")).unwrap();
        fs::create_dir(folder.path().join("vectors")).unwrap();
        let (first, second) = (Scratch::inside(folder.path()).unwrap(), Scratch::inside(folder.path()).unwrap());
        assert!(first.path().exists() && second.path().exists() && first.path() != second.path());
        assert!(!folder.path().join("backup-work-7-0").exists());
        drop((first, second));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
