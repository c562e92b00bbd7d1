"""Book: claim the room and the people, and show and tell what became of the booking.

Book only claims: it saves the interview, the resource days of everybody it takes, and the job that takes
it further (`advance.py`).
"""

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from bot.domain.accounts import Person, Place
from bot.domain.audit import Deed
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.candidate_news import candidate_told_at, is_candidate_untold
from bot.domain.bookings.interview_changes import (
    increment_revision,
    let_candidate_know,
    mark_ended,
    update_candidate,
)
from bot.domain.bookings.interviews import (
    Answer,
    Attendee,
    CandidateInvitation,
    Ending,
    Interview,
    InterviewId,
    RoomState,
    Stage,
)
from bot.domain.bookings.offers import Offer, OfferedSlot, Purpose
from bot.domain.errors import Gone, SignInNeeded, SlotTaken
from bot.domain.jobs import Job, JobKind
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Book
from cards.view_models import Problem
from dialogs.account import audit_log
from dialogs.authorization import current_person, enabled_account, is_connected
from dialogs.candidates.links.booked_by_sender import (
    answer_link,
    chosen_already,
    link_to_answer,
    show_answered,
)
from dialogs.interviews.booking.claims import claim
from dialogs.interviews.calendar.read_events import LOOKS, follow_people
from dialogs.interviews.interview_cards import (
    NEWS,
    card_for,
    in_own_chat,
    notify,
    told_at,
)
from dialogs.loops.loop_card import organizer_cards, pressed_loop_card
from dialogs.scheduling.availability import answer_query, own_offer
from dialogs.scheduling.offer_cards import (
    find_slot,
    in_known_rooms,
    public,
    question_of,
    redraw,
    request_of,
)
from dialogs.scheduling.search_inputs import account_context

SPARE = 5


async def book(turn: Turn, action: Book, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Claim one slot of an offer; the rest happens at once, and its card shows each step."""
    offer, person = await own_offer(action.offer, turn, unit_of_work, ports)
    account = await enabled_account(turn, unit_of_work)
    if not is_connected(person):
        raise SignInNeeded
    if offer.purpose is not Purpose.BOOK:
        raise Gone(what="offer")
    if known := await _find_booking(offer, action.slot, unit_of_work):
        return Outcome(show=[await own_card(known, turn, unit_of_work, ports)])
    link = await link_to_answer(offer, turn, unit_of_work)
    if link and (chosen := await chosen_already(link, turn, unit_of_work, ports)):
        return chosen
    slot = in_known_rooms(find_slot(offer, action.slot, turn.now), account)
    people = await unit_of_work.people_by_mail(offer.tenant)
    if not all(mail in people and people[mail].roles for mail in slot.people):
        # Somebody has left the account since the offer.
        raise Gone(what="offer")
    interview = new_interview(offer, slot, people, turn.now)
    answered: list[object] = []
    if link:
        interview, link, answered = await answer_link(link, interview, unit_of_work, ports)
    try:
        claimed = await claim(interview, person, unit_of_work, ports)
    except SlotTaken as taken:
        return await _other_times(taken, offer, turn, unit_of_work, ports)
    unit_of_work.apply(Outcome(save=[interview, *answered]))
    shows = await _booked_cards(interview, link, offer, turn, unit_of_work, ports)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    return Outcome(
        show=shows,
        save=[
            interview,
            *answered,
            *claimed,
            await enqueue_advance(interview, unit_of_work, ports),
            replace(talk, interview=interview.id, is_about_interview=True, confirm=None),
        ],
    )


async def _booked_cards(  # noqa: PLR0913, PLR0917 - all that a handler is given
    interview: Interview,
    link: CandidateLink | None,
    offer: Offer,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> list[OutgoingView]:
    """Return the interview's card, in a channel the offer's as it stays there, and what becomes of the candidate's link."""
    shows = [await own_card(interview, turn, unit_of_work, ports)]
    if turn.address.place is not Place.PERSONAL:
        person = await current_person(turn, unit_of_work, ports.rules)
        shows.append(await _grey_out(offer, interview.slot_number, person, turn, unit_of_work))
    if link is not None:
        shows += await show_answered(link, unit_of_work, ports)
    return shows


async def _find_booking(offer: Offer, number: int, unit_of_work: UnitOfWork) -> Interview | None:
    """Return what an earlier press of the same button has made."""
    slots = offer.slots[number - 1 : number] if number > 0 else ()
    return await unit_of_work.load(Interview, slots[0].interview) if slots else None


async def _grey_out(
    offer: Offer, number: int, person: Person, turn: Turn, unit_of_work: UnitOfWork
) -> OutgoingView:
    """Return the offer as it stays in a channel, where the interview's own card is not shown."""
    account = await unit_of_work.account(offer.tenant)
    known = await account_context(person, account, unit_of_work)
    view = redraw(offer, known, taken={number})
    return OutgoingView(view=public(view, turn), onto=pressed_message(turn))


async def _other_times(
    taken: SlotTaken, offer: Offer, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Say who was first or which rule stands in the way, and offer what is free now."""
    answer = await answer_query(turn, request_of(offer), unit_of_work, ports)
    return with_refusal(answer, taken, turn)


def with_refusal(outcome: Outcome, refused: SlotTaken, turn: Turn) -> Outcome:
    """Return the outcome that first tells the speaker why what they chose is not done."""
    told = OutgoingView(view=Problem.of(refused), to=turn.speaker.id)
    return replace(outcome, show=[told, *outcome.show])


async def own_card(
    interview: Interview, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> OutgoingView:
    """Return an interview's card for who speaks: in place of the card that was pressed, else anew."""
    person = await current_person(turn, unit_of_work, ports.rules)
    if whole := await pressed_loop_card(person, interview, turn, unit_of_work, ports):
        return in_own_chat(whole, turn)
    show = await card_for(person, interview, unit_of_work, ports, onto=pressed_message(turn))
    return in_own_chat(show, turn)


def new_interview(
    offer: Offer, slot: OfferedSlot, people: Mapping[str, Person], now: datetime
) -> Interview:
    """Return the interview that a slot of an offer makes; nothing is claimed yet."""
    return Interview(
        id=slot.interview,
        tenant=offer.tenant,
        by=offer.by,
        offer=offer.id,
        slot_number=[one.interview for one in offer.slots].index(slot.interview) + 1,
        start=slot.start,
        end=slot.end,
        people=tuple(Attendee(mail=mail, name=people[mail].name) for mail in slot.people),
        room=slot.rooms[0] if slot.rooms else "",
        spare_rooms=slot.rooms[1 : 1 + SPARE],
        room_state=RoomState.CHECKING if slot.rooms else RoomState.NONE,
        online=question_of(offer).online,
        tentative_is_free=offer.tentative_is_free,
        candidate=offer.candidate,
        candidate_mail=offer.candidate_mail,
        candidate_invitation=CandidateInvitation(interview_kind=offer.interview_kind),
        booked_at=now,
    )


async def enqueue_advance(interview: Interview, unit_of_work: UnitOfWork, ports: Ports) -> Job:
    """Return the work that takes an interview further, due now."""
    row = Job(
        kind=JobKind.ADVANCE, subject=interview.id, tenant=interview.tenant, at=ports.clock.now()
    )
    return await unit_of_work.enqueue(row)


# --- the worker's steps --------------------------------------------------------------------------


async def show_interview(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show one person an interview as it stands now."""
    interview = await unit_of_work.load(Interview, due.subject)
    person = await unit_of_work.person(due.person) if due.person else None
    if interview is None or person is None:
        return Outcome()
    if person.id != interview.by:
        return await _show_interviewer(due, person, interview, unit_of_work, ports)
    first, *rest = await organizer_cards(person, interview, unit_of_work, ports)
    return Outcome(show=[replace(first, is_new=due.what == NEWS), *rest])


async def _show_interviewer(
    due: Job, person: Person, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show an interviewer their card; news come as a new message once they may be written to."""
    card = await card_for(person, interview, unit_of_work, ports)
    own = interview.attendee(person.mail)
    # Who has answered since has seen it: a move asks everybody anew.
    has_answered = own is not None and own.answer is not Answer.NONE and not own.is_asked_again
    is_seen = interview.is_live and has_answered
    if due.what != NEWS or is_seen:
        return Outcome(show=[card])
    now, account = ports.clock.now(), await unit_of_work.account(interview.tenant)
    at = told_at(person, account, interview, now)
    later = [due.rescheduled(at)] if at > now else []
    return Outcome(show=[replace(card, is_new=not later)], save=later)


# --- the candidate's own invitation ---------------------------------------------------------------


async def enqueue_candidate(interview: Interview, unit_of_work: UnitOfWork) -> list[Job]:
    """Return the work that invites the candidate, or tells them what is new, once nothing of it can be undone."""
    if not is_candidate_untold(interview):
        return []
    return [await _tell_candidate(interview, candidate_told_at(interview), unit_of_work)]


async def _tell_candidate(interview: Interview, at: datetime, unit_of_work: UnitOfWork) -> Job:
    row = Job(kind=JobKind.INVITE_CANDIDATE, subject=interview.id, tenant=interview.tenant, at=at)
    return await unit_of_work.enqueue(row)


async def candidate_of_answers(
    before: Interview, after: Interview, unit_of_work: UnitOfWork
) -> list[Job]:
    """Return the work that invites the candidate, or tells them whom they will meet, where others decline than before."""
    own = after.candidate_invitation
    is_heard = own is not None and (own.is_due or is_candidate_untold(after))
    if before.declined == after.declined or not is_heard:
        return []
    return [await _tell_candidate(after, candidate_told_at(after), unit_of_work)]


async def invite_candidate(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Let the candidate's invitation, or what is new about it, go out, now that nothing of it can be undone.

    While all interviewers have declined it waits: whoever comes after all, or instead, lets it go out.
    """
    interview = await unit_of_work.load(Interview, due.subject)
    own = interview.candidate_invitation if interview else None
    if interview is None or own is None or not interview.is_live:
        return Outcome()
    now = ports.clock.now()
    is_being_written = own.is_due and interview.stage is not Stage.STANDING
    at = max(candidate_told_at(interview), now + LOOKS[-1] if is_being_written else now)
    if at > now:
        return Outcome(save=[due.rescheduled(at)])
    if interview.is_unattended and not (own.is_due and is_candidate_untold(interview)):
        return Outcome(save=[await tell_organizer(interview, unit_of_work, ports, is_news=False)])
    known = _with_news(interview)
    if known == interview:
        return Outcome()
    return Outcome(save=[known, await enqueue_advance(known, unit_of_work, ports)])


def _with_news(interview: Interview) -> Interview:
    """Return the interview whose candidate is told next what is new; as it is where nothing is."""
    if is_candidate_untold(interview):
        return let_candidate_know(interview)
    return update_candidate(interview) if interview.declines else interview


# --- taking it back ------------------------------------------------------------------------------


async def own_interview(id: str, turn: Turn, unit_of_work: UnitOfWork) -> Interview:  # noqa: A002 - the domain's own word
    """Return an interview of the speaker's own; raises Gone for anybody else's, and for none."""
    interview = await unit_of_work.load(Interview, InterviewId(id)) if id else None
    if interview is None or interview.by != turn.speaker.id:
        raise Gone(what="interview")
    return interview


async def as_in_outlook(
    interview: Interview, organizer: Person, unit_of_work: UnitOfWork, ports: Ports
) -> Interview:
    """Return a standing interview with whom Outlook shows as invited; see `follow_people`."""
    colleagues = await unit_of_work.people_by_mail(interview.tenant)
    return await follow_people(interview, organizer, colleagues, ports)


async def end(
    interview: Interview, ending: Ending, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Take an interview out of all calendars."""
    if not interview.is_live:
        return Outcome(show=[await own_card(interview, turn, unit_of_work, ports)])
    over = mark_ended(interview, ending)
    over = replace(over, stage=Stage.ENDING, before=None, changed_at=turn.now)
    return Outcome(
        show=[await own_card(over, turn, unit_of_work, ports)],
        save=[
            # What is being written just now is known, and taken back, only when it is written.
            replace(over, stage=Stage.CHECKED) if interview.stage is Stage.CHECKED else over,
            audit_log.record_deed(turn, Deed.CANCELLED, about=over.id),
            await enqueue_advance(over, unit_of_work, ports),
        ],
    )


async def enqueue_find_substitutes(
    before: Interview, after: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> list[Job]:
    """Return the work of finding somebody else, where somebody has declined since."""
    if after.declined <= before.declined:
        return []
    row = Job(kind=JobKind.RESCUE, subject=after.id, tenant=after.tenant, at=ports.clock.now())
    return [await unit_of_work.enqueue(row)]


async def tell_of_left(
    interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> list[Interview | Job]:
    """Return an interview of which somebody has left the account, and the work that tells its organizer, and who is free instead."""
    shown = increment_revision(replace(interview, news_at=ports.clock.now()))
    row = Job(kind=JobKind.RESCUE, subject=shown.id, tenant=shown.tenant, at=ports.clock.now())
    return [
        shown,
        await unit_of_work.enqueue(row),
        await tell_organizer(shown, unit_of_work, ports, is_news=True),
    ]


async def tell_organizer(
    interview: Interview, unit_of_work: UnitOfWork, ports: Ports, *, is_news: bool
) -> Job:
    """Return the work that shows the organizer the interview as it stands, as a new message where it is news."""
    return await notify(interview, interview.by, unit_of_work, ports.clock.now(), is_news=is_news)
