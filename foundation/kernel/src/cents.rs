use std::{fmt, iter::Sum, ops::Add};

use serde::{Deserialize, Serialize};

/// An amount of money in whole euro cents. May be negative (a correction).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    /// The difference, and never less than nothing.
    #[must_use]
    pub const fn saturating_sub(self, other: Self) -> Self {
        let left = self.0.saturating_sub(other.0);
        Self(if left < 0 { 0 } else { left })
    }
}

impl Add for Cents {
    type Output = Self;

    /// The sum; stays at the largest amount instead of wrapping around.
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), Add::add)
    }
}

impl fmt::Display for Cents {
    /// Dutch notation without the sign of the euro: `1.234,50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let amount = self.0.unsigned_abs();
        let euros = (amount / 100).to_string();
        let mut grouped = String::with_capacity(euros.len() + euros.len() / 3);
        for (at, digit) in euros.chars().enumerate() {
            if at > 0 && (euros.len() - at).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        write!(f, "{sign}{grouped},{:02}", amount % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_people_here_write_them() {
        let shown = [0, 5, 12_500, 123_450, -999_999_999].map(|cents| Cents(cents).to_string());
        assert_eq!(shown, ["0,00", "0,05", "125,00", "1.234,50", "-9.999.999,99"]);
    }

    #[test]
    fn what_is_left_is_never_negative() {
        assert_eq!(Cents(100).saturating_sub(Cents(140)), Cents(0));
        assert_eq!([Cents(1), Cents(2)].into_iter().sum::<Cents>(), Cents(3));
    }
}
