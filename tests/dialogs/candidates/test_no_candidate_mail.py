"""“No email to the candidate”: the address is taken out before the invitation goes out; afterwards it is said what can be done."""

import pytest

from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.loops import Loop
from cards.actions import InviteCandidate
from cards.interview_views import InterviewCard
from cards.view_models import Notice
from tests.harness import office_loops
from tests.harness.office_loops import INVITING, staffed
from tests.harness.office_stories import booked

ASKED = "Ian on Tuesday 45 min for Ola Berg ola@berg.example"


async def told(office, text):
    await office.says("rita", text)
    notices = [one for one in office.views("rita") if isinstance(one, Notice)]
    return " ".join(notices[-1].lines)


@pytest.mark.parametrize(
    "text",
    [
        "actually no candidate email, we'll call her",
        "take the email off",
        "don't email Ola",
        "please remove her address",
        "don't send her anything, I'll ring",
    ],
)
async def test_nothing_goes_to_the_candidate_and_the_name_stays(office, text):
    interview = await booked(office, ASKED)
    said = await told(office, text)
    assert "No invitation goes to Ola Berg: I took the address ola@berg.example out" in said
    office.clock.pass_(seconds=300)
    await office.works()
    known = await office.load(Interview, interview.id)
    assert (known.candidate, known.candidate_mail) == ("Ola Berg", "")
    assert office.view("rita", InterviewCard).candidate_state == ""
    assert all("ola@berg.example" not in dict(one.draft.attendees) for one in office.calendars.events.values())  # fmt: skip


async def test_undo_puts_the_address_back(office):
    interview = await booked(office, ASKED)
    await office.says("rita", "no email to the candidate please")
    await office.works()
    await office.says("rita", "undo")
    known = await office.load(Interview, interview.id)
    assert (known.candidate, known.candidate_mail) == ("Ola Berg", "ola@berg.example")


async def test_what_is_out_is_not_taken_back_unasked(office):
    interview = await booked(office, ASKED)
    await office.says("rita", "send it off now")
    await office.works()
    said = await told(office, "no email to the candidate please")
    assert "Ola Berg is invited already, and hasn’t answered yet. Nothing was changed." in said
    assert "empty the address under “Candidate”" in said
    known = await office.load(Interview, interview.id)
    assert known.candidate_mail == "ola@berg.example"


async def test_nothing_goes_to_who_has_no_address(office):
    await booked(office, "Ian on Tuesday 45 min for Ola Berg")
    said = await told(office, "don't email her")
    assert "No invitation goes to Ola Berg: I have no address for them" in said


async def test_an_address_is_left_out_before_anything_is_booked(office):
    await office.says("rita", ASKED)
    await office.says("rita", "no email to the candidate")
    await office.says("rita", "book 1")
    await office.works()
    card = office.view("rita", InterviewCard)
    assert (card.candidate, card.candidate_mail) == ("Ola Berg", "")


async def test_no_plan_goes_to_the_candidate_of_a_loop():
    office = await staffed()
    loop = await office_loops.booked(office, INVITING)
    said = await told(office, "no email to the candidate, we'll call her")
    assert "No invitation goes to Jo Park: I took the address jo@park.example out" in said
    assert "“undo”" not in said
    known = await office.load(Loop, loop.id)
    assert (known.candidate, known.candidate_mail) == ("Jo Park", "")


async def test_a_plan_that_is_out_is_not_taken_back_unasked():
    office = await staffed()
    loop = await office_loops.booked(office, INVITING)
    await office.presses("rita", InviteCandidate(loop.id))
    await office.works()
    said = await told(office, "take her address off")
    assert "Jo Park is invited already" in said
    assert (await office.load(Loop, loop.id)).candidate_mail == "jo@park.example"
