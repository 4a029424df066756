//! Tables that leave the house as a file: CSV (RFC 4180), in which no spreadsheet finds a formula.

use axum::response::{IntoResponse as _, Response};
use http::header;

/// One line of these cells, with its end.
#[must_use]
pub fn line(cells: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    cells.into_iter().map(|text| cell(text.as_ref())).collect::<Vec<_>>().join(",") + "\r\n"
}

/// The answer that gives a file of this name to somebody who signed in; kept nowhere on the way.
#[must_use]
pub fn file(name: &str, lines: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, lines).into_response()
}

/// A spreadsheet calculates what begins with one of these signs, whoever typed it.
fn cell(text: &str) -> String {
    let harmless =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    let plain = !harmless.contains([',', '"', '\n', '\r']);
    if plain { harmless } else { format!("\"{}\"", harmless.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        for (text, safe) in
            [("=1+1", "'=1+1"), ("-x", "'-x"), ("@a,b", "\"'@a,b\""), ("a\"b", "\"a\"\"b\""), ("own-case", "own-case")]
        {
            assert_eq!(cell(text), safe);
        }
        assert_eq!(line(["a", "=b,c"]), "a,\"'=b,c\"\r\n");
    }
}
