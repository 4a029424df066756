//! The codes of the access log in words.

use kernel::{Reason, Role};
use kit::Text;

use crate::{Others, pages::work::role_key};

/// Every action of this room that the log may name, with the key of its words, in the order of the choice.
const ACTS: &[(&str, &str)] = &[
    ("people.account.see", "people-act-account-see"),
    ("people.account.change", "people-act-account-change"),
    ("people.sessions.begin", "people-act-sessions-begin"),
    ("people.sessions.end", "people-act-sessions-end"),
    ("people.drafts.keep", "people-act-drafts-keep"),
    ("people.links.use", "people-act-links-use"),
    ("people.workers.see", "people-act-workers-see"),
    ("people.workers.invite", "people-act-workers-invite"),
    ("people.workers.change", "people-act-workers-change"),
    ("people.workers.readdress", "people-act-workers-readdress"),
    ("people.workers.reset", "people-act-workers-reset"),
    ("people.ways-back.ask", "people-act-ways-back-ask"),
    ("people.ways-back.give", "people-act-ways-back-give"),
    ("people.workers.end", "people-act-workers-end"),
    ("people.workers.erase", "people-act-workers-erase"),
    ("people.posts.grant", "people-act-posts-grant"),
    ("people.posts.stand-in", "people-act-posts-stand-in"),
    ("people.administrators.make", "people-act-administrators-make"),
    ("people.posts.revoke", "people-act-posts-revoke"),
    ("people.teams.see", "people-act-teams-see"),
    ("people.teams.keep", "people-act-teams-keep"),
    ("people.jobs.see", "people-act-jobs-see"),
    ("people.jobs.keep", "people-act-jobs-keep"),
    ("people.tray.see", "people-act-tray-see"),
    ("people.letters.open", "people-act-letters-open"),
    ("people.tray.keep", "people-act-tray-keep"),
    ("people.house.see", "people-act-house-see"),
    ("people.house.change", "people-act-house-change"),
    ("people.log.search", "people-act-log-search"),
    ("people.log.verify", "people-act-log-verify"),
    ("people.register.see", "people-act-register-see"),
    ("people.retention.see", "people-act-retention-see"),
    ("people.retention.propose", "people-act-retention-propose"),
    ("people.retention.approve", "people-act-retention-approve"),
    ("people.retention.run", "people-act-retention-run"),
    ("db.log.cut", "people-act-log-cut"),
    ("people.backups.see", "people-act-backups-see"),
    ("people.backups.make", "people-act-backups-make"),
    ("people.exports.see", "people-act-exports-see"),
    ("people.exports.ask", "people-act-exports-ask"),
    ("people.exports.approve", "people-act-exports-approve"),
    ("people.exports.make", "people-act-exports-make"),
    ("people.exports.take", "people-act-exports-take"),
    ("people.exports.end", "people-act-exports-end"),
];

/// The outcomes.
pub(super) const OUTCOMES: &[(&str, &str)] =
    &[("seen", "people-log-seen"), ("done", "people-log-done"), ("refused", "people-log-refused")];

/// The reasons.
pub(super) const REASONS: &[(&str, &str)] = &[
    ("own-case", "people-reason-own-case"),
    ("stand-in", "people-reason-stand-in"),
    ("handover", "people-reason-handover"),
    ("agenda", "people-reason-agenda"),
    ("client-request", "people-reason-client-request"),
    ("audit", "people-reason-audit"),
    ("break-glass", "people-reason-break-glass"),
    ("upkeep", "people-reason-upkeep"),
    ("oneself", "people-reason-oneself"),
];

/// The sorts of things.
const KINDS: &[(&str, &str)] = &[
    ("worker", "people-kind-worker"),
    ("team", "people-kind-team"),
    ("session", "people-kind-session"),
    ("passkey", "people-kind-passkey"),
    ("post", "people-kind-post"),
    ("link", "people-kind-link"),
    ("approval", "people-kind-approval"),
    ("job", "people-kind-job"),
    ("retention-rule", "people-kind-retention-rule"),
    ("retention-run", "people-kind-retention-run"),
    (db::SEAL_RECORD, "people-kind-seal"),
    ("house", "people-kind-house"),
    ("export", "people-kind-export"),
    ("referral", "people-kind-referral"),
];

/// The words for a code; the code itself where a newer release wrote it.
pub(super) fn say<'a>(t: &'a Text, words: &[(&str, &'static str)], code: &'a str) -> &'a str {
    words.iter().find(|(known, _)| *known == code).map_or(code, |(_, key)| t.say(key))
}

/// Every action that the log may name, those of other rooms behind our own.
pub(super) fn acts(others: &Others) -> Vec<(&'static str, &'static str)> {
    [&[ACTS], others.acts].concat().concat()
}

pub(super) fn outcome<'a>(t: &'a Text, code: &'a str) -> &'a str {
    say(t, OUTCOMES, code)
}

pub(super) fn reason<'a>(t: &'a Text, code: &'a str) -> &'a str {
    say(t, REASONS, code)
}

pub(super) fn kind<'a>(t: &'a Text, code: &'a str) -> &'a str {
    say(t, KINDS, code)
}

pub(super) fn role<'a>(t: &'a Text, code: &'a str) -> &'a str {
    code.parse::<Role>().map_or(code, |role| t.say(role_key(role)))
}

/// Whether the actor's own words belong to this reason.
pub(super) fn is_emergency(code: &str) -> bool {
    code == Reason::BreakGlass(String::new()).code()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_of_the_room_has_words() {
        let silent: Vec<_> = crate::access::RULES
            .iter()
            .map(|rule| rule.code)
            .filter(|code| !ACTS.iter().any(|(known, _)| known == code))
            .collect();
        assert_eq!(silent, [""; 0]);
    }
}
