use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest as _, Sha256};

static CALLS: AtomicU64 = AtomicU64::new(0);

/// Sixteen bytes that differ at each call, between tests and between processes.
pub(super) fn next() -> [u8; 16] {
    let call = CALLS.fetch_add(1, Ordering::Relaxed);
    let digest = Sha256::digest([call.to_be_bytes(), u64::from(std::process::id()).to_be_bytes()].concat());
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(digest) {
        *to = from;
    }
    bytes
}
