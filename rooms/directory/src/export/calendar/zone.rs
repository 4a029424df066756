use super::line::Lines;

/// The zone of the house. Rules of central European time stand written out (summer time since 1981, its present end since
/// 1996: Directive 2000/84/EC); of another zone only the name is given, which readers know.
pub(super) fn write(lines: &mut Lines, zone: &str) {
    lines.add("X-WR-TIMEZONE", zone);
    lines.add("BEGIN", "VTIMEZONE");
    lines.add("TZID", zone);
    change(lines, &SUMMER);
    change(lines, &WINTER);
    lines.add("END", "VTIMEZONE");
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

fn change(lines: &mut Lines, change: &Change) {
    lines.add("BEGIN", change.kind);
    lines.add("DTSTART", change.since);
    lines.add("RRULE", change.rule);
    lines.add("TZOFFSETFROM", change.from);
    lines.add("TZOFFSETTO", change.to);
    lines.add("TZNAME", change.name);
    lines.add("END", change.kind);
}
