"""Help, a greeting, and what to do with a sentence that says nothing the bot knows."""

from datetime import timedelta

from msgspec.structs import replace

from bot.domain.accounts import Account, Person, Place
from bot.domain.bookings.interviews import Interview, InterviewId, OfferId
from bot.domain.bookings.offers import Offer
from bot.domain.errors import Gone
from bot.domain.people.membership import is_removed
from bot.language.clarification import Clarification
from bot.language.parsed import ParsedMessage
from bot.language.requests import ButtonRequest, ChatRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.clarification_views import AskWhich, Phrase
from cards.view_models import Help, Message, message
from dialogs.authorization import current_person, is_connected, zone_of
from dialogs.interviews.interview_cards import (
    may_undo_booking,
    may_undo_change,
    shown_candidate,
)

JUST_DONE = timedelta(minutes=10)
"""So long after a booking or a change a yes is to that."""


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
        is_removed=is_removed(person),
    )


def ask_back(asked: Clarification) -> OutgoingView:
    """Return a question back with what it could mean."""
    question = Phrase(key=asked.doubt.kind, facts=asked.doubt.facts)
    meant = (one.option for one in asked.choices)
    options = tuple(Phrase(key=one.kind, facts=one.facts) for one in meant)
    return OutgoingView(view=AskWhich(question=question, options=options))


async def small_talk(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Answer a greeting or a thank you in a word; in a channel, stay silent about all else."""
    request = parsed.request
    kind = request.kind if isinstance(request, ChatRequest) else _kind_of(request)
    if kind == "greeting":
        return await greeting(turn, unit_of_work, ports)
    if kind == "thanks":
        return Outcome(show=[OutgoingView(view=message("you-are-welcome"))])
    if turn.address.place is not Place.PERSONAL:
        return Outcome()
    if kind == "delay":
        raise Gone(what="interview-around")
    is_yes = isinstance(request, ButtonRequest) and request.verb == "yes"
    return (
        await _yes(turn, unit_of_work) if is_yes else await _talk(kind, turn, unit_of_work, ports)
    )


def _kind_of(request: object) -> str:
    """Return the kind of talk that a button is, pressed in words where there is none: how something went is a remark."""
    is_told = isinstance(request, ButtonRequest) and request.verb == "took_place"
    return "remark" if is_told else "talk"


async def _yes(turn: Turn, unit_of_work: UnitOfWork) -> Outcome:
    """Answer a yes for which nothing waited."""
    many = await _times_offered(turn, unit_of_work)
    if many:
        return Outcome(show=[OutgoingView(view=message("say-book", is_one=many == 1))])
    done = await _just_done(turn, unit_of_work)
    return Outcome(show=[OutgoingView(view=done or message("no-yes-wanted"))])


async def _talk(kind: str, turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Answer a courtesy, a remark, or the word that something is not to be done."""
    if kind == "unasked":
        return Outcome(show=[OutgoingView(view=message("no-invitation-waits"))])
    if kind == "kept":
        return never_mind()
    person = await current_person(turn, unit_of_work, ports.rules)
    if kind == "clock":
        zone = zone_of(person, await unit_of_work.account(person.tenant))
        now = turn.now.astimezone(zone).isoformat()
        return Outcome(show=[OutgoingView(view=message("clock", now=now, zone=zone.key))])
    may_schedule = person.may_schedule
    told = (
        message("remark", may_schedule=may_schedule)
        if kind == "remark"
        else message("small-talk", may_schedule=may_schedule)
    )
    return Outcome(show=[OutgoingView(view=told)])


async def _just_done(turn: Turn, unit_of_work: UnitOfWork) -> Message | None:
    """Return what says that the interview shown last was booked or changed a moment ago; None where it was not."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    if not talk.is_deed_latest or not talk.newest:
        return None
    shown = await unit_of_work.load(Interview, InterviewId(talk.newest))
    person = await unit_of_work.person(turn.speaker.id)
    if shown is None or person is None or shown.by != person.id or not shown.is_live:
        return None
    at = shown.changed_at or shown.booked_at
    if turn.now - at > JUST_DONE:
        return None
    zone = zone_of(person, await unit_of_work.account(person.tenant))
    is_change = may_undo_change(shown, turn.now)
    return message(
        "already-done",
        start=shown.start.astimezone(zone).isoformat(),
        candidate=shown_candidate(shown, person, turn),
        year=turn.now.year,
        is_change=shown.changed_at is not None,
        may_undo=is_change or may_undo_booking(shown, turn.now),
    )


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
