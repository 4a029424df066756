"""Holds our calendar feeds against what other readers of iCalendar make of them.

With the address of a running program: every feed is read without an error and every event begins with one of its own
sessions. With the path of a file: it holds a feed and the sessions that our own engine gives for a range of days, and
both must be the same. Exit 77 means that the readers (PyPI icalendar and recurring-ical-events) are not installed.
"""

import importlib.util
import json
import sys
import urllib.request
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

for name in ("icalendar", "recurring_ical_events"):
    if importlib.util.find_spec(name) is None:
        print(f"{name} is not installed")
        sys.exit(77)

import icalendar
import recurring_ical_events


def read(feed):
    calendar = icalendar.Calendar.from_ical(feed)
    assert not calendar.errors, calendar.errors
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
    return calendar


def sessions(calendar, start, end):
    found = []
    for event in recurring_ical_events.of(calendar).between(start, end):
        begins, ends = event["DTSTART"].dt, event["DTEND"].dt
        if start <= begins < end:
            found.append((begins.astimezone(timezone.utc), ends.astimezone(timezone.utc)))
    return sorted(found)


def compare(path):
    with open(path, encoding="utf-8") as file:
        question = json.load(file)
    zone = ZoneInfo(question["zone"])
    start = datetime.fromisoformat(question["from"]).replace(tzinfo=zone)
    end = datetime.fromisoformat(question["until"]).replace(tzinfo=zone) + timedelta(days=1)
    found = sessions(read(question["feed"]), start, end)
    expected = sorted(tuple(map(datetime.fromisoformat, pair)) for pair in question["sessions"])
    if found != expected:
        lacking = [str(pair[0]) for pair in expected if pair not in found]
        surplus = [str(pair[0]) for pair in found if pair not in expected]
        sys.exit(f"{len(found)} found, {len(expected)} expected; lacking {lacking[:9]}, surplus {surplus[:9]}")
    print(f"{len(found)} sessions are the same")


def get(url):
    with urllib.request.urlopen(url) as answer:
        return answer.read()


def visit(url):
    page = json.loads(get(f"{url}/hsds/services?per_page=500"))
    paths = ["/calendar.ics"] + [f"/services/{service['id']}/calendar.ics" for service in page["contents"]]
    start, events = datetime.now(timezone.utc), 0
    for path in paths:
        calendar = read(get(url + path))
        sessions(calendar, start, start + timedelta(days=60))
        for event in calendar.walk("VEVENT"):
            begins = event["DTSTART"].dt
            alone = icalendar.Calendar()
            alone.add_component(event)
            excluded = event.get("EXDATE", [])
            excluded = excluded if isinstance(excluded, list) else [excluded]
            without = any(day.dt == begins for line in excluded for day in line.dts)
            first = recurring_ical_events.of(alone).between(begins, begins + timedelta(minutes=1))
            assert without or first, f"{path}: an event does not begin with a session of its own: {begins}"
            events += 1
    print(f"{len(paths)} feeds with {events} events are read without an error")


visit(sys.argv[1]) if sys.argv[1].startswith("http") else compare(sys.argv[1])
