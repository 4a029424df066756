//! The table of rights: every action of every room with who may do it, written out in `rights.txt` so that a change of a right is a
//! change that people read.

use kernel::{Holder, Reach, Role, Rule};

use crate::program;

const TABLE: &str = include_str!("rights.txt");

/// The table as it reads: one paragraph for each action.
fn written(rules: &[Rule]) -> String {
    let paragraph = |rule: &Rule| {
        let fresh = if rule.fresh { "\n    after a fresh proof of who they are" } else { "" };
        let holders = rule.holders.iter().map(|(holder, reach)| format!("\n    {}: {}", who(*holder), how_far(*reach)));
        format!("{}\n    {}{}{fresh}\n", rule.code, rule.meaning, holders.collect::<String>())
    };
    rules.iter().map(paragraph).collect::<Vec<_>>().join("\n")
}

const fn who(holder: Holder) -> &'static str {
    match holder {
        Holder::EveryWorker => "everybody who signed in",
        Holder::Role(role) => role.code(),
    }
}

const fn how_far(reach: Reach) -> &'static str {
    match reach {
        Reach::House => "the whole house",
        Reach::Team => "their team",
        Reach::Own => "what is their own",
    }
}

#[test]
fn the_table_of_rights_is_the_one_that_was_agreed() {
    let now = written(&program::rules());
    let agreed: String = TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    assert!(
        agreed.trim() == now.trim(),
        "rights.txt is not what the program does; if the change is meant, it should say:\n{now}"
    );
}

#[test]
fn every_action_has_one_line_and_a_name_of_its_room() {
    let rules = program::rules();
    let mut codes: Vec<_> = rules.iter().map(|rule| rule.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), rules.len(), "two actions have one code");
    assert!(codes.iter().all(|code| code.split('.').count() == 3), "a code is room, resource and act: {codes:?}");
}

/// The duties that may not lie in one hand: who keeps the accounts reads no log of who looked, and who works with figures sees nobody.
#[test]
fn duties_that_must_be_apart_are_apart() {
    let may = |role: Role, code: &str| {
        let rule = program::rules().into_iter().find(|rule| rule.code == code).expect("an action");
        rule.holders.iter().any(|(holder, _)| *holder == Holder::Role(role))
    };
    assert!(!may(Role::Administrator, "people.log.search"));
    assert!(!may(Role::DataProtectionOfficer, "people.posts.grant"));
    for rule in program::rules() {
        assert!(
            !rule.holders.iter().any(|(holder, _)| *holder == Holder::Role(Role::Policy)),
            "{} is not for figures",
            rule.code
        );
    }
}
