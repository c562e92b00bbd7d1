"""Roles: who is what, giving and taking them, who left the company, and the scheduling user."""

from msgspec.structs import replace

from bot.domain.accounts import Connection, Person, PersonId, Role
from bot.domain.audit import Deed
from bot.domain.errors import BadInput, Gone, NotAllowed
from bot.domain.people.membership import Removal, grantable, removal_ids
from bot.language.requests import AdminRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import AskToRemove
from cards.actions import Agree
from cards.view_models import Message, message
from dialogs.account.audit_log import record_deed
from dialogs.authorization import (
    current_person,
    find_person,
    names_with,
    require_admin,
    require_remaining_owner,
)
from dialogs.interviews.booking.book import tell_of_left
from dialogs.interviews.my_interviews import upcoming
from dialogs.people.privacy import access_of, without_person

REMOVE = "remove"


async def grant_role(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Say who has which role, or give or take one."""
    said = request
    names_somebody = bool(said.people or said.mails)
    if not said.role or not names_somebody or said.asks:
        return await _notify(turn, request, unit_of_work, ports)
    speaker = await require_admin(turn, unit_of_work, ports.rules)
    wanted = role_named(said.role)
    if len(said.people) > 1:
        raise BadInput(why="person")
    mail = next(iter((*said.people, *said.mails)), "").casefold()
    person = await find_person(mail, turn, unit_of_work)
    if not (said.removes and person.id == speaker.id):
        await _may_touch(speaker, frozenset({wanted}), turn, unit_of_work)
    roles = person.roles - {wanted} if said.removes else person.roles | {wanted}
    changed, removals = await change_roles(speaker, person, roles, turn, unit_of_work)
    deed, told = Deed.ROLE_GIVEN, message("role-given", name=person.name, role=wanted.value)
    if said.removes:
        deed, told = Deed.ROLE_TAKEN, message("role-taken", name=person.name, role=wanted.value)
    entry = record_deed(turn, deed, whom=person.id, about=wanted.value)
    return Outcome(show=[OutgoingView(view=told)], save=[changed, entry], delete=removals)


async def change_roles(
    speaker: Person,
    person: Person,
    roles: frozenset[Role],
    turn: Turn,
    unit_of_work: UnitOfWork,
) -> tuple[Person, list[Removal]]:
    """Return a person with these roles, and the notes of a removal to delete as a role was given again.

    Raises NotAllowed where a role is not the speaker's to give or take, BadInput where no Owner would be left.
    """
    given, taken = roles - person.roles, person.roles - roles
    is_own = person.id == speaker.id
    await _may_touch(speaker, given | (frozenset() if is_own else taken), turn, unit_of_work)
    if Role.OWNER in taken:
        await require_remaining_owner(person, unit_of_work)
    if not given:
        return replace(person, roles=roles), []
    ids = removal_ids(person.tenant, person.id, person.mail)
    removals = await unit_of_work.load_all(Removal, ids)
    changed = replace(person, roles=roles, is_removed=False)
    return changed, [one for one in removals if one is not None]


async def _may_touch(
    speaker: Person, roles: frozenset[Role], turn: Turn, unit_of_work: UnitOfWork
) -> None:
    """Raise NotAllowed where these roles are not the speaker's to give or take."""
    beyond = roles - grantable(speaker)
    if Role.OWNER in beyond:
        raise NotAllowed(who=await names_with((Role.OWNER,), turn, unit_of_work), what="owner")
    if beyond:
        who = await names_with((Role.OWNER, Role.ADMIN), turn, unit_of_work)
        raise NotAllowed(who=who, what="admin")


async def _notify(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    speaker = await current_person(turn, unit_of_work, ports.rules)
    people = await unit_of_work.people(speaker.tenant)
    asked = [one for one in people if one.mail in request.people]
    if not request.role:
        person = asked[0] if asked else speaker
        name = "" if person.id == speaker.id else person.name
        roles = tuple(one.value for one in sorted(person.roles))
        return Outcome(show=[OutgoingView(view=message("roles-of", name=name, roles=roles))])
    wanted = role_named(request.role)
    names = tuple(sorted(one.name for one in people if wanted in one.roles))
    told = message("people-with-role", role=wanted.value, names=names)
    return Outcome(show=[OutgoingView(view=told)])


def role_named(word: str) -> Role:
    """Return the role that a sentence names."""
    return Role(word.replace("_", " "))


# --- who left ------------------------------------------------------------------------------------


async def leave_account(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask once whether somebody is to lose everything they may do here."""
    speaker = await require_admin(turn, unit_of_work, ports.rules)
    if len(request.people) != 1:
        raise Gone(what="person")
    person = await find_person(request.people[0], turn, unit_of_work)
    return await ask_to_remove(speaker, person, turn, unit_of_work)


async def ask_to_remove(
    speaker: Person, person: Person, turn: Turn, unit_of_work: UnitOfWork
) -> Outcome:
    """Return the question whether a person is to lose everything they may do here; checks that the speaker may ask it."""
    await _may_touch(speaker, person.roles, turn, unit_of_work)
    await require_remaining_owner(person, unit_of_work)
    coming = await upcoming(person, turn.now, unit_of_work)
    own = [one for one in coming if one.by == person.id]
    view = AskToRemove(
        name=person.name,
        subject=person.id,
        organizes=len(own),
        attends=len(coming) - len(own),
        to=REMOVE,
    )
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    sure = Agree(REMOVE, person.id).pack()
    return Outcome(show=[OutgoingView(view=view)], save=[replace(talk, confirm=sure)])


async def remove_person(
    turn: Turn, action: Agree, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Take somebody's roles and sign-in away."""
    speaker = await require_admin(turn, unit_of_work, ports.rules)
    person = await unit_of_work.person(PersonId(action.subject))
    if person is None or person.tenant != speaker.tenant:
        raise Gone(what="person")
    await _may_touch(speaker, person.roles, turn, unit_of_work)
    await require_remaining_owner(person, unit_of_work)
    await ports.identity.forget(person.id)
    gone = replace(
        person,
        roles=frozenset(),
        is_removed=True,
        connection=Connection.NONE,
    )
    told = message("person-removed", name=person.name)
    show = OutgoingView(view=told, onto=pressed_message(turn))
    coming = await upcoming(person, turn.now, unit_of_work)
    attended = [one for one in coming if one.by != person.id]
    return Outcome(
        show=[show],
        save=[
            gone,
            *[row for one in attended for row in await tell_of_left(one, unit_of_work, ports)],
            *without_person(person, await unit_of_work.account(person.tenant)),
            record_deed(turn, Deed.REMOVED, whom=person.id),
        ],
        delete=await access_of(person.id, unit_of_work),
    )


# --- the scheduling user -------------------------------------------------------------------------


async def scheduling_user(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Name the person whose sign-in reads calendars where the recruiter's own cannot; or nobody."""
    await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    said = request
    if said.removes:
        entry = record_deed(turn, Deed.SCHEDULING_USER, about="nobody")
        nobody = replace(account, scheduling_user=None)
        told = message("scheduling-user-cleared")
        return Outcome(show=[OutgoingView(view=told)], save=[nobody, entry])
    if said.asks and not said.people:
        view = await _user(account.scheduling_user, unit_of_work)
        return Outcome(show=[OutgoingView(view=view)])
    mail = next(iter((*said.people, *said.mails)), "").casefold()
    if not mail or len(said.people) > 1:
        raise BadInput(why="person")
    person = await find_person(mail, turn, unit_of_work)
    entry = record_deed(turn, Deed.SCHEDULING_USER, whom=person.id)
    told = message("scheduling-user-set", name=person.name)
    changed = replace(account, scheduling_user=person.id)
    return Outcome(show=[OutgoingView(view=told)], save=[changed, entry])


async def _user(id_: PersonId | None, unit_of_work: UnitOfWork) -> Message:
    person = await unit_of_work.person(id_) if id_ else None
    return message("scheduling-user", name=person.name if person else "")
