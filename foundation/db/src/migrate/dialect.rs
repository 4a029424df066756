use crate::Engine;

/// The text of a migration as this database reads it: the type words replaced, SQLite's tables made strict.
///
/// A table may end on `without rowid`: its rows lie in the order of their key and in no other. A type word is replaced only where a type can stand: as the second word of a column's declaration, or behind `as` in a
/// cast. Strings, quoted names and comments stay as they are.
pub(super) fn translated(text: &str, engine: Engine) -> String {
    let mut translation = Translation { engine, out: String::with_capacity(text.len()), before: Vec::new(), depth: 0 };
    let mut rest = text;
    while let Some(piece) = next_piece(rest) {
        rest = rest.get(piece.len()..).unwrap_or_default();
        translation.take(piece);
    }
    translation.out
}

struct Translation {
    engine: Engine,
    out: String,
    /// The pieces of the present statement that count, in small letters.
    before: Vec<String>,
    depth: usize,
}

impl Translation {
    fn take(&mut self, piece: &str) {
        if is_silent(piece) {
            self.out.push_str(piece);
            return;
        }
        let word = piece.to_ascii_lowercase();
        let type_word = self.stands_for_a_type().then(|| type_of(&word, self.engine)).flatten();
        let option = self.is_option_of_table().then(|| option_of(&word, self.engine)).flatten();
        self.out.push_str(option.or(type_word).unwrap_or(piece));
        self.follow(word);
    }

    /// Whether what comes now stands behind the columns of a table.
    fn is_option_of_table(&self) -> bool {
        self.depth == 0 && self.makes_a_table() && self.before.iter().any(|word| word == ")")
    }

    fn makes_a_table(&self) -> bool {
        matches!(self.before.as_slice(), [create, table, ..] if create == "create" && table == "table")
    }

    fn stands_for_a_type(&self) -> bool {
        match self.before.as_slice() {
            [.., last] if last == "as" => true,
            [.., opening, name] => matches!(opening.as_str(), "(" | "," | "column") && is_word(name),
            _ => false,
        }
    }

    fn follow(&mut self, word: String) {
        match word.as_str() {
            "(" => self.depth += 1,
            ")" => self.close(),
            ";" => {
                self.before.clear();
                self.depth = 0;
                return;
            }
            _ => {}
        }
        self.before.push(word);
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 && self.makes_a_table() && self.engine == Engine::Sqlite {
            self.out.push_str(" strict");
        }
    }
}

fn type_of(word: &str, engine: Engine) -> Option<&'static str> {
    match (engine, word) {
        (Engine::Sqlite, "uuid" | "bytes") => Some("blob"),
        (Engine::Sqlite, "bigint" | "boolean" | "instant") => Some("integer"),
        (Engine::Sqlite, "date") => Some("text"),
        (Engine::Postgres, "instant") => Some("timestamptz"),
        (Engine::Postgres, "bytes") => Some("bytea"),
        (Engine::Postgres, "real") => Some("double precision"),
        _ => None,
    }
}

/// `without rowid`: PostgreSQL knows no such thing, and SQLite has the word `strict` before it.
fn option_of(word: &str, engine: Engine) -> Option<&'static str> {
    match (engine, word) {
        (Engine::Sqlite, "without") => Some(", without"),
        (Engine::Postgres, "without" | "rowid") => Some(""),
        _ => None,
    }
}

fn is_word(piece: &str) -> bool {
    piece.starts_with(|first: char| first.is_alphanumeric() || first == '_' || first == '"')
}

pub(super) fn is_silent(piece: &str) -> bool {
    piece.starts_with(char::is_whitespace) || piece.starts_with("--")
}

/// The next word, sign, string, quoted name, comment or run of white space.
pub(super) fn next_piece(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let length = match first {
        '\'' | '"' => 1 + text.get(1..)?.find(first).map_or(text.len() - 1, |end| end + 1),
        '-' if text.starts_with("--") => text.find('\n').unwrap_or(text.len()),
        _ if first.is_whitespace() => run(text, char::is_whitespace),
        _ if first.is_alphanumeric() || first == '_' => run(text, |c| c.is_alphanumeric() || c == '_'),
        _ => first.len_utf8(),
    };
    text.get(..length)
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "create table t ( -- a date, and it's (quoted
        house_id uuid not null, day date not null, at instant, \"real\" real,
        date date not null default '(date, uuid)', done boolean check (done in (true, false)),
        primary key (house_id, day, date));
    create index t_days on t (house_id, date);
    alter table t add column body bytes;
    create table w (id uuid not null, primary key (id)) without rowid;
    update t set body = cast(null as bytes) where day = date;";

    #[test]
    fn sqlite_gets_its_few_types_and_strict_tables() {
        let expected = TEXT
            .replace("house_id uuid", "house_id blob")
            .replace("day date", "day text")
            .replace("at instant", "at integer")
            .replace("date date", "date text")
            .replace("done boolean", "done integer")
            .replace("day, date));", "day, date)) strict;")
            .replace("body bytes", "body blob")
            .replace("w (id uuid", "w (id blob")
            .replace("(id)) without", "(id)) strict , without")
            .replace("as bytes", "as blob");
        assert_eq!(translated(TEXT, Engine::Sqlite), expected);
    }

    #[test]
    fn postgresql_keeps_all_but_three_words() {
        let expected = TEXT
            .replace("at instant", "at timestamptz")
            .replace("\"real\" real", "\"real\" double precision")
            .replace("body bytes", "body bytea")
            .replace("without rowid", " ")
            .replace("as bytes", "as bytea");
        assert_eq!(translated(TEXT, Engine::Postgres), expected);
    }
}
