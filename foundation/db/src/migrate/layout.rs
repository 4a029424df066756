use super::{
    Migration,
    dialect::{is_silent, next_piece},
};
use crate::Kind;

/// A table as the migrations lay it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) table: String,
    /// Each column with what it holds, in the order in which they were added.
    pub(crate) columns: Vec<(String, Kind)>,
    /// The columns of its key.
    pub(crate) key: Vec<String>,
}

impl Layout {
    /// What the column of this name holds.
    pub(crate) fn kind(&self, column: &str) -> Option<Kind> {
        self.columns.iter().find(|(name, _)| name == column).map(|(_, kind)| *kind)
    }
}

/// Every table that these migrations make, as it is after all of them. Read from their texts: the databases themselves do not tell
/// apart what SQLite keeps in one way, such as a moment and a number.
pub(crate) fn layouts(migrations: &[Migration]) -> Vec<Layout> {
    let mut layouts = Vec::new();
    for migration in migrations {
        for statement in words(migration.sql).split(|word| word == ";") {
            follow(&mut layouts, statement);
        }
    }
    layouts
}

fn words(mut text: &str) -> Vec<String> {
    let mut words = Vec::new();
    while let Some(piece) = next_piece(text) {
        if !is_silent(piece) {
            words.push(piece.to_ascii_lowercase());
        }
        text = text.get(piece.len()..).unwrap_or_default();
    }
    words
}

fn follow(layouts: &mut Vec<Layout>, statement: &[String]) {
    let words: Vec<_> = statement.iter().map(String::as_str).collect();
    match words.as_slice() {
        // What stands behind the last bracket says how the table lies, not what is in it.
        ["create", "table", table, "(", rest @ ..] => {
            let end = rest.iter().rposition(|word| *word == ")").unwrap_or(rest.len());
            layouts.push(made(table, rest.split_at(end).0));
        }
        ["alter", "table", table, "add", "column", column, kind, ..] => {
            let layout = layouts.iter_mut().find(|layout| layout.table == *table);
            if let (Some(layout), Some(kind)) = (layout, kind_of(kind)) {
                layout.columns.push(((*column).to_owned(), kind));
            }
        }
        _ => {}
    }
}

fn made(table: &str, inside: &[&str]) -> Layout {
    let mut layout = Layout { table: table.to_owned(), columns: Vec::new(), key: Vec::new() };
    for declaration in declarations(inside) {
        match declaration {
            ["primary", "key", "(", columns @ .., ")"] => {
                layout.key = columns.iter().filter(|word| **word != ",").map(|word| (*word).to_owned()).collect();
            }
            [column, kind, ..] => layout.columns.extend(kind_of(kind).map(|kind| ((*column).to_owned(), kind))),
            _ => {}
        }
    }
    layout
}

/// What stands between the commas that lie in no brackets.
fn declarations<'a, 'b>(inside: &'a [&'b str]) -> Vec<&'a [&'b str]> {
    let mut depth = 0_u32;
    let between = inside.split(|word| {
        match *word {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && *word == ","
    });
    between.collect()
}

fn kind_of(word: &str) -> Option<Kind> {
    Some(match word {
        "uuid" => Kind::Uuid,
        "text" => Kind::Text,
        "bigint" => Kind::Int,
        "boolean" => Kind::Bool,
        "real" => Kind::Real,
        "date" => Kind::Day,
        "instant" => Kind::Instant,
        "bytes" => Kind::Bytes,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_with_what_came_later() {
        let sql = "-- Boxes, and what is in them.
            create table attic_boxes (house_id uuid not null, id uuid not null, -- a name, (mostly)
                text text not null default ',', seen instant, day date, full boolean check (full in (true, false)),
                primary key (house_id, id), unique (house_id, text),
                foreign key (house_id, id) references attic_rooms (house_id, id) on delete cascade) without rowid;
            create index attic_boxes_day on attic_boxes (house_id, day);
            alter table attic_boxes add column weight real not null default 0;";
        let found = layouts(&[Migration { room: "attic", name: "0001_boxes", sql, readable_from: 1 }]);
        let columns = [
            ("house_id", Kind::Uuid),
            ("id", Kind::Uuid),
            ("text", Kind::Text),
            ("seen", Kind::Instant),
            ("day", Kind::Day),
            ("full", Kind::Bool),
            ("weight", Kind::Real),
        ];
        let expected = Layout {
            table: "attic_boxes".to_owned(),
            columns: columns.map(|(name, kind)| (name.to_owned(), kind)).into(),
            key: vec!["house_id".to_owned(), "id".to_owned()],
        };
        assert_eq!(found, [expected]);
    }
}
