"""What a card folds away is shown to who may read the card, and never more than it holds."""

import pytest

from bot.domain.bookings.interviews import Interview
from cards.actions import Book, Details
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from cards.view_models import CardDetails, Problem

ASK = "who's free Tuesday with a room"


async def test_everybody_reads_what_signing_in_allows(office):
    shown = await office.presses("ian", Details("consent"))
    assert isinstance(shown, CardDetails)
    assert shown.scopes == office.ports.rules.scopes


async def test_the_organizer_alone_reads_how_the_room_is_reserved(office):
    await office.says("rita", ASK)
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.works()
    (interview,) = await office.all(Interview)
    subject = Details(f"interview/{interview.id}")
    shown = await office.presses("rita", subject)
    card = office.view("rita", InterviewCard)
    assert (shown.room, shown.path) == (card.room, card.path)
    assert shown.path
    refused = await office.presses("ian", subject)
    assert (type(refused), refused.key) == (Problem, "gone")


@pytest.mark.parametrize("subject", ["", "interview/none", "room/thames", "offer/x"])
async def test_what_folds_nothing_away_is_gone(office, subject):
    assert (await office.presses("rita", Details(subject))).key == "gone"
