"""What a recruiter types shortly, from the first note to the cancellation, as transcripts in the chat."""

import pytest

from bot.domain.bookings.interviews import Interview
from cards.adaptive_cards import fallback
from cards.interview_views import AskToCancel, InterviewCard, InterviewList
from cards.offer_views import OfferCard
from tests.harness.office_loops import staffed
from tests.harness.office_stories import booked, proposed


@pytest.fixture
async def office():
    return await staffed()


def told(office, name):
    return [fallback(one) for one in office.views(name)]


@pytest.mark.parametrize(
    ("text", "candidate"),
    [
        ("al green 30m ian wed 2pm online", "Al Green"),
        ("bo li w/ ian thu, 1h", "Bo Li"),
        ("jo park, 45m, ian+mei, tue, room", "Jo Park"),
        ("zed kowalski: 30m ian fri", "Zed Kowalski"),
        ("wed 2pm ian 30m al green", "Al Green"),
        ("al green, ian, 30m, wed am, need a room, cv attached", "Al Green"),
        ("the React guy Ben Ito, 45 min with Ian tue", "Ben Ito"),
    ],
)
async def test_who_heads_a_note_is_booked_as_its_candidate(office, text, candidate):
    await office.says("rita", text)
    assert office.view("rita", OfferCard).candidate == candidate
    await office.says("rita", "1")
    await office.works()
    (interview,) = await office.all(Interview)
    assert interview.candidate == candidate


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "Sadly Jo has withdrawn – she accepted a job elsewhere. Can you cancel her interview and tell everyone why?",
            "she accepted a job elsewhere",
        ),
        ("Jo declined our offer, please cancel her interview", "Jo declined our offer"),
        (
            "please cancel Jo's interview and tell everyone that the role is on hold",
            "the role is on hold",
        ),
    ],
)
async def test_why_it_is_cancelled_is_told_to_everyone(office, text, why):
    await booked(office, "30 min with Ian for Jo Park on Tuesday")
    before = len(office.views("rita"))
    await office.says("rita", text)
    assert why in fallback(office.view("rita", AskToCancel))
    assert not any("left out" in one for one in told(office, "rita")[before:])
    await office.says("rita", "yes please")
    await office.works()
    assert f"“{why}”" in told(office, "ian")[-1]


async def test_the_only_time_that_is_proposed_is_shown_and_taken_below_another_interview(office):
    jo = await booked(office, "30 min with Ian for Jo Park on Tuesday")
    slot, _ = await proposed(office, jo)
    await booked(office, "30 min with Mei for Al Green on Wednesday")
    assert "Ian proposes" in await office.says("rita", "what does Ian want?")
    await office.says("rita", "show Al's interview")
    await office.says("rita", "fine, accept")
    await office.works()
    assert (await office.load(Interview, jo.id)).start == slot.start


async def test_what_is_booked_for_a_candidate_now_is_theirs_on_any_day(office):
    interview = await booked(office, "30 min with Ian for Jo Park on Friday")
    await office.says("rita", "what have I got on for Jo now?")
    assert office.view("rita", InterviewCard).interview == interview.id
    await office.says("rita", "list fri")
    assert "Jo Park" in fallback(office.view("rita", InterviewList))
    assert "no interviews" in await office.says("rita", "list thu")


async def test_what_is_done_by_hand_is_refused_as_what_it_is(office):
    await booked(office, "30 min with Ian for Jo Park on Friday")
    assert "one I can’t do" in await office.says("rita", "serve lunch at it")
    answer = await office.says("rita", "Thanks a million!! And please let Jo know she'll need photo ID")  # fmt: skip
    assert "passed that on to nobody" in answer


@pytest.mark.parametrize(
    "text",
    [
        "what did Jo's cancellation say?",
        "what did jo's cancellation mail say",
        "why did we cancel Jo's interview?",
        "Why was Jo Park's interview cancelled?",
        "what was the reason for her cancellation?",
    ],
)
async def test_what_a_cancellation_said_is_shown(office, text):
    await booked(office, "30 min with Ian for Jo Park on Tuesday")
    await office.says("rita", "cancel it, she took another offer")
    await office.says("rita", "yes")
    await office.works()
    answer = await office.says("rita", text)
    assert "Jo Park" in answer
    assert "“she took another offer”" in answer


async def test_of_a_cancellation_that_there_is_none_of_nothing_is_shown(office):
    interview = await booked(office, "30 min with Ian for Jo Park on Tuesday")
    before = len(office.views("rita"))
    await office.says("rita", "what did Al's cancellation say?")
    assert not any(isinstance(one, InterviewCard) for one in office.views("rita")[before:])
    assert (await office.load(Interview, interview.id)).is_live


async def test_a_colleague_who_is_named_for_the_candidate_is_asked_about(office):
    interview = await booked(office, "30 min with Ian for Jo Park on Tuesday")
    assert "Who is to be interviewed?" in await office.says("rita", "it's Mei, not Jo")
    assert (await office.load(Interview, interview.id)).candidate == "Jo Park"
    await office.says("rita", "1")
    await office.works()
    assert (await office.load(Interview, interview.id)).candidate == "Mei Park"


async def test_of_several_notes_the_other_is_shown_to_be_typed_next(office):
    await office.says("rita", "al green - ian - 30m - tue; omar aziz - mei - 30m - wed")
    assert any(
        isinstance(one, OfferCard) and one.candidate == "Al Green" for one in office.views("rita")
    )
    assert "omar aziz - mei - 30m - wed" in told(office, "rita")[-1]
