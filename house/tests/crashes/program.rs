use std::{
    io::{BufRead as _, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use db::Place;

/// How a house is started: where its data lie, and on which port it answers. The port stays, so that clients find it again.
pub(crate) struct Program {
    pub(crate) place: Place,
    pub(crate) folder: PathBuf,
    pub(crate) port: u16,
    settings: Vec<(&'static str, String)>,
    clock: Option<PathBuf>,
}

/// A house that runs.
pub(crate) struct Running {
    child: Child,
    /// The path that lets an administrator in, once.
    pub(crate) entrance: String,
    /// From the start until it answered.
    pub(crate) ready_after: Duration,
}

/// How long a start may take: a debug build reads the sample directory on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

impl Program {
    pub(crate) fn new(place: Place, folder: &Path) -> Self {
        let known = [
            "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
            "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
        ];
        let clock = known.map(PathBuf::from).into_iter().find(|path| path.exists());
        Self { place, folder: folder.to_owned(), port: free_port(), settings: Vec::new(), clock }
    }

    /// The same house with one more setting.
    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.settings.push((name, value.to_owned()));
        self
    }

    /// Whether the clock of the program can be set.
    pub(crate) fn has_clock(&self) -> bool {
        self.clock.is_some()
    }

    /// Starts the sample house with its clock so many hours off, and waits until it says where it answers.
    pub(crate) fn start(&self, hours_off: i64) -> Running {
        let began = Instant::now();
        let mut command = self.command(&["demo", "--listen", &format!("127.0.0.1:{}", self.port)]);
        command.env("VOORDEUR__SERVER__FINISH_SECONDS", "5");
        if let (Some(clock), true) = (&self.clock, hours_off != 0) {
            command.env("LD_PRELOAD", clock).env("FAKETIME", format!("{hours_off:+}h")).env("DONT_FAKE_MONOTONIC", "1");
        }
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.folder.join("program.log")).unwrap();
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (said, hear) = mpsc::channel();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let path = line.strip_prefix("  administrator").and_then(|line| line.split_once("/aanmelden/"));
                if let Some((_, token)) = path {
                    let _ = said.send(format!("/aanmelden/{token}"));
                }
            }
        });
        let Ok(entrance) = hear.recv_timeout(PATIENCE) else {
            let _ = child.kill();
            let log = std::fs::read_to_string(self.folder.join("program.log")).unwrap_or_default();
            panic!("the program does not start:\n{}", log.lines().rev().take(20).collect::<Vec<_>>().join("\n"));
        };
        Running { child, entrance, ready_after: began.elapsed() }
    }

    /// The program on this house with other arguments.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let url = match &self.place {
            Place::File(path) => path.display().to_string(),
            Place::Server(url) => url.clone(),
        };
        let mut command = Command::new(env!("CARGO_BIN_EXE_voordeur"));
        command.args(arguments).args(["--database", &url]).env("VOORDEUR__DATA__DIR", self.folder.join("data"));
        command.env("VOORDEUR__MATCHING__ENCODER", "off").stdin(Stdio::null());
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }

    /// What `voordeur audit verify` says, when it finds the log whole.
    pub(crate) fn verifies_log(&self) -> Result<String, String> {
        let ran = self.command(&["audit", "verify"]).output().unwrap();
        let said = String::from_utf8_lossy(&[ran.stdout, ran.stderr].concat()).into_owned();
        if ran.status.success() { Ok(said) } else { Err(said) }
    }
}

/// A port that nobody has.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Running {
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success(), "kill -{name} was refused");
    }

    /// Waits until it has ended by itself; true when it said that all is well.
    pub(crate) fn ended(mut self, patience: Duration) -> Option<bool> {
        let until = Instant::now() + patience;
        while Instant::now() < until {
            if let Some(status) = self.child.try_wait().unwrap() {
                return Some(status.success());
            }
            thread::sleep(Duration::from_millis(20));
        }
        None
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
