use std::sync::{Arc, OnceLock};

use db::{Extract, Job, Migration, Table};
use serde::{Deserialize, Serialize};

use crate::{Register, store::ExportId};

/// The page of the exports, to which mails lead.
pub(crate) const EXPORTS: &str = "/beheer/uitvoer";

/// Makes the export that two people agreed on.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct MakeExport {
    pub(crate) id: ExportId,
}

impl Job for MakeExport {
    const NAME: &'static str = "people.export";
    const DEADLINE: std::time::Duration = std::time::Duration::from_secs(240);

    fn label(&self) -> String {
        Self::NAME.to_owned()
    }
}

/// All that the rooms keep of a house, for taking it out. Cheap to clone.
#[derive(Clone)]
pub struct Everything(Arc<Inner>);

struct Inner {
    migrations: Vec<Migration>,
    register: Register,
    extracts: OnceLock<Vec<Extract>>,
}

impl Everything {
    /// What these migrations keep, those of `db` among them, as this register has it.
    #[must_use]
    pub fn of(migrations: Vec<Migration>, register: Register) -> Self {
        Self(Arc::new(Inner { migrations, register, extracts: OnceLock::new() }))
    }

    /// Every table that belongs to a house, in the order of its name. What belongs to the whole installation is no house's to take.
    pub fn extracts(&self) -> &[Extract] {
        self.0.extracts.get_or_init(|| {
            let lines = self.0.register.lines().iter();
            let mut tables: Vec<Table> = lines.flat_map(|line| line.tables.iter().copied()).collect();
            tables.sort_unstable_by_key(|table| table.name);
            Extract::of(&self.0.migrations, &tables)
        })
    }

    /// What is kept of people, and what for.
    pub(crate) fn register(&self) -> &Register {
        &self.0.register
    }
}
