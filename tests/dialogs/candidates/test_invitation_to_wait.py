"""A candidate's invitation that is to wait or to go out once more: it is said what becomes of it."""

import pytest

from cards.interview_views import InterviewCard
from cards.view_models import Notice
from tests.harness.office_stories import booked


async def told(office, text):
    await office.says("rita", text)
    notices = [one for one in office.views("rita") if isinstance(one, Notice)]
    return " ".join(notices[-1].lines)


ASKED = "Ian on Tuesday 45 min for Ola Berg ola@berg.example"


@pytest.mark.parametrize(
    "text", ["don't invite her yet", "hold the invite till tomorrow", "don't send Ola anything yet"]
)
async def test_when_it_goes_out_is_told_and_how_it_is_stopped(office, text):
    await booked(office, ASKED)
    said = await told(office, text)
    assert "I can’t hold an invitation back: Ola Berg’s goes out at 10:" in said
    assert "type “no email to the candidate”" in said


async def test_it_is_too_late_once_it_is_out(office):
    await booked(office, ASKED)
    await office.says("rita", "ok send it off now")
    await office.works()
    assert office.view("rita", InterviewCard).candidate_state == "invited"
    said = await told(office, "hold off sending it till tomorrow")
    assert "It’s too late to wait: Ola Berg is invited, and hasn’t answered yet" in said
    said = await told(office, "resend it")
    assert "Ola Berg is invited already, and hasn’t answered yet" in said
    assert "I don’t send the same invitation twice" in said


async def test_nothing_goes_to_who_has_no_address(office):
    await booked(office, "Ian on Tuesday 45 min for Ola Berg")
    said = await told(office, "don't invite her yet")
    assert "No invitation goes to Ola Berg: I have no address for them" in said


async def test_the_invitation_goes_out_with_a_change(office):
    await booked(office, ASKED)
    await office.says("rita", "swap Ian for Mei, and send the invite")
    await office.works()
    card = office.view("rita", InterviewCard)
    assert [one.name for one in card.people] == ["Mei Tanaka"]
    assert card.candidate_state == "invited"


async def test_a_change_is_made_where_there_is_no_address_to_send_the_invitation_to(office):
    await booked(office, "Ian on Tuesday 45 min for Ola Berg")
    said = await told(office, "swap Ian for Mei, and send the invite")
    assert "I have no address for Ola Berg" in said
    await office.works()
    assert [one.name for one in office.view("rita", InterviewCard).people] == ["Mei Tanaka"]
