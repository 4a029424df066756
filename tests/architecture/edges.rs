//! Which crate may know which.

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

use crate::repository::{assert_none, root};

/// Each crate of ours with the ones of ours it may know. `tests`, `benches` and `house` may know all.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("encoder", &[]),
    ("demo", &[]),
    ("db", &["kernel"]),
    ("kit", &["kernel", "db"]),
    ("channels", &["kernel", "db", "kit"]),
    ("people", &["kernel", "db", "kit", "channels"]),
    ("directory", &["kernel", "db", "kit", "channels", "encoder"]),
    ("questions", &["kernel", "db", "kit", "directory"]),
    ("referrals", &["kernel", "db", "kit", "channels", "questions", "directory"]),
    ("agenda", &["kernel", "db", "kit", "directory"]),
    ("cases", &["kernel", "db", "kit", "questions", "referrals"]),
    ("aid", &["kernel", "db", "kit", "cases"]),
    ("outreach", &["kernel", "db", "kit", "questions", "cases"]),
    ("signals", &["kernel", "db", "kit"]),
    ("figures", &["kernel", "db", "kit", "questions", "referrals", "agenda", "cases", "aid", "outreach", "signals"]),
];

const MAY_KNOW_ALL: &[&str] = &["voordeur", "tests", "benches"];

/// What the pure crates may use of others: nothing that waits, opens or listens.
const PURE: &[(&str, &[&str])] = &[
    ("kernel", &["jiff", "uuid", "serde", "thiserror", "sha2"]),
    ("encoder", &["unicode-normalization", "thiserror", "sha2"]),
];

/// A dependency, by the names of both crates.
struct Edge {
    from: String,
    to: String,
    only_for_tests: bool,
}

fn edge(from: &str, to: &str) -> Edge {
    Edge { from: from.to_owned(), to: to.to_owned(), only_for_tests: false }
}

fn faults(ours: &[String], edges: &[Edge]) -> Vec<String> {
    let unplanned = ours.iter().filter(|name| allowed(name).is_none()).map(|name| format!("{name} is not in the plan"));
    let broken = edges.iter().filter_map(|edge| fault(ours, edge));
    unplanned.chain(broken).collect()
}

fn fault(ours: &[String], Edge { from, to, only_for_tests }: &Edge) -> Option<String> {
    if from == to {
        return None;
    }
    if ours.contains(to) {
        let may = allowed(from)?;
        return (!may.is_none_or(|known| known.contains(&to.as_str()))).then(|| format!("{from} may not know {to}"));
    }
    if to == "sqlx" && from != "db" {
        return Some(format!("{from} lists sqlx; only db may"));
    }
    let (_, may_use) = PURE.iter().find(|(name, _)| name == from)?;
    let fine = *only_for_tests || may_use.contains(&to.as_str());
    (!fine).then(|| format!("{from} is pure and may not use {to}"))
}

/// The crates of ours that `from` may know; `Some(None)` is all, `None` is that the plan does not hold it.
fn allowed(from: &str) -> Option<Option<&'static [&'static str]>> {
    if MAY_KNOW_ALL.contains(&from) {
        return Some(None);
    }
    MAY_KNOW.iter().find(|(name, _)| *name == from).map(|(_, known)| Some(*known))
}

fn metadata() -> Metadata {
    let mut command = MetadataCommand::new();
    command.manifest_path(root().join("Cargo.toml")).no_deps().other_options(vec!["--offline".to_owned()]);
    command.exec().expect("cargo tells about the workspace")
}

fn edges_of(package: &Package) -> Vec<Edge> {
    let edge = |to: &cargo_metadata::Dependency| Edge {
        from: package.name.to_string(),
        to: to.name.clone(),
        only_for_tests: to.kind == DependencyKind::Development,
    };
    package.dependencies.iter().map(edge).collect()
}

#[test]
fn crates_know_only_what_the_plan_allows() {
    let metadata = metadata();
    let ours: Vec<_> = metadata.packages.iter().map(|package| package.name.to_string()).collect();
    let edges: Vec<_> = metadata.packages.iter().flat_map(edges_of).collect();
    assert!(edges.len() > 50, "no dependencies were found");
    assert_none(&faults(&ours, &edges));
}

#[test]
fn an_arrow_against_the_plan_is_found() {
    let ours = ["kernel", "db", "kit", "directory", "questions", "voordeur", "attic"].map(str::to_owned);
    let found = faults(
        &ours,
        &[
            edge("questions", "directory"),
            edge("voordeur", "questions"),
            edge("directory", "questions"),
            edge("db", "kit"),
            edge("directory", "sqlx"),
            edge("kernel", "tokio"),
            edge("kernel", "axum"),
        ],
    );
    assert_eq!(
        found,
        [
            "attic is not in the plan",
            "directory may not know questions",
            "db may not know kit",
            "directory lists sqlx; only db may",
            "kernel is pure and may not use tokio",
            "kernel is pure and may not use axum",
        ]
    );
}
