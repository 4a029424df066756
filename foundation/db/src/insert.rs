//! The text of an insert of many rows, made while compiling: so a batch costs one statement, and statements stay constants.
//!
//! ```
//! use db::{Sql, insert, sql};
//!
//! const HEAD: &str = "insert into notes (house_id, made_at, id, body) values ";
//! const TEXT: [u8; insert::length(HEAD, 2, 40)] = insert::text(HEAD, 2, 40);
//! const ADD_FORTY: Sql = sql!(insert::as_str(&TEXT));
//! ```

/// How many rows one statement inserts; what is left over goes row by row.
pub const ROWS: usize = 40;

/// How many bytes [`text`] needs.
#[must_use]
pub const fn length(head: &str, columns: usize, rows: usize) -> usize {
    let mut bytes = head.len();
    let mut row = 0;
    while row < rows {
        bytes += if row == 0 { "($1, $2".len() } else { ", ($1, $2".len() };
        let mut column = 0;
        while column < columns {
            bytes += ", $".len() + digits(3 + row * columns + column);
            column += 1;
        }
        bytes += ")".len();
        row += 1;
    }
    bytes
}

const fn digits(number: usize) -> usize {
    if number < 10 { 1 } else { 1 + digits(number / 10) }
}

/// The head, and behind it `rows` groups of `$1`, `$2` and `columns` parameters of their own. The first two, such as the house
/// and an edition, are the same in each group.
#[must_use]
pub const fn text<const LENGTH: usize>(head: &str, columns: usize, rows: usize) -> [u8; LENGTH] {
    let mut out = Out { bytes: [b' '; LENGTH], at: 0 };
    out.push(head);
    let mut row = 0;
    while row < rows {
        out.push(if row == 0 { "($1, $2" } else { ", ($1, $2" });
        let mut column = 0;
        while column < columns {
            out.push(", $");
            out.push_number(3 + row * columns + column);
            column += 1;
        }
        out.push(")");
        row += 1;
    }
    out.bytes
}

/// Bytes that [`text`] made, as a text.
///
/// # Panics
/// While compiling, when the head was no text.
#[must_use]
pub const fn as_str(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("the head of an insert is text"),
    }
}

struct Out<const LENGTH: usize> {
    bytes: [u8; LENGTH],
    at: usize,
}

#[expect(
    clippy::indexing_slicing,
    reason = "runs while compiling, where an index out of bounds is an error of the compiler"
)]
impl<const LENGTH: usize> Out<LENGTH> {
    const fn push(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut from = 0;
        while from < bytes.len() {
            self.bytes[self.at] = bytes[from];
            self.at += 1;
            from += 1;
        }
    }

    const fn push_number(&mut self, number: usize) {
        if number >= 10 {
            self.push_number(number / 10);
        }
        #[expect(clippy::cast_possible_truncation, reason = "a remainder of ten")]
        let digit = (number % 10) as u8;
        self.bytes[self.at] = b'0' + digit;
        self.at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_own_parameters_behind_the_two_shared_ones() {
        const HEAD: &str = "insert into t values ";
        const BYTES: [u8; length(HEAD, 4, 3)] = text(HEAD, 4, 3);
        let expected = "insert into t values ($1, $2, $3, $4, $5, $6), ($1, $2, $7, $8, $9, $10), \
                        ($1, $2, $11, $12, $13, $14)";
        assert_eq!(as_str(&BYTES), expected);
    }
}
