from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from bot.runtime.ports import DocumentChange
from cards.actions import Accept, Decline
from cards.adaptive_cards import fallback
from cards.clarification_views import Choices
from cards.interview_views import AskToCancel, InterviewCard, InterviewList
from cards.offer_views import OfferCard
from cards.words.forms import CANCEL_WITH_REASON_TYPED
from tests.harness.office import SUNDAY
from tests.harness.office_stories import booked, declined, offered, offered_elsewhere, save

DAY = timedelta(days=1)


async def test_book_by_number_by_time_and_the_last(office):
    for text in ("book 2", "book the last one"):
        view = await offered(office)
        await office.says("rita", text)
        await office.works()
        booked_at = office.view("rita", InterviewCard).start
        assert booked_at in {slot.start for slot in view.slots} or text != "book 2"
    starts = {one.start for one in await office.all(Interview)}
    assert len(starts) == 2


async def test_choose_by_number_moves_an_interview_as_its_card_says(office):
    interview = await booked(office)
    await office.says("rita", "my interviews")
    view = await offered_elsewhere(office, interview)
    assert "“choose 2”" in fallback(view)
    await office.says("rita", "choose 2")
    await office.works()
    assert office.view("rita", InterviewCard).start == view.slots[1].start


async def test_a_time_of_day_books_the_slot_that_starts_then(office):
    view = await offered(office)
    second = view.slots[1].start
    await office.says("rita", f"book the {second:%H:%M}")
    await office.works()
    assert office.view("rita", InterviewCard).start == second


@pytest.mark.parametrize("text", ["yes", "yes please", "sure", "ok"])
async def test_a_yes_to_times_says_how_one_is_booked_and_books_none(office, text):
    await office.says("rita", "when is Ian free on Tuesday")
    assert "book" in await office.says("rita", text)
    assert await office.all(Interview) == []


@pytest.mark.parametrize(
    "text", ["book the second", "2", "the second one please", "option 2", "#2"]
)
async def test_a_place_that_is_not_on_the_card_is_no_hour(office, text):
    view = await offered(office, "Ian for Jo on Tuesday at 2pm")
    assert [slot.start.hour for slot in view.slots] == [14]
    said = await office.says("rita", text)
    assert "only one time on the card" in said
    assert "Nothing was changed" in said
    assert not await office.all(Interview)


async def test_an_hour_below_fewer_times_books_the_time_at_it(office):
    await offered(office, "Ian for Jo on Tuesday at 11")
    await office.says("rita", "book the 11")
    (made,) = await office.all(Interview)
    assert made.start.hour == 11


async def test_an_hour_books_the_time_that_starts_it_though_another_starts_within(office):
    await office.says("rita", "45 min with Ian for Kim Lee tuesday from 2pm")
    starts = [slot.start for slot in office.view("rita", OfferCard).slots]
    assert {f"{start:%H:%M}" for start in starts[:2]} == {"14:00", "14:45"}
    await office.says("rita", "the 2pm")
    [interview] = await office.all(Interview)
    assert interview.start == starts[0]


async def test_the_other_one_of_several_asks_which(office):
    await offered(office)
    assert "which time" in await office.says("rita", "the other one")
    assert not await office.all(Interview)


async def test_book_it_asks_which_where_several_are_offered(office):
    await offered(office)
    said = await office.says("rita", "book it")
    assert "which time" in said


async def test_more_shows_the_next_times(office):
    first = await offered(office)
    await office.says("rita", "more")
    assert office.view("rita", OfferCard).slots[0].number == len(first.slots) + 1


async def test_the_list_and_one_of_it_by_number(office):
    await booked(office)
    await office.says("rita", "my interviews")
    assert len(office.view("rita", InterviewList).interviews) == 1
    await office.says("rita", "show 1")
    await office.works()
    assert isinstance(office.views("rita")[-1], InterviewCard)


async def test_a_long_list_says_how_many_more_there_are(office):
    interview = await booked(office)
    later = [
        replace(interview, id=f"i{n}", start=interview.start + n * DAY, end=interview.end + n * DAY)
        for n in range(1, 11)
    ]
    await office.store.save([DocumentChange(Interview, one.id, one, 0) for one in later])
    await office.says("rita", "my interviews")
    view = office.view("rita", InterviewList)
    assert (len(view.interviews), view.further) == (8, 3)
    assert "11 interviews coming up" in fallback(view)
    assert "… and 3 more." in fallback(view)


async def test_cancel_in_words_asks_first(office):
    interview = await booked(office)
    await office.says("rita", "cancel it")
    assert isinstance(office.view("rita"), AskToCancel)
    await office.says("rita", "yes, cancel it")
    await office.works()
    assert not (await office.load(Interview, interview.id)).is_live


async def test_cancel_in_words_with_the_reason_that_is_shown(office):
    interview = await booked(office)
    await office.says("rita", "cancel it")
    await office.says("rita", CANCEL_WITH_REASON_TYPED)
    await office.works()
    ended = await office.load(Interview, interview.id)
    assert (ended.is_live, ended.reason) == (False, "the role is on hold")


async def test_the_candidate_in_words(office):
    interview = await booked(office)
    await office.says("rita", "candidate Jo Park jo@example.org")
    await office.works()
    known = await office.load(Interview, interview.id)
    assert (known.candidate, known.candidate_mail) == ("Jo Park", "jo@example.org")


async def test_a_stand_in_is_asked_in_words(office):
    interview = await declined(office)
    await office.says("rita", "ask Mei")
    await office.works()
    known = await office.load(Interview, interview.id)
    assert [one.mail for one in known.people] == ["mei@x.example"]


@pytest.mark.parametrize(
    "text", ["ask Ana", "ask Ana García", "ask Ana Garcia", "ask ana garci\u0301a"]
)
async def test_a_stand_in_with_an_accent_is_asked_as_the_card_says(office, text):
    (stored,) = await office.store.find(Person, "mail", "t/mei@x.example")
    await save(office, replace(stored.value, name="Ana García"))
    interview = await declined(office)
    assert "ask Ana”" in fallback(office.view("rita", InterviewCard))
    await office.says("rita", text)
    await office.works()
    known = await office.load(Interview, interview.id)
    assert [one.name for one in known.people] == ["Ana García"]


@pytest.mark.parametrize("between", ["45 minutes with Ian on Wednesday", "my interviews", "help"])
async def test_a_stand_in_is_asked_as_the_alert_says_whatever_was_spoken_of_before(office, between):
    interview = await booked(office, "Ian on Tuesday 45 min")
    other = await booked(office, "Ian on Thursday 45 min")
    await office.says("rita", between)
    await office.presses("ian", Decline(interview.id))
    await office.works()
    await office.says("rita", "ask Mei")
    await office.works()
    assert [one.mail for one in (await office.load(Interview, interview.id)).people] == [
        "mei@x.example"
    ]
    assert (await office.load(Interview, other.id)).people == other.people


async def test_a_stand_in_for_another_interview_than_the_one_booked_last_is_asked(office):
    interview = await booked(office, "Ian on Tuesday 45 min")
    other = await booked(office, "Ian on Thursday 45 min")
    await office.presses("ian", Decline(interview.id))
    await office.works()
    await office.says("rita", "ask Mei")
    await office.works()
    known = await office.load(Interview, interview.id)
    assert [one.mail for one in known.people] == ["mei@x.example"]
    assert (await office.load(Interview, other.id)).people == other.people


async def test_a_stand_in_whom_several_alerts_offer_is_asked_for_none_of_them(office):
    interviews = [await booked(office, f"Ian on {day} 45 min") for day in ("Tuesday", "Thursday")]
    await booked(office, "Ian on Friday 45 min")
    for one in interviews:
        await office.presses("ian", Decline(one.id))
        await office.works()
    said = await office.says("rita", "ask Mei")
    assert "Mei is free for several of your interviews" in said
    for one in interviews:
        assert [each.mail for each in (await office.load(Interview, one.id)).people] == [
            "ian@x.example"
        ]


async def test_accepting_in_words(office):
    await booked(office)
    await office.says("ian", "accept")
    await office.works()
    assert office.view("rita", InterviewCard).people[0].answer == "accepted"


@pytest.mark.parametrize("said", ["accept", "Accept.", "decline"])
async def test_a_bare_answer_is_to_the_invitation_that_came_after_the_one_answered(office, said):
    first = await booked(office, "Ian on Tuesday 45 min")
    await office.says("ian", said)
    await office.works()
    office.clock.pass_(minutes=10)
    second = await booked(office, "Ian on Thursday 45 min")
    await office.says("ian", said)
    await office.works()
    answers = [(await office.load(Interview, one.id)).people[0].answer for one in (first, second)]
    assert answers[0] is answers[1] is not Answer.NONE


async def test_an_answer_said_twice_is_to_nothing_that_waited_before(office):
    first, second = [
        await booked(office, f"Ian on {day} 45 min") for day in ("Tuesday", "Thursday")
    ]
    office.clock.pass_(minutes=10)
    await office.presses("ian", Accept(first.id))
    await office.works()
    await office.says("ian", "accept")
    await office.works()
    assert (await office.load(Interview, second.id)).people[0].answer is Answer.NONE


@pytest.mark.parametrize(
    ("said", "answer"),
    [("accept", "accepted"), ("yes", "accepted"), ("decline, I'm sick", "declined")],
)
async def test_of_several_invitations_that_wait_the_one_that_is_answered_is_asked_for(
    office, said, answer
):
    first, second = await booked(office), await booked(office, "Ian on Wednesday with a room")
    await office.says("ian", said)
    assert len(office.view("ian", Choices).choices) == 2
    await office.says("ian", "2")
    answers = [(await office.load(Interview, one.id)).people[0].answer for one in (first, second)]
    assert answers == ["none", answer]


async def test_of_several_invitations_that_wait_the_one_that_is_to_move_is_asked_for(office):
    await booked(office)
    await booked(office, "Ian on Wednesday with a room")
    await office.says("ian", "propose another time")
    assert len(office.view("ian", Choices).choices) == 2
    await office.says("ian", "2")
    assert office.view("ian", OfferCard).slots


async def test_an_answer_goes_to_the_invitation_that_was_answered_last(office):
    first = await booked(office)
    await booked(office, "Ian on Wednesday with a room")
    await office.presses("ian", Accept(first.id))
    await office.says("ian", "decline")
    assert (await office.load(Interview, first.id)).people[0].answer == "declined"


async def test_declining_in_words_with_a_reason(office):
    await booked(office)
    await office.says("ian", "decline, I am travelling")
    await office.works()
    assert "I am travelling" in office.view("rita", InterviewCard).people[0].comment


async def test_undo_undoes_what_was_booked_last(office):
    interview = await booked(office)
    await office.says("rita", "thanks")
    await office.says("rita", "undo")
    await office.works()
    assert not (await office.load(Interview, interview.id)).is_live


@pytest.mark.parametrize(
    "newer",
    [
        "send Bob Reed a link for 45 minutes with Ian next week",
        "Ian on Wednesday with a room",
        "my interviews",
    ],
)
async def test_undo_asks_before_it_reaches_back_past_something_newer(office, newer):
    interview = await booked(office)
    await office.says("rita", newer)
    said = await office.says("rita", "undo")
    assert "Undo the booking of Ian · Tue 24 Nov" in said
    assert "Undo booking: type" in said
    await office.works()
    assert (await office.load(Interview, interview.id)).is_live
    await office.says("rita", "yes")
    await office.works()
    assert not (await office.load(Interview, interview.id)).is_live


async def test_undo_twice_does_not_take_an_older_booking_along(office):
    first = await booked(office)
    await office.says("rita", "Ian on Wednesday with a room")
    await office.says("rita", "book 1")
    await office.works()
    await office.says("rita", "undo")
    await office.works()
    assert "Undo the booking of" in await office.says("rita", "undo")
    await office.says("rita", "no")
    assert (await office.load(Interview, first.id)).is_live


@pytest.mark.parametrize("text", ["anyone", "whoever is free", "ask anyone"])
async def test_anyone_of_those_who_are_free_is_asked(office, text):
    interview = await declined(office)
    await office.says("rita", "replace Ian")
    await office.says("rita", text)
    await office.works()
    known = await office.load(Interview, interview.id)
    assert [one.mail for one in known.people] == ["mei@x.example"]


async def test_a_number_beyond_the_card_is_the_hour_of_a_time_on_it(office):
    view = await offered(office, "45 minutes with Ian on Tuesday at 11 or 2pm")
    at_eleven = next(one.start for one in view.slots if one.start.hour == 11)
    await office.says("rita", "11 is fine")
    await office.works()
    assert office.view("rita", InterviewCard).start == at_eleven


async def test_a_number_that_is_neither_a_place_nor_an_hour_of_the_card_books_nothing(office):
    await offered(office)
    assert "only 3 times on the card" in await office.says("rita", "7 is fine")
    assert await office.all(Interview) == []


@pytest.mark.parametrize("text", ["also https://cv.example/jo", "and CV: https://cv.example/jo"])
async def test_one_more_link_is_a_note_of_the_interview(office, text):
    interview = await booked(office)
    await office.says("rita", text)
    await office.works()
    assert "https://cv.example/jo" in (await office.load(Interview, interview.id)).note


async def test_an_address_alone_is_that_of_the_candidate_asked_for(office):
    await offered(office, "Ian on Tuesday for Eve Stone")
    await office.says("rita", "eve's address: eve@stone.example")
    await office.says("rita", "book 1")
    await office.works()
    (known,) = await office.all(Interview)
    assert (known.candidate, known.candidate_mail) == ("Eve Stone", "eve@stone.example")


async def test_a_four_before_a_name_is_for_the_candidate(office):
    view = await offered(office, "45m w/ ian 4 Sue Day tuesday")
    assert view.candidate == "Sue Day"


async def test_the_last_one_is_the_last_that_the_card_shows(office):
    view = await offered(office)
    assert view.has_more
    await office.says("rita", "take the last one")
    await office.works()
    assert office.view("rita", InterviewCard).start == view.slots[-1].start


async def test_undo_after_a_cancel_says_that_it_stays_cancelled_and_touches_nothing_else(office):
    first = await booked(office)
    second = await booked(office, "Ian on Wednesday with a room")
    await office.says("rita", "cancel")
    await office.says("rita", "yes")
    await office.works()
    said = await office.says("rita", "undo")
    assert "can’t bring that back" in said
    assert "with Ian" in said
    await office.says("rita", "yes")
    await office.works()
    assert (await office.load(Interview, first.id)).is_live
    assert not (await office.load(Interview, second.id)).is_live


async def test_undo_after_a_cancel_and_a_list_touches_nothing_else(office):
    first = await booked(office)
    await booked(office, "Ian on Wednesday with a room")
    await office.says("rita", "cancel")
    await office.says("rita", "yes")
    await office.works()
    await office.says("rita", "my interviews")
    assert "can’t bring that back" in await office.says("rita", "undo")
    assert (await office.load(Interview, first.id)).is_live


@pytest.mark.parametrize("text", ["1", "the first one", "book it", "book 1"])
async def test_a_card_without_a_time_is_said_to_have_none(office, text):
    office.calendars.busy["ian@x.example"] = [Item(Interval(SUNDAY, SUNDAY + timedelta(days=30)))]
    await office.says("rita", "Ian on Tuesday at 10")
    said = await office.says("rita", text)
    assert "has no time to choose" in said
    assert "how about Thursday" in said


@pytest.mark.parametrize("text", ["accept", "yes I'll be there", "decline", "can't make it"])
async def test_an_answer_of_who_has_no_invitation_is_said_to_be_to_none(office, text):
    assert "No invitation is waiting" in await office.says("mei", text)


async def test_undo_after_several_were_cancelled_says_that_they_stay_so(office):
    await booked(office, "Ian on Tuesday at 3pm")
    await booked(office, "Ian on Tuesday at 10am")
    left = await booked(office, "Mei on Wednesday with a room")
    await office.says("rita", "cancel all my interviews on Tuesday")
    await office.says("rita", "yes")
    await office.works()
    said = await office.says("rita", "undo")
    assert "and 1 other interview are cancelled" in said
    assert "can’t bring them back" in said
    await office.says("rita", "my interviews")
    assert "can’t bring them back" in await office.says("rita", "undo")
    await office.says("rita", "yes")
    await office.works()
    assert (await office.load(Interview, left.id)).is_live
