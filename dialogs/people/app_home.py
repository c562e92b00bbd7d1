"""A person's own page about the bot, in a chat that has one: drawn when they look, and when it changes."""

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.accounts import Account, Person
from bot.domain.interviews import Interview
from bot.domain.jobs import Due, Kind
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Show, Step, Turn
from bot.runtime.unit_of_work import State, kept
from cards.view_models import Home
from dialogs.authorization import member
from dialogs.help import help_for
from dialogs.interviews.my_interviews import listed, upcoming


async def looked(turn: Turn, state: State, ports: Ports) -> Outcome:
    """Draw the page for who looks at it, and remember where it is."""
    person = await member(turn, state, ports.rules)
    known = replace(person, home=turn.address)
    return Outcome(show=[await _page(known, state, ports)], keep=[known])


async def tend(due: Due, state: State, ports: Ports) -> Outcome:
    """Draw somebody's page anew."""
    person = await state.person(due.person) if due.person else None
    if person is None or person.home is None:
        return Outcome()
    return Outcome(show=[await _page(person, state, ports)])


async def _page(person: Person, state: State, ports: Ports) -> Show:
    account = await state.account(person.tenant)
    coming = await upcoming(person, ports.clock.now(), state)
    view = Home(
        help=help_for(person, account),
        connection=person.connection.value,
        coming=await listed(person, coming, state, ports),
    )
    return Show(view=view, at=person.home)


# --- when it changes -----------------------------------------------------------------------------


async def kept_current(outcome: Outcome, state: State, ports: Ports) -> Outcome:
    """Give an outcome that also draws the pages anew of those who would find something else there."""
    now = ports.clock.now()
    rows = [
        Due(kind=Kind.HOME, subject=cause, tenant=person.tenant, person=person.id, at=now)
        for one in outcome.keep
        for cause, person in await _concerned(one, state)
        if person.home is not None
    ]
    for row in rows:
        await state.load(Due, row.key)
    return kept(outcome, *rows) if rows else outcome


def tending(step: Step) -> Step:
    """Give a step of work that also keeps the pages current of those whom it concerns."""

    async def tended(due: Due, state: State, ports: Ports) -> Outcome:
        return await kept_current(await step(due, state, ports), state, ports)

    return tended


async def _concerned(changed: object, state: State) -> Iterable[tuple[str, Person]]:
    """Give whose page a document is to be seen on, each with what the work is to be known by."""
    if isinstance(changed, Interview):
        mails = {one.mail for one in changed.people}
        people = await state.people(changed.tenant)
        return [(changed.id, one) for one in people if one.id == changed.by or one.mail in mails]
    if isinstance(changed, Account):
        before = await state.account(changed.tenant)
        is_switched = before.enabled != changed.enabled
        return [("", one) for one in await state.people(changed.tenant) if is_switched]
    if isinstance(changed, Person):
        known = await state.person(changed.id)
        return [] if known and known.connection == changed.connection else [("", changed)]
    return []
