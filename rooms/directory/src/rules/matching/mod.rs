//! From a question in one's own words to the right service.
//!
//! Three things give points to an entry, and the sum decides: a linear **head** over the question's vector, the **nearest**
//! texts and examples of the entry, and the share of the question's **letters** found in it. `docs/adr/0002-matching.md` has
//! the figures of what was tried. Pure: the encoder's file and kept vectors come from outside.

mod answer;
mod clarify;
pub mod danger;
mod entries;
mod index;
mod letters;
mod meaning;
pub mod measure;
mod question;
mod rank;
mod thought;
mod vectors;
mod why;
mod words;

pub use answer::{Answer, Kind, Match};
pub use index::{Index, MOST_MATCHES};
pub use question::{MOST_CHARACTERS, Question};
pub use thought::Thought;
pub use vectors::{Kept, KeptError};
