use std::{
    fs,
    os::unix::fs::chown,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A PostgreSQL server of this trial, which may be stopped without warning.
pub(crate) struct Server {
    folder: tempfile::TempDir,
    bin: PathBuf,
    owner: Option<u32>,
}

impl Server {
    /// A new cluster on a socket in a folder of its own; none where the programs are not installed.
    pub(crate) fn start() -> Option<Self> {
        let releases = fs::read_dir("/usr/lib/postgresql").ok()?;
        let mut bins: Vec<_> = releases.filter_map(|entry| Some(entry.ok()?.path().join("bin"))).collect();
        bins.sort();
        let bin = bins.pop().filter(|bin| bin.join("initdb").exists())?;
        let folder = tempfile::tempdir().unwrap();
        let server = Self { owner: postgres_user(folder.path()), folder, bin };
        server.must(
            "initdb",
            &["-D", &server.data(), "-U", "postgres", "-A", "trust", "--no-sync", "--locale=C.UTF-8", "-E", "UTF8"],
        );
        server.begin();
        server.must("createdb", &["-h", server.socket(), "-U", "postgres", "voordeur"]);
        Some(server)
    }

    /// Its address. Commits are waited for; the kernel keeps what was written when only the server dies, so nothing is synced.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@localhost/voordeur?host={}", self.socket())
    }

    /// Stops it without warning, as a crash does, and starts it again.
    pub(crate) fn crash(&self) {
        self.must("pg_ctl", &["-D", &self.data(), "-m", "immediate", "-w", "stop"]);
        self.begin();
    }

    fn begin(&self) {
        let log = self.folder.path().join("log");
        let options = format!("-k {} -c listen_addresses= -c fsync=off -c max_connections=60", self.socket());
        self.must("pg_ctl", &["-D", &self.data(), "-l", log.to_str().unwrap(), "-o", &options, "-w", "start"]);
    }

    fn must(&self, program: &str, arguments: &[&str]) {
        // Its server would keep a pipe open; a file it may have.
        let said = self.folder.path().join("said");
        let ran = self.run(program, arguments, &said);
        let text = fs::read_to_string(&said).unwrap_or_default();
        assert!(ran.status.success(), "{program} {arguments:?}: {text}");
    }

    fn run(&self, program: &str, arguments: &[&str], said: &Path) -> Output {
        let path = self.bin.join(program);
        let mut command = match self.owner {
            Some(_) => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]).arg(path);
                command
            }
            None => Command::new(path),
        };
        let out = fs::File::create(said).unwrap();
        let both = out.try_clone().unwrap();
        command.args(arguments).current_dir("/").stdin(std::process::Stdio::null());
        let status = command.stdout(out).stderr(both).status().unwrap();
        Output { status, stdout: Vec::new(), stderr: Vec::new() }
    }

    fn socket(&self) -> &str {
        self.folder.path().to_str().unwrap()
    }

    fn data(&self) -> String {
        format!("{}/data", self.socket())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.run(
            "pg_ctl",
            &["-D", &self.data(), "-m", "immediate", "-w", "stop"],
            &self.folder.path().join("said"),
        );
    }
}

/// The server refuses to run as root; then the user `postgres` runs it, and the folder is theirs.
fn postgres_user(folder: &Path) -> Option<u32> {
    let number = |arguments: &[&str]| {
        let ran = Command::new("id").args(arguments).output().unwrap();
        String::from_utf8_lossy(&ran.stdout).trim().parse::<u32>().ok()
    };
    if number(&["-u"]) != Some(0) {
        return None;
    }
    let owner = number(&["-u", "postgres"])?;
    chown(folder, Some(owner), None).unwrap();
    Some(owner)
}
