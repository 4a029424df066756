//! Tokens of sessions and links. Other rooms have links too, so they live in `kit`.

pub use kit::{Token, TokenHash};
