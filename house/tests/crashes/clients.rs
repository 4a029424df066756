use std::{
    io::{self, Read as _, Write as _},
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use crate::ledger::Ledger;

/// How long a client waits for an answer.
const PATIENCE: Duration = Duration::from_secs(8);

/// Clients that send one form after the other until they are told to stop.
pub(crate) struct Clients {
    shared: Arc<Shared>,
    hands: Vec<JoinHandle<()>>,
}

struct Shared {
    address: SocketAddr,
    ledger: Arc<Ledger>,
    stop: AtomicBool,
    cookie: Mutex<String>,
    repeated: AtomicUsize,
    odd: Mutex<Vec<String>>,
}

impl Clients {
    /// Half of them visitors who say that something is wrong, half of them an administrator who makes teams.
    pub(crate) fn begin(port: u16, ledger: &Arc<Ledger>, count: usize) -> Self {
        let shared = Arc::new(Shared {
            address: local(port),
            ledger: Arc::clone(ledger),
            stop: AtomicBool::new(false),
            cookie: Mutex::default(),
            repeated: AtomicUsize::new(0),
            odd: Mutex::default(),
        });
        let begin = |number: usize| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || shared.write_on(number))
        };
        Self { hands: (0..count).map(begin).collect(), shared }
    }

    /// The administrator comes in by this path, straight at the program: such a path is not for who comes through a proxy. Before, and
    /// while no session holds, they wait.
    pub(crate) fn sign_in(&self, port: u16, path: &str) {
        let answer =
            exchange(local(port), &format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"));
        let cookie = answer.ok().and_then(|answer| answer.field("set-cookie"));
        if let Some(cookie) = cookie.as_deref().and_then(|cookie| cookie.split(';').next()) {
            cookie.clone_into(&mut self.shared.cookie.lock().unwrap());
        }
    }

    /// Stops them. How often a form was sent again, and answers that nobody expected.
    pub(crate) fn end(self) -> (usize, Vec<String>) {
        self.shared.stop.store(true, Ordering::Relaxed);
        for hand in self.hands {
            hand.join().unwrap();
        }
        let odd = self.shared.odd.lock().unwrap().clone();
        (self.shared.repeated.load(Ordering::Relaxed), odd)
    }
}

impl Shared {
    fn write_on(&self, number: usize) {
        for turn in 0.. {
            let mark = format!("mark {number}-{turn}");
            if !self.insist(&mark, number % 2 == 1) {
                return;
            }
        }
    }

    /// Sends the form under one key until it is heard that it is kept; false when it is time to stop.
    fn insist(&self, mark: &str, is_staff: bool) -> bool {
        self.ledger.sends(mark);
        for attempt in 0.. {
            if self.stop.load(Ordering::Relaxed) {
                return false;
            }
            self.repeated.fetch_add(usize::from(attempt > 0), Ordering::Relaxed);
            match exchange(self.address, &self.form(mark, is_staff)) {
                Ok(answer) if answer.status() == 303 && !answer.asks_who() => {
                    self.ledger.hears(mark);
                    return true;
                }
                // Not now, not signed in any more, or no role yet because the clock was put back: again, under the same key.
                Ok(answer) if answer.status() >= 500 || matches!(answer.status(), 303 | 401 | 403 | 429) => {}
                Ok(answer) => {
                    self.odd.lock().unwrap().push(format!("{mark}: {}", answer.0.lines().next().unwrap_or_default()))
                }
                Err(_) => {}
            }
            thread::sleep(Duration::from_millis(100));
        }
        true
    }

    fn form(&self, mark: &str, is_staff: bool) -> String {
        let (path, field) =
            if is_staff { ("/beheer/teams", "name") } else { ("/aanbod/caw-onthaal/verbeteren", "text") };
        let body = format!("{field}={}", mark.replace(' ', "+"));
        let cookie = if is_staff { format!("cookie: {}\r\n", self.cookie.lock().unwrap()) } else { String::new() };
        format!(
            "POST {path} HTTP/1.1\r\nhost: {0}\r\norigin: http://{0}\r\nconnection: close\r\nidempotency-key: {1}\r\n{cookie}\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {2}\r\n\r\n{body}",
            self.address,
            mark.replace(' ', "-"),
            body.len()
        )
    }
}

const fn local(port: u16) -> SocketAddr {
    SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port)
}

/// The head of an answer.
struct Heard(String);

impl Heard {
    fn status(&self) -> u16 {
        self.0.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
    }

    fn field(&self, name: &str) -> Option<String> {
        let line = self.0.lines().find(|line| line.to_lowercase().starts_with(&format!("{name}:")))?;
        line.split_once(':').map(|(_, value)| value.trim().to_owned())
    }

    /// Whether it leads to the door instead of saying that it is done.
    fn asks_who(&self) -> bool {
        self.field("location").is_some_and(|to| to.contains("/aanmelden") || to.contains("/bevestigen"))
    }
}

/// One request on a connection of its own. An answer counts only when its head came whole.
fn exchange(address: SocketAddr, request: &str) -> io::Result<Heard> {
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(request.as_bytes())?;
    let (mut head, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let length = stream.read(&mut buffer)?;
        if length == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        head.extend_from_slice(&buffer[..length]);
        if let Some(end) = head.windows(4).position(|window| window == b"\r\n\r\n") {
            return Ok(Heard(String::from_utf8_lossy(&head[..end]).into_owned()));
        }
    }
}
