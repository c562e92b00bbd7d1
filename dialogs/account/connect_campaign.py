"""Asking many people to connect: one by one at a pace that chats allow, with a card that counts.

Every invitation is a row of work of its own, so a restart carries on where it stopped, and who is
out of reach holds nobody else up. Nobody is asked twice in a week.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from msgspec.structs import replace

from bot.domain.accounts import Account, Person, PersonId
from bot.domain.audit import Deed
from bot.domain.connect_campaigns import ConnectCampaign
from bot.domain.errors import BadInput
from bot.domain.jobs import Job, JobKind
from bot.domain.plans import Automation, includes
from bot.language.requests import AdminRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import CampaignView
from cards.view_models import message
from dialogs.account.audit_log import record_deed, record_event
from dialogs.authorization import (
    INVITE_AGAIN,
    enabled_account,
    find_person,
    is_connected,
    is_due_for_prompt,
    require_admin,
)

PACE = timedelta(seconds=1.5)
"""Slack opens about 50 chats a minute for an app, Teams somewhat more."""
LOOK_EVERY = timedelta(seconds=15)
PATIENCE = timedelta(minutes=30)
"""After the last invitation was due; whoever is out of reach until then is named."""
ROUNDS = 3
"""The first and two weekly reminders."""
NAMES = 10


async def start_campaign(
    turn: Turn, _asked: object, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Send the sign-in card to everybody who is not connected and was not asked this week."""
    person = await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    if not account.enabled:
        return Outcome(show=[OutgoingView(view=message("invite-disabled"))])
    asked = await _due(account, turn.now, unit_of_work, but=person.id)
    if not asked:
        return Outcome(show=[OutgoingView(view=message("invite-nobody-left"))])
    round_ = _round(person.id, asked, turn.now)
    keep = await _work(round_, unit_of_work)
    entry = record_deed(turn, Deed.INVITED, about=str(len(asked)))
    return Outcome(show=[_progress(round_, asked, turn.now)], save=[*keep, entry])


async def invite(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Send the sign-in card to whoever is named, or to everybody."""
    if request.people or request.unknown:
        return await send_reminders(turn, request, unit_of_work, ports)
    return await start_campaign(turn, request, unit_of_work, ports)


async def send_reminders(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Send the sign-in card to one person, if they were not asked this week."""
    await require_admin(turn, unit_of_work, ports.rules)
    await enabled_account(turn, unit_of_work)
    if len(request.people) != 1:
        raise BadInput(why="person")
    person = await find_person(request.people[0], turn, unit_of_work)
    if is_connected(person):
        known = message("connected-already", name=person.name)
        return Outcome(show=[OutgoingView(view=known)])
    row = _row(person, turn.now)
    is_under_way = await unit_of_work.load(Job, row.key) is not None
    if is_under_way or not is_due_for_prompt(person, turn.now):
        asked = message("asked-this-week", name=person.name)
        return Outcome(show=[OutgoingView(view=asked)])
    entry = record_deed(turn, Deed.INVITED, whom=person.id)
    told = message("asked-to-connect", name=person.name)
    return Outcome(show=[OutgoingView(view=told)], save=[row, entry])


async def _due(
    account: Account, now: datetime, unit_of_work: UnitOfWork, *, but: PersonId
) -> Sequence[Person]:
    people = await unit_of_work.people(account.tenant)
    asked = [one for one in people if one.id != but and one.roles and is_due_for_prompt(one, now)]
    rows = await unit_of_work.load_all(Job, [_row(one, now).key for one in asked])
    return [one for one, row in zip(asked, rows, strict=True) if row is None]


def _row(person: Person, at: datetime) -> Job:
    return Job(
        kind=JobKind.INVITE, subject="connect", tenant=person.tenant, person=person.id, at=at
    )


def _round(admin: PersonId, asked: Sequence[Person], now: datetime) -> ConnectCampaign:
    return ConnectCampaign(
        id=uuid4().hex,
        tenant=asked[0].tenant,
        by=admin,
        people=tuple(one.id for one in asked),
        started_at=now,
        ends_at=now + PACE * (len(asked) - 1),
    )


async def _work(round_: ConnectCampaign, unit_of_work: UnitOfWork) -> list[object]:
    """Return the round with the work of each invitation, and of counting them."""
    people = await unit_of_work.load_all(Person, round_.people)
    rows = [_row(one, round_.started_at + PACE * place) for place, one in enumerate(people) if one]
    count = Job(
        kind=JobKind.PROGRESS,
        subject=round_.id,
        tenant=round_.tenant,
        at=round_.started_at + LOOK_EVERY,
    )
    return [round_, *rows, count]


# --- counting ------------------------------------------------------------------------------------


async def update_progress(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show how far a round is, until everybody was asked; a week later, begin the next."""
    round_ = await unit_of_work.load(ConnectCampaign, due.subject)
    now = ports.clock.now()
    if round_ is None:
        return Outcome()
    if now >= round_.started_at + INVITE_AGAIN:
        return await _again(round_, now, unit_of_work, ports)
    known = {one.id: one for one in await unit_of_work.people(round_.tenant)}
    people = [known[one] for one in round_.people if one in known]
    show = _progress(round_, people, now)
    if not _is_over(round_, people, now):
        return Outcome(show=[show], save=[due.rescheduled(now + LOOK_EVERY)])
    if round_.number < ROUNDS and includes(ports.rules.plan, Automation.REMIND_WEEKLY):
        next_ = due.rescheduled(round_.started_at + INVITE_AGAIN)
        return Outcome(show=[show], save=[next_])
    return Outcome(show=[show], delete=[round_])


async def _again(
    round_: ConnectCampaign, now: datetime, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    account = await unit_of_work.account(round_.tenant)
    is_included = includes(ports.rules.plan, Automation.REMIND_WEEKLY)
    left = (
        await _due(account, now, unit_of_work, but=round_.by)
        if account.enabled and is_included
        else []
    )
    left = [one for one in left if one.id in round_.people]
    if not left:
        return Outcome(delete=[round_])
    fresh = replace(_round(round_.by, left, now), number=round_.number + 1)
    entry = record_event(round_.tenant, Deed.INVITED, now, about=str(len(left)))
    return Outcome(
        show=[_progress(fresh, left, now)],
        save=[*await _work(fresh, unit_of_work), entry],
        delete=[round_],
    )


def _is_over(round_: ConnectCampaign, people: Sequence[Person], now: datetime) -> bool:
    return not _unasked(round_, people) or now > round_.ends_at + PATIENCE


def _unasked(round_: ConnectCampaign, people: Sequence[Person]) -> list[Person]:
    return [
        one
        for one in people
        if not is_connected(one)
        and (one.invited_at or datetime.min.replace(tzinfo=round_.started_at.tzinfo))
        < round_.started_at
    ]


def _progress(round_: ConnectCampaign, people: Sequence[Person], now: datetime) -> OutgoingView:
    unasked = _unasked(round_, people)
    connected = sum(is_connected(one) for one in people)
    is_over = _is_over(round_, people, now)
    view = CampaignView(
        people=len(round_.people),
        asked=len(people) - len(unasked),
        connected=connected,
        is_over=is_over,
        missed=tuple(one.name for one in unasked[:NAMES]) if is_over else (),
    )
    seconds = int((now - round_.started_at).total_seconds())
    return OutgoingView(view=view, to=round_.by, subject=f"round/{round_.id}", revision=seconds)
