"""Whoever has not answered is reminded of all the organizer's coming interviews, where none is named."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Place
from cards.actions import Accept
from cards.adaptive_cards import fallback
from tests.harness.office import address
from tests.harness.office_reminders import told
from tests.harness.office_stories import booked

EVERYONE = [
    "remind everyone who hasn't answered",
    "remind everyone",
    "chase everyone who hasn’t replied yet",
    "nudge those who haven't",
    "nudge the ones who haven’t yet",
]

OTHER_TIMES = "Ian on Thursday 30 min for Dan Moss"
"""After it no interview is spoken of any more, but an offer."""


async def two_booked(office):
    """Ian's interview, and Mei's, which was booked and shown last."""
    first = await booked(office, "Ian on Friday 45 min for Ben Cole")
    return first, await booked(office, "Mei on Friday 45 min for Chloe Roy")


@pytest.mark.parametrize("text", EVERYONE)
async def test_everyone_is_of_all_coming_interviews(office, text):
    await two_booked(office)
    said = await office.says("rita", text)
    await office.works()
    assert "Ian: Ben Cole, Fri 27 Nov" in said
    assert "Mei: Chloe Roy, Fri 27 Nov" in said
    assert len(told(office, "ian", "unanswered")) == len(told(office, "mei", "unanswered")) == 1
    assert "within the last hour" in await office.says("rita", text)


async def test_an_admin_who_books_reminds_everyone_with_no_interview_shown(office):
    await two_booked(office)
    await office.says("olivia", "make Rita an admin")
    await office.says("rita", OTHER_TIMES)
    assert "Ian: Ben Cole, Fri 27 Nov" in await office.says("rita", EVERYONE[0])


async def test_who_has_answered_is_not_reminded_with_everyone(office):
    first, _ = await two_booked(office)
    await office.presses("ian", Accept(first.id))
    await office.works()
    said = await office.says("rita", EVERYONE[0])
    await office.works()
    assert "Ben Cole" not in said
    assert not told(office, "ian", "unanswered")


async def test_the_interviewers_are_those_of_the_interview_that_is_shown(office):
    await two_booked(office)
    assert "reminded Mei" in await office.says("rita", "remind the interviewers")
    await office.works()
    assert not told(office, "ian", "unanswered")


async def test_everyone_is_reminded_with_no_interview_shown(office):
    await two_booked(office)
    await office.says("rita", OTHER_TIMES)
    assert "Ben Cole" in await office.says("rita", EVERYONE[0])


@pytest.mark.parametrize("whose", ["Ben", "Ben Cole"])
async def test_where_a_candidate_is_named_it_is_of_theirs_alone(office, whose):
    await two_booked(office)
    said = await office.says("rita", f"remind everyone who hasn't answered for {whose}")
    await office.works()
    assert "Ian: Ben Cole, Fri 27 Nov" in said
    assert not told(office, "mei", "unanswered")


async def test_where_others_read_along_no_candidate_is_named(office):
    await two_booked(office)
    channel = replace(address("rita", place=Place.CHANNEL), conversation="19:team")
    await office.says("rita", EVERYONE[0], address=channel)
    (said,) = map(fallback, office.chat.shown[channel.conversation].values())
    assert "Ian and Mei: Fri 27 Nov" in said
    assert not [name for name in ("Ben Cole", "Chloe Roy") if name in said]
