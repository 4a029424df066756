//! One declaration for each table: its record, and the statements that write, read and sweep it.

use db::{FromRow, Sql, Value};

/// A row of a table that belongs to an edition.
pub(super) trait Record: FromRow + Send {
    /// Inserts [`insert::ROWS`](db::insert::ROWS) rows.
    const INSERT_MANY: Sql;
    /// Inserts one row.
    const INSERT_ONE: Sql;
    /// All rows of an edition, in order.
    const SELECT: Sql;
    /// Removes some rows of an edition: those whose first number is less than `$3` above the lowest.
    const SWEEP: Sql;
    /// Its columns but house and edition.
    fn values(&self) -> Vec<Value>;
}

/// `records! { TopicRow in "directory_topics" by "number" { number: i64, … } }`: the fields are the columns, `by` is the order,
/// and its first column is what the table is swept by.
macro_rules! records {
    ($($(#[$doc:meta])* $record:ident in $table:literal by $first:ident $(, $then:ident)* {
        $head:ident: $head_type:ty $(, $field:ident: $type:ty)* $(,)?
    })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub(super) struct $record {
            pub(super) $head: $head_type,
            $(pub(super) $field: $type,)*
        }

        db::from_row!($record { $head $(, $field)* });

        impl $record {
            const COLUMNS: usize = [stringify!($head) $(, stringify!($field))*].len();
            const HEAD: &'static str = concat!(
                "insert into ", $table, " (house_id, edition_id, ", stringify!($head) $(, ", ", stringify!($field))*, ") values "
            );
            const ONE: [u8; insert::length(Self::HEAD, Self::COLUMNS, 1)] = insert::text(Self::HEAD, Self::COLUMNS, 1);
            const MANY: [u8; insert::length(Self::HEAD, Self::COLUMNS, insert::ROWS)] =
                insert::text(Self::HEAD, Self::COLUMNS, insert::ROWS);
        }

        impl Record for $record {
            const INSERT_MANY: Sql = sql!(insert::as_str(&Self::MANY));
            const INSERT_ONE: Sql = sql!(insert::as_str(&Self::ONE));
            const SELECT: Sql = sql!(concat!(
                "select ", stringify!($head) $(, ", ", stringify!($field))*, " from ", $table,
                " where house_id = $1 and edition_id = $2 order by ", stringify!($first) $(, ", ", stringify!($then))*
            ));
            const SWEEP: Sql = sql!(concat!(
                "delete from ", $table, " where house_id = $1 and edition_id = $2 and ", stringify!($first), " < (select min(",
                stringify!($first), ") + $3 from ", $table, " where house_id = $1 and edition_id = $2)"
            ));

            fn values(&self) -> Vec<Value> {
                vec![Value::from(&self.$head) $(, Value::from(&self.$field))*]
            }
        }
    )+};
}

pub(super) use records;
