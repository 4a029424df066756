use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// The example that is given to who keeps the machines.
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../packaging/haproxy.cfg");
/// Where Debian puts it, which is not always looked in.
const PROGRAM: &str = "/usr/sbin/haproxy";

pub(crate) fn is_installed() -> bool {
    Path::new(PROGRAM).exists()
}

/// HAProxy by our own example, before two programs, until it is dropped.
pub(crate) struct Proxy(Child);

impl Proxy {
    /// Starts it on `port`, before these two.
    pub(crate) fn start(folder: &Path, port: u16, programs: [u16; 2]) -> Self {
        let child = Command::new(PROGRAM)
            .arg("-f")
            .arg(example_for(folder, port, programs))
            .stdin(Stdio::null())
            .stdout(fs::File::create(folder.join("proxy.log")).unwrap())
            .stderr(Stdio::null())
            .spawn();
        Self(child.unwrap())
    }
}

/// The example with these ports instead of its own.
fn example_for(folder: &Path, port: u16, [one, two]: [u16; 2]) -> PathBuf {
    let mut text = fs::read_to_string(EXAMPLE).unwrap();
    for (own, ours) in [("8000", port), ("8081", one), ("8082", two)] {
        let (before, after) = (format!("127.0.0.1:{own}"), format!("127.0.0.1:{ours}"));
        assert!(text.contains(&before), "the example no longer has {before}");
        text = text.replace(&before, &after);
    }
    let path = folder.join("haproxy.cfg");
    fs::write(&path, text).unwrap();
    path
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
