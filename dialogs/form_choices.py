"""Whom and what a form lets choose: as many as it holds, whoever is chosen already among them."""

from collections.abc import Callable, Collection, Mapping
from heapq import nsmallest

from bot.domain.accounts import Account, Person, Role
from cards.view_models import CHOICES_MOST

Choices = tuple[tuple[str, str], ...]
"""Name and address of each."""


def _anybody(_: Person) -> bool:
    return True


def people_to_choose(
    people: Mapping[str, Person],
    chosen: Collection[str],
    *,
    is_choosable: Callable[[Person], bool] = _anybody,
) -> Choices:
    """Return people to choose from, by name: where there are too many, those chosen and those who interview first."""
    known = {mail: one for mail, one in people.items() if is_choosable(one)}
    if len(known) > CHOICES_MOST:
        wanted = [mail for mail in chosen if mail in known]
        likely = (mail for mail, one in known.items() if Role.INTERVIEWER in one.roles)
        rest = nsmallest(CHOICES_MOST, likely, key=lambda mail: (known[mail].name, mail))
        rest = rest if len(rest) == CHOICES_MOST else [*rest, *known]
        known = {mail: known[mail] for mail in list(dict.fromkeys([*wanted, *rest]))[:CHOICES_MOST]}
    return tuple(sorted((one.name, mail) for mail, one in known.items()))


def rooms_to_choose(account: Account, chosen: str | None) -> Choices:
    """Return rooms to choose from, in their order: where there are too many, the first and the one that is chosen."""
    rooms = account.rooms
    if len(rooms) > CHOICES_MOST:
        rooms = tuple(sorted(rooms, key=lambda room: room.mail != chosen))[:CHOICES_MOST]
    return tuple((room.name, room.mail) for room in rooms)
