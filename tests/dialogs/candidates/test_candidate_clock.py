"""An hour told on the candidate's clock is read in their zone, or the zone is asked about; it is never dropped."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import CandidateInvitation, Interview
from cards.adaptive_cards import fallback
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked, offered, save

WHOSE = "she can only do after 9am her time"


def starts(office):
    return [one.start.astimezone(UTC).hour for one in office.view("rita", OfferCard).slots]


async def test_the_zone_is_asked_and_the_answer_is_read_in_the_message(office):
    await offered(office, "Ian on Tuesday for Jo Park 1 hour")
    said = await office.says("rita", WHOSE)
    assert "Which time zone is Jo Park in?" in said
    await office.says("rita", "she's in New York")
    assert min(starts(office)) == 14


async def test_a_zone_known_of_the_candidate_is_taken(office):
    interview = await booked(office, "Ian on Tuesday for Jo Park 1 hour")
    known = replace(interview, candidate_invitation=CandidateInvitation(zone="America/New_York"))
    await save(office, known)
    await offered(office, "Mei on Wednesday for Jo Park 1 hour")
    await office.says("rita", WHOSE)
    assert min(starts(office)) == 14


async def test_what_is_booked_moves_by_the_candidates_clock(office):
    interview = await booked(office, "Ian on Tuesday for Jo Park 1 hour")
    await office.says("rita", "move it to 10am Jo's time")
    await office.says("rita", "New York")
    await office.says("rita", "choose 1")
    await office.works()
    there = await office.load(Interview, interview.id)
    assert there.start == datetime(2026, 11, 24, 15, tzinfo=UTC)


@pytest.mark.parametrize("said", ["more", "Ian on Wednesday"])
async def test_what_is_no_zone_is_read_as_ever(office, said):
    await offered(office, "Ian on Tuesday for Jo Park 1 hour")
    await office.says("rita", WHOSE)
    await office.says("rita", said)
    assert "time zone" not in fallback(office.views("rita")[-1])


async def test_a_question_for_nobody_asks_for_no_zone(office):
    await offered(office, "Ian on Tuesday 1 hour")
    assert "Which time zone" not in await office.says("rita", WHOSE)
