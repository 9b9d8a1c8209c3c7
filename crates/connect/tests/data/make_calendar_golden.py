#!/usr/bin/env python3
"""Reads the calendar files of this folder with the Python package `icalendar` and writes what it
understood, so that the tests compare our reader with somebody else's.

    pip install icalendar tzdata && python3 make_calendar_golden.py
"""

import json
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar

HERE = Path(__file__).parent
FLOATING = ZoneInfo("Asia/Shanghai")


def moment(value, day_zone=FLOATING, day_time=time()):
    """Local time, zone and instant; days take the time and zone of their series."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, day_time, day_zone)
    if value.tzinfo is None:
        value = value.replace(tzinfo=FLOATING)
    zone = getattr(value.tzinfo, "key", None) or value.tzname()
    local = value.replace(tzinfo=None).isoformat()
    at = value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"local": local, "zone": zone, "at": at}


def plus(start, length):
    """Days by the wall clock, the rest exactly."""
    days = timedelta(days=length.days)
    if not isinstance(start, datetime):
        return start + days
    shifted = start + days
    rest = length - days
    return (shifted.astimezone(timezone.utc) + rest).astimezone(start.tzinfo) if rest else shifted


def end_of(event, start):
    if "DTEND" in event:
        return event.decoded("DTEND")
    if "DURATION" in event:
        return plus(start, event.decoded("DURATION"))
    return start + timedelta(days=1)


def dates(event, name):
    lists = event.get(name, [])
    lists = lists if isinstance(lists, list) else [lists]
    return [one.dt for entry in lists for one in entry.dts]


def extra(value):
    if isinstance(value, tuple):
        start, end = value
        end = plus(start, end) if isinstance(end, timedelta) else end
        return {"start": moment(start), "end": moment(end)}
    return {"start": moment(value), "end": None}


def mail(address):
    address_text = str(address)
    if address_text.lower().startswith("mailto:"):
        return address_text[len("mailto:"):]
    return address.params.get("EMAIL")


def attendees(event):
    found = event.get("ATTENDEE", [])
    found = found if isinstance(found, list) else [found]
    people = [one for one in found if one.params.get("CUTYPE") != "ROOM" and mail(one)]
    return [
        {
            "email": mail(one),
            "name": one.params.get("CN"),
            "required": one.params.get("ROLE") != "OPT-PARTICIPANT",
        }
        for one in people
    ]


def text(event, name):
    return str(event[name]) if name in event else None


def item(event, cancels):
    start = event.decoded("DTSTART")
    recurrence_id = event.get("RECURRENCE-ID")
    expected = text(event, "X-EXPECTED-ATTENDEES")
    return {
        "uid": str(event["UID"]),
        "summary": str(event["SUMMARY"]),
        "description": text(event, "DESCRIPTION"),
        "start": moment(start),
        "end": moment(end_of(event, start)),
        "all_day": not isinstance(start, datetime),
        "rrule": event["RRULE"].to_ical().decode() if "RRULE" in event else None,
        "exdates": [moment(one) for one in dates(event, "EXDATE")],
        "rdates": [extra(one) for one in dates(event, "RDATE")],
        "recurrence_id": moment(recurrence_id.dt) if recurrence_id else None,
        "and_following": bool(recurrence_id and recurrence_id.params.get("RANGE")),
        "room_code": text(event, "X-ROOM-CODE"),
        "location": text(event, "LOCATION"),
        "expected_attendees": int(expected) if expected else None,
        "status": "cancelled" if cancels else str(event.get("STATUS", "CONFIRMED")).lower(),
        "organizer": mail(event["ORGANIZER"]) if "ORGANIZER" in event else None,
        "attendees": attendees(event),
        "private": str(event.get("CLASS", "PUBLIC")) == "PRIVATE",
    }


def read(path):
    events = []
    for calendar in Calendar.from_ical(path.read_bytes(), multiple=True):
        cancels = calendar.get("METHOD") == "CANCEL"
        events += [item(event, cancels) for event in calendar.walk("VEVENT")]
    return events


def main():
    for name in ["judged.ics", "campus-taguspark/timetable.ics"]:
        path = HERE / name
        lines = [json.dumps(event, ensure_ascii=False) for event in read(path)]
        path.with_suffix(".golden.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{name}: {len(lines)} events")


if __name__ == "__main__":
    main()
