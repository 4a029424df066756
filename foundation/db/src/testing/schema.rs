use super::TestDb;
use crate::{Source as _, params, sql};

/// Every primary key and unique index whose first column is not `house_id`, as `table (columns)`. SQLite only, since both
/// databases have the same tables.
///
/// # Panics
/// When the database is not SQLite or cannot be read.
pub async fn keys_without_house(db: &TestDb) -> Vec<String> {
    let mut read = db.read(db.house).await.expect("a reader");
    let keys = sql!(
        "select tables.name, group_concat(columns.name, ', ')
           from sqlite_schema tables, pragma_index_list(tables.name) keys, pragma_index_info(keys.name) columns
          where tables.type = 'table' and keys.\"unique\" = 1
          group by tables.name, keys.name
         having max(case when columns.seqno = 0 then columns.name end) <> 'house_id'
          order by tables.name"
    );
    let keys = read.all::<(String, String)>(&keys, params![]).await.expect("the schema");
    keys.into_iter().map(|(table, columns)| format!("{table} ({columns})")).collect()
}
