"""Days and hours as people say them, in messages of all kinds, as `times_said.txt` tells.

A greeting or a story before it, or another zone, changes no window of a message.
"""

import json
from pathlib import Path

import pytest

from bot.language.contract import answer_line
from bot.language.people.name_index import from_json
from tests.harness.for_each import for_each, in_part

HERE = Path(__file__).parent
DIRECTORY = from_json(
    json.loads((HERE.parent / "data/language/directory.json").read_text(encoding="utf-8"))
)
NOW = "2026-12-01T10:10"
STARTS = "10:15"
"""From when the day of the messages counts."""


def coming(role, speaker, last):
    """Return a context with an interview on Thursday at 10 and one on Monday at 14."""
    both = (
        ("i1", "2026-12-03T10:00", 45, ["mei", "tom"], "Jane Doe"),
        ("i2", "2026-12-07T14:00", 60, ["ian", "tom"], "Omar Aziz"),
    )
    interviews = [
        {"id": name, "start": start, "minutes": minutes, "as": role, "room": None}
        | {"people": [f"{one}@contoso.example" for one in people], "candidate": {"name": candidate}}
        for name, start, minutes, people, candidate in both
    ]
    return {"speaker": f"{speaker}@contoso.example", "last": last, "interviews": interviews}


KINDS = {
    "a search": ("availability", {"context": {"speaker": "rita@contoso.example"}}),
    "a move of an interview": (
        "reschedule",
        {"context": coming("organizer", "rita", "interview")},
    ),
    "another time for an invitation": (
        "propose",
        {"context": coming("interviewer", "tom", "invitation")},
    ),
    "an absence": ("absence", {"context": {"speaker": "tom@contoso.example", "last": "none"}}),
    "more of an open question": (
        "availability",
        {"after": ["45 min with Ian and Mei on Wednesday"]},
    ),
}


def rows():
    kind = ""
    for line in (HERE / "times_said.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            kind = line[3:]
        elif line and not line.startswith("#"):
            text, _, windows = line.rpartition(" | ")
            yield kind, text, windows


def clock(said):
    hour, _, minute = said.partition(":")
    return f"{int(hour):02}:{minute or '00'}"


def spans(told):
    """Return the windows of "7-9 9-12,14-15; 10 9-17:30", those that touch as one."""
    found = []
    for group in told.split("; "):
        days, hours = group.split(" ")
        for one in days.split(","):
            first, _, last = one.partition("-")
            for day in range(int(first), int(last or first) + 1):
                for span in hours.split(","):
                    start, end = (clock(part) for part in span.split("-"))
                    start = max(start, STARTS) if day == 1 else start
                    found.append((f"2026-12-{day:02}T{start}", f"2026-12-{day:02}T{end}"))
    return merged(found)


def merged(found):
    kept = []
    for start, end in sorted(found):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def read(kind, text, zone="Europe/London"):
    given = {"text": text, "now": NOW, "zone": zone, "locale": "en-GB"} | KINDS[kind][1]
    return answer_line(given, DIRECTORY)


SOME, OTHERS = in_part({f"{number}: {one[1]}": one for number, one in enumerate(rows())})


def assert_names_its_windows(row):
    kind, text, told = row
    answer = read(kind, text)
    assert answer["intent"] == KINDS[kind][0]
    assert merged(map(tuple, answer["windows"])) == spans(told)
    assert (answer.get("doubt"), answer.get("left_out")) == (None, None)


@for_each("row", SOME)
def test_a_message_names_the_windows_told(row):
    assert_names_its_windows(row)


@pytest.mark.exhaustive
@pytest.mark.lasting
@for_each("row", OTHERS)
def test_any_other_message_names_the_windows_told(row):
    assert_names_its_windows(row)


@for_each("row", {one[1]: one for one in list(rows())[::6]})
def test_what_is_said_before_a_message_and_its_zone_change_no_window(row):
    kind, text, told = row
    for before in ("Hi there! ", "Good morning, hope you had a lovely weekend. "):
        assert merged(map(tuple, read(kind, before + text)["windows"])) == spans(told), before
    assert merged(map(tuple, read(kind, text, "Asia/Kolkata")["windows"])) == spans(told)
