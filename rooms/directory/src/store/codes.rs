//! How the words of the model lie in a cell.

use kernel::{Restored, Stored, Unreadable};

use crate::rules::{
    Fullness,
    correction::Settled,
    model::{Access, Danger, ServiceStatus, SpokenLanguage, TimeOfDay, Weekday, Weekdays},
};

macro_rules! stored_by_code {
    ($($word:ident),+) => {$(
        impl Stored for $word {
            type As = String;

            fn store(&self) -> String {
                self.code().to_owned()
            }
        }

        impl Restored for $word {
            type From = String;

            fn restore(stored: String) -> Result<Self, Unreadable> {
                Self::from_code(&stored).ok_or(Unreadable(stringify!($word)))
            }
        }
    )+};
}

stored_by_code!(Access, Danger, ServiceStatus, Fullness, Settled);

impl Stored for SpokenLanguage {
    type As = String;

    fn store(&self) -> String {
        self.code().to_owned()
    }
}

impl Restored for SpokenLanguage {
    type From = String;

    fn restore(stored: String) -> Result<Self, Unreadable> {
        Self::from_code(&stored).ok_or(Unreadable("SpokenLanguage"))
    }
}

impl Stored for TimeOfDay {
    type As = i64;

    fn store(&self) -> i64 {
        i64::from(self.minutes())
    }
}

impl Restored for TimeOfDay {
    type From = i64;

    fn restore(stored: i64) -> Result<Self, Unreadable> {
        u16::try_from(stored).ok().and_then(Self::from_minutes).ok_or(Unreadable("TimeOfDay"))
    }
}

impl Stored for Weekdays {
    type As = i64;

    /// One bit for each day, Monday first.
    fn store(&self) -> i64 {
        self.iter().map(|day| 1 << day.to_monday_zero_offset()).sum()
    }
}

impl Restored for Weekdays {
    type From = i64;

    fn restore(stored: i64) -> Result<Self, Unreadable> {
        if !(0..128).contains(&stored) {
            return Err(Unreadable("Weekdays"));
        }
        let week = Weekday::Monday.cycle_forward().take(7);
        Ok(Self::of(week.filter(|day| stored & (1 << day.to_monday_zero_offset()) != 0)))
    }
}

/// Small numbers with commas between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Numbers(pub(super) Vec<i8>);

impl Stored for Numbers {
    type As = String;

    fn store(&self) -> String {
        self.0.iter().map(i8::to_string).collect::<Vec<_>>().join(",")
    }
}

impl Restored for Numbers {
    type From = String;

    fn restore(stored: String) -> Result<Self, Unreadable> {
        let numbers = stored.split(',').filter(|part| !part.is_empty()).map(str::parse).collect::<Result<_, _>>();
        numbers.map(Self).map_err(|_| Unreadable("Numbers"))
    }
}
