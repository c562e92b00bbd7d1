"""Offers of whole schedules: what is kept of the answer, and the card that shows it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import msgspec
from msgspec.structs import replace

from bot.availability.loop_grid import session_search
from bot.availability.loop_models import (
    LoopBlockerKind,
    LoopPlan,
    LoopRelaxation,
    LoopRelaxationKind,
    LoopsFound,
    PlannedSession,
)
from bot.domain.bookings.interviews import Interview, InterviewId, LoopId, OfferId
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import (
    OFFER_LIVES,
    Obstacle,
    Offer,
    OfferedSchedule,
    OfferedSession,
    Purpose,
    SessionObstacle,
)
from bot.domain.errors import Gone
from bot.language.requests import AskedRoom, Question, Session
from cards.loop_views import AskedSession, LoopOfferCard, ScheduleLine, SessionLine
from cards.offer_views import WayOutLine
from dialogs.authorization import teams_ids
from dialogs.loops.search import LoopRequest, LoopResult, changed_question
from dialogs.scheduling.kept_filters import kept_filters, room_facts
from dialogs.scheduling.offer_cards import (
    form_values,
    obstacle_line,
    question_of,
    room_name,
)
from dialogs.scheduling.offer_obstacles import obstacles
from dialogs.scheduling.search_inputs import AccountContext, away_near

PAGE = 3
"""Schedules that a card shows at once: each is several lines."""
SCHEDULES_MOST = 12
KEPT = {"time", "days", "hours", "room", "online", "candidate"}
"""Parts of a question that a follow-up may keep beside the sessions, and that can be dropped one by one."""
OBSTACLES_MOST = 5
APART = timedelta(hours=1)
"""Schedules of one page that begin on the same day lie so far apart, as far as there are such."""


def new_offer(wanted: LoopRequest, seen: LoopResult) -> Offer:
    """Return the answer to a question, with an interview's id for each session of each schedule."""
    asker, candidate = seen.asker.person, wanted.question.candidate
    schedules = tuple(_schedule(plan, wanted) for plan in spread(seen.found.plans))
    return Offer(
        id=OfferId(uuid4().hex),
        tenant=asker.tenant,
        by=asker.id,
        asked=msgspec.to_builtins(wanted.question),
        purpose=Purpose.MOVE if wanted.loop else Purpose.BOOK,
        loop=wanted.loop.id if wanted.loop else "",
        unread=seen.found.unread,
        candidate=candidate.name if candidate else "",
        candidate_mail=candidate.mail if candidate else "",
        address=wanted.address,
        left_out=wanted.left_out,
        kept=wanted.kept,
        schedules=schedules,
        page_sizes=tuple(min(PAGE, len(schedules) - n) for n in range(0, len(schedules), PAGE)),
        blocker=_blocker(seen.found),
        obstacles=_obstacles(seen),
        ways=tuple(_code(one) for one in seen.found.relaxations if _is_whole(one, wanted)),
        days=wanted.question.days,
        break_after=wanted.break_after,
        break_minutes=wanted.break_minutes,
        read_by=seen.read_by,
        away=_away(seen, schedules),
        expires_at=seen.search.now + OFFER_LIVES,
    )


def _away(
    seen: LoopResult, schedules: Sequence[OfferedSchedule]
) -> tuple[tuple[str, tuple[date, ...]], ...]:
    people = (person for one in seen.search.sessions for person in one.people)
    starts = (one.start for schedule in schedules for one in schedule.sessions)
    return away_near(people, starts)


def spread(plans: Sequence[LoopPlan]) -> list[LoopPlan]:
    """Return plans page by page: the best of those left first, then others that begin well apart from it."""
    left, chosen = list(plans), list[LoopPlan]()
    while left and len(chosen) < SCHEDULES_MOST:
        page: list[LoopPlan] = []
        while left and len(page) < PAGE:
            apart = (one for one in left if all(_is_apart(one, other) for other in page))
            page.append(next(apart, left[0]))
            left.remove(page[-1])
        chosen += page
    return chosen


def _is_apart(one: LoopPlan, other: LoopPlan) -> bool:
    return abs(one.sessions[0].span.start - other.sessions[0].span.start) >= APART


def _schedule(plan: LoopPlan, wanted: LoopRequest) -> OfferedSchedule:
    return OfferedSchedule(
        loop=wanted.loop.id if wanted.loop else LoopId(uuid4().hex),
        sessions=tuple(_session(one, wanted.own) for one in plan.sessions),
        lunches=tuple((one.start, one.end) for one in plan.lunches),
        breaks=tuple((one.start, one.end) for one in plan.breaks),
        waiting_minutes=plan.waiting // timedelta(minutes=1),
        room_changes=plan.room_changes,
    )


def _session(one: PlannedSession, own: tuple[Interview, ...]) -> OfferedSession:
    is_known = one.number < len(own)
    return OfferedSession(
        number=one.number,
        start=one.span.start,
        end=one.span.end,
        people=one.people,
        outside=one.outside,
        room=one.room,
        interview=own[one.number].id if is_known else InterviewId(uuid4().hex),
    )


def _blocker(found: LoopsFound) -> SessionObstacle | None:
    if found.blocker is None:
        return None
    one = found.blocker
    return SessionObstacle(session=one.session, kind=one.kind.value, others_fit=one.others_fit)


def _obstacles(seen: LoopResult) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the session that blocks, and of the others where it only doesn't fit together with them."""
    blocker, sessions = seen.found.blocker, seen.search.sessions
    if blocker is None:
        return ()
    blocked = [sessions[blocker.session]]
    if blocker.kind is LoopBlockerKind.TOO_LITTLE_TIME:
        blocked += [one for number, one in enumerate(sessions) if number != blocker.session]
    searches = (session_search(seen.search, one) for one in blocked)
    found = dict.fromkeys(one for alone in searches if alone.windows for one in obstacles(alone))
    return tuple(found)[:OBSTACLES_MOST]


def _is_whole(one: LoopRelaxation, wanted: LoopRequest) -> bool:
    """Whether a way out leaves nobody's session without anybody."""
    if one.change is not LoopRelaxationKind.REPLACED or one.stand_in or one.session is None:
        return True
    return len(wanted.question.sessions[one.session].people) > 1


def _code(one: LoopRelaxation) -> str:
    """Return a way out as a short text, such as `replaced:0:ian@x.example:sam@x.example`."""
    session = "" if one.session is None else one.session
    return f"{one.change.value}:{session}:{one.mail}:{one.stand_in}"


def request_of(
    offer: Offer, loop: Loop | None = None, own: tuple[Interview, ...] = ()
) -> LoopRequest:
    """Return what an offer answered, so that it can be asked once more; for the loop that it moves, if any."""
    return LoopRequest(
        replace(question_of(offer), days=offer.days),
        break_after=offer.break_after,
        break_minutes=offer.break_minutes,
        loop=loop,
        own=own,
        address=offer.address,
    )


def apply_way(wanted: LoopRequest, way: str) -> LoopRequest:
    """Return what is asked for as a way out changes it."""
    change, session, mail, stand_in = way.split(":")
    match LoopRelaxationKind(change):
        case LoopRelaxationKind.ANY_ORDER:
            return replace(wanted, question=replace(wanted.question, is_ordered=False))
        case LoopRelaxationKind.TWO_DAYS:
            return replace(wanted, question=replace(wanted.question, days=2))
        case LoopRelaxationKind.REPLACED:
            question = changed_question(wanted.question, int(session), mail, stand_in)
            return replace(wanted, question=question)


def without_candidate(offer: Offer) -> dict[str, Any]:
    """Return the question of an offer without who is interviewed: the loop says that itself."""
    plain: dict[str, Any] = msgspec.to_builtins(replace(question_of(offer), candidate=None))
    return plain


def find_schedule(offer: Offer, number: int) -> OfferedSchedule:
    """Return a schedule of an offer by its number; raises Gone for none."""
    if not 0 < number <= len(offer.schedules):
        raise Gone(what="slot")
    return offer.schedules[number - 1]


# --- the card ------------------------------------------------------------------------------------


def loop_offer_view(offer: Offer, known: AccountContext) -> LoopOfferCard:
    """Return the card of an offer of schedules, for its asker."""
    question = question_of(offer)
    first, last = offer.page_bounds
    page = offer.schedules[first:last]
    days = [start.date() for start, _ in question.windows]
    zone = known.asker.zone
    return LoopOfferCard(
        offer=offer.id,
        sessions=tuple(_asked(one, question, known) for one in question.sessions),
        is_ordered=question.is_ordered,
        asked_days=(min(days), max(days)) if days else None,
        asked_hours=question.windows[0] if len(question.windows) == 1 else None,
        asked_room=room_facts(
            _room(question),
            known,
            interviewers=max(
                (len(each.people) for one in page for each in one.sessions if each.room), default=0
            ),
        ),
        is_online=question.online,
        days=offer.days,
        candidate=offer.candidate,
        candidate_mail=offer.candidate_mail,
        known_mail=offer.address,
        left_out=offer.left_out,
        filters=tuple(kept_filters(KEPT & {*offer.kept}, question, known)),
        zone=zone.key,
        year=offer.expires_at.astimezone(zone).year,
        schedules=tuple(_line(n, one, question, known) for n, one in enumerate(page, first + 1)),
        blocker=offer.blocker.session if offer.blocker else None,
        blocker_kind=offer.blocker.kind if offer.blocker else "",
        obstacles=tuple(obstacle_line(one, known) for one in offer.obstacles),
        unread=tuple(known.name(mail) for mail in offer.unread),
        ways_out=tuple(_way_out(n, way, known) for n, way in enumerate(offer.ways)),
        has_more=len(offer.schedules) > last,
        viewers=teams_ids(known.asker.person),
        read_by=offer.read_by,
        question=None if offer.loop else form_values(question, known),
        purpose=offer.purpose.value,
    )


def _room(question: Question) -> AskedRoom | None:
    """Return the room that is asked for, of the whole or of one of its sessions alone."""
    said = next((one.room for one in question.sessions if one.room is not None), None)
    return question.room or said


def _asked(one: Session, question: Question, known: AccountContext) -> AskedSession:
    return AskedSession(
        people=tuple(map(known.name, one.people)),
        need=one.need,
        must=tuple(map(known.name, one.must)),
        minutes=one.minutes,
        is_online=one.online and not question.online,
        start=_only_start(one),
    )


def _only_start(one: Session) -> datetime | None:
    """Return when a session begins where it fits at no other time; None where it does."""
    if len(one.windows) != 1:
        return None
    ((start, end),) = one.windows
    return start if end - start <= timedelta(minutes=one.minutes) else None


def _line(
    number: int, one: OfferedSchedule, question: Question, known: AccountContext
) -> ScheduleLine:
    zone = known.asker.zone
    return ScheduleLine(
        number=number,
        sessions=tuple(
            SessionLine(
                start=each.start.astimezone(zone),
                end=each.end.astimezone(zone),
                people=tuple(map(known.name, each.people)),
                room=room_name(each.room, known),
                is_online=question.sessions[each.number].online,
                outside_hours=tuple(map(known.name, each.outside)),
            )
            for each in one.sessions
        ),
        lunches=tuple((a.astimezone(zone), b.astimezone(zone)) for a, b in one.lunches),
        breaks=tuple((a.astimezone(zone), b.astimezone(zone)) for a, b in one.breaks),
        waiting_minutes=one.waiting_minutes,
        room_changes=one.room_changes,
    )


def _way_out(number: int, way: str, known: AccountContext) -> WayOutLine:
    change, _, mail, stand_in = way.split(":")
    names = f"{known.name(mail)}:{known.name(stand_in) if stand_in else ''}" if mail else ""
    return WayOutLine(change=change, value=names, way=str(number))
