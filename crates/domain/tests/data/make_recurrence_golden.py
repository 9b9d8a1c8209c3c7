"""Writes recurrence_golden.jsonl: random recurrence rules and the instants python-dateutil finds.

Usage: pip install python-dateutil; python3 make_recurrence_golden.py > recurrence_golden.jsonl

Each line holds a rule, its start on the wall clock, its zone, the first instants as seconds since
1970 (a time inside a gap read with the offset before it, of a fold the first, each instant once)
and whether the rule ended there. The seed is fixed: runs differ only in the rules that take
python-dateutil too long, which are left out.

Left out because python-dateutil and RFC 5545 differ there on purpose or by defect (see
docs/manual/recurrence.md): BYDAY that mixes numbered and plain weekdays, BYSECOND=60, UNTIL as a
bare date, week numbers counted back to the first week, and weeks 52 and 53, for which it takes
the length of the wrong year.
"""

import json
import random
import signal
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

SEED = 5545
RULES = 6000
KEPT = 16
SECONDS_ALLOWED = 0.5

ZONES = [
    "UTC",
    "Asia/Shanghai",
    "Europe/Lisbon",
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Asia/Kathmandu",
    "America/St_Johns",
]
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
SUB_DAILY = ("HOURLY", "MINUTELY", "SECONDLY")


def chance(random_source, share):
    return random_source.random() < share


def some(random_source, values, most):
    count = min(random_source.choice([1, 1, 1, 2, 2, 3, most]), len(values))
    return random_source.sample(values, count)


def joined(values):
    return ",".join(str(value) for value in values)


def signed(random_source, most, back):
    return [n for n in range(-back, most + 1) if n != 0]


def by_parts(r, frequency):
    parts = {}
    if chance(r, 0.35):
        parts["BYMONTH"] = joined(some(r, range(1, 13), 5))
    if frequency == "YEARLY" and chance(r, 0.2):
        parts["BYWEEKNO"] = joined(some(r, signed(r, 53, 51), 5))
    if frequency in ("YEARLY",) + SUB_DAILY and chance(r, 0.15):
        parts["BYYEARDAY"] = joined(some(r, signed(r, 366, 366), 40))
    if frequency != "WEEKLY" and chance(r, 0.3):
        parts["BYMONTHDAY"] = joined(some(r, signed(r, 31, 31), 12))
    if chance(r, 0.45):
        days = some(r, WEEKDAYS, 5)
        numbered = frequency in ("YEARLY", "MONTHLY") and "BYWEEKNO" not in parts
        if numbered and chance(r, 0.5):
            most = 53 if frequency == "YEARLY" and "BYMONTH" not in parts else 5
            days = [f"{r.choice(signed(r, most, most))}{day}" for day in days]
        parts["BYDAY"] = joined(days)
    share = 0.35 if frequency in SUB_DAILY else 0.2
    if chance(r, share):
        parts["BYHOUR"] = joined(some(r, range(24), 12))
    if chance(r, share):
        parts["BYMINUTE"] = joined(some(r, range(60), 12))
    if chance(r, share):
        parts["BYSECOND"] = joined(some(r, range(60), 12))
    if parts and chance(r, 0.25):
        parts["BYSETPOS"] = joined(some(r, signed(r, 8, 8), 4))
    return parts


def start_of(r):
    if chance(r, 0.3):
        # Close before changes of the clocks, at hours they touch.
        day = r.choice([datetime(2024, 3, 28), datetime(2025, 10, 2), datetime(2026, 10, 23),
                        datetime(2023, 3, 9), datetime(2023, 11, 1), datetime(2024, 4, 4),
                        datetime(2022, 9, 8)])
        minute = r.choice([0, 15, 30, 45])
        return day + timedelta(days=r.randrange(4), hours=r.randrange(4), minutes=minute)
    if chance(r, 0.1):
        return datetime(r.choice([1996, 2000, 2004, 2024]), 2, 29, 9, 0, 0)
    day = datetime(1996, 1, 1) + timedelta(days=r.randrange(34 * 365))
    if chance(r, 0.2):
        day = day.replace(day=31) if day.month in (1, 3, 5, 7, 8, 10, 12) else day
    second = r.choice([0, 0, 0, r.randrange(60)])
    return day + timedelta(hours=r.randrange(24), minutes=r.choice([0, 30, r.randrange(60)]),
                           seconds=second)


def one(r):
    frequency = r.choice(["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "YEARLY", "MONTHLY", "WEEKLY",
                          "DAILY", "HOURLY", "MINUTELY", "SECONDLY"])
    zone = r.choice(ZONES)
    start = start_of(r)
    parts = {"FREQ": frequency}
    if chance(r, 0.5):
        most = 500 if frequency in SUB_DAILY and chance(r, 0.3) else 6
        parts["INTERVAL"] = r.randint(1, most)
    parts.update(by_parts(r, frequency))
    if chance(r, 0.3):
        parts["WKST"] = r.choice(WEEKDAYS)
    if chance(r, 0.3):
        parts["COUNT"] = r.randint(1, 20)
    elif chance(r, 0.2):
        length = {"YEARLY": 3000, "MONTHLY": 400, "WEEKLY": 90, "DAILY": 15, "HOURLY": 2,
                  "MINUTELY": 0.1, "SECONDLY": 0.01}[frequency]
        last = start.replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc)
        last += timedelta(days=r.random() * length)
        parts["UNTIL"] = last.strftime("%Y%m%dT%H%M%SZ")
    return parts, start, zone


class TooSlow(Exception):
    pass


def give_up(*_):
    raise TooSlow


def expand(text, start, zone):
    found = []
    ended = True
    try:
        for date in rrulestr(text, dtstart=start.replace(tzinfo=ZoneInfo(zone))):
            found.append(int(date.timestamp()))
            # Times inside a gap move behind later ones, so more are read than kept.
            if len(found) > KEPT + 1 and found[-1] - found[KEPT + 1] > 7200:
                ended = False
                break
    except ValueError as refusal:
        if "empty" not in str(refusal):
            raise
    found = sorted(set(found))
    return found[:KEPT], ended and len(found) <= KEPT


def main():
    r = random.Random(SEED)
    signal.signal(signal.SIGALRM, give_up)
    slow = 0
    for _ in range(RULES):
        parts, start, zone = one(r)
        if {"52", "53"} & set(parts.get("BYWEEKNO", "").split(",")):
            continue
        text = ";".join(f"{name}={value}" for name, value in parts.items())
        signal.setitimer(signal.ITIMER_REAL, SECONDS_ALLOWED)
        try:
            instants, ended = expand(text, start, zone)
        except TooSlow:
            slow += 1
            continue
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        line = {"rule": text, "start": start.isoformat(), "zone": zone, "at": instants,
                "ended": ended}
        print(json.dumps(line, separators=(",", ":")))
    print(f"{slow} rules left out: no answer within {SECONDS_ALLOWED} s", file=sys.stderr)


if __name__ == "__main__":
    main()
