"""A question that wants a yes or a no has it first."""

import pytest

from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.errors import BadAddress, OutsideTrouble, SignInExpired
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.interview_views import InterviewCard
from cards.words.bookings.offers import title
from tests.harness.office_stories import TUESDAY, booked, offered, proposed


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("is Ian free on Tuesday?", "Yes, 3 times with Ian on Tuesday"),
        ("can Ian do Tuesday at 3pm?", "Yes, Ian is free on Tuesday at 15:00"),
        ("is Ian free on Tuesday at 10?", "No, Ian isn’t free on Tuesday at 10:00"),
        ("is Ian free on Tuesday between 9 and 12?", "No, no time works for Ian on Tuesday"),
        ("Ian for Marc Dubois on Tuesday at 3pm", "Yes, Ian is free for Marc Dubois on Tuesday at 15:00"),
        ("Ian for Marc Dubois on Tuesday at 10", "No, Ian isn’t free for Marc Dubois on Tuesday at 10:00"),
        ("is Thames free on Tuesday at 3pm?", "Yes, Thames is free on Tuesday at 15:00"),
        ("who's free on Tuesday with Ian?", "3 times with Ian on Tuesday"),
        ("can you find Ian on Tuesday", "3 times with Ian on Tuesday"),
    ],
)  # fmt: skip
async def test_the_answer_comes_first(office, asked, said):
    busy = Interval(TUESDAY.replace(hour=9), TUESDAY.replace(hour=12))
    office.calendars.busy["ian@x.example"] = [Item(busy)]
    assert title(await offered(office, asked)) == said


@pytest.mark.parametrize("said", ["yes", "do it", "yes go", "yes, go for it"])
async def test_a_yes_to_the_only_other_time_moves_the_interview_there(office, said):
    interview = await booked(office)
    await office.says("rita", "move it to Thursday 2pm")
    await office.says("rita", said)
    await office.works()
    moved = await office.load(Interview, interview.id)
    assert (moved.start.day, moved.start.hour) == (26, 14)


async def test_a_yes_to_several_other_times_moves_it_to_none(office):
    interview = await booked(office)
    await office.says("rita", "move it to Thursday")
    assert "not sure which time" in await office.says("rita", "yes")
    await office.works()
    assert (await office.load(Interview, interview.id)).start == interview.start


async def test_a_yes_to_times_that_are_shown_books_none_and_says_so(office):
    await offered(office, "can Ian do Tuesday at 3pm?")
    assert "Nothing is booked yet" in await office.says("rita", "yes")
    assert not await office.all(Interview)


@pytest.mark.parametrize(
    "said",
    ["do it", "ok do it", "go ahead", "yes do", "yes go", "yes, go for it", "that works, reserve it", "great, book it"],
)  # fmt: skip
async def test_to_go_ahead_books_the_only_time_that_is_shown(office, said):
    await offered(office, "can Ian do Tuesday at 3pm?")
    await office.says("rita", said)
    (interview,) = await office.all(Interview)
    assert (interview.start.day, interview.start.hour) == (24, 15)


@pytest.mark.parametrize("said", ["do it", "yes, go for it", "that works, reserve it"])
async def test_to_go_ahead_books_none_of_several_times(office, said):
    await offered(office, "who's free on Tuesday with Ian?")
    await office.says("rita", said)
    assert not await office.all(Interview)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("accept", "accepted and declined nothing"),
        ("can't make it", "accepted and declined nothing"),
        ("running late", "Nothing was passed on"),
    ],
)
async def test_what_answers_nothing_is_told_nobody(office, said, told):
    assert told in await office.says("ian", said)


async def test_who_is_told_that_they_have_accepted_can_still_take_it_back(office):
    interview = await booked(office)
    await office.says("ian", "accept")
    assert "already accepted" in await office.says("ian", "accept")
    await office.says("ian", "actually no")
    after = await office.load(Interview, interview.id)
    assert after.attendee("ian@x.example").answer is Answer.DECLINED


async def test_a_no_to_which_interview_is_meant_changes_nothing(office):
    await booked(office)
    assert "Which one is meant" in await office.says("rita", "cancel my 5pm")
    assert "nothing changed" in await office.says("rita", "no")


@pytest.mark.parametrize(
    "asked", ["who has answered for my 5pm", "find a substitute for Ian in my 5pm"]
)
async def test_a_yes_to_the_only_interview_that_may_be_meant_is_to_that_one(office, asked):
    await booked(office)
    assert "Which one is meant" in await office.says("rita", asked)
    await office.says("rita", "yes")
    assert isinstance(office.views("rita")[-1], InterviewCard)


async def test_a_yes_to_what_is_done_says_that_it_is_done(office):
    interview = await booked(office)
    assert "That’s booked already" in await office.says("rita", "yes")
    await office.says("rita", "make it 30 minutes")
    await office.works()
    said = await office.says("rita", "yes")
    assert "That change is made already" in said
    assert "“undo” takes it back" in said
    after = await office.load(Interview, interview.id)
    assert after.is_live
    office.clock.pass_(minutes=30)
    assert "Nothing was waiting for a yes" in await office.says("rita", "yes")


async def test_a_yes_to_a_change_that_was_refused_says_no_change_is_made(office):
    interview = await booked(office)
    await office.says("rita", "make it 30 minutes")
    await office.works()
    span = Interval(interview.start, interview.end)
    office.calendars.busy["mei@x.example"] = [Item(span)]
    assert "already taken" in await office.says("rita", "add Mei")
    assert "Nothing was waiting for a yes" in await office.says("rita", "yes")


# --- a yes is to the bot's last answer, or to what came since -------------------------------------


async def answer_of(office, interview):
    return (await office.load(Interview, interview.id)).people[0].answer


@pytest.mark.parametrize("said", ["yes", "no", "\N{THUMBS UP SIGN}", "ok"])
@pytest.mark.parametrize("between", ["I'm off on Friday", "thanks!", "what can you do", "xyzzy"])
async def test_an_invitation_from_before_the_last_answer_is_not_answered(office, between, said):
    interview = await booked(office)
    office.clock.pass_(minutes=1)
    await office.says("ian", between)
    office.clock.pass_(minutes=1)
    await office.says("ian", said)
    assert await answer_of(office, interview) is Answer.NONE


async def test_an_invitation_that_came_after_the_last_answer_is_answered(office):
    await office.says("ian", "thanks!")
    office.clock.pass_(minutes=1)
    interview = await booked(office)
    await office.says("ian", "yes")
    assert await answer_of(office, interview) is Answer.ACCEPTED


async def test_an_answer_by_its_own_word_is_one_whatever_was_said_between(office):
    interview = await booked(office)
    office.clock.pass_(minutes=1)
    await office.says("ian", "thanks!")
    await office.says("ian", "accept")
    assert await answer_of(office, interview) is Answer.ACCEPTED


async def test_a_yes_to_the_invitation_that_is_shown_again_accepts_it(office):
    interview = await booked(office)
    office.clock.pass_(minutes=1)
    await office.says("ian", "thanks!")
    await office.says("ian", "who is in my interview?")
    await office.says("ian", "yes")
    assert await answer_of(office, interview) is Answer.ACCEPTED


@pytest.mark.parametrize("between", ["thanks!", "xyzzy", "my interviews"])
async def test_what_waited_for_a_yes_before_the_last_answer_waits_no_more(office, between):
    interview = await booked(office)
    await office.says("rita", "cancel it")
    await office.says("rita", between)
    await office.says("rita", "yes")
    await office.works()
    assert (await office.load(Interview, interview.id)).is_live


async def test_a_time_to_move_to_from_before_the_last_answer_is_not_agreed_to(office):
    interview = await booked(office)
    await office.says("rita", "move it to Thursday 2pm")
    office.clock.pass_(minutes=1)
    await office.says("rita", "thanks!")
    await office.says("rita", "yes")
    await office.works()
    assert (await office.load(Interview, interview.id)).start == interview.start


async def test_a_proposal_from_before_the_last_answer_is_not_accepted_by_a_yes(office):
    interview = await booked(office)
    await proposed(office, interview)
    office.clock.pass_(minutes=1)
    await office.says("rita", "thanks!")
    office.clock.pass_(minutes=1)
    await office.says("rita", "yes")
    await office.works()
    assert (await office.load(Interview, interview.id)).start == interview.start


async def test_a_yes_to_a_proposal_that_came_since_moves_the_interview(office):
    interview = await booked(office)
    await office.says("rita", "thanks!")
    office.clock.pass_(minutes=1)
    slot, _ = await proposed(office, interview)
    await office.says("rita", "yes")
    await office.works()
    assert (await office.load(Interview, interview.id)).start == slot.start


async def test_a_yes_to_no_other_time_proposes_none_and_accepts_nothing(office):
    interview = await booked(office)
    wednesday = TUESDAY.replace(day=25, hour=0)
    office.calendars.busy["ian@x.example"] = [Item(Interval(wednesday, wednesday.replace(day=26)))]
    await office.says("ian", "how about Wednesday instead")
    assert "No time was free there" in await office.says("ian", "yes")
    assert await answer_of(office, interview) is Answer.NONE


REFUSALS = {
    "Microsoft away": OutsideTrouble(service="graph"),
    "a room's address wrong": BadAddress(mail="thames@x.example"),
    "signed out": SignInExpired(),
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
async def test_a_message_that_is_refused_for_whatever_reason_ends_what_waited_for_a_yes(
    office, refusal
):
    interview = await booked(office)
    await office.says("rita", "cancel it")
    office.calendars.trouble = refusal
    await office.says("rita", "who's free on Wednesday with Ian?")
    office.calendars.trouble = None
    await office.says("rita", "yes")
    await office.works()
    assert (await office.load(Interview, interview.id)).is_live


async def test_a_yes_after_another_answer_is_not_to_a_question_of_before_that(office):
    """A question back with one choice stays open for words that choose, not for a yes that may be to anything."""
    interview = await booked(office)
    await office.says("rita", "move it with another day")
    await office.says("rita", "change Jo Park's interview")
    await office.says("rita", "choose 2")
    await office.says("rita", "blue fish")
    await office.says("rita", "ok")
    await office.works()
    assert (await office.load(Interview, interview.id)).start == interview.start
