//! What the screen says, in the reader's language: fluent files of every crate, and days, hours and lists.

mod calendar;
pub mod locales;
mod said;
mod spoken;
mod texts;
mod tongue;

pub use said::Said;
pub use spoken::Text;
pub(crate) use spoken::path_in;
pub use texts::{Texts, TextsError, Words};

/// The words of this crate: the frame of every page, days and hours, errors.
pub const WORDS: Words = crate::words!(kit: nl, en, fr, ar);
