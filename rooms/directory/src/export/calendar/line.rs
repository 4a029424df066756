/// Content lines of RFC 5545, section 3.1: ended by CRLF and folded so that no line is longer than 75 octets.
#[derive(Debug, Default)]
pub(super) struct Lines(Vec<u8>);

/// Octets on a line, its end not counted.
const LONGEST: usize = 75;

impl Lines {
    /// A line whose value is what it should be already: a date, a rule, an address.
    pub(super) fn add(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// A line with words in it; none when there are no words.
    pub(super) fn add_text(&mut self, name: &str, words: &str) {
        if !words.is_empty() {
            self.add(name, &escaped(words));
        }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Octets are counted, but a letter of several octets stays whole.
    fn fold(&mut self, line: &str) {
        let mut room = LONGEST;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.0.extend_from_slice(b"\r\n ");
                room = LONGEST - 1;
            }
            room -= letter.len_utf8();
            self.0.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
        self.0.extend_from_slice(b"\r\n");
    }
}

/// Words as a value of type TEXT (section 3.3.11). Control signs have no place in it.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for sign in words.replace("\r\n", "\n").chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unfolded(bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec()).unwrap().replace("\r\n ", "").trim_end_matches("\r\n").to_owned()
    }

    #[test]
    fn words_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\r\ne\u{7}"), "a\\, b\\; c\\\\d\\ne");
    }

    proptest! {
        #[test]
        fn lines_are_short_and_unfold_to_what_was_written(words in "[a-zé€😀 ,]{0,300}") {
            let mut lines = Lines::default();
            lines.add("SUMMARY", &words);
            let bytes = lines.into_bytes();
            prop_assert!(bytes.split(|byte| *byte == b'\n').all(|line| line.len() <= LONGEST + 1));
            prop_assert!(std::str::from_utf8(&bytes).is_ok());
            for line in bytes.split(|byte| *byte == b'\n') {
                prop_assert!(std::str::from_utf8(line).is_ok());
            }
            prop_assert_eq!(unfolded(&bytes), format!("SUMMARY:{words}"));
        }
    }
}
