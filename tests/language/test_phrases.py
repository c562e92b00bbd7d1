"""Every sentence of phrases.txt means what its line says; the file's head tells the notation."""

from datetime import date, datetime, timedelta

import pytest

from bot.language.requests import AskedRoom
from tests.harness.for_each import for_each, in_part
from tests.harness.phrase_lines import lines
from tests.language.example_company import company, mail, said, scene


def day(written, now):
    parts = [int(part) for part in written.split("/")]
    month = parts[1] if len(parts) > 1 else now.month
    year = 2000 + parts[2] if len(parts) > 2 else 2026
    return date(year, month, parts[0])


def days(written, now):
    if ".." in written:
        first, last = (day(one, now) for one in written.split(".."))
        row = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
        return [one for one in row if one.weekday() < 5]
    return [day(one, now) for one in written.split("+")]


def at(day, clock):
    hour, _, minute = clock.partition(":")
    return datetime.combine(day, datetime.min.time()) + timedelta(
        hours=int(hour), minutes=int(minute or 0)
    )


def windows(written, now):
    made = []
    for group in (written or "23..27").split(";"):
        named, _, hours = group.strip().partition(" ")
        for one in days(named, now):
            for span in (hours or "9-17:30").split(","):
                start, end = span.strip().split("-")
                made.append((at(one, start), at(one, end)))
    return tuple(sorted(made))


def room(written):
    if written is None or written == "any":
        return written and AskedRoom()
    if written in {one.mail.partition("@")[0] for one in company().rooms}:
        return AskedRoom(mail=mail(written))
    rest, *features = written.split("+")
    rest, _, name = rest.partition("#")
    seats, _, place = rest.partition("@")
    return AskedRoom(
        (name and mail(name)) or None, int(seats) if seats else None, place or None, tuple(features)
    )


def mails(written):
    return tuple(sorted(mail(name) for name in written.split(","))) if written else ()


def wanted(line):
    marks = dict(word.partition("=")[::2] for word in line.else_.split())
    people = mails(marks.get("who"))
    need = marks.get("need", "all" if people else "any")
    return {
        "people": people,
        "need": int(need) if need.isdigit() else need,
        "minutes": int(marks.get("min", 60)),
        "windows": () if line.when == "none" else windows(line.when, line.now),
        "room": room(marks.get("room")),
        "online": "online" in marks,
        "must": mails(marks.get("must")),
        "optional": mails(marks.get("maybe")),
        "excluded": mails(marks.get("not")),
    }


SOME, OTHERS = in_part({f"{number}: {line.text}": line for number, line in enumerate(lines())})


@for_each("line", SOME)
def test_a_sentence_means_what_the_rules_say(line):
    assert_means_what_the_rules_say(line)


@pytest.mark.exhaustive
@for_each("line", OTHERS)
def test_any_other_sentence_means_what_the_rules_say(line):
    assert_means_what_the_rules_say(line)


def assert_means_what_the_rules_say(line):
    reading = said(*line.text.split(" >> "), at=scene(line.now, locale=line.locale))
    marks = dict(word.partition("=")[::2] for word in line.else_.split())
    if "intent" in marks:
        assert reading.intent == marks["intent"]
        return
    assert reading.intent == "availability"
    assert (reading.doubt is not None) == bool({"asks", "asks-only"} & marks.keys())
    if "asks-only" not in marks:
        wants = wanted(line)
        assert {name: getattr(reading.question, name) for name in wants} == wants
