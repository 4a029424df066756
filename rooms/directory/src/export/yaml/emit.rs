//! A tree of values as YAML text: what is short on one line, the rest as a block.

use std::fmt::Write as _;

/// Up to how many characters a list or a map stands on one line.
const LINE: usize = 110;

/// A value to be written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// A word, number or date that needs no quotes.
    Bare(String),
    /// A text, in quotes.
    Quoted(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

impl Value {
    /// A text, without quotes when it cannot be taken for anything else.
    pub(super) fn of(text: &str) -> Self {
        if is_plain(text) { Self::Bare(text.to_owned()) } else { Self::Quoted(text.to_owned()) }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Bare(_) | Self::Quoted(_) => false,
            Self::List(items) => items.is_empty(),
            Self::Map(fields) => fields.is_empty(),
        }
    }
}

/// A word of letters, digits and hyphens that begins with a letter and is none of YAML's own words.
fn is_plain(text: &str) -> bool {
    let own = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
        && !own.contains(&text)
}

/// Writes the sections of a file.
pub(super) fn document(sections: &[(String, Value)]) -> String {
    let mut out = String::new();
    for (name, value) in sections {
        field(&mut out, 0, name, value, false);
        out.push('\n');
    }
    out
}

/// `name: value`, with the value behind it or below it. What may stand on one line does, where `inline` allows it.
fn field(out: &mut String, indent: usize, name: &str, value: &Value, inline: bool) {
    let _ = write!(out, "{:indent$}{}:", "", key(name));
    if let Some(line) = line_of(value, inline) {
        let _ = writeln!(out, " {line}");
        return;
    }
    out.push('\n');
    block(out, indent + 2, value);
}

/// A list or a map, each entry on lines of its own.
fn block(out: &mut String, indent: usize, value: &Value) {
    match value {
        Value::Map(fields) => fields.iter().for_each(|(name, value)| field(out, indent, name, value, true)),
        Value::List(items) => items.iter().for_each(|value| item(out, indent, value)),
        Value::Bare(_) | Value::Quoted(_) => {}
    }
}

fn item(out: &mut String, indent: usize, value: &Value) {
    if let Some(line) = line_of(value, true) {
        let _ = writeln!(out, "{:indent$}- {line}", "");
        return;
    }
    let mut lines = String::new();
    block(&mut lines, indent + 2, value);
    let _ = write!(out, "{:indent$}- {}", "", lines.trim_start());
}

/// The value on one line, when it is short enough or can only stand on one.
fn line_of(value: &Value, inline: bool) -> Option<String> {
    let is_leaf = matches!(value, Value::Bare(_) | Value::Quoted(_)) || value.is_empty();
    let line = (is_leaf || inline).then(|| flow(value))?;
    (is_leaf || line.chars().count() <= LINE).then_some(line)
}

/// The value on one line, however long that gets.
pub(crate) fn flow(value: &Value) -> String {
    match value {
        Value::Bare(text) => text.clone(),
        Value::Quoted(text) => quoted(text),
        Value::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Map(fields) => {
            let fields = fields.iter().map(|(name, value)| format!("{}: {}", key(name), flow(value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A name of a field. YAML 1.2 knows no `on` as a value, and it would be a pity to quote it everywhere.
fn key(name: &str) -> String {
    if is_plain(name) || name == "on" { name.to_owned() } else { quoted(name) }
}

/// In double quotes; YAML reads there what JSON writes.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
