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

/// Sample questions at the desk, as JSON: how many minutes ago, codes, and words. All of them are made up, and nobody is in them.
#[must_use]
pub const fn questions() -> &'static str {
    include_str!("../data/questions.json")
}

/// Sample referrals, as JSON: to which service, how, and what was answered. Nobody is in them.
#[must_use]
pub const fn referrals() -> &'static str {
    include_str!("../data/referrals.json")
}

/// The vectors of the texts in [`documents`], kept in the form that the room `directory` reads: a fresh house need not make
/// them. Texts that changed since are simply not in it.
#[must_use]
pub const fn vectors() -> &'static [u8] {
    include_bytes!("../data/vectors.bin")
}

/// The sentence encoder, in the form `SHE1`. Its licences stand in `data/NOTICE`.
#[must_use]
pub const fn encoder() -> &'static [u8] {
    include_bytes!("../data/sentence-encoder.bin")
}

/// What the [`encoder`] is known by, so that the program need not read all of it to know: its fingerprint, as the crate `encoder`
/// takes it. A test there compares the two.
#[must_use]
pub const fn encoder_fingerprint() -> [u8; 32] {
    *include_bytes!("../data/sentence-encoder.fingerprint")
}
