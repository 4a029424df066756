use std::collections::BTreeMap;

use kernel::HouseId;
use serde::{Deserialize, Serialize};

use super::{
    CopyFault,
    look::{Look, quoted},
};
use crate::{Engine, Place, from_row};

/// What a database holds, counted: two databases with the same contents hold the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// Which database it was counted in: `SQLite` or `PostgreSQL`.
    pub engine: String,
    /// The migrations that have run, in their order by name.
    pub migrations: Vec<Applied>,
    /// How many rows each table has.
    pub tables: BTreeMap<String, i64>,
    /// The end of every chain of the access log.
    pub chains: Vec<ChainEnd>,
}

/// A migration that has run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    /// Whose it is.
    pub room: String,
    /// Its name.
    pub name: String,
    /// SHA-256 of its text.
    pub checksum: String,
}

from_row!(Applied { room, name, checksum });

/// The end of the access log of one house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainEnd {
    /// The house.
    pub house: HouseId,
    /// How many entries were ever added.
    pub seq: i64,
    /// The hash of the last, in hexadecimal digits.
    pub hash: String,
    /// How many seals are on it.
    pub seals: i64,
}

const SQLITE_TABLES: &str =
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name";
const POSTGRES_TABLES: &str =
    "select cast(tablename as text) from pg_tables where schemaname = current_schema() order by tablename";
const MIGRATIONS: &str = "select room, name, checksum from db_migrations order by room, name";
const CHAINS: &str = "select heads.house_id, heads.seq, heads.hash,
        (select count(*) from db_access_seals seals where seals.house_id = heads.house_id)
   from db_access_heads heads order by heads.house_id";

impl Contents {
    /// Counts what the database at this place holds.
    ///
    /// # Errors
    /// What the database says.
    pub async fn at(place: &Place) -> Result<Self, CopyFault> {
        let mut look = Look::at(place).await?;
        let contents = Self::seen(&mut look).await;
        look.close().await;
        contents
    }

    pub(super) async fn seen(look: &mut Look) -> Result<Self, CopyFault> {
        let names = tables(look).await?;
        let has = |table: &str| names.iter().any(|name| name == table);
        let migrations = if has("db_migrations") { look.rows(MIGRATIONS).await? } else { Vec::new() };
        let chains = if has("db_access_heads") { look.rows(CHAINS).await? } else { Vec::new() };
        let mut counts = BTreeMap::new();
        for name in names {
            let count = look.value(&format!("select count(*) from {}", quoted(&name))).await?;
            counts.insert(name, count);
        }
        let chains = chains.into_iter().map(ChainEnd::of).collect();
        Ok(Self { engine: look.engine().to_string(), migrations, tables: counts, chains })
    }

    /// Everything in which `other` differs, in words; nothing when it is the same.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let mut differences = Vec::new();
        if self.migrations != other.migrations {
            differences.push("the migrations are others".to_owned());
        }
        let names: std::collections::BTreeSet<_> = self.tables.keys().chain(other.tables.keys()).collect();
        for name in names {
            let (here, there) = (self.tables.get(name), other.tables.get(name));
            if here != there {
                differences.push(format!("{name} should have {} rows and has {}", said(here), said(there)));
            }
        }
        if self.chains != other.chains {
            differences.push("the access log ends elsewhere".to_owned());
        }
        differences
    }

    /// How many rows all tables have together.
    #[must_use]
    pub fn rows(&self) -> i64 {
        self.tables.values().sum()
    }
}

impl ChainEnd {
    fn of((house, seq, hash, seals): (HouseId, i64, Vec<u8>, i64)) -> Self {
        Self { house, seq, hash: hash.iter().map(|byte| format!("{byte:02x}")).collect(), seals }
    }
}

/// The names of all tables, in order.
pub(super) async fn tables(look: &mut Look) -> Result<Vec<String>, CopyFault> {
    let text = match look.engine() {
        Engine::Sqlite => SQLITE_TABLES,
        Engine::Postgres => POSTGRES_TABLES,
    };
    Ok(look.rows::<(String,)>(text).await?.into_iter().map(|(name,)| name).collect())
}

fn said(count: Option<&i64>) -> String {
    count.map_or_else(|| "no".to_owned(), ToString::to_string)
}
