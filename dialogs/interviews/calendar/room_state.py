"""What a room has said: read from its answer, where one is tallied, and from its calendar.

Free/busy tells that a time is taken, never by whom. It counts as the room's answer where it follows from the asking:
the time was free when the bot looked, the room was asked, and the time was taken by when rooms have answered. What is
taken only after the room was found silent is anybody's.
"""

from msgspec import Struct

from bot.domain.bookings.interviews import Answer, Interview, RoomState
from bot.domain.search_models import Item, Status
from bot.runtime.ports import FreeBusy, SeenEvent

IN_THE_WAY = frozenset({Status.BUSY, Status.AWAY, Status.TENTATIVE, Status.UNKNOWN})

ROOM_SAYS = {
    Answer.ACCEPTED: RoomState.CONFIRMED,
    Answer.TENTATIVE: RoomState.AWAITING_APPROVAL,
    Answer.DECLINED: RoomState.DECLINED,
}
_TAKEN = frozenset({RoomState.CONFIRMED, RoomState.AWAITING_APPROVAL})


class RoomReading(Struct, frozen=True):
    """How a room stands."""

    state: RoomState
    is_in_doubt: bool = False
    """Its calendar shows the time as taken, and nothing tells by whom."""
    was_read: bool = True
    """False where its calendar could not be read: then nothing new is known."""


def answered_room_state(interview: Interview, kept: SeenEvent, read: FreeBusy) -> RoomReading:
    """Return what a room has said to the event that invites it: its answer, else what its calendar shows."""
    # Only the room is invited to its reservation, so an answer without an address is the room's.
    nameless = kept.nameless[0][1] if len(kept.nameless) == 1 else None
    if (said := kept.answers.get(interview.room, nameless)) in ROOM_SAYS:
        return RoomReading(ROOM_SAYS[said])
    return _invited_room_state(interview, read)


def direct_room_state(interview: Interview, kept: SeenEvent | None, read: FreeBusy) -> RoomReading:
    """Return what a room's calendar shows after a direct write, which ignores conflicts.

    Where the event is gone, or the right to read it is (Graph may answer alike), the time that is taken may be anybody's.
    """
    if read.unread:
        return _unread(interview)
    is_alone = [one.span for one in _in_the_way(interview, read)] == [interview.span]
    if not is_alone:
        return RoomReading(RoomState.DECLINED)
    if kept is None:
        return RoomReading(RoomState.REQUESTED, is_in_doubt=True)
    return RoomReading(RoomState.CONFIRMED)


def _invited_room_state(interview: Interview, read: FreeBusy) -> RoomReading:
    """Return what a room's calendar shows of an invitation to which no answer is tallied."""
    known = interview.room_state
    if read.unread:
        return _unread(interview)
    entries = _in_the_way(interview, read)
    own = next((one for one in entries if one.span == interview.span), None)
    if own is None:
        # It was there and has gone, or something else has the room: neither is a room that may still answer.
        is_refused = known in _TAKEN or bool(entries)
        return RoomReading(RoomState.DECLINED if is_refused else known)
    if known in _TAKEN or (len(entries) == 1 and not interview.is_room_unclear):
        return RoomReading(_shown_state(own))
    return RoomReading(known, is_in_doubt=True)


def _in_the_way(interview: Interview, read: FreeBusy) -> list[Item]:
    wanted = interview.span
    return [one for one in read.items if one.status in IN_THE_WAY and one.span.overlaps(wanted)]


def _shown_state(own: Item) -> RoomState:
    if own.status is Status.TENTATIVE:
        return RoomState.AWAITING_APPROVAL
    return RoomState.CONFIRMED


def _unread(interview: Interview) -> RoomReading:
    return RoomReading(interview.room_state, is_in_doubt=interview.is_room_in_doubt, was_read=False)
