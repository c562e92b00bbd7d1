"""A crash while several interviews are cancelled or moved, or one is handed over: afterwards all of it is done or nothing."""

import pytest

from bot.domain.bookings.interviews import Interview, ResourceDay, Stage
from bot.language.requests import HandOverRequest, RescheduleRequest
from cards.actions import InviteCandidate, NameCandidate
from cards.interview_views import InterviewCard
from dialogs.interviews.changes.ask_to_exchange import ask_to_exchange
from dialogs.interviews.changes.bulk_actions import ask_about_several
from dialogs.interviews.changes.hand_over import ask_to_hand_one_over, ask_to_hand_over
from tests.fakes.calendars import OneEventRefused
from tests.harness.office import Office
from tests.harness.office_crashes import (
    FrailCalendars,
    MortalStore,
    dies_or_fails_anywhere,
    restarted_after,
)
from tests.harness.office_stories import booked

JO = {"candidate": "Jo Park", "candidate_mail": "jo@example.org"}


class FrailAndRefusing(OneEventRefused, FrailCalendars):
    """Frail calendars that refuse to move one event for good."""


async def opened(calendars=None):
    """An interview with its three events, on mortal ground."""
    calendars = calendars or FrailCalendars()
    office = await Office(store=MortalStore(), calendars=calendars).open(
        connected=("rita", "ian", "ada")
    )
    interview = await booked(office)
    await office.presses("rita", NameCandidate(interview.id), inputs=JO)
    await office.presses("rita", InviteCandidate(interview.id))
    await office.works()
    return office, interview


async def to_be_cancelled():
    office, first = await opened()
    await office.says("rita", "Ian on Tuesday after 2pm with a room")
    await office.says("rita", "book 1")
    await office.works()
    ids = [first.id, *(one.id for one in await office.all(Interview) if one.id != first.id)]

    async def ask(turn, unit_of_work, ports):
        return await ask_about_several(turn, "cancel", ids, unit_of_work, ports)

    await office.does("rita", ask)
    return office


async def to_be_moved():
    office, _ = await opened()
    await office.says("rita", "Ian on Tuesday after 2pm with a room")
    await office.says("rita", "book 1")
    await office.works()
    await office.says("rita", "move both to Wednesday")
    return office


async def to_be_swapped(calendars=None, refused=min):
    """Two interviews, of one interviewer and in one room, are to take each other's time."""
    office, first = await opened(calendars)
    await office.says("rita", "Ian on Tuesday after 2pm with a room")
    await office.says("rita", "book 1")
    await office.works()
    (second,) = [one for one in await office.all(Interview) if one.id != first.id]
    request = RescheduleRequest(target=(first.id, second.id), is_exchange=True)

    async def ask(turn, unit_of_work, ports):
        return await ask_to_exchange(turn, request, unit_of_work, ports)

    await office.does("rita", ask)
    if calendars:
        calendars.refused = refused((first, second), key=lambda one: one.id).event.id
    return office


async def to_be_swapped_in_vain():
    """The one that is written first is refused."""
    return await to_be_swapped(FrailAndRefusing())


async def to_be_swapped_by_half():
    """The one that is written second is refused."""
    return await to_be_swapped(FrailAndRefusing(), max)


async def to_be_handed_over():
    office, _ = await opened()
    await office.says("olivia", "make ada@x.example a recruiter")

    async def ask(turn, unit_of_work, ports):
        return await ask_to_hand_over(turn, "rita@x.example", "ada@x.example", unit_of_work, ports)

    await office.does("olivia", ask)
    return office


async def one_to_be_handed_over():
    """Who organizes an interview hands it over alone."""
    office, first = await opened()
    await office.says("olivia", "make ada@x.example a recruiter")
    request = HandOverRequest("", "ada@x.example", (first.id,))

    async def ask(turn, unit_of_work, ports):
        return await ask_to_hand_one_over(turn, request, unit_of_work, ports)

    await office.does("rita", ask)
    return office


async def agreed(office, who):
    await office.says(who, "yes")
    await office.works()
    # Once Undo has closed the candidate hears of it.
    office.clock.pass_(minutes=2)
    await office.works()


async def assert_all_gone(office):
    interviews = await office.all(Interview)
    assert len(interviews) == 2
    assert {one.stage for one in interviews} == {Stage.ENDED}
    assert office.calendars.events == {}
    assert not any(day.claims for day in await office.all(ResourceDay))


async def assert_each_in_one_place(office):
    """What could not be read for a moment may stay: then all of that interview does."""
    interviews = await office.all(Interview)
    assert {one.stage for one in interviews} == {Stage.STANDING}
    spans = [one.span for one in interviews for _ in range(3 if one.candidate else 2)]
    kept = office.calendars.events.values()
    assert sorted(one.draft.span.start for one in kept) == sorted(one.start for one in spans)
    claims = [one for day in await office.all(ResourceDay) for one in day.claims]
    assert sorted(one.start for one in claims) == sorted(2 * [one.start for one in interviews])


async def assert_apart(office):
    """Both have swapped, or neither has: one alone would be where the other is."""
    await assert_each_in_one_place(office)
    assert len({one.start for one in await office.all(Interview)}) == 2


async def assert_only_hers(office):
    (interview,) = await office.all(Interview)
    assert interview.stage is Stage.STANDING
    assert interview.handed_over is None
    assert interview.by.endswith("ada")
    kept = office.calendars.events.values()
    assert sorted(one.place for one in kept) == ["primary", "primary", "scheduler"]
    assert {one.owner for one in kept} == {"ada@x.example"}
    assert office.view("ada", InterviewCard).stage == "standing"


SEVERAL = [
    pytest.param(to_be_cancelled, "rita", assert_all_gone, id="cancelled"),
    pytest.param(to_be_moved, "rita", assert_each_in_one_place, id="moved"),
    pytest.param(to_be_swapped, "rita", assert_apart, id="swapped"),
    pytest.param(to_be_swapped_in_vain, "rita", assert_apart, id="swapped-in-vain"),
    pytest.param(to_be_swapped_by_half, "rita", assert_apart, id="swapped-by-half"),
    pytest.param(to_be_handed_over, "olivia", assert_only_hers, id="handed-over"),
    pytest.param(one_to_be_handed_over, "rita", assert_only_hers, id="one-handed-over"),
]


@dies_or_fails_anywhere
@pytest.mark.parametrize(("prepare", "who", "check"), SEVERAL)
async def test_several_survive_a_crash_anywhere_and_any_call_that_fails(prepare, who, check, fate):
    office = await fate.after(prepare)
    after = await restarted_after(agreed(office, who), office, fate)
    if not fate.has_begun:
        # Nothing of the answer was kept: it is given again.
        await agreed(after, who)
    await check(after)
