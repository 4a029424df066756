//! The sample house of Mechelen, as data.
//!
//! Organisations are real; hours, prices and most details are invented and marked as not verified. Nothing of it may be
//! shown to the public as a fact.

/// The files of the sample directory, which together make one edition: names and texts.
#[must_use]
pub const fn documents() -> [(&'static str, &'static str); 2] {
    [
        ("directory.yaml", include_str!("../data/directory.yaml")),
        ("examples.yaml", include_str!("../data/examples.yaml")),
    ]
}
