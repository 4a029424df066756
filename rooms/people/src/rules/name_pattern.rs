//! Part of a name as a pattern for `like … escape '!'`.

/// The longest part of a name that is looked for.
const LONGEST: usize = 100;

/// The pattern for names that contain `part`. A sign outside ASCII fits any one sign, because not every database knows that É is the
/// capital of é.
#[must_use]
pub fn containing(part: &str) -> String {
    let mut pattern = String::from("%");
    for sign in part.trim().chars().take(LONGEST) {
        match sign {
            '%' | '_' | '!' => pattern.extend(['!', sign]),
            _ if !sign.is_ascii() => pattern.push('_'),
            _ => pattern.push(sign),
        }
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_name_is_looked_for_as_it_is_typed() {
        assert_eq!(containing(""), "%%");
        assert_eq!(containing(" an "), "%an%");
        assert_eq!(containing("50% _!"), "%50!% !_!!%");
        assert_eq!(containing("Élise"), "%_lise%");
    }
}
