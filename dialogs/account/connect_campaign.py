"""Asking many people to connect: one by one at a pace that chats allow, with a card that counts.

Every invitation is a row of work of its own, so a restart carries on where it stopped, and who is
out of reach holds nobody else up. Nobody is asked twice in a week.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from bot.domain.accounts import Account, Person, PersonId
from bot.domain.audit import Deed
from bot.domain.connect_campaigns import Round
from bot.domain.errors import BadInput
from bot.domain.jobs import Due, Kind
from bot.domain.plans import Automation, includes
from bot.language.administration import Wish
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Show, Turn
from bot.runtime.unit_of_work import State
from cards.formatting import counted
from cards.view_models import Notice, Sheet
from dialogs.account.audit_log import done, happened
from dialogs.authorization import (
    INVITE_AGAIN,
    administrator,
    enabled_account,
    found_person,
    is_connected,
    is_due_for_prompt,
)

PACE = timedelta(seconds=1.5)
"""Slack opens about 50 chats a minute for an app, Teams somewhat more."""
LOOK_EVERY = timedelta(seconds=15)
PATIENCE = timedelta(minutes=30)
"""After the last invitation was due; whoever is out of reach until then is named."""
ROUNDS = 3
"""The first and two weekly reminders."""
NAMES = 10


async def invite_everyone(turn: Turn, _asked: object, state: State, ports: Ports) -> Outcome:
    """Send the sign-in card to everybody who is not connected and was not asked this week."""
    person = await administrator(turn, state, ports.rules)
    account = await state.account(person.tenant)
    if not account.enabled:
        line = "Office 365 is disabled, so nobody was invited. Type “enable office365” first."
        return Outcome(show=[Show(view=Notice(lines=(line,), tone="warning"))])
    asked = await _due(account, turn.now, state, but=person.id)
    if not asked:
        line = "Everybody is connected, or was asked within the last week."
        return Outcome(show=[Show(view=Notice(lines=(line,)))])
    round_ = _round(person.id, asked, turn.now)
    keep = await _work(round_, state)
    entry = done(turn, Deed.INVITED, about=counted(len(asked), "person"))
    return Outcome(show=[_progress(round_, asked, turn.now)], keep=[*keep, entry])


async def remind(turn: Turn, wish: Wish, state: State, ports: Ports) -> Outcome:
    """Send the sign-in card to one person, if they were not asked this week."""
    await administrator(turn, state, ports.rules)
    await enabled_account(turn, state)
    if len(wish.people) != 1:
        raise BadInput(why="person")
    person = await found_person(wish.people[0], turn, state)
    if is_connected(person):
        line = f"{person.name} is connected already."
        return Outcome(show=[Show(view=Notice(lines=(line,)))])
    row = _row(person, turn.now)
    is_under_way = await state.load(Due, row.key) is not None
    if is_under_way or not is_due_for_prompt(person, turn.now):
        line = f"{person.name} was asked within the last week. I do not ask twice."
        return Outcome(show=[Show(view=Notice(lines=(line,), tone="warning"))])
    line = f"{person.name} is asked to connect."
    entry = done(turn, Deed.INVITED, whom=person.id)
    return Outcome(show=[Show(view=Notice(lines=(line,), tone="good"))], keep=[row, entry])


async def _due(account: Account, now: datetime, state: State, *, but: PersonId) -> Sequence[Person]:
    people = await state.people(account.tenant)
    asked = [one for one in people if one.id != but and one.roles and is_due_for_prompt(one, now)]
    rows = await state.load_all(Due, [_row(one, now).key for one in asked])
    return [one for one, row in zip(asked, rows, strict=True) if row is None]


def _row(person: Person, at: datetime) -> Due:
    return Due(kind=Kind.INVITE, subject="connect", tenant=person.tenant, person=person.id, at=at)


def _round(by: PersonId, asked: Sequence[Person], now: datetime) -> Round:
    return Round(
        id=uuid4().hex,
        tenant=asked[0].tenant,
        by=by,
        people=tuple(one.id for one in asked),
        started_at=now,
        ends_at=now + PACE * (len(asked) - 1),
    )


async def _work(round_: Round, state: State) -> list[object]:
    """Give the round with the work of each invitation, and of counting them."""
    people = await state.load_all(Person, round_.people)
    rows = [_row(one, round_.started_at + PACE * place) for place, one in enumerate(people) if one]
    count = Due(
        kind=Kind.PROGRESS,
        subject=round_.id,
        tenant=round_.tenant,
        at=round_.started_at + LOOK_EVERY,
    )
    return [round_, *rows, count]


# --- counting ------------------------------------------------------------------------------------


async def progress(due: Due, state: State, ports: Ports) -> Outcome:
    """Show how far a round is, until everybody was asked; a week later, begin the next."""
    round_ = await state.load(Round, due.subject)
    now = ports.clock.now()
    if round_ is None:
        return Outcome()
    if now >= round_.started_at + INVITE_AGAIN:
        return await _again(round_, now, state, ports)
    known = {one.id: one for one in await state.people(round_.tenant)}
    people = [known[one] for one in round_.people if one in known]
    show = _progress(round_, people, now)
    if not _is_over(round_, people, now):
        return Outcome(show=[show], keep=[_later(due, now + LOOK_EVERY)])
    if round_.number < ROUNDS and includes(ports.rules.plan, Automation.REMIND_WEEKLY):
        next_ = _later(due, round_.started_at + INVITE_AGAIN)
        return Outcome(show=[show], keep=[next_])
    return Outcome(show=[show], drop=[round_])


async def _again(round_: Round, now: datetime, state: State, ports: Ports) -> Outcome:
    account = await state.account(round_.tenant)
    is_included = includes(ports.rules.plan, Automation.REMIND_WEEKLY)
    left = await _due(account, now, state, but=round_.by) if account.enabled and is_included else []
    left = [one for one in left if one.id in round_.people]
    if not left:
        return Outcome(drop=[round_])
    fresh = replace(_round(round_.by, left, now), number=round_.number + 1)
    entry = happened(round_.tenant, Deed.INVITED, now, about=counted(len(left), "person"))
    return Outcome(
        show=[_progress(fresh, left, now)],
        keep=[*await _work(fresh, state), entry],
        drop=[round_],
    )


def _later(due: Due, at: datetime) -> Due:
    return replace(due, at=at, leased_until=None, attempts=0, trouble="")


def _is_over(round_: Round, people: Sequence[Person], now: datetime) -> bool:
    return not _unasked(round_, people) or now > round_.ends_at + PATIENCE


def _unasked(round_: Round, people: Sequence[Person]) -> list[Person]:
    return [
        one
        for one in people
        if not is_connected(one)
        and (one.invited_at or datetime.min.replace(tzinfo=round_.started_at.tzinfo))
        < round_.started_at
    ]


def _progress(round_: Round, people: Sequence[Person], now: datetime) -> Show:
    unasked = _unasked(round_, people)
    connected = sum(is_connected(one) for one in people)
    is_over = _is_over(round_, people, now)
    names = [one.name for one in unasked[:NAMES]]
    missed = f"I could not reach {', '.join(names)}." if is_over and unasked else ""
    total = counted(len(round_.people), "teammate")
    view = Sheet(
        title=f"Invited {total}" if is_over else f"Inviting {total}",
        summary=f"{len(people) - len(unasked)} of {len(round_.people)} asked, {connected} connected",
        tone="good" if is_over and not unasked else "plain",
        lines=tuple(filter(None, (missed,))),
        hints=(
            "Each gets a card that says what each permission is for. Nobody is asked twice in a week.",
        ),
    )
    seconds = int((now - round_.started_at).total_seconds())
    return Show(view=view, to=round_.by, subject=f"round/{round_.id}", revision=seconds)
