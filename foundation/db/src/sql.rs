use crate::Engine;

/// The text of one statement, with `$1`, `$2` … as parameters on both databases. Made by [`sql!`](crate::sql) as a named
/// constant, so that no statement is ever put together from what somebody typed.
#[derive(Debug, Clone, Copy)]
pub struct Sql {
    sqlite: &'static str,
    postgres: &'static str,
    module: &'static str,
    file: &'static str,
    line: u32,
}

impl Sql {
    /// What [`sql!`](crate::sql) calls.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(text: &'static str, place: (&'static str, &'static str, u32)) -> Self {
        Self { sqlite: text, postgres: text, module: place.0, file: place.1, line: place.2 }
    }

    /// Two texts, where the databases truly differ. Only inside `db`.
    pub(crate) const fn two(texts: Texts, place: (&'static str, &'static str, u32)) -> Self {
        Self { sqlite: texts.sqlite, postgres: texts.postgres, module: place.0, file: place.1, line: place.2 }
    }

    /// The text for this database.
    #[must_use]
    pub const fn text(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }

    /// The module that holds the constant, for the list of statements.
    #[must_use]
    pub const fn module(&self) -> &'static str {
        self.module
    }

    /// The source file of the constant, for the list of statements.
    #[must_use]
    pub const fn file(&self) -> &'static str {
        self.file
    }

    /// File and line, as errors quote it.
    pub(crate) fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }

    /// Says in the trace that it runs: its place, never what it is asked with. A story listens to it, to see that what is not
    /// somebody's takes the same work as what does not exist.
    pub(crate) fn trace(&self) {
        tracing::trace!(target: "db::statement", place = %self.place());
    }

    /// The line of the constant in its file.
    #[must_use]
    pub const fn line(&self) -> u32 {
        self.line
    }
}

/// One statement, once for each database.
pub(crate) struct Texts {
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

/// One statement as a constant: `const CURRENT: Sql = sql!("select … where house_id = $1");`.
#[macro_export]
macro_rules! sql {
    ($text:expr) => {
        $crate::Sql::new($text, (module_path!(), file!(), line!()))
    };
}

/// One statement as two texts, where the databases truly differ.
macro_rules! two {
    ($texts:expr) => {
        $crate::Sql::two($texts, (module_path!(), file!(), line!()))
    };
}
pub(crate) use two;
