"""Undo, cancel, and another room: what an organizer does to an interview that is booked."""

from dataclasses import replace

from bot.domain import reservations
from bot.domain.errors import Gone, SlotTaken
from bot.domain.form_validation import checked, tidy
from bot.domain.interviews import Ending, Interview, Stage
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Pressed, Show, Turn
from bot.runtime.unit_of_work import State
from cards.actions import Cancel, Move, NameCandidate, Undo
from cards.view_models import AskToCancel
from dialogs.authorization import enabled_account, scheduler, zone_of
from dialogs.interviews import lifecycle
from dialogs.interviews.book import end, further, own_card, own_interview
from dialogs.interviews.interview_cards import may_undo
from dialogs.interviews.slot_ledger import diaries
from dialogs.scheduling.availability_recheck import expect_free


async def undo(turn: Turn, action: Undo, state: State, ports: Ports) -> Outcome:
    """Take a fresh booking back; later it takes a Cancel, which asks first."""
    await scheduler(turn, state, ports.rules)
    interview = await own_interview(action.interview, turn, state)
    if interview.is_live and not may_undo(interview, turn.now):
        return await cancel(turn, Cancel(interview.id), state, ports)
    return await end(interview, Ending.UNDONE, turn, state, ports)


async def cancel(turn: Turn, action: Cancel, state: State, ports: Ports) -> Outcome:
    """Ask once whether cancelling is meant, then do it."""
    person = await scheduler(turn, state, ports.rules)
    interview = await own_interview(action.interview, turn, state)
    if action.is_sure or not interview.is_live:
        reasoned = replace(interview, reason=said_why(turn) or interview.reason)
        return await end(reasoned, Ending.CANCELLED, turn, state, ports)
    account = await state.account(interview.tenant)
    zone = zone_of(person, account)
    room = account.room(interview.room)
    view = AskToCancel(
        interview=interview.id,
        year=turn.now.year,
        start=interview.start.astimezone(zone),
        end=interview.end.astimezone(zone),
        people=tuple(one.name for one in interview.people),
        room=room.name if room else "",
    )
    talk = await state.conversation(turn.address, turn.speaker.id)
    sure = Cancel(interview.id, is_sure=True).pack()
    return Outcome(show=[Show(view=view)], keep=[replace(talk, confirm=sure)])


def said_why(turn: Turn) -> str:
    """Give the reason that was filled in or typed; raises BadInput for one too long for an invitation."""
    given = turn.content.inputs if isinstance(turn.content, Pressed) else {}
    return tidy(checked(given).get("comment", ""))


async def to_spare_room(turn: Turn, action: Move, state: State, ports: Ports) -> Outcome:
    """Move an interview to one of its spare rooms, at the same time."""
    person = await scheduler(turn, state, ports.rules)
    account = await enabled_account(turn, state)
    interview = await own_interview(action.interview, turn, state)
    if not 0 < action.room <= len(interview.spare_rooms) or interview.stage is not Stage.STANDING:
        raise Gone(what="room")
    moved = lifecycle.in_room(interview, interview.spare_rooms[action.room - 1])
    if account.room(moved.room) is None:
        raise Gone(what="room")
    books = await diaries(moved, state)
    try:
        await expect_free(replace(moved, people=()), person, state, ports)
        taken = reservations.claimed(books, moved, by=person.name)
    except SlotTaken as error:
        if error.facts.get("what") == "unread":
            raise
        rest = tuple(one for one in interview.spare_rooms if one != moved.room)
        without = replace(interview, spare_rooms=rest, revision=interview.revision + 1)
        return Outcome(show=[await own_card(without, turn, state, ports)], keep=[without])
    left = await _let_go(interview, state)
    return Outcome(
        show=[await own_card(moved, turn, state, ports)],
        keep=[moved, *taken, *left, await further(moved, state, ports)],
    )


async def _let_go(interview: Interview, state: State) -> list[object]:
    """Give the diary of the room that is left."""
    only_room = replace(interview, people=())
    return list(reservations.released(await diaries(only_room, state), interview))


async def name_candidate(turn: Turn, action: NameCandidate, state: State, ports: Ports) -> Outcome:
    """Keep who the candidate is, and bring the invitation up to date."""
    await scheduler(turn, state, ports.rules)
    interview = await own_interview(action.interview, turn, state)
    if interview.stage is not Stage.STANDING:
        raise Gone(what="interview")
    given = turn.content.inputs if isinstance(turn.content, Pressed) else {}
    name = tidy(checked(given).get("candidate", ""))
    mail = given.get("candidate_mail", "").strip().casefold()
    named = lifecycle.with_candidate(interview, name, mail)
    return Outcome(
        show=[await own_card(named, turn, state, ports)],
        keep=[named, await further(named, state, ports)],
    )
