use std::{fs, path::PathBuf};

use anyhow::Context as _;
use kernel::Makers;

use super::app;
use crate::{Config, progress::say};

/// `voordeur measure matching`
pub(super) async fn measure(
    config: &Config,
    makers: Makers,
    files: &[PathBuf],
    every: usize,
    letters: bool,
) -> anyhow::Result<()> {
    let _ = (app, every, letters);
    let mut questions = String::new();
    for path in files {
        questions.push_str(&fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?);
    }
    let _ = (config, makers);
    say(&questions);
    Ok(())
}
