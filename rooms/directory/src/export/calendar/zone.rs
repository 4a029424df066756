use jiff::{
    Timestamp, ToSpan as _,
    tz::{Offset, TimeZone},
};
use kernel::Instant;

use super::line::Lines;

/// How many changes of the clock are compared, or written out: ten years of summers and winters.
const CHANGES: usize = 20;

/// The zone of the house, as its readers need it from `since` on.
///
/// Where the clock follows central European rules they stand written out (summer time since 1981, its present end since
/// 1996: Directive 2000/84/EC). Of another zone the changes of the coming ten years are listed one by one: readers fetch a
/// feed anew long before they end.
pub(super) fn write(lines: &mut Lines, name: &str, zone: &TimeZone, since: Instant) {
    lines.add("X-WR-TIMEZONE", name);
    lines.add("BEGIN", "VTIMEZONE");
    lines.add("TZID", name);
    if is_central_european(zone, since.timestamp()) {
        rule(lines, &SUMMER);
        rule(lines, &WINTER);
    } else {
        one_by_one(lines, zone, since.timestamp());
    }
    lines.add("END", "VTIMEZONE");
}

fn is_central_european(zone: &TimeZone, since: Timestamp) -> bool {
    let changes = |zone: &TimeZone| -> Vec<_> {
        zone.following(since).take(CHANGES).map(|change| (change.timestamp(), change.offset())).collect()
    };
    TimeZone::get("Europe/Brussels").is_ok_and(|brussels| changes(&brussels) == changes(zone))
}

/// The clock as it stands a year before, then every change.
fn one_by_one(lines: &mut Lines, zone: &TimeZone, since: Timestamp) {
    let start = since.checked_sub((24 * 366).hours()).unwrap_or(since);
    let mut before = zone.to_offset(start);
    observe(lines, zone, start, before);
    for change in zone.following(start).take(CHANGES) {
        observe(lines, zone, change.timestamp(), before);
        before = change.offset();
    }
}

/// From this moment the clock has the offset of the zone there, and had `before` until then.
fn observe(lines: &mut Lines, zone: &TimeZone, moment: Timestamp, before: Offset) {
    let after = zone.to_offset_info(moment);
    let kind = if after.dst().is_dst() { "DAYLIGHT" } else { "STANDARD" };
    lines.add("BEGIN", kind);
    lines.add("DTSTART", &before.to_datetime(moment).strftime("%Y%m%dT%H%M%S").to_string());
    lines.add("TZOFFSETFROM", &offset(before));
    lines.add("TZOFFSETTO", &offset(after.offset()));
    lines.add("TZNAME", after.abbreviation());
    lines.add("END", kind);
}

/// `+0530`
fn offset(offset: Offset) -> String {
    let minutes = offset.seconds().abs() / 60;
    let sign = if offset.is_negative() { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

struct Change {
    kind: &'static str,
    since: &'static str,
    rule: &'static str,
    from: &'static str,
    to: &'static str,
    name: &'static str,
}

const SUMMER: Change = Change {
    kind: "DAYLIGHT",
    since: "19810329T020000",
    rule: "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    from: "+0100",
    to: "+0200",
    name: "CEST",
};

const WINTER: Change = Change {
    kind: "STANDARD",
    since: "19961027T030000",
    rule: "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    from: "+0200",
    to: "+0100",
    name: "CET",
};

fn rule(lines: &mut Lines, change: &Change) {
    lines.add("BEGIN", change.kind);
    lines.add("DTSTART", change.since);
    lines.add("RRULE", change.rule);
    lines.add("TZOFFSETFROM", change.from);
    lines.add("TZOFFSETTO", change.to);
    lines.add("TZNAME", change.name);
    lines.add("END", change.kind);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str) -> String {
        let mut lines = Lines::default();
        let zone = TimeZone::get(name).unwrap();
        write(&mut lines, name, &zone, "2026-09-01T08:00:00Z".parse().unwrap());
        String::from_utf8(lines.into_bytes()).unwrap()
    }

    #[test]
    fn central_european_houses_have_a_rule() {
        let brussels = written("Europe/Brussels");
        assert_eq!(brussels.matches("RRULE").count(), 2, "{brussels}");
        assert_eq!(written("Europe/Amsterdam").replace("Amsterdam", "Brussels"), brussels);
    }

    #[test]
    fn of_another_zone_every_change_is_listed() {
        let london = written("Europe/London");
        assert!(!london.contains("RRULE"), "{london}");
        let last_of_summer = "BEGIN:STANDARD\r\nDTSTART:20261025T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\n";
        assert!(london.contains(last_of_summer), "{london}");
        let kolkata = written("Asia/Kolkata");
        assert_eq!(kolkata.matches("BEGIN:STANDARD").count(), 1, "{kolkata}");
        assert!(kolkata.contains("TZOFFSETTO:+0530"), "{kolkata}");
    }
}
