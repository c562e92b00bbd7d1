"""“before 11 her time”: a clock that is the candidate's is read in their zone where that is known, and asked about where it is not."""

import msgspec
from msgspec.structs import replace

from bot.domain.conversation_state import Conversation
from bot.language.clarification import Clarification, asks
from bot.language.commands.values import zone as zone_said
from bot.language.people.coming_names import is_called
from bot.language.questions.open_candidate import clock_of_candidate
from bot.language.requests import Candidate
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork
from dialogs import help as help_dialog
from dialogs.candidates.candidate_zone import known_zone_of
from dialogs.typed.doubted_booking import open_doubt
from dialogs.typed.message_context import open_question
from dialogs.typed.typed_message import TypedMessage

_OWN_CARDS = frozenset({"interview", "proposal", "loop"})


async def in_their_zone(said: TypedMessage, unit_of_work: UnitOfWork) -> str | Outcome:
    """Return a message with the candidate's zone named, the question which one that is, or the message itself where no clock is theirs."""
    text, talk = said.text, said.talk
    if told := _answered(text, talk):
        return told
    found = clock_of_candidate(text)
    candidate = await _meant(found["name"], said, unit_of_work) if found else None
    if found is None or candidate is None:
        return text
    tenant = said.turn.speaker.tenant
    zone = candidate.zone or await known_zone_of(
        tenant, candidate.name, candidate.mail, unit_of_work
    )
    start, end = found.span("whose")
    if zone:
        return f"{text[:start]}{zone} time{text[end:]}"
    doubt = Clarification(asks("whose-clock", name=candidate.name), (), text, start, end)
    noted = replace(talk, doubt=msgspec.to_builtins(doubt), confirm=None)
    return Outcome(show=[help_dialog.ask_back(doubt)], save=[noted])


def _answered(text: str, talk: Conversation) -> str:
    """Return the message about which a zone was asked, with the zone that answers; empty where none was asked or told."""
    doubt = open_doubt(talk)
    if doubt is None or doubt.doubt.kind != "whose-clock":
        return ""
    zone = zone_said(text)
    before, after = doubt.sentence[: doubt.start], doubt.sentence[doubt.end :]
    return f"{before}{zone} time{after}" if zone else ""


async def _meant(
    name: str | None, said: TypedMessage, unit_of_work: UnitOfWork
) -> Candidate | None:
    """Return the candidate who is named, else that of the open question or of the interview shown."""
    context = said.context
    question = await open_question(said.talk, said.turn, unit_of_work)
    asked = question.candidate if question else None
    own = [one for one in context.interviews if one.role == "organizer" and one.candidate]
    if name:
        known = [asked, *(one.candidate for one in own)]
        return next((one for one in known if one and is_called(name, one.name)), None)
    if question:
        return asked
    return (
        own[0].candidate
        if own[:1] == list(context.interviews[:1]) and context.last in _OWN_CARDS
        else None
    )
