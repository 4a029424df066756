//! The check that no word is missing: called by a test with the words and the sources of every crate.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use fluent_syntax::{ast, parser};

use super::Words;

/// The languages in which everything is said. Others, as Arabic, may lack words.
const COMPLETE: [&str; 3] = ["nl", "en", "fr"];

/// Holds the words of one crate against each other and against its sources and templates.
///
/// Gives one sentence for each fault: a key that a complete language lacks, a key with other variables in another
/// language, a key that is said and does not exist, a key that nobody says. A key counts as said when a source or
/// template holds it as a string; `"access-{…}"` or `"access-"` says every key that begins with `access-`. `elsewhere`
/// are the words of other crates that this crate may say.
///
/// # Errors
/// When a source cannot be read.
pub fn check(words: &Words, sources: &[&Path], elsewhere: &[Words]) -> io::Result<Vec<String>> {
    let books: BTreeMap<_, _> = words.files.iter().map(|(lang, source)| (*lang, keys(source))).collect();
    let empty = Book::new();
    let dutch = books.get("nl").unwrap_or(&empty);
    let literals = literals(sources)?;
    let mut faults = Vec::new();
    for (lang, book) in &books {
        faults.extend(differences(words.room, lang, dutch, book));
    }
    let others: BTreeSet<_> = elsewhere.iter().flat_map(|words| words.files).flat_map(|(_, text)| keys(text)).collect();
    let known = |key: &str| dutch.contains_key(key) || others.iter().any(|(other, _)| other == key);
    let unknown = literals.said.iter().filter(|key| !known(key));
    faults.extend(unknown.map(|key| format!("{}: ‘{key}’ is said but does not exist", words.room)));
    let unused = dutch.keys().filter(|key| !literals.mention(key));
    faults.extend(unused.map(|key| format!("{}: ‘{key}’ is never said", words.room)));
    Ok(faults)
}

/// The keys of one file, each with its variables.
type Book = BTreeMap<String, BTreeSet<String>>;

fn keys(source: &str) -> Book {
    let resource = parser::parse(source).unwrap_or_else(|(resource, _)| resource);
    let messages = resource.body.iter().filter_map(|entry| match entry {
        ast::Entry::Message(message) => Some(message),
        _ => None,
    });
    messages.map(|message| (message.id.name.to_owned(), variables(message))).collect()
}

fn variables(message: &ast::Message<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if let Some(pattern) = &message.value {
        in_pattern(pattern, &mut found);
    }
    found
}

fn in_pattern(pattern: &ast::Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &ast::Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => in_inline(inline, found),
        ast::Expression::Select { selector, variants } => {
            in_inline(selector, found);
            variants.iter().for_each(|variant| in_pattern(&variant.value, found));
        }
    }
}

fn in_inline(inline: &ast::InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => in_expression(expression, found),
        _ => {}
    }
}

fn differences(room: &str, lang: &str, dutch: &Book, book: &Book) -> Vec<String> {
    let complete = COMPLETE.contains(&lang);
    let lacking = dutch.keys().filter(|key| complete && !book.contains_key(*key));
    let extra = book.keys().filter(|key| !dutch.contains_key(*key));
    let otherwise = book.iter().filter(|(key, variables)| dutch.get(*key).is_some_and(|known| known != *variables));
    lacking
        .map(|key| format!("{room}: ‘{key}’ is missing in {lang}"))
        .chain(extra.map(|key| format!("{room}: ‘{key}’ stands in {lang} but not in nl")))
        .chain(otherwise.map(|(key, _)| format!("{room}: ‘{key}’ has other variables in {lang} than in nl")))
        .collect()
}

/// What stands between quotes in the sources.
#[derive(Default)]
struct Literals {
    all: BTreeSet<String>,
    starts: BTreeSet<String>,
    said: BTreeSet<String>,
}

impl Literals {
    /// Whether a source holds this key, or the beginning of a family of keys it belongs to.
    fn mention(&self, key: &str) -> bool {
        self.all.contains(key) || self.starts.iter().any(|start| key.starts_with(start.as_str()))
    }

    fn take_in(&mut self, source: &str) {
        for (before, literal) in quoted(source) {
            let asks = [".say(", ".html(", ".say_with(", ".page(", ".lang_of("].iter().any(|ask| before.ends_with(ask));
            let (start, is_open) = literal.split_once('{').map_or((literal, false), |(start, _)| (start, true));
            if (is_open || literal.ends_with('-')) && start.len() > 3 && start.ends_with('-') {
                self.starts.insert(start.to_owned());
            } else if asks && is_key(literal) {
                self.said.insert(literal.to_owned());
            }
            self.all.insert(literal.to_owned());
        }
    }
}

fn is_key(literal: &str) -> bool {
    literal.contains('-')
        && literal.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Each piece between two quotes on one line, and what stands before it on that line.
fn quoted(source: &str) -> impl Iterator<Item = (&str, &str)> {
    source.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| {
        let quotes: Vec<_> = line.match_indices('"').map(|(at, _)| at).collect();
        let pairs =
            quotes.into_iter().scan(None, |open: &mut Option<usize>, at| Some(open.replace(at).map(|from| (from, at))));
        pairs
            .flatten()
            .filter_map(move |(from, to)| Some((line.get(..from)?, line.get(from + 1..to)?)))
            .collect::<Vec<_>>()
    })
}

fn literals(sources: &[&Path]) -> io::Result<Literals> {
    let mut literals = Literals::default();
    let mut waiting: Vec<PathBuf> = sources.iter().map(|path| path.to_path_buf()).collect();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path)? {
                waiting.push(entry?.path());
            }
        } else if path
            .extension()
            .is_some_and(|ending| ["rs", "html", "js", "xml"].iter().any(|known| ending == *known))
        {
            literals.take_in(&fs::read_to_string(&path)?);
        }
    }
    Ok(literals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::WORDS;

    fn own_sources() -> Vec<PathBuf> {
        let home = Path::new(env!("CARGO_MANIFEST_DIR"));
        vec![home.join("src"), home.join("templates")]
    }

    fn faults(words: &Words) -> Vec<String> {
        let sources = own_sources();
        let sources: Vec<_> = sources.iter().map(PathBuf::as_path).collect();
        check(words, &sources, &[]).unwrap()
    }

    #[test]
    fn the_words_of_this_crate_are_complete() {
        assert_eq!(faults(&WORDS), Vec::<String>::new());
    }

    #[test]
    fn every_kind_of_fault_is_found() {
        let words = Words {
            room: "sample",
            files: &[
                ("nl", "kit-skip = Naar { $what }\nsample-lonely = Niemand\n"),
                ("en", "kit-skip = To the content\nsample-extra = Extra\n"),
                ("fr", "kit-skip = Vers { $what }\nsample-lonely = Personne\n"),
            ],
        };
        let faults = faults(&words).join("\n");
        for fault in [
            "‘sample-lonely’ is missing in en",
            "‘sample-extra’ stands in en but not in nl",
            "‘kit-skip’ has other variables in en than in nl",
            "‘sample-lonely’ is never said",
            "‘kit-home’ is said but does not exist",
        ] {
            assert!(faults.contains(fault), "{fault} not in\n{faults}");
        }
    }
}
