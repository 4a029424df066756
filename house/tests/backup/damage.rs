//! What is broken is said to be, and never put back.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use db::{Handlers, Job, Jobs, Place, testing::TestDb};
use kernel::Actor;
use serde::{Deserialize, Serialize};
use voordeur::migrations;

use crate::installation::{Installation, heard};

/// A house with a few hundred kilobytes that do not pack.
async fn house() -> (TestDb, Installation) {
    let db = TestDb::sqlite(&migrations(), |_| ()).await;
    let mut tx = db.write(db.house, &Actor::Program("story")).await.unwrap();
    for _ in 0..40 {
        let noise = (0..600).map(|_| tx.fresh::<kernel::SessionId>().to_string()).collect();
        tx.enqueue(Noise { noise }).await.unwrap();
    }
    tx.commit().await.unwrap();
    let here = Installation::at(&db.settings.place);
    (db, here)
}

#[derive(Serialize, Deserialize)]
struct Noise {
    noise: Vec<String>,
}

impl Job for Noise {
    const NAME: &'static str = "story.noise";
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_never_restored() {
    let (_db, here) = house().await;
    let (said, content) = here.backs_up("a.age");
    assert!(content, "{said}");
    let whole = fs::read(here.path("a.age")).unwrap();
    let free = tempfile::tempdir().unwrap();
    let here = here.moved(&Place::File(free.path().join("x/voordeur.sqlite")));
    let refused = |what: &str, bytes: &[u8]| {
        fs::write(here.path("b.age"), bytes).unwrap();
        for command in ["verify-backup", "restore"] {
            let (said, content) = here.opens(command, "b.age", &[]);
            assert!(!content && said.contains("damaged"), "{command}, {what}: {said}");
        }
    };
    for length in [0, 20, 400, whole.len() / 2, whole.len() - 17, whole.len() - 1] {
        refused(&format!("cut off at {length}"), &whole[..length]);
    }
    for at in [5, 300, 700, whole.len() / 3, whole.len() / 2, whole.len() - 1] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        refused(&format!("a bit turned at {at} of {}", whole.len()), &bytes);
    }
    refused("more behind its end", &[whole.as_slice(), b"x"].concat());
    assert!(!free.path().join("x").exists() && here.left_behind().is_empty(), "{:?}", here.left_behind());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_right_key_opens_it() {
    let (_db, here) = house().await;
    assert!(here.backs_up("a.age").1);
    let (own, other) = (here.path("a.age"), here.path("other"));
    assert!(here.runs(&["backup-key", other.to_str().unwrap()]).1);
    // A key is never replaced either.
    assert!(!here.runs(&["backup-key", other.to_str().unwrap()]).1);
    let (said, content) = here.runs(&["verify-backup", own.to_str().unwrap(), "--key", other.to_str().unwrap()]);
    assert!(!content && said.contains("does not open"), "{said}");
    let (said, content) = here.runs(&["verify-backup", own.to_str().unwrap()]);
    assert!(!content && said.contains("--key FILE"), "{said}");

    let (words, wrong, locked) = (here.path("words"), here.path("wrong"), here.path("locked.age"));
    fs::write(&words, "paarden nieten batterij klem\n").unwrap();
    fs::write(&wrong, "paarden nieten batterij klam\n").unwrap();
    let by = |command: &str, file: &Path, words: &Path| {
        let output = if command == "backup" { vec!["--output"] } else { Vec::new() };
        let paths = [file.to_str().unwrap(), "--passphrase-file", words.to_str().unwrap()];
        here.runs(&[vec![command], output, paths.to_vec()].concat())
    };
    let (said, content) = by("backup", &locked, &words);
    assert!(content, "{said}");
    assert!(by("verify-backup", &locked, &words).1);
    let (said, content) = by("verify-backup", &locked, &wrong);
    assert!(!content && said.contains("does not open"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_may_not_grow_leaves_nothing_behind() {
    let (db, here) = house().await;
    let program = Path::new(env!("CARGO_BIN_EXE_voordeur"));
    let output = here.path("a.age");
    let arguments = ["backup", "--output", output.to_str().unwrap(), "--recipient", &here.recipient];
    let mut limited = here.command(Path::new("bash"), &["-c", "trap '' XFSZ; ulimit -f 400; exec \"$@\"", "bash"]);
    let (said, content) = heard(limited.arg(program).args(arguments).output().unwrap());
    assert!(!content && said.contains("could not be copied"), "{said}");
    nothing_is_left(&here, &output);
    assert!(here.backs_up("b.age").1);
    let done = Jobs::new((*db).clone(), Handlers::new().on(async |_, _: Noise| Ok(()))).run_due().await.unwrap();
    assert_eq!(done.done, 40);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_leaves_nothing_behind() {
    let (_db, here) = house().await;
    let disk = here.path("disk");
    fs::create_dir(&disk).unwrap();
    let Some(_mounted) = Disk::mounted(&disk, "size=200k") else {
        eprintln!("Skipped: a full disk, because no small one can be mounted here");
        return;
    };
    let output = disk.join("a.age");
    let (said, content) = here.runs(&["backup", "--output", output.to_str().unwrap(), "--recipient", &here.recipient]);
    assert!(!content && said.contains("could not be written") && said.contains("No space left"), "{said}");
    nothing_is_left(&here, &output);
    assert_eq!(fs::read_dir(&disk).unwrap().count(), 0);
}

fn nothing_is_left(here: &Installation, output: &Path) {
    assert!(!output.exists());
    assert!(here.left_behind().is_empty(), "{:?}", here.left_behind());
    let folder = fs::read_dir(output.parent().unwrap()).unwrap();
    let halves =
        folder.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "part"));
    assert_eq!(halves.count(), 0);
}

/// A small disk of its own, until it is dropped.
struct Disk(PathBuf);

impl Disk {
    fn mounted(at: &Path, size: &str) -> Option<Self> {
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", size, "tmpfs"]).arg(at).output().ok()?;
        mounted.status.success().then(|| Self(at.to_owned()))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let gone = Command::new("umount").arg(&self.0).status();
        assert!(gone.is_ok_and(|gone| gone.success()), "{} stays mounted", self.0.display());
    }
}
