//! What systemd hands over, where it runs the program, and what it wants to hear of it: a socket that stays while the program is
//! replaced, that the program is ready, that it stops, and that it lives.

use std::{
    io,
    net::TcpListener,
    os::{
        linux::net::SocketAddrExt as _,
        unix::net::{SocketAddr, UnixDatagram},
    },
    time::Duration,
};

use anyhow::{Context as _, ensure};
use listenfd::ListenFd;

/// The socket that was handed over (`LISTEN_FDS`); none when the program is to make its own. To be called before any thread starts,
/// because it takes variables out of the environment, so that no child takes them for its own.
///
/// # Errors
/// When there are several, or it is no socket of TCP: whoever asks there would wait for ever.
pub(crate) fn socket() -> anyhow::Result<Option<TcpListener>> {
    let mut given = ListenFd::from_env();
    ensure!(given.len() <= 1, "{} sockets were handed over; the program answers on one", given.len());
    given.take_tcp_listener(0).context("the socket that was handed over cannot be used")
}

/// Whoever started the program and wants to hear how it goes (`sd_notify`); nobody, mostly.
pub(crate) struct Starter {
    address: Option<SocketAddr>,
    /// How often it wants a sign of life.
    every: Option<Duration>,
}

impl Starter {
    /// The one of this process, by its environment.
    pub(crate) fn of_this_process() -> Self {
        let address = said("NOTIFY_SOCKET").and_then(|place| address(&place).ok());
        let is_for_us = said("WATCHDOG_PID").is_none_or(|id| id == std::process::id().to_string());
        let patience = said("WATCHDOG_USEC").filter(|_| is_for_us).and_then(|text| text.parse::<u64>().ok());
        // Twice as often as it must, so that one late sign is not the end.
        Self { address, every: patience.filter(|micros| *micros > 1).map(|micros| Duration::from_micros(micros / 2)) }
    }

    /// The house answers.
    pub(crate) fn ready(&self) {
        self.tell("READY=1");
    }

    /// The house was asked to stop, and does.
    pub(crate) fn stopping(&self) {
        self.tell("STOPPING=1");
    }

    /// Gives signs of life when somebody wants them, and never ends. To be waited for together with the requests: when these stand
    /// still, so do the signs.
    pub(crate) async fn reassure(&self) {
        let Some(every) = self.every else { return std::future::pending().await };
        let mut sign = tokio::time::interval(every);
        loop {
            sign.tick().await;
            self.tell("WATCHDOG=1");
        }
    }

    fn tell(&self, word: &str) {
        let Some(address) = &self.address else { return };
        let sent = UnixDatagram::unbound().and_then(|socket| socket.send_to_addr(word.as_bytes(), address));
        if let Err(error) = sent {
            tracing::warn!(%error, word, "who started the program could not be told");
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "what systemd says to a process is no setting")]
fn said(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// A path, or behind an `@` a name that lies in no folder.
fn address(place: &str) -> io::Result<SocketAddr> {
    match place.strip_prefix('@') {
        Some(name) => SocketAddr::from_abstract_name(name),
        None => SocketAddr::from_pathname(place),
    }
}
