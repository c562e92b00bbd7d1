"""Another time for an interview: the organizer moves it, an interviewer proposes one.

Both choose from an offer made for the interview: only times at which the whole panel and a room
are free, its own time not standing in its way.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.accounts import Person
from bot.domain.errors import Gone, NotAllowed, SignInNeeded, SlotTaken
from bot.domain.intervals import Interval
from bot.domain.interview_changes import increment_revision, reschedule
from bot.domain.interviews import (
    Answer,
    Interview,
    InterviewId,
    Offer,
    OfferId,
    Proposal,
    Purpose,
    Stage,
)
from bot.language.requests import RoomWish, Window
from bot.runtime.card_publisher import while_typing
from bot.runtime.ports import Ports, Reply
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Book, Move, Propose
from cards.view_models import message
from dialogs.authorization import current_person, enabled_account, require_scheduler, zone_of
from dialogs.interviews.answers.declined_times import accept_time
from dialogs.interviews.answers.proposal_offers import coming_hours, question_about
from dialogs.interviews.answers.respond import deliver_reply
from dialogs.interviews.booking.book import (
    book,
    enqueue_advance,
    own_card,
    own_interview,
    tell_organizer,
    with_refusal,
)
from dialogs.interviews.booking.slot_ledger import release_previous, reserve
from dialogs.interviews.changes.change import to_spare_room
from dialogs.scheduling.availability import store_offer
from dialogs.scheduling.availability_check import CheckRequest, expect_free
from dialogs.scheduling.availability_search import SearchRequest, search_availability
from dialogs.scheduling.clock_changes import without_skipped_hours
from dialogs.scheduling.offer_cards import find_slot, in_known_rooms, request_of
from dialogs.scheduling.search_inputs import Requester


async def choose_slot(turn: Turn, action: Book, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Do what choosing a time of an offer means: book it, or move the offer's interview there."""
    offer = await unit_of_work.load(Offer, OfferId(action.offer)) if action.offer else None
    if offer is None or offer.purpose is Purpose.BOOK:
        return await book(turn, action, unit_of_work, ports)
    return await move_to(turn, offer, action.slot, unit_of_work, ports)


async def move(turn: Turn, action: Move, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Offer other times for an interview, or move it to one of its spare rooms at the same time."""
    if action.room:
        return await to_spare_room(turn, action, unit_of_work, ports)
    return await other_times(turn, action.interview, (), unit_of_work, ports)


async def other_times(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    windows: tuple[Window, ...],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Offer the organizer times within these windows; without any, on the next working days."""
    person, wanted = await _to_move(turn, id, windows, unit_of_work, ports)
    return await _offer(turn, wanted, person, unit_of_work, ports)


async def in_bigger_rooms(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    seats: int,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Offer the organizer times on the next working days in rooms of so many seats."""
    person, wanted = await _to_move(turn, id, (), unit_of_work, ports)
    question = replace(wanted.question, room=RoomWish(capacity=seats))
    return await _offer(turn, replace(wanted, question=question), person, unit_of_work, ports)


async def _to_move(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    windows: tuple[Window, ...],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> tuple[Person, SearchRequest]:
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    interview = await own_interview(id, turn, unit_of_work)
    if not interview.is_live:
        raise Gone(what="interview")
    return person, await _move_request(interview, person, windows, turn.now, unit_of_work)


async def propose(turn: Turn, action: Propose, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Offer an interviewer other times, or hand the chosen one to the organizer."""
    if not action.slot:
        return await times_to_propose(turn, action.interview, (), unit_of_work, ports)
    _, interview = await _require_attendee(turn, action.interview, unit_of_work, ports)
    return await _pass_on(turn, action, interview, unit_of_work, ports)


async def times_to_propose(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    windows: tuple[Window, ...],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Offer an interviewer times within these windows; without any, on the next working days."""
    person, interview = await _require_attendee(turn, id, unit_of_work, ports)
    organizer = await unit_of_work.person(interview.by)
    if organizer is None:
        raise Gone(what="interview")
    wanted = await _move_request(interview, person, windows, turn.now, unit_of_work)
    try:
        return await _offer(
            turn,
            replace(wanted, purpose=Purpose.PROPOSE, willing=person.mail),
            organizer,
            unit_of_work,
            ports,
        )
    except SignInNeeded as error:
        # It is the organizer who would have to sign in, not who proposes.
        raise SlotTaken(what="unread") from error


async def _require_attendee(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> tuple[Person, Interview]:
    person = await current_person(turn, unit_of_work, ports.rules)
    interview = await unit_of_work.load(Interview, InterviewId(id))
    if interview is None or not interview.is_live or interview.tenant != person.tenant:
        raise Gone(what="interview")
    if interview.attendee(person.mail) is None:
        raise NotAllowed(what="answer", who="")
    return person, interview


async def _offer(
    turn: Turn, wanted: SearchRequest, reader: Person, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the offer for who speaks, read with the organizer's grant."""
    account = await enabled_account(turn, unit_of_work)
    wanted, told = without_skipped_hours(wanted, zone_of(reader, account))
    speaker = await current_person(turn, unit_of_work, ports.rules)
    work = search_availability(wanted, Requester(reader, account), unit_of_work, ports)
    seen = await while_typing(work, turn.address, ports)
    outcome = await store_offer(
        turn, wanted, replace(seen, asker=Requester(speaker, account)), unit_of_work
    )
    # The interview's own card stays where it is: the times come below it.
    return replace(outcome, show=[*told, *(replace(one, onto="") for one in outcome.show)])


async def _move_request(
    interview: Interview,
    person: Person,
    windows: tuple[Window, ...],
    now: datetime,
    unit_of_work: UnitOfWork,
) -> SearchRequest:
    account = await unit_of_work.account(interview.tenant)
    zone = zone_of(person, account)
    question = question_about(interview, windows or coming_hours(account, zone, now))
    return SearchRequest(question, purpose=Purpose.MOVE, interview=interview)


async def _pass_on(
    turn: Turn, action: Propose, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    person = await current_person(turn, unit_of_work, ports.rules)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    offer = await unit_of_work.load(Offer, OfferId(talk.offer)) if talk.offer else None
    if offer is None or offer.interview != interview.id:
        raise Gone(what="offer")
    slot = find_slot(offer, action.slot, turn.now)
    organizer = await unit_of_work.person(interview.by)
    if organizer is None:
        raise Gone(what="interview")
    there = replace(interview, start=slot.start, end=slot.end, room="")
    wanted = CheckRequest(there, organizer, before=interview, willing=person.mail)
    await expect_free(wanted, unit_of_work, ports)
    proposal = Proposal(
        by=person.mail, start=slot.start, end=slot.end, offer=offer.id, slot=action.slot
    )
    changed, person = await _propose_in_calendar(person, interview, proposal, ports)
    zone = zone_of(person, await unit_of_work.account(interview.tenant))
    at = slot.start.astimezone(zone).isoformat()
    view = message("proposed", start=at, organizer=organizer.name)
    return Outcome(
        show=[OutgoingView(view=view)],
        save=[
            changed,
            accept_time(person, Interval(slot.start, slot.end)),
            await tell_organizer(changed, unit_of_work, ports, is_news=True),
        ],
    )


async def _propose_in_calendar(
    person: Person, interview: Interview, proposal: Proposal, ports: Ports
) -> tuple[Interview, Person]:
    """Return the interview with the proposal, sent with a perhaps to Outlook where the person's calendar takes it.

    Who has declined proposes in the chat alone: Outlook has put their copy away.
    """
    people, others = interview.people, [one for one in interview.proposals if one.by != person.mail]
    own = interview.attendee(person.mail)
    if own and own.answer is not Answer.DECLINED:
        span = Interval(proposal.start, proposal.end)
        reply = Reply(answer=Answer.TENTATIVE, proposed=span)
        is_heard, person = await deliver_reply(person, interview, reply, ports)
        if is_heard:
            said = replace(own, answer=Answer.TENTATIVE, said_in_chat=False, comment="")
            people = tuple(said if one.mail == own.mail else one for one in people)
    changed = replace(interview, people=people, proposals=(*others, proposal))
    return increment_revision(changed), person


async def move_to(
    turn: Turn, offer: Offer, number: int, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Move an offer's interview to one of its slots, if people and a room are still free then."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    account = await enabled_account(turn, unit_of_work)
    interview = await own_interview(offer.interview, turn, unit_of_work)
    if interview.stage is not Stage.STANDING:
        raise Gone(what="slot")
    slot = in_known_rooms(find_slot(offer, number, turn.now), account)
    room = interview.room if interview.room in slot.rooms else next(iter(slot.rooms), "")
    moved = reschedule(interview, Interval(slot.start, slot.end), room, spare=slot.rooms)
    moved = replace(moved, tentative_is_free=offer.tentative_is_free)
    try:
        await expect_free(CheckRequest(moved, person, before=interview), unit_of_work, ports)
        taken = await reserve(moved, person, unit_of_work, ports, before=interview)
    except SlotTaken as refused:
        if refused.facts.get("what") == "unread":
            raise
        wanted = replace(request_of(offer, interview), purpose=Purpose.MOVE)
        answer = await _offer(turn, wanted, person, unit_of_work, ports)
        return with_refusal(answer, refused, turn)
    left = await release_previous(interview, taken, unit_of_work)
    return Outcome(
        show=[await own_card(moved, turn, unit_of_work, ports)],
        save=[moved, *left, *taken, await enqueue_advance(moved, unit_of_work, ports)],
    )
