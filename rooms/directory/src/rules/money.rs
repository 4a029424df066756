//! Amounts as people write them.

use kernel::Cents;

/// An amount in euros as cents; none when it is not one.
pub(crate) fn cents_of(text: &str) -> Option<Cents> {
    let (euros, decimals) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(euros) || !digits(decimals) || euros.len() > 7 || decimals.len() > 2 {
        return None;
    }
    let tenths = if decimals.len() == 1 { 10 } else { 1 };
    Some(Cents(euros.parse::<i64>().ok()? * 100 + decimals.parse::<i64>().ok()? * tenths))
}
