//! The program under somebody who listens for it, hears how it goes, and gives it secrets in files, as systemd does.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{
    fs,
    io::{self, Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    os::{fd::OwnedFd, unix::net::UnixDatagram},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// How long a start or an end may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Gives the socket that lies at standard input on as systemd does: as number 3, with its count and for whom it is.
const HAND_OVER: &str = r#"exec 3<&0 </dev/null; LISTEN_PID=$$ LISTEN_FDS=1 exec "$@""#;

/// Who starts the house, as systemd would.
struct Starter {
    folder: tempfile::TempDir,
    hears: UnixDatagram,
}

impl Starter {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let hears = UnixDatagram::bind(folder.path().join("notify")).unwrap();
        hears.set_read_timeout(Some(PATIENCE)).unwrap();
        Self { folder, hears }
    }

    /// Starts it on this socket.
    fn start(&self, socket: &TcpListener) -> House {
        let mut command = Command::new("sh");
        command.args(["-c", HAND_OVER, "sh", env!("CARGO_BIN_EXE_voordeur"), "serve"]);
        command.stdin(OwnedFd::from(socket.try_clone().unwrap())).stdout(Stdio::null());
        let command = settings(&mut command, self.folder.path());
        command.env("NOTIFY_SOCKET", self.folder.path().join("notify")).env("WATCHDOG_USEC", "400000");
        House(command.spawn().unwrap())
    }

    /// Waits until it says this word.
    fn hears(&self, word: &str) {
        let until = Instant::now() + PATIENCE;
        let mut said = [0; 64];
        while Instant::now() < until {
            let length = self.hears.recv(&mut said).unwrap();
            if said.get(..length) == Some(word.as_bytes()) {
                return;
            }
        }
        panic!("nobody said {word}");
    }
}

fn settings<'a>(command: &'a mut Command, folder: &Path) -> &'a mut Command {
    command.env("VOORDEUR__DATA__DIR", folder.join("data")).env("VOORDEUR__MATCHING__ENCODER", "off");
    command.env("VOORDEUR__SERVER__DRAIN_SECONDS", "0").env("VOORDEUR__LIMITS__READS_PER_SECOND", "0")
}

/// A house that runs; it ends with the test.
struct House(Child);

impl House {
    fn stop(&mut self) {
        let sent = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits until it has ended; whether it said that all is well.
    fn ended_well(&mut self) -> bool {
        let until = Instant::now() + PATIENCE;
        loop {
            match self.0.try_wait().unwrap() {
                Some(status) => return status.success(),
                None if Instant::now() > until => return false,
                None => thread::sleep(Duration::from_millis(10)),
            }
        }
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// One page on a connection of its own: its first line.
fn ask(address: SocketAddr, path: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    answer.lines().next().map(str::to_owned).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

/// Asks until it is told to stop: how often, and everything that was no page.
fn visitor(address: SocketAddr, stop: Arc<AtomicBool>) -> thread::JoinHandle<(usize, Vec<String>)> {
    thread::spawn(move || {
        let (mut count, mut odd) = (0, Vec::new());
        while !stop.load(Ordering::Relaxed) {
            count += 1;
            match ask(address, "/") {
                Ok(line) if line == "HTTP/1.1 200 OK" => {}
                other => odd.push(format!("{other:?}")),
            }
        }
        (count, odd)
    })
}

#[test]
fn visitors_notice_nothing_of_a_restart_when_somebody_else_holds_the_socket() {
    let (starter, socket) = (Starter::new(), TcpListener::bind("127.0.0.1:0").unwrap());
    let stop = Arc::new(AtomicBool::new(false));
    let visitors = [0; 3].map(|_| visitor(socket.local_addr().unwrap(), Arc::clone(&stop)));
    for _ in 0..3 {
        let mut house = starter.start(&socket);
        starter.hears("READY=1");
        starter.hears("WATCHDOG=1");
        starter.hears("WATCHDOG=1");
        house.stop();
        starter.hears("STOPPING=1");
        assert!(house.ended_well());
    }
    // The last ones that came find somebody too.
    let _house = starter.start(&socket);
    starter.hears("READY=1");
    stop.store(true, Ordering::Relaxed);
    for visitor in visitors {
        let (count, odd) = visitor.join().unwrap();
        assert!(odd.is_empty(), "of {count}: {odd:?}");
        assert!(count > 20, "hardly anybody came, so nothing was shown");
    }
}

#[test]
fn two_sockets_are_refused_because_one_would_never_answer() {
    let folder = tempfile::tempdir().unwrap();
    let two = HAND_OVER.replace("LISTEN_FDS=1", "LISTEN_FDS=2");
    let mut command = Command::new("sh");
    let ran = settings(&mut command, folder.path())
        .args(["-c", &two, "sh", env!("CARGO_BIN_EXE_voordeur"), "serve"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(!ran.status.success() && said.contains("2 sockets were handed over"), "{said}");
}

/// `systemd-socket-activate` waits for the first visitor and becomes the program. A secret comes as a credential does: as a file.
#[test]
fn systemd_hands_its_socket_over_and_a_secret_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    fs::write(folder.path().join("metrics"), "geheim\n").unwrap();
    let mut command = Command::new("systemd-socket-activate");
    for (name, value) in settings(&mut Command::new("sh"), folder.path()).get_envs() {
        command.arg(format!("--setenv={}={}", name.to_str().unwrap(), value.unwrap().to_str().unwrap()));
    }
    command.arg(format!("--setenv=VOORDEUR__METRICS__TOKEN_FILE={}", folder.path().join("metrics").display()));
    command.args(["--listen", &address.to_string(), env!("CARGO_BIN_EXE_voordeur"), "serve"]);
    let Ok(child) = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
        println!("Skipped: systemd-socket-activate, because systemd is not installed");
        return;
    };
    let mut house = House(child);
    let until = Instant::now() + PATIENCE;
    while ask(address, "/livez").is_err() && Instant::now() < until {
        thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(ask(address, "/").unwrap(), "HTTP/1.1 200 OK");
    // Without the secret nobody counts, not even on this machine.
    assert_eq!(ask(address, "/metrics").unwrap(), "HTTP/1.1 404 Not Found");
    house.stop();
    assert!(house.ended_well());
}
