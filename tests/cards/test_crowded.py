"""Cards of a company with many people and rooms, whose names are long or in any script, stay small and whole."""

from collections import Counter

import msgspec
import pytest

from cards import adaptive_cards, slack_blocks
from cards.layouts import lay_out
from cards.slack_modals import modal
from cards.words.formatting import display, field_value
from tests.harness.crowded_views import NAMES, crowded
from tests.harness.sample_views import SAMPLES
from tests.harness.slack_limits import beyond

LARGEST = 20_000
HIGHEST = 30
"""Blocks of a message in Slack, which takes 50."""
ALWAYS_TRIED = {"long", "Arabic"}
every_name = pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=name, marks=[] if name in ALWAYS_TRIED else pytest.mark.exhaustive)
        for name, text in NAMES.items()
    ],
)


@every_name
def test_crowded_cards_are_small_in_teams(text):
    sizes = {name: size(adaptive_cards.draw(crowded(view, text))) for name, view in SAMPLES.items()}
    assert {name: one for name, one in sizes.items() if one >= LARGEST} == {}


def size(card):
    """Bytes of a card as it is sent."""
    return len(msgspec.json.encode(card))


@every_name
def test_crowded_messages_and_forms_are_within_the_limits_of_slack(text):
    for name, view in SAMPLES.items():
        full = crowded(view, text)
        message = slack_blocks.draw(full)
        assert len(message["blocks"]) <= HIGHEST, name
        forms = [modal(form) for form in slack_blocks.forms(full)]
        assert [over for one in (message, *forms) for over in beyond(one)] == [], name


@every_name
def test_what_runs_from_right_to_left_ends_where_it_began(text):
    for name, view in SAMPLES.items():
        counted = Counter(lay_out(crowded(view, text)).fallback)
        assert counted["\u2068"] == counted["\u2069"], name


@pytest.mark.parametrize("text", ["שלום", "عبد", "  Ian  Murray ", "Zoë 👩‍🚀", "李明"])
def test_a_field_holds_what_was_typed_so_that_it_comes_back_the_same(text):
    assert field_value(text, 60) == " ".join(text.split())


def test_wide_letters_of_a_name_take_the_place_of_two():
    assert display("欧" * 50, 40) == f"{'欧' * 19}…"
    assert display("é" * 50, 40) == f"{'é' * 39}…"
    assert display("欧" * 150, 200) == "欧" * 150
