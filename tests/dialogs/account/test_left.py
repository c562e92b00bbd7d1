"""Somebody leaves the account while interviews are still to come: whose they are, and who interviews, is told."""

from bot.domain.bookings.interviews import Interview
from cards.actions import Accept, Decline
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.view_models import AskSure
from tests.harness.office_stories import booked

LEFT = "Booked, but Ian isn’t in this account any more"


async def removed(office, name="Ian"):
    await office.says("olivia", f"{name} has left the company")
    asked = fallback(office.view("olivia", AskSure))
    await office.says("olivia", "yes")
    await office.works()
    return asked


async def test_the_question_says_what_is_still_to_come(office):
    await booked(office, "Ian on Tuesday at 14:00")
    await booked(office, "Ian and Mei on Wednesday at 14:00")
    asked = await removed(office)
    assert "They’re to interview in 2 coming interviews: I tell the organizers" in asked
    asked = await removed(office, "Rita")
    assert "They organize 2 coming interviews: nobody can change them here any more." in asked
    assert "“hand Rita Costa’s interviews to …”" in asked


async def test_of_who_has_nothing_to_come_nothing_more_is_said(office):
    asked = await removed(office)
    assert "interview in" not in asked
    assert "organize" not in asked


async def test_the_organizer_is_told_and_others_are_offered(office):
    interview = await booked(office, "Ian on Tuesday at 14:00")
    before = office.message("rita", InterviewCard)
    await removed(office)
    shown = office.view("rita", InterviewCard)
    assert office.message("rita", InterviewCard) != before
    assert LEFT in fallback(shown)
    assert "invited · not in this account any more" in fallback(shown)
    assert shown.substitutes == ("Mei Tanaka",)
    await office.says("rita", "ask Mei")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert [one.name for one in after.people] == ["Mei Tanaka"]
    assert "Booked – invitations sent" in fallback(office.view("rita", InterviewCard))


async def test_the_list_of_interviews_says_who_has_left(office):
    await booked(office, "Ian and Mei on Tuesday at 14:00")
    await removed(office)
    said = await office.says("rita", "my interviews")
    assert "0 of 2 accepted · Ian not in this account any more" in said


async def test_who_had_declined_is_said_to_have_declined(office):
    interview = await booked(office, "Ian and Mei on Tuesday at 14:00")
    await office.presses("ian", Decline(interview.id))
    await removed(office)
    assert "Booked, but Ian declined" in fallback(office.view("rita", InterviewCard))


async def test_a_yes_of_before_does_not_say_that_they_come(office):
    interview = await booked(office, "Ian and Mei on Tuesday at 14:00")
    await office.presses("ian", Accept(interview.id))
    await removed(office)
    assert LEFT in fallback(office.view("rita", InterviewCard))
