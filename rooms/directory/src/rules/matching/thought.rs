use std::fmt;

use encoder::Vector;

/// What the sentence encoder makes of a question: made once, for the services and for the danger signs. Shows itself to nobody, as
/// the question does.
#[derive(Clone, PartialEq)]
pub struct Thought {
    /// Where the question lies.
    pub(super) vector: Vector,
    /// The fingerprint of the encoder: vectors of two encoders cannot be compared.
    pub(super) encoder: [u8; 32],
}

impl fmt::Debug for Thought {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thought").finish_non_exhaustive()
    }
}
