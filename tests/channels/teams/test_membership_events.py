"""Which arrivals and leaves are told of twice."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.channels.teams.activity_parsing import speaker_of, turn_of
from bot.channels.teams.turn_bridge import MembershipDeduplicator
from bot.runtime.turn import Arrived, Left
from tests.harness.teams_activities import NOON, an_activity


@pytest.fixture
def arrival():
    activity = an_activity("http://127.0.0.1")
    return turn_of(activity, speaker_of(activity), Arrived(), now=NOON)


@pytest.mark.parametrize(
    ("seconds", "is_new"), [(0, False), (29, False), (30, True), (86400, True)]
)
def test_the_same_move_soon_after_is_no_news(arrival, seconds, is_new):
    moves = MembershipDeduplicator()

    assert moves.is_new(arrival)
    later = replace(arrival, now=NOON + timedelta(seconds=seconds))
    assert moves.is_new(later) is is_new


def test_another_move_or_another_chat_is_news(arrival):
    moves = MembershipDeduplicator()
    elsewhere = replace(arrival, address=replace(arrival.address, conversation="19:other"))

    assert all(moves.is_new(one) for one in (arrival, replace(arrival, content=Left()), elsewhere))


def test_what_is_kept_is_bounded(arrival):
    moves = MembershipDeduplicator()
    moves.is_new(arrival)
    for number in range(1000):
        address = replace(arrival.address, conversation=f"19:{number}")
        moves.is_new(replace(arrival, address=address))

    assert moves.is_new(arrival)
