use std::{cell::RefCell, collections::BTreeMap};

use super::report::{Place, Problem, Report, Severity};

/// What a key is the key of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Topic,
    Audience,
    Location,
    Organization,
    /// Services and "elsewhere" entries share their ids: both are answers to a question.
    Entry,
    UrgentLine,
    Source,
}

impl Kind {
    const fn noun(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Audience => "audience",
            Self::Location => "location",
            Self::Organization => "organisation",
            Self::Entry => "service or elsewhere entry",
            Self::UrgentLine => "urgent line",
            Self::Source => "source",
        }
    }
}

/// Where something stands: file, field and place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) file: String,
    pub(super) field: String,
    pub(super) place: Place,
}

/// What is noted while files are read: problems, the ids that were given out, and the ids that were used.
///
/// Readers share it, so that one wrong field does not stop them from seeing the next.
#[derive(Debug, Default)]
pub(super) struct Notes {
    report: RefCell<Report>,
    known: RefCell<BTreeMap<(Kind, String), Spot>>,
    used: RefCell<Vec<(Kind, String, Spot)>>,
}

impl Notes {
    pub(super) fn error(&self, spot: Spot, message: impl Into<String>, allowed: impl Into<String>) {
        self.add(Severity::Error, spot, message.into(), allowed.into());
    }

    pub(super) fn warning(&self, spot: Spot, message: impl Into<String>) {
        self.add(Severity::Warning, spot, message.into(), String::new());
    }

    fn add(&self, severity: Severity, spot: Spot, message: String, allowed: String) {
        let Spot { file, field, place } = spot;
        self.report.borrow_mut().add(Problem { severity, file, place, field, message, allowed });
    }

    /// Notes that `key` was given to something; a second time is an error.
    pub(super) fn define(&self, kind: Kind, key: &str, spot: Spot) {
        let mut known = self.known.borrow_mut();
        match known.get(&(kind, key.to_owned())) {
            None => drop(known.insert((kind, key.to_owned()), spot)),
            Some(first) => {
                let message = format!("‘{key}’ was already given on line {} of {}.", first.place.line, first.file);
                self.error(spot, message, "an id that nothing else has");
            }
        }
    }

    /// Notes that `key` is used; [`Notes::into_report`] complains when nothing has it.
    pub(super) fn refer(&self, kind: Kind, key: &str, spot: Spot) {
        self.used.borrow_mut().push((kind, key.to_owned(), spot));
    }

    /// Where the thing with this key was given.
    pub(super) fn spot_of(&self, kind: Kind, key: &str) -> Option<Spot> {
        self.known.borrow().get(&(kind, key.to_owned())).cloned()
    }

    /// Whether no error was noted so far.
    pub(super) fn is_sound(&self) -> bool {
        self.report.borrow().is_sound()
    }

    /// Complains of every key that is used and was never given.
    pub(super) fn settle(&self) {
        let known = self.known.borrow();
        for (kind, key, spot) in self.used.take() {
            if !known.contains_key(&(kind, key.clone())) {
                let near = known.range((kind, String::new())..).take_while(|((of, _), _)| *of == kind);
                let allowed = nearest(&key, near.map(|((_, key), _)| key.as_str()));
                self.error(spot, format!("There is no {} ‘{key}’.", kind.noun()), allowed);
            }
        }
    }

    /// All problems, by file and line.
    pub(super) fn into_report(self) -> Report {
        let mut report = self.report.into_inner();
        report.problems.sort_by(|a, b| (&a.file, a.place).cmp(&(&b.file, b.place)));
        report
    }
}

/// Up to five keys that begin like the wrong one, or else the first five.
fn nearest<'k>(wrong: &str, keys: impl Iterator<Item = &'k str>) -> String {
    let mut keys: Vec<_> = keys.collect();
    let shared = |key: &&str| key.chars().zip(wrong.chars()).take_while(|(a, b)| a == b).count();
    keys.sort_by_key(|key| std::cmp::Reverse(shared(key)));
    let more = if keys.len() > 5 { ", …" } else { "" };
    keys.truncate(5);
    format!("{}{more}", keys.join(", "))
}
