"""Help, a greeting, and what to do with a sentence that says nothing the bot knows."""

from dataclasses import replace

from bot.domain.accounts import Account, Person, Place
from bot.domain.bookings.interviews import Offer, OfferId
from bot.language.parsed import ParsedMessage
from bot.language.requests import ButtonRequest, ChatRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
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


def ask_back(question: str, choices: tuple[str, ...]) -> OutgoingView:
    """Return a question back with what it could mean."""
    return OutgoingView(view=Choices(question=question, choices=choices))


async def small_talk(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Answer a greeting or a thank you in a word; in a channel, stay silent about all else."""
    request = parsed.request
    kind = request.kind if isinstance(request, ChatRequest) else "talk"
    if kind == "greeting":
        return await greeting(turn, unit_of_work, ports)
    if kind == "thanks":
        return Outcome(show=[OutgoingView(view=message("you-are-welcome"))])
    if turn.address.place is not Place.PERSONAL:
        return Outcome()
    is_yes = isinstance(request, ButtonRequest) and request.verb == "yes"
    many = await _times_offered(turn, unit_of_work) if is_yes else 0
    said = message("say-book", is_one=many == 1) if many else message("small-talk")
    return Outcome(show=[OutgoingView(view=said)])


async def _times_offered(turn: Turn, unit_of_work: UnitOfWork) -> int:
    """Return how many times the open question was answered with, none of them booked yet."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    if talk.asked is None or talk.is_about_interview or not talk.offer:
        return 0
    offer = await unit_of_work.load(Offer, OfferId(talk.offer))
    return len(offer.schedules or offer.slots) if offer else 0


async def start_over(
    turn: Turn, _parsed: ParsedMessage, unit_of_work: UnitOfWork, _ports: Ports
) -> Outcome:
    """End the open question."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    over = replace(talk, asked=None, doubt=None, confirm=None)
    return Outcome(show=[OutgoingView(view=message("started-over"))], save=[over])


def never_mind() -> Outcome:
    """Return the word that nothing was changed."""
    return Outcome(show=[OutgoingView(view=message("nothing-changed"))])
