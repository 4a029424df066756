use std::{
    io::{self, Write},
    iter::once,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use age::{Encryptor, stream::StreamWriter as Locked};
use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions, write::StreamWriter as Stream};

use crate::rules::export::Recipient;

/// How many bytes leave at once.
const PART: usize = 256 * 1024;

/// A zip that is locked while it is written: nothing of it lies anywhere in the clear, and it is never held whole. What is ready of it
/// leaves in parts.
pub(crate) struct Parcel {
    zip: ZipWriter<Stream<Locked<Belt>>>,
    belt: Belt,
}

impl Parcel {
    /// An empty one that only the holder of this key can open.
    pub(crate) fn locked_to(recipient: &Recipient) -> Result<Self, ZipError> {
        let belt = Belt::default();
        let lock = Encryptor::with_recipients(once(recipient.key() as &dyn age::Recipient));
        let locked = lock.map_err(io::Error::other)?.wrap_output(belt.clone())?;
        Ok(Self { zip: ZipWriter::new_stream(locked), belt })
    }

    /// From now on what is written belongs to the file of this name.
    pub(crate) fn begin(&mut self, path: &str) -> Result<(), ZipError> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        // How large it gets is not known beforehand.
        self.zip.start_file(path, options.large_file(true).last_modified_time(zip::DateTime::default()))
    }

    /// Writes to the file that was begun.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.zip.write_all(bytes)
    }

    /// A part that is ready to leave.
    pub(crate) fn part(&self) -> Option<Vec<u8>> {
        let mut ready = self.belt.ready();
        (ready.len() >= PART).then(|| {
            let rest = ready.split_off(PART);
            std::mem::replace(&mut *ready, rest)
        })
    }

    /// Closes and locks it; what was not yet given of it.
    pub(crate) fn finish(self) -> Result<Vec<u8>, ZipError> {
        self.zip.finish()?.into_inner().finish()?;
        Ok(std::mem::take(&mut *self.belt.ready()))
    }
}

/// What was written and has not left.
#[derive(Clone, Default)]
struct Belt(Arc<Mutex<Vec<u8>>>);

impl Belt {
    fn ready(&self) -> MutexGuard<'_, Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Write for Belt {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.ready().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        /// Whatever goes in comes out with the key, and in parts of one size.
        #[test]
        fn what_goes_in_comes_out(files in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..200_000), 1..5)) {
            let key = age::x25519::Identity::generate();
            let mut parcel = Parcel::locked_to(&Recipient::read(&key.to_public().to_string()).unwrap()).unwrap();
            let mut given = Vec::new();
            for (number, file) in files.iter().enumerate() {
                parcel.begin(&format!("{number}.bin")).unwrap();
                for piece in file.chunks(1000) {
                    parcel.write(piece).unwrap();
                    while let Some(part) = parcel.part() {
                        prop_assert_eq!(part.len(), PART);
                        given.extend(part);
                    }
                }
            }
            given.extend(parcel.finish().unwrap());
            let mut plain = Vec::new();
            let opened = age::Decryptor::new(given.as_slice()).unwrap().decrypt(once(&key as &dyn age::Identity));
            opened.unwrap().read_to_end(&mut plain).unwrap();
            let mut zip = zip::ZipArchive::new(Cursor::new(plain)).unwrap();
            for (number, file) in files.iter().enumerate() {
                let mut found = Vec::new();
                zip.by_name(&format!("{number}.bin")).unwrap().read_to_end(&mut found).unwrap();
                prop_assert!(&found == file);
            }
        }
    }
}
