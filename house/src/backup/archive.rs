//! The file itself: a tar, packed by gzip, encrypted by age (chosen because it is the smallest format with a written description,
//! several programs that read it, and no OpenSSL; every part of it is authenticated, also its end).

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, BufWriter, Read, Write},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use age::{DecryptError, Decryptor, x25519};
use anyhow::{Context as _, bail, ensure};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use sha2::{Digest as _, Sha256};

use super::{
    Key, Lock, Manifest, Tell,
    manifest::{NAME, Part},
};

/// The most bytes a manifest may have.
const LARGEST_MANIFEST: u64 = 64 * 1024 * 1024;
/// How many bytes are read at once.
const CHUNK: usize = 256 * 1024;

/// What the manifest says of the file at `path`, which is read once for it.
pub(super) fn part(path: &Path, name: &str) -> io::Result<Part> {
    let (mut hash, mut size) = (Sha256::new(), 0);
    each_chunk(File::open(path)?, |bytes| {
        hash.update(bytes);
        size += bytes.len() as u64;
        Ok(())
    })?;
    Ok(Part { name: name.to_owned(), size, sha256: hex(&hash.finalize()) })
}

/// Writes the archive to the new file `to` and brings it to the disk.
pub(super) fn pack(
    to: &Path,
    (lock, reader): (&Lock, &x25519::Recipient),
    manifest: &Manifest,
    part: &Path,
    tell: Tell<'_>,
) -> anyhow::Result<u64> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    // Whoever clears up leaves alone what is held, and what lies where there are no locks.
    let _ = file.lock();
    let locked = lock.encryptor(reader)?.wrap_output(BufWriter::with_capacity(CHUNK, file))?;
    let mut tar = tar::Builder::new(GzEncoder::new(locked, Compression::fast()));
    let text = serde_json::to_vec_pretty(manifest)?;
    tar.append_data(&mut header(text.len() as u64, manifest), NAME, text.as_slice())?;
    let total = manifest.part.size;
    let mut told = |done| tell("packing", done, total);
    let source = Counted { inner: BufReader::with_capacity(CHUNK, File::open(part)?), done: 0, told: &mut told };
    tar.append_data(&mut header(total, manifest), &manifest.part.name, source)?;
    let file = tar.into_inner()?.finish()?.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(file.metadata()?.len())
}

fn header(size: u64, manifest: &Manifest) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    header.set_mtime(u64::try_from(manifest.made_at.as_micros() / 1_000_000).unwrap_or(0));
    header
}

/// Opens the archive and writes the copy of the database that is in it into `folder`. Every byte is held against the manifest; the
/// file must have its true end.
pub(crate) fn unpack(file: &Path, key: &Key, folder: &Path, tell: Tell<'_>) -> anyhow::Result<(Manifest, PathBuf)> {
    let encrypted = File::open(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let decryptor = Decryptor::new(BufReader::with_capacity(CHUNK, encrypted)).map_err(|error| refused(&error))?;
    let identities = key.identities();
    let plain = decryptor.decrypt(identities.iter().map(AsRef::as_ref)).map_err(|error| refused(&error))?;
    taken_out(plain, folder, tell).map_err(damaged)
}

fn taken_out(plain: impl Read, folder: &Path, tell: Tell<'_>) -> anyhow::Result<(Manifest, PathBuf)> {
    let mut tar = tar::Archive::new(GzDecoder::new(plain));
    let mut entries = tar.entries()?;
    let mut first = entries.next().context("there is nothing in it")??;
    ensure!(first.path()?.as_os_str() == NAME, "it does not begin with its manifest");
    ensure!(first.size() <= LARGEST_MANIFEST, "its manifest is too large");
    let mut text = Vec::new();
    first.read_to_end(&mut text)?;
    let manifest = Manifest::read(&text)?;
    let second = entries.next().context("the copy of the database is not in it")??;
    ensure!(
        second.path()?.as_os_str() == manifest.part.name.as_str(),
        "it holds a file that its manifest does not name"
    );
    let copy = folder.join("copy");
    take_out(second, &copy, &manifest.part, tell)?;
    ensure!(entries.next().is_none(), "it holds more than its manifest names");
    // The end is authenticated too: a file that was cut off there has none.
    io::copy(&mut tar.into_inner(), &mut io::sink())?;
    Ok((manifest, copy))
}

fn take_out(source: impl Read, copy: &Path, part: &Part, tell: Tell<'_>) -> anyhow::Result<()> {
    let mut told = |done| tell("reading", done, part.size);
    let mut source = Counted { inner: source, done: 0, told: &mut told };
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(copy)?;
    let (mut file, mut hash) = (BufWriter::with_capacity(CHUNK, file), Sha256::new());
    each_chunk(&mut source, |bytes| {
        hash.update(bytes);
        file.write_all(bytes)
    })?;
    file.flush()?;
    ensure!(
        source.done == part.size && hex(&hash.finalize()) == part.sha256,
        "its bytes are not those that were written"
    );
    Ok(())
}

/// Reads to the end, some bytes at a time.
fn each_chunk(mut source: impl Read, mut take: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
    let mut chunk = vec![0; CHUNK];
    loop {
        let length = source.read(&mut chunk)?;
        let Some(bytes) = chunk.get(..length).filter(|bytes| !bytes.is_empty()) else { return Ok(()) };
        take(bytes)?;
    }
}

/// Why age does not open a file, in plain words.
fn refused(error: &DecryptError) -> anyhow::Error {
    match error {
        DecryptError::NoMatchingKeys | DecryptError::KeyDecryptionFailed => {
            anyhow::anyhow!("the key does not open this backup: it was made for another one")
        }
        DecryptError::DecryptionFailed => anyhow::anyhow!("the key does not open this backup, or it is damaged"),
        DecryptError::Io(error) => anyhow::anyhow!("the backup is damaged or cut off ({error})"),
        other => anyhow::anyhow!("the backup is damaged, or is none ({other})"),
    }
}

/// What went wrong while reading is damage, unless our own disk was full.
fn damaged(error: anyhow::Error) -> anyhow::Error {
    let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
    match kind {
        Some(io::ErrorKind::StorageFull | io::ErrorKind::FileTooLarge | io::ErrorKind::PermissionDenied) => error,
        _ => error.context("the backup is damaged or cut off"),
    }
}

/// A reader that says how far it is.
struct Counted<'a, R> {
    inner: R,
    done: u64,
    told: &'a mut dyn FnMut(u64),
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.done += length as u64;
        (self.told)(self.done);
        Ok(length)
    }
}

/// Gives a finished file its real name, unless something has it; a crash leaves the whole file or none.
pub(super) fn publish(draft: &Path, path: &Path) -> anyhow::Result<()> {
    match fs::hard_link(draft, path) {
        Ok(()) => fs::remove_file(draft)?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            bail!("{} is there already; a backup never replaces another file", path.display())
        }
        // Some shares of a network know no second names.
        Err(_) if !path.exists() => fs::rename(draft, path)?,
        Err(error) => return Err(error.into()),
    }
    File::open(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    people::rules::seal::in_hex(bytes)
}
