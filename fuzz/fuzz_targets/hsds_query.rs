//! Any parameters of an HSDS list give a refusal or a page of JSON with no more records than were asked for.
#![no_main]

use std::sync::LazyLock;

use directory::{
    export::hsds::{self, Catalogue},
    rules::{model::Directory, sample},
};
use libfuzzer_sys::fuzz_target;

/// A house with a small directory, and one without any.
static CATALOGUES: LazyLock<[Catalogue; 2]> = LazyLock::new(|| {
    [sample::varied(1, 12), Directory::default()]
        .map(|directory| Catalogue::new(fuzz::edition(directory), fuzz::site(), fuzz::words()))
});

fuzz_target!(|text: &str| CATALOGUES.iter().for_each(|catalogue| hsds::fuzz(catalogue, text)));
