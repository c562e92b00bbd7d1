"""What a room has said: read from its answer, where one is tallied, and from its calendar."""

from bot.domain.bookings.interviews import Answer, RoomState
from bot.domain.intervals import Interval
from bot.domain.search_models import Item, Status
from bot.runtime.ports import FreeBusy, SeenEvent

IN_THE_WAY = frozenset({Status.BUSY, Status.AWAY, Status.TENTATIVE, Status.UNKNOWN})


ROOM_SAYS = {
    Answer.ACCEPTED: RoomState.CONFIRMED,
    Answer.TENTATIVE: RoomState.AWAITING_APPROVAL,
    Answer.DECLINED: RoomState.DECLINED,
}


def answered_room_state(
    known: RoomState, room: str, kept: SeenEvent, read: FreeBusy, wanted: Interval
) -> RoomState:
    """Return what a room has said to the event that invites it: its answer, else what its calendar shows."""
    # Only the room is invited to its reservation, so an answer without an address is the room's.
    nameless = kept.nameless[0][1] if len(kept.nameless) == 1 else None
    if (said := kept.answers.get(room, nameless)) in ROOM_SAYS:
        return ROOM_SAYS[said]
    return invited_room_state(known, read, wanted)


def direct_room_state(known: RoomState, read: FreeBusy, wanted: Interval) -> RoomState:
    """Return what a room's calendar shows after a direct write, which ignores conflicts."""
    if read.unread:
        return known
    entries = [one for one in read.items if one.status in IN_THE_WAY and one.span.overlaps(wanted)]
    is_alone = [one.span for one in entries] == [wanted]
    return RoomState.CONFIRMED if is_alone else RoomState.DECLINED


def invited_room_state(known: RoomState, read: FreeBusy, wanted: Interval) -> RoomState:
    """Return what a room's calendar shows of an invitation to which no answer is tallied."""
    if read.unread:
        return known
    entries = [one for one in read.items if one.status in IN_THE_WAY and one.span.overlaps(wanted)]
    own = next((one for one in entries if one.span == wanted), None)
    if own is not None:
        return _shown_state(own)
    # It was there and has gone, or something else has the room: neither is a room that may still answer.
    was_there = known in {RoomState.CONFIRMED, RoomState.AWAITING_APPROVAL}
    return RoomState.DECLINED if was_there or entries else known


def _shown_state(own: Item) -> RoomState:
    if own.status is Status.TENTATIVE:
        return RoomState.AWAITING_APPROVAL
    return RoomState.CONFIRMED
