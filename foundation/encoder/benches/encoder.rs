//! Measures the encoder.
fn main() {}
