"""The account's people, and one of them with roles, building and nicknames to change, for those who administer it."""

from collections.abc import Collection, Mapping
from typing import Any

from msgspec.structs import replace

from bot.domain.accounts import Account, Person, PersonId, Role
from bot.domain.audit import Deed
from bot.domain.errors import BadInput, Gone
from bot.domain.form_validation import mark_of
from bot.domain.people.buildings import building_named
from bot.domain.people.membership import grantable
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import FormResult, PeopleView, PersonFacts, PersonView, RoleName
from cards.actions import RemovePerson, SavePerson
from dialogs.account import roles
from dialogs.account.audit_log import record_deed
from dialogs.account.form_fields import filled_in, is_private, listed
from dialogs.account.interviewer_limits import limit_values
from dialogs.account.settings import NAME_MOST, without_nickname
from dialogs.authorization import require_admin

NICKNAMES_MOST = 10


async def show_people(
    turn: Turn, _request: object, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show an admin everybody with their roles, and the way to each."""
    admin = await require_admin(turn, unit_of_work, ports.rules)
    people = await unit_of_work.people(admin.tenant)
    ordered = sorted((one for one in people if one.roles), key=lambda one: one.name)
    view = PeopleView(people=tuple(map(_facts, ordered)), has_form=is_private(turn))
    return Outcome(show=[OutgoingView(view=view, onto=pressed_message(turn))])


def _facts(person: Person) -> PersonFacts:
    return PersonFacts(
        subject=person.id,
        name=person.name,
        roles=_named(person.roles),
        connection=person.connection.value,
    )


def _named(roles: Collection[Role]) -> tuple[RoleName, ...]:
    return tuple(one.value for one in Role if one in roles)


async def show_person(turn: Turn, id_: str, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show an admin one person with the form that changes what is kept of them."""
    admin = await require_admin(turn, unit_of_work, ports.rules)
    person = await _person(id_, admin, unit_of_work)
    return _shown(turn, admin, person, await unit_of_work.account(admin.tenant))


async def _person(id_: str, admin: Person, unit_of_work: UnitOfWork) -> Person:
    person = await unit_of_work.person(PersonId(id_))
    if person is None or person.tenant != admin.tenant:
        raise Gone(what="person")
    return person


def _shown(
    turn: Turn, admin: Person, person: Person, account: Account, change: FormResult = ""
) -> Outcome:
    view = PersonView(
        person=_facts(person),
        mail=person.mail,
        grantable=_named(grantable(admin)),
        building=person.building,
        buildings=tuple(sorted({room.building for room in account.rooms} - {""})),
        nicknames=person.nicknames,
        limits=limit_values(person.limits),
        seen=_mark(person),
        change=change,
    )
    return Outcome(show=[OutgoingView(view=view, onto=pressed_message(turn))])


def _mark(person: Person) -> str:
    return mark_of(sorted(person.roles), person.building, person.nicknames)


async def save(turn: Turn, action: SavePerson, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Change somebody's roles, building and nicknames as the form says, each checked as if it were typed."""
    admin = await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(admin.tenant)
    person = await _person(action.subject, admin, unit_of_work)
    if action.seen != _mark(person):
        return _shown(turn, admin, person, account, "meanwhile")
    inputs = filled_in(turn)
    wanted = _wanted_roles(inputs, admin, person)
    changed, removals = await roles.change_roles(admin, person, wanted, turn, unit_of_work)
    changed = replace(changed, building=_building(inputs, person, account))
    changed, others = await _with_nicknames(changed, inputs, unit_of_work)
    entries = _entries(turn, person, changed)
    if not entries:
        return _shown(turn, admin, person, account, "same")
    shown = _shown(turn, admin, changed, account, "saved")
    return replace(shown, save=[*others, changed, *entries], delete=removals)


def _wanted_roles(inputs: Mapping[str, str], admin: Person, person: Person) -> frozenset[Role]:
    """Return the roles that are ticked; those that the form does not show stay as they are."""
    ticked = listed(inputs, "roles")
    if not set(ticked) <= set(Role):
        raise BadInput(why="role", field="roles")
    if not grantable(admin):
        return person.roles
    return frozenset(map(Role, ticked)) | (person.roles - grantable(admin))


def _building(inputs: Mapping[str, str], person: Person, account: Account) -> str:
    said = inputs.get("workplace", person.building)
    if said in {"", person.building}:
        return said
    building = building_named(said, account.rooms)
    if not building:
        raise BadInput(why="building", field="workplace")
    return building


async def _with_nicknames(
    person: Person, inputs: Mapping[str, str], unit_of_work: UnitOfWork
) -> tuple[Person, list[Person]]:
    """Return the person under the nicknames of the form, and those who lose one of them by that."""
    names = listed(inputs, "nicknames")
    if len(names) > NICKNAMES_MOST or any(len(name) > NAME_MOST for name in names):
        raise BadInput(why="nickname", field="nicknames")
    new = {name.casefold() for name in names} - {name.casefold() for name in person.nicknames}
    others = []
    for one in await unit_of_work.people(person.tenant):
        taken = [name for name in one.nicknames if name.casefold() in new]
        if taken and one.id != person.id:
            left = one
            for name in taken:
                left = without_nickname(left, name)
            others.append(left)
    return replace(person, nicknames=names), others


def _entries(turn: Turn, before: Person, after: Person) -> list[Any]:
    """Return an entry of the audit log for each thing that changes."""
    given = [(Deed.ROLE_GIVEN, one.value) for one in sorted(after.roles - before.roles)]
    taken = [(Deed.ROLE_TAKEN, one.value) for one in sorted(before.roles - after.roles)]
    others = (
        (before.building != after.building, "building"),
        (before.nicknames != after.nicknames, "nickname"),
    )
    deeds = [*given, *taken, *((Deed.SETTING, about) for is_new, about in others if is_new)]
    return [record_deed(turn, deed, whom=after.id, about=about) for deed, about in deeds]


async def ask_to_remove(
    turn: Turn, action: RemovePerson, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask once whether somebody is to lose everything they may do here."""
    admin = await require_admin(turn, unit_of_work, ports.rules)
    person = await _person(action.subject, admin, unit_of_work)
    return await roles.ask_to_remove(admin, person, turn, unit_of_work)
