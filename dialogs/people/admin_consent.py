"""Where a tenant does not let its people consent: the way to an administrator, and word to all who wait.

Microsoft's page for administrators sends back that it was approved, and nothing that proves it. So
an answer opens nothing: those who wait are only told to try again, and sign in as always.
"""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.domain.accounts import Person, Prompt, SignIn
from bot.domain.audit import Deed
from bot.domain.errors import SignInRefused
from bot.domain.jobs import Due, Kind
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Show, Turn
from bot.runtime.unit_of_work import State
from cards.view_models import Approval, Notice
from dialogs.account.audit_log import happened
from dialogs.authorization import is_connected, member
from dialogs.people import sign_in_cards

LINK_LIVES = timedelta(days=30)
"""The text is sent on, and administrators are not always there."""
VISIT_LIVES = timedelta(minutes=10)

Perform = Callable[[Callable[[State], Awaitable[Outcome]]], Awaitable[object]]


# --- asking for it -------------------------------------------------------------------------------


async def asked(turn: Turn, _reading: object, state: State, ports: Ports) -> Outcome:
    """Show the way to the page for administrators, and to admins of the account who waits for it."""
    person = await member(turn, state, ports.rules)
    ticket = _ticket(person, ports)
    view = await _view(person, ticket, state, ports)
    return Outcome(show=[Show(view=view, to=person.id)], keep=[ticket])


async def missing(ticket: Prompt, state: State, ports: Ports) -> Outcome:
    """Note that somebody waits for the approval, tell them how to get it, and tell the admins once."""
    person = await state.person(ticket.person)
    if person is None:
        return Outcome()
    waiting = [one for one in await _waiting(person.tenant, state) if one.id != person.id]
    told = [person] if waiting else [person, *await _admins(person, state)]
    waits = replace(person, awaits_approval=True)
    tickets = [(one, _ticket(one, ports)) for one in told]
    views = [await _view(one, ticket, state, ports, waits=waits) for one, ticket in tickets]
    return Outcome(
        show=[Show(view=view, to=one.id) for (one, _), view in zip(tickets, views, strict=True)],
        keep=[waits, *(ticket for _, ticket in tickets)],
    )


def _ticket(person: Person, ports: Ports) -> Prompt:
    now = ports.clock.now()
    fresh = sign_in_cards.new_prompt(person.id, now)
    return replace(fresh, is_for_approval=True, expires_at=now + LINK_LIVES)


async def _view(
    reader: Person, ticket: Prompt, state: State, ports: Ports, *, waits: Person | None = None
) -> Approval:
    waiting = {one.id: one.name for one in await _waiting(reader.tenant, state)}
    if waits is not None:
        waiting[waits.id] = waits.name
    return Approval(
        url=sign_in_cards.link(ticket, ports),
        scopes=ports.rules.scopes,
        waiting=tuple(sorted(waiting.values())) if reader.may_administer else (),
        may_administer=reader.may_administer,
    )


async def _admins(person: Person, state: State) -> list[Person]:
    people = await state.people(person.tenant)
    return [one for one in people if one.may_administer and one.id != person.id and one.addresses]


async def _waiting(tenant: str, state: State) -> list[Person]:
    return [one for one in await state.people(tenant) if one.awaits_approval]


# --- to Microsoft's page for administrators and back ---------------------------------------------


def visit(ticket: Prompt, ports: Ports) -> tuple[SignIn, str]:
    """Give a visit to the page, and its address."""
    state = secrets.token_urlsafe(24)
    tenant = ticket.person.partition("/")[0]
    until = ports.clock.now() + VISIT_LIVES
    url = ports.rules.approval_url.replace("{tenant}", tenant)
    return SignIn(state=state, prompt=ticket, sealed="", expires_at=until), f"{url}&state={state}"


async def came_back(
    visited: SignIn, answer: Mapping[str, str], *, perform: Perform, ports: Ports
) -> None:
    """Tell everybody who waits that it was approved; raises SignInRefused where it was not."""
    tenant = visited.prompt.person.partition("/")[0]
    if "error" in answer or answer.get("admin_consent", "").casefold() != "true":
        raise SignInRefused(why="not-approved")
    if answer.get("tenant") != tenant:
        raise SignInRefused(why="wrong-tenant")

    async def approved(state: State) -> Outcome:
        entry = happened(tenant, Deed.APPROVED, ports.clock.now(), about="by the page's answer")
        notice = Notice(
            title="Approved",
            lines=("Microsoft says that I am approved. Whoever waited for it is told.",),
            tone="good",
        )
        shows = [Show(view=notice, to=visited.prompt.person)]
        ticket = await state.load(Prompt, visited.prompt.ticket)
        keep = [entry, *await told(tenant, state, ports)]
        return Outcome(show=shows, keep=keep, drop=[ticket] if ticket else [])

    await perform(approved)


async def told(tenant: str, state: State, ports: Ports) -> list[Due]:
    """Give the work that tells everybody who waits that they can connect now."""
    rows = [
        Due(
            kind=Kind.APPROVED,
            subject=tenant,
            tenant=tenant,
            person=one.id,
            at=ports.clock.now(),
        )
        for one in await _waiting(tenant, state)
    ]
    for row in rows:
        await state.load(Due, row.key)
    return rows


async def tell(due: Due, state: State, ports: Ports) -> Outcome:
    """Tell one person that they can connect now, with the card to do it."""
    person = await state.person(due.person) if due.person else None
    if person is None or not person.awaits_approval:
        return Outcome()
    if is_connected(person):
        return Outcome(keep=[replace(person, awaits_approval=False)])
    invited = await sign_in_cards.invite(due, state, ports)
    told = [
        replace(one, awaits_approval=False) if isinstance(one, Person) else one
        for one in invited.keep
    ]
    notice = Notice(lines=("An administrator approved me. You can sign in now.",), tone="good")
    return replace(invited, show=[Show(view=notice, to=person.id), *invited.show], keep=told)
