"""One definite time that an interviewer asks for in words: the organizer is told at once, and takes it in a word."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Connection, person_id
from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.errors import SignInExpired
from bot.domain.intervals import Interval
from bot.domain.search_models import Item, Status
from cards.actions import Accept, Book, Maybe, Undo
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard, InterviewerWish
from cards.offer_views import OfferCard
from cards.view_models import Consent
from tests.harness.office import TENANT, Office
from tests.harness.office_crashes import (
    FrailCalendars,
    MortalStore,
    dies_anywhere,
    restarted_after,
)
from tests.harness.office_stories import TUESDAY, booked, save

IAN = "ian@x.example"


async def now(office, interview):
    return await office.load(Interview, interview.id)


async def proposals(office, interview):
    return [(one.start.day, one.start.hour) for one in (await now(office, interview)).proposals]


async def asks(office, text="can we do Wednesday at 3pm instead?"):
    interview = await booked(office, "Ian on Tuesday at 10 for Jo Park")
    said = await office.says("ian", text)
    await office.works()
    return interview, said


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("could we do Wednesday at 2pm instead?", (25, 14)),
        ("I'd rather do it at 3, does that work?", (24, 15)),
        ("could we do thursday 9am?", (26, 9)),
        ("Can we make it 2 hours later?", (24, 12)),
        ("how about Wednesday at 3pm?", (25, 15)),
        ("propose Wednesday at 3pm", (25, 15)),
        ("same time on Friday?", (27, 10)),
        ("tell rita I'd prefer 3pm", (24, 15)),
        ("please ask Rita if we can do 3pm", (24, 15)),
        ("would 3 be possible?", (24, 15)),
        ("I can't do 10 but I can do 3", (24, 15)),
    ],
)
async def test_the_organizer_is_told_of_the_one_time_at_once(office, text, then):
    interview, said = await asks(office, text)
    assert "I’ve told Rita you’d rather have" in said
    assert "Rita will decide; nothing changes until then" in said
    assert await proposals(office, interview) == [then]
    (line,) = office.view("rita", InterviewCard).proposals
    assert (line.proposer, line.start.day, line.start.hour) == ("Ian Murray", *then)
    assert (await now(office, interview)).start == interview.start


@pytest.mark.parametrize(
    "text", ["sometime Thursday?", "how about Wednesday afternoon?", "Wednesday at 2 or 3?"]
)
async def test_of_several_times_one_is_chosen_first(office, text):
    interview, _ = await asks(office, text)
    assert office.view("ian", OfferCard).purpose == "propose"
    assert await proposals(office, interview) == []


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "3 is fine",
        "yes 3 is fine",
        "3pm works",
        "ok let's do 3",
        "ok lets take Ian's time",
        "Wednesday at 3 it is",
        "ok move it to 3",
        "3pm works for us and the candidate",
    ],
)
async def test_the_organizer_takes_it_in_a_word(office, text):
    interview, _ = await asks(office)
    await office.says("rita", text)
    await office.works()
    after = await now(office, interview)
    assert (after.start.day, after.start.hour, after.proposals) == (25, 15, ())


async def test_who_is_named_is_taken_at_their_word_though_other_times_are_shown(office):
    interview, _ = await asks(office)
    await office.says("rita", "who is free Friday morning?")
    await office.says("rita", "ok lets take Ian's time")
    await office.works()
    assert (await now(office, interview)).start.day == 25


@pytest.mark.parametrize("text", ["yes 4 is fine", "ok Thursday then"])
async def test_another_time_than_was_proposed_is_not_the_proposal(office, text):
    interview, _ = await asks(office)
    await office.says("rita", text)
    await office.works()
    assert (await now(office, interview)).start == interview.start
    assert office.view("rita", OfferCard).purpose == "move"


async def test_a_proposal_can_be_taken_days_later(office):
    """It was kept with the times shown to the interviewer, which went after half a day."""
    interview = await booked(office, "Ian on Friday at 10 for Jo Park")
    await office.says("ian", "can we do Friday at 3pm instead?")
    await office.works()
    office.clock.pass_(days=3)
    await office.works()
    (line,) = office.view("rita", InterviewCard).proposals
    await office.presses("rita", Book(line.offer, line.slot_number))
    await office.works()
    assert (await now(office, interview)).start.hour == 15


@pytest.mark.parametrize("text", ["undo", "scratch that", "never mind", "take it back"])
async def test_who_proposed_takes_it_back_in_words(office, text):
    interview, _ = await asks(office)
    said = await office.says("ian", text)
    await office.works()
    assert "You said maybe" in said
    assert await proposals(office, interview) == []
    assert not office.view("rita", InterviewCard).proposals
    office.clock.pass_(minutes=5)
    await office.works()
    assert await proposals(office, interview) == []


async def test_undo_puts_the_yes_of_before_back(office):
    interview = await booked(office, "Ian on Tuesday at 10 for Jo Park")
    await office.presses("ian", Accept(interview.id))
    await office.says("ian", "can we do Wednesday at 3pm instead?")
    assert (await now(office, interview)).attendee(IAN).answer is Answer.TENTATIVE
    await office.presses("ian", Undo(interview.id))
    await office.works()
    assert (await now(office, interview)).attendee(IAN).answer is Answer.ACCEPTED
    assert await proposals(office, interview) == []


@pytest.mark.parametrize(
    "text", ["accept", "I can make it after all", "never mind, the original time is fine"]
)
async def test_who_can_make_the_original_time_after_all_proposes_nothing_any_more(office, text):
    interview, _ = await asks(office)
    told = len(office.views("rita"))
    await office.says("ian", text)
    await office.works()
    after = await now(office, interview)
    assert (after.attendee(IAN).answer, after.proposals) == (Answer.ACCEPTED, ())
    assert len(office.views("rita")) > told


async def test_a_yes_in_outlook_ends_what_was_proposed(office):
    interview, _ = await asks(office)
    office.clock.pass_(minutes=5)
    await office.works()
    office.calendars.events[interview.event.id].answers[IAN] = Answer.ACCEPTED
    office.calendars.events[interview.event.id].proposed.clear()
    office.clock.pass_(minutes=5)
    await office.works()
    after = await now(office, interview)
    assert (after.attendee(IAN).answer, after.proposals) == (Answer.ACCEPTED, ())


async def test_undo_of_who_proposes_nothing_takes_no_booking_back(office):
    interview = await booked(office, "Ian on Tuesday at 10 for Jo Park")
    await office.presses("ian", Undo(interview.id))
    await office.works()
    assert (await now(office, interview)).is_live


async def test_the_same_time_again_tells_nobody_twice(office):
    interview, _ = await asks(office)
    told = len(office.views("rita"))
    await office.says("ian", "can we do Wednesday at 3pm instead?")
    await office.works()
    assert len(office.views("rita")) == told
    assert await proposals(office, interview) == [(25, 15)]


async def test_another_time_takes_the_place_of_the_one_before(office):
    interview, _ = await asks(office)
    await office.says("ian", "actually, could we do Thursday at 4pm?")
    await office.works()
    assert await proposals(office, interview) == [(26, 16)]


async def with_mei_busy(office):
    interview = await booked(office, "Ian and Mei on Tuesday at 10 for Jo Park")
    start = interview.start + timedelta(days=1, hours=5)
    office.calendars.busy["mei@x.example"] = [Item(Interval(start, start + timedelta(hours=1)))]
    said = await office.says("ian", "can we do Wednesday at 3pm instead?")
    await office.works()
    return interview, said


async def test_a_time_that_cannot_be_had_is_told_as_such_and_those_near_it_are_offered(office):
    interview, _ = await with_mei_busy(office)
    shown = office.view("ian", InterviewCard).own_proposal
    assert (shown.obstacle, shown.blockers) == ("people", ("Mei Tanaka",))
    (line,) = office.view("rita", InterviewCard).proposals
    assert "though Mei isn’t free then" in office.last("rita")
    assert line.blockers == ("Mei Tanaka",)
    near = office.view("ian", OfferCard)
    assert {one.start.day for one in near.slots} == {25}
    await office.says("ian", "propose 1")
    await office.works()
    assert await proposals(office, interview) == [(25, near.slots[0].start.hour)]
    assert not (await now(office, interview)).proposals[0].obstacle


@pytest.mark.parametrize(
    "text", ["accept the proposal without Mei", "accept Ian's proposal and drop Mei"]
)
@pytest.mark.parametrize("is_refused", [True, False])
async def test_a_time_that_cannot_be_had_is_moved_to_without_who_is_busy(office, text, is_refused):
    interview, _ = await with_mei_busy(office)
    if is_refused:
        await office.says("rita", "accept the proposal")
        assert "type “accept the proposal without Mei”" in office.last("rita")
    await office.says("rita", text)
    await office.works()
    after = await now(office, interview)
    assert after.start == interview.start + timedelta(days=1, hours=5)
    assert [one.mail for one in after.people] == ["ian@x.example"]


async def test_a_time_that_cannot_be_had_is_not_moved_to_by_a_yes(office):
    interview, _ = await with_mei_busy(office)
    await office.says("rita", "yes")
    await office.works()
    assert (await now(office, interview)).start == interview.start
    assert office.view("rita", OfferCard).purpose == "move"


async def test_undo_below_the_times_near_takes_the_proposal_back(office):
    interview, _ = await with_mei_busy(office)
    await office.says("ian", "undo")
    await office.works()
    assert await proposals(office, interview) == []


async def test_who_is_not_connected_proposes_in_the_chat(office):
    office.calendars.signed_out[person_id(TENANT, "ian")] = SignInExpired()
    interview, _ = await asks(office)
    assert await proposals(office, interview) == [(25, 15)]
    await office.says("ian", "undo")
    await office.works()
    after = await now(office, interview)
    assert (after.proposals, after.attendee(IAN).answer) == ((), Answer.NONE)


@dies_anywhere
async def test_a_proposal_in_words_outlasts_a_crash_anywhere(fate):
    async def with_interview():
        office = await Office(store=MortalStore(), calendars=FrailCalendars()).open()
        return office, await booked(office, "Ian on Tuesday at 10 for Jo Park")

    async def proposes(office):
        await office.says("ian", "can we do Wednesday at 3pm instead?")
        await office.works()

    office, interview = await fate.after(with_interview)
    after = await restarted_after(proposes(office), office, fate)
    if not await proposals(after, interview):
        await proposes(after)
    assert await proposals(after, interview) == [(25, 15)]
    assert len(after.view("rita", InterviewCard).proposals) == 1


async def both_asked(office):
    jo = await booked(office, "45 min with Ian on Tuesday at 10 for Jo Park")
    al = await booked(office, "30 min with Ian on Wednesday at 2pm for Al Green")
    await office.says("ian", "accept Jo's")
    return jo, al


async def test_a_day_on_which_another_is_held_is_of_that_one_and_the_yes_to_the_first_stays(office):
    jo, al = await both_asked(office)
    await office.says("ian", "Wednesday I can only do after 3")
    assert office.view("ian", OfferCard).purpose == "propose"
    await office.says("ian", "3:30 then")
    assert await proposals(office, al) == [(25, 15)]
    assert await proposals(office, jo) == []
    assert (await now(office, jo)).people[0].answer is Answer.ACCEPTED


@pytest.mark.parametrize("first", ["could we do Thursday afternoon?", "could we do Thursday at 3?"])
async def test_an_hour_alone_goes_with_the_day_proposed_before(office, first):
    interview, _ = await asks(office, first)
    await office.says("ian", "4:30 then")
    assert await proposals(office, interview) == [(26, 16)]


@pytest.mark.parametrize("text", ["move it to the moon", "take it to the moon", "ok move it to Saturn"])  # fmt: skip
async def test_words_that_are_no_time_accept_no_proposal(office, text):
    interview, _ = await asks(office)
    assert "so nothing moved" in await office.says("rita", text)
    await office.works()
    assert (await now(office, interview)).start == interview.start
    assert await proposals(office, interview) == [(25, 15)]


@pytest.mark.parametrize("text", ["move it to his time", "move it there", "ok move it"])
async def test_words_for_the_time_that_is_proposed_accept_it(office, text):
    interview, _ = await asks(office)
    await office.says("rita", text)
    await office.works()
    assert (await now(office, interview)).start.day == 25


async def with_other_asked_since(office):
    """Ian was shown times to propose for Al's, and was invited to Jo's after that."""
    al = await booked(office, "30 min with Ian on Wednesday at 2pm for Al Green")
    await office.says("ian", "Wednesday 2pm doesn't work, only after 3")
    office.clock.pass_(minutes=1)
    return al, await booked(office, "45 min with Ian and Mei on Tuesday at 10 for Jo Park")


@pytest.mark.parametrize("text", ["thanks, works", "yes", "ok great", "works for me 👍"])
async def test_a_yes_is_to_the_invitation_that_came_after_times_to_propose(office, text):
    al, jo = await with_other_asked_since(office)
    await office.says("ian", text)
    assert (await now(office, jo)).attendee(IAN).answer is Answer.ACCEPTED
    assert (await now(office, al)).attendee(IAN).answer is Answer.NONE
    assert await proposals(office, al) == []


async def test_a_number_is_still_one_of_the_times(office):
    al, jo = await with_other_asked_since(office)
    await office.says("ian", "2")
    assert len(await proposals(office, al)) == 1
    assert (await now(office, jo)).attendee(IAN).answer is Answer.NONE


@pytest.mark.parametrize(
    "text",
    ["3 is ok for me too", "3pm on Wednesday works for me as well", "Mei's time works for me"],
)
@pytest.mark.parametrize("is_accepted", [True, False])
async def test_that_anothers_time_suits_too_is_told_and_changes_nothing(office, text, is_accepted):
    await booked(office, "30 min with Ian on Thursday at 2pm for Al Green")
    interview = await booked(office, "45 min with Ian and Mei on Tuesday at 10 for Jo Park")
    await office.says("mei", "could we do Jo's on Wednesday at 3 instead?")
    if is_accepted:
        await office.says("ian", "accept Jo's")
    before = await now(office, interview)
    assert "I’ve passed your words on to Rita" in await office.says("ian", text)
    assert office.view("rita", InterviewerWish).note == text
    assert await now(office, interview) == before


async def test_the_hour_of_an_own_invitation_is_no_one_elses(office):
    al = await booked(office, "30 min with Ian on Thursday at 3pm for Al Green")
    await booked(office, "45 min with Ian and Mei on Tuesday at 10 for Jo Park")
    await office.says("mei", "could we do Jo's on Wednesday at 3 instead?")
    await office.says("ian", "3pm on Thursday works for me")
    assert (await now(office, al)).attendee(IAN).answer is Answer.ACCEPTED


async def asked_of_signed_out(office, text="school run, could we do Wednesday at 3 instead?"):
    """Rita's sign-in has ended when Ian asks for another time."""
    interview = await booked(office, "Ian on Tuesday at 10 for Jo Park")
    office.calendars.signed_out[person_id(TENANT, "rita")] = SignInExpired()
    said = await office.says("ian", text)
    await office.works()
    return interview, said


async def test_an_organizer_whose_sign_in_ended_is_told_and_asked_to_sign_in_again(office):
    interview, said = await asked_of_signed_out(office)
    assert "I’ve told Rita you’d rather have" in said
    assert "I couldn’t read your own calendar for that time" in said
    assert await proposals(office, interview) == [(25, 15)]
    card = office.view("rita", InterviewCard)
    assert (card.proposals[0].start.day, card.proposals[0].comment) == (25, "school run")
    assert office.view("rita", Consent).is_again


async def test_the_proposal_is_kept_until_they_have_signed_in(office):
    interview, _ = await asked_of_signed_out(office)
    office.calendars.signed_out.clear()
    rita = await office.person("rita")
    await save(office, replace(rita, connection=Connection.CONNECTED))
    await office.says("rita", "accept Ian's proposal")
    await office.works()
    assert (await now(office, interview)).start.day == 25


async def test_a_second_time_proposed_asks_them_to_sign_in_no_second_time(office):
    await asked_of_signed_out(office)
    await office.says("ian", "or Thursday at 3 instead?")
    await office.works()
    assert len([one for one in office.views("rita") if isinstance(one, Consent)]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "later in the afternoon?",
        "could we do Wednesday afternoon?",
        "can't do 10, any time Thursday?",
    ],
)
async def test_a_vague_wish_reaches_an_organizer_whose_sign_in_ended_in_its_words(office, text):
    interview, said = await asked_of_signed_out(office, text)
    shown = "\n".join(fallback(one) for one in office.views("ian")[-2:])
    assert "I’ve passed your words on to Rita" in shown
    assert "I can’t look for times: Rita’s Microsoft 365 sign-in has ended" in said
    wish = fallback(office.view("rita", InterviewerWish))
    assert text.split(",")[-1].strip() in wish
    assert "Sign in again, then type “move Jo Park’s interview”" in wish
    assert office.view("rita", Consent).is_again
    assert (await now(office, interview)).proposals == ()


async def test_signed_in_again_they_see_the_times_as_it_says(office):
    await asked_of_signed_out(office, "later in the afternoon?")
    office.calendars.signed_out.clear()
    rita = await office.person("rita")
    await save(office, replace(rita, connection=Connection.CONNECTED))
    await office.says("rita", "move Jo Park's interview")
    assert office.view("rita", OfferCard).purpose == "move"


async def test_who_only_asks_for_times_then_is_told_how_one_reaches_the_organizer(office):
    interview, said = await asked_of_signed_out(office, "propose another time")
    assert "I can’t look for times: Rita’s Microsoft 365 sign-in has ended" in said
    assert office.view("rita", Consent).is_again
    await office.says("ian", "Wednesday at 3pm")
    assert await proposals(office, interview) == [(25, 15)]


def _maybe(day, start, end):
    at = TUESDAY.replace(day=day)
    return Item(Interval(at.replace(hour=start), at.replace(hour=end)), Status.TENTATIVE)


async def test_what_is_tentative_in_the_proposers_own_calendar_is_said_and_refuses_nothing(office):
    office.calendars.busy[IAN] = [_maybe(25, 14, 17)]
    interview, said = await asks(office)
    assert "I’ve told Rita you’d rather have" in said
    assert "By your own calendar you may be busy then." in said
    (line,) = office.view("rita", InterviewCard).proposals
    assert line.obstacle == "tentative"
    assert "though their own calendar says maybe busy then" in fallback(
        office.view("rita", InterviewCard)
    )
    await office.presses("rita", Book(line.offer, line.slot_number))
    await office.works()
    after = await now(office, interview)
    assert (after.start.day, after.start.hour, after.proposals) == (25, 15, ())


async def test_the_organizer_who_types_that_time_moves_it_there(office):
    office.calendars.busy[IAN] = [_maybe(25, 14, 17)]
    interview, _ = await asks(office)
    await office.says("rita", "move it to Wednesday at 3pm")
    await office.works()
    assert (await now(office, interview)).start.day == 25


async def test_half_an_hour_later_the_interviews_own_entry_is_not_in_the_way(office):
    interview = await booked(office, "Ian on Tuesday at 10 for Jo Park")
    await office.presses("ian", Maybe(interview.id))
    await office.works()
    said = await office.says("ian", "can we do 10:30 instead?")
    assert "Rita will decide; nothing changes until then" in said
    assert "busy" not in said
    assert (await now(office, interview)).proposals[0].obstacle == ""


async def test_times_within_a_part_of_a_day_are_those_that_are_free_first(office):
    office.calendars.busy[IAN] = [_maybe(25, 12, 15)]
    await asks(office, "how about Wednesday afternoon?")
    slots = office.view("ian", OfferCard).slots
    assert slots
    assert not any(one.tentative for one in slots)
    assert min(one.start.hour for one in slots) >= 15


async def test_where_all_of_it_is_tentative_for_who_proposes_that_is_offered_and_said(office):
    office.calendars.busy[IAN] = [_maybe(25, 12, 18)]
    await asks(office, "how about Wednesday afternoon?")
    view = office.view("ian", OfferCard)
    assert view.slots
    assert "Maybe busy, by Ian’s calendar" in fallback(view)
    await office.says("ian", "propose 1")
    await office.works()
    (line,) = office.view("rita", InterviewCard).proposals
    assert line.obstacle == "tentative"


async def test_what_is_tentative_for_somebody_else_stands_in_the_way_as_before(office):
    office.calendars.busy["mei@x.example"] = [_maybe(25, 14, 17)]
    await booked(office, "Ian and Mei on Tuesday at 10 for Jo Park")
    await office.says("ian", "can we do Wednesday at 3pm instead?")
    await office.works()
    (line,) = office.view("rita", InterviewCard).proposals
    assert (line.obstacle, line.blockers) == ("people", ("Mei Tanaka",))


async def test_what_is_busy_in_their_own_calendar_is_in_the_way_as_before(office):
    busy = _maybe(25, 14, 17)
    office.calendars.busy[IAN] = [replace(busy, status=Status.BUSY)]
    await asks(office)
    (line,) = office.view("rita", InterviewCard).proposals
    assert (line.obstacle, line.blockers) == ("people", ("Ian Murray",))
