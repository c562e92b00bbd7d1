"""Roles: who is what, giving and taking them, who left the company, and the scheduling user."""

from dataclasses import replace

from bot.domain.accounts import Connection, Person, PersonId, Role
from bot.domain.audit import Deed
from bot.domain.errors import BadInput, Gone, NotAllowed
from bot.language.administration import Wish
from bot.language.reading import Reading
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Agree
from cards.view_models import AskSure, Notice
from dialogs.account.audit_log import record_deed
from dialogs.authorization import (
    current_person,
    find_person,
    names_with,
    require_admin,
    require_remaining_owner,
)
from dialogs.people.privacy import access_of, without_person

REMOVE = "remove"


async def grant_role(
    turn: Turn, reading: Reading, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Say who has which role, or give or take one."""
    said = reading.details
    names_somebody = bool(said.people or said.address)
    if not said.role or not names_somebody or said.asks:
        return await _notify(turn, reading, unit_of_work, ports)
    speaker = await require_admin(turn, unit_of_work, ports.rules)
    wanted = role_named(said.role)
    await _may_touch(speaker, frozenset({wanted}), turn, unit_of_work)
    if len(said.people) > 1:
        raise BadInput(why="person")
    mail = said.people[0] if said.people else (said.address or "").casefold()
    person = await find_person(mail, turn, unit_of_work)
    if said.removes:
        return await _taken(person, wanted, turn, unit_of_work)
    given = replace(person, roles=person.roles | {wanted})
    line = f"{person.name} is now {a(wanted)}."
    entry = record_deed(turn, Deed.ROLE_GIVEN, whom=person.id, about=wanted.value)
    return Outcome(show=[_good(line)], save=[given, entry])


async def _taken(person: Person, unwanted: Role, turn: Turn, unit_of_work: UnitOfWork) -> Outcome:
    if unwanted is Role.OWNER:
        await require_remaining_owner(person, unit_of_work)
    left = replace(person, roles=person.roles - {unwanted})
    line = f"{person.name} is no longer {a(unwanted)}."
    entry = record_deed(turn, Deed.ROLE_TAKEN, whom=person.id, about=unwanted.value)
    return Outcome(show=[_good(line)], save=[left, entry])


async def _may_touch(
    speaker: Person, roles: frozenset[Role], turn: Turn, unit_of_work: UnitOfWork
) -> None:
    """Raise NotAllowed where only an Owner may decide: who is an Owner."""
    if Role.OWNER in roles and Role.OWNER not in speaker.roles:
        raise NotAllowed(who=await names_with((Role.OWNER,), turn, unit_of_work), what="owner")


async def _notify(turn: Turn, reading: Reading, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    speaker = await current_person(turn, unit_of_work, ports.rules)
    people = await unit_of_work.people(speaker.tenant)
    asked = [one for one in people if one.mail in reading.details.people]
    if not reading.details.role:
        person = asked[0] if asked else speaker
        who = "You are" if person.id == speaker.id else f"{person.name} is"
        words = ", ".join(a(one) for one in sorted(person.roles)) or "without a role"
        return Outcome(show=[OutgoingView(view=Notice(lines=(f"{who} {words}.",)))])
    wanted = role_named(reading.details.role)
    names = sorted(one.name for one in people if wanted in one.roles)
    lines = tuple(names) or ("Nobody.",)
    return Outcome(show=[OutgoingView(view=Notice(title=f"Who is {a(wanted)}", lines=lines))])


def role_named(word: str) -> Role:
    """Return the role that a sentence names."""
    return Role(word.replace("_", " "))


def a(role: Role) -> str:
    """Return "an Admin" or "a Recruiter"."""
    article = "an" if role[0] in "aoi" else "a"
    return f"{article} {role.value.title() if role is not Role.IT_MANAGER else 'IT manager'}"


def _good(*lines: str) -> OutgoingView:
    return OutgoingView(view=Notice(lines=lines, tone="good"))


# --- who left ------------------------------------------------------------------------------------


async def leave_account(turn: Turn, wish: Wish, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Ask once whether somebody is to lose everything they may do here."""
    speaker = await require_admin(turn, unit_of_work, ports.rules)
    if len(wish.people) != 1:
        raise Gone(what="person")
    person = await find_person(wish.people[0], turn, unit_of_work)
    await _may_touch(speaker, person.roles, turn, unit_of_work)
    await require_remaining_owner(person, unit_of_work)
    view = AskSure(
        title=f"Remove {person.name}?",
        stops=(
            "Their roles end: they can no longer ask, book, change anything or be offered.",
            "Their sign-in is deleted: I can no longer read or change their calendar for them.",
        ),
        stays=("Interviews that are booked stay in the calendars, under their name.",),
        button="Remove",
        to=REMOVE,
        subject=person.id,
    )
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    sure = Agree(REMOVE, person.id).pack()
    return Outcome(show=[OutgoingView(view=view)], save=[replace(talk, confirm=sure)])


async def removed(turn: Turn, action: Agree, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Take somebody's roles and sign-in away."""
    speaker = await require_admin(turn, unit_of_work, ports.rules)
    person = await unit_of_work.person(PersonId(action.subject))
    if person is None or person.tenant != speaker.tenant:
        raise Gone(what="person")
    await _may_touch(speaker, person.roles, turn, unit_of_work)
    await require_remaining_owner(person, unit_of_work)
    await ports.identity.forget(person.id)
    gone = replace(person, roles=frozenset(), connection=Connection.NONE, connected_at=None)
    show = replace(_good(f"{person.name} is removed."), onto=pressed_message(turn))
    return Outcome(
        show=[show],
        save=[
            gone,
            *without_person(person, await unit_of_work.account(person.tenant)),
            record_deed(turn, Deed.REMOVED, whom=person.id),
        ],
        delete=await access_of(person.id, unit_of_work),
    )


# --- the scheduling user -------------------------------------------------------------------------


async def scheduling_user(
    turn: Turn, reading: Reading, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Name the person whose sign-in reads calendars where the recruiter's own cannot; or nobody."""
    await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    said = reading.details
    if said.removes:
        entry = record_deed(turn, Deed.SCHEDULING_USER, about="nobody")
        nobody = replace(account, scheduling_user=None)
        return Outcome(show=[_good("There is no scheduling user now.")], save=[nobody, entry])
    if said.asks and not said.people:
        return Outcome(
            show=[
                OutgoingView(
                    view=Notice(lines=(await _user(account.scheduling_user, unit_of_work),))
                )
            ]
        )
    mail = said.people[0] if said.people else (said.address or "").casefold()
    if not mail or len(said.people) > 1:
        raise BadInput(why="person")
    person = await find_person(mail, turn, unit_of_work)
    line = f"{person.name} is the scheduling user. They connect once, by typing “connect” here."
    entry = record_deed(turn, Deed.SCHEDULING_USER, whom=person.id)
    return Outcome(show=[_good(line)], save=[replace(account, scheduling_user=person.id), entry])


async def _user(id_: PersonId | None, unit_of_work: UnitOfWork) -> str:
    person = await unit_of_work.person(id_) if id_ else None
    if person is None:
        return "There is no scheduling user. To name one: “make Ian the scheduling user”."
    return f"{person.name} is the scheduling user."
