"""An interviewer's times are on their own clock, whoever organizes: what they propose, when they are away, what they say."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from cards.actions import Decline
from cards.offer_views import OfferCard
from cards.view_models import AskSure
from tests.harness.office_stories import booked, save


@pytest.fixture
async def abroad(office):
    """Ian lives in New York, five hours behind Rita's London, and is asked for 14:00 in London."""
    await save(office, replace(await office.person("ian"), zone="America/New_York"))
    office.interview = await booked(office, "Ian on Tuesday at 15:00 with a room")
    return office


def hours(moments):
    return {one.astimezone(UTC).hour for one in moments}


@pytest.mark.parametrize(
    "text", ["can we do 11am instead?", "how about Tuesday at 11am?", "propose Tuesday at 11am"]
)
async def test_a_proposal_is_read_on_the_clock_of_who_proposes(abroad, text):
    said = await abroad.says("ian", text)
    assert "24 November, 11:00 New York time, which is 16:00 London time for Rita" in said
    (proposal,) = (await abroad.load(Interview, abroad.interview.id)).proposals
    assert proposal.start == datetime(2026, 11, 24, 16, tzinfo=UTC)


async def test_a_proposal_on_one_clock_says_no_other(office):
    await booked(office, "Ian on Tuesday at 15:00 with a room")
    said = await office.says("ian", "can we do 11am on Wednesday instead?")
    assert "Wednesday 25 November, 11:00" in said
    assert "time, which" not in said


async def test_a_day_that_is_proposed_is_read_on_the_clock_of_who_proposes(abroad):
    await abroad.says("ian", "can we do Wednesday morning instead?")
    view = abroad.view("ian", OfferCard)
    assert view.zone == "America/New_York"
    assert max(hours(one.start for one in view.slots)) >= 14


async def test_who_is_out_from_an_hour_is_out_then_on_their_own_clock(abroad):
    said = await abroad.says("ian", "I'm out sick on Tuesday from 9:30am")
    assert isinstance(abroad.view("ian", AskSure), AskSure), said
    (absence,) = (await abroad.person("ian")).absences
    assert absence.start.astimezone(UTC).hour == 14
    notes = [str(one) for one in abroad.views("ian")]
    assert any("New York time" in one for one in notes), notes


@pytest.mark.parametrize("text", ["I'm busy until 3", "I'm busy until 3pm", "I'm away until 15:00"])
async def test_an_hour_without_a_day_is_of_the_invitations_day(office, text):
    """It was taken for the next five days, and nobody was offered Ian then."""
    await booked(office, "Ian on Tuesday at 10:00 with a room")
    said = await office.says("ian", text)
    assert isinstance(office.view("ian", AskSure), AskSure), said
    (absence,) = (await office.person("ian")).absences
    assert (absence.start.day, absence.end.day, absence.end.hour) == (24, 24, 15)


async def test_an_hour_in_a_comment_says_whose_clock_it_is_on(abroad):
    press = Decline(abroad.interview.id)
    await abroad.presses("ian", press, inputs={"comment": "I'm busy until 3"})
    await abroad.works()
    assert "“I'm busy until 3” (New York time)" in abroad.last("rita")
    await abroad.presses("ian", press, inputs={"comment": "I know the 1 candidate"})
    await abroad.works()
    assert "New York time" not in abroad.last("rita")
