"""Days that only tell why are not those that are wanted, and no more days than those said are those of an absence."""

import pytest

from tests.language.example_company import JO, MARC, mail, read_among, said


def days(spans):
    return [start.date().isoformat() for start, _ in spans]


def read(text, *, last="interview"):
    return read_among(text, (JO, MARC), last=last)


@pytest.mark.parametrize(
    "text",
    [
        "move it to Friday afternoon please, she can't make Thursday",
        "can we move it to Friday afternoon? Tom is travelling on Wednesday",
        "reschedule to Friday afternoon - she has a doctor's appointment on Tuesday",
        "move it to Friday afternoon. Turing is closed on Thursday",
        "move it to Friday afternoon as Raj is in Paris on Thursday",
        "move it to Friday afternoon since Thursday is a holiday",
        "move it to Friday afternoon, her train leaves on Wednesday",
    ],
)
def test_the_day_of_a_reason_is_not_wanted(text):
    reading = read(text)
    assert (reading.request.target, reading.doubt) == (("jo",), None)
    assert [(a.isoformat(timespec="minutes"), b.hour) for a, b in reading.request.windows] == [
        ("2026-11-27T12:00", 17)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "move it to Thursday or Friday, Friday is better for her",
        "move it to Thursday, and Friday is fine too",
    ],
)
def test_the_day_of_a_wish_is_wanted(text):
    assert days(read(text).request.windows) == ["2026-11-26", "2026-11-27"]


def test_two_hours_behind_a_day_and_a_comma_are_times_of_it():
    spans = read("move it to Friday, 11 or 2").request.windows
    assert [start.isoformat(timespec="minutes") for start, _ in spans] == [
        "2026-11-27T11:00",
        "2026-11-27T14:00",
    ]


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("OOO thu and fri, back on monday", ["2026-11-26", "2026-11-27"]),
        ("I'm off on Tuesday, back Wednesday", ["2026-11-24"]),
        ("away Wed to Fri, returning Monday", ["2026-11-25", "2026-11-26", "2026-11-27"]),
        ("not in on Thursday, will be back on Friday", ["2026-11-26"]),
        ("off friday, available thursday", ["2026-11-27"]),
        ("out from Wednesday, back on Friday", ["2026-11-25", "2026-11-26"]),
        ("on leave until Wednesday, back on Thursday", ["2026-11-23", "2026-11-24", "2026-11-25"]),
    ],
)
def test_the_day_somebody_is_back_on_is_not_one_of_their_absence(text, away):
    reading = read(text, last="none")
    assert (reading.intent, days(reading.request.windows)) == ("absence", away)


@pytest.mark.parametrize(
    "text",
    [
        "I'm leaving the company on Friday, please hand my interviews over to Dana",
        "hand over my interviews to Dana, Friday is my last day",
    ],
)
def test_the_day_somebody_leaves_is_not_left_out_of_what_they_hand_over(text):
    reading = read(text, last="none")
    assert (reading.request.to, reading.left_out) == (mail("dana"), ())


def test_what_is_barred_of_a_part_of_the_day_leaves_the_rest_of_it():
    spans = said("Raj on Friday morning", "not before 10 though").request.windows
    assert [(a.hour, b.hour) for a, b in spans] == [(10, 12)]
