//! Other people's servers on this machine, for tests: a real mail server (`aiosmtpd`), and a gateway that notes what it is sent.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

use serde_json::Value;

/// How long a test waits for a mail.
const PATIENCE: Duration = Duration::from_secs(20);

/// A mail server that runs until it is dropped.
pub struct MailServer {
    child: Child,
    /// Where it listens on 127.0.0.1.
    pub port: u16,
    lines: Receiver<String>,
}

impl MailServer {
    /// Whether `aiosmtpd` is installed; says so when it is not.
    #[must_use]
    #[expect(clippy::print_stderr, reason = "a test that was left out must say so")]
    pub fn is_there() -> bool {
        let found = Command::new("python3").args(["-c", "import aiosmtpd"]).stderr(Stdio::null()).status();
        let there = found.is_ok_and(|status| status.success());
        if !there {
            eprintln!("not run: python3 has no aiosmtpd (./check tools installs it)");
        }
        there
    }

    /// A server with these arguments: `--port`, `--tls none|starttls|tls`, `--auth` (user `voordeur`, password `open sesam`).
    #[must_use]
    pub fn start(arguments: &[&str]) -> Self {
        let folder = folder();
        let mut child = Command::new("python3")
            .arg(folder.join("mail_server.py"))
            .args(["--certificate".as_ref(), folder.join("certificate.pem").as_os_str()])
            .args(["--key".as_ref(), folder.join("key.pem").as_os_str()])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3");
        let mut said = BufReader::new(child.stdout.take().expect("its output"));
        let mut first = String::new();
        said.read_line(&mut first).expect("a line with the port");
        let port = first.trim().parse().expect("the port");
        let (send, lines) = channel();
        std::thread::spawn(move || said.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        Self { child, port, lines }
    }

    /// The next mail it took in: `from`, `to`, `headers` in small letters, `text`, `html`, `tls`, `user`, `connection`.
    #[must_use]
    pub fn next(&self) -> Value {
        let line = self.lines.recv_timeout(PATIENCE).expect("a mail");
        serde_json::from_str(&line).expect("a mail as JSON")
    }

    /// Whether it took in no mail that nobody looked at.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.lines.recv_timeout(Duration::from_millis(200)).is_err()
    }

    /// Ends it, and gives the port that is free again.
    pub fn stop(mut self) -> u16 {
        self.end();
        self.port
    }

    fn end(&mut self) {
        // It ends when nobody holds its input any more; what hangs is killed.
        drop(self.child.stdin.take());
        for _ in 0..50 {
            if self.child.try_wait().is_ok_and(|ended| ended.is_some()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.end();
    }
}

/// The authority whose certificate the mail server shows, as PEM.
#[must_use]
pub fn authority() -> PathBuf {
    folder().join("authority.pem")
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/testing"))
}

/// A gateway for text messages that answers each request with the next of these statuses, then with 200.
pub struct Gateway {
    /// Where it listens on 127.0.0.1.
    pub port: u16,
    requests: Receiver<(String, Value)>,
}

impl Gateway {
    /// Starts to listen.
    #[must_use]
    pub fn start(statuses: Vec<u16>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (send, requests) = channel();
        let mut statuses = statuses.into_iter();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let Some(request) = answered(stream, statuses.next().unwrap_or(200)) else { continue };
                if send.send(request).is_err() {
                    return;
                }
            }
        });
        Self { port, requests }
    }

    /// The next request: its head in small letters, and the body.
    #[must_use]
    pub fn next(&self) -> (String, Value) {
        self.requests.recv_timeout(PATIENCE).expect("a request")
    }
}

/// Reads one request, answers it, and closes.
fn answered(mut stream: TcpStream, status: u16) -> Option<(String, Value)> {
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        let read = stream.read(&mut part).ok().filter(|read| *read > 0)?;
        bytes.extend_from_slice(part.get(..read)?);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let head = head.to_lowercase();
        let length =
            head.lines().find_map(|line| line.strip_prefix("content-length: ")).and_then(|text| text.parse().ok());
        if body.len() >= length.unwrap_or(0) {
            let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            stream.write_all(answer.as_bytes()).ok()?;
            return Some((head, serde_json::from_str(body).unwrap_or(Value::Null)));
        }
    }
}
