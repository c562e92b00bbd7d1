"""Another time for an interview: the organizer moves it, an interviewer proposes one.

Both choose from an offer made for the interview: only times at which the whole panel and a room
are free, its own time not standing in its way.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.accounts import Person
from bot.domain.errors import Gone, NotAllowed, SignInNeeded, SlotTaken
from bot.domain.intervals import Span
from bot.domain.interviews import (
    Interview,
    InterviewId,
    Offer,
    OfferId,
    Proposal,
    Purpose,
    Stage,
)
from bot.language.question import Question, RoomWish, Window
from bot.runtime.card_publisher import while_typing
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Show, Turn
from bot.runtime.unit_of_work import State
from cards.actions import Book, Move, Propose
from cards.view_models import Notice
from dialogs.authorization import enabled_account, member, scheduler, zone_of
from dialogs.interviews import lifecycle
from dialogs.interviews.book import book, further, own_card, own_interview, tell_organizer
from dialogs.interviews.change import to_spare_room
from dialogs.interviews.slot_ledger import claimed, left_behind
from dialogs.scheduling.availability import offered
from dialogs.scheduling.availability_recheck import expect_free
from dialogs.scheduling.availability_search import Asker, Wanted, looked, working_hours
from dialogs.scheduling.offer_cards import in_known_rooms, numbered

DAYS = 5
MINUTE = timedelta(minutes=1)


async def chosen(turn: Turn, action: Book, state: State, ports: Ports) -> Outcome:
    """Do what choosing a time of an offer means: book it, or move the offer's interview there."""
    offer = await state.load(Offer, OfferId(action.offer)) if action.offer else None
    if offer is None or offer.purpose is Purpose.BOOK:
        return await book(turn, action, state, ports)
    return await move_to(turn, offer, action.slot, state, ports)


async def move(turn: Turn, action: Move, state: State, ports: Ports) -> Outcome:
    """Offer other times for an interview, or move it to one of its spare rooms at the same time."""
    if action.room:
        return await to_spare_room(turn, action, state, ports)
    return await other_times(turn, action.interview, (), state, ports)


async def other_times(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    windows: tuple[Window, ...],
    state: State,
    ports: Ports,
) -> Outcome:
    """Offer the organizer times within these windows; without any, on the next working days."""
    person, wanted = await _to_move(turn, id, windows, state, ports)
    return await _offer(turn, wanted, person, state, ports)


async def in_bigger_rooms(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    seats: int,
    state: State,
    ports: Ports,
) -> Outcome:
    """Offer the organizer times on the next working days in rooms of so many seats."""
    person, wanted = await _to_move(turn, id, (), state, ports)
    question = replace(wanted.question, room=RoomWish(capacity=seats))
    return await _offer(turn, replace(wanted, question=question), person, state, ports)


async def _to_move(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    windows: tuple[Window, ...],
    state: State,
    ports: Ports,
) -> tuple[Person, Wanted]:
    person = await scheduler(turn, state, ports.rules)
    interview = await own_interview(id, turn, state)
    if not interview.is_live:
        raise Gone(what="interview")
    return person, await _wanted(interview, person, windows, turn.now, state)


async def propose(turn: Turn, action: Propose, state: State, ports: Ports) -> Outcome:
    """Offer an interviewer other times, or hand the chosen one to the organizer."""
    if not action.slot:
        return await times_to_propose(turn, action.interview, (), state, ports)
    _, interview = await _asked_to_come(turn, action.interview, state, ports)
    return await _proposed(turn, action, interview, state, ports)


async def times_to_propose(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    windows: tuple[Window, ...],
    state: State,
    ports: Ports,
) -> Outcome:
    """Offer an interviewer times within these windows; without any, on the next working days."""
    person, interview = await _asked_to_come(turn, id, state, ports)
    organizer = await state.person(interview.by)
    if organizer is None:
        raise Gone(what="interview")
    wanted = await _wanted(interview, person, windows, turn.now, state)
    try:
        return await _offer(turn, replace(wanted, purpose=Purpose.PROPOSE), organizer, state, ports)
    except SignInNeeded as error:
        # It is the organizer who would have to sign in, not who proposes.
        raise SlotTaken(what="unread") from error


async def _asked_to_come(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    state: State,
    ports: Ports,
) -> tuple[Person, Interview]:
    person = await member(turn, state, ports.rules)
    interview = await state.load(Interview, InterviewId(id))
    if interview is None or not interview.is_live or interview.tenant != person.tenant:
        raise Gone(what="interview")
    if interview.attendee(person.mail) is None:
        raise NotAllowed(what="answer", who="")
    return person, interview


async def _offer(turn: Turn, wanted: Wanted, reader: Person, state: State, ports: Ports) -> Outcome:
    """Give the offer for who speaks, read with the organizer's grant."""
    account = await enabled_account(turn, state)
    speaker = await member(turn, state, ports.rules)
    work = looked(wanted, Asker(reader, account), state, ports)
    seen = await while_typing(work, turn.address, ports)
    outcome = await offered(turn, wanted, replace(seen, asker=Asker(speaker, account)), state)
    # The interview's own card stays where it is: the times come below it.
    return replace(outcome, show=[replace(one, onto="") for one in outcome.show])


async def _wanted(
    interview: Interview,
    person: Person,
    windows: tuple[Window, ...],
    now: datetime,
    state: State,
) -> Wanted:
    account = await state.account(interview.tenant)
    zone = zone_of(person, account)
    coming = Span(now, now + timedelta(days=DAYS + 4))
    days = working_hours(account, zone).spans(coming)[:DAYS]
    local = tuple(
        (
            one.start.astimezone(zone).replace(tzinfo=None),
            one.end.astimezone(zone).replace(tzinfo=None),
        )
        for one in days
    )
    question = Question(
        people=tuple(sorted(one.mail for one in interview.people)),
        need="all" if interview.people else "any",
        minutes=(interview.end - interview.start) // MINUTE,
        windows=windows or local,
        room=RoomWish() if interview.room else None,
        online=interview.online,
    )
    return Wanted(question, purpose=Purpose.MOVE, interview=interview)


async def _proposed(
    turn: Turn, action: Propose, interview: Interview, state: State, ports: Ports
) -> Outcome:
    person = await member(turn, state, ports.rules)
    talk = await state.conversation(turn.address, turn.speaker.id)
    offer = await state.load(Offer, OfferId(talk.offer)) if talk.offer else None
    if offer is None or offer.interview != interview.id:
        raise Gone(what="offer")
    slot = numbered(offer, action.slot, turn.now)
    proposal = Proposal(
        by=person.mail, start=slot.start, end=slot.end, offer=offer.id, slot=action.slot
    )
    others = tuple(one for one in interview.proposals if one.by != person.mail)
    changed = lifecycle.bumped(replace(interview, proposals=(*others, proposal)))
    organizer = await state.person(interview.by)
    name = organizer.name if organizer else "the organizer"
    view = Notice(
        title="Proposed",
        lines=(f"I passed your proposal on to {name}.", "The interview stays as it is until then."),
        tone="good",
    )
    return Outcome(
        show=[Show(view=view)],
        keep=[changed, await tell_organizer(changed, state, ports, is_news=True)],
    )


async def move_to(turn: Turn, offer: Offer, number: int, state: State, ports: Ports) -> Outcome:
    """Move an offer's interview to one of its slots, if people and a room are still free then."""
    person = await scheduler(turn, state, ports.rules)
    account = await enabled_account(turn, state)
    interview = await own_interview(offer.interview, turn, state)
    if interview.stage is not Stage.STANDING:
        raise Gone(what="slot")
    slot = in_known_rooms(numbered(offer, number, turn.now), account)
    room = interview.room if interview.room in slot.rooms else next(iter(slot.rooms), "")
    moved = lifecycle.moved(interview, Span(slot.start, slot.end), room, spare=slot.rooms)
    moved = replace(moved, tentative_is_free=offer.tentative_is_free)
    await expect_free(moved, person, state, ports, before=interview)
    taken = await claimed(moved, person, state)
    left = await left_behind(interview, taken, state)
    return Outcome(
        show=[await own_card(moved, turn, state, ports)],
        keep=[moved, *left, *taken, await further(moved, state, ports)],
    )
