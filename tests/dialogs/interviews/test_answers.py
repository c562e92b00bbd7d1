"""An interviewer's answer, given twice: the second changes nothing and is told to nobody."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Connection, Person, person_id
from bot.domain.bookings.given_answers import LATE
from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.jobs import Job, JobKind
from cards.actions import Accept, Decline
from cards.interview_views import InterviewCard
from tests.harness.office import STAFF, TENANT
from tests.harness.office_stories import booked, save

ALREADY = {
    "accept": "You’ve already accepted the interview on Tuesday 24 November, 09:00",
    "maybe": "You’ve already said maybe to the interview on Tuesday 24 November, 09:00",
    "decline": "You’ve already declined the interview on Tuesday 24 November, 09:00",
}


@pytest.mark.parametrize("text", ALREADY)
async def test_who_types_an_answer_twice_is_told_so_and_nobody_else_is(office, text):
    interview = await booked(office)
    await office.says("ian", text)
    await office.works()
    before = await office.load(Interview, interview.id)
    cards = [one for one in office.views("rita") if isinstance(one, InterviewCard)]
    said = await office.says("ian", text)
    await office.works()
    assert said.startswith(ALREADY[text])
    assert await office.load(Interview, interview.id) == before
    assert [one for one in office.views("rita") if isinstance(one, InterviewCard)] == cards


async def test_a_decline_pressed_twice_is_told_once_and_keeps_its_reason(office):
    interview = await booked(office)
    card = office.message("ian", InterviewCard)
    await office.presses(
        "ian", Decline(interview.id), message=card, inputs={"comment": "at the dentist"}
    )
    await office.works()
    shown = len(office.views("rita"))
    await office.presses("ian", Decline(interview.id), message=card)
    await office.works()
    assert len(office.views("rita")) == shown
    (own,) = (await office.load(Interview, interview.id)).people
    assert own.comment == "at the dentist"


async def test_a_reason_given_after_a_plain_decline_is_still_told(office):
    interview = await booked(office)
    await office.says("ian", "decline")
    await office.works()
    await office.says("ian", "decline, I'm at the dentist")
    await office.works()
    assert "at the dentist" in office.last("rita")
    (own,) = (await office.load(Interview, interview.id)).people
    assert own.comment


async def test_an_answer_for_the_chat_alone_goes_into_the_calendar_once_it_is_connected(office):
    interview = await booked(office, "Mei on Tuesday with a room")
    await office.presses("mei", Accept(interview.id))
    (own,) = (await office.load(Interview, interview.id)).people
    assert own.said_in_chat
    mei = await office.person("mei")
    await save(office, replace(mei, connection=(await office.person("ian")).connection))
    await office.presses("mei", Accept(interview.id))
    (own,) = (await office.load(Interview, interview.id)).people
    assert not own.said_in_chat


async def test_several_accepted_at_once_are_each_reminded_of(office):
    first = await booked(office, "Ian on Tuesday 45 min")
    await booked(office, "Ian on Wednesday 45 min")
    await office.says("ian", "accept all")
    await office.says("ian", "yes")
    (row,) = [
        one
        for one in await office.all(Job)
        if one.kind is JobKind.REMIND and one.subject == first.id
    ]
    assert row.at == first.start - timedelta(minutes=15)
    (own,) = (await office.load(Interview, first.id)).people
    assert own.answered_at == office.clock.now()


def _shows_late(office, interview, answer):
    office.calendars.events[interview.event.id].answers["ian@x.example"] = answer


async def _answer_shown(office, interview):
    """Return the interviewer's answer on the card, and as the next look at the calendars keeps it."""
    await office.says("rita", "who's coming?")
    (shown,) = office.view("rita", InterviewCard).people
    await office.works()
    (kept,) = (await office.load(Interview, interview.id)).people
    return shown.answer, kept.answer


@pytest.mark.parametrize(
    ("said", "late", "answer"),
    [
        (["accept", "decline"], [Answer.ACCEPTED], "declined"),
        (["accept", "maybe"], [Answer.ACCEPTED], "tentative"),
        (["maybe", "accept"], [Answer.TENTATIVE], "accepted"),
        (["accept", "maybe", "accept"], [Answer.ACCEPTED, Answer.TENTATIVE], "accepted"),
        # Outlook has put away what was declined: the last answer is in the chat alone.
        (["decline", "accept"], [Answer.DECLINED], "accepted"),
    ],
)
async def test_the_latest_answer_is_the_one_that_is_shown_however_late_the_calendar_is(
    office, said, late, answer
):
    interview = await booked(office)
    for text in said:
        await office.says("ian", text)
    for one in late:
        _shows_late(office, interview, one)
        assert await _answer_shown(office, interview) == (answer, answer)


async def test_an_answer_given_in_outlook_after_two_in_the_chat_is_followed(office):
    interview = await booked(office)
    await office.says("ian", "accept")
    await office.says("ian", "decline")
    _shows_late(office, interview, Answer.TENTATIVE)
    assert (await _answer_shown(office, interview))[0] == "tentative"


async def test_an_answer_in_the_chat_alone_stays_newer_than_the_calendar_of_before(office):
    interview = await booked(office)
    await office.says("ian", "decline")
    await office.says("ian", "accept")
    office.clock.moment += LATE + timedelta(seconds=1)
    assert (await _answer_shown(office, interview))[0] == "accepted"


async def test_who_only_answers_in_the_chat_may_change_their_mind_in_outlook(office):
    interview = await booked(office, "Mei on Tuesday with a room")
    await office.says("mei", "accept")
    await office.says("mei", "decline")
    office.calendars.events[interview.event.id].answers["mei@x.example"] = Answer.ACCEPTED
    assert (await _answer_shown(office, interview))[0] == "accepted"


async def test_what_the_calendar_still_shows_after_a_while_is_what_was_answered_last(office):
    interview = await booked(office)
    await office.says("ian", "accept")
    await office.says("ian", "maybe")
    _shows_late(office, interview, Answer.ACCEPTED)
    office.clock.moment += LATE + timedelta(seconds=1)
    assert (await _answer_shown(office, interview))[0] == "accepted"


async def test_an_answer_saves_nobody_who_is_as_they_were(office):
    """Everybody of an account is kept as last looked up: saving one of thousands has that done anew."""
    interview = await booked(office)
    people = [await office.store.load(Person, person_id(TENANT, name)) for name in STAFF]
    await office.presses("ian", Accept(interview.id))
    await office.works()
    assert (await office.load(Interview, interview.id)).people[0].answer is Answer.ACCEPTED
    assert people == [await office.store.load(Person, person_id(TENANT, name)) for name in STAFF]


async def test_an_interviewer_whose_sign_in_is_found_ended_is_saved(office):
    interview = await booked(office)
    before = await office.store.load(Person, person_id(TENANT, "ian"))
    office.calendars.signed_out[before.value.id] = None
    await office.presses("ian", Accept(interview.id))
    after = await office.store.load(Person, before.value.id)
    assert after.version == before.version + 1
    assert after.value.connection is Connection.EXPIRED
