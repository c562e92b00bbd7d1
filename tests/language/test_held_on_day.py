"""A day that tells which invitation is meant, rather than to which day the one shown is to move."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from tests.language.example_company import HANA, VERA, read_among

ACCEPTED = replace(VERA, answer="accepted")
"""Wednesday's, shown last; Hana's is on Friday and waits."""


@pytest.mark.parametrize(
    "text",
    [
        "Friday I can only do after 4",
        "on Friday only after 4",
        "I'm free only after 4 on Friday",
        "Friday not before 4 please",
        "I can only do after 4 on Friday",
    ],
)
@pytest.mark.parametrize("shown", [VERA, ACCEPTED])
def test_the_hours_of_a_day_are_of_what_is_held_then(text, shown):
    request = read_among(text, (shown, HANA), last="invitation").request
    assert (request.intent, request.target) == ("propose", ("hana",))
    assert {start.isoformat() for start, _ in request.windows} == {"2026-11-27T16:00:00"}


@pytest.mark.parametrize("text", ["could we do Friday at 4 instead?", "Friday would be better at 4"])  # fmt: skip
def test_another_day_is_proposed_for_the_one_shown_until_that_has_a_yes(text):
    shown = read_among(text, (VERA, HANA), last="invitation").request
    assert (shown.intent, shown.target) == ("propose", ("vera",))
    settled = read_among(text, (ACCEPTED, HANA), last="invitation").request
    assert (settled.intent, settled.target) == ("propose", ("hana",))


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("could we do Vera's on Friday at 4 instead?", (ACCEPTED, HANA)),
        ("could we do Friday at 4 instead?", (ACCEPTED, HANA, replace(HANA, id="other"))),
        ("could we do Thursday at 4 instead?", (ACCEPTED, HANA)),
        ("could we do Friday at 4 instead?", (ACCEPTED, replace(HANA, answer="accepted"))),
    ],
)
def test_the_one_shown_is_meant_where_it_is_named_or_the_day_tells_no_other(text, among):
    request = read_among(text, among, last="invitation").request
    assert (request.intent, request.target) == ("propose", ("vera",))


@pytest.mark.parametrize("text", ["3:30 then", "could we do 3:30?", "3:30 would be better"])
def test_an_hour_alone_is_of_the_day_that_was_proposed(text):
    proposed = replace(VERA, proposed=datetime.fromisoformat("2026-11-26T15:00"))
    request = read_among(text, (proposed, HANA), last="invitation").request
    assert (request.intent, request.target) == ("propose", ("vera",))
    assert request.windows[0][0] == datetime.fromisoformat("2026-11-26T15:30")
