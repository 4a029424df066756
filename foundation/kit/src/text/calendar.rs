use jiff::civil::Time;
use kernel::Day;

use super::Text;

/// Days, hours and lists as the reader's language writes them.
impl Text {
    /// `dinsdag 24 november`.
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        self.with("weekday", self.weekday(day))
            .with("day", day.date().day())
            .with("month", self.month(day))
            .say("kit-day")
    }

    /// `dinsdag 24 november 2026`.
    #[must_use]
    pub fn full_day(&self, day: Day) -> String {
        self.with("day", self.day(day)).with("year", day.date().year()).say("kit-full-day")
    }

    /// `24 november 2026`, for what is long past: a date of verification.
    #[must_use]
    pub fn date(&self, day: Day) -> String {
        self.with("day", day.date().day())
            .with("month", self.month(day))
            .with("year", day.date().year())
            .say("kit-date")
    }

    /// `vandaag`, `morgen`, or the day itself.
    #[must_use]
    pub fn day_seen_from(&self, day: Day, today: Day) -> String {
        match day.days_since(today) {
            -1 => self.say("kit-yesterday").to_owned(),
            0 => self.say("kit-today").to_owned(),
            1 => self.say("kit-tomorrow").to_owned(),
            _ => self.day(day),
        }
    }

    /// `dinsdag`.
    #[must_use]
    pub fn weekday(&self, day: Day) -> String {
        self.weekday_of(day.date().weekday().to_monday_one_offset())
    }

    /// The name of a day of the week, 1 for Monday to 7 for Sunday.
    #[must_use]
    pub fn weekday_of(&self, number: i8) -> String {
        self.with("day", number).say("kit-weekday")
    }

    fn month(&self, day: Day) -> String {
        self.with("month", day.date().month()).say("kit-month")
    }

    /// In a sentence: `13.30 uur`, or `16 uur` on the hour.
    #[must_use]
    pub fn time(&self, time: Time) -> String {
        let hour = self.with("hour", time.hour());
        if time.minute() == 0 { hour.say("kit-hour") } else { hour.with("minute", minutes(time)).say("kit-time") }
    }

    /// In a table: `13.30`, always with minutes.
    #[must_use]
    pub fn clock(&self, time: Time) -> String {
        self.with("hour", time.hour()).with("minute", minutes(time)).say("kit-clock")
    }

    /// In a table: `13.30–16.00`.
    #[must_use]
    pub fn hours(&self, from: Time, to: Time) -> String {
        self.with("from", self.clock(from)).with("to", self.clock(to)).say("kit-hours")
    }

    /// `brood, melk en kaas`.
    #[must_use]
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [first, middle @ .., last] => {
                let most = middle.iter().fold(first.as_ref().to_owned(), |most, next| {
                    self.with("most", most).with("next", next.as_ref()).say("kit-list-more")
                });
                self.with("most", most).with("last", last.as_ref()).say("kit-list-last")
            }
        }
    }
}

fn minutes(time: Time) -> String {
    format!("{:02}", time.minute())
}

#[cfg(test)]
mod tests {
    use kernel::Lang;

    use super::*;
    use crate::Texts;

    fn text(lang: Lang) -> Text {
        Texts::new(&[]).unwrap().for_lang(lang)
    }

    #[test]
    fn days_and_hours_are_written_as_people_write_them() {
        let day = "2026-11-24".parse::<Day>().unwrap();
        let (half, whole) = (Time::constant(13, 30, 0, 0), Time::constant(16, 0, 0, 0));
        let dutch = text(Lang::NL);
        assert_eq!(dutch.day(day), "dinsdag 24 november");
        assert_eq!(dutch.time(half), "13.30 uur");
        assert_eq!(dutch.time(whole), "16 uur");
        assert_eq!(dutch.hours(half, whole), "13.30–16.00");
        assert_eq!(dutch.full_day(day), "dinsdag 24 november 2026");
        assert_eq!(dutch.day_seen_from(day, day.plus(-1)), "morgen");
        assert_eq!(text(Lang::FR).day("2026-12-01".parse().unwrap()), "mardi 1er décembre");
        assert_eq!(text(Lang::FR).time(half), "13 h 30");
        assert_eq!(text(Lang::EN).day(day), "Tuesday 24 November");
        assert_eq!(text(Lang::AR).weekday(day), "الثلاثاء");
    }

    #[test]
    fn lists_end_with_the_word_for_and() {
        assert_eq!(text(Lang::NL).list(&["brood", "melk", "kaas"]), "brood, melk en kaas");
        assert_eq!(text(Lang::FR).list(&["pain", "lait"]), "pain et lait");
        assert_eq!(text(Lang::EN).list::<&str>(&[]), "");
    }
}
