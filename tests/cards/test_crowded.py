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
every_view = pytest.mark.parametrize("view", SAMPLES.values(), ids=SAMPLES)
every_name = pytest.mark.parametrize("text", NAMES.values(), ids=NAMES)


@every_view
@every_name
def test_a_crowded_card_is_small_in_teams_and_within_the_limits_of_slack(view, text):
    full = crowded(view, text)
    assert len(msgspec.json.encode(adaptive_cards.draw(full))) < LARGEST
    message = slack_blocks.draw(full)
    assert len(message["blocks"]) <= HIGHEST
    assert list(beyond(message)) == []
    assert [list(beyond(modal(form))) for form in slack_blocks.forms(full)] == [
        [] for _ in slack_blocks.forms(full)
    ]


@every_view
@every_name
def test_what_runs_from_right_to_left_ends_where_it_began(view, text):
    said = lay_out(crowded(view, text)).fallback
    counted = Counter(one for one in said if one in "\u2068\u2069")
    assert counted["\u2068"] == counted["\u2069"]


@pytest.mark.parametrize("text", ["שלום", "عبد", "  Ian  Murray ", "Zoë 👩‍🚀", "李明"])
def test_a_field_holds_what_was_typed_so_that_it_comes_back_the_same(text):
    assert field_value(text, 60) == " ".join(text.split())


def test_wide_letters_of_a_name_take_the_place_of_two():
    assert display("欧" * 50, 40) == f"{'欧' * 19}…"
    assert display("é" * 50, 40) == f"{'é' * 39}…"
    assert display("欧" * 150, 200) == "欧" * 150
