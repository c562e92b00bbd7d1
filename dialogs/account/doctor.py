"""What `python app.py doctor` finds out of the accounts: consent, rooms, whether a room answers, whether a chat takes a message.

Nothing is written unless it is asked for: a room's answer costs an event in somebody's Comeet Scheduler
calendar, taken back at once, and a message is a message.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import timedelta
from typing import cast
from uuid import uuid4

from msgspec import Struct

from bot.domain.accounts import Account, Grant, Person, Role
from bot.domain.bookings.interviews import Answer, EventRef
from bot.domain.deployment.diagnostics import Check, Finding, faulty, skipped, sound
from bot.domain.errors import BotError, NotTaken, SignInNeeded, Unreachable, Unsure
from bot.domain.intervals import Interval
from bot.domain.rooms import Room
from bot.domain.search_models import Status
from bot.runtime.ports import Draft, Export, FreeBusy, Ports, Store
from cards.view_models import message
from cards.words.administration.doctor import PROBE_SUBJECT, PROBE_TEXT
from dialogs.authorization import is_connected

WINDOW = timedelta(days=14)
PROBE_AFTER = timedelta(days=1)
PROBE_LENGTH = timedelta(minutes=15)
PROBE_STEP = timedelta(minutes=30)
LOOKS = 14
LOOK_EVERY = 5.0
"""Seconds: a room that answers by itself does within a minute."""

_OF_STATUS = {Status.BUSY: Answer.ACCEPTED, Status.TENTATIVE: Answer.TENTATIVE}

Sleep = Callable[[float], Awaitable[None]]


class Wanted(Struct, frozen=True):
    """What to try besides looking; empty for nothing."""

    message_to: str = ""
    """The address of somebody whom the app is installed for, or who has written to the bot."""
    room: str = ""
    """The address of a registered room, which is invited and let go again."""


class _Company(Struct, frozen=True):
    account: Account
    people: Sequence[Person]

    def reader(self) -> Person | None:
        """Return whose calendar access the bot uses: the scheduling user, else an administrator, else anybody."""
        connected = [one for one in self.people if is_connected(one)]
        user = self.account.scheduling_user
        return min(
            connected, key=lambda one: (one.id != user, not one.may_administer), default=None
        )


async def known_tenant(documents: Export) -> str:
    """Return the tenant of the only company that the bot knows; empty for none, or several."""
    accounts = [key async for _, key, _ in documents.export(Account)]
    return accounts[0] if len(accounts) == 1 else ""


async def examine_accounts(
    store: Store, documents: Export, ports: Ports, wanted: Wanted, *, sleep: Sleep = asyncio.sleep
) -> AsyncIterator[Finding]:
    """Yield what is found of each company, and then of what was wanted."""
    companies = await _companies(documents)
    if not companies:
        named = ", ".join(sorted(ports.rules.owners))
        yield skipped(Check.CONSENT, "no-company", owners=named)
        if not named:
            yield faulty(Check.OWNER, "unset")
    for company in companies:
        async for finding in _examine_company(company, store, ports):
            yield finding
    yield await _examine_policy(companies, ports, wanted.room, sleep)
    yield await _examine_message(companies, ports, wanted.message_to)


async def _companies(documents: Export) -> list[_Company]:
    people = [cast("Person", one.value) async for _, _, one in documents.export(Person)]
    accounts = [cast("Account", one.value) async for _, _, one in documents.export(Account)]
    return [_Company(one, [who for who in people if who.tenant == one.tenant]) for one in accounts]


async def _examine_company(company: _Company, store: Store, ports: Ports) -> AsyncIterator[Finding]:
    reader, name = company.reader(), company.account.name or company.account.tenant
    if not any(Role.OWNER in one.roles for one in company.people):
        yield faulty(Check.OWNER, "none", company=name)
    if reader is None or not company.account.enabled:
        problem = "nobody" if company.account.enabled else "disabled"
        yield faulty(Check.CONSENT, problem, company=name)
        return
    missing = await _missing_scopes(reader, store, ports)
    if missing:
        yield faulty(Check.CONSENT, "scopes", who=reader.mail, scopes=", ".join(missing))
    mails = [reader.mail, *(room.mail for room in company.account.rooms)]
    now = ports.clock.now()
    try:
        read = await ports.calendars.free_busy(reader, mails, Interval(now, now + WINDOW))
    except SignInNeeded:
        yield faulty(Check.CONSENT, "expired", who=reader.mail)
        return
    except BotError as error:
        yield faulty(Check.CALENDAR, "unread", **{"who": reader.mail, **error.facts})
        return
    if not missing:
        yield sound(Check.CONSENT, who=reader.mail)
    for finding in _examine_calendars(company.account, reader, [read[mail] for mail in mails]):
        yield finding


async def _missing_scopes(reader: Person, store: Store, ports: Ports) -> list[str]:
    grant = await store.load(Grant, reader.id)
    granted = {one.casefold() for one in grant.value.scopes} if grant else set()
    asked = [one for one in ports.rules.scopes if "." in one]  # OpenID's own are not echoed
    return [one for one in asked if grant and one.casefold() not in granted]


def _examine_calendars(account: Account, reader: Person, read: Sequence[FreeBusy]) -> list[Finding]:
    own, *rooms = read
    found = [
        faulty(Check.CALENDAR, "unread", who=reader.mail, why=own.unread)
        if own.unread
        else sound(Check.CALENDAR, who=reader.mail)
    ]
    if not account.rooms:
        return [*found, faulty(Check.ROOM, "none", company=account.name or account.tenant)]
    unread = [one for one in rooms if one.unread]
    found += [_unread_room(one) for one in unread]
    if len(unread) < len(rooms):
        found.append(sound(Check.ROOM, count=str(len(rooms) - len(unread))))
    return found


def _unread_room(read: FreeBusy) -> Finding:
    if read.unread == "no-mailbox":
        return faulty(Check.ROOM, "no-mailbox", room=read.mail)
    return faulty(Check.ROOM, "unread", room=read.mail, why=read.unread)


# --- what is written -----------------------------------------------------------------------------


async def _examine_policy(
    companies: Sequence[_Company], ports: Ports, mail: str, sleep: Sleep
) -> Finding:
    if not mail:
        return skipped(Check.POLICY, "not-asked")
    known = ((one.reader(), one.account.room(mail.casefold())) for one in companies)
    reader, room = next(((who, it) for who, it in known if who and it), (None, None))
    if reader is None or room is None:
        return faulty(Check.POLICY, "unknown-room", room=mail)
    try:
        return await _answer_of_room(reader, room, ports, sleep)
    except BotError as error:
        return faulty(Check.POLICY, "failed", room=room.mail, why=error.key)


async def _answer_of_room(reader: Person, room: Room, ports: Ports, sleep: Sleep) -> Finding:
    span = await _free_time(reader, room, ports)
    if span is None:
        return skipped(Check.POLICY, "never-free", room=room.mail)
    draft = Draft(
        transaction=f"doctor-{uuid4()}",
        subject=PROBE_SUBJECT,
        text=PROBE_TEXT,
        span=span,
        room=room,
    )
    ref = await ports.events.reserve_in_scheduler(reader, draft)
    try:
        for _ in range(LOOKS):
            answer = await _seen_answer(reader, ref, room, span, ports)
            if answer is not Answer.NONE:
                break
            await sleep(LOOK_EVERY)
    finally:
        await ports.events.cancel(reader, ref)
    return _of_answer(answer, room)


async def _free_time(reader: Person, room: Room, ports: Ports) -> Interval | None:
    """Return a quarter of an hour in which the room is free, from tomorrow on."""
    first = ports.clock.now().replace(minute=0, second=0, microsecond=0) + PROBE_AFTER
    window = Interval(first, first + WINDOW)
    items = (await ports.calendars.free_busy(reader, [room.mail], window))[room.mail].items
    starts = (first + PROBE_STEP * step for step in range(WINDOW // PROBE_STEP))
    spans = (Interval(start, start + PROBE_LENGTH) for start in starts)
    return next((one for one in spans if not any(it.span.overlaps(one) for it in items)), None)


async def _seen_answer(
    reader: Person, ref: EventRef, room: Room, span: Interval, ports: Ports
) -> Answer:
    """Return what the room has answered, or what its own calendar shows: answers to a secondary calendar may not be told."""
    seen = await ports.calendars.event(reader, ref)
    # Only the room is invited, so an answer without an address is the room's.
    nameless = seen.nameless[0][1] if len(seen.nameless) == 1 else Answer.NONE
    if (answer := seen.answers.get(room.mail, nameless)) is not Answer.NONE:
        return answer
    read = (await ports.calendars.free_busy(reader, [room.mail], span))[room.mail]
    held = [one.status for one in read.items if one.span == span]
    return _OF_STATUS.get(held[0], Answer.NONE) if held else Answer.NONE


def _of_answer(answer: Answer, room: Room) -> Finding:
    match answer:
        case Answer.ACCEPTED:
            return sound(Check.POLICY, room=room.mail)
        case Answer.TENTATIVE:
            return sound(Check.POLICY, room=room.mail, waits="yes")
        case Answer.DECLINED:
            return faulty(Check.POLICY, "declines", room=room.mail)
        case Answer.NONE:
            return faulty(Check.POLICY, "silent", room=room.mail)


async def _examine_message(companies: Sequence[_Company], ports: Ports, mail: str) -> Finding:
    if not mail:
        return skipped(Check.MESSAGE, "not-asked")
    everybody = [who for one in companies for who in one.people]
    person = next((who for who in everybody if who.mail == mail.casefold()), None)
    address = person.address if person else None
    if address is None or address.channel not in ports.chats:
        return faulty(Check.MESSAGE, "unknown-person", who=mail)
    facts = {"who": mail, "channel": address.channel}
    try:
        await ports.chats[address.channel].send(address, message("doctor"))
    except Unreachable:
        return faulty(Check.MESSAGE, "not-installed", **facts)
    except (NotTaken, Unsure) as error:
        return faulty(Check.MESSAGE, "not-taken", **{**facts, "why": error.key})
    except BotError as error:
        return faulty(Check.MESSAGE, "refused", **{**facts, "why": error.key})
    return sound(Check.MESSAGE, **facts)
