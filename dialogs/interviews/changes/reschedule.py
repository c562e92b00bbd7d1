"""Another time for an interview: its organizer moves it, out of an offer made for that."""

from msgspec.structs import replace

from bot.domain.bookings.interview_changes import reschedule, undoable
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.offers import Offer, OfferedSlot, Purpose
from bot.domain.errors import Gone, SlotTaken
from bot.domain.intervals import Interval
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Move
from dialogs.authorization import (
    enabled_account,
    require_scheduler,
)
from dialogs.candidates.overlaps import with_overlap_told
from dialogs.interviews.booking.book import (
    as_in_outlook,
    enqueue_advance,
    own_card,
    own_interview,
    with_refusal,
)
from dialogs.interviews.booking.claims import claim, release_previous
from dialogs.interviews.booking.in_calendars import require_standing
from dialogs.interviews.changes.change_with_move import ChosenMove, move_and_change
from dialogs.interviews.changes.other_times import (
    offer_times,
    other_times,
)
from dialogs.interviews.changes.undo_and_cancel import to_spare_room
from dialogs.interviews.interview_cards import notify_removed
from dialogs.scheduling.availability_check import CheckRequest, expect_free
from dialogs.scheduling.offer_cards import find_slot, in_known_rooms, question_of, request_of


async def move(turn: Turn, action: Move, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Offer other times for an interview, or move it to one of its spare rooms at the same time."""
    if action.room:
        return await to_spare_room(turn, action, unit_of_work, ports)
    return await other_times(turn, action.interview, (), unit_of_work, ports)


async def move_to(
    turn: Turn, offer: Offer, number: int, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Move an offer's interview to one of its slots, if people and a room are still free then."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    interview = await own_interview(offer.interview, turn, unit_of_work)
    require_standing(interview, turn.now, unit_of_work)
    slot = _as_changed_since(find_slot(offer, number, turn.now), offer, interview)
    own = replace(interview, tentative_is_free=offer.tentative_is_free)
    try:
        if offer.change is None:
            return await move_interview(turn, own, slot, unit_of_work, ports)
        chosen = ChosenMove(own, slot, offer.change)
        return await _moved_and_changed(turn, chosen, unit_of_work, ports)
    except SlotTaken as refused:
        if refused.facts.get("what") == "unread":
            raise
        wanted = replace(request_of(offer, interview), purpose=Purpose.MOVE)
        answer = await offer_times(turn, wanted, person, unit_of_work, ports)
        return with_refusal(answer, refused, turn)


def _as_changed_since(slot: OfferedSlot, offer: Offer, interview: Interview) -> OfferedSlot:
    """Return a time for an interview whose length or room was changed after it was offered: as long, without a room or in that one if it is free.

    A length or a room that was asked for with the times is that of the times.
    """
    if offer.room_then and interview.room != offer.room_then:
        rooms = (one for one in slot.rooms if interview.room)
        slot = replace(slot, rooms=tuple(sorted(rooms, key=lambda one: one != interview.room)))
    is_as_it_was = question_of(offer).minutes == offer.minutes_then
    if is_as_it_was and interview.minutes != offer.minutes_then:
        slot = replace(slot, end=slot.start + interview.span.length)
    return slot


async def _moved_and_changed(
    turn: Turn, chosen: ChosenMove, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    done = await move_and_change(turn, chosen, unit_of_work, ports)
    return await with_overlap_told(done, chosen.interview, person, unit_of_work, what="move")


async def move_interview(
    turn: Turn, interview: Interview, slot: OfferedSlot, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Move an interview of the speaker's own to a time; SlotTaken where people or all its rooms are not free then."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    account = await enabled_account(turn, unit_of_work)
    if interview.by != person.id:
        raise Gone(what="interview")
    require_standing(interview, turn.now, unit_of_work)
    slot = in_known_rooms(slot, account)
    room = next(iter(slot.rooms), "")
    now = await as_in_outlook(interview, person, unit_of_work, ports)
    moved = reschedule(now, Interval(slot.start, slot.end), room, spare=slot.rooms)
    moved = undoable(moved, now, turn.now)
    await expect_free(CheckRequest(moved, person, before=now), unit_of_work, ports)
    taken = await claim(moved, person, unit_of_work, ports, before=interview)
    left = await release_previous(interview, taken, unit_of_work)
    done = Outcome(
        show=[await own_card(moved, turn, unit_of_work, ports)],
        save=[
            moved,
            *left,
            *taken,
            await enqueue_advance(moved, unit_of_work, ports),
            *await notify_removed(interview, moved, unit_of_work, ports),
        ],
    )
    return await with_overlap_told(done, interview, person, unit_of_work, what="move")
