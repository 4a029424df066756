use kernel::Day;

use crate::rules::model::{Repeat, Schedule};

/// Whether a session of `schedule` starts on `day`.
#[must_use]
pub fn falls_on(schedule: &Schedule, day: Day) -> bool {
    schedule.from.is_none_or(|from| from <= day)
        && schedule.until.is_none_or(|until| day <= until)
        && repeats_on(&schedule.repeat, day)
}

fn repeats_on(repeat: &Repeat, day: Day) -> bool {
    let weekday = day.date().weekday();
    match repeat {
        Repeat::Weekly { days, every, anchor } => days.contains(weekday) && is_counted_week(*every, *anchor, day),
        Repeat::MonthlyByWeekday { ordinals, days } => {
            days.contains(weekday)
                && either_end(day, |nth| (nth - 1) / 7 + 1)
                    .is_some_and(|(first, last)| ordinals.contains(&first) || ordinals.contains(&last))
        }
        Repeat::MonthlyByDay { days } => {
            either_end(day, |nth| nth).is_some_and(|(first, last)| days.contains(&first) || days.contains(&last))
        }
        Repeat::Once(on) => *on == day,
    }
}

/// The place of `day` in its month counted by `count`, from the start (positive) and from the end (negative).
fn either_end(day: Day, count: impl Fn(i8) -> i8) -> Option<(i8, i8)> {
    let from_start = day.date().day();
    let from_end = day.date().days_in_month() - from_start + 1;
    Some((count(from_start), count(from_end).checked_neg()?))
}

fn is_counted_week(every: u16, anchor: Option<Day>, day: Day) -> bool {
    let Some(anchor) = anchor.filter(|_| every > 1) else { return true };
    let weeks = monday_of(day).days_since(monday_of(anchor)) / 7;
    weeks.rem_euclid(i64::from(every)) == 0
}

fn monday_of(day: Day) -> Day {
    day.plus(-i64::from(day.date().weekday().to_monday_zero_offset()))
}
