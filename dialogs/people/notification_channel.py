"""Where a person is told things nobody asked for there: where they wrote last, or where they choose."""

import re

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import Message, message
from dialogs.authorization import current_person

WHEREVER = "wherever"

_TELL = r"(?:please )?(?:always |only )?(?:tell|notify|message|reach|remind|write to|write) me (?:always |only )?"
_WISH = re.compile(
    rf"{_TELL}(?:(?:in|on|by|via|through) (?:microsoft |ms )?(?P<place>slack|teams)(?: only)?"
    r"|where(?:ver)? i (?:wrote|was|am)(?: last)?)(?: please)?[.! ]*",
    re.IGNORECASE,
)


def requested_channel(text: str) -> str:
    """Return the chat that a sentence chooses, or `wherever`; empty for any other sentence."""
    found = _WISH.fullmatch(" ".join(text.split()))
    return (found["place"] or WHEREVER).lower() if found else ""


async def choose_channel(turn: Turn, place: str, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Keep where the speaker wants to be told things; a chat they never wrote in is named, and kept too."""
    person = await current_person(turn, unit_of_work, ports.rules)
    if place == WHEREVER:
        return _kept(replace(person, tell_in=""), message("told-where-wrote-last"))
    channels = {turn.address.channel, *(one.channel for one in person.addresses)}
    told = message("told-in", channel=place, is_known=place in channels)
    return _kept(replace(person, tell_in=place), told)


def _kept(person: Person, told: Message) -> Outcome:
    return Outcome(show=[OutgoingView(view=told)], save=[person])
