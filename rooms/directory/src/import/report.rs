use std::fmt;

/// Where something stands in a file, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line; in a table the row of the CSV file, where the header is row 1.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be imported as it stands.
    Error,
    /// It can, but somebody should look.
    Warning,
}

/// One thing that is wrong or odd in a file, said for the person who can mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How much it weighs.
    pub severity: Severity,
    /// The file, as it was named at the import; in a zip the table.
    pub file: String,
    /// Where in it.
    pub place: Place,
    /// The field, from the top of the file: `services[sh-id-team].schedule[2].to`. Lists are counted from 1.
    pub field: String,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What may stand there; empty when the message says it all.
    pub allowed: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, place, field, message, allowed, .. } = self;
        let word = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{file}:{}:{}: {word}: ", place.line, place.column)?;
        if !field.is_empty() {
            write!(f, "{field}: ")?;
        }
        f.write_str(message)?;
        if !allowed.is_empty() {
            write!(f, " Allowed: {allowed}.")?;
        }
        Ok(())
    }
}

/// All that was found wrong or odd while reading, in the order of files and lines.
///
/// Shown with `{}` it is one line for each problem and a last line that counts them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The problems. At most [`Report::MOST`] of each weight; the rest is only counted.
    pub problems: Vec<Problem>,
    /// How many errors there are, also those that are not listed.
    pub errors: usize,
    /// How many warnings there are, also those that are not listed.
    pub warnings: usize,
}

impl Report {
    /// How many errors, and how many warnings, are listed at most: nobody reads more at once.
    pub const MOST: usize = 1_000;

    /// Whether nothing stands in the way of importing.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.errors == 0
    }

    pub(super) fn add(&mut self, problem: Problem) {
        let count = match problem.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        *count += 1;
        if *count <= Self::MOST {
            self.problems.push(problem);
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(f, "{problem}")?;
        }
        let unlisted = (self.errors + self.warnings).saturating_sub(self.problems.len());
        if unlisted > 0 {
            writeln!(f, "… and {unlisted} more")?;
        }
        write!(f, "{} errors, {} warnings", self.errors, self.warnings)
    }
}
