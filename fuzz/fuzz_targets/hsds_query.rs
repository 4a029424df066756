//! Any parameters of an HSDS list give a refusal or a page of JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| directory::api::hsds::fuzz(text));
