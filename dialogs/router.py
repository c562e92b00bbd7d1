"""The root step: hear what was said or pressed, find its step in ROUTES, and remember who spoke where.

A sentence is tried in this order: the yes or no to what waits for one, then the language, which is given
what was shown last, the speaker's interviews and the open question (`dialogs.message_context`).
"""

import re
from collections.abc import Mapping
from dataclasses import replace

import msgspec

from bot.domain.accounts import Account, Person, Place, Prompt, unjoined_team
from bot.domain.bookings.interviews import Interview
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BadInput, Gone, NotAllowed, NotUnderstood, SignInNeeded
from bot.domain.jobs import Job, JobKind
from bot.language.clarification_answers import answered
from bot.language.commands.table import match_button
from bot.language.context import ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.parser import parse
from bot.language.requests import (
    AdminRequest,
    AnswerRequest,
    ButtonRequest,
    ChangeRequest,
    InterviewRequest,
    Question,
    RescheduleRequest,
    SettingRequest,
    UnknownRequest,
)
from bot.language.tokens.message_text import spoken
from bot.runtime.card_publisher import with_address
from bot.runtime.metrics import stage
from bot.runtime.ports import Action, Lookup, Ports
from bot.runtime.turn import (
    Handler,
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
from bot.runtime.unit_of_work import Reads, UnitOfWork, kept_talk, with_saved, with_talk
from cards.actions import Say, unpack
from cards.candidate_views import CandidateLinkCard
from cards.loop_views import LoopCard, LoopOfferCard
from cards.view_models import InterviewCard, InterviewList, OfferCard, Problem, message
from dialogs import help as help_dialog
from dialogs import typed_buttons
from dialogs.authorization import current_person, owner_claim, refuse_outsider
from dialogs.bare_answers import read_with, with_aside
from dialogs.candidates import link_commands
from dialogs.doubted_booking import BOOKS, ask_which, open_doubt, settle_doubt
from dialogs.interviews import interview_follow_ups
from dialogs.interviews.booking.delayed import show_delay
from dialogs.loops import commands as loop_commands
from dialogs.loops import follow
from dialogs.loops import templates as loop_templates
from dialogs.loops.ask import way_out
from dialogs.loops.delayed import show_delay as show_loop_delay
from dialogs.message_context import message_context, open_question
from dialogs.people import (
    account_linking,
    app_home,
    notification_channel,
    sign_in_cards,
    silent_sign_in,
)
from dialogs.people.self_install import install_where_missing
from dialogs.reminders import schedule
from dialogs.routes import ROUTES
from dialogs.scheduling.choice_reasons import why_chosen
from dialogs.scheduling.search_inputs import counting_lookup
from dialogs.second_booking import ask_before_second
from dialogs.undo_question import ask_before_older


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
    outcome = await _with_shown_interview(outcome, turn, unit_of_work)
    outcome = await _with_deed(outcome, turn, unit_of_work)
    outcome = await with_aside(outcome, turn, unit_of_work)
    if isinstance(turn.content, Said):
        outcome = replace(outcome, show=[_below(show, turn) for show in outcome.show])
    outcome = await sign_in_cards.add_reconnect_card(outcome, unit_of_work, ports, turn=turn)
    outcome = await sign_in_cards.deduplicate_prompt(outcome, turn, unit_of_work, ports)
    outcome = await schedule.enqueue_reminders(outcome, unit_of_work, ports)
    outcome = await follow.with_loops(outcome, unit_of_work, ports)
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

    A sign-in card has rules of its own: see `prompts.one_card`.
    """
    is_own = show.to in {None, turn.speaker.id} and not show.onto
    moves = is_own and bool(show.subject) and show.subject != sign_in_cards.SUBJECT
    return replace(show, is_new=show.is_new or moves)


async def _with_shown_interview(outcome: Outcome, turn: Turn, unit_of_work: UnitOfWork) -> Outcome:
    """Return the outcome that also keeps which interview was shown last: "it" means that one from now on."""
    if isinstance(turn.content, Pressed) and turn.content.is_automatic:
        return outcome
    views = [one.view for one in outcome.show if one.to in {None, turn.speaker.id}]
    shown = next((one for one in reversed(views) if isinstance(one, _BOOKED)), None)
    is_something_else = any(isinstance(one, _SOMETHING_ELSE) for one in views)
    if shown is None and not is_something_else:
        return outcome
    before = await unit_of_work.conversation(turn.address, turn.speaker.id)
    talk = kept_talk(outcome, before)
    if shown is None:
        older = replace(talk, newest="", lists="")
        return with_talk(outcome, older) if talk.newest else outcome
    about = shown.loop if isinstance(shown, LoopCard) else shown.interview
    is_organizer = isinstance(shown, LoopCard) or shown.audience == "organizer"
    noted = replace(
        talk,
        interview=about,
        newest=about,
        is_about_interview=is_organizer or talk.is_about_interview,
        is_choosing=False,
        cancelled=_cancelled(shown),
        lists=_offered_beside(shown) if isinstance(shown, InterviewCard) else "",
        listed=(),
    )
    return with_talk(outcome, noted) if noted != talk else outcome


async def _with_deed(outcome: Outcome, turn: Turn, unit_of_work: UnitOfWork) -> Outcome:
    """Return the outcome that also keeps that this turn booked or changed an interview of the speaker's own."""
    own = [one for one in outcome.save if isinstance(one, Interview)]
    if not any(one.by == turn.speaker.id and turn.now in {one.changed_at, one.booked_at} for one in own):  # fmt: skip
        return outcome
    before = await unit_of_work.conversation(turn.address, turn.speaker.id)
    return with_talk(outcome, replace(kept_talk(outcome, before), done_by=turn.id))


def _cancelled(shown: InterviewCard | LoopCard) -> tuple[str, ...]:
    """Return the interview whose end a card shows: an undo after it means that one, whatever list comes in between."""
    if isinstance(shown, InterviewCard) and shown.stage in {"ending", "ended"}:
        return (shown.interview,)
    return ()


def _offered_beside(shown: InterviewCard) -> str:
    """Return which list an interview's card has that a number may mean; empty where there is none, or two."""
    lists = [("rooms", shown.spare_rooms), ("people", shown.substitutes)]
    names = [name for name, of in lists if of]
    return names[0] if len(names) == 1 else ""


_BOOKED = (InterviewCard, LoopCard)
_SOMETHING_ELSE = (OfferCard, LoopOfferCard, CandidateLinkCard, InterviewList)


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


JOBS: Mapping[JobKind, Handler] = {
    kind: app_home.wrap_job(schedule.wrap_job(follow.wrap_job(sign_in_cards.wrap_job(step))))
    for kind, step in ROUTES.jobs.items()
} | {JobKind.RESUME: resume}
DELAYS: Mapping[JobKind, Handler] = {
    JobKind.ADVANCE: show_delay,
    JobKind.LOOP: show_loop_delay,
}
"""The steps that tell of work that takes long."""


async def _answer(turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    match turn.content:
        case Pressed(action):
            talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
            asked = await ask_before_second(action, talk, turn, unit_of_work, ports)
            return asked or await _dispatch_action(turn, action, unit_of_work, ports)
        case Looked():
            return await app_home.show_home(turn, unit_of_work, ports)
        case TokenOffered(token):
            return await silent_sign_in.take_token(turn, token, unit_of_work, ports)
        case Said(text) if text.strip():
            return await _answer_text(text.strip(), turn, unit_of_work, ports)
        case _:
            return await help_dialog.greeting(turn, unit_of_work, ports)


async def _answer_text(text: str, turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    place = notification_channel.requested_channel(text)
    if place:
        return await notification_channel.choose_channel(turn, place, unit_of_work, ports)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    settled = await _confirmed(text, talk, turn, unit_of_work, ports) if talk.confirm else None
    settled = settled or await way_out(text, turn, unit_of_work, ports)
    if settled:
        return settled
    outcome = await _answered(text, talk, turn, unit_of_work, ports)
    doubt = open_doubt(talk)
    is_answer = doubt is not None and answered(text, doubt) is not None
    return await settle_doubt(outcome, talk, turn, unit_of_work) if is_answer else outcome


async def _answered(
    text: str, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the answer to a message; what waited for a yes before it waits no more."""
    if not talk.confirm:
        return await _read(text, talk, turn, unit_of_work, ports)
    over = replace(talk, confirm=None)
    unit_of_work.apply(Outcome(save=[over]))
    try:
        outcome = await _read(text, over, turn, unit_of_work, ports)
    except (NotUnderstood, BadInput, Gone, NotAllowed) as error:
        outcome = Outcome(show=[OutgoingView(view=Problem.of(error))])
    return with_talk(outcome, kept_talk(outcome, over))


async def _dispatch_action(
    turn: Turn, action: Action, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    if isinstance(action, Say):
        return await _choose_option(turn, action, unit_of_work, ports)
    step = ROUTES.actions.get(type(action))
    if step is None:
        raise Gone(what="button")
    return await step(turn, action, unit_of_work, ports)


async def _choose_option(
    turn: Turn, action: Say, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Read the sentence that a pressed choice stands for."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    doubt = open_doubt(talk)
    choices = doubt.choices if doubt else ()
    if not 0 < action.number <= len(choices):
        raise Gone(what="choices")
    sure = replace(talk, doubt=None)
    chosen = choices[action.number - 1].sentence
    outcome = await _read(chosen, sure, turn, unit_of_work, ports)
    return await settle_doubt(outcome, talk, turn, unit_of_work)


async def _confirmed(
    text: str, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Do what waited for a yes, or drop it; None where the text is neither a yes nor a no."""
    verb = "yes" if _DOES_IT.match(text) else ""
    if not verb:
        context = await message_context(turn, talk, unit_of_work, ports)
        said = match_button(spoken(text).text, replace(context, last="none"), _ANSWERS)
        verb = said.verb if said else ""
    if not verb:
        return None
    settled = replace(talk, confirm=None)
    if verb != "yes":
        return with_saved(help_dialog.never_mind(), settled)
    outcome = await _dispatch_action(turn, unpack(talk.confirm), unit_of_work, ports)
    kept = kept_talk(outcome, settled)
    is_asked_more = kept.confirm != talk.confirm
    return with_talk(outcome, kept if is_asked_more else replace(kept, confirm=None))


async def _read(
    text: str, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    talk, context = await read_with(text, talk, turn, unit_of_work, ports)
    added = await interview_follow_ups.add_note(text, talk, turn, unit_of_work, ports)
    early = added or ask_which(text, talk, context)
    if early := early or await _ask_stand_in(text, talk, turn, context, unit_of_work, ports):
        return early
    text = await typed_buttons.choice_meant(text, talk, unit_of_work)
    if (talk.is_choosing or talk.lists) and _is_choice(text, context):
        context = replace(context, last="offer")
    parsed = await _understood(text, talk, context, turn, unit_of_work)
    if parsed.doubt is not None and not _has_none(parsed):
        # What was asked before waits no more: a "yes" now is no answer to that.
        noted = replace(talk, doubt=msgspec.to_builtins(parsed.doubt), confirm=None)
        return Outcome(show=[help_dialog.ask_back(parsed.doubt)], save=[noted])
    request = parsed.request
    if isinstance(request, ButtonRequest):
        return await _typed(parsed, talk, turn, unit_of_work, ports)
    if isinstance(request, AdminRequest | SettingRequest):
        command = ROUTES.commands.get(request.verb)
        if command is None:
            raise NotUnderstood(what="setting")
        return await command(turn, request, unit_of_work, ports)
    step = ROUTES.intents.get(parsed.intent)
    if step is None:
        nearest = request.nearest if isinstance(request, UnknownRequest) else ""
        raise NotUnderstood(what=nearest or parsed.intent)
    return await step(turn, parsed, unit_of_work, ports)


async def _ask_stand_in(  # noqa: PLR0913, PLR0917 - what was said, after what, by whom, and what it is read with
    text: str,
    talk: Conversation,
    turn: Turn,
    context: ParseContext,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome | None:
    """Ask a stand-in whom an alert offers, as it suggests: "ask Sam", whatever was shown before the alert."""
    said = match_button(spoken(text).text, replace(context, last="interview"), _ASKS)
    if said is None or not said.text:
        return None
    asked = await typed_buttons.ask_stand_in(said.text, talk, turn, unit_of_work)
    if asked is None:
        return None
    return await _dispatch_action(replace(turn, content=Pressed(asked)), asked, unit_of_work, ports)


def _is_choice(text: str, context: ParseContext) -> bool:
    """Whether one of the times shown for an interview is meant: "2", "propose 2", "the last one"."""
    return match_button(spoken(text).text, replace(context, last="offer"), BOOKS) is not None


async def _understood(
    text: str,
    talk: Conversation,
    context: ParseContext,
    turn: Turn,
    unit_of_work: UnitOfWork,
) -> ParsedMessage:
    """Return what a message means; where it plans with a loop template, the question for that one's sessions."""
    account = await unit_of_work.account(turn.speaker.tenant)
    after = await open_question(talk, turn, unit_of_work)
    rest, template = loop_templates.without_name(text, account)
    parsed = _parsed(rest, talk, context, after)
    if not template:
        loop_templates.require_known(text, parsed)
        return parsed
    if parsed.question is None:
        # The template is spoken of, and not planned with.
        return _parsed(text, talk, context, after)
    return loop_templates.planned(parsed, template, account, rest, context)


def _has_none(parsed: ParsedMessage) -> bool:
    """Whether a booked interview is spoken of by somebody who has none: the step says so, or that they may not."""
    request = parsed.request
    if not isinstance(
        request, InterviewRequest | RescheduleRequest | ChangeRequest | AnswerRequest
    ):
        return False
    return not request.target and not (parsed.doubt and parsed.doubt.choices)


async def _typed(
    parsed: ParsedMessage,
    talk: Conversation,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Do what a button pressed in words stands for."""
    request = parsed.request
    assert isinstance(request, ButtonRequest)  # noqa: S101 - told by who calls; tells the type checker
    if request.verb == "dismiss":
        return with_saved(help_dialog.never_mind(), replace(talk, doubt=None, confirm=None))
    changed = await loop_commands.change_sessions(request, talk, turn, unit_of_work, ports)
    changed = changed or await loop_commands.why_not_then(request, talk, turn, unit_of_work, ports)
    changed = changed or await link_commands.change_link(request, talk, turn, unit_of_work, ports)
    changed = changed or await why_chosen(request, talk, turn, unit_of_work)
    if changed is not None:
        return changed
    if asked := await ask_before_older(request, talk, turn, unit_of_work, ports):
        return asked
    action = await typed_buttons.to_action(request, talk, turn, unit_of_work)
    if action is not None:
        pressed = replace(turn, content=Pressed(action))
        asked = await ask_before_second(action, talk, turn, unit_of_work, ports)
        return asked or await _dispatch_action(pressed, action, unit_of_work, ports)
    told = await interview_follow_ups.handle_follow_up(request, talk, turn, unit_of_work, ports)
    if told is not None:
        return told
    if parsed.intent == "chat":
        return await _small_talk(parsed, talk, turn, unit_of_work, ports)
    raise NotUnderstood(what="change") if talk.is_about_interview else NotUnderstood


async def _small_talk(
    parsed: ParsedMessage, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Answer a yes or a no for which nothing waits: a yes to times that are shown books none of them."""
    request = parsed.request
    verb = request.verb if isinstance(request, ButtonRequest) else ""
    is_private = turn.address.place is Place.PERSONAL
    if verb == "no" and is_private:
        return with_saved(help_dialog.never_mind(), replace(talk, doubt=None))
    if verb == "yes" and is_private and await open_question(talk, turn, unit_of_work):
        return Outcome(show=[OutgoingView(view=message("nothing-booked-yet"))])
    return await help_dialog.small_talk(turn, parsed, unit_of_work, ports)


_ANSWERS, _ASKS = (
    frozenset({"yes", "no", "dismiss"}),
    frozenset({"ask"}),
)
_DOES_IT = re.compile(
    r"\W*(?:yes|yeah|yep|yup|sure|ok|okay)\W+(?:please )?(?:cancel|disable|enable|remove|delete|move|forget|take|hand|accept|decline|turn|switch)(?: (?:it|that|this|them|all|both|over|off|on|please|\d+))*\W*$",
    re.IGNORECASE,
)
"""A yes that says what is agreed to: "yes, cancel it"."""


@stage("understand")
def _parsed(
    text: str, talk: Conversation, context: ParseContext, after: Question | None
) -> ParsedMessage:
    return parse(text, context, after=after, doubt=open_doubt(talk))


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
