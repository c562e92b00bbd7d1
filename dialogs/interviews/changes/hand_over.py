"""Handing one organizer's coming interviews to another, all of them or one alone: somebody is ill, or leaves."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec.structs import replace

from bot.domain.accounts import Account, Person, PersonId
from bot.domain.audit import Deed
from bot.domain.bookings.interview_changes import hand_to
from bot.domain.bookings.interviews import Interview, InterviewId, Stage
from bot.domain.bookings.loops import Loop, hand_loop_to
from bot.domain.card_subjects import location_key, loop_subject
from bot.domain.errors import BadInput, Gone
from bot.domain.jobs import CardLocation
from bot.domain.people.people_names import short_name
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.interviews.hand_over import handing_alone
from bot.language.requests import HandOverRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import AskToHandOver
from cards.actions import Agree
from cards.view_models import message
from dialogs import help as help_dialog
from dialogs.account.audit_log import record_deed
from dialogs.authorization import (
    current_person,
    enabled_account,
    find_person,
    is_connected,
    may_name_candidates,
    may_see_candidates,
    require_admin,
    require_scheduler,
    zone_of,
)
from dialogs.candidates.links.handed_over_links import hand_links_over
from dialogs.candidates.name_matching import is_candidate
from dialogs.interviews.booking.book import enqueue_advance
from dialogs.interviews.booking.claims import in_name_of
from dialogs.interviews.changes.handed_over_state import amiss_lines
from dialogs.interviews.interview_cards import card_for, shown_candidate
from dialogs.interviews.organized_by_others import refer_to_organizer
from dialogs.loops.members import enqueue_loop, sessions_of

HAND_OVER = "hand over"
"""What `cards.actions.Agree` agrees to; its subject is the two people's ids, and that of the interview or loop where one alone is handed over."""


_CHOICES_MOST = 5


async def ask_to_hand_over(
    turn: Turn, source: str, to: str, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask once whether the interviews of one address are to become another's; admins alone may."""
    await require_admin(turn, unit_of_work, ports.rules)
    await enabled_account(turn, unit_of_work)
    before = await find_person(source, turn, unit_of_work)
    after = await find_person(to, turn, unit_of_work)
    return await _ask(turn, before, after, "", unit_of_work, ports)


async def ask_to_hand_one_over(
    turn: Turn, request: HandOverRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask once whether one interview, or one loop, is to become another's; its organizer may, and admins."""
    meant = await _meant(turn, request, unit_of_work, ports)
    if len({one.loop or one.id for one in meant}) > 1:
        return await _ask_which(turn, request, meant, unit_of_work, ports)
    is_own = meant[0].by == turn.speaker.id
    if not is_own and (told := await refer_to_organizer((meant[0].id,), turn, unit_of_work, ports)):
        speaker = await current_person(turn, unit_of_work, ports.rules)
        if not speaker.may_administer:
            return told
    await _require_right(turn, meant[0].by, unit_of_work, ports)
    await enabled_account(turn, unit_of_work)
    before = await unit_of_work.person(meant[0].by)
    after = await find_person(request.to, turn, unit_of_work)
    if before is None:
        raise Gone(what="person")
    only = meant[0].loop or meant[0].id
    return await _ask(turn, before, after, only, unit_of_work, ports)


async def _meant(
    turn: Turn, request: HandOverRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Sequence[Interview]:
    """Return the interviews that may be meant, a loop by its sessions; of others' only those of a candidate whom the speaker may read of. Raises Gone where there is none."""
    person = await current_person(turn, unit_of_work, ports.rules)
    found = await _named(turn, request, person, unit_of_work)
    ahead = [one for one in found if one.is_live and one.start > turn.now]
    if not ahead:
        raise Gone(what="interview")
    account = await unit_of_work.account(person.tenant)
    then = [one for one in ahead if _wall_clock(one, person, account) == request.at]
    return then or ahead


def _wall_clock(interview: Interview, person: Person, account: Account) -> datetime:
    return interview.start.astimezone(zone_of(person, account)).replace(tzinfo=None)


async def _ask_which(
    turn: Turn,
    request: HandOverRequest,
    meant: Sequence[Interview],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Ask which of several interviews is handed over; of a loop its first session stands for all."""
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    after = await find_person(request.to, turn, unit_of_work)
    ordered = sorted(meant, key=lambda one: one.start)
    firsts = {one.loop or one.id: one for one in reversed(ordered)}
    choices: list[Choice] = []
    for one in sorted(firsts.values(), key=lambda one: one.start)[:_CHOICES_MOST]:
        at = _wall_clock(one, person, account)
        people = tuple(each.name for each in one.people)
        facts = option(
            "interview",
            start=at.isoformat(timespec="minutes"),
            candidate=shown_candidate(one, person, turn),
            people=people,
        )
        choices.append(Choice(facts, handing_alone(request.candidate, at, after.name)))
    doubt = Clarification(asks("which-interview"), tuple(choices))
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    noted = replace(talk, doubt=msgspec.to_builtins(doubt), confirm=None)
    return Outcome(show=[help_dialog.ask_back(doubt)], save=[noted])


async def _named(
    turn: Turn, request: HandOverRequest, person: Person, unit_of_work: UnitOfWork
) -> Sequence[Interview]:
    if request.target:
        ids = [InterviewId(one) for one in request.target]
        found = [one for one in await unit_of_work.load_all(Interview, ids) if one]
        loops = [await unit_of_work.load(Loop, one) for one in request.target]
        return [
            *found,
            *[each for one in loops if one for each in await sessions_of(one, unit_of_work)],
        ]
    if not (person.may_administer and may_name_candidates(person, turn)):
        return []
    coming = await unit_of_work.find(Interview, "tenant", person.tenant, after=turn.now)
    return [one for one in coming if is_candidate(one, request.candidate)]


async def _require_right(
    turn: Turn, organizer: PersonId, unit_of_work: UnitOfWork, ports: Ports
) -> Person:
    """Return who speaks, if one interview of this organizer is theirs to hand over; else NotAllowed."""
    if organizer == turn.speaker.id:
        return await require_scheduler(turn, unit_of_work, ports.rules)
    return await require_admin(turn, unit_of_work, ports.rules)


async def _ask(  # noqa: PLR0913, PLR0917 - a part of a handler
    turn: Turn,
    before: Person,
    after: Person,
    only: str,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Ask once whether all coming interviews of one person, or only one, are to become another's."""
    _require_able(before, after)
    coming, writing = await _coming(before, only, turn, unit_of_work)
    if not coming:
        told = message("nothing-to-hand-over", name=before.name, writing=len(writing))
        return Outcome(show=[OutgoingView(view=told)])
    agree = Agree(HAND_OVER, " ".join(filter(None, (before.id, after.id, only))))
    speaker = await current_person(turn, unit_of_work, ports.rules)
    zone = zone_of(speaker, await unit_of_work.account(before.tenant))
    view = AskToHandOver(
        name=before.name,
        to_name=after.name,
        interviews=len(coming),
        only=coming[0].start.astimezone(zone) if only else None,
        candidate=shown_candidate(coming[0], speaker, turn) if only else "",
        is_reachable=is_connected(before),
        amiss=await amiss_lines(coming, before, turn, unit_of_work, ports),
        writing=len(writing),
        year=turn.now.year,
        to=agree.to,
        subject=agree.subject,
    )
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    return Outcome(show=[OutgoingView(view=view)], save=[replace(talk, confirm=agree.pack())])


async def hand_over(turn: Turn, action: Agree, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Hand the coming interviews of one organizer to another, or one alone: the new events first, then the old ones cancelled."""
    source, to, only = (*action.subject.split(" "), "", "")[:3]
    step = _require_right if only else _require_admin
    admin = await step(turn, PersonId(source), unit_of_work, ports)
    before, after = await _both((source, to), admin, unit_of_work)
    _require_able(before, after)
    coming, _ = await _coming(before, only, turn, unit_of_work)
    if not coming:
        told = message("nothing-to-hand-over", name=before.name, writing=0)
        return Outcome(show=[OutgoingView(view=told, onto=pressed_message(turn))])
    zone = zone_of(before, await unit_of_work.account(before.tenant))
    handed = [hand_to(one, after, zone=zone.key) for one in coming]
    loops = await _loops(handed, after, zone.key, unit_of_work)
    links = await hand_links_over(before, after, handed if only else None, unit_of_work, ports)
    told = message(
        "handed-over",
        name=before.name,
        to_name=after.name,
        interviews=len(handed),
        is_own=before.id == admin.id,
    )
    news = message("given-interviews", name=before.name, interviews=len(handed))
    taken = message("interviews-taken", to_name=after.name, by=admin.name, interviews=len(handed))
    return Outcome(
        show=[
            OutgoingView(view=told, onto=pressed_message(turn)),
            OutgoingView(view=news, to=after.id),
            *([OutgoingView(view=taken, to=before.id)] if before.id != admin.id else []),
            *await _farewell(before, after, handed, unit_of_work, ports),
            *links.show,
        ],
        save=[
            *handed,
            *await in_name_of(handed, after, unit_of_work),
            *links.save,
            *loops,
            *[await enqueue_loop(one, turn.now, unit_of_work) for one in loops],
            *[await enqueue_advance(one, unit_of_work, ports) for one in handed],
            record_deed(turn, Deed.HANDED_OVER, whom=before.id),
        ],
    )


async def _farewell(
    before: Person,
    after: Person,
    handed: Sequence[Interview],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> list[OutgoingView]:
    """Return what stands in the place of the old organizer's cards: whose the interviews are now."""
    loops = {one.loop: one for one in reversed(handed) if one.loop}
    cards = [
        *[await card_for(before, one, unit_of_work, ports) for one in handed],
        *[await _whole(one, before, after, unit_of_work) for one in loops.values()],
    ]
    keys = [location_key(one.subject, before.id) for one in cards]
    found = await unit_of_work.load_all(CardLocation, keys)
    return [
        replace(one, revision=max(one.revision, place.revision))
        for one, place in zip(cards, found, strict=True)
        if place
    ]


async def _whole(
    session: Interview, before: Person, after: Person, unit_of_work: UnitOfWork
) -> OutgoingView:
    """Return what stands in the place of the card of a session's loop."""
    zone = zone_of(before, await unit_of_work.account(before.tenant))
    left = message(
        "looked-after",
        to_name=after.name,
        start=session.start.astimezone(zone).isoformat(),
        candidate=session.candidate if may_see_candidates(before) else "",
    )
    return OutgoingView(view=left, to=before.id, subject=loop_subject(session.loop))


async def _loops(
    handed: Sequence[Interview], to: Person, zone: str, unit_of_work: UnitOfWork
) -> list[Loop]:
    """Return the loops whose sessions are handed over: they go with them."""
    ids = list(dict.fromkeys(one.loop for one in handed if one.loop))
    found = await unit_of_work.load_all(Loop, ids)
    return [hand_loop_to(one, to.id, zone=zone) for one in found if one is not None]


def _require_able(before: Person, after: Person) -> None:
    """Raise BadInput where the other could not write the events."""
    if before.id == after.id:
        raise BadInput(why="same-person")
    if not after.may_schedule:
        raise BadInput(why="no-recruiter", name=short_name(after.name, [before.name]))
    if not is_connected(after):
        raise BadInput(why="not-connected", name=short_name(after.name, [before.name]))


async def _require_admin(
    turn: Turn, _organizer: PersonId, unit_of_work: UnitOfWork, ports: Ports
) -> Person:
    return await require_admin(turn, unit_of_work, ports.rules)


async def _both(
    ids: Sequence[str], admin: Person, unit_of_work: UnitOfWork
) -> tuple[Person, Person]:
    found = [await unit_of_work.person(PersonId(one)) for one in ids]
    people = [one for one in found if one is not None and one.tenant == admin.tenant]
    if len(people) != 2:  # noqa: PLR2004 - who hands over, and to whom
        raise Gone(what="person")
    return people[0], people[1]


async def _coming(
    person: Person, only: str, turn: Turn, unit_of_work: UnitOfWork
) -> tuple[Sequence[Interview], Sequence[Interview]]:
    """Return the interviews that somebody organizes and that have not begun, or only those of one id: those that stand, and those being written now."""
    found = await unit_of_work.find(Interview, "by", person.id)
    found = [one for one in found if only in {"", one.id, one.loop}]
    ahead = sorted((one for one in found if one.start > turn.now), key=lambda one: one.start)
    standing = [one for one in ahead if one.stage is Stage.STANDING]
    return standing, [one for one in ahead if one.is_live and one.stage is not Stage.STANDING]
