"""What an interview itself has put into a calendar does not stand in its way."""

from msgspec.structs import replace

from bot.domain.bookings import claims
from bot.domain.bookings.interviews import Interview, RoomState, Stage
from bot.domain.search_models import Item, Status
from bot.runtime.ports import FreeBusy


def without_own(read: FreeBusy, interview: Interview, organizer: str) -> FreeBusy:
    """Return a calendar without what an interview itself has put there.

    Who declined has nothing of it there any more, and who was not part of it never had; the organizer, by this
    address, may have both events.
    """
    if interview.stage is Stage.CLAIMED:
        return _without_held_room(read, interview)
    # What stays of an invitation that was cancelled is marked free, and takes no time.
    taken = (item for item in read.items if item.status is not Status.FREE)
    own = [item for item in taken if item.span == interview.span]
    is_refused = interview.room_state is RoomState.DECLINED and read.mail == interview.room
    holders = claims.holders(interview) | {organizer}
    if is_refused or read.mail not in holders or not own:
        return read
    rest = [item for item in read.items if item not in own]
    return replace(read, items=(*rest, *(() if read.mail == organizer else own[1:])))


def _without_held_room(read: FreeBusy, interview: Interview) -> FreeBusy:
    """Return a calendar without the hold that is to become the reservation of an interview just claimed."""
    held = Item(interview.span, Status.TENTATIVE)
    if interview.reservation is None or read.mail != interview.room or held not in read.items:
        return read
    items = list(read.items)
    items.remove(held)
    return replace(read, items=tuple(items))
