"""“Sorry, the other one”: right after one of several times was booked, or one of several interviews cancelled, the other was meant."""

import re

import msgspec
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview, InterviewId
from bot.domain.bookings.offers import Offer, OfferedSlot, Purpose
from bot.domain.conversation_state import Conversation
from bot.domain.errors import Gone
from bot.language.chunking.reading import shaped
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.clarification_answers import answered
from bot.language.interviews.targets.resolve import which_of
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Cancel, unpack
from dialogs import help as help_dialog
from dialogs.authorization import current_person, zone_of
from dialogs.interviews.changes.reschedule import move_interview
from dialogs.interviews.changes.undo_and_cancel import cancel
from dialogs.interviews.interview_cards import may_undo
from dialogs.typed.doubted_booking import open_doubt
from dialogs.typed.typed_message import TypedMessage
from dialogs.undo import cancelled_last, stays_cancelled

_OTHER = re.compile(
    r"\W*(?:(?:sorry|oops|whoops|no|nope|wait|ah|oh|argh|damn|actually|hang on|hold on|my (?:bad|mistake)|wrong (?:one|time|slot|interview)|(?:i )?(?:picked|chose|booked|cancelled|canceled|took) the wrong (?:one|time|slot|interview)|not (?:that|this)(?: one)?|i (?:meant|mean|wanted)|(?:it|that) (?:was|is|should (?:be|have been))|and|but|please|cancel|book|take)\W+)*"
    r"the other(?: (?:one|time|slot|interview|option))?(?: number (?P<number>\d+))?(?:\W+(?:please|instead|then|i (?:meant|mean)|sorry))*\W*",
    re.IGNORECASE,
)


async def the_other_one(
    said: TypedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Do with the other one what was done, or is asked about, with the wrong one; None where nothing of the kind was last."""
    talk, turn = said.talk, said.turn
    other = _OTHER.fullmatch(_chosen(said.text, talk))
    if other is None:
        return None
    waiting = unpack(talk.confirm) if talk.confirm else None
    if isinstance(waiting, Cancel):
        return await _cancel_other(waiting.interview, said, unit_of_work, ports)
    gone = await cancelled_last(talk, turn, unit_of_work)
    if talk.confirm or len(talk.cancelled) > 1:
        return None
    if gone is not None:
        asked = await _cancel_other(gone.id, said, unit_of_work, ports)
        told = await stays_cancelled([gone], turn, unit_of_work, ports)
        return replace(asked, show=[*told.show, *asked.show]) if asked else told
    booked = await _booked_last(talk, turn, unit_of_work, is_chosen=bool(other["number"]))
    number = int(other["number"] or 0)
    return await _book_other(booked, number, said, unit_of_work, ports) if booked else None


def _chosen(text: str, talk: Conversation) -> str:
    """Return the choice that answers which of the other times is meant; the text itself for any other."""
    doubt = open_doubt(talk)
    is_of_times = doubt is not None and doubt.doubt.kind == "which-time"
    return (answered(text, doubt) if doubt and is_of_times else None) or text


async def _cancel_other(
    wrong: str, said: TypedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Ask whether to cancel the only other interview, or which of several; None where there is no other."""
    context = said.context
    others = tuple(
        one
        for one in context.interviews
        if one.id != wrong and one.role == "organizer" and not one.sessions
    )
    if len(others) == 1:
        return await cancel(said.turn, Cancel(others[0].id), unit_of_work, ports)
    if not others:
        return None
    ids = tuple(one.id for one in others)
    return _asked(which_of(ids, shaped("cancel it", context, is_after=False), context), said.talk)


def _asked(doubt: Clarification, talk: Conversation) -> Outcome:
    noted = replace(talk, doubt=msgspec.to_builtins(doubt), confirm=None)
    return Outcome(show=[help_dialog.ask_back(doubt)], save=[noted])


async def _booked_last(
    talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, *, is_chosen: bool
) -> Interview | None:
    """Return the interview of the speaker's own that was booked just now, and not changed since."""
    if not (talk.is_deed_latest or is_chosen) or not talk.interview:
        return None
    one = await unit_of_work.load(Interview, InterviewId(talk.interview))
    if one is None or one.by != turn.speaker.id or one.loop or one.before is not None:
        return None
    return one if may_undo(one, turn.now) else None


async def _book_other(
    booked: Interview, number: int, said: TypedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Move what was just booked to the only other time that was shown; ask which where there are several."""
    offer = await unit_of_work.load(Offer, booked.offer)
    if offer is None or offer.purpose is not Purpose.BOOK or offer.is_of_loop:
        return None
    shown = offer.slots[: offer.page_bounds[1]]
    others = {n: one for n, one in enumerate(shown, 1) if one.start != booked.start}
    if number and number not in others:
        raise Gone(what="choices")
    if number or len(others) == 1:
        slot = others[number] if number else next(iter(others.values()))
        return await move_interview(said.turn, booked, slot, unit_of_work, ports)
    return await _ask_which(others, said, unit_of_work, ports) if others else None


async def _ask_which(
    others: dict[int, OfferedSlot], said: TypedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    person = await current_person(said.turn, unit_of_work, ports.rules)
    zone = zone_of(person, await unit_of_work.account(person.tenant))
    choices = tuple(
        Choice(
            option(
                "interview",
                start=one.start.astimezone(zone).replace(tzinfo=None).isoformat(),
                candidate="",
                people=(),
            ),
            f"the other one number {number}",
        )
        for number, one in others.items()
    )
    return _asked(Clarification(asks("which-time"), choices), said.talk)
