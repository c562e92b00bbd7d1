"""What cards and outbox rows of earlier versions hold still works: files kept in `tests/data/wire`, see the README there."""

import json
from pathlib import Path

import msgspec
import pytest

from bot.domain.jobs import Job
from bot.runtime.delivery.outbox import Origin, from_outbox, to_outbox
from cards import adaptive_cards, slack_blocks
from cards.actions import ACTIONS, unpack
from cards.layouts import VIEWS
from cards.runtime_views import CardViews
from tests.fakes.cipher import FakeCipher

DATA = Path(__file__).parents[1] / "data" / "wire"
PAYLOADS = json.loads((DATA / "payloads-v1.json").read_text())
ROWS = [
    msgspec.json.decode(one, type=Job)
    for one in (DATA / "outbox-rows-v1.jsonl").read_text().splitlines()
]
VIEWS_OF_THAT_TIME = {
    *("Notice", "Problem", "Help", "AccountStatus", "AskToDisable", "Consent", "Approval", "Sheet"),
    *("AskSure", "Connected", "Choices", "OfferCard", "InterviewCard", "AskToCancel"),
    *("InterviewList", "Home", "RoomList"),
}

every_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what["show"]["subject"])


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_button_of_that_time_is_still_understood(name):
    action = unpack(PAYLOADS[name]["teams"])
    assert slack_blocks.parse_press(PAYLOADS[name]["slack"]) == action
    assert (action.name, action.pack()) == (name, PAYLOADS[name]["teams"])


def test_no_action_of_that_time_is_missing():
    assert len(PAYLOADS) == 19
    assert PAYLOADS.keys() <= ACTIONS.keys()


@every_row
def test_a_view_that_waits_since_then_is_still_shown(row):
    show, origin = from_outbox(row, CardViews(), FakeCipher())
    assert adaptive_cards.draw(show.view)["body"]
    assert slack_blocks.draw(show.view)["blocks"]
    assert (show.to, show.revision, origin.speaker) == ("t/rita", 7, "t/rita")


@every_row
def test_a_row_is_still_written_under_the_same_name(row):
    show, _ = from_outbox(row, CardViews(), FakeCipher())
    (again,) = to_outbox([show], Origin(), row.at, FakeCipher())
    assert again.what["of" if again.sealed_view else "name"] == row.what["name"]


def test_no_view_of_that_time_is_missing():
    assert {row.what["name"] for row in ROWS} == VIEWS_OF_THAT_TIME
    assert VIEWS.keys() >= VIEWS_OF_THAT_TIME


def test_every_name_on_the_wire_is_there_once():
    assert all(kind.kind for kind in VIEWS.values())
    assert all(name == kind.name for name, kind in ACTIONS.items())
    assert "" not in ACTIONS.keys() | VIEWS.keys()
