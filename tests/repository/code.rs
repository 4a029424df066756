//! Rust text without its comments, so that words in prose are not taken for code.

/// What stays of the strings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strings {
    Kept,
    Emptied,
}

/// `text` without comments; line ends stay, so that lines keep their numbers.
pub(crate) fn without_comments(text: &str, strings: Strings) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let (length, part) = piece(rest, sign);
        let piece = &rest[..length];
        match part {
            Part::Code => kept.push_str(piece),
            Part::Text if strings == Strings::Kept => kept.push_str(piece),
            Part::Text => kept.push_str("\"\""),
            Part::Comment => kept.extend(piece.chars().filter(|sign| *sign == '\n')),
        }
        rest = &rest[length..];
    }
    kept
}

enum Part {
    Code,
    Text,
    Comment,
}

/// How many bytes the next piece has, and what it is.
fn piece(rest: &str, sign: char) -> (usize, Part) {
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), Part::Comment);
    }
    if rest.starts_with("/*") {
        return (rest.find("*/").map_or(rest.len(), |at| at + 2), Part::Comment);
    }
    if sign == '"' {
        return (string(rest), Part::Text);
    }
    if let Some(length) = raw_string(rest) {
        return (length, Part::Text);
    }
    if let Some(length) = character(rest) {
        return (length, Part::Code);
    }
    (word(rest).max(sign.len_utf8()), Part::Code)
}

/// A whole word at once, so that the `r` at its end does not begin a raw string.
fn word(rest: &str) -> usize {
    rest.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(rest.len())
}

fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, sign) in rest.char_indices().skip(1) {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn raw_string(rest: &str) -> Option<usize> {
    let start = ["r", "br"].iter().find_map(|prefix| rest.strip_prefix(prefix))?;
    let hashes = start.len() - start.trim_start_matches('#').len();
    let body = start[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = body.find(&end)? + end.len();
    Some(rest.len() - body.len() + length)
}

/// `'"'` and `'\''`, which are no lifetimes.
fn character(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    let inner = if body.starts_with('\\') { 2 } else { body.chars().next()?.len_utf8() };
    body.get(inner..)?.starts_with('\'').then_some(inner + 2)
}

#[test]
fn comments_go_and_code_stays() {
    let text = "let a = '\"'; // the \"first\"\nlet b = r#\"// no \"comment\"\"#; /* nor\nhere */ let c = \"\\\"//\";";
    assert_eq!(
        without_comments(text, Strings::Kept),
        "let a = '\"'; \nlet b = r#\"// no \"comment\"\"#; \n let c = \"\\\"//\";"
    );
    assert_eq!(without_comments(text, Strings::Emptied), "let a = '\"'; \nlet b = \"\"; \n let c = \"\";");
    assert_eq!(without_comments("fn f<'a>(bar: &'a str) {}", Strings::Emptied), "fn f<'a>(bar: &'a str) {}");
}
