"""What is said of an interview that was just booked or shown: another room, somebody else, who comes."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import cast

from bot.domain.accounts import Account
from bot.domain.conversation_state import Conversation
from bot.domain.interviews import Interview, InterviewId, Stage
from bot.domain.jobs import Due, Kind
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Show, Turn
from bot.runtime.unit_of_work import State
from cards.actions import Refresh
from cards.view_models import InterviewCard, Notice
from dialogs.authorization import enabled_account, scheduler
from dialogs.interviews.interview_cards import SPARE_ROOMS, card_for
from dialogs.interviews.my_interviews import refresh
from dialogs.interviews.reschedule import in_bigger_rooms, other_times
from dialogs.interviews.substitutes import find_substitutes

Spoken = Callable[[Interview, Turn, State, Ports], Awaitable[Outcome | None]]
"""Gives what the interview's organizer sees; None where the words do not fit how it stands."""


async def spoken_of(
    verb: str, talk: Conversation, turn: Turn, state: State, ports: Ports
) -> Outcome | None:
    """Do what is said of the interview that is spoken of; None where it is said of none."""
    if verb not in {*STEPS, WHO_COMES} or not talk.is_about_interview:
        return None
    interview = await state.load(Interview, InterviewId(talk.interview)) if talk.interview else None
    if interview is None or not interview.is_live:
        return None
    if verb == WHO_COMES:
        return await refresh(turn, Refresh(f"interview/{interview.id}"), state, ports)
    if interview.by != turn.speaker.id:
        return None
    await scheduler(turn, state, ports.rules)
    await enabled_account(turn, state)
    return await STEPS[verb](interview, turn, state, ports)


async def another_room(
    interview: Interview, turn: Turn, state: State, ports: Ports
) -> Outcome | None:
    """Offer the rooms that are free at the same time; other times where there are none."""
    return await _in_other_room(interview, 0, turn, state, ports)


async def bigger_room(
    interview: Interview, turn: Turn, state: State, ports: Ports
) -> Outcome | None:
    """Offer rooms with more seats than the interview's."""
    account = await state.account(interview.tenant)
    return await _in_other_room(interview, _seats(interview.room, account) + 1, turn, state, ports)


async def _in_other_room(
    interview: Interview, seats: int, turn: Turn, state: State, ports: Ports
) -> Outcome | None:
    if not interview.room:
        return None
    account = await state.account(interview.tenant)
    spare = filter(account.room, interview.spare_rooms[:SPARE_ROOMS])
    fitting = tuple(mail for mail in spare if _seats(mail, account) >= seats)
    if not fitting:
        if seats:
            return await in_bigger_rooms(turn, interview.id, seats, state, ports)
        return await other_times(turn, interview.id, (), state, ports)
    person = await scheduler(turn, state, ports.rules)
    # Buttons name a room by its number among the spare ones: those that fit are put first.
    rest = tuple(mail for mail in interview.spare_rooms if mail not in fitting)
    sorted_ = replace(interview, spare_rooms=(*fitting, *rest))
    show = await card_for(person, sorted_, state, ports)
    rooms = tuple(room.name for mail in fitting if (room := account.room(mail)))
    view = replace(cast("InterviewCard", show.view), spare_rooms=rooms)
    return Outcome(show=[replace(show, view=view)], keep=[sorted_])


def _seats(mail: str, account: Account) -> int:
    room = account.room(mail)
    return room.capacity if room else 0


async def someone_else(
    interview: Interview, turn: Turn, state: State, ports: Ports
) -> Outcome | None:
    """Offer who could stand in for those who declined; None where nobody has."""
    if not interview.declined or interview.stage is not Stage.STANDING:
        return None
    due = Due(kind=Kind.RESCUE, subject=interview.id, tenant=interview.tenant, at=turn.now)
    found = await find_substitutes(due, state, ports)
    if any(isinstance(one, Interview) and one.substitutes for one in found.keep):
        return found
    nobody = Notice(
        lines=("Nobody else is free at that time.", "Nothing was changed. Other times: “move”.")
    )
    return replace(found, show=[*found.show, Show(view=nobody)])


WHO_COMES = "who_comes"
STEPS: Mapping[str, Spoken] = {
    "another_room": another_room,
    "bigger_room": bigger_room,
    "someone_else": someone_else,
}
