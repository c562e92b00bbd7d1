"""The root step: hear what was said or pressed, find its step in ROUTES, and remember who spoke where.

A sentence is tried in this order: the answer to a question of the bot's own (yes, no, one of the
choices), the typed twin of a button ("book 2"), then the language of questions and commands.
"""

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from bot.domain.accounts import Person, Place, Prompt, unjoined_team
from bot.domain.conversation_state import Conversation
from bot.domain.errors import Gone, NotUnderstood, SignInNeeded
from bot.domain.jobs import Due, Kind
from bot.language.administration import administration
from bot.language.doubts import Doubt
from bot.language.question import Question
from bot.language.reading import Reading, read
from bot.language.replies import Reply, reply
from bot.language.scene import Scene
from bot.runtime.card_publisher import with_address
from bot.runtime.metrics import stage
from bot.runtime.ports import Ports
from bot.runtime.turn import (
    Arrived,
    Left,
    Looked,
    Outcome,
    Pressed,
    Said,
    Show,
    Speaker,
    Step,
    Turn,
)
from bot.runtime.unit_of_work import State, kept
from cards.actions import Action, Say, unpacked
from dialogs import help as help_dialog
from dialogs import typed_buttons
from dialogs.authorization import member
from dialogs.interviews import interview_commands, interview_follow_ups
from dialogs.people import account_linking, app_home, notification_channel, sign_in_cards
from dialogs.routes import ROUTES
from dialogs.scheduling.availability_search import Asker, Known
from dialogs.scheduling.name_directory import scene


async def answered(turn: Turn, state: State, ports: Ports) -> Outcome:
    """Answer one turn, and keep what it tells about who speaks and where they are reached."""
    if isinstance(turn.content, Left):
        return await _left(turn, state)
    if unjoined_team(turn.speaker.tenant):
        return await account_linking.asked(turn, state, ports)
    try:
        outcome = await _answer(turn, state, ports)
    except SignInNeeded as error:
        outcome = await sign_in_cards.needed(turn, error, state, ports)
    if isinstance(turn.content, Said):
        outcome = replace(outcome, show=[_below(show, turn) for show in outcome.show])
    outcome = await sign_in_cards.with_reconnect(outcome, state, ports, turn=turn)
    outcome = await sign_in_cards.one_card(outcome, turn, state)
    outcome = await app_home.kept_current(outcome, state, ports)
    return await _with_speaker(outcome, turn, state, ports)


def _below(show: Show, turn: Turn) -> Show:
    """Give an answer so that it stands below what was typed: a card further up would change unseen.

    A sign-in card has rules of its own: see `prompts.one_card`.
    """
    is_own = show.to in {None, turn.speaker.id} and not show.onto
    moves = is_own and bool(show.subject) and show.subject != sign_in_cards.SUBJECT
    return replace(show, is_new=show.is_new or moves)


async def resume(due: Due, state: State, ports: Ports) -> Outcome:
    """Confirm a sign-in in the chat it was started from, and answer the question that waited."""
    prompt = await state.load(Prompt, due.subject)
    person = await state.person(due.person) if due.person else None
    if prompt is None or person is None:
        return Outcome()
    confirmed = await sign_in_cards.confirmation(person, prompt, state)
    if not prompt.question or prompt.address is None:
        return confirmed
    turn = Turn(
        id="",
        speaker=Speaker(tenant=person.tenant, id=person.id, name=person.name, mail=person.mail),
        address=prompt.address,
        content=Said(prompt.question),
        now=ports.clock.now(),
    )
    answer = await answered(turn, state, ports)
    shows = [replace(show, at=prompt.address) for show in answer.show]
    still = {one.key for one in answer.keep if isinstance(one, Prompt)}
    done = [one for one in confirmed.drop if one.key not in still]
    return Outcome(show=[*confirmed.show, *shows], keep=answer.keep, drop=[*done, *answer.drop])


JOBS: Mapping[Kind, Step] = {
    kind: app_home.tending(sign_in_cards.minding(step)) for kind, step in ROUTES.jobs.items()
} | {Kind.RESUME: resume}


async def _answer(turn: Turn, state: State, ports: Ports) -> Outcome:
    if isinstance(turn.content, Pressed):
        return await _act(turn, turn.content.action, state, ports)
    if isinstance(turn.content, Looked):
        return await app_home.looked(turn, state, ports)
    if isinstance(turn.content, Arrived):
        return await help_dialog.greeting(turn, state, ports)
    assert isinstance(turn.content, Said)  # noqa: S101 - the only content left; tells the type checker
    text = turn.content.text.strip()
    if not text:
        return await help_dialog.greeting(turn, state, ports)
    place = notification_channel.wanted(text)
    if place:
        return await notification_channel.chosen(turn, place, state, ports)
    talk = await state.conversation(turn.address, turn.speaker.id)
    replied = reply(text)
    outcome = await _replied(replied, talk, turn, state, ports) if replied else None
    return outcome or await _read(text, talk, turn, state, ports)


async def _replied(
    said: Reply, talk: Conversation, turn: Turn, state: State, ports: Ports
) -> Outcome | None:
    """Do what a typed reply stands for; None where it is more than that."""
    if talk.confirm and said.verb in {"yes", "no", "dismiss"}:
        return await _confirmed(said, talk, turn, state, ports)
    if talk.doubt and said.verb in typed_buttons.PICKS:
        return None
    if said.verb in help_dialog.COURTESIES:
        return await help_dialog.courtesy(said.verb, turn, state, ports)
    if said.verb == "propose" and said.text:
        named = read(said.text, await _scene(turn, state, ports))
        if named.question is not None and named.doubt is None:
            return await interview_commands.propose(turn, named, state, ports)
    action = await typed_buttons.action(said, talk, turn, state)
    if action is None:
        return await interview_follow_ups.spoken_of(said.verb, talk, turn, state, ports)
    text = turn.content.text if isinstance(turn.content, Said) else ""
    pressed = replace(turn, content=Pressed(action, inputs=typed_buttons.inputs(said, text)))
    return await _act(pressed, action, state, ports)


async def _act(turn: Turn, action: Action, state: State, ports: Ports) -> Outcome:
    if isinstance(action, Say):
        return await _choose(turn, action, state, ports)
    step = ROUTES.actions.get(type(action))
    if step is None:
        raise Gone(what="button")
    return await step(turn, action, state, ports)


async def _choose(turn: Turn, action: Say, state: State, ports: Ports) -> Outcome:
    """Read the sentence that a pressed choice stands for."""
    talk = await state.conversation(turn.address, turn.speaker.id)
    choices = msgspec.convert(talk.doubt, Doubt).choices if talk.doubt else ()
    if not 0 < action.number <= len(choices):
        raise Gone(what="choices")
    sure = replace(talk, doubt=None)
    return await _read(choices[action.number - 1].sentence, sure, turn, state, ports)


async def _confirmed(
    said: Reply, talk: Conversation, turn: Turn, state: State, ports: Ports
) -> Outcome:
    settled = replace(talk, confirm=None)
    if said.verb != "yes":
        return kept(help_dialog.never_mind(), settled)
    outcome = await _act(turn, unpacked(talk.confirm), state, ports)
    return (
        outcome
        if any(isinstance(one, Conversation) for one in outcome.keep)
        else kept(outcome, settled)
    )


async def _read(text: str, talk: Conversation, turn: Turn, state: State, ports: Ports) -> Outcome:
    seen = await _scene(turn, state, ports)
    wish = administration(text, seen)
    if wish is not None and not (wish.is_bare and talk.asked):
        return await ROUTES.wishes[wish.verb](turn, wish, state, ports)
    reading = _reading(text, talk, seen)
    if reading.doubt is not None:
        noted = replace(talk, doubt=msgspec.to_builtins(reading.doubt))
        choices = tuple(choice.label for choice in reading.doubt.choices)
        return Outcome(show=[help_dialog.asked_back(reading.doubt.question, choices)], keep=[noted])
    if await interview_commands.is_proposal(text, reading, turn, state, ports):
        return await interview_commands.propose(turn, reading, state, ports)
    step = ROUTES.intents.get(reading.intent)
    if step is None:
        raise NotUnderstood
    return await step(turn, reading, state, ports)


async def _scene(turn: Turn, state: State, ports: Ports) -> Scene:
    person = await member(turn, state, ports.rules)
    account = await state.account(turn.speaker.tenant)
    people = {one.mail: one for one in await state.people(account.tenant) if one.mail}
    return await scene(Known(Asker(person, account), people), turn)


@stage("understand")
def _reading(text: str, talk: Conversation, seen: Scene) -> Reading:
    doubt = msgspec.convert(talk.doubt, Doubt) if talk.doubt else None
    if talk.is_about_interview:
        reading = read(text, seen, doubt=doubt)
        if reading.intent == "reschedule":
            return reading
    after = msgspec.convert(talk.asked, Question) if talk.asked else None
    return read(text, seen, after=after, doubt=doubt)


async def _with_speaker(outcome: Outcome, turn: Turn, state: State, ports: Ports) -> Outcome:
    """Give the outcome that also keeps who spoke, if anything about them is new."""
    before = await state.person(turn.speaker.id)
    mine = [one for one in outcome.keep if isinstance(one, Person) and one.id == turn.speaker.id]
    person = mine[-1] if mine else await member(turn, state, ports.rules)
    reached = with_address(person, turn.address)
    if reached == before:
        return outcome
    whole, earlier = await account_linking.absorbed(reached, state)
    return replace(kept(outcome, whole), drop=[*outcome.drop, *earlier])


async def _left(turn: Turn, state: State) -> Outcome:
    """Forget the chat that the bot was removed from."""
    person = await state.person(turn.speaker.id)
    if person is None or turn.address.place is not Place.PERSONAL:
        return Outcome()
    others = tuple(one for one in person.addresses if one.key != turn.address.key)
    return Outcome(keep=[replace(person, addresses=others)])
