"""Several interviews at once: a list, one confirmation, and what could not be done is said."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import Agree, Cancel, NameCandidate
from cards.adaptive_cards import fallback
from cards.offer_views import OfferCard
from cards.view_models import AskSure
from dialogs.interviews.changes.bulk_actions import ask_about_several
from tests.harness.office_stories import booked

HOUR = timedelta(hours=1)


async def two(office):
    """Ian has two interviews on Tuesday."""
    first = await booked(office)
    await office.says("rita", "Ian on Tuesday after 2pm with a room")
    await office.says("rita", "book 1")
    await office.works()
    return [first.id, *(one.id for one in await office.all(Interview) if one.id != first.id)]


async def asks(office, who, what, targets):
    async def answer(turn, unit_of_work, ports):
        return await ask_about_several(turn, what, targets, unit_of_work, ports)

    return await office.does(who, answer)


async def test_all_are_listed_and_nothing_happens_before_a_yes(office):
    ids = await two(office)
    asked = await asks(office, "rita", "cancel", ids)
    assert isinstance(asked, AskSure)
    assert len(asked.stops) == 3
    assert all(one.is_live for one in await office.all(Interview))


async def test_a_yes_cancels_all_of_them(office):
    ids = await two(office)
    await asks(office, "rita", "cancel", ids)
    await office.says("rita", "yes")
    await office.works()
    assert office.calendars.events == {}


async def test_the_reason_said_with_several_is_asked_about_and_kept(office):
    await two(office)
    await office.says("rita", "cancel all my interviews because hiring is frozen")
    assert "Reason: “hiring is frozen”" in fallback(office.view("rita", AskSure))
    await office.says("rita", "yes")
    await office.works()
    ended = await office.all(Interview)
    assert [(one.is_live, one.reason) for one in ended] == [(False, "hiring is frozen")] * 2


async def test_the_reason_of_several_that_are_declined_is_kept(office):
    await two(office)
    await office.says("ian", "decline all because I'm in court")
    assert "Reason: “" in fallback(office.view("ian", AskSure))
    await office.says("ian", "yes")
    comments = {one.people[0].comment for one in await office.all(Interview)}
    assert len(comments) == 1
    assert "in court" in comments.pop()


async def test_all_invitations_are_asked_about_once_though_there_is_one(office):
    interview = await booked(office)
    await office.says("ian", "decline all my interviews")
    assert "Reason" not in fallback(office.view("ian", AskSure))
    assert (await office.load(Interview, interview.id)).people[0].answer is Answer.NONE
    await office.says("ian", "yes")
    (own,) = (await office.load(Interview, interview.id)).people
    assert (own.answer, own.comment) == (Answer.DECLINED, "")


async def test_an_interview_is_meant_by_its_number_on_the_list(office):
    first, second = await two(office)
    await office.says("rita", "my interviews")
    await office.says("rita", "move 2 to Friday")
    assert office.view("rita", OfferCard).interview == second
    await office.says("rita", "my interviews")
    await office.says("rita", "cancel 1")
    await office.says("rita", "yes")
    await office.works()
    assert not (await office.load(Interview, first)).is_live
    assert (await office.load(Interview, second)).is_live


async def test_after_the_list_an_undo_is_of_what_was_done_last(office):
    first, second = await two(office)
    await office.says("rita", "my interviews")
    await office.says("rita", "show 1")
    await office.says("rita", "make it 30 minutes")
    await office.works()
    await office.says("rita", "my interviews")
    assert "Undo" in await office.says("rita", "undo")
    await office.says("rita", "yes")
    await office.works()
    for one in (first, second):
        stored = await office.load(Interview, one)
        assert stored.is_live
        assert stored.end - stored.start == HOUR


async def test_a_reason_given_with_the_yes_is_the_one_that_is_kept(office):
    await two(office)
    await office.says("rita", "cancel all my interviews because hiring is frozen")
    await office.says("rita", "yes, the role is closed")
    await office.works()
    assert {one.reason for one in await office.all(Interview)} == {"the role is closed"}


async def test_whether_all_have_answered_is_told_of_the_one_shown_else_of_all(office):
    await two(office)
    assert "invited" in await office.says("rita", "have they all answered?")
    await office.says("rita", "my interviews")
    assert "2 interviews coming up" in await office.says("rita", "have they all answered?")


async def test_the_next_one_is_shown_alone(office):
    await two(office)
    for text in ("what's my next one?", "what have I got next?"):
        said = await office.says("rita", text)
        assert "interviews coming up" not in said
        assert "09:00" in said


async def test_a_length_and_no_room_are_changed_of_all_after_one_question(office):
    await two(office)
    await office.says("rita", "make all of them 30 minutes")
    asked = office.view("rita", AskSure)
    assert "Each lasts 30 minutes" in fallback(asked)
    assert all(one.end - one.start == HOUR for one in await office.all(Interview))
    await office.says("rita", "yes")
    await office.works()
    assert {one.end - one.start for one in await office.all(Interview)} == {HOUR / 2}
    await office.says("rita", "no room for both")
    await office.says("rita", "yes")
    await office.works()
    assert {one.room for one in await office.all(Interview)} == {""}


async def test_what_is_not_free_of_several_changes_stays_and_is_counted(office):
    first, second = await two(office)
    later = await office.load(Interview, second)
    busy = Interval(later.end, later.end + HOUR)
    office.calendars.busy["ian@x.example"] = [Item(busy)]
    await office.says("rita", "make both of them 90 minutes")
    said = await office.says("rita", "yes")
    await office.works()
    assert "couldn’t be" in said
    assert "Ian Murray: Ian is already taken then." in said
    assert (await office.load(Interview, second)).end == later.end
    assert (await office.load(Interview, first)).is_live


async def starts(office, ids):
    return [(await office.load(Interview, one)).start for one in ids]


DAY = timedelta(days=1)


async def test_several_move_after_one_question_each_to_its_own_hour(office):
    ids = await two(office)
    before = await starts(office, ids)
    await office.says("rita", "move all my Tuesday interviews to Wednesday")
    asked = office.view("rita", AskSure)
    assert asked.title == "Move both interviews?"
    assert asked.stops[0].split("Nov, ")[1] < asked.stops[1].split("Nov, ")[1]
    assert all("→ Wed 25 Nov" in one for one in asked.stops[:2])
    assert await starts(office, ids) == before
    await office.says("rita", "yes")
    await office.works()
    assert await starts(office, ids) == [one + DAY for one in before]


async def test_an_hour_that_is_not_free_is_another_of_the_day(office):
    ids = await two(office)
    first, second = await starts(office, ids)
    busy = Interval(first + DAY, first + DAY + HOUR)
    office.calendars.busy["ian@x.example"] = [Item(busy)]
    await office.says("rita", "move both to Wednesday")
    await office.says("rita", "yes")
    await office.works()
    moved, other = await starts(office, ids)
    assert (moved.day, other) == (25, second + DAY)
    assert moved not in {first + DAY, other}


async def test_what_no_time_is_free_for_stays_and_is_said(office):
    ids = await two(office)
    before = await starts(office, ids)
    await office.says("rita", "move both to Wednesday at 3pm")
    asked = office.view("rita", AskSure)
    assert asked.title == "Move the interview?"
    assert sum("so it stays" in one for one in asked.stops) == 1
    await office.says("rita", "yes")
    await office.works()
    assert len({*before} & {*await starts(office, ids)}) == 1


async def test_one_candidate_is_not_moved_into_two_at_once_however_the_name_was_typed(office):
    for text in ("Ian on Tuesday at 9am", "Mei on Tuesday at 11am"):
        await office.says("rita", text)
        await office.says("rita", "book 1")
        await office.works()
    first, second = [one.id for one in await office.all(Interview)]
    await office.presses("rita", NameCandidate(first), inputs={"candidate": "Jo Park"})
    await office.presses("rita", NameCandidate(second), inputs={"candidate": "jo  park"})
    await office.works()
    await office.says("rita", "move both to Wednesday at 3pm")
    asked = office.view("rita", AskSure)
    assert sum("so it stays" in one for one in asked.stops) == 1


async def test_several_of_which_none_can_move_are_said_so(office):
    await two(office)
    wednesday = datetime(2026, 11, 25, tzinfo=UTC)
    office.calendars.busy["ian@x.example"] = [Item(Interval(wednesday, wednesday + DAY))]
    assert "None of these" in await office.says("rita", "move both to Wednesday")


async def test_to_when_several_are_to_move_is_asked(office):
    await two(office)
    assert "To when" in await office.says("rita", "move both")


async def test_what_is_not_free_any_more_stays(office):
    ids = await two(office)
    before = await starts(office, ids)
    await office.says("rita", "move both to Wednesday")
    office.calendars.busy["ian@x.example"] = [
        Item(Interval(before[0] + DAY, before[0] + DAY + HOUR))
    ]
    assert "1 other (Ian Murray) couldn’t be" in await office.says("rita", "yes")
    await office.works()
    assert await starts(office, ids) == [before[0], before[1] + DAY]


async def test_somebody_is_added_to_both_after_one_question(office):
    ids = await two(office)
    await office.says("rita", "add Mei to both")
    assert "Each is with Mei too" in fallback(office.view("rita", AskSure))
    await office.says("rita", "yes")
    await office.works()
    for one in ids:
        people = (await office.load(Interview, one)).people
        assert {each.mail for each in people} == {"ian@x.example", "mei@x.example"}


async def test_a_link_in_a_note_for_both_is_said_in_full(office):
    await two(office)
    await office.says("rita", "note for both: CV: https://cv.example.com/people/dana-whitlock.pdf")
    told = fallback(office.view("rita", AskSure))
    assert "gets the note “CV: https://cv.example.com/people/dana-whitlock.pdf”" in told


async def test_somebody_is_swapped_and_a_note_added_in_both(office):
    ids = await two(office)
    await office.says("rita", "swap Ian for Mei in both interviews")
    assert "Each is with Mei instead of Ian" in fallback(office.view("rita", AskSure))
    await office.says("rita", "yes")
    await office.works()
    await office.says("rita", "add a note to both interviews: ask about Kafka")
    await office.says("rita", "yes")
    await office.works()
    for one in ids:
        interview = await office.load(Interview, one)
        assert [each.mail for each in interview.people] == ["mei@x.example"]
        assert interview.note == "ask about Kafka"


async def test_a_button_of_an_earlier_list_does_nothing_to_the_newer(office):
    first, second = await two(office)
    await asks(office, "rita", "cancel", [first])
    earlier = office.view("rita", AskSure)
    await asks(office, "rita", "cancel", [second])
    await office.presses("rita", Agree(earlier.to, earlier.subject))
    await office.works()
    assert all(one.is_live for one in await office.all(Interview))


async def test_a_button_of_a_question_that_was_answered_in_words_says_so(office):
    asked = await asks(office, "rita", "cancel", await two(office))
    await office.says("rita", "yes")
    said = fallback(await office.presses("rita", Agree(asked.to, asked.subject)))
    assert "That question is no longer open." in said
    assert "Nothing was changed." in said


async def test_a_button_of_an_earlier_version_still_does_what_its_list_says(office):
    ids = await two(office)
    await asks(office, "rita", "cancel", ids)
    await office.presses("rita", Agree("several cancel"))
    await office.works()
    assert office.calendars.events == {}


async def test_two_candidates_are_cancelled_after_one_question(office):
    first, second = await two(office)
    for one, name in ((first, "Jo Park"), (second, "Anna Lee")):
        await office.presses("rita", NameCandidate(one), inputs={"candidate": name})
    await office.works()
    await office.says("rita", "cancel jo and anna")
    assert "both interviews" in office.view("rita", AskSure).title
    await office.says("rita", "yes")
    await office.works()
    assert office.calendars.events == {}


async def test_declining_all_keeps_every_declined_time(office):
    ids = await two(office)
    await asks(office, "ian", "decline", ids)
    await office.says("ian", "yes")
    await office.works()
    interviews = await office.all(Interview)
    assert {one.people[0].answer for one in interviews} == {Answer.DECLINED}
    person = await office.person("ian")
    assert {one.interview for one in person.declined_times} == set(ids)


async def test_what_ended_meanwhile_is_told(office):
    ids = await two(office)
    await asks(office, "rita", "cancel", ids)
    await office.presses("rita", Cancel(ids[0], is_sure=True))
    await office.says("rita", "yes")
    await office.works()
    assert not any(one.is_live for one in await office.all(Interview))


async def test_nobody_cancels_the_interviews_of_others(office):
    ids = await two(office)
    await asks(office, "ian", "cancel", ids)
    await office.says("ian", "yes")
    await office.works()
    assert all(one.is_live for one in await office.all(Interview))


async def test_what_can_be_done_to_none_of_several_is_said(office):
    await two(office)
    await office.says("rita", "take Ian off both")
    assert "None of the 2 interviews could be changed" in await office.says("rita", "yes")
    assert all(one.people for one in await office.all(Interview))


@pytest.mark.parametrize("said", ["both", "cancel both", "both of them", "cancel them both please"])
async def test_to_name_all_that_a_question_is_about_is_a_yes_to_it(office, said):
    await booked(office, "Ian on Tuesday for Jo Park")
    await booked(office, "Mei on Wednesday for Hana Ito")
    await office.says("rita", "cancel Jo's and Hana's")
    await office.says("rita", said)
    await office.works()
    assert not [one for one in await office.all(Interview) if one.is_live]


async def test_to_name_something_else_that_is_done_to_all_is_no_yes(office):
    await booked(office, "Ian on Tuesday for Jo Park")
    await booked(office, "Mei on Wednesday for Hana Ito")
    await office.says("rita", "cancel Jo's and Hana's")
    await office.says("rita", "move both")
    await office.works()
    assert len([one for one in await office.all(Interview) if one.is_live]) == 2


async def test_undo_of_two_that_were_cancelled_tells_how_each_is_booked_again(office):
    await booked(office, "Ian on Tuesday for Jo Park")
    await booked(office, "Mei on Wednesday for Hana Ito")
    await office.says("rita", "cancel Jo's and Hana's")
    await office.says("rita", "yes")
    await office.works()
    said = await office.says("rita", "undo")
    assert "with Ian Murray for Jo Park on Tuesday" in said
    assert "with Mei Tanaka for Hana Ito on Wednesday" in said
