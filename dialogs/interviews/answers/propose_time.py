"""An interviewer proposes another time: chosen of those offered, or the one that was asked for in words, which goes to the organizer at once."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from uuid import uuid4
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.availability.unavailability import UnavailabilityKind
from bot.domain.accounts import Connection, Person
from bot.domain.bookings.given_answers import with_answer
from bot.domain.bookings.interviews import Answer, Interview, InterviewId, OfferId, Proposal
from bot.domain.bookings.offers import Obstacle, Offer, OfferedSlot
from bot.domain.bookings.proposals import with_proposal, withdraw_proposal
from bot.domain.conversation_state import Conversation
from bot.domain.errors import Gone, SignInNeeded, SlotTaken
from bot.domain.form_validation import COMMENT_MOST, collapse_spaces
from bot.domain.intervals import Interval
from bot.language.requests import AnswerRequest, ChangeRequest, Window
from bot.runtime.ports import Ports, Reply
from bot.runtime.turn import Outcome, OutgoingView, Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Propose, Undo
from cards.view_models import message
from dialogs.authorization import current_person, zone_of
from dialogs.interviews.answers.declined_times import accept_time
from dialogs.interviews.answers.proposal_offers import coming_hours, offer_of_proposal
from dialogs.interviews.answers.respond import deliver_reply
from dialogs.interviews.booking.book import tell_organizer
from dialogs.interviews.changes.other_times import require_attendee, times_to_propose
from dialogs.interviews.interview_cards import card_for
from dialogs.interviews.organized_by_others import tell_wish
from dialogs.scheduling.availability_check import CheckRequest, expect_free
from dialogs.scheduling.offer_cards import find_slot

_ACCOUNT_RULES = frozenset(
    {UnavailabilityKind.NOTICE, UnavailabilityKind.PAST, UnavailabilityKind.CLOSED}
)
_ROOMS = frozenset({UnavailabilityKind.NO_ROOM, UnavailabilityKind.NO_SUCH_ROOM})


async def propose(turn: Turn, action: Propose, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Offer an interviewer other times, or hand the chosen one to the organizer."""
    if not action.slot:
        return await _times_to_choose(turn, action.interview, unit_of_work, ports)
    person, interview = await require_attendee(turn, action.interview, unit_of_work, ports)
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
    proposal = _proposal(person, interview, slot.start, turn.now, offer.why)
    proposal = _with_tentative(proposal, slot)
    return await _pass_on(turn, interview, proposal, slot.rooms, unit_of_work, ports)


async def propose_in_words(
    turn: Turn, target: str, request: AnswerRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Tell the organizer of the one time that an interviewer asks for, and why; where several would do, offer those that are free.

    A time that can't be had is told all the same, as such, and those near it are offered.
    """
    windows, why = request.windows, collapse_spaces(request.reason)[:COMMENT_MOST]
    person, interview = await require_attendee(turn, target, unit_of_work, ports)
    account = await unit_of_work.account(interview.tenant)
    asked = _one_time(windows, interview, zone_of(person, account))
    try:
        offered = await times_to_propose(turn, target, windows, unit_of_work, ports)
    except SlotTaken as error:
        is_past = asked is not None and asked.start <= turn.now
        if is_past or not isinstance(error.__cause__, SignInNeeded):
            raise
        at = _proposal(person, interview, asked.start, turn.now, why) if asked else None
        return await _to_signed_out(turn, interview, at, unit_of_work, ports)
    offer = next((one for one in offered.save if isinstance(one, Offer)), None)
    if asked is None or asked.start <= turn.now or offer is None:
        return _with_why(offered, why)
    known = interview.proposal_of(person.mail)
    is_known = known is not None and (known.start, known.end) == (asked.start, asked.end)
    if known is not None and is_known and why in {"", known.comment}:
        card = await card_for(person, interview, unit_of_work, ports)
        return Outcome(show=[replace(card, is_new=True)])
    proposal = _proposal(person, interview, asked.start, turn.now, why)
    slot = next((one for one in offer.slots if one.start == asked.start), None)
    if slot is None:
        proposal = _with_obstacle(proposal, offer.obstacles, interview)
        told = await _pass_on(turn, interview, proposal, (), unit_of_work, ports)
        return await _with_times_near(told, turn, proposal, interview, unit_of_work, ports)
    proposal = _with_tentative(proposal, slot)
    told = await _pass_on(turn, interview, proposal, slot.rooms, unit_of_work, ports)
    return replace(told, show=[*offered.show[:-1], *told.show])


async def _times_to_choose(
    turn: Turn, target: str, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Offer an interviewer times of the next days; where the organizer's sign-in has ended, say how a time reaches them."""
    try:
        return await times_to_propose(turn, target, (), unit_of_work, ports)
    except SlotTaken as error:
        if not isinstance(error.__cause__, SignInNeeded):
            raise
    _, interview = await require_attendee(turn, target, unit_of_work, ports)
    return await _times_unread(interview, unit_of_work, is_passed_on=False)


async def _wish_to_signed_out(
    turn: Turn, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Pass a wish for another time on in its words to an organizer whose sign-in ended: none that would do can be looked for."""
    person = await current_person(turn, unit_of_work, ports.rules)
    organizer = await unit_of_work.person(interview.by)
    if organizer is None or not isinstance(turn.content, Said):
        return await _times_unread(interview, unit_of_work, is_passed_on=False)
    wish = ChangeRequest((interview.id,), wish=turn.content.text)
    told = await tell_wish(wish, interview, person, organizer, turn, unit_of_work, is_unread=True)
    unread = await _times_unread(interview, unit_of_work, is_passed_on=True)
    return replace(unread, show=[*told.show, *unread.show])


async def _times_unread(
    interview: Interview, unit_of_work: UnitOfWork, *, is_passed_on: bool
) -> Outcome:
    """Say that no times can be looked for, and let the organizer be asked to sign in again."""
    organizer = await unit_of_work.person(interview.by)
    if organizer is None:
        raise Gone(what="interview")
    told = message("times-unread", organizer=organizer.name, is_passed_on=is_passed_on)
    return Outcome(
        show=[OutgoingView(view=told)], save=[replace(organizer, connection=Connection.EXPIRED)]
    )


async def _to_signed_out(
    turn: Turn,
    interview: Interview,
    proposal: Proposal | None,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Tell an organizer whose sign-in ended of a time that nobody's calendar was read for, else of the wish for one, and let them be asked to sign in again."""
    if proposal is None:
        return await _wish_to_signed_out(turn, interview, unit_of_work, ports)
    everybody = tuple(one.mail for one in interview.people)
    unread = replace(proposal, obstacle="unread", blockers=everybody)
    told = await _pass_on(turn, interview, unread, (), unit_of_work, ports)
    organizer = await unit_of_work.person(interview.by)
    if organizer is None:
        return told
    return replace(told, save=[*told.save, replace(organizer, connection=Connection.EXPIRED)])


def _with_why(offered: Outcome, why: str) -> Outcome:
    """Return times to propose, kept with why: it is told with the one that is chosen."""
    kept = [replace(one, why=why) if isinstance(one, Offer) else one for one in offered.save]
    return replace(offered, save=kept)


def _one_time(windows: tuple[Window, ...], interview: Interview, zone: ZoneInfo) -> Interval | None:
    """Return the only time at which the interview could be within these windows; None where it could be at several."""
    if len(windows) != 1:
        return None
    (start, end), length = windows[0], interview.span.length
    begins = start.replace(tzinfo=zone)
    return Interval(begins, begins + length) if end - start == length else None


def _proposal(
    person: Person, interview: Interview, start: datetime, now: datetime, why: str
) -> Proposal:
    """Return the proposal of a time; whoever proposes another than before says why once."""
    own, again = interview.attendee(person.mail), interview.proposal_of(person.mail)
    return Proposal(
        proposer=person.mail,
        start=start.astimezone(UTC),
        end=start.astimezone(UTC) + interview.span.length,
        offer=OfferId(uuid4().hex),
        slot_number=1,
        at=now,
        answer_before=again.answer_before if again else own.answer if own else Answer.NONE,
        comment=why or (again.comment if again else ""),
    )


async def _with_times_near(  # noqa: PLR0913, PLR0917 - what was done, and what a handler has besides
    told: Outcome,
    turn: Turn,
    proposal: Proposal,
    interview: Interview,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Return the outcome of a proposal that can't be had as things stand, with times near it that can."""
    unit_of_work.apply(replace(told, show=()))
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(interview.tenant)
    zone = zone_of(person, account)
    day = proposal.start.astimezone(zone).date()
    coming = coming_hours(account, zone, max(turn.now, datetime.combine(day, time(), zone)))
    on_that_day = tuple(one for one in coming if one[0].date() == day)
    for windows in filter(None, (on_that_day, coming)):
        near = await times_to_propose(turn, interview.id, windows, unit_of_work, ports)
        if any(isinstance(one, Offer) and one.slots for one in near.save):
            # The talk goes on from the times that are shown last.
            rest = (one for one in told.save if not isinstance(one, Conversation))
            return Outcome(
                show=[*told.show, *near.show],
                save=[*near.save, *rest],
                delete=[*told.delete, *near.delete],
            )
    return told


def _with_tentative(proposal: Proposal, slot: OfferedSlot) -> Proposal:
    """Return a proposal that says whether its proposer's own calendar has something tentative then."""
    if proposal.proposer not in slot.tentative:
        return proposal
    return replace(proposal, obstacle="tentative", blockers=(proposal.proposer,))


def _with_obstacle(
    proposal: Proposal, obstacles: Sequence[Obstacle], interview: Interview
) -> Proposal:
    """Return a proposal with what stands in its way: people before rooms, and rooms before rules."""
    people = tuple(dict.fromkeys(one.mail for one in obstacles if interview.attendee(one.mail)))
    kinds = {one.kind for one in obstacles if one.mail in people}
    if people:
        is_unread = kinds == {UnavailabilityKind.UNREAD.value}
        return replace(proposal, obstacle="unread" if is_unread else "people", blockers=people)
    is_rule = any(one.kind in _ACCOUNT_RULES for one in obstacles)
    is_room = any(one.kind in _ROOMS for one in obstacles)
    return replace(proposal, obstacle="room" if is_room and not is_rule else "rule")


async def _pass_on(  # noqa: PLR0913, PLR0917 - which other time, in which rooms, and what a handler has
    turn: Turn,
    interview: Interview,
    proposal: Proposal,
    rooms: tuple[str, ...],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Tell the organizer which other time is proposed, and show who proposes it the way back.

    The organizer's offer of it stands until that time: who proposes was shown another, which goes within a day.
    """
    person = await current_person(turn, unit_of_work, ports.rules)
    organizer = await unit_of_work.person(interview.by)
    if organizer is None:
        raise Gone(what="interview")
    account = await unit_of_work.account(interview.tenant)
    offer = offer_of_proposal(interview, proposal, organizer, account, rooms=rooms)
    await unit_of_work.load(Offer, offer.id)
    changed, person = await _propose_in_calendar(person, interview, proposal, ports)
    card = await card_for(person, changed, unit_of_work, ports)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    return Outcome(
        show=[replace(card, is_new=True)],
        save=[
            changed,
            offer,
            accept_time(person, Interval(proposal.start, proposal.end)),
            await tell_organizer(changed, unit_of_work, ports, is_news=True),
            replace(talk, interview=interview.id, is_about_interview=True, is_choosing=False),
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
        reply = Reply(answer=Answer.TENTATIVE, comment=proposal.comment, proposed=span)
        is_heard, person = await deliver_reply(person, interview, reply, ports)
    return with_proposal(interview, proposal, is_in_calendar=is_heard), person


async def withdraw(
    turn: Turn, action: Undo, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Take back what the speaker proposes for an interview of somebody else's; None where they propose nothing."""
    interview = await unit_of_work.load(Interview, InterviewId(action.interview))
    person = await unit_of_work.person(turn.speaker.id)
    if interview is None or person is None or interview.by == person.id or not interview.is_live:
        return None
    proposal = interview.proposal_of(person.mail) if person.mail else None
    if proposal is None:
        return None
    changed, person = await _take_from_calendar(person, interview, proposal, ports)
    card = await card_for(person, changed, unit_of_work, ports)
    account = await unit_of_work.account(interview.tenant)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    told = message(
        "proposal-withdrawn", start=proposal.start.astimezone(zone_of(person, account)).isoformat()
    )
    return Outcome(
        show=[OutgoingView(view=told), replace(card, is_new=True)],
        save=[
            changed,
            *await unit_of_work.changed(person),
            await tell_organizer(changed, unit_of_work, ports, is_news=False),
            replace(talk, interview=interview.id, is_about_interview=True, is_choosing=False),
        ],
    )


async def _take_from_calendar(
    person: Person, interview: Interview, proposal: Proposal, ports: Ports
) -> tuple[Interview, Person]:
    """Return the interview without a proposal, its proposer's answer as before; a calendar that has a perhaps with it gets one without, or the yes of before."""
    left = withdraw_proposal(interview, person.mail)
    own = left.attendee(person.mail)
    if own is None or own.answer is not Answer.TENTATIVE or own.said_in_chat:
        return left, person
    before = proposal.answer_before
    answer = before if before is Answer.ACCEPTED else Answer.TENTATIVE
    is_heard, person = await deliver_reply(person, left, Reply(answer=answer), ports)
    said = with_answer(own, answer, is_in_calendar=is_heard) if is_heard else own
    people = tuple(said if one.mail == own.mail else one for one in left.people)
    return replace(left, people=people), person
