"""What the bot knows of a person, and forgetting all of it."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from bot.domain.accounts import Account, Grant, Person, PersonId, Prompt, SignIn
from bot.domain.audit import Deed
from bot.domain.bookings.offers import Offer
from bot.domain.card_subjects import CONSENT, location_key, offer_subject
from bot.domain.conversation_state import Conversation
from bot.domain.jobs import CardLocation, Job
from bot.domain.people.absences import said_days
from bot.domain.people.membership import Removal, is_removed, removal_ids
from bot.domain.people.pools import without_member
from bot.domain.reminders import LastTold
from bot.runtime.jobs.retention import row_key
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import AboutPersonView, AskToForget
from cards.actions import Agree
from cards.view_models import message
from dialogs.account.audit_log import record_deed
from dialogs.account.interviewer_limits import limit_values
from dialogs.authorization import current_person, require_remaining_owner, zone_of
from dialogs.interviews.my_interviews import upcoming

FORGET = "forget"


async def about_me(turn: Turn, _wish: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show a person, in their own chat, what is kept of them."""
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    coming = await upcoming(person, turn.now, unit_of_work)
    view = AboutPersonView(
        name=person.name,
        mail=", ".join((person.mail, *person.other_mails)),
        principal="" if person.principal.casefold() == person.mail else person.principal,
        roles=tuple(sorted(role.value for role in person.roles)),
        zone=zone_of(person, account).key,
        building=person.building,
        absences=said_days(person.absences, zone_of(person, account)),
        is_connected=person.connection != "none",
        channels=tuple(sorted({one.channel for one in person.addresses})),
        nicknames=tuple(sorted(person.nicknames)),
        coming=len(coming),
        limits=limit_values(person.limits),
    )
    return Outcome(show=[OutgoingView(view=view, to=person.id)], save=[person])


async def forget(turn: Turn, _wish: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Ask once whether forgetting is meant, and say what it deletes."""
    person = await current_person(turn, unit_of_work, ports.rules)
    await require_remaining_owner(person, unit_of_work)
    coming = await upcoming(person, turn.now, unit_of_work)
    view = AskToForget(coming=len(coming), to=FORGET)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    return Outcome(
        show=[OutgoingView(view=view)], save=[person, replace(talk, confirm=Agree(FORGET).pack())]
    )


async def delete_person(
    turn: Turn, _action: object, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Delete everything that is kept of who speaks."""
    person = await current_person(turn, unit_of_work, ports.rules)
    await require_remaining_owner(person, unit_of_work)
    await ports.identity.forget(person.id)
    return Outcome(
        show=[OutgoingView(view=message("forgotten"), at=turn.address)],
        save=[
            *without_person(person, await unit_of_work.account(person.tenant)),
            record_deed(turn, Deed.FORGOTTEN),
            *await _lasting_removal(person, unit_of_work),
        ],
        delete=[
            person,
            *await access_of(person.id, unit_of_work),
            *await _talk_of(person.id, unit_of_work),
        ],
    )


async def _lasting_removal(person: Person, unit_of_work: UnitOfWork) -> list[Removal]:
    """Return what keeps a removed person out, though nothing else is kept of them."""
    if not is_removed(person):
        return []
    ids = removal_ids(person.tenant, person.id, person.mail)
    known = await unit_of_work.load_all(Removal, ids)
    return [Removal(id=id_) for id_, found in zip(ids, known, strict=True) if found is None]


def without_person(person: Person, account: Account) -> list[Account]:
    """Return the account without somebody in its pools and as scheduling user, if it changes."""
    is_user = account.scheduling_user == person.id
    left = replace(
        without_member(account, person.mail),
        scheduling_user=None if is_user else account.scheduling_user,
    )
    return [] if left == account else [left]


async def access_of(person: PersonId, unit_of_work: UnitOfWork) -> Sequence[Any]:
    """Return everything by which the bot could act for a person, now or after a sign-in under way."""
    single = (
        await unit_of_work.load(Grant, person),
        await unit_of_work.load(CardLocation, location_key(CONSENT, person)),
    )
    return [
        *(one for one in single if one is not None),
        *await unit_of_work.find(Prompt, "person", person),
        *await unit_of_work.find(SignIn, "person", person),
    ]


async def _talk_of(person: PersonId, unit_of_work: UnitOfWork) -> Sequence[Any]:
    offers = await unit_of_work.find(Offer, "by", person)
    cards = [
        await unit_of_work.load(CardLocation, location_key(offer_subject(one.id), person))
        for one in offers
    ]
    end = await unit_of_work.load(Job, row_key(person))
    told = await unit_of_work.load(LastTold, person)
    return [
        *await unit_of_work.find(Conversation, "person", person),
        *offers,
        *(one for one in (*cards, end, told) if one is not None),
    ]
