"""The times that a candidate was given, held for them: people and room in the store, and events in calendars.

An event without attendees writes to nobody. One is in the sender's calendar, and one in the room's own where the sender
may write there; that of the time chosen becomes the interview's reservation (see `dialogs.candidates.page.choose`). Holds go by themselves when the candidate chooses or the link ends, and by
hand; only then the events are taken back, each written under a transaction of its own, so that every step may be repeated.
"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import uuid4

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings import claims
from bot.domain.bookings.candidate_links import (
    CandidateLink,
    Hold,
    LinkState,
    as_interview,
    let_holds_go,
)
from bot.domain.bookings.interviews import EventRef, InterviewId, ResourceDay
from bot.domain.errors import BadAddress, BotError, Gone, OutsideTrouble, SignInNeeded, SlotTaken
from bot.domain.jobs import Job, JobKind
from bot.domain.room_write_access import is_write_denied
from bot.domain.rooms import Room
from bot.domain.search_models import Slot
from bot.runtime.ports import Draft, Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import ReleaseHolds
from cards.view_models import message
from cards.words.invitations import HOLD_SUBJECT, HOLD_TEXT
from dialogs.authorization import may_see_candidates, zone_of
from dialogs.candidates.links.link_cards import link_card, own_link
from dialogs.candidates.links.link_lookup import state_of
from dialogs.interviews.booking.claims import resource_days

SIGN_IN_AGAIN = timedelta(minutes=30)


async def hold_times(
    link: CandidateLink, slots: Sequence[Slot], sender: Person, unit_of_work: UnitOfWork
) -> tuple[CandidateLink, list[ResourceDay]]:
    """Return the link with what it holds, and the reservations; a time that somebody else holds is not held twice."""
    holds: list[Hold] = []
    for slot in slots:
        room = slot.rooms[0] if slot.rooms else ""
        hold = Hold(
            id=InterviewId(uuid4().hex),
            start=slot.span.start,
            end=slot.span.end,
            people=slot.people,
            room=room,
            is_in_room=bool(room) and not is_write_denied(sender, room, link.created_at),
        )
        wanted = as_interview(hold, link)
        days = await resource_days(wanted, unit_of_work)
        try:
            taken = claims.claim(days, wanted, organizer_name=sender.name)
        except SlotTaken:
            continue
        holds.append(hold)
        unit_of_work.apply(Outcome(save=taken))
    held = replace(link, holds=tuple(holds), is_holding=bool(holds))
    return held, await _days(held, unit_of_work)


async def _days(link: CandidateLink, unit_of_work: UnitOfWork) -> list[ResourceDay]:
    """Return the reservations of everybody and everything that a link holds."""
    found = {
        day.key: day
        for hold in link.holds
        for day in await resource_days(as_interview(hold, link), unit_of_work)
    }
    return list(found.values())


async def release(
    link: CandidateLink, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[CandidateLink, list[ResourceDay | Job]]:
    """Return the link that holds nothing, with the reservations let go and the work of taking its events back."""
    if not link.is_holding:
        return link, []
    days = {day.key: day for day in await _days(link, unit_of_work)}
    for hold in link.holds:
        gone = claims.release(list(days.values()), as_interview(hold, link))
        days = {day.key: day for day in gone}
    unit_of_work.apply(Outcome(save=list(days.values())))
    row = await unit_of_work.enqueue(replace(hold_job(link), at=ports.clock.now()))
    return let_holds_go(link), [*days.values(), row]


def hold_job(link: CandidateLink) -> Job:
    """Return the work that writes or takes back the events of a link's holds, due now."""
    return Job(kind=JobKind.HOLD, subject=link.id, tenant=link.tenant, at=link.created_at)


async def keep_holds(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Write the events of a link that holds its times; take those of any other back, and let its reservations go."""
    link = await unit_of_work.load(CandidateLink, due.subject)
    sender = await unit_of_work.person(link.by) if link else None
    if link is None or sender is None or not link.holds:
        return Outcome()
    is_open = await state_of(link, ports.clock.now(), unit_of_work) is LinkState.OPEN
    try:
        if link.is_holding and is_open:
            written = [await _write(hold, sender, ports) for hold in link.holds]
            kept = replace(link, holds=tuple(written))
            return Outcome(save=[kept, due.rescheduled(link.open_until)])
        left = [one for one in link.holds if not await _is_taken_back(one, sender, ports)]
    except SignInNeeded:
        return Outcome(save=[due.rescheduled(ports.clock.now() + SIGN_IN_AGAIN)])
    free, days = await release(link, unit_of_work, ports)
    rest = [one for one in days if not isinstance(one, Job)]
    told = await _told_of_left(link, left, sender, unit_of_work) if left else []
    return Outcome(show=told, save=[replace(free, holds=()), *rest])


async def _is_taken_back(hold: Hold, sender: Person, ports: Ports) -> bool:
    """Whether a hold's events are out of the calendars: not where that is refused for good."""
    try:
        await _take_back(hold, sender, ports)
    except OutsideTrouble as error:
        if not error.is_lasting:
            raise
        return False
    return True


async def _told_of_left(
    link: CandidateLink, left: Sequence[Hold], sender: Person, unit_of_work: UnitOfWork
) -> list[OutgoingView]:
    """Return what a sender is told of held times that stay in their calendar."""
    zone = zone_of(sender, await unit_of_work.account(link.tenant))
    view = message(
        "holds-left",
        starts=tuple(one.start.astimezone(zone).isoformat() for one in left),
        candidate=link.candidate if may_see_candidates(sender) else "",
    )
    return [OutgoingView(view=view, to=sender.id)]


async def let_go_of_all(
    sender: Person, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[list[object], int, int]:
    """Take back what all links of somebody hold, while their sign-in still allows it.

    Returns what to save, how many times are free again, and how many still stand in calendars.
    """
    saved: list[object] = []
    freed = left = 0
    for link in await unit_of_work.find(CandidateLink, "by", sender.id):
        if not link.holds:
            continue
        free, days = await release(link, unit_of_work, ports)
        still = await _still_held(link, sender, ports)
        left += len(still)
        freed += len(link.holds) - len(still)
        free = replace(free, holds=still)
        unit_of_work.apply(Outcome(save=[free, *days]))
        saved += [free, *days]
    return saved, freed, left


async def _write(hold: Hold, sender: Person, ports: Ports) -> Hold:
    """Return a hold with its events; one whose room's calendar takes none is in the sender's alone."""
    event = await _event(hold, sender, ports)
    in_room = await _room_event(hold, sender, ports)
    return replace(hold, event=event, room_event=in_room, is_in_room=in_room is not None)


async def _still_held(link: CandidateLink, sender: Person, ports: Ports) -> tuple[Hold, ...]:
    """Return what of a link's holds is left in calendars once they are taken back, up to where anything fails."""
    for place, hold in enumerate(link.holds):
        try:
            await _take_back(hold, sender, ports)
        except BotError:
            return link.holds[place:]
    return ()


async def _take_back(hold: Hold, sender: Person, ports: Ports) -> None:
    if own := await _event(hold, sender, ports):
        await ports.events.cancel(sender, own)
    if in_room := await _room_event(hold, sender, ports):
        try:
            await ports.events.cancel(sender, in_room)
        except OutsideTrouble as error:
            # The right to write there was taken away since.
            if not error.is_lasting:
                raise


async def _event(hold: Hold, sender: Person, ports: Ports) -> EventRef | None:
    """Return a hold's event, written if it never was: it may have been, by a step that was not saved.

    None where it was, and is deleted already, or where Microsoft 365 refuses it for good: then the time is held in the store alone.
    """
    if hold.event:
        return hold.event
    try:
        return (await ports.events.invite(sender, _draft(hold))).ref
    except Gone:
        return None
    except OutsideTrouble as error:
        if not error.is_lasting:
            raise
        return None


async def _room_event(hold: Hold, sender: Person, ports: Ports) -> EventRef | None:
    """Return a hold's event in the room's own calendar, likewise; None, too, where the sender may not write there."""
    if hold.room_event or not hold.is_in_room:
        return hold.room_event
    room = Room(name=hold.room, mail=hold.room)
    draft = replace(_draft(hold), transaction=f"{hold.id}-hold-room", room=room)
    try:
        return await ports.events.reserve_direct(sender, draft)
    except (BadAddress, Gone):
        return None
    except OutsideTrouble as error:
        if not error.is_lasting:
            raise
        return None


def _draft(hold: Hold) -> Draft:
    return Draft(
        transaction=f"{hold.id}-hold",
        subject=HOLD_SUBJECT,
        text=HOLD_TEXT,
        span=hold.span,
        is_hold=True,
    )


async def release_by_hand(
    turn: Turn, action: ReleaseHolds, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Let go of what a link holds; the times can still be chosen while they are free."""
    link = await own_link(action.link, turn, unit_of_work, ports)
    free, more = await release(link, unit_of_work, ports)
    card = await link_card(free, unit_of_work, ports, onto=pressed_message(turn))
    return Outcome(show=[card], save=[free, *more])
