"""Answer a typed message: find what is meant, and the handler for it in ROUTES.

Tried in this order: the yes or no to what waits for one, then the language, which is given
what was shown last, the speaker's interviews and the open question (`dialogs.typed.message_context`).
"""

import re
from functools import partial
from typing import cast

import msgspec
from msgspec.structs import replace

from bot.domain.accounts import Place
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.offers import Offer
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BotError, Changed, Gone, NotAllowed, NotUnderstood, SignInNeeded
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
    ChatRequest,
    InterviewRequest,
    InterviewsRequest,
    LateRequest,
    Question,
    RescheduleRequest,
    SettingRequest,
    UnknownRequest,
)
from bot.language.tokens.cues import Cued
from bot.language.tokens.message_text import spoken
from bot.runtime.handlers import Handler
from bot.runtime.metrics import stage
from bot.runtime.ports import Action, Ports
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Turn
from bot.runtime.unit_of_work import UnitOfWork, kept_talk, with_saved, with_talk
from cards.actions import Say, unpack
from cards.view_models import Problem, message
from dialogs import help as help_dialog
from dialogs.candidates.links import link_changes, link_commands
from dialogs.candidates.links.candidate_clock import in_their_zone
from dialogs.interviews import interview_follow_ups
from dialogs.interviews.answers import absences
from dialogs.interviews.answers.undo_answer import undo_answer
from dialogs.interviews.organized_by_others import refer_to_successor
from dialogs.left_out import (
    saying_left_out,
    saying_note_lacks,
    saying_unread,
    saying_usual_break,
    too_long,
    with_left_out,
    with_next_up,
)
from dialogs.loops import commands as loop_commands
from dialogs.loops import templates as loop_templates
from dialogs.loops.ask import way_out
from dialogs.people import notification_channel
from dialogs.people.sign_in_cards import ask_to_sign_in
from dialogs.reminders.after_interview import with_search
from dialogs.reminders.typed_attendance import how_it_went
from dialogs.routes import ROUTES
from dialogs.scheduling.choice_reasons import why_chosen
from dialogs.second_booking import ask_before_second
from dialogs.typed import typed_buttons, typed_slots
from dialogs.typed.agreed_with_more import agreed
from dialogs.typed.bare_answers import read_with
from dialogs.typed.cancelled_shown import show_cancelled
from dialogs.typed.doubted_booking import (
    BOOKS,
    ask_which,
    ask_yes_or_no,
    open_doubt,
    settle_doubt,
    unless_answered,
)
from dialogs.typed.dropped_question import dismissed, drop_question
from dialogs.typed.ended_interviews import with_ended
from dialogs.typed.message_context import message_context, open_question
from dialogs.typed.named_interview import is_refused, with_named
from dialogs.typed.the_other_one import the_other_one
from dialogs.typed.told_since import with_told_since
from dialogs.typed.typed_message import TypedMessage
from dialogs.typed.undo_and_change import undo_and_change
from dialogs.undo import ask_before_older, undo_proposal


async def answer_text(text: str, turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Answer what somebody typed, and close the question back that it answered, or that something else was done since."""
    place = notification_channel.requested_channel(text)
    if place:
        return await notification_channel.choose_channel(turn, place, unit_of_work, ports)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    settled = await _confirmed(text, talk, turn, unit_of_work, ports) if talk.confirm else None
    settled = settled or await way_out(text, turn, unit_of_work, ports)
    if settled:
        return settled
    outcome = await _answered_since(text, talk, turn, unit_of_work, ports)
    doubt = open_doubt(talk)
    is_answer = doubt is not None and answered(text, doubt) is not None
    is_past = doubt is not None and any(isinstance(one, Interview | Offer) for one in outcome.save)
    is_settled = (is_answer or is_past) and not is_refused(outcome)
    return await settle_doubt(outcome, talk, turn, unit_of_work) if is_settled else outcome


async def _answered_since(
    text: str, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the answer to a message below what came by itself since the bot's last one."""
    told = await with_told_since(talk, turn, unit_of_work)
    if told == talk:
        return await _answered(text, talk, turn, unit_of_work, ports)
    unit_of_work.apply(Outcome(save=[told]))
    outcome = await _answered(text, told, turn, unit_of_work, ports)
    return with_talk(outcome, kept_talk(outcome, told))


async def _answered(
    text: str, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the answer to a message; what waited for a yes before it waits no more, whatever stands in the way."""
    if not talk.confirm:
        return await _read(text, talk, turn, unit_of_work, ports)
    over = replace(talk, confirm=None)
    unit_of_work.apply(Outcome(save=[over]))
    try:
        outcome = await _read(text, over, turn, unit_of_work, ports)
    except Changed:
        raise
    except SignInNeeded as error:
        outcome = await ask_to_sign_in(turn, error, unit_of_work, ports)
    except BotError as error:
        outcome = Outcome(show=[OutgoingView(view=Problem.of(error))])
    return with_talk(outcome, kept_talk(outcome, over))


async def dispatch_action(
    turn: Turn, action: Action, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Do what a button means.

    Raises:
        Gone: This version has no such button.

    """
    if isinstance(action, Say):
        return await _choose_option(turn, action, unit_of_work, ports)
    handler = ROUTES.actions.get(type(action))
    if handler is None:
        raise Gone(what="button")
    return await handler(turn, action, unit_of_work, ports)


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
    if is_refused(outcome):
        return outcome
    return await settle_doubt(outcome, talk, turn, unit_of_work)


async def _confirmed(
    text: str, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Do what waited for a yes, or drop it; None where the text is neither a yes nor a no."""
    verb = "yes" if _DOES_IT.match(text) else ""
    if not verb:
        context = await message_context(turn, talk, unit_of_work, ports)
        said = TypedMessage(text=text, turn=turn, talk=talk, context=context)
        answer = match_button(spoken(text).text, replace(context, last="none"), _ANSWERS)
        verb = answer.verb if answer else ""
    if not verb and (other := await the_other_one(said, unit_of_work, ports)):
        return other
    if not verb and (dropped := await drop_question(said, unit_of_work)):
        return dropped
    waiting = unpack(talk.confirm)
    more = agreed(text, waiting) if not verb else None
    if not verb and (more is None or more.is_on_condition):
        return ask_yes_or_no(said, is_on_condition=more is not None)
    settled = replace(talk, confirm=None)
    if verb in {"no", "dismiss"}:
        away = await absences.still_away(talk, turn, unit_of_work)
        return with_saved(away or help_dialog.never_mind(), settled)
    if more and more.reason:
        turn = replace(turn, content=Pressed(waiting, inputs={"comment": more.reason}))
    done = await dispatch_action(turn, waiting, unit_of_work, ports)
    outcome = saying_left_out(done, more.left_out, turn) if more else done
    kept = kept_talk(outcome, settled)
    is_asked_more = kept.confirm != talk.confirm
    return with_talk(outcome, kept if is_asked_more else replace(kept, confirm=None))


async def _read(
    text: str, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    talk, context = await read_with(text, talk, turn, unit_of_work, ports)
    said = TypedMessage(text=text, turn=turn, talk=talk, context=context)
    said = await with_ended(said, unit_of_work)
    zoned = await in_their_zone(said, unit_of_work)
    if isinstance(zoned, Outcome):
        return zoned
    said = replace(said, text=zoned)
    changed = await link_changes.change_in_words(said, unit_of_work, ports)
    if isinstance(changed, Outcome):
        return changed
    said = replace(said, text=changed)
    if early := await _answered_early(said, unit_of_work, ports):
        return early
    chosen = await typed_slots.choice_meant(said.text, talk, turn, unit_of_work)
    said = replace(said, text=chosen)
    if (talk.is_choosing or talk.lists) and _is_choice(chosen, said.context):
        said = replace(said, context=replace(said.context, last="offer"))
    parsed = await _understood(said, unit_of_work)
    if told := await refer_to_successor(said, parsed, unit_of_work, ports):
        return told
    do = partial(_all_done, parsed, talk, turn, unit_of_work, ports)
    done = await with_named(parsed, unless_answered(said, talk), turn, unit_of_work, do)
    done = saying_note_lacks(saying_usual_break(done, parsed), parsed)
    return with_next_up(done, parsed, turn)


async def _all_done(
    parsed: ParsedMessage, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    if parsed.unread:
        return await _done_of_beginning(parsed, talk, turn, unit_of_work, ports)
    if parsed.news:
        return await _passed_on_and_done(parsed.news, parsed, talk, turn, unit_of_work, ports)
    if parsed.noted:
        return await _noted_and_done(parsed.noted, parsed, talk, turn, unit_of_work, ports)
    return await _done(parsed, talk, turn, unit_of_work, ports)


async def _answered_early(
    said: TypedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Return the answer to what is told by its form and by what was shown last, before the words are read; None for any other message."""
    early = await undo_proposal(said, unit_of_work, ports)
    early = early or await undo_answer(said, unit_of_work, ports)
    early = early or await interview_follow_ups.add_note(said, unit_of_work, ports)
    early = early or interview_follow_ups.note_not_booked(said)
    early = early or await ask_which(said, unit_of_work)
    early = early or await the_other_one(said, unit_of_work, ports)
    early = early or await undo_and_change(said, unit_of_work, ports)
    early = early or await interview_follow_ups.none_to_replace(said, unit_of_work)
    early = early or await show_cancelled(said, unit_of_work, ports)
    return early or await _ask_stand_in(said, unit_of_work, ports)


async def _done_of_beginning(
    parsed: ParsedMessage, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Answer what the beginning of a long message asks or tells; what it would change waits for a shorter one."""
    is_harmless = isinstance(parsed.request, Question | InterviewsRequest | ChatRequest)
    if parsed.doubt is None and not is_harmless:
        raise too_long(parsed.unread, turn)
    done = await _done_or_refused(parsed, talk, turn, unit_of_work, ports)
    return saying_unread(done, parsed.unread, turn)


async def _passed_on_and_done(  # noqa: PLR0913, PLR0917 - what is passed on, and what is done besides
    news: LateRequest,
    parsed: ParsedMessage,
    talk: Conversation,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Pass on the news of one interview, and do what is asked besides; a refusal of that does not hold back the news."""
    told = await ROUTES.intents[news.intent](turn, ParsedMessage(news), unit_of_work, ports)
    done = await _done_or_refused(parsed, talk, turn, unit_of_work, ports)
    return replace(done, show=[*told.show, *done.show], save=[*told.save, *done.save])


async def _noted_and_done(  # noqa: PLR0913, PLR0917 - what is noted, and what is done then
    noted: ButtonRequest,
    parsed: ParsedMessage,
    talk: Conversation,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Note what came of an interview, and do what is asked for then; a refusal of that leaves it noted."""
    first = with_search(await _typed(ParsedMessage(noted), talk, turn, unit_of_work, ports))
    unit_of_work.apply(first)
    done = await _done_or_refused(parsed, talk, turn, unit_of_work, ports)
    return replace(done, show=[*first.show, *done.show], save=[*first.save, *done.save])


async def _done_or_refused(
    parsed: ParsedMessage, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Do what was understood; show a refusal as a card of its own, beside which more can stand."""
    try:
        return await _done(parsed, talk, turn, unit_of_work, ports)
    except (Changed, SignInNeeded):
        raise
    except BotError as error:
        return Outcome(show=[OutgoingView(view=Problem.of(error))])


async def _done(
    parsed: ParsedMessage, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Do what was understood, or ask back what is not clear."""
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
        # The handler of a verb takes the requests that its rows of the table make.
        given = cast("Handler[AdminRequest | SettingRequest]", command)
        try:
            return await given(turn, request, unit_of_work, ports)
        except NotAllowed as refused:
            # No right is refused for what the message may not have asked for.
            raise NotUnderstood if parsed.is_guessed else refused from None
    handler = ROUTES.intents.get(parsed.intent)
    if handler is None:
        nearest = request.nearest if isinstance(request, UnknownRequest) else ""
        raise NotUnderstood(what=nearest or parsed.intent)
    return await handler(turn, parsed, unit_of_work, ports)


async def _ask_stand_in(
    said: TypedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Ask a stand-in whom an alert offers, as it suggests: "ask Sam", whatever was shown before the alert."""
    talk, turn, context = said.talk, said.turn, said.context
    is_offered = bool(context.interviews or talk.interview)
    answers = talk.doubt is not None and not said.text.casefold().startswith("ask")
    if not is_offered or answers:
        return None  # Nobody is offered for anything, or a name answers what was asked since.
    pressed = match_button(spoken(said.text).text, replace(context, last="interview"), _ASKS)
    if pressed is None or not pressed.text:
        return None
    asked = await typed_buttons.ask_stand_in(pressed.text, talk, turn, unit_of_work)
    if asked is None:
        return None
    return await dispatch_action(replace(turn, content=Pressed(asked)), asked, unit_of_work, ports)


def _is_choice(text: str, context: ParseContext) -> bool:
    """Whether one of the times shown for an interview is meant: "2", "propose 2", "the last one"."""
    return match_button(spoken(text).text, replace(context, last="offer"), BOOKS) is not None


async def _understood(said: TypedMessage, unit_of_work: UnitOfWork) -> ParsedMessage:
    """Return what a message means; where it plans with a loop template, the question for that one's sessions."""
    text, talk, context = said.text, said.talk, said.context
    account = await unit_of_work.account(said.turn.speaker.tenant)
    after = await open_question(talk, said.turn, unit_of_work)
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
    """Whether a booked interview is spoken of by somebody who has none: the handler says so, or that they may not."""
    request = parsed.request
    if not isinstance(
        request, InterviewRequest | RescheduleRequest | ChangeRequest | AnswerRequest
    ):
        return False
    asks_else = parsed.doubt is not None and (
        bool(parsed.doubt.choices) or parsed.doubt.doubt.kind == "loop-break"
    )
    return not request.target and not asks_else


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
        return with_saved(help_dialog.never_mind(), dismissed(talk, turn))
    changed = await loop_commands.change_sessions(request, talk, turn, unit_of_work, ports)
    changed = changed or await loop_commands.why_not_then(request, talk, turn, unit_of_work, ports)
    changed = changed or await link_commands.change_link(request, talk, turn, unit_of_work, ports)
    changed = changed or await why_chosen(request, talk, turn, unit_of_work)
    changed = changed or await how_it_went(request, turn, unit_of_work, ports)
    if changed is not None:
        return changed
    if asked := await ask_before_older(request, talk, turn, unit_of_work, ports):
        return asked
    action = await typed_buttons.to_action(request, talk, turn, unit_of_work)
    if action is not None:
        pressed = replace(turn, content=Pressed(action))
        asked = await ask_before_second(action, talk, turn, unit_of_work, ports)
        done = asked or await dispatch_action(pressed, action, unit_of_work, ports)
        return with_left_out(done, parsed, turn)
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


_ANSWERS = frozenset({"yes", "no", "dismiss"})
_ASKS = frozenset({"ask"})
_DOES_IT = Cued(
    r"\W*(?:yes|yeah|yep|yup|sure|ok|okay)\W+(?:please )?(?:cancel|disable|enable|remove|delete|move|forget|take|hand|accept|decline|turn|switch)(?: (?:it|that|this|them|all|both|over|off|on|please|\d+))*\W*$",
    re.IGNORECASE,
)
"""A yes that says what is agreed to: "yes, cancel it"."""


@stage("understand")
def _parsed(
    text: str, talk: Conversation, context: ParseContext, after: Question | None
) -> ParsedMessage:
    return parse(text, context, after=after, doubt=open_doubt(talk))
