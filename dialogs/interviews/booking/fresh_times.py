"""A booking was refused because the calendars had changed since the offer: what was asked for is looked for again."""

from msgspec.structs import replace

from bot.domain.bookings.interviews import Ending, Interview
from bot.domain.bookings.offers import Offer, Purpose
from bot.domain.errors import BotError
from bot.domain.jobs import Job, JobKind
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Said, Speaker, Turn
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import is_connected
from dialogs.scheduling.availability import answer_query
from dialogs.scheduling.offer_cards import request_of


async def enqueue_fresh_times(
    interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> list[Job]:
    """Return the work that offers the organizer other times, where they chose one that was taken meanwhile."""
    is_own = not interview.link and not interview.loop
    if interview.ending is not Ending.TAKEN or not is_own:
        return []
    row = Job(
        kind=JobKind.FRESH_TIMES,
        subject=interview.id,
        tenant=interview.tenant,
        at=ports.clock.now(),
    )
    return [await unit_of_work.enqueue(row)]


async def offer_fresh_times(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the organizer what is free now, as if they had asked the same once more."""
    interview = await unit_of_work.load(Interview, due.subject)
    organizer = await unit_of_work.person(interview.by) if interview else None
    offer = await unit_of_work.load(Offer, interview.offer) if interview else None
    now = ports.clock.now()
    if organizer is None or offer is None or organizer.address is None:
        return Outcome()
    if offer.purpose is not Purpose.BOOK or offer.expires_at <= now or not is_connected(organizer):
        return Outcome()
    turn = Turn(
        id="",
        speaker=Speaker(
            tenant=organizer.tenant, id=organizer.id, name=organizer.name, mail=organizer.mail
        ),
        address=organizer.address,
        content=Said(""),
        now=now,
    )
    try:
        outcome = await answer_query(turn, request_of(offer), unit_of_work, ports)
    except BotError:
        # They know already that nothing was booked; what cannot be offered is not worth another card.
        return Outcome()
    shows = [replace(one, at=organizer.address) for one in outcome.show]
    return replace(outcome, show=shows)
