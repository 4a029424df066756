//! How word leaves the house: a mail, a text message, a letter. A room says what is to be said and to whom; the outbox keeps it until
//! it was handed over, and then forgets it.
//!
//! A [`Message`] is a job (see `db::jobs`): it leaves if and only if the transaction that wrote it committed, it is tried again
//! when the other side is out, and it waits for a person when the other side refuses it for good. Its address and its text lie in
//! the outbox no longer than that. See `docs/adr/0011-channels.md`.
//!
//! `lettre` speaks SMTP, because mail has forty years of corners; `hyper`, which the program has already, speaks to the gateway.

extern crate self as channels;

mod channel;
mod mail;
mod message;
mod sms;
#[cfg(feature = "testing")]
#[expect(clippy::expect_used, reason = "a test that cannot have its server must fail at once and say why")]
pub mod testing;
pub mod tray;
mod trouble;

pub use channel::{Carried, Channel, Channels, Soon};
pub use mail::{Mail, MailSettings, Security};
pub use message::{Address, Kind, Message};
pub use sms::{Sms, SmsSettings};
pub use tray::Letters;
pub use trouble::Trouble;

/// The words of this crate: what stands under every mail and letter, and why something could not be sent.
pub const WORDS: kit::Words = kit::words!(channels: nl, en, fr);
