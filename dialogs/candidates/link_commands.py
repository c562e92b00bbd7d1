"""What is typed about a candidate's link: which one is meant, and what is to be done with it."""

from collections.abc import Awaitable, Callable, Mapping

from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.conversation_state import Conversation
from bot.domain.errors import Gone, NotUnderstood
from bot.language.requests import ButtonRequest
from bot.language.tokens.normalize import folded
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import enabled_account
from dialogs.candidates.link_cards import own_link
from dialogs.candidates.link_mail import send_to

Command = Callable[[CandidateLink, ButtonRequest, Turn, UnitOfWork, Ports], Awaitable[Outcome]]


async def change_link(
    request: ButtonRequest,
    talk: Conversation,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome | None:
    """Return what was typed of a candidate's link done; None where something else is meant."""
    command = _COMMANDS.get(request.verb)
    if command is None:
        return None
    link = await _link_meant(request, talk, turn, unit_of_work, ports)
    return await command(link, request, turn, unit_of_work, ports)


async def _link_meant(
    request: ButtonRequest,
    talk: Conversation,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> CandidateLink:
    """Return the newest link of the candidate who is named, else the one shown last; Gone where there is none."""
    shown = await own_link(talk.link, turn, unit_of_work, ports) if talk.link else None
    name = "" if "@" in request.text else request.text
    if not name:
        if shown is None:
            raise Gone(what="link")
        return shown
    if shown is not None and is_named(shown.candidate, name):
        return shown
    own = await unit_of_work.find(CandidateLink, "by", turn.speaker.id)
    named = [one for one in own if is_named(one.candidate, name)]
    if not named:
        raise Gone(what="link")
    if len({one.candidate for one in named}) > 1:
        raise NotUnderstood(what="links-several")
    return max(named, key=lambda one: one.created_at)


async def _send(
    link: CandidateLink,
    request: ButtonRequest,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Send a link by e-mail, to the address that is named or else the candidate's."""
    account = await enabled_account(turn, unit_of_work)
    address = request.text.casefold() if "@" in request.text else link.candidate_mail
    return await send_to(address, link, account, turn, unit_of_work, ports)


_COMMANDS: Mapping[str, Command] = {"send_link": _send}


def is_named(candidate: str, text: str) -> bool:
    """Whether a candidate's name, or a part of it from the start of a word, is what was said, accents or not."""
    return bool(candidate) and f" {folded(text.strip())}" in f" {folded(candidate)}"
