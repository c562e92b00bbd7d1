"""Book, and everything that happens to an interview afterwards on its own: write, look, tell.

Book only claims: it saves the interview, the diaries of everybody it takes, and the work of taking
it further. The worker does the rest, stage by stage, each saved before the next begins.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain import reservations
from bot.domain.accounts import Connection, Person, Place
from bot.domain.audit import Deed
from bot.domain.errors import Gone, SignInNeeded, SlotTaken
from bot.domain.interviews import (
    Attendee,
    Ending,
    Interview,
    InterviewId,
    Offer,
    OfferedSlot,
    Purpose,
    RoomState,
    Stage,
)
from bot.domain.jobs import Due, Kind
from bot.domain.room_write_access import with_path
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Show, Turn, pressed_message
from bot.runtime.unit_of_work import State
from cards.actions import Book
from cards.view_models import Problem
from dialogs.account import audit_log
from dialogs.authorization import enabled_account, is_connected, member
from dialogs.interviews import lifecycle
from dialogs.interviews.interview_cards import NEWS, card_for, tell, told
from dialogs.interviews.slot_ledger import claimed, diaries, left_behind, reclaimed
from dialogs.scheduling.availability import answered, own_offer
from dialogs.scheduling.availability_recheck import look_again
from dialogs.scheduling.availability_search import Asker, Known, Wanted
from dialogs.scheduling.offer_cards import in_known_rooms, numbered, public, question_of, redrawn

SPARE = 5
SIGN_IN_AGAIN = timedelta(minutes=5)


async def book(turn: Turn, action: Book, state: State, ports: Ports) -> Outcome:
    """Claim one slot of an offer; the rest happens at once, and its card shows each step."""
    offer, person = await own_offer(action.offer, turn, state, ports)
    account = await enabled_account(turn, state)
    if not is_connected(person):
        raise SignInNeeded
    if offer.purpose is not Purpose.BOOK:
        raise Gone(what="offer")
    if known := await _booked(offer, action.slot, state):
        return Outcome(show=[await own_card(known, turn, state, ports)])
    slot = in_known_rooms(numbered(offer, action.slot, turn.now), account)
    people = {one.mail: one for one in await state.people(offer.tenant)}
    if not all(mail in people and people[mail].roles for mail in slot.people):
        # Somebody has left the account since the offer.
        raise Gone(what="offer")
    interview = new_interview(offer, slot, people, turn.now)
    try:
        books = await claimed(interview, person, state)
    except SlotTaken as taken:
        return await _other_times(taken, offer, turn, state, ports)
    talk = await state.conversation(turn.address, turn.speaker.id)
    shows = [await own_card(interview, turn, state, ports)]
    if turn.address.place is not Place.PERSONAL:
        shows.append(await _greyed(offer, action.slot, person, turn, state))
    return Outcome(
        show=shows,
        keep=[
            interview,
            *books,
            await further(interview, state, ports),
            replace(talk, interview=interview.id, is_about_interview=True, confirm=None),
        ],
    )


async def _booked(offer: Offer, number: int, state: State) -> Interview | None:
    """Give what an earlier press of the same button has made."""
    slots = offer.slots[number - 1 : number] if number > 0 else ()
    return await state.load(Interview, slots[0].interview) if slots else None


async def _greyed(offer: Offer, number: int, person: Person, turn: Turn, state: State) -> Show:
    """Give the offer as it stays in a channel, where the interview's own card is not shown."""
    account = await state.account(offer.tenant)
    people = {one.mail: one for one in await state.people(offer.tenant) if one.mail}
    view = redrawn(offer, Known(Asker(person, account), people), taken={number})
    return Show(view=public(view, turn), onto=pressed_message(turn))


async def _other_times(
    taken: SlotTaken, offer: Offer, turn: Turn, state: State, ports: Ports
) -> Outcome:
    """Say who was first, and offer what is free now."""
    wanted = Wanted(question_of(offer), tentative_is_free=offer.tentative_is_free)
    answer = await answered(turn, wanted, state, ports)
    told = Show(view=Problem.of(taken), to=turn.speaker.id)
    return replace(answer, show=[told, *answer.show])


async def own_card(interview: Interview, turn: Turn, state: State, ports: Ports) -> Show:
    """Give an interview's card for who speaks: in place of the card that was pressed, else anew."""
    person = await member(turn, state, ports.rules)
    show = await card_for(person, interview, state, ports, onto=pressed_message(turn))
    is_public = turn.address.place is not Place.PERSONAL
    return replace(show, onto="", to=person.id) if is_public else show


def new_interview(
    offer: Offer, slot: OfferedSlot, people: Mapping[str, Person], now: datetime
) -> Interview:
    """Give the interview that a slot of an offer makes; nothing is claimed yet."""
    return Interview(
        id=slot.interview,
        tenant=offer.tenant,
        by=offer.by,
        offer=offer.id,
        slot=[one.interview for one in offer.slots].index(slot.interview) + 1,
        start=slot.start,
        end=slot.end,
        people=tuple(Attendee(mail=mail, name=people[mail].name) for mail in slot.people),
        room=slot.rooms[0] if slot.rooms else "",
        spare_rooms=slot.rooms[1 : 1 + SPARE],
        room_state=RoomState.CHECKING if slot.rooms else RoomState.NONE,
        online=question_of(offer).online,
        tentative_is_free=offer.tentative_is_free,
        booked_at=now,
    )


async def further(interview: Interview, state: State, ports: Ports) -> Due:
    """Give the work that takes an interview further, due now."""
    row = Due(
        kind=Kind.ADVANCE, subject=interview.id, tenant=interview.tenant, at=ports.clock.now()
    )
    await state.load(Due, row.key)
    return row


# --- the worker's steps --------------------------------------------------------------------------


async def advance(due: Due, state: State, ports: Ports) -> Outcome:
    """Take an interview one stage further, and ask for the next stage."""
    interview = await state.load(Interview, due.subject)
    organizer = await state.person(interview.by) if interview else None
    if interview is None:
        return Outcome()
    is_late = organizer is None or interview.start <= ports.clock.now()
    if interview.stage is Stage.CLAIMED and is_late:
        return await _over(lifecycle.ended(interview, Ending.FAILED), state, ports)
    step = _STEPS.get(interview.stage)
    if organizer is None or step is None:
        return Outcome()
    return await step(interview, organizer, due, state, ports)


async def _look_again(
    interview: Interview, organizer: Person, due: Due, state: State, ports: Ports
) -> Outcome:
    try:
        found = await look_again(interview, organizer, state, ports)
    except SignInNeeded:
        expired = _signed_out(organizer)
        over = lifecycle.ended(interview, Ending.FAILED, why="sign-in")
        return await _over(over, state, ports, keep=[expired])
    if found.is_free:
        return Outcome(keep=[replace(interview, stage=Stage.CHECKED), _next(due, ports)])
    ending = Ending.TAKEN if found.taken else Ending.FAILED
    over = lifecycle.ended(interview, ending, why=",".join(found.taken or found.unread))
    return await _over(over, state, ports)


async def _write(
    interview: Interview, organizer: Person, due: Due, state: State, ports: Ports
) -> Outcome:
    account = await state.account(interview.tenant)
    try:
        done = await lifecycle.written(interview, organizer, account, ports)
    except SignInNeeded:
        return _after_sign_in(organizer, due, ports)
    if interview.ending is not Ending.NONE:
        done = replace(done, ending=interview.ending, why=interview.why)
    if not done.is_live or done.ending is not Ending.NONE:
        return Outcome(keep=[replace(done, stage=Stage.ENDING), _next(due, ports)])
    now = ports.clock.now()
    look = Due(
        kind=Kind.LOOK, subject=done.id, tenant=done.tenant, at=now + lifecycle.next_look(done)
    )
    await state.load(Due, look.key)
    is_new = interview.event is None
    entries = [] if done.is_noted else [audit_log.reserved(done, now, is_new=is_new)]
    return Outcome(
        show=[await card_for(organizer, done, state, ports)],
        keep=[
            replace(done, is_noted=True),
            *entries,
            with_path(organizer, done, now),
            look,
            *await told(done, state, ports),
        ],
    )


async def _take_back(
    interview: Interview, organizer: Person, due: Due, state: State, ports: Ports
) -> Outcome:
    try:
        over = await lifecycle.taken_back(interview, organizer, ports)
    except SignInNeeded:
        return _after_sign_in(organizer, due, ports)
    return await _over(over, state, ports)


_STEPS = {Stage.CLAIMED: _look_again, Stage.CHECKED: _write, Stage.ENDING: _take_back}


async def _over(
    interview: Interview, state: State, ports: Ports, *, keep: list[object] | None = None
) -> Outcome:
    """Give the outcome of an interview that is no more: its claims are let go."""
    organizer = await state.person(interview.by)
    books = reservations.released(await diaries(interview, state), interview)
    shows = [await card_for(organizer, interview, state, ports)] if organizer else []
    was_known = interview.ending is not Ending.TAKEN
    return Outcome(
        show=shows,
        keep=[
            interview,
            *books,
            *(await told(interview, state, ports) if was_known else []),
            *(keep or []),
        ],
    )


def _after_sign_in(organizer: Person, due: Due, ports: Ports) -> Outcome:
    """Wait for the organizer to sign in again: their card asks for it, and the work goes on then."""
    expired = _signed_out(organizer)
    waiting = replace(_next(due, ports), at=ports.clock.now() + SIGN_IN_AGAIN)
    return Outcome(keep=[expired, waiting])


def _signed_out(organizer: Person) -> Person:
    """Give the organizer whose sign-in was found ended; whoever took it back has none that could."""
    is_news = is_connected(organizer)
    return replace(organizer, connection=Connection.EXPIRED) if is_news else organizer


def _next(due: Due, ports: Ports) -> Due:
    return replace(due, at=ports.clock.now(), leased_until=None, attempts=0, trouble="")


async def look(due: Due, state: State, ports: Ports) -> Outcome:
    """Look for what room and people have answered, until the interview starts."""
    interview = await state.load(Interview, due.subject)
    organizer = await state.person(interview.by) if interview else None
    now = ports.clock.now()
    if interview is None or organizer is None or interview.stage is not Stage.STANDING:
        return Outcome()
    if interview.start <= now:
        return Outcome()
    try:
        seen = await lifecycle.looked(interview, organizer, ports)
    except SignInNeeded:
        return _after_sign_in(organizer, due, ports)
    if not seen.is_live:
        return Outcome(keep=[seen, await further(seen, state, ports)])
    if seen.stage is Stage.CHECKED:
        return await _followed(interview, seen, organizer, state, ports)
    again = replace(
        due, at=now + lifecycle.next_look(seen), leased_until=None, attempts=0, trouble=""
    )
    shows, news = [], []
    if seen.revision != interview.revision:
        card = await card_for(organizer, seen, state, ports)
        shows = [replace(card, is_new=_is_bad_news(interview, seen))]
        news = await told(seen, state, ports)
    try:
        books = await reclaimed(interview, seen, state)
    except SlotTaken:
        # Who comes after all was booked elsewhere meanwhile: both stand in their calendar.
        books = []
    return Outcome(
        show=shows, keep=[seen, again, *news, *books, *await rescue(interview, seen, state, ports)]
    )


def _is_bad_news(before: Interview, after: Interview) -> bool:
    """Tell whether somebody or the room has said no since: something is to be done then."""
    is_refused = (
        after.room_state is RoomState.DECLINED and before.room_state is not after.room_state
    )
    return is_refused or not after.declined <= before.declined


async def _followed(
    before: Interview, after: Interview, organizer: Person, state: State, ports: Ports
) -> Outcome:
    """Follow the event to the time it was given in Outlook; a room that another interview has is not asked."""
    books = await diaries(after, state)
    others = reservations.of_others(books, after)
    if after.room in others:
        left = lifecycle.in_room(after, after.room)
        after = replace(left, room_state=RoomState.DECLINED, is_event_stale=False)
    free = [book for book in books if book.mail not in others]
    taken = reservations.claimed(free, after, by=organizer.name)
    old = await left_behind(before, taken, state)
    return Outcome(keep=[after, *old, *taken, await further(after, state, ports)])


async def show_interview(due: Due, state: State, ports: Ports) -> Outcome:
    """Show one person an interview as it stands now."""
    interview = await state.load(Interview, due.subject)
    person = await state.person(due.person) if due.person else None
    if interview is None or person is None:
        return Outcome()
    show = await card_for(person, interview, state, ports)
    return Outcome(show=[replace(show, is_new=due.what == NEWS)])


# --- taking it back ------------------------------------------------------------------------------


async def own_interview(id: str, turn: Turn, state: State) -> Interview:  # noqa: A002 - the domain's own word
    """Give an interview of the speaker's own; raises Gone for anybody else's, and for none."""
    interview = await state.load(Interview, InterviewId(id)) if id else None
    if interview is None or interview.by != turn.speaker.id:
        raise Gone(what="interview")
    return interview


async def end(
    interview: Interview, ending: Ending, turn: Turn, state: State, ports: Ports
) -> Outcome:
    """Take an interview out of all calendars."""
    if not interview.is_live:
        return Outcome(show=[await own_card(interview, turn, state, ports)])
    over = replace(lifecycle.ended(interview, ending), stage=Stage.ENDING)
    return Outcome(
        show=[await own_card(over, turn, state, ports)],
        keep=[
            # What is being written just now is known, and taken back, only when it is written.
            replace(over, stage=Stage.CHECKED) if interview.stage is Stage.CHECKED else over,
            audit_log.done(turn, Deed.CANCELLED, about=over.id),
            await further(over, state, ports),
        ],
    )


async def rescue(before: Interview, after: Interview, state: State, ports: Ports) -> list[Due]:
    """Give the work of finding somebody else, where somebody has declined since."""
    if after.declined <= before.declined:
        return []
    row = Due(kind=Kind.RESCUE, subject=after.id, tenant=after.tenant, at=ports.clock.now())
    await state.load(Due, row.key)
    return [row]


async def tell_organizer(interview: Interview, state: State, ports: Ports, *, is_news: bool) -> Due:
    """Give the work that shows the organizer the interview as it stands, as a new message where it is news."""
    return await tell(interview, interview.by, state, ports.clock.now(), is_news=is_news)
