"""Help, a greeting, and what to do with a sentence that says nothing the bot knows."""

from dataclasses import replace

from bot.domain.accounts import Account, Person
from bot.domain.errors import NotUnderstood
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Show, Turn
from bot.runtime.unit_of_work import State, kept
from cards.view_models import Choices, Help, Notice
from dialogs.authorization import is_connected, member


async def help_(turn: Turn, _reading: object, state: State, ports: Ports) -> Outcome:
    """Say what the bot can do for this person."""
    return Outcome(show=[Show(view=await _answer(turn, state, ports, is_greeting=False))])


async def greeting(turn: Turn, state: State, ports: Ports) -> Outcome:
    """Greet a person or a chat that the bot was added to."""
    return Outcome(show=[Show(view=await _answer(turn, state, ports, is_greeting=True))])


async def _answer(turn: Turn, state: State, ports: Ports, *, is_greeting: bool) -> Help:
    person = await member(turn, state, ports.rules)
    account = await state.account(turn.speaker.tenant)
    return help_for(person, account, is_greeting=is_greeting)


def help_for(person: Person, account: Account, *, is_greeting: bool = False) -> Help:
    """Give what the bot can do for somebody."""
    return Help(
        name=person.name,
        may_schedule=person.may_schedule,
        may_administer=person.may_administer,
        is_enabled=account.enabled,
        is_connected=is_connected(person),
        is_greeting=is_greeting,
    )


async def not_understood(_turn: Turn, _reading: object, _state: State, _ports: Ports) -> Outcome:
    """Say that the sentence was not understood; the words name examples."""
    raise NotUnderstood


def asked_back(question: str, choices: tuple[str, ...]) -> Show:
    """Give a question back with what it could mean."""
    return Show(view=Choices(question=question, choices=choices))


COURTESIES = frozenset({"hello", "thanks", "dismiss"})


async def courtesy(verb: str, turn: Turn, state: State, ports: Ports) -> Outcome:
    """Answer a greeting, a thank you, or the wish to leave it."""
    if verb == "hello":
        return await greeting(turn, state, ports)
    if verb == "thanks":
        return Outcome(show=[Show(view=Notice(lines=("You are welcome.",)))])
    talk = await state.conversation(turn.address, turn.speaker.id)
    return kept(never_mind(), replace(talk, doubt=None, confirm=None))


def never_mind() -> Outcome:
    """Give the word that nothing was changed."""
    return Outcome(show=[Show(view=Notice(lines=("Fine, nothing was changed.",)))])
