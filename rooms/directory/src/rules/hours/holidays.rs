use jiff::civil::Date;
use kernel::Day;

/// A Belgian public holiday (law of 4 January 1974, royal decree of 18 April 1974).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// The day after Easter.
    EasterMonday,
    /// 1 May.
    LabourDay,
    /// Thursday, 39 days after Easter.
    Ascension,
    /// Monday, 50 days after Easter.
    WhitMonday,
    /// 21 July.
    NationalDay,
    /// 15 August.
    Assumption,
    /// 1 November.
    AllSaints,
    /// 11 November.
    Armistice,
    /// 25 December.
    Christmas,
}

impl Holiday {
    /// The holiday on `day`. Where two meet (Ascension on 1 May, as in 2008), the fixed one names the day.
    #[must_use]
    pub fn on(day: Day) -> Option<Self> {
        Self::fixed(day.date()).or_else(|| Self::movable(day))
    }

    fn fixed(date: Date) -> Option<Self> {
        match (date.month(), date.day()) {
            (1, 1) => Some(Self::NewYear),
            (5, 1) => Some(Self::LabourDay),
            (7, 21) => Some(Self::NationalDay),
            (8, 15) => Some(Self::Assumption),
            (11, 1) => Some(Self::AllSaints),
            (11, 11) => Some(Self::Armistice),
            (12, 25) => Some(Self::Christmas),
            _ => None,
        }
    }

    fn movable(day: Day) -> Option<Self> {
        match day.days_since(easter(day.date().year())?) {
            1 => Some(Self::EasterMonday),
            39 => Some(Self::Ascension),
            50 => Some(Self::WhitMonday),
            _ => None,
        }
    }

    /// The key of its name in the room's texts.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NewYear => "holiday-new-year",
            Self::EasterMonday => "holiday-easter-monday",
            Self::LabourDay => "holiday-labour-day",
            Self::Ascension => "holiday-ascension",
            Self::WhitMonday => "holiday-whit-monday",
            Self::NationalDay => "holiday-national-day",
            Self::Assumption => "holiday-assumption",
            Self::AllSaints => "holiday-all-saints",
            Self::Armistice => "holiday-armistice",
            Self::Christmas => "holiday-christmas",
        }
    }
}

/// Easter Sunday by Gauss's reckoning for the Gregorian calendar, with the epact corrected as in Meeus,
/// *Astronomical Algorithms*, chapter 8.
fn easter(year: i16) -> Option<Day> {
    let year = i32::from(year);
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let moon_correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon_correction + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * late + 114;
    let (month, day) = (i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok().map(Day::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Option<Holiday> {
        Holiday::on(text.parse().unwrap())
    }

    #[test]
    fn easter_falls_where_the_calendar_says() {
        let known = ["1954-04-18", "2000-04-23", "2008-03-23", "2024-03-31", "2026-04-05", "2027-03-28", "2038-04-25"];
        for day in known {
            let day: Day = day.parse().unwrap();
            assert_eq!(easter(day.date().year()), Some(day));
        }
    }

    #[test]
    fn the_ten_holidays_of_2026() {
        let days = ["01-01", "04-06", "05-01", "05-14", "05-25", "07-21", "08-15", "11-01", "11-11", "12-25"];
        assert!(days.iter().all(|day| on(&format!("2026-{day}")).is_some()));
        let all = crate::rules::hours::days("2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
        assert_eq!(all.filter(|day| Holiday::on(*day).is_some()).count(), 10);
        assert_eq!(on("2026-05-14"), Some(Holiday::Ascension));
    }
}
