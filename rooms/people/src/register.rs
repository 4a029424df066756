//! The register of processing (GDPR, article 30): for what, on which ground, of whom, who sees it and how long it is kept, put
//! together from what every room says of its own tables.

use std::{collections::BTreeSet, sync::Arc};

use db::{Basis, Data, Processing, Recipient, Table, Whose};
use kit::Text;
use serde::Serialize;

/// Every purpose for which the program holds something of people, and its tables. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Register(Arc<[Line]>);

/// A line of the register.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it is for.
    pub processing: Processing,
    /// Where it lies.
    pub tables: Vec<Table>,
}

impl Register {
    /// The register of these purposes, in their order, over these tables. A table whose purpose is not named stands nowhere; a
    /// test looks that there is none.
    #[must_use]
    pub fn of(processings: &[&[Processing]], tables: &[&[Table]]) -> Self {
        let tables = tables.concat();
        let line = |processing: Processing| {
            let tables = tables.iter().filter(|table| table.about == processing.code).copied().collect();
            Line { processing, tables }
        };
        Self(processings.concat().into_iter().map(line).collect())
    }

    /// Its lines.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.0
    }
}

impl Line {
    /// What is held of people, each sort once.
    pub(crate) fn data(&self) -> BTreeSet<Data> {
        self.tables.iter().flat_map(|table| table.personal).map(|(_, data)| *data).collect()
    }
}

/// A line of the register in words.
#[derive(Debug, Serialize)]
pub(crate) struct Said {
    pub(crate) code: &'static str,
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) basis: String,
    pub(crate) whose: Vec<String>,
    pub(crate) data: Vec<String>,
    pub(crate) recipients: Vec<String>,
    pub(crate) kept: String,
    #[serde(skip)]
    pub(crate) tables: Vec<Columns>,
}

/// A table, with what its columns hold of people.
#[derive(Debug)]
pub(crate) struct Columns {
    pub(crate) name: &'static str,
    pub(crate) personal: Vec<(&'static str, String)>,
    pub(crate) plain: String,
}

/// The register in words.
pub(crate) fn said(t: &Text, register: &Register) -> Vec<Said> {
    register.lines().iter().map(|line| in_words(t, line)).collect()
}

fn in_words(t: &Text, line: &Line) -> Said {
    let processing = line.processing;
    let data = |code: &str| t.say(&format!("people-register-data-{code}")).to_owned();
    let whose =
        processing.whose.iter().map(|whose| t.say(&format!("people-register-whose-{}", whose.code())).to_owned());
    let seen_by = processing.recipients.iter();
    let columns = |table: &Table| Columns {
        name: table.name,
        personal: table.personal.iter().map(|(column, holds)| (*column, data(holds.code()))).collect(),
        plain: table.plain.join(", "),
    };
    Said {
        code: processing.code,
        name: t.say(processing.name).to_owned(),
        purpose: t.say(processing.purpose).to_owned(),
        basis: t.say(&format!("people-register-basis-{}", processing.basis.code())).to_owned(),
        whose: whose.collect(),
        data: line.data().into_iter().map(|holds| data(holds.code())).collect(),
        recipients: seen_by.map(|one| t.say(&format!("people-register-seen-by-{}", one.code())).to_owned()).collect(),
        kept: t.say(processing.kept).to_owned(),
        tables: line.tables.iter().map(columns).collect(),
    }
}

/// What this room holds of people, and what `db` holds for all rooms: for what, and how long.
#[must_use]
pub const fn processings() -> &'static [Processing] {
    PROCESSINGS
}

const PROCESSINGS: &[Processing] = &[
    Processing {
        code: "accounts",
        name: "people-register-accounts",
        purpose: "people-register-accounts-why",
        kept: "people-register-accounts-kept",
        whose: &[Whose::Workers],
        basis: Basis::PublicTask,
        recipients: &[Recipient::Oneself, Recipient::TeamLeads, Recipient::Administrators, Recipient::Officer],
    },
    Processing {
        code: "sign-in",
        name: "people-register-sign-in",
        purpose: "people-register-sign-in-why",
        kept: "people-register-sign-in-kept",
        whose: &[Whose::Workers],
        basis: Basis::LegalDuty,
        recipients: &[Recipient::Oneself, Recipient::Providers],
    },
    Processing {
        code: "sessions",
        name: "people-register-sessions",
        purpose: "people-register-sessions-why",
        kept: "people-register-sessions-kept",
        whose: &[Whose::Workers],
        basis: Basis::LegalDuty,
        recipients: &[Recipient::Oneself],
    },
    Processing {
        code: "approvals",
        name: "people-register-approvals",
        purpose: "people-register-approvals-why",
        kept: "people-register-approvals-kept",
        whose: &[Whose::Workers],
        basis: Basis::LegalDuty,
        recipients: &[Recipient::Administrators, Recipient::Officer],
    },
    Processing {
        code: "log",
        name: "people-register-log",
        purpose: "people-register-log-why",
        kept: "people-register-log-kept",
        whose: &[Whose::Workers],
        basis: Basis::LegalDuty,
        recipients: &[Recipient::Officer],
    },
    Processing {
        code: "messages",
        name: "people-register-messages",
        purpose: "people-register-messages-why",
        kept: "people-register-messages-kept",
        whose: &[Whose::Workers, Whose::Visitors, Whose::Partners],
        basis: Basis::PublicTask,
        recipients: &[Recipient::Carriers, Recipient::Workers, Recipient::Administrators],
    },
    Processing {
        code: "repeats",
        name: "people-register-repeats",
        purpose: "people-register-repeats-why",
        kept: "people-register-repeats-kept",
        whose: &[Whose::Workers, Whose::Visitors],
        basis: Basis::PublicTask,
        recipients: &[Recipient::Nobody],
    },
    Processing {
        code: "backups",
        name: "people-register-backups",
        purpose: "people-register-backups-why",
        kept: "people-register-backups-kept",
        whose: &[Whose::Workers, Whose::Visitors, Whose::Partners],
        basis: Basis::LegalDuty,
        recipients: &[Recipient::Administrators],
    },
    Processing {
        code: "exports",
        name: "people-register-exports",
        purpose: "people-register-exports-why",
        kept: "people-register-exports-kept",
        whose: &[Whose::Workers, Whose::Visitors, Whose::Partners],
        basis: Basis::PublicTask,
        recipients: &[Recipient::Administrators, Recipient::Officer],
    },
    Processing {
        code: "retention",
        name: "people-register-retention",
        purpose: "people-register-retention-why",
        kept: "people-register-retention-kept",
        whose: &[Whose::Workers],
        basis: Basis::LegalDuty,
        recipients: &[Recipient::Administrators, Recipient::Officer],
    },
    Processing {
        code: "upkeep",
        name: "people-register-upkeep",
        purpose: "people-register-upkeep-why",
        kept: "people-register-upkeep-kept",
        whose: &[],
        basis: Basis::PublicTask,
        recipients: &[Recipient::Nobody],
    },
];
