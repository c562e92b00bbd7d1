"""Help, a greeting, and what to do with a sentence that says nothing the bot knows."""

from dataclasses import replace

from bot.domain.accounts import Account, Person
from bot.domain.errors import NotUnderstood
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork, with_saved
from cards.view_models import Choices, Help, message
from dialogs.authorization import current_person, is_connected


async def help_(turn: Turn, _reading: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Say what the bot can do for this person."""
    return Outcome(
        show=[OutgoingView(view=await _answer(turn, unit_of_work, ports, is_greeting=False))]
    )


async def greeting(turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Greet a person or a chat that the bot was added to."""
    return Outcome(
        show=[OutgoingView(view=await _answer(turn, unit_of_work, ports, is_greeting=True))]
    )


async def _answer(turn: Turn, unit_of_work: UnitOfWork, ports: Ports, *, is_greeting: bool) -> Help:
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    return help_for(person, account, is_greeting=is_greeting)


def help_for(person: Person, account: Account, *, is_greeting: bool = False) -> Help:
    """Return what the bot can do for somebody."""
    return Help(
        name=person.name,
        may_schedule=person.may_schedule,
        may_administer=person.may_administer,
        is_enabled=account.enabled,
        is_connected=is_connected(person),
        is_greeting=is_greeting,
    )


async def not_understood(
    _turn: Turn, _reading: object, _state: UnitOfWork, _ports: Ports
) -> Outcome:
    """Say that the sentence was not understood; the words name examples."""
    raise NotUnderstood


def asked_back(question: str, choices: tuple[str, ...]) -> OutgoingView:
    """Return a question back with what it could mean."""
    return OutgoingView(view=Choices(question=question, choices=choices))


COURTESIES = frozenset({"hello", "thanks", "dismiss"})


async def courtesy(verb: str, turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Answer a greeting, a thank you, or the wish to leave it."""
    if verb == "hello":
        return await greeting(turn, unit_of_work, ports)
    if verb == "thanks":
        return Outcome(show=[OutgoingView(view=message("you-are-welcome"))])
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    return with_saved(never_mind(), replace(talk, doubt=None, confirm=None))


def never_mind() -> Outcome:
    """Return the word that nothing was changed."""
    return Outcome(show=[OutgoingView(view=message("nothing-changed"))])
