//! All that a house has, table by table: for taking it out, whole and in order, without what opens a door.

use std::fmt::Write as _;

use crate::{
    Fault, Kind, Migration, Row, Source, Sql, Table, Value,
    migrate::{Layout, all, layouts},
    params,
    source::Gather,
};

/// One table of a house, read page by page in the order of its key.
///
/// The columns that [stay behind](crate::Data::stays_behind) are not even asked for, unless the key needs them to find the next page;
/// they are in no row that it gives.
#[derive(Debug, Clone)]
pub struct Extract {
    table: Table,
    /// What finds the next page.
    key: Vec<Kind>,
    shown: Vec<(&'static str, Kind)>,
    first: Sql,
    next: Sql,
}

/// Behind which row the next page begins.
#[derive(Debug, Clone, Default)]
pub struct Mark(Vec<Value>);

impl Extract {
    /// The tables of this register that belong to a house. `migrations` are those of all rooms; those of `db` itself need not be given.
    ///
    /// The texts of the statements are made here, once for each table, and live as long as the program: make these once.
    #[must_use]
    pub fn of(migrations: &[Migration], tables: &[Table]) -> Vec<Self> {
        let layouts = layouts(&all(migrations));
        let of_table = |table: &Table| {
            let layout = layouts.iter().find(|layout| layout.table == table.name)?;
            layout.kind(HOUSE).map(|_| Self::with(*table, layout))
        };
        tables.iter().filter_map(of_table).collect()
    }

    fn with(table: Table, layout: &Layout) -> Self {
        let key: Vec<_> = layout.key.iter().filter(|column| *column != HOUSE).map(String::as_str).collect();
        let personal = table.personal.iter().filter(|(_, data)| !data.stays_behind()).map(|(column, _)| *column);
        let known = |column: &'static str| layout.kind(column).map(|kind| (column, kind));
        // In the order of the table itself, as far as it goes.
        let mut shown: Vec<_> = personal.chain(table.plain.iter().copied()).filter_map(known).collect();
        shown.sort_by_key(|(name, _)| layout.columns.iter().position(|(column, _)| column == name));
        let columns: Vec<_> = key.iter().copied().chain(shown.iter().map(|(column, _)| *column)).collect();
        let (first, next) = texts(table.name, &columns, &key);
        let key = key.iter().filter_map(|column| layout.kind(column)).collect();
        Self { table, key, shown, first, next }
    }

    /// The table, as the register has it.
    #[must_use]
    pub const fn table(&self) -> &Table {
        &self.table
    }

    /// The columns of a row, in their order, each with what it holds.
    #[must_use]
    pub fn columns(&self) -> &[(&'static str, Kind)] {
        &self.shown
    }

    /// Its two statements, for the test that prepares every statement on both databases.
    #[must_use]
    pub const fn statements(&self) -> [Sql; 2] {
        [self.first, self.next]
    }

    /// At most so many rows behind this mark, and the mark behind which there may be more; none when these were the last.
    ///
    /// # Errors
    /// What the database says.
    pub async fn page(
        &self,
        source: &mut impl Source,
        after: &Mark,
        limit: u32,
    ) -> Result<(Vec<Vec<Value>>, Option<Mark>), Fault> {
        let house = source.house();
        let sql = if after.0.is_empty() { self.first } else { self.next };
        let mut values = Vec::from(params![house, limit]);
        values.extend(after.0.iter().cloned());
        let mut cells = Cells { kinds: self.kinds(), most: limit as usize, rows: Ok(Vec::new()) };
        source.fetch(&sql, values, &mut cells).await?;
        let mut rows = cells.rows?;
        let is_full = rows.len() == limit as usize && !self.key.is_empty();
        let last = rows.last().filter(|_| is_full).map(|row| Mark(row.iter().take(self.key.len()).cloned().collect()));
        rows.iter_mut().for_each(|row| drop(row.drain(..self.key.len())));
        Ok((rows, last))
    }

    fn kinds(&self) -> Vec<Kind> {
        self.key.iter().copied().chain(self.shown.iter().map(|(_, kind)| *kind)).collect()
    }
}

/// The column of the house.
const HOUSE: &str = "house_id";

/// The first page of a table, and the one behind a row.
fn texts(table: &str, columns: &[&str], key: &[&str]) -> (Sql, Sql) {
    let quoted = |columns: &[&str]| columns.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    // A table of which everything stays behind still says how many rows it has.
    let columns = if columns.is_empty() { "1".to_owned() } else { quoted(columns) };
    let select = format!("select {columns} from \"{table}\" where house_id = $1");
    if key.is_empty() {
        let only = statement(format!("{select} limit $2"));
        return (only, only);
    }
    let mut behind = String::new();
    for at in 0..key.len() {
        let _ = write!(behind, "{}${}", if at == 0 { "" } else { ", " }, at + 3);
    }
    let key = quoted(key);
    let first = statement(format!("{select} order by {key} limit $2"));
    (first, statement(format!("{select} and ({key}) > ({behind}) order by {key} limit $2")))
}

/// Put together from the schema, never from what somebody typed.
fn statement(text: String) -> Sql {
    Sql::new(text.leak(), (module_path!(), file!(), line!()))
}

/// Rows as plain values, each cell read as what the schema says.
struct Cells {
    kinds: Vec<Kind>,
    most: usize,
    rows: Result<Vec<Vec<Value>>, Fault>,
}

impl Gather for Cells {
    fn most(&self) -> usize {
        self.most
    }

    fn take(&mut self, row: &Row) {
        let Ok(rows) = &mut self.rows else { return };
        let cells = self.kinds.iter().enumerate().map(|(at, kind)| {
            let unreadable = || Fault::Unreadable { column: format!("number {at}"), wanted: "Value" };
            row.cell(at, *kind).ok_or_else(unreadable)
        });
        match cells.collect() {
            Ok(cells) => rows.push(cells),
            Err(fault) => self.rows = Err(fault),
        }
    }

    fn check(&self) -> Result<(), Fault> {
        Ok(())
    }
}
