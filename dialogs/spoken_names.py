"""How people and rooms of an account are called in a sentence about them."""

from collections.abc import Sequence

from bot.domain.people import people_names
from bot.runtime.unit_of_work import UnitOfWork


async def short_names(names: Sequence[str], tenant: str, unit_of_work: UnitOfWork) -> list[str]:
    """Return first names; the whole one of those who share the first with somebody else of the account."""
    people = await unit_of_work.people(tenant)
    return people_names.short_names(names, [one.name for one in people])


async def name_of(mail: str, tenant: str, unit_of_work: UnitOfWork) -> str:
    """Return what a person or room of the account is called; the address of one it does not know."""
    if room := (await unit_of_work.account(tenant)).room(mail):
        return room.name
    person = (await unit_of_work.people_by_mail(tenant)).get(mail)
    return (await short_names([person.name], tenant, unit_of_work))[0] if person else mail
