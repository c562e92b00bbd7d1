"""Which of the times offered last a typed message means: by its place, its hour, or the day it is on."""

import re
from datetime import datetime, timedelta

from bot.domain.bookings.interviews import OfferId
from bot.domain.bookings.offers import Offer
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BadInput, Gone
from bot.language.interviews.typed_presses import place_to_move_to
from bot.language.requests import ButtonRequest, Window
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import folded
from bot.language.tokens.typed_patterns import NAME
from bot.runtime.turn import Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import zone_of

_NOON = 12


async def slot_number(
    reply: ButtonRequest, offer: Offer, turn: Turn, unit_of_work: UnitOfWork
) -> int:
    """Return the number of the time or schedule that is meant; raises BadInput where it could be several, Gone where there is none."""
    many = _shown(offer)
    if not many:
        raise Gone(what="no-times")
    if reply.number is not None and reply.number > many:
        if not _is_hour(reply.number, turn):
            raise Gone(what="slot", shown=str(many))
        return await _slot_at_hour(reply.number, offer, turn, unit_of_work)
    if reply.number is not None:
        return _place(reply.number, offer, turn)
    if reply.minute is not None:
        return await _slot_at(reply.minute, offer, turn, unit_of_work)
    if reply.windows:
        return await _slot_within(reply.windows, offer, turn, unit_of_work)
    if many != 1:
        raise BadInput(why="which-slot")
    return 1


_BY_TIME = re.compile(r"\b(?:(?P<early>earliest|soonest)|latest)\b", re.IGNORECASE)
"""What means the first or the last of several times by the clock, in whichever order they are shown."""


def _place(number: int, offer: Offer, turn: Turn) -> int:
    """Return the place of the time that is meant by a place from the beginning or the end, or by being the earliest or latest."""
    text = turn.content.text if isinstance(turn.content, Said) else ""
    shown = range(1, _shown(offer) + 1)
    if offer.is_ranked and (said := _BY_TIME.search(text)):
        best = min if said["early"] else max
        return best(shown, key=lambda place: offer.slots[place - 1].start)
    return number if number > 0 else shown[-1]


_GOES = Cued(
    r"\W*(?:(?:yes|yeah|yep|sure|ok|okay|great|perfect|good|fine|lovely|please|that works|works for me|that['’]?s (?:fine|good|great|perfect)|sounds good)[\s,.!–-]+)*"
    r"(?:(?:please )?do(?: (?:it|that|so))?|go(?: (?:ahead|for it|with it|with that))?|(?:let['’]?s (?:do|go with|go for)|(?:reserve|book|schedule|take|grab|confirm)) (?:it|that))(?:[\s,]+(?:please|then|now|thanks))*\W*",
    re.IGNORECASE,
)
"""What goes ahead with the one time that is offered: "do it", "yes, go for it", "that works, reserve it"."""


async def choice_meant(text: str, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork) -> str:
    """Return what is typed to choose the time that is meant by "do it" where one is offered, or by "move to 2" below times to move to, or who is named below people to ask; any other message as it is."""
    if talk.lists == "people" and (who := await _listed_person(text, turn, unit_of_work)):
        return f"ask {who}"
    is_asked = (not talk.is_about_interview or talk.is_choosing) and not talk.doubt
    if talk.offer and is_asked and _GOES.fullmatch(text):
        only = await unit_of_work.load(Offer, OfferId(talk.offer))
        is_open = only is not None and _shown(only) == 1 and turn.now < only.expires_at
        return ("choose 1" if talk.is_choosing else "book 1") if is_open else text
    number = place_to_move_to(text) if talk.is_choosing else None
    offer = await unit_of_work.load(Offer, OfferId(talk.offer)) if number and talk.offer else None
    if offer is None or number is None or number > _shown(offer):
        return text
    return f"choose {number}" if number > 0 else "choose the last one"


_NAME_ALONE = Cued(
    rf"\W*(?:(?:ok|okay|then|and|yes|maybe)\W+)*(?P<who>{NAME})(?:\W+(?:please|then|pls|thanks))*\W*"
)


async def _listed_person(text: str, turn: Turn, unit_of_work: UnitOfWork) -> str:
    """Return who is named alone below a list of people to ask; empty for a name that is no colleague's."""
    found = _NAME_ALONE.fullmatch(text)
    said = {*folded(found["who"]).split()} if found else set()
    known = await unit_of_work.people_by_mail(turn.speaker.tenant) if said else {}
    is_known = any(said <= {*folded(one.name).split()} for one in known.values())
    return found["who"] if found and is_known else ""


_OTHER_ONE = Cued(
    r"\W*(?:(?:and|ok|no|please|book|take|choose|use|then|actually)\W+)*the other(?: (?:one|time|slot|option))?(?:\W+(?:please|then|instead))*\W*",
    re.IGNORECASE,
)


async def require_other(talk: Conversation, turn: Turn, unit_of_work: UnitOfWork) -> None:
    """Raise BadInput where "the other one" may be any of several times that are shown."""
    text = turn.content.text if isinstance(turn.content, Said) else ""
    if _OTHER_ONE.fullmatch(text):
        offer = await unit_of_work.load(Offer, OfferId(talk.offer)) if talk.offer else None
        if offer is not None and _shown(offer) > 1:
            raise BadInput(why="which-slot")


async def is_on_card(reply: ButtonRequest, talk: Conversation, unit_of_work: UnitOfWork) -> bool:
    """Whether the times offered last have the place that a typed reply names, if it names one."""
    offer = await unit_of_work.load(Offer, OfferId(talk.offer)) if talk.offer else None
    return offer is not None and (reply.number is None or reply.number <= _shown(offer))


def _shown(offer: Offer) -> int:
    """Return how many times or schedules the card has shown so far: those of later pages nobody has seen."""
    return len(offer.schedules) or min(len(offer.slots), offer.page_bounds[1])


_HOUR_FROM = 7
"""Fewer are places in a list: "2" below a time at 14:00 is no hour."""
_PLACE = re.compile(r"\b(?:option|number|slot|choice|no\.?|nr\.?)\s*\d|#\s*\d|\d(?:st|nd|rd|th)\b", re.IGNORECASE)  # fmt: skip


def _is_hour(number: int, turn: Turn) -> bool:
    """Whether a number that is on no card was typed as an hour may be: in figures, and not as a place."""
    text = turn.content.text if isinstance(turn.content, Said) else ""
    return number >= _HOUR_FROM and str(number) in text and not _PLACE.search(text)


async def _slot_at_hour(number: int, offer: Offer, turn: Turn, unit_of_work: UnitOfWork) -> int:
    """Return the number of the only slot at the hour that a number names which is on no card: "11" below five times."""
    hours = {number, number + 12} if number < _NOON else {number}
    starts = await _starts(offer, turn, unit_of_work)
    fitting = [one.hour in hours and not one.minute for one in starts]
    if not any(fitting):
        raise Gone(what="slot", shown=str(_shown(offer)))
    return _only(fitting)


async def _slot_at(minute: int, offer: Offer, turn: Turn, unit_of_work: UnitOfWork) -> int:
    """Return the number of the slot that starts so many minutes after midnight, if it is the only one."""
    starts = await _starts(offer, turn, unit_of_work)
    return _only([start.hour * 60 + start.minute == minute for start in starts])


async def _slot_within(
    windows: tuple[Window, ...], offer: Offer, turn: Turn, unit_of_work: UnitOfWork
) -> int:
    """Return the number of the slot that starts within a time that was named, if it is the only one; of an hour, "the 2pm", that which starts it."""
    starts = await _starts(offer, turn, unit_of_work)
    hours = {first for first, last in windows if last - first <= timedelta(hours=1)}
    on_the_hour = [start in hours for start in starts]
    if any(on_the_hour):
        return _only(on_the_hour)
    return _only([any(first <= start < last for first, last in windows) for start in starts])


async def _starts(offer: Offer, turn: Turn, unit_of_work: UnitOfWork) -> list[datetime]:
    person = await unit_of_work.person(turn.speaker.id)
    account = await unit_of_work.account(turn.speaker.tenant)
    zone = zone_of(person, account) if person else None
    starts = [slot.start for slot in offer.slots]
    starts += [schedule.sessions[0].start for schedule in offer.schedules]
    return [start.astimezone(zone).replace(tzinfo=None) for start in starts]


def _only(fitting: list[bool]) -> int:
    if fitting.count(True) != 1:
        raise BadInput(why="which-slot")
    return fitting.index(True) + 1
