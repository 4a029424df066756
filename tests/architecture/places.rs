//! One room, always the same places.

use regex::Regex;

use crate::repository::{Source, assert_none, sources};

/// Where the files of a room may lie; `ROOM` stands for its name.
const PLACES: &[&str] = &[
    r"Cargo\.toml",
    r"README\.md",
    // The door, what the room holds in memory behind it, and what it says of its tables.
    r"src/(lib|room|shelf|houses|mind|doorkeeper|everything|hasher|passkeys|slowdown|sealer|back|mails|register)\.rs",
    r"askama\.toml",
    r"src/(rules|access|store|pages|api|jobs|import|export|providers)(/[a-z0-9_]+)*\.rs",
    r"src/(rules|access|store|pages|api|jobs|import|export)/.+\.(jsonl?|ya?ml|toml|txt|csv|snap|proptest-regressions)",
    r"migrations/[0-9]{4}_[a-z0-9_]+\.sql",
    r"templates/ROOM/.+\.(html|txt|xml|svg)",
    r"locales/[a-z]{2}\.ftl",
    r"assets/.+",
    r"data/.+",
    r"tests/.+",
    r"benches/.+",
    r"proptest-regressions/.+",
];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "manager", "common", "misc", "shared"];

fn faults(files: &[Source]) -> Vec<String> {
    let astray = files.iter().filter_map(|file| {
        let (room, place) = file.in_room()?;
        (!allowed(room, place)).then(|| format!("{}: a room has no such place", file.path))
    });
    let nameless = files.iter().filter(|file| file.is("rs")).filter_map(|file| {
        let name = file.path.split('/').find(|part| EMPTY_NAMES.contains(&part.trim_end_matches(".rs")))?;
        Some(format!("{}: ‘{name}’ says nothing about what is inside", file.path))
    });
    astray.chain(nameless).collect()
}

fn allowed(room: &str, place: &str) -> bool {
    PLACES.iter().any(|pattern| {
        let whole = format!("^{}$", pattern.replace("ROOM", room));
        Regex::new(&whole).expect("a pattern").is_match(place)
    })
}

#[test]
fn rooms_keep_their_files_in_the_same_places() {
    assert_none(&faults(&sources()));
}

#[test]
fn a_file_astray_is_found() {
    let files = [
        "rooms/aid/src/rules/frames.rs",
        "rooms/aid/templates/aid/request.html",
        "rooms/aid/templates/cases/request.html",
        "rooms/aid/src/letters.rs",
        "rooms/aid/migrations/grants.sql",
        "foundation/kit/src/utils.rs",
    ];
    let found = faults(&files.map(|path| Source::sample(path, "")));
    assert_eq!(
        found,
        [
            "rooms/aid/templates/cases/request.html: a room has no such place",
            "rooms/aid/src/letters.rs: a room has no such place",
            "rooms/aid/migrations/grants.sql: a room has no such place",
            "foundation/kit/src/utils.rs: ‘utils.rs’ says nothing about what is inside",
        ]
    );
}
