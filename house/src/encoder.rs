use std::{
    borrow::Cow,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use directory::{EncoderFile, Mind};

/// The encoder of this file, or the one inside the program when none is named, with the vectors that lie in `kept`.
pub(crate) fn read(file: &str, kept: &Path) -> anyhow::Result<Mind> {
    let file = match file {
        "" => EncoderFile::Embedded(demo::encoder(), demo::encoder_fingerprint()),
        path => EncoderFile::Read(fs::read(path).with_context(|| format!("{path} cannot be read"))?),
    };
    let vectors = fs::read(kept).map_or(Cow::Borrowed(demo::vectors()), Cow::Owned);
    let place = kept.to_owned();
    Ok(Mind::read(file, vectors, move |bytes| keep(&place, bytes))?)
}

/// Writes vectors aside and then puts them in place, so that a cut-off leaves the old ones. They can always be made again.
fn keep(place: &Path, bytes: &[u8]) {
    let aside = PathBuf::from(format!("{}.new", place.display()));
    let kept = fs::create_dir_all(place.parent().unwrap_or(Path::new(".")))
        .and_then(|()| fs::write(&aside, bytes))
        .and_then(|()| fs::rename(&aside, place));
    if let Err(error) = kept {
        tracing::warn!(%error, "the vectors of the directory could not be kept; they will be made again");
    }
}
