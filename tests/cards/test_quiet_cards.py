"""One title, one line of state and one line of what can be typed: what keeps the cards quiet."""

from datetime import date

import pytest
from msgspec.structs import replace

from cards.components import Banner, Button, Buttons, Heading, Hint, Text
from cards.layouts import lay_out
from cards.words.bookings.loop_offers import change_typed
from tests.harness.sample_views import SAMPLES


def parts(view, kind):
    return [one for one in lay_out(view).parts if isinstance(one, kind)]


@pytest.mark.parametrize(
    "name", ["interview confirmed", "interview without its room", "loop with one declined"]
)
def test_one_line_says_what_can_be_typed(name):
    assert len(parts(SAMPLES[name], Hint)) == 1


def test_a_booked_interview_that_somebody_declined_has_one_line_of_state():
    said = [one.text for one in parts(SAMPLES["interview confirmed"], Banner)]
    assert said == ["Booked, but Raj declined"]


def test_a_room_that_waits_is_told_beside_the_no():
    view = replace(SAMPLES["interview confirmed"], room_state="requested")
    assert [one.text for one in parts(view, Banner)] == ["Raj declined"]
    said = [one.text for one in parts(view, Text)]
    assert "Waiting for Thames to confirm – invitations sent" in said


def test_a_card_names_its_day_once():
    for name in ("interview confirmed", "invitation"):
        heading, time = parts(SAMPLES[name], Heading)[0], parts(SAMPLES[name], Text)[0]
        assert ("24 Nov" in heading.text) + ("24 November" in time.text) == 1


def test_what_an_offer_seldom_needs_is_folded_away():
    buttons = [
        one for each in parts(SAMPLES["offer of several days"], Buttons) for one in each.buttons
    ]
    folded = {one.title for one in buttons if isinstance(one, Button) and one.is_folded}
    assert folded == {"Why not…", "Candidate chooses"}


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 24), "what about Wednesday"),
        (date(2026, 11, 27), "what about Monday"),
        (date(2026, 11, 28), "what about Monday"),
        (None, "what about next week"),
    ],
)
def test_the_day_to_ask_for_next_follows_the_one_that_was_asked(day, said):
    assert change_typed(day) == said
