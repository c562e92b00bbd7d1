"""Changing a loop that is booked: another day, two sessions swapped, one more; all of it or nothing.

What is to be different is looked for as a whole schedule again, the sessions as they are booked and their own times not
in the way. Where one is found that moves nothing else, it is done at once; otherwise schedules are offered to choose from.
Undo gives every session its place of before back.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.availability.loop_models import LoopPlan
from bot.domain.bookings.interviews import Interview, Stage
from bot.domain.bookings.loops import Loop, as_before
from bot.domain.bookings.offers import Offer, OfferedSchedule
from bot.domain.bookings.wanted_changes import InterviewChange
from bot.domain.errors import BadInput, Gone, SlotTaken
from bot.domain.form_validation import named_people, require_valid
from bot.domain.intervals import Interval
from bot.language.questions.loops.loop_breaks import with_rest
from bot.language.requests import ButtonRequest, Question, Session, Window
from bot.runtime.delivery.card_publisher import while_typing
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Book, Cancel, ChangeLoop, Move
from cards.view_models import message
from dialogs.interviews.answers.proposal_offers import coming_hours
from dialogs.interviews.booking.book import with_refusal
from dialogs.interviews.changes.change_in_place import change_interview
from dialogs.interviews.changes.undo_and_cancel import cancel as cancel_session
from dialogs.loops.ask import answer_loop, load_request
from dialogs.loops.book import (
    new_session,
    require_registered,
    require_staffed,
)
from dialogs.loops.booked_loop import (
    BookedLoop,
    booked_loop,
    days_of_booked,
    question_of_booked,
    request_of_booked,
)
from dialogs.loops.move_sessions import Places, move_sessions
from dialogs.loops.offers import find_schedule
from dialogs.loops.search import search_loops
from dialogs.scheduling.availability import own_offer
from dialogs.scheduling.offer_cards import question_of

USUAL_MINUTES = 45


async def move(turn: Turn, action: Move, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Offer other schedules for a loop on the next working days."""
    return await move_within(turn, action.interview, Moved(), unit_of_work, ports)


class Moved(Struct, frozen=True):
    """Where the sessions of a loop are to be moved."""

    windows: tuple[Window, ...] = ()
    """Without any, on the next working days."""
    days: int | None = None
    """On how many days, at most; as many as before where nothing was said."""
    each: tuple[tuple[str, tuple[Window, ...]], ...] = ()
    """The time of each session, where they keep their order."""
    rest: tuple[int, int] | None = None
    """The minutes of the break that comes between them so, and after how many sessions; 0 for after each of them."""


async def move_within(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    moved: Moved,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Offer other schedules for all sessions of a loop."""
    booked = await booked_loop(turn, id, unit_of_work, ports)
    question = question_of_booked(booked)
    hours = moved.windows or coming_hours(booked.account, booked.zone, turn.now)
    if moved.each:
        return await _at_times(turn, booked, moved, unit_of_work, ports)
    there = replace(question, windows=hours, days=moved.days or question.days)
    return await answer_loop(turn, request_of_booked(booked, there), unit_of_work, ports)


async def _at_times(
    turn: Turn, booked: BookedLoop, moved: Moved, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Offer the schedule in which each session is at its own time, whatever breaks were asked for before."""
    times = dict(moved.each)
    question = question_of_booked(booked)
    own = zip(question.sessions, booked.sessions, strict=True)
    fixed = tuple(replace(one, windows=times.get(it.id, ())) for one, it in own)
    there = replace(
        question,
        sessions=fixed,
        windows=days_of_booked(booked),
        break_minutes=None,
        break_after=None,
        more_breaks=(),
    )
    # The breaks that a search can keep are kept where the loop is moved later.
    in_order = replace(question, sessions=fixed, windows=there.windows, is_ordered=True)
    there = (with_rest(in_order, moved.rest) if moved.rest else None) or there
    wanted = replace(request_of_booked(booked, there), break_minutes=None, break_after=None)
    return await answer_loop(turn, wanted, unit_of_work, ports)


# --- in words and by the form --------------------------------------------------------------------


class LoopChange(Struct, frozen=True, kw_only=True):
    """What is to be different about a loop."""

    swap: tuple[int, ...] = ()
    """Numbers of two sessions, in order of time from 1."""
    order: tuple[int, ...] = ()
    """The numbers of all sessions, in the order in which they are to be held."""
    drop: int | None = None
    add: tuple[str, ...] = ()
    """Addresses of those who interview in one more session."""
    minutes: int = USUAL_MINUTES
    at: tuple[Window, ...] = ()
    """When that one is to be, where it was there before."""


async def change(turn: Turn, action: ChangeLoop, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Change a loop as its form is filled in."""
    booked = await booked_loop(turn, action.loop, unit_of_work, ports)
    inputs = require_valid(turn.content.inputs if isinstance(turn.content, Pressed) else {})
    known = await unit_of_work.people_by_mail(booked.account.tenant)
    swap = tuple(int(one) for one in inputs.get("swap", "").split(",") if one.isdecimal())
    wanted = LoopChange(
        swap=swap,
        add=named_people(inputs, {mail for mail, one in known.items() if one.roles}),
        minutes=int(inputs.get("minutes") or USUAL_MINUTES),
    )
    return await _apply(turn, booked, wanted, unit_of_work, ports)


async def change_in_words(
    turn: Turn, request: ButtonRequest, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Change a loop as was typed: swap two sessions, drop one, add one."""
    booked = await booked_loop(turn, loop.id, unit_of_work, ports)
    numbers = tuple(_place(one, booked) for one in request.numbers)
    theirs = tuple(_of(mail, booked) for mail in request.people)
    match request.verb:
        case "loop_swap" if theirs and theirs[0] and not theirs[-1]:
            session = booked.sessions[theirs[0] - 1]
            first, second = request.people
            instead = InterviewChange(remove=(first,), add=(second,))
            return await change_interview(turn, session, instead, unit_of_work, ports)
        case "loop_swap":
            wanted = LoopChange(swap=numbers or tuple(filter(None, theirs)))
        case "loop_order":
            wanted = LoopChange(order=numbers)
        case "loop_drop" if not request.text and _is_left_to_others(request, theirs, booked):
            session = booked.sessions[next(filter(None, theirs)) - 1]
            without = InterviewChange(remove=request.people)
            return await change_interview(turn, session, without, unit_of_work, ports)
        case "loop_drop":
            wanted = LoopChange(drop=next(filter(None, (*numbers, *theirs)), 0))
        case _:
            minutes = request.minutes or USUAL_MINUTES
            wanted = LoopChange(add=request.people, minutes=minutes)
    return await _apply(turn, booked, wanted, unit_of_work, ports)


async def change_loop(
    turn: Turn, loop: Loop, wanted: LoopChange, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Make a change of a loop, or offer the schedules that would make it."""
    booked = await booked_loop(turn, loop.id, unit_of_work, ports)
    return await _apply(turn, booked, wanted, unit_of_work, ports)


def _is_left_to_others(request: ButtonRequest, theirs: Sequence[int], booked: BookedLoop) -> bool:
    """Whether who is named, and not their session, is to go from one that others take as well."""
    place = next(filter(None, theirs), 0)
    people = booked.sessions[place - 1].people if place else ()
    return any(one.mail not in request.people for one in people)


def _place(number: int, booked: BookedLoop) -> int:
    return len(booked.sessions) + 1 + number if number < 0 else number


def _of(mail: str, booked: BookedLoop) -> int:
    """Return the number of the session that somebody takes; 0 where they take none."""
    places = (n for n, one in enumerate(booked.sessions, 1) if one.attendee(mail))
    return next(places, 0)


async def _apply(
    turn: Turn, booked: BookedLoop, wanted: LoopChange, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    if wanted.drop is not None:
        return await _drop(turn, booked, wanted.drop, unit_of_work, ports)
    if wanted.add:
        return await _add(turn, booked, wanted, unit_of_work, ports)
    numbers = [*range(1, len(booked.sessions) + 1)]
    order = wanted.order or _swapped(wanted.swap, numbers)
    if sorted(order) != numbers:
        raise BadInput(why="which-sessions")
    return await _reorder(turn, booked, order, unit_of_work, ports)


def _swapped(pair: Sequence[int], numbers: Sequence[int]) -> tuple[int, ...]:
    """Return all numbers with two of them in each other's place; BadInput where these are not two of them."""
    if len({*pair}) != 2 or not {*pair} <= {*numbers}:  # noqa: PLR2004 - a pair
        raise BadInput(why="which-sessions")
    first, second = pair
    return tuple({first: second, second: first}.get(one, one) for one in numbers)


async def _drop(
    turn: Turn, booked: BookedLoop, number: int, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask once whether one session is to be cancelled; the others stay as they are."""
    if not 0 < number <= len(booked.sessions):
        raise BadInput(why="which-sessions")
    session = booked.sessions[number - 1]
    return await cancel_session(turn, Cancel(session.id), unit_of_work, ports)


async def _reorder(
    turn: Turn, booked: BookedLoop, numbers: Sequence[int], unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Hold the sessions in another order, those that keep their place where they are; where that does not go, offer what comes near."""
    order = [booked.sessions[one - 1] for one in numbers]
    places = [n for n, one in enumerate(booked.sessions) if one is not order[n]]
    if not places:
        return Outcome(show=[OutgoingView(view=message("nothing-to-change"))])
    question = question_of_booked(replace(booked, sessions=tuple(order)))
    # What is moved later keeps this order.
    question = replace(question, windows=days_of_booked(booked), is_ordered=True)
    wanted = request_of_booked(replace(booked, sessions=tuple(order)), question)
    seen = await while_typing(
        search_loops(wanted, booked.asker, unit_of_work, ports), turn.address, ports
    )
    start = booked.sessions[0].start
    for plan in seen.found.plans:
        if plan.sessions[0].span.start == start and _moves_only(plan, order, places):
            found = {order[one.number].id: (one.span, one.room) for one in plan.sessions}
            there = Places(found, asked=_kept(booked.loop, question))
            return await move_sessions(turn, booked, there, unit_of_work, ports)
    return await answer_loop(turn, wanted, unit_of_work, ports)


def _kept(loop: Loop, question: Question) -> Mapping[str, Any]:
    """Return how a loop is asked for once it is as a question says: wherever it moves, it keeps the order and the break that were asked for."""
    kept = dict(loop.asked)
    if question.is_ordered:
        kept["is_ordered"] = True
    if question.break_minutes is not None:
        rest = {"break_minutes": question.break_minutes, "break_after": question.break_after}
        kept |= {**rest, "more_breaks": question.more_breaks}
    return kept


def _moves_only(plan: LoopPlan, order: Sequence[Interview], places: Sequence[int]) -> bool:
    """Whether nothing but what changes its place, and what lies between, is at another time."""
    return all(
        one.span == order[one.number].span
        for one in plan.sessions
        if not min(places) <= one.number <= max(places)
    )


async def offer_lengths(
    turn: Turn, loop: Loop, minutes: int, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Offer schedules in which every session of a loop is as long as this, on the days on which it is."""
    booked = await booked_loop(turn, loop.id, unit_of_work, ports)
    question = question_of_booked(booked)
    sessions = tuple(replace(one, minutes=minutes) for one in question.sessions)
    there = replace(question, sessions=sessions, windows=days_of_booked(booked))
    return await answer_loop(turn, request_of_booked(booked, there), unit_of_work, ports)


async def bring_back(
    turn: Turn, loop: Loop, gone: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Offer the schedule that has a cancelled session again, at its time where that is free, with who was in it."""
    booked = await booked_loop(turn, loop.id, unit_of_work, ports)
    at = tuple(one.astimezone(booked.zone).replace(tzinfo=None) for one in (gone.start, gone.end))
    wanted = LoopChange(
        add=tuple(one.mail for one in gone.people),
        minutes=(gone.end - gone.start) // timedelta(minutes=1),
        at=((at[0], at[1]),),
    )
    return await _add(turn, booked, wanted, unit_of_work, ports)


async def _add(
    turn: Turn, booked: BookedLoop, wanted: LoopChange, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Offer schedules with one more session: the others where they are if that goes, else moved."""
    question = question_of_booked(booked)
    more = Session(people=wanted.add, need="all", minutes=wanted.minutes, windows=wanted.at)
    zone = booked.zone
    fixed = tuple(
        replace(
            one,
            windows=(
                (
                    session.start.astimezone(zone).replace(tzinfo=None),
                    session.end.astimezone(zone).replace(tzinfo=None),
                ),
            ),
        )
        for one, session in zip(question.sessions, booked.sessions, strict=True)
    )
    days = days_of_booked(booked)
    stay = replace(question, sessions=(*fixed, more), windows=days, is_ordered=False)
    seen = await while_typing(
        search_loops(request_of_booked(booked, stay), booked.asker, unit_of_work, ports),
        turn.address,
        ports,
    )
    if not seen.found.plans:
        more = replace(more, windows=())
        stay = replace(stay, sessions=(*question.sessions, more))
    return await answer_loop(turn, request_of_booked(booked, stay), unit_of_work, ports)


# --- doing it ------------------------------------------------------------------------------------


async def move_to(turn: Turn, action: Book, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Move a loop to a schedule of an offer, with the session that it has more, if all of it is still free."""
    offer, _ = await own_offer(action.offer, turn, unit_of_work, ports)
    booked = await booked_loop(turn, offer.loop, unit_of_work, ports)
    schedule = find_schedule(offer, action.slot)
    if schedule.sessions[0].start <= turn.now:
        raise SlotTaken(what="past")
    known = {one.id for one in booked.sessions}
    if not known <= {one.interview for one in schedule.sessions}:
        # A session has been cancelled or added since the offer.
        raise Gone(what="offer")
    require_registered(schedule.sessions, booked.account)
    places = {
        one.interview: (Interval(one.start, one.end), one.room)
        for one in schedule.sessions
        if one.interview in known
    }
    asked = _kept(booked.loop, question_of(offer))
    trial = unit_of_work.trial()
    try:
        new = await _new_sessions(offer, schedule, booked, trial)
        # What is moved later may lie on as many days.
        there = Places(places, new, asked=asked, days_most=offer.days)
        outcome = await move_sessions(turn, booked, there, trial, ports)
    except SlotTaken as refused:
        if refused.facts.get("what") == "unread":
            raise
        wanted = await load_request(offer, unit_of_work)
        return with_refusal(await answer_loop(turn, wanted, unit_of_work, ports), refused, turn)
    unit_of_work.accept(trial)
    return outcome


async def _new_sessions(
    offer: Offer, schedule: OfferedSchedule, booked: BookedLoop, unit_of_work: UnitOfWork
) -> list[Interview]:
    known = {one.id for one in booked.sessions}
    people = await unit_of_work.people_by_mail(offer.tenant)
    added = [one for one in schedule.sessions if one.interview not in known]
    require_staffed(added, people)
    question = question_of(offer)
    made = (
        new_session(one, booked.loop, question, people, booked.loop.slot_number) for one in added
    )
    return [replace(one, stage=Stage.CHECKED) for one in made]


async def undo_change(turn: Turn, loop: Loop, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Return the sessions of a loop to their places of before the last change; one that was added goes."""
    booked = await booked_loop(turn, loop.id, unit_of_work, ports)
    if loop.before is None:
        raise Gone(what="interview")
    before = zip(loop.before.interviews, loop.before.places, strict=True)
    places = {id_: (Interval(start, end), room) for id_, (start, end, room) in before}
    was = as_before(loop)
    back = Places(places, asked=was.asked, days_most=was.days_most, is_back=True)
    outcome = await move_sessions(turn, booked, back, unit_of_work, ports)
    undone = [
        replace(one, before=None, changed_at=None, is_change_undone=True)
        if isinstance(one, Loop)
        else one
        for one in outcome.save
    ]
    return replace(outcome, save=undone)
