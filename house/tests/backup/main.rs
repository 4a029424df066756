//! `voordeur backup`, `verify-backup` and `restore`, as somebody runs them on a machine.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod damage;
mod installation;
mod whole;
