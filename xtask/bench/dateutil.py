"""Expansions per second of python-dateutil, on the rules of crates/domain/examples/expand_bench.rs
and in the same JSON lines. Needs the package python-dateutil.
"""

import json
import os
import sys
import time
from datetime import datetime
from zoneinfo import ZoneInfo

# This file bears the name of the package it measures, so its own folder must not be searched.
sys.path = [path for path in sys.path if path != os.path.dirname(os.path.abspath(__file__))]

from dateutil.rrule import rrulestr

CASES = [
    ("weekly_10_years_utc", "UTC", "FREQ=WEEKLY;COUNT=522", 522),
    ("daily_5_years_lisbon", "Europe/Lisbon", "FREQ=DAILY;COUNT=1827", 1827),
    ("last_workday_10_years_lisbon", "Europe/Lisbon",
     "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=120", 120),
]
ROUNDS = 5
ROUND_SECONDS = 0.3


def per_second(rule):
    began = time.perf_counter()
    runs = 0
    while time.perf_counter() - began < ROUND_SECONDS:
        sum(date.timestamp() for date in rule)
        runs += 1
    return runs / (time.perf_counter() - began)


def main():
    for name, zone, text, dates in CASES:
        rule = rrulestr(text, dtstart=datetime(2024, 1, 1, 9, tzinfo=ZoneInfo(zone)))
        assert sum(1 for _ in rule) == dates
        rates = sorted(per_second(rule) for _ in range(ROUNDS))
        print(json.dumps({
            "name": name,
            "engine": "python-dateutil",
            "per_second": round(rates[len(rates) // 2], 1),
            "min": round(rates[0], 1),
            "max": round(rates[-1], 1),
        }, separators=(",", ":")))


if __name__ == "__main__":
    main()
