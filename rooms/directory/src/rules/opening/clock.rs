use std::{fmt, str::FromStr};

use crate::rules::model::TimeOfDay;

/// From one time to another, on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Block {
    /// Opens at.
    pub opens: TimeOfDay,
    /// Closes at, later.
    pub closes: TimeOfDay,
}

/// The blocks of a day, in order, none within another. Written as `9:00-12:00, 13:30-16:00`; nothing means closed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours(Vec<Block>);

/// A text that says no hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("hours are written as 9:00-12:00, 13:30-16:00")]
pub struct HoursError;

/// The most blocks a day can have.
const MOST: usize = 4;

impl Hours {
    /// These blocks; those that meet become one, and what ends before it begins is left out.
    pub fn of(blocks: impl IntoIterator<Item = Block>) -> Self {
        let mut blocks: Vec<_> = blocks.into_iter().filter(|block| block.opens < block.closes).collect();
        blocks.sort_unstable();
        let mut joined: Vec<Block> = Vec::new();
        for block in blocks {
            match joined.last_mut().filter(|last| block.opens <= last.closes) {
                Some(last) => last.closes = last.closes.max(block.closes),
                None => joined.push(block),
            }
        }
        Self(joined)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The blocks, in order.
    pub fn iter(&self) -> impl Iterator<Item = Block> {
        self.0.iter().copied()
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, Block { opens, closes }) in self.0.iter().enumerate() {
            write!(f, "{}{opens}-{closes}", if at == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl FromStr for Hours {
    type Err = HoursError;

    /// Reads what people write: `9-12`, `9u30 – 12.15`, `09:00-12:00 en 13:30-16:00`.
    fn from_str(text: &str) -> Result<Self, HoursError> {
        let said = text.to_lowercase();
        let said = [" en ", " et ", " and ", "+", "&", ";"].iter().fold(said, |said, word| said.replace(word, ","));
        let blocks = said.split(',').map(str::trim).filter(|part| !part.is_empty()).map(block);
        let blocks = blocks.collect::<Result<Vec<_>, _>>()?;
        let hours = Self::of(blocks.iter().copied());
        // Blocks that meet or lie in one another were meant otherwise.
        if hours.0.len() == blocks.len() && blocks.len() <= MOST { Ok(hours) } else { Err(HoursError) }
    }
}

fn block(text: &str) -> Result<Block, HoursError> {
    let one = ["–", "—", " tot ", " to ", " à "].iter().fold(text.to_owned(), |text, word| text.replace(word, "-"));
    let (opens, closes) = one.split_once('-').ok_or(HoursError)?;
    let block =
        Block { opens: time_as_written(opens).ok_or(HoursError)?, closes: time_as_written(closes).ok_or(HoursError)? };
    if block.opens < block.closes { Ok(block) } else { Err(HoursError) }
}

/// `9`, `9u`, `9u30`, `9.30`, `9h30`, `09:30`.
pub(crate) fn time_as_written(text: &str) -> Option<TimeOfDay> {
    let text: String =
        text.trim().chars().map(|sign| if matches!(sign, 'u' | 'h' | '.') { ':' } else { sign }).collect();
    let whole = text.trim_end_matches(':');
    let said = if whole.contains(':') { whole.to_owned() } else { format!("{whole}:00") };
    said.parse().ok()
}
