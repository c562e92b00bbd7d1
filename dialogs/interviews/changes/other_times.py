"""Other times for an interview: for its organizer to move it to, for an interviewer to propose.

Only times at which the whole panel and a room are free, its own time not standing in its way.
"""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Interview, InterviewId
from bot.domain.bookings.offers import Offer, Purpose
from bot.domain.errors import Gone, NotAllowed, SignInNeeded, SlotTaken
from bot.language.requests import AskedRoom, Question, Window
from bot.runtime.delivery.card_publisher import while_typing
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import current_person, enabled_account, require_scheduler, zone_of
from dialogs.interviews.answers.proposal_offers import coming_hours, question_about
from dialogs.interviews.booking.book import own_interview
from dialogs.interviews.booking.in_calendars import require_ahead
from dialogs.scheduling.availability import store_offer
from dialogs.scheduling.availability_search import (
    SearchRequest,
    asks_for_bigger_room,
    search_availability,
    spans,
)
from dialogs.scheduling.clock_changes import without_skipped_hours
from dialogs.scheduling.search_inputs import Requester


async def other_times(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    windows: tuple[Window, ...],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Offer the organizer times within these windows; without any, on the next working days."""
    return await _offer_to_move(turn, id, windows, lambda asked: asked, unit_of_work, ports)


async def in_rooms(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    asked: AskedRoom,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Offer the organizer times on the next working days in rooms like that."""

    def there(question: Question) -> Question:
        return replace(question, room=asked)

    return await _offer_to_move(turn, id, (), there, unit_of_work, ports)


async def offer_length(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    minutes: int,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Offer the organizer times on the next working days at which the interview could be of this length."""

    def as_long(asked: Question) -> Question:
        return replace(asked, minutes=minutes)

    return await _offer_to_move(turn, id, (), as_long, unit_of_work, ports)


async def times_to_propose(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    windows: tuple[Window, ...],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Offer an interviewer times within these windows; without any, on the next working days."""
    person, interview = await require_attendee(turn, id, unit_of_work, ports)
    organizer = await unit_of_work.person(interview.by)
    if organizer is None:
        raise Gone(what="interview")
    moved = await move_request(interview, person, windows, turn.now, unit_of_work)
    wanted = replace(moved, purpose=Purpose.PROPOSE, willing=person.mail)
    try:
        offered = await offer_times(turn, wanted, organizer, unit_of_work, ports)
        if not windows or not _is_in_own_way(offered, person):
            return offered
        # They name the time themselves: what is tentative in their own calendar is theirs to put aside.
        excused = replace(wanted, excused=frozenset({person.mail}))
        return await offer_times(turn, excused, organizer, unit_of_work, ports)
    except SignInNeeded as error:
        # It is the organizer who would have to sign in, not who proposes.
        raise SlotTaken(what="unread") from error


def _is_in_own_way(offered: Outcome, person: Person) -> bool:
    """Whether there is no time, and their own calendar is among what stands in the way."""
    offers = (one for one in offered.save if isinstance(one, Offer))
    return any(
        not one.slots and any(each.mail == person.mail for each in one.obstacles) for one in offers
    )


async def require_attendee(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> tuple[Person, Interview]:
    """Return who speaks and an interview they attend; Gone for none that stands, NotAllowed for others' interviews."""
    person = await current_person(turn, unit_of_work, ports.rules)
    interview = await unit_of_work.load(Interview, InterviewId(id))
    if interview is None or not interview.is_live or interview.tenant != person.tenant:
        raise Gone(what="interview")
    require_ahead(interview, turn.now)
    if interview.attendee(person.mail) is None:
        raise NotAllowed(what="answer", who="")
    return person, interview


async def _offer_to_move(  # noqa: PLR0913, PLR0917 - what a handler has, and what is asked otherwise
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    windows: tuple[Window, ...],
    changed: Callable[[Question], Question],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Offer the organizer times for the interview as it is to be."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    interview = await own_interview(id, turn, unit_of_work)
    require_ahead(interview, turn.now)
    if not interview.is_live:
        raise Gone(what="interview")
    wanted = await move_request(interview, person, windows, turn.now, unit_of_work)
    wanted = replace(wanted, question=changed(wanted.question))
    if asks_for_bigger_room(wanted.question):
        wanted = replace(wanted, is_elsewhen=False)
    return await offer_times(turn, wanted, person, unit_of_work, ports)


async def offer_times(
    turn: Turn, wanted: SearchRequest, reader: Person, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the offer for who speaks, on their clock, read with the organizer's grant."""
    account = await enabled_account(turn, unit_of_work)
    speaker = await current_person(turn, unit_of_work, ports.rules)
    zone = zone_of(speaker, account)
    if wanted.interview and _is_own_time(wanted, zone):
        start = wanted.interview.start.astimezone(zone).isoformat()
        already = message("at-that-time", start=start, purpose=wanted.purpose.value)
        return Outcome(show=[OutgoingView(view=already)])
    wanted, told = without_skipped_hours(wanted, zone)
    work = search_availability(wanted, Requester(reader, account, speaker), unit_of_work, ports)
    seen = await while_typing(work, turn.address, ports)
    outcome = await store_offer(
        turn, wanted, replace(seen, asker=Requester(speaker, account)), unit_of_work
    )
    # The interview's own card stays where it is: the times come below it.
    return replace(outcome, show=[*told, *(replace(one, onto="") for one in outcome.show)])


def _is_own_time(wanted: SearchRequest, zone: ZoneInfo) -> bool:
    """Whether the only time asked for is the one that the interview has."""
    own = wanted.interview.span if wanted.interview and wanted.is_elsewhen else None
    return own is not None and wanted.change is None and spans(wanted.question, zone) == [own]


async def move_request(
    interview: Interview,
    person: Person,
    windows: tuple[Window, ...],
    now: datetime,
    unit_of_work: UnitOfWork,
) -> SearchRequest:
    """Return the search for other times of an interview within these windows; without any, on the next working days."""
    account = await unit_of_work.account(interview.tenant)
    zone = zone_of(person, account)
    question = question_about(interview, windows or coming_hours(account, zone, now))
    asked = spans(question, zone)
    return SearchRequest(
        question,
        purpose=Purpose.MOVE,
        interview=interview,
        is_elsewhen=True,
        excused=interview.proposers_of(asked[0]) if len(asked) == 1 else frozenset(),
    )
