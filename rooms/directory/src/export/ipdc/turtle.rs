use std::{collections::HashSet, fmt::Write};

use super::{
    node::{Node, Object},
    terms::PREFIXES,
};

/// The whole tree, each thing a paragraph of its own.
pub(super) fn write(root: &Node) -> String {
    let mut out = String::new();
    for (prefix, start) in PREFIXES {
        line(&mut out, format_args!("@prefix {prefix}: <{start}> ."));
    }
    let mut written = HashSet::new();
    paragraph(&mut out, root, &mut written);
    out
}

fn paragraph<'a>(out: &mut String, node: &'a Node, written: &mut HashSet<&'a str>) {
    if !written.insert(&node.iri) {
        return;
    }
    line(out, format_args!("\n<{}> a {}:{}", iri(&node.iri), node.class.prefix, node.class.local));
    for (term, object) in &node.facts {
        for value in values(object) {
            line(out, format_args!("    ; {}:{} {value}", term.prefix, term.local));
        }
    }
    line(out, format_args!("    ."));
    for (_, object) in &node.facts {
        if let Object::Node(node) = object {
            paragraph(out, node, written);
        }
    }
}

fn line(out: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{line}");
}

fn values(object: &Object) -> Vec<String> {
    match object {
        Object::Words(words) => words.iter().map(|(lang, words)| format!("\"{}\"@{lang}", escaped(words))).collect(),
        Object::Text(text) => vec![format!("\"{}\"", escaped(text))],
        Object::Moment(moment) => vec![format!("\"{moment}\"^^xsd:dateTime")],
        Object::Whole(number) => vec![number.to_string()],
        Object::Node(node) => vec![format!("<{}>", iri(&node.iri))],
    }
}

/// Inside quotes (Turtle 1.1, section 6.4).
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for sign in words.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

/// Inside angle brackets: signs that may not stand there are percent-encoded.
fn iri(text: &str) -> String {
    let is_barred = |sign: char| sign <= ' ' || matches!(sign, '<' | '>' | '"' | '{' | '}' | '|' | '^' | '`' | '\\');
    text.chars()
        .map(|sign| if is_barred(sign) { format!("%{:02X}", u32::from(sign)) } else { sign.to_string() })
        .collect()
}
