use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// What a load gave.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// Answers with status 200, per second.
    pub per_second: f64,
    /// Other answers.
    pub refused: u64,
}

/// A GET of this path, or with `body` a POST of a form, as bytes that can be sent over and over.
#[must_use]
pub fn question(path: &str, body: Option<&str>) -> Vec<u8> {
    asked(path, body, "")
}

/// The same from somebody who shows this cookie, on a page of the house.
#[must_use]
pub fn question_of(cookie: &str, path: &str, body: Option<&str>) -> Vec<u8> {
    asked(path, body, &format!("cookie: {cookie}\r\norigin: http://localhost\r\n"))
}

fn asked(path: &str, body: Option<&str>, besides: &str) -> Vec<u8> {
    let head =
        |method: &str| format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\naccept-encoding: gzip\r\n{besides}");
    match body {
        None => format!("{}\r\n", head("GET")).into_bytes(),
        Some(body) => {
            let kind = "content-type: application/x-www-form-urlencoded\r\n";
            format!("{}{kind}content-length: {}\r\n\r\n{body}", head("POST"), body.len()).into_bytes()
        }
    }
}

/// Asks `questions` in turn on `connections` connections that each wait for the answer (a closed loop), for so long.
///
/// # Errors
/// When a connection breaks or an answer is not HTTP.
pub async fn ask_over_and_over(
    address: SocketAddr,
    questions: &[Vec<u8>],
    connections: usize,
    time: Duration,
) -> anyhow::Result<Load> {
    let until = Instant::now() + time;
    let askers: Vec<_> = (0..connections)
        .map(|number| {
            let mut turn = questions.to_vec();
            turn.rotate_left(number % questions.len().max(1));
            tokio::spawn(ask_until(address, turn, until))
        })
        .collect();
    let (mut fine, mut refused) = (0_u64, 0_u64);
    for asker in askers {
        let (one, other) = asker.await??;
        (fine, refused) = (fine + one, refused + other);
    }
    Ok(Load { per_second: fine as f64 / time.as_secs_f64(), refused })
}

async fn ask_until(address: SocketAddr, questions: Vec<Vec<u8>>, until: Instant) -> anyhow::Result<(u64, u64)> {
    let mut asker = Asker::at(address).await?;
    let (mut fine, mut refused) = (0, 0);
    for question in questions.iter().cycle() {
        if Instant::now() >= until {
            break;
        }
        if asker.ask(question).await? { fine += 1 } else { refused += 1 }
    }
    Ok((fine, refused))
}

/// One connection, on which one question after the other is asked.
#[derive(Debug)]
pub struct Asker {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Asker {
    /// A new connection.
    ///
    /// # Errors
    /// When nobody answers there.
    pub async fn at(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: vec![0; 256 * 1024] })
    }

    /// Asks, and reads the answer whole; true when its status is 200.
    ///
    /// # Errors
    /// When the connection breaks or the answer is not HTTP.
    pub async fn ask(&mut self, question: &[u8]) -> anyhow::Result<bool> {
        Ok(self.status(question).await? == 200)
    }

    /// Asks, reads the answer whole, and gives its status.
    ///
    /// # Errors
    /// When the connection breaks or the answer is not HTTP.
    pub async fn status(&mut self, question: &[u8]) -> anyhow::Result<u16> {
        self.stream.write_all(question).await?;
        let mut filled = 0;
        loop {
            let room = self.buffer.get_mut(filled..).filter(|room| !room.is_empty());
            let read = self.stream.read(room.context("the answer is too large")?).await?;
            anyhow::ensure!(read > 0, "the connection was closed");
            filled += read;
            let got = self.buffer.get(..filled).unwrap_or_default();
            let Some(head) = got.windows(4).position(|window| window == b"\r\n\r\n") else { continue };
            let head = String::from_utf8_lossy(got.get(..head).unwrap_or_default()).to_lowercase();
            if is_whole(&head, got) {
                return head.split(' ').nth(1).and_then(|status| status.parse().ok()).context("no status");
            }
        }
    }
}

fn is_whole(head: &str, got: &[u8]) -> bool {
    let field = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    match field("content-length:").and_then(|length| length.parse::<usize>().ok()) {
        Some(length) => got.len() >= head.len() + 4 + length,
        None => got.ends_with(b"0\r\n\r\n"),
    }
}
