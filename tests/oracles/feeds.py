"""Holds one of our calendar feeds against what other readers of iCalendar make of it.

The file named on the command line holds the feed and the sessions our own engine gives for a range of days. Exit 77
means that the readers (PyPI icalendar and recurring-ical-events) are not installed.
"""

import importlib.util
import json
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

for name in ("icalendar", "recurring_ical_events"):
    if importlib.util.find_spec(name) is None:
        print(f"{name} is not installed")
        sys.exit(77)

import icalendar
import recurring_ical_events


def moment(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        question = json.load(file)
    zone = ZoneInfo(question["zone"])
    calendar = icalendar.Calendar.from_ical(question["feed"])
    assert not calendar.errors, calendar.errors
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
    start = datetime.fromisoformat(question["from"]).replace(tzinfo=zone)
    end = datetime.fromisoformat(question["until"]).replace(tzinfo=zone) + timedelta(days=1)
    found = []
    for event in recurring_ical_events.of(calendar).between(start, end):
        begins, ends = event["DTSTART"].dt, event["DTEND"].dt
        if start <= begins < end:
            found.append((begins.astimezone(timezone.utc), ends.astimezone(timezone.utc)))
    expected = [(moment(begins), moment(ends)) for begins, ends in question["sessions"]]
    found, expected = sorted(found), sorted(expected)
    lacking = [pair for pair in expected if pair not in found]
    surplus = [pair for pair in found if pair not in expected]
    if found != expected:
        print(f"lacking: {[str(b) for b, _ in lacking[:9]]}\nsurplus: {[str(b) for b, _ in surplus[:9]]}")
        print(f"{len(found)} found, {len(expected)} expected; {lacking[:2]} {surplus[:2]}")
        sys.exit(1)
    print(f"{len(found)} sessions are the same")


main()
