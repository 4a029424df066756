//! Telephones that take a text message.

/// The fewest and the most digits of a number with its country (E.164).
const DIGITS: std::ops::RangeInclusive<usize> = 9..=15;

/// The number as a gateway dials it, `+32470123456`, from how people write it; none when no text message gets there. Of Belgian numbers only
/// those of nine digits behind the nought that begin with a 4 do (numbering plan of the BIPT); of those of elsewhere nobody here can tell.
#[must_use]
pub fn mobile(written: &str) -> Option<String> {
    let known = |sign: char| sign.is_ascii_digit() || " +/.()-\u{a0}\u{202f}".contains(sign);
    let plain: String =
        written.replace("(0)", "").chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
    let number = match (plain.strip_prefix("00"), plain.strip_prefix('0')) {
        (Some(abroad), _) => format!("+{abroad}"),
        (None, Some(here)) => format!("+32{here}"),
        (None, None) => plain,
    };
    let digits = number.strip_prefix('+').filter(|digits| digits.bytes().all(|sign| sign.is_ascii_digit()))?;
    let fits = match digits.strip_prefix("32") {
        Some(here) => here.starts_with('4') && here.len() == 9,
        None => DIGITS.contains(&digits.len()),
    };
    (written.chars().all(known) && fits).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mobile_number_is_known_however_it_is_written() {
        for written in ["0470 12 34 56", "0470/12.34.56", "+32 470 12 34 56", "0032470123456", "+32 (0)470 12 34 56"] {
            assert_eq!(mobile(written).as_deref(), Some("+32470123456"), "{written}");
        }
        assert_eq!(mobile("+31 6 12345678").as_deref(), Some("+31612345678"));
    }

    #[test]
    fn what_takes_no_text_is_none() {
        let wrong = [
            "",
            "015 44 51 11",
            "+32 15 44 51 11",
            "0470 12 34 5",
            "0470 12 34 567",
            "bel 0470 12 34 56",
            "1712",
            "470123456",
            "+",
            "0470+123456",
        ];
        for written in wrong {
            assert_eq!(mobile(written), None, "{written}");
        }
    }
}
