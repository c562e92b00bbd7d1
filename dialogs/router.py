"""The root handler: take a turn, find the handler for it, and remember who spoke where."""

from collections.abc import Mapping

from msgspec.structs import replace

from bot.domain.accounts import Account, Person, Place, Prompt, unjoined_team
from bot.domain.bookings.interviews import Interview
from bot.domain.errors import SignInNeeded
from bot.domain.jobs import Job, JobKind
from bot.runtime.delivery.card_publisher import with_address
from bot.runtime.handlers import JobHandler
from bot.runtime.ports import Lookup, Ports
from bot.runtime.turn import (
    Left,
    Looked,
    Outcome,
    OutgoingView,
    Pressed,
    Said,
    Speaker,
    TokenOffered,
    Turn,
)
from bot.runtime.unit_of_work import Reads, UnitOfWork, with_saved
from dialogs import help as help_dialog
from dialogs.authorization import current_person, owner_claim, refuse_outsider
from dialogs.interviews.booking.delayed import show_delay
from dialogs.last_shown import with_deed, with_shown_interview
from dialogs.loops import session_changed
from dialogs.loops.delayed import show_delay as show_loop_delay
from dialogs.people import account_linking, app_home, sign_in_cards, silent_sign_in
from dialogs.people.self_install import install_where_missing
from dialogs.reminders import schedule
from dialogs.routes import ROUTES
from dialogs.scheduling.search_inputs import counting_lookup
from dialogs.second_booking import ask_before_second
from dialogs.typed.bare_answers import with_aside
from dialogs.typed.typed_messages import answer_text, dispatch_action


async def handle_turn(turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Answer one turn, and keep what it tells about who speaks and where they are reached."""
    if isinstance(turn.content, Left):
        return await _left(turn, unit_of_work)
    if refusal := await refuse_outsider(turn, unit_of_work):
        return refusal
    if unjoined_team(turn.speaker.tenant):
        return await account_linking.handle_unjoined_workspace(turn, unit_of_work, ports)
    try:
        outcome = await _answer(turn, unit_of_work, ports)
    except SignInNeeded as error:
        outcome = await sign_in_cards.ask_to_sign_in(turn, error, unit_of_work, ports)
    outcome = await with_shown_interview(outcome, turn, unit_of_work)
    outcome = await with_deed(outcome, turn, unit_of_work)
    outcome = await with_aside(outcome, turn, unit_of_work)
    if isinstance(turn.content, Said):
        outcome = replace(outcome, show=[_below(show, turn) for show in outcome.show])
    outcome = await sign_in_cards.add_reconnect_card(outcome, unit_of_work, ports, turn=turn)
    outcome = await sign_in_cards.deduplicate_prompt(outcome, turn, unit_of_work, ports)
    outcome = await schedule.enqueue_reminders(outcome, unit_of_work, ports)
    outcome = await session_changed.with_loops(outcome, unit_of_work, ports)
    outcome = await app_home.enqueue_home_refresh(outcome, unit_of_work, ports)
    return await _with_speaker(outcome, turn, unit_of_work, ports)


def foresee(turn: Turn) -> Reads:
    """Return what nearly every sentence makes the bot read, so that it is read together; a press needs less."""
    tenant = turn.speaker.tenant
    documents = [(Person, turn.speaker.id), (Account, tenant)]
    if not isinstance(turn.content, Said):
        return Reads(documents)
    own = [Lookup(Interview, "by", turn.speaker.id, turn.now)]
    if turn.speaker.mail:
        own.append(Lookup(Interview, "attendee", f"{tenant}/{turn.speaker.mail}", turn.now))
    return Reads(
        documents, [Lookup(Person, "tenant", tenant), counting_lookup(tenant, turn.now), *own]
    )


def _below(show: OutgoingView, turn: Turn) -> OutgoingView:
    """Return an answer so that it stands below what was typed: a card further up would change unseen.

    A sign-in card has rules of its own: see `sign_in_cards.deduplicate_prompt`.
    """
    is_own = show.to in {None, turn.speaker.id} and not show.onto
    moves = is_own and bool(show.subject) and show.subject != sign_in_cards.SUBJECT
    return replace(show, is_new=show.is_new or moves)


async def resume(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Confirm a sign-in in the chat it was started from, and answer the question that waited."""
    prompt = await unit_of_work.load(Prompt, due.subject)
    person = await unit_of_work.person(due.person) if due.person else None
    if prompt is None or person is None:
        return Outcome()
    await install_where_missing(person, ports)
    confirmed = await sign_in_cards.confirmation(person, prompt, unit_of_work, ports)
    if not prompt.question or prompt.address is None:
        return confirmed
    turn = Turn(
        id="",
        speaker=Speaker(tenant=person.tenant, id=person.id, name=person.name, mail=person.mail),
        address=prompt.address,
        content=Said(prompt.question),
        now=ports.clock.now(),
    )
    answer = await handle_turn(turn, unit_of_work, ports)
    shows = [replace(show, at=prompt.address) for show in answer.show]
    still = {one.key for one in answer.save if isinstance(one, Prompt)}
    done = [one for one in confirmed.delete if one.key not in still]
    return Outcome(show=[*confirmed.show, *shows], save=answer.save, delete=[*done, *answer.delete])


JOBS: Mapping[JobKind, JobHandler] = {
    kind: app_home.wrap_job(
        schedule.wrap_job(session_changed.wrap_job(sign_in_cards.wrap_job(handler)))
    )
    for kind, handler in ROUTES.jobs.items()
} | {JobKind.RESUME: resume}
DELAYS: Mapping[JobKind, JobHandler] = {
    JobKind.ADVANCE: show_delay,
    JobKind.LOOP: show_loop_delay,
}
"""The handlers that tell of work that takes long."""


async def _answer(turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    match turn.content:
        case Pressed(action):
            talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
            asked = await ask_before_second(action, talk, turn, unit_of_work, ports)
            return asked or await dispatch_action(turn, action, unit_of_work, ports)
        case Looked():
            return await app_home.show_home(turn, unit_of_work, ports)
        case TokenOffered(token):
            return await silent_sign_in.take_token(turn, token, unit_of_work, ports)
        case Said(text) if text.strip():
            return await answer_text(text.strip(), turn, unit_of_work, ports)
        case _:
            return await help_dialog.greeting(turn, unit_of_work, ports)


async def _with_speaker(
    outcome: Outcome, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the outcome that also keeps who spoke, if anything about them is new."""
    before = await unit_of_work.person(turn.speaker.id)
    mine = [one for one in outcome.save if isinstance(one, Person) and one.id == turn.speaker.id]
    person = mine[-1] if mine else await current_person(turn, unit_of_work, ports.rules)
    claim = await owner_claim(person, turn.now, unit_of_work, ports.rules)
    reached = with_address(person, turn.address)
    if reached == before:
        return with_saved(outcome, *claim) if claim else outcome
    whole, earlier = await account_linking.merge_provisional(reached, unit_of_work)
    return replace(with_saved(outcome, whole, *claim), delete=[*outcome.delete, *earlier])


async def _left(turn: Turn, unit_of_work: UnitOfWork) -> Outcome:
    """Forget the chat that the bot was removed from."""
    person = await unit_of_work.person(turn.speaker.id)
    if person is None or turn.address.place is not Place.PERSONAL:
        return Outcome()
    others = tuple(one for one in person.addresses if one.key != turn.address.key)
    return Outcome(save=[replace(person, addresses=others)])
