"""Where a tenant does not let its people consent: the way to an administrator, and word to all who wait.

Microsoft's page for administrators sends back that it was approved, and nothing that proves it. So
an answer opens nothing: those who wait are only told to try again, and sign in as always.
"""

from collections.abc import Mapping
from datetime import timedelta

from msgspec.structs import replace

from bot.domain.accounts import Account, Person, Prompt, SignIn
from bot.domain.audit import Deed
from bot.domain.deployment.scopes import turned_on
from bot.domain.errors import SignInRefused
from bot.domain.jobs import Job, JobKind
from bot.domain.url_tokens import hash_ticket, new_ticket
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import Perform, UnitOfWork
from cards.view_models import Approval, message
from dialogs.account.audit_log import record_event
from dialogs.authorization import current_person, is_connected
from dialogs.people import sign_in_cards
from dialogs.people.asked_scopes import asked_scopes
from dialogs.people.url_tokens import start_url

APPROVAL_LIVES = timedelta(days=30)
"""The text is sent on, and administrators are not always there."""
VISIT_LIVES = timedelta(minutes=10)


# --- asking for it -------------------------------------------------------------------------------


async def request_admin_consent(
    turn: Turn, _reading: object, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show the way to the page for administrators, and to admins of the account who waits for it."""
    person = await current_person(turn, unit_of_work, ports.rules)
    ticket = _ticket(person, ports)
    view = await _view(person, ticket, unit_of_work, ports)
    return Outcome(show=[OutgoingView(view=view, to=person.id)], save=[ticket])


async def ask_for_admin_consent(ticket: Prompt, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Note that somebody waits for the approval, tell them how to get it, and tell the admins once."""
    person = await unit_of_work.person(ticket.person)
    if person is None:
        return Outcome()
    waiting = [one for one in await _waiting(person.tenant, unit_of_work) if one.id != person.id]
    told = [person] if waiting else [person, *await _admins(person, unit_of_work)]
    waits = replace(person, awaits_approval=True)
    tickets = [(one, _ticket(one, ports)) for one in told]
    views = [await _view(one, ticket, unit_of_work, ports, waits=waits) for one, ticket in tickets]
    return Outcome(
        show=[
            OutgoingView(view=view, to=one.id)
            for (one, _), view in zip(tickets, views, strict=True)
        ],
        save=[waits, *(ticket for _, ticket in tickets)],
    )


def _ticket(person: Person, ports: Ports) -> Prompt:
    now = ports.clock.now()
    fresh = sign_in_cards.new_prompt(person.id, now, ports)
    return replace(fresh, is_for_approval=True, expires_at=now + APPROVAL_LIVES)


async def _view(
    reader: Person,
    ticket: Prompt,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    waits: Person | None = None,
) -> Approval:
    waiting = {one.id: one.name for one in await _waiting(reader.tenant, unit_of_work)}
    if waits is not None:
        waiting[waits.id] = waits.name
    return Approval(
        url=start_url(ticket, ports),
        scopes=asked_scopes(await unit_of_work.account(reader.tenant), ports.rules),
        waiting=tuple(sorted(waiting.values())) if reader.may_administer else (),
        may_administer=reader.may_administer,
    )


async def _admins(person: Person, unit_of_work: UnitOfWork) -> list[Person]:
    people = await unit_of_work.people(person.tenant)
    return [one for one in people if one.may_administer and one.id != person.id and one.addresses]


async def _waiting(tenant: str, unit_of_work: UnitOfWork) -> list[Person]:
    return [one for one in await unit_of_work.people(tenant) if one.awaits_approval]


# --- to Microsoft's page for administrators and back ---------------------------------------------


def visit(ticket: Prompt, account: Account, ports: Ports) -> tuple[SignIn, str]:
    """Return a visit to the page, and its address."""
    rules = ports.rules
    has_more = bool(turned_on(account, rules.optional_scopes))
    page = rules.optional_approval_url if has_more else rules.approval_url
    state = new_ticket()
    tenant = ticket.person.partition("/")[0]
    until = ports.clock.now() + VISIT_LIVES
    url = page.replace("{tenant}", tenant)
    visited = SignIn(state=hash_ticket(state), prompt=ticket, sealed="", expires_at=until)
    return visited, f"{url}&state={state}"


async def handle_admin_callback(
    visited: SignIn, answer: Mapping[str, str], *, perform: Perform, ports: Ports
) -> None:
    """Tell everybody who waits that it may be approved; raises SignInRefused where it was not.

    Anybody who has the link can call this address, and only an administrator of the account is taken at
    their word. Else it is noted whose link it was, and the first who can sign in brings the news.
    """
    tenant = visited.prompt.person.partition("/")[0]
    if "error" in answer or answer.get("admin_consent", "").casefold() != "true":
        raise SignInRefused(why="not-approved")
    if answer.get("tenant") != tenant:
        raise SignInRefused(why="wrong-tenant")

    async def record_approval(unit_of_work: UnitOfWork) -> Outcome:
        asker = await unit_of_work.person(visited.prompt.person)
        entry = record_event(tenant, Deed.APPROVAL_CLAIMED, ports.clock.now())
        noted = replace(entry, whom=visited.prompt.person)
        ticket = await unit_of_work.load(Prompt, visited.prompt.ticket)
        if asker is None or not asker.may_administer:
            told = message("approval-claimed")
            return Outcome(show=[OutgoingView(view=told, to=visited.prompt.person)], save=[noted])
        news = await notify_waiting(tenant, unit_of_work, ports)
        told = message("approval-recorded", is_awaited=bool(news))
        shows = [OutgoingView(view=told, to=asker.id)]
        return Outcome(show=shows, save=[noted, *news], delete=[ticket] if ticket else [])

    await perform(record_approval)


async def notify_waiting(tenant: str, unit_of_work: UnitOfWork, ports: Ports) -> list[Job]:
    """Return the work that tells everybody who waits that they can connect now."""
    rows = [
        Job(
            kind=JobKind.APPROVED,
            subject=tenant,
            tenant=tenant,
            person=one.id,
            at=ports.clock.now(),
        )
        for one in await _waiting(tenant, unit_of_work)
    ]
    return [await unit_of_work.enqueue(row) for row in rows]


async def notify_one(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Tell one person that they can connect now, with the card to do it."""
    person = await unit_of_work.person(due.person) if due.person else None
    if person is None or not person.awaits_approval:
        return Outcome()
    if is_connected(person):
        return Outcome(save=[replace(person, awaits_approval=False)])
    invited = await sign_in_cards.invite(due, unit_of_work, ports)
    told = [
        replace(one, awaits_approval=False) if isinstance(one, Person) else one
        for one in invited.save
    ]
    notice = message("approved")
    return replace(
        invited, show=[OutgoingView(view=notice, to=person.id), *invited.show], save=told
    )
