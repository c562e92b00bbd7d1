"""Whose addresses an event shows: a mailbox has several, and Exchange shows its newest, whatever was invited.

Without this, an interviewer whose address was changed, or whom Teams told by a sign-in name, would look like one taken
off the event and a stranger put on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Attendee
from bot.runtime.ports import SeenEvent

T = TypeVar("T")


def with_known_addresses(
    event: SeenEvent, people: Sequence[Attendee], colleagues: Mapping[str, Person]
) -> SeenEvent:
    """Return the event with everybody under the address by which the account knows them.

    An address that nobody is known by belongs to whom it was learnt of, else to the only interviewer of that very name
    who is missing from the list.
    """
    ours = {one.mail for one in people}
    # One by one: the difference to the keys of thousands would look at each of these.
    strange = {mail for mail in event.invited if mail not in colleagues and mail not in ours}
    if not strange:
        return event
    known = {one: mail for one, mail in _learnt(colleagues.values()) if one in strange}
    there = event.invited | {*known.values()}
    missing = [one for one in people if one.mail not in there]
    known |= _by_name({one: event.names.get(one, "") for one in strange - known.keys()}, missing)

    def named(by_address: Mapping[str, T]) -> dict[str, T]:
        return {known.get(mail, mail): value for mail, value in by_address.items()}

    return replace(
        event,
        answers=named(event.answers),
        proposed=named(event.proposed),
        names=named(event.names),
        invited=frozenset(known.get(mail, mail) for mail in event.invited),
    )


def _learnt(people: Iterable[Person]) -> Iterable[tuple[str, str]]:
    return ((other, one.mail) for one in people for other in one.all_mails if other != one.mail)


def _by_name(strange: Mapping[str, str], missing: Sequence[Attendee]) -> dict[str, str]:
    found = {}
    for address, name in strange.items():
        same = [one.mail for one in missing if name and one.name.casefold() == name.casefold()]
        namesakes = [one for one in strange.values() if one.casefold() == name.casefold()]
        if len(same) == len(namesakes) == 1:
            found[address] = same[0]
    return found
