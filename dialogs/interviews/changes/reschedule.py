"""Another time for an interview: the organizer moves it, an interviewer proposes one, each out of an offer made for it."""

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interview_changes import reschedule, undoable
from bot.domain.bookings.interviews import Answer, Interview, OfferId, Proposal
from bot.domain.bookings.offers import Offer, OfferedSlot, Purpose
from bot.domain.bookings.proposals import with_proposal
from bot.domain.errors import Gone, SlotTaken
from bot.domain.intervals import Interval
from bot.runtime.ports import Ports, Reply
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Move, Propose
from cards.view_models import message
from dialogs.authorization import (
    current_person,
    enabled_account,
    require_scheduler,
    zone_of,
)
from dialogs.candidates.overlaps import with_overlap_told
from dialogs.interviews.answers.declined_times import accept_time
from dialogs.interviews.answers.respond import deliver_reply
from dialogs.interviews.booking.book import (
    as_in_outlook,
    enqueue_advance,
    own_card,
    own_interview,
    tell_organizer,
    with_refusal,
)
from dialogs.interviews.booking.claims import claim, release_previous
from dialogs.interviews.booking.in_calendars import require_standing
from dialogs.interviews.changes.change_with_move import ChosenMove, move_and_change
from dialogs.interviews.changes.other_times import (
    offer_times,
    other_times,
    require_attendee,
    times_to_propose,
)
from dialogs.interviews.changes.undo_and_cancel import to_spare_room
from dialogs.interviews.interview_cards import notify_removed
from dialogs.scheduling.availability_check import CheckRequest, expect_free
from dialogs.scheduling.offer_cards import find_slot, in_known_rooms, request_of


async def move(turn: Turn, action: Move, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Offer other times for an interview, or move it to one of its spare rooms at the same time."""
    if action.room:
        return await to_spare_room(turn, action, unit_of_work, ports)
    return await other_times(turn, action.interview, (), unit_of_work, ports)


async def propose(turn: Turn, action: Propose, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Offer an interviewer other times, or hand the chosen one to the organizer."""
    if not action.slot:
        return await times_to_propose(turn, action.interview, (), unit_of_work, ports)
    _, interview = await require_attendee(turn, action.interview, unit_of_work, ports)
    return await _pass_on(turn, action, interview, unit_of_work, ports)


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
        proposer=person.mail,
        start=slot.start,
        end=slot.end,
        offer=offer.id,
        slot_number=action.slot,
        at=turn.now,
    )
    changed, person = await _propose_in_calendar(person, interview, proposal, ports)
    account = await unit_of_work.account(interview.tenant)
    here, theirs = (zone_of(one, account) for one in (person, organizer))
    view = message(
        "proposed",
        start=slot.start.astimezone(here).isoformat(),
        organizer=organizer.name,
        there=slot.start.astimezone(theirs).isoformat(),
        zones=(here.key, theirs.key),
    )
    return Outcome(
        show=[OutgoingView(view=view)],
        save=[
            changed,
            accept_time(person, Interval(slot.start, slot.end)),
            await tell_organizer(changed, unit_of_work, ports, is_news=True),
            replace(talk, is_choosing=False),
        ],
    )


async def _propose_in_calendar(
    person: Person, interview: Interview, proposal: Proposal, ports: Ports
) -> tuple[Interview, Person]:
    """Return the interview with the proposal, sent with a perhaps to Outlook where the person's calendar takes it.

    Who has declined proposes in the chat alone: Outlook has put their copy away.
    """
    own, is_heard = interview.attendee(person.mail), False
    if own and own.answer is not Answer.DECLINED:
        span = Interval(proposal.start, proposal.end)
        reply = Reply(answer=Answer.TENTATIVE, proposed=span)
        is_heard, person = await deliver_reply(person, interview, reply, ports)
    return with_proposal(interview, proposal, is_in_calendar=is_heard), person


async def move_to(
    turn: Turn, offer: Offer, number: int, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Move an offer's interview to one of its slots, if people and a room are still free then."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    interview = await own_interview(offer.interview, turn, unit_of_work)
    require_standing(interview, turn.now, unit_of_work)
    slot = find_slot(offer, number, turn.now)
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
