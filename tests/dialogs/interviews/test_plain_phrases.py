"""What is said of an interview in a few plain words is done to it, and is no search, answer or setting."""

import pytest

from bot.domain.accounts import Account
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.offers import Offer
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import NameCandidate, Say
from cards.clarification_views import Choices
from cards.interview_views import InterviewCard
from tests.harness.office_stories import booked, declined


async def now(office, interview):
    await office.works()
    return await office.load(Interview, interview.id)


async def mails(office, interview):
    return {one.mail for one in (await now(office, interview)).people}


async def of_jo(office, mail=""):
    interview = await booked(office)
    inputs = {"candidate": "Jo Park", "candidate_mail": mail}
    await office.presses("rita", NameCandidate(interview.id), inputs=inputs)
    return await now(office, interview)


async def test_the_video_is_turned_on_and_the_integration_is_left_alone(office):
    interview = await booked(office)
    await office.says("rita", "turn the video on")
    assert (await now(office, interview)).online
    assert (await office.load(Account, "t")).enabled


async def test_a_note_is_added_in_quotation_marks_and_removed(office):
    interview = await booked(office)
    await office.says("rita", 'put "bring a laptop" in the notes')
    assert (await now(office, interview)).note == "bring a laptop"
    await office.says("rita", "remove the note")
    assert (await now(office, interview)).note == ""


async def test_a_candidate_is_taken_off_again(office):
    interview = await of_jo(office, "jo@mail.example")
    await office.says("rita", "no candidate")
    after = await now(office, interview)
    assert (after.candidate, after.candidate_mail) == ("", "")


async def test_who_alone_is_fine_attends_alone(office):
    interview = await booked(office)
    await office.says("rita", "add Mei")
    await office.works()
    await office.says("rita", "just Mei is fine")
    assert await mails(office, interview) == {"mei@x.example"}


async def test_who_is_asked_after_a_decline_comes_instead_though_not_offered(office):
    interview = await declined(office)
    assert not any("Ada" in name for name in office.view("rita", InterviewCard).substitutes)
    await office.says("rita", "ask Ada then")
    assert await mails(office, interview) == {"ada@x.example"}


async def test_who_is_asked_for_a_candidates_interview_stands_in_for_who_declined(office):
    interview = await declined(office)
    await office.presses("rita", NameCandidate(interview.id), inputs={"candidate": "Jo Park"})
    await office.works()
    await office.says("rita", "Mei on Thursday")
    await office.says("rita", "start over")
    await office.says("rita", "ask Mei for Jo Park")
    assert await mails(office, interview) == {"mei@x.example"}


async def test_who_is_asked_while_nobody_declined_is_asked_in_whose_place(office):
    interview = await booked(office)
    await office.says("rita", "ask Mei")
    assert "Is Mei to come in somebody’s place" in office.last("rita")
    assert office.view("rita", Choices).choices == ("Instead of Ian Murray", "As well")
    assert await mails(office, interview) == {"ian@x.example"}
    await office.presses("rita", Say(1))
    assert await mails(office, interview) == {"mei@x.example"}


async def test_who_is_asked_and_not_free_is_said_so(office):
    interview = await declined(office)
    office.calendars.busy["mei@x.example"] = [Item(Interval(interview.start, interview.end))]
    await office.says("rita", "ask Mei for it")
    assert await mails(office, interview) == {"ian@x.example"}
    assert "Mei" in office.last("rita")


@pytest.mark.parametrize("text", ["Jo?", "what did u tell Jo?"])
async def test_a_candidate_named_alone_shows_the_interview(office, text):
    await of_jo(office)
    await office.says("rita", "thanks!")
    await office.says("rita", text)
    assert office.view("rita").candidate == "Jo Park"


async def test_it_is_sent_before_undo_has_closed(office):
    interview = await of_jo(office, "jo@mail.example")
    await office.says("rita", "send it")
    after = await now(office, interview)
    assert after.candidate_invitation.event is not None


async def test_the_same_people_are_offered_again(office):
    await of_jo(office)
    await office.says("rita", "book Jo again same people")
    (newest,) = [one for one in await office.all(Offer) if one.candidate == "Jo Park"]
    assert {mail for slot in newest.slots for mail in slot.people} == {"ian@x.example"}


async def test_the_least_busy_is_who_is_chosen_and_why(office):
    await office.says("rita", "30 min with anyone on Tuesday")
    assert "free" in await office.says("rita", "the least busy")
    assert "somebody else for 1" in office.last("rita") or "nobody else" in office.last("rita")


async def test_who_is_late_for_nothing_near_is_told_that_nobody_was_told(office):
    await booked(office)
    assert "from two hours before" in await office.says("ian", "I might be a bit late")


async def test_who_said_they_are_away_is_listed_for_recruiters(office):
    await office.says("ian", "I'm off on Tuesday")
    assert "Nobody has told me" in await office.says("rita", "who's off today?")
    said = await office.says("rita", "who's off on Tuesday?")
    assert "Ian told me" in said
    assert "24" in said


async def test_interviewers_are_not_told_who_is_away(office):
    await office.says("ian", "I'm off on Tuesday")
    assert "Ian told me" not in await office.says("mei", "who's off on Tuesday?")
