use std::{net::IpAddr, num::NonZeroU32, sync::Arc, time::Duration};

use kernel::Makers;

use crate::{Doorkeeper, Frames, Houses, OpenDoor, Texts, page::NoFrame};

/// What [`layers`](super::layers) needs to know. Begun with [`Settings::new`], the rest has sensible values.
#[derive(Clone)]
pub struct Settings {
    /// The words of all crates.
    pub texts: Texts,
    /// Which house answers on which host.
    pub houses: Arc<dyn Houses>,
    /// The clock and the source of chance.
    pub makers: Makers,
    /// Menu, footer and urgent lines around every page.
    pub frames: Arc<dyn Frames>,
    /// Who tells who acts.
    pub doorkeeper: Arc<dyn Doorkeeper>,
    /// Paths for programs: their errors are problems, not pages. Each covers what lies below it.
    pub machine_paths: Vec<&'static str>,
    /// Limits on what one request or one network may ask.
    pub limits: Limits,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Shows `/design`.
    pub development: bool,
}

/// Limits on what one request or one network may ask.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of a body; more is answered with 413. 1 MB.
    pub body_bytes: usize,
    /// Bytes of all headers together; more is answered with 431. 16 KB.
    pub header_bytes: usize,
    /// How long one request may take before it is answered with 503. 30 s.
    pub request_time: Duration,
    /// Requests from one network (IPv4 /24, IPv6 /48). `None` asks no questions.
    pub reading: Option<Rate>,
    /// Requests from one network that send something (POST and the like).
    pub sending: Option<Rate>,
    /// Bytes of pages kept in memory.
    pub kept_bytes: usize,
}

/// So many requests a second, and so many at once after a quiet time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Requests a second, for as long as one likes.
    pub per_second: NonZeroU32,
    /// Requests at once.
    pub burst: NonZeroU32,
}

impl Rate {
    /// So many a second, and so many at once; zero counts as one.
    #[must_use]
    pub fn new(per_second: u32, burst: u32) -> Self {
        let whole = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        Self { per_second: whole(per_second), burst: whole(burst) }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 1_000_000,
            header_bytes: 16 * 1024,
            request_time: super::REQUEST_TIME,
            reading: Some(Rate::new(50, 300)),
            sending: Some(Rate::new(20, 200)),
            kept_bytes: 16 * 1024 * 1024,
        }
    }
}

impl Settings {
    /// Settings of a program with these words, houses and makers; everybody is a visitor, no page has a menu.
    pub fn new(texts: Texts, houses: impl Houses + 'static, makers: Makers) -> Self {
        Self {
            texts,
            houses: Arc::new(houses),
            makers,
            frames: Arc::new(NoFrame),
            doorkeeper: Arc::new(OpenDoor),
            machine_paths: vec!["/api", "/hsds", "/export", "/openapi.json"],
            limits: Limits::default(),
            trusted_proxies: Vec::new(),
            development: false,
        }
    }
}
