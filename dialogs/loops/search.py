"""From a question with several sessions to the search for whole schedules, and from there to the answer.

The search takes steps of a few milliseconds; between two of them everybody else is served.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.availability.loop_models import LoopRules, LoopSearch, LoopSession, LoopsFound
from bot.availability.loops import PLANS_A_DAY, Steps, loop_steps
from bot.domain.accounts import Account, Person, Role
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import AddressKnown
from bot.domain.errors import BadInput, Gone
from bot.domain.form_validation import PEOPLE_MOST
from bot.domain.intervals import Interval, hull
from bot.domain.search_models import Group, Interviewer, RoomWish, all_of
from bot.language.requests import Question, Session
from bot.runtime.ports import Ports
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.scheduling.availability_search import spans
from dialogs.scheduling.search_inputs import (
    AccountContext,
    Parties,
    PartyQuery,
    Requester,
    closed_days,
    main_building,
    notice,
    read_parties,
)

PLANS_IN_ALL = 24
SESSIONS_MOST = 8
"""As many as the language takes from one message."""


class LoopRequest(Struct, frozen=True):
    """A loop that is looked for."""

    question: Question
    break_after: int | None = None
    break_minutes: int | None = None
    """A template's own breaks: so many minutes after so many sessions."""
    loop: Loop | None = None
    """The loop to move: its own times do not stand in its way."""
    own: tuple[Interview, ...] = ()
    """The sessions of that loop as they are booked, in the order of the question's."""
    left_out: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    address: AddressKnown = ""
    """Of a candidate whose address the question did not say: whether it was taken over."""


class LoopResult(AccountContext, frozen=True):
    """What was found, with the calendars it was found in."""

    search: LoopSearch
    found: LoopsFound
    read_by: str = ""
    """Whose sign-in read what the asker's own could not."""


async def search_loops(
    wanted: LoopRequest, asker: Requester, unit_of_work: UnitOfWork, ports: Ports
) -> LoopResult:
    """Read every calendar of a loop and search; where there is no schedule, also who could stand in."""
    known = await unit_of_work.people_by_mail(asker.account.tenant)
    _require_known(wanted, known)
    search, parties = await _inputs(wanted, asker, (), unit_of_work, ports)
    found = await in_steps(_steps(search))
    if not found.plans and (others := _others(search, known)):
        search, parties = await _inputs(wanted, asker, others, unit_of_work, ports)
        found = await in_steps(_steps(search))
    return LoopResult(asker, known, search, found, read_by=parties.read_by)


def _steps(search: LoopSearch) -> Steps:
    """Return the steps of a search that finds more schedules a day the fewer days there are: a card spreads them out."""
    days = {one.start.astimezone(search.zone).date() for one in search.windows}
    return loop_steps(search, plans_a_day=max(PLANS_A_DAY, PLANS_IN_ALL // max(len(days), 1)))


async def in_steps(steps: Steps) -> LoopsFound:
    """Return the answer of a search, and let others run between its steps."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            answer: LoopsFound = done.value
            return answer
        await asyncio.sleep(0)


def _require_known(wanted: LoopRequest, known: Mapping[str, Person]) -> None:
    sessions = wanted.question.sessions
    if len(sessions) > SESSIONS_MOST:
        raise BadInput(why="too-many-sessions")
    if any(one.need == "all" and len(one.people) > PEOPLE_MOST for one in sessions):
        raise BadInput(why="too-many-people")
    named = {mail for one in sessions for mail in one.people}
    coming = {one.mail for each in wanted.own for one in each.people}
    if not all(known[mail].roles for mail in named - coming if mail in known):
        # Somebody who was removed from the account, asked for by name.
        raise Gone(what="person")


async def _inputs(
    wanted: LoopRequest,
    asker: Requester,
    stand_ins: Sequence[str],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> tuple[LoopSearch, Parties]:
    question, account = wanted.question, asker.account
    known = await unit_of_work.people_by_mail(account.tenant)
    wish = _wish(question, account)
    windows = loop_windows(question, asker)
    mails = [mail for one in question.sessions for mail in _candidates(one, known)]
    query = PartyQuery(
        mails=list(dict.fromkeys((*mails, *stand_ins))),
        rooms=account.rooms if wish else (),
        window=hull(windows),
        own=wanted.own,
    )
    parties = await read_parties(query, asker, unit_of_work, ports)
    search = LoopSearch(
        sessions=tuple(_session(one, question, parties, asker, known) for one in question.sessions),
        windows=windows,
        zone=asker.zone,
        now=ports.clock.now(),
        in_any_order=not question.is_ordered,
        days=question.days,
        rules=rules_of(wanted),
        notice=notice(account),
        wish=wish,
        venues=parties.rooms,
        closed=closed_days(account),
        stand_ins=tuple(parties.people[mail] for mail in stand_ins),
    )
    return search, parties


def loop_windows(question: Question, asker: Requester) -> tuple[Interval, ...]:
    """Return where the sessions may lie; what was said of one session alone is within it."""
    own = (replace(question, windows=one.windows) for one in question.sessions if one.windows)
    return tuple(span for one in (question, *own) for span in spans(one, asker.zone))


def rules_of(wanted: LoopRequest) -> LoopRules:
    """Return what the candidate is spared: the usual, or with the breaks that were asked for, or a template's own."""
    usual = LoopRules()
    after, minutes, asked = wanted.break_after, wanted.break_minutes, wanted.question.break_minutes
    lengths = [timedelta(minutes=one.minutes) for one in wanted.question.sessions]
    if asked is not None:
        at = tuple((n, timedelta(minutes=one)) for n, one in wanted.question.breaks.items())
        long = timedelta(minutes=asked)
        return replace(usual, break_length=long, break_at=at, break_after=min(lengths))
    if minutes is None:
        return usual
    if after is None or after >= len(lengths):
        return replace(usual, break_length=timedelta(minutes=minutes))
    # The search counts time, not sessions: a break is due once the shortest row of so many sessions has passed.
    rows = (sum(lengths[n : n + after], timedelta()) for n in range(len(lengths) - after + 1))
    return replace(usual, break_length=timedelta(minutes=minutes), break_after=min(rows))


def _candidates(session: Session, known: Mapping[str, Person]) -> Iterable[str]:
    """Return the addresses of everybody who may interview in a session; one that names nobody means all."""
    if session.people:
        return session.people
    return sorted(mail for mail, one in known.items() if Role.INTERVIEWER in one.roles)


def _others(search: LoopSearch, known: Mapping[str, Person]) -> list[str]:
    asked = {person.mail for one in search.sessions for person in one.people}
    roles = {mail: one.roles for mail, one in known.items()}
    return sorted(m for m, some in roles.items() if Role.INTERVIEWER in some and m not in asked)


def _session(
    one: Session,
    question: Question,
    parties: Parties,
    asker: Requester,
    known: Mapping[str, Person],
) -> LoopSession:
    people = tuple(parties.people[mail] for mail in dict.fromkeys(_candidates(one, known)))
    return LoopSession(
        length=timedelta(minutes=one.minutes),
        groups=_groups(one, people),
        windows=tuple(spans(replace(question, windows=one.windows), asker.zone)),
        is_online=one.online and one.room is None,
    )


def _groups(one: Session, people: tuple[Interviewer, ...]) -> tuple[Group, ...]:
    if one.need == "all" and one.people:
        return all_of(*people)
    must = tuple(each for each in people if each.mail in one.must)
    others = tuple(each for each in people if each.mail not in one.must)
    need = (one.need if isinstance(one.need, int) else 1) - len(must)
    chosen = (Group(others, need),) if others and need > 0 else ()
    return (*all_of(*must), *chosen)


def _wish(question: Question, account: Account) -> RoomWish | None:
    """Return which rooms will do: as was said of the whole, or of one of its sessions."""
    said = [one.room for one in question.sessions if one.room is not None]
    wish = question.room or next(iter(said), None)
    if wish is None:
        return None
    named = {one.mail for one in (wish, *said) if one.mail}
    return RoomWish(
        mails=frozenset(named),
        seats=wish.capacity,
        building=wish.building,
        features=frozenset(wish.features),
        is_where_people_are=not (named or wish.building),
        near=main_building(account),
    )


def changed_question(question: Question, session: int, mail: str, stand_in: str) -> Question:
    """Return the question with somebody else, or nobody, in place of one person of a session."""
    sessions = list(question.sessions)
    one = sessions[session]
    people = tuple(m for m in one.people if m != mail)
    must = tuple(stand_in if m == mail else m for m in one.must if m != mail or stand_in)
    sessions[session] = replace(one, people=(*people, stand_in) if stand_in else people, must=must)
    return replace(question, sessions=tuple(sessions))
