"""Two ways to search for times: minute by minute with numpy, and with portion's intervals.

The first line holds the search in minutes; each later line names the way, and is answered with how
many starts suit, the rooms of the first five, and the seconds it took.
"""

import json
import sys
import time

import numpy as np
import portion


def by_minutes(told):
    """One cell a minute and calendar; a start suits where the sum of the next hour is zero."""
    span, length = told["minutes"], told["length"]

    def busy(calendars):
        cells = np.zeros((len(calendars), span + 1), dtype=np.int32)
        for row, items in zip(cells, calendars, strict=True):
            for start, end in items:
                row[start:end] = 1
        sums = np.cumsum(cells, axis=1)
        padded = np.concatenate([np.zeros((len(calendars), 1), dtype=np.int64), sums], axis=1)
        return padded[:, starts + length] - padded[:, starts]

    starts = np.concatenate(
        [np.arange(first, last - length + 1, told["step"]) for first, last in told["windows"]]
    )
    people = ~busy(told["people"]).any(axis=0)
    rooms = busy(told["rooms"]) == 0
    good = np.flatnonzero(people & rooms.any(axis=0))
    return len(good), [np.flatnonzero(rooms[:, one])[:10].tolist() for one in good[:5]]


def by_intervals(told):
    """Free time as a set of intervals; a start suits in any that is long enough."""
    windows = portion.Interval(*(portion.closedopen(*one) for one in told["windows"]))

    def free(items):
        return windows - portion.Interval(*(portion.closedopen(*one) for one in items))

    people = windows
    for items in told["people"]:
        people &= free(items)
    rooms_at = {}
    for number, items in enumerate(told["rooms"]):
        for gap in people & free(items):
            since = next(first for first, last in told["windows"] if first <= gap.lower < last)
            first = since + -(-(gap.lower - since) // told["step"]) * told["step"]
            for start in range(first, gap.upper - told["length"] + 1, told["step"]):
                rooms_at.setdefault(start, []).append(number)
    good = sorted(rooms_at)
    return len(good), [rooms_at[one][:10] for one in good[:5]]


told = json.loads(sys.stdin.readline())
sys.stdout.write('"ready"\n')
sys.stdout.flush()
for line in sys.stdin:
    way = {"numpy": by_minutes, "portion": by_intervals}[json.loads(line)]
    before = time.perf_counter()
    count, rooms = way(told)
    seconds = time.perf_counter() - before
    sys.stdout.write(json.dumps({"count": count, "rooms": rooms, "seconds": seconds}) + "\n")
    sys.stdout.flush()
