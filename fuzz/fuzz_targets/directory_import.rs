//! Any bytes as a directory, YAML or zip: a directory or a report, never a panic.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| directory::import::fuzz(bytes));
