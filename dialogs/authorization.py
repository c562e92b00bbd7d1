"""Who speaks, and what they may do: asked in every handler, for typed words and pressed buttons alike."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.domain.accounts import Account, Connection, Person, Place, Role, learn_mail
from bot.domain.audit import SETTINGS, AuditEntry, Deed
from bot.domain.errors import BadInput, Gone, NotAllowed, NotEnabled
from bot.domain.people import people_names
from bot.domain.people.membership import (
    OwnerClaim,
    Removal,
    is_removed,
    owner_claim_id,
    removal_ids,
)
from bot.runtime.ports import DeploymentRules
from bot.runtime.turn import Left, Outcome, OutgoingView, Pressed, Speaker, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message

INVITE_AGAIN = timedelta(days=7)


async def current_person(turn: Turn, unit_of_work: UnitOfWork, rules: DeploymentRules) -> Person:
    """Return who speaks, as the account knows them; somebody new is an interviewer or, by the settings, an Owner.

    They are looked up once a turn.
    """
    asked = turn.speaker, turn.zone
    if asked not in unit_of_work.speakers:
        unit_of_work.speakers[asked] = await _find_speaker(turn, unit_of_work, rules)
    return unit_of_work.speakers[asked]


async def _find_speaker(turn: Turn, unit_of_work: UnitOfWork, rules: DeploymentRules) -> Person:
    speaker = turn.speaker
    known = await unit_of_work.person(speaker.id)
    person = known or await _newcomer(speaker, unit_of_work)
    if person.is_provisional:
        # Whom only Slack knows is whoever has the address that Slack tells now.
        person = replace(person, mail=speaker.mail)
    told = replace(
        learn_mail(person, speaker.mail),
        name=person.name or speaker.name,
        principal=speaker.principal or person.principal,
        zone=person.zone or turn.zone,
    )
    if await is_first_owner(told, unit_of_work, rules):
        return replace(told, roles=told.roles | {Role.OWNER})
    return told


async def _newcomer(speaker: Speaker, unit_of_work: UnitOfWork) -> Person:
    """Return somebody whom nothing is kept of; who was removed before being forgotten stays removed."""
    ids = removal_ids(speaker.tenant, speaker.id, speaker.mail)
    is_out = any(await unit_of_work.load_all(Removal, ids))
    person = Person(id=speaker.id, tenant=speaker.tenant, name=speaker.name, mail=speaker.mail)
    return replace(person, roles=frozenset(), is_removed=True) if is_out else person


async def is_first_owner(person: Person, unit_of_work: UnitOfWork, rules: DeploymentRules) -> bool:
    """Whether OWNERS makes this person an Owner now: once for each address, and nobody who was removed."""
    mail = _owner_mail(person, rules)
    if not mail or person.is_provisional or is_removed(person):
        return False
    return await unit_of_work.load(OwnerClaim, owner_claim_id(mail)) is None


def _owner_mail(person: Person, rules: DeploymentRules) -> str:
    """Return the address by which OWNERS names a person; empty where it does not."""
    mails = (person.mail, *person.other_mails)
    return next((one for one in mails if one in rules.owners), "")


async def owner_claim(
    person: Person, now: datetime, unit_of_work: UnitOfWork, rules: DeploymentRules
) -> list[OwnerClaim | AuditEntry]:
    """Return what is to be kept with an Owner whom OWNERS made, or found; nothing where that is noted."""
    if Role.OWNER not in person.roles or not await is_first_owner(person, unit_of_work, rules):
        return []
    mail = _owner_mail(person, rules)
    claim = OwnerClaim(id=owner_claim_id(mail), person=person.id, at=now)
    before = await unit_of_work.person(person.id)
    if before is not None and Role.OWNER in before.roles:
        return [claim]
    entry = AuditEntry(
        id=uuid4().hex,
        tenant=person.tenant,
        at=now,
        deed=Deed.ROLE_GIVEN,
        whom=person.id,
        about=Role.OWNER.value,
        via=SETTINGS,
    )
    return [claim, entry]


async def refuse_outsider(turn: Turn, unit_of_work: UnitOfWork) -> Outcome | None:
    """Return a kind refusal for guests and people of other companies, of whom nothing is kept; else None.

    Who could not be asked about is let in only where the account knows them already.
    """
    membership = turn.speaker.membership
    if membership == "member" or isinstance(turn.content, Left):
        return None
    if membership == "unknown" and await unit_of_work.person(turn.speaker.id) is not None:
        return None
    if isinstance(turn.content, Pressed) and turn.content.is_automatic:
        return Outcome(is_traceless=True)
    is_known_outside = membership == "outsider"
    told = message("refused-outsider") if is_known_outside else message("refused-unknown")
    return Outcome(show=[OutgoingView(view=told)], is_traceless=True)


async def require_admin(turn: Turn, unit_of_work: UnitOfWork, rules: DeploymentRules) -> Person:
    """Return who speaks, if they may switch, and change rooms, roles and settings; else NotAllowed."""
    person = await current_person(turn, unit_of_work, rules)
    if not person.may_administer:
        raise NotAllowed(who=await names_with(MAY_SAY, turn, unit_of_work), what="administer")
    return person


async def require_scheduler(turn: Turn, unit_of_work: UnitOfWork, rules: DeploymentRules) -> Person:
    """Return who speaks, if they may ask for times and book; else NotAllowed."""
    person = await current_person(turn, unit_of_work, rules)
    if not person.may_schedule:
        who = await names_with((Role.OWNER, Role.ADMIN), turn, unit_of_work)
        raise NotAllowed(who=who, what="schedule")
    return person


async def require_organizer(turn: Turn, unit_of_work: UnitOfWork, rules: DeploymentRules) -> Person:
    """Return who speaks of what is booked, if they may book; else NotAllowed, which says who can change it."""
    person = await current_person(turn, unit_of_work, rules)
    if not person.may_schedule:
        who = await names_with((Role.OWNER, Role.ADMIN), turn, unit_of_work)
        raise NotAllowed(who=who, what="change-booked")
    return person


def may_see_candidates(person: Person) -> bool:
    """Whether the person may read whom an interview is with: not who only looks after the account."""
    return bool(person.roles - {Role.IT_MANAGER})


def may_name_candidates(person: Person, turn: Turn) -> bool:
    """Whether candidates may be named to the person where the turn is: in their own chat, where nobody reads along."""
    return turn.address.place is Place.PERSONAL and may_see_candidates(person)


MAY_SAY = (Role.OWNER, Role.ADMIN, Role.IT_MANAGER)


async def names_with(roles: Sequence[Role], turn: Turn, unit_of_work: UnitOfWork) -> str:
    """Return a few names of those who have one of these roles, for "ask …"."""
    people = await unit_of_work.people(turn.speaker.tenant)
    names = sorted(one.name for one in people if one.roles & set(roles))
    return ", ".join(people_names.short_names(names[:3], [one.name for one in people]))


async def enabled_account(turn: Turn, unit_of_work: UnitOfWork) -> Account:
    """Return the account, if Office 365 is switched on; else NotEnabled."""
    account = await unit_of_work.account(turn.speaker.tenant)
    if not account.enabled:
        raise NotEnabled(who=await names_with(MAY_SAY, turn, unit_of_work))
    return account


async def find_person(mail: str, turn: Turn, unit_of_work: UnitOfWork) -> Person:
    """Return the person of the account with this address; Gone for nobody there."""
    found = await unit_of_work.find(Person, "mail", f"{turn.speaker.tenant}/{mail}") if mail else []
    if not found:
        raise Gone(what="person")
    return found[0]


async def require_remaining_owner(leaving: Person, unit_of_work: UnitOfWork) -> None:
    """Raise BadInput where an account's last Owner would be gone."""
    people = await unit_of_work.people(leaving.tenant)
    owners = [one.id for one in people if Role.OWNER in one.roles]
    if owners == [leaving.id]:
        raise BadInput(why="last-owner")


def is_connected(person: Person) -> bool:
    """Whether the person's own calendar can be used."""
    return person.connection is Connection.CONNECTED


def zone_of(person: Person, account: Account) -> ZoneInfo:
    """Return the zone in which a person reads times."""
    return ZoneInfo(person.zone or account.zone)


def is_due_for_prompt(person: Person, now: datetime) -> bool:
    """Whether somebody not connected may be asked to connect: nobody is asked twice in a week."""
    if is_connected(person):
        return False
    return person.invited_at is None or now - person.invited_at >= INVITE_AGAIN


def teams_ids(person: Person) -> tuple[str, ...]:
    """Return Teams' own ids of a person: those for whom Teams draws a card anew by itself."""
    return tuple(one.user for one in person.addresses if one.channel == "teams" and one.user)
