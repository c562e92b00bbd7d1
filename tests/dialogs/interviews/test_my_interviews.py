"""What is coming: asked by candidate, person or day; what was shown last is "it"; no candidate in a channel."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Place
from bot.domain.bookings.interviews import Interview, Stage
from cards.actions import Cancel
from cards.adaptive_cards import fallback
from cards.interview_views import AskToCancel, InterviewCard, InterviewList
from cards.offer_views import OfferCard
from tests.harness.office import address

CHANNEL = replace(address("rita", place=Place.CHANNEL), conversation="19:team")


async def booked(office, text):
    await office.says("rita", text)
    await office.says("rita", "book 1")
    await office.works()


@pytest.fixture
async def week(office):
    """Jo meets Ian on Tuesday and Mei on Wednesday, Jane meets Ian on Thursday."""
    await booked(office, "Ian for candidate Jo Pike on Tuesday with a room")
    await booked(office, "45 min with Mei for Jo Pike on Wednesday")
    await booked(office, "Ian for candidate Jane Smith on Thursday")
    return {one.start.day: one for one in await office.all(Interview)}


def candidates(view):
    return [one.candidate for one in view.interviews]


@pytest.mark.usefixtures("week")
async def test_interviews_of_one_candidate_are_found_together(office):
    await office.says("rita", "what's next for Jo Pike?")
    view = office.view("rita", InterviewList)
    assert candidates(view) == ["Jo Pike", "Jo Pike"]
    assert view.candidate == "Jo Pike"


async def test_the_only_interview_of_a_candidate_is_shown_in_full(office, week):
    await office.says("rita", "what's next for Jane Smith?")
    await office.works()
    assert office.view("rita", InterviewCard).interview == week[26].id


@pytest.mark.usefixtures("week")
async def test_a_candidate_without_interviews_is_named_in_the_answer(office):
    await office.says("rita", "what's next for candidate Kim Lee?")
    view = office.view("rita", InterviewList)
    assert (view.interviews, view.candidate) == ((), "Kim Lee")


@pytest.mark.usefixtures("week")
async def test_interviews_of_one_day_are_listed_alone(office):
    await office.says("rita", "what interviews do I have on Wednesday?")
    assert [one.start.day for one in office.view("rita", InterviewList).interviews] == [25]


async def test_a_number_means_the_list_as_it_was_shown(office, week):
    await office.says("rita", "what interviews do I have on Thursday?")
    await office.says("rita", "1")
    await office.works()
    assert office.view("rita", InterviewCard).interview == week[26].id


async def test_it_is_what_was_changed_last(office, week):
    await office.says("rita", "add Ada to the interview on Wednesday")
    await office.works()
    await office.says("rita", "make it 30 minutes")
    await office.works()
    after = {one.start.day: one for one in await office.all(Interview)}
    assert (after[25].end - after[25].start).seconds == 1800
    assert after[24].shape == week[24].shape


async def test_it_is_unclear_after_a_list_of_several(office, week):
    await office.says("rita", "my interviews")
    await office.says("rita", "make it 30 minutes")
    await office.works()
    shapes = [one.shape for one in await office.all(Interview)]
    assert sorted(shapes, key=lambda one: one.start) == [week[day].shape for day in (24, 25, 26)]


@pytest.mark.usefixtures("week")
async def test_a_list_asked_for_in_a_channel_is_shown_to_who_asked_alone(office):
    await office.says("rita", "my interviews", address=CHANNEL)
    in_channel = office.chat.shown.get(CHANNEL.conversation, {}).values()
    assert not [one for one in in_channel if isinstance(one, InterviewList)]
    assert len(office.view("rita", InterviewList).interviews) == 3


async def test_cancelling_names_the_candidate_to_the_organizer_alone(office, week):
    await office.presses("rita", Cancel(week[26].id))
    assert office.view("rita", AskToCancel).candidate == "Jane Smith"


@pytest.mark.usefixtures("week")
async def test_other_times_name_the_candidate(office):
    await office.says("rita", "move Jane's interview to Friday")
    assert office.view("rita", OfferCard).candidate == "Jane Smith"


async def test_an_offer_that_is_asked_for_again_is_no_interview(office, week):
    await office.says("rita", "what interviews do I have on Thursday?")
    await office.says("rita", "Ian on Friday")
    await office.says("rita", "1")
    await office.works()
    assert len(await office.all(Interview)) == len(week) + 1
    assert isinstance(office.view("rita", InterviewCard), InterviewCard)


async def test_what_was_deleted_in_outlook_leaves_the_list_when_it_is_asked_for(office):
    await booked(office, "Ian on Tuesday with a room")
    for _ in range(5):
        office.clock.pass_(minutes=1)
        await office.works()
    (interview,) = await office.all(Interview)
    office.calendars.events.pop(interview.event.id)
    await office.says("rita", "my interviews")
    await office.works()
    assert (await office.load(Interview, interview.id)).stage is Stage.ENDED
    await office.says("rita", "my interviews")
    assert office.view("rita", InterviewList).interviews == ()


@pytest.mark.usefixtures("week")
async def test_what_has_begun_is_not_said_to_be_coming_up(office):
    first = min(one.start for one in await office.all(Interview))
    office.clock.moment = first + timedelta(minutes=10)
    await office.says("rita", "my interviews")
    title = fallback(office.view("rita", InterviewList)).splitlines()[0]
    assert title.startswith("1 interview running now, 2 coming up")


@pytest.mark.parametrize("said", ["what's next for Zoe?", "what has Zoe Weber got?"])
async def test_a_candidate_is_found_without_the_accents_of_their_name(office, said):
    await booked(office, "Ian for candidate Zoë Weber on Thursday")
    await office.says("rita", said)
    await office.works()
    assert office.view("rita", InterviewCard).candidate == "Zoë Weber"


@pytest.mark.parametrize(
    "said",
    [
        "what does Thursday look like for me?",
        "what's my Thursday like?",
        "how's my Thursday looking so far?",
    ],
)
async def test_what_a_day_looks_like_lists_it_also_while_times_are_offered(office, said):
    await booked(office, "Ian for candidate Jane Smith on Thursday")
    await office.says("rita", "Mei on Friday")
    await office.says("rita", said)
    assert candidates(office.view("rita", InterviewList)) == ["Jane Smith"]


async def test_how_a_day_looks_asks_on_for_the_times_that_are_offered(office):
    await office.says("rita", "Mei on Thursday")
    await office.says("rita", "how does Friday look?")
    assert office.view("rita", OfferCard).slots[0].start.day == 27


async def test_which_room_she_is_in_shows_the_interview(office):
    await booked(office, "Ian for candidate Jane Smith on Thursday with a room")
    await office.says("rita", "my interviews")
    await office.says("rita", "which room is she in?")
    await office.works()
    assert isinstance(office.views("rita")[-1], InterviewCard)


async def test_what_was_today_is_listed_where_that_is_asked(office):
    await booked(office, "Ian on Tuesday for Jo Park")
    await booked(office, "Mei on Wednesday for Hana Ito")
    done = min(await office.all(Interview), key=lambda one: one.start)
    office.clock.moment = done.end + timedelta(hours=3)
    said = await office.says("rita", "which interviews have I had today?")
    assert "You’ve had 1 interview" in said
    assert "Jo Park" in said
    assert "Hana" not in said
    assert "You’ve had no interviews" in await office.says("rita", "my interviews from yesterday")
