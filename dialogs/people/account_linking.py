"""Joining Slack to Microsoft: a workspace to its company, and a user to their Microsoft account.

The reasons for each check are in `bot.channels.slack`. Nobody of a workspace is heard before an
administrator has joined it; a sign-in from there is about that alone, and no grant is kept of it.
"""

from datetime import timedelta

from msgspec.structs import replace

from bot.domain.accounts import (
    Address,
    Joining,
    Person,
    Place,
    Prompt,
    Role,
    Workspace,
    person_id,
    unjoined_team,
)
from bot.domain.audit import Deed
from bot.domain.errors import Gone, NotAllowed, OutsideTrouble, SignInRefused
from bot.domain.url_tokens import hash_ticket, new_ticket
from bot.runtime.ports import DeploymentRules, Ports, SignedIn
from bot.runtime.turn import Looked, Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import Perform, UnitOfWork
from cards.view_models import Consent, message
from dialogs.account.audit_log import record_event
from dialogs.authorization import is_first_owner, owner_claim
from dialogs.people.url_tokens import load_by_ticket, seal_ticket, start_url

LINKING_LIVES = timedelta(days=1)
CONFIRM_WITHIN = timedelta(minutes=10)


# --- a workspace ---------------------------------------------------------------------------------


async def handle_unjoined_workspace(turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Say that the workspace belongs to no company yet, and offer an administrator to sign in."""
    speaker = turn.speaker
    known = await unit_of_work.person(speaker.id) or Person(
        id=speaker.id, tenant=speaker.tenant, name="", mail=""
    )
    person = replace(known, name=speaker.name, mail=speaker.mail)
    hash_, sealed = seal_ticket(ports.cipher)
    ticket = Prompt(
        ticket=hash_,
        sealed=sealed,
        person=person.id,
        address=turn.address,
        expires_at=turn.now + LINKING_LIVES,
    )
    is_home = isinstance(turn.content, Looked)
    notice = message("workspace-not-linked", is_home=is_home)
    if is_home:
        return Outcome(show=[OutgoingView(view=notice)])
    url = start_url(ticket, ports)
    consent = Consent(url=url, enabled_by="", scopes=ports.rules.scopes)
    return Outcome(
        show=[OutgoingView(view=notice), OutgoingView(view=consent)], save=[person, ticket]
    )


async def propose_link(prompt: Prompt, signed: SignedIn, perform: Perform, ports: Ports) -> str:
    """Keep that an administrator signed in from a workspace; give the code to confirm it with.

    Raises SignInRefused for another address than Slack's, NotAllowed for who is no administrator.
    """
    code = new_ticket()

    async def keep(unit_of_work: UnitOfWork) -> Outcome:
        asker = await unit_of_work.person(prompt.person)
        if asker is None or not _has_same_address(asker, signed):
            raise SignInRefused(why="somebody-else")
        if not await _may_join(signed, unit_of_work, ports.rules):
            raise NotAllowed(what="administer", who="")
        joining = Joining(
            code=hash_ticket(code),
            team=unjoined_team(asker.tenant),
            tenant=signed.tenant,
            by=person_id(signed.tenant, signed.object_id),
            name=signed.name,
            mail=signed.mail,
            address=prompt.address,
            expires_at=ports.clock.now() + CONFIRM_WITHIN,
        )
        used = await unit_of_work.load(Prompt, prompt.ticket)
        return Outcome(save=[joining], delete=[used] if used else [])

    await perform(keep)
    return code


async def _may_join(signed: SignedIn, unit_of_work: UnitOfWork, rules: DeploymentRules) -> bool:
    id_ = person_id(signed.tenant, signed.object_id)
    known = await unit_of_work.person(id_)
    person = known or Person(id=id_, tenant=signed.tenant, name=signed.name, mail=signed.mail)
    return person.may_administer or await is_first_owner(person, unit_of_work, rules)


async def waiting(code: str, *, perform: Perform, ports: Ports) -> Joining:
    """Return what is to be confirmed; Gone for what was confirmed already, or too late."""
    found: Joining | None = None

    async def look(unit_of_work: UnitOfWork) -> Outcome:
        nonlocal found
        found = await load_by_ticket(Joining, code, unit_of_work)
        return Outcome()

    await perform(look)
    if found is None or found.expires_at <= ports.clock.now():
        raise Gone(what="prompt")
    return found


async def confirm_link(code: str, *, perform: Perform, ports: Ports) -> None:
    """Join the workspace to the account, once; raises Gone where it belongs to one by now."""
    joining = await waiting(code, perform=perform, ports=ports)

    async def join(unit_of_work: UnitOfWork) -> Outcome:
        if await load_by_ticket(Joining, code, unit_of_work) is None:
            raise Gone(what="prompt")
        workspace = await unit_of_work.load(Workspace, joining.team) or Workspace(team=joining.team)
        if workspace.tenant not in {"", joining.tenant}:
            raise Gone(what="prompt")
        joined = replace(workspace, tenant=joining.tenant, joined_by=joining.by)
        admin = await _administrator(joining, unit_of_work, ports.rules)
        now = ports.clock.now()
        entry = record_event(joining.tenant, Deed.JOINED, now, by=joining.by, about=joining.team)
        noted = replace(entry, via="slack")
        claim = await owner_claim(admin, now, unit_of_work, ports.rules)
        keep = [joined, admin, noted, *claim]
        return Outcome(show=_welcome(joining), save=keep, delete=[joining])

    await perform(join)


async def _administrator(
    joining: Joining, unit_of_work: UnitOfWork, rules: DeploymentRules
) -> Person:
    known = await unit_of_work.person(joining.by)
    person = known or Person(
        id=joining.by, tenant=joining.tenant, name=joining.name, mail=joining.mail
    )
    owner = {Role.OWNER} if await is_first_owner(person, unit_of_work, rules) else set()
    at = _joined_address(joining)
    is_own = at is not None and at.place is Place.PERSONAL
    others = tuple(one for one in person.addresses if one != at)
    return replace(
        person,
        roles=person.roles | owner,
        addresses=(at, *others) if at is not None and is_own else others,
    )


def _joined_address(joining: Joining) -> Address | None:
    return joining.address and replace(joining.address, tenant=joining.tenant)


def _welcome(joining: Joining) -> list[OutgoingView]:
    at = _joined_address(joining)
    return [OutgoingView(view=message("workspace-linked"), at=at)] if at else []


# --- a person ------------------------------------------------------------------------------------


async def match_signed_in_person(
    person: Person | None, signed: SignedIn, unit_of_work: UnitOfWork
) -> tuple[Person, list[Person]]:
    """Return the person that signed in, and what to drop of them; SignInRefused for anybody else."""
    id_ = person_id(signed.tenant, signed.object_id)
    if person is not None and person.id == id_:
        return person, []
    if person is None or not person.is_provisional:
        raise SignInRefused(why="somebody-else")
    if person.tenant != signed.tenant or not _has_same_address(person, signed):
        raise SignInRefused(why="somebody-else")
    known = await unit_of_work.person(id_)
    real = known or Person(id=id_, tenant=signed.tenant, name=signed.name, mail=signed.mail)
    return _with(real, person), [person]


def _has_same_address(person: Person, signed: SignedIn) -> bool:
    """Whether the address that Slack has confirmed is that of the mailbox; a sign-in name is no address.

    Raises OutsideTrouble where the mailbox did not tell its address.
    """
    if person.mail and not signed.mail:
        raise OutsideTrouble(service="Microsoft 365")
    return bool(person.mail) and person.mail == signed.mail


async def merge_provisional(
    person: Person, unit_of_work: UnitOfWork
) -> tuple[Person, list[Person]]:
    """Return a person with what was noted of them while only Slack knew them, and those notes to drop."""
    if person.is_provisional or not person.mail:
        return person, []
    found = await unit_of_work.find(Person, "mail", f"{person.tenant}/{person.mail}")
    earlier = [one for one in found if one.is_provisional]
    for one in earlier:
        person = _with(person, one)
    return person, earlier


def _with(person: Person, earlier: Person) -> Person:
    """Return a person with the roles, zone and chats of an earlier note of them."""
    known = {one.key for one in person.addresses}
    more = tuple(one for one in earlier.addresses if one.key not in known)
    is_out = person.is_removed or earlier.is_removed
    return replace(
        person,
        is_removed=is_out,
        name=person.name or earlier.name,
        zone=person.zone or earlier.zone,
        roles=frozenset() if is_out else person.roles | earlier.roles,
        addresses=(*person.addresses, *more),
        home=person.home or earlier.home,
        invited_at=person.invited_at or earlier.invited_at,
    )
