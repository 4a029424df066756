//! Any bytes as a file to import: a directory or a report, never a panic; what was taken in comes out as it was.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| directory::import::fuzz(bytes));
