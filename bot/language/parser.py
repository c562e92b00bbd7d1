"""A message in, a typed request out: the one door of the language.

`parse` is pure: the moment, the zone, the locale, the directory and what was shown last come with the context. It never
raises, whatever was typed, and reads only so much of it that its time is bounded. The stages, each a module:

    told.asked    which clauses ask                message_text      what is said to the bot
    self_corrections  without what was taken back
    rewordings    in plain words                   negations         without what is not to be done
    commands      requests by themselves
    chunker       days, times, names, rooms …      shape             the sentence as a row of words and signs
    absences      who is away when                 acts              what the message does
    questions, interviews                          the typed request of an act
    coverage      what was left unread            unaccounted       what no part of the reading accounts for
    interviews.targets.named_elsewhere            whose interview was named and is not meant by the reading
    which_act     whether the words speak for what was read, and what else they speak for
    long_messages                                 how much of it was read at all
"""

import re
from datetime import datetime, timedelta
from typing import get_args

from msgspec.structs import replace

from bot.language.acts.asking import OPENER, asks_all_itself, is_of_parts, names_people_and_time
from bot.language.acts.booked_mentions import speaks_of_booked
from bot.language.acts.decision import decide
from bot.language.acts.idle_talk import is_courtesy
from bot.language.acts.kept_rules import DEEDS, is_kept
from bot.language.acts.question_words import is_about_else
from bot.language.acts.rules_and_words import act_of, weighed, weighed_command
from bot.language.acts.situation import Act, Situation
from bot.language.acts.which_act import either_act, outvoted, without_act
from bot.language.chunking.reading import shaped
from bot.language.chunking.shape import Shape
from bot.language.clarification import Clarification
from bot.language.clarification_answers import is_idle_yes, meant_by_answer
from bot.language.commands.table import is_exact, match_command, read_as
from bot.language.commands.unfit import is_of_booked, is_unset
from bot.language.commands.unheld import unheld
from bot.language.context import ParseContext, read_once
from bot.language.coverage.unaccounted import accounted
from bot.language.interviews.answers.accepted_without import with_who_leaves
from bot.language.interviews.answers.as_invited import as_proposed, unless_asked_why
from bot.language.interviews.answers.days_answered import days_answered
from bot.language.interviews.answers.interviewers_wishes import wish_of_interviewer
from bot.language.interviews.answers.invitation_answers import absence_request, answer
from bot.language.interviews.answers.named_invitation import of_named_invitation
from bot.language.interviews.answers.nothing_answered import unless_nothing_answered
from bot.language.interviews.answers.others_suggested import asks_because
from bot.language.interviews.answers.partial_answers import as_typed
from bot.language.interviews.answers.proposals import accepts_nothing
from bot.language.interviews.answers.told_beside import with_told_beside
from bot.language.interviews.attendance.arrivals import news_of_arrival
from bot.language.interviews.attendance.asked_beside_news import (
    asked_beside_news,
    with_passed_on,
)
from bot.language.interviews.attendance.no_show_and_again import no_show_and_again
from bot.language.interviews.attendance.no_shows import told_of_ended
from bot.language.interviews.bookings import booked
from bot.language.interviews.cancel_reasons import with_all_told
from bot.language.interviews.candidates.another_candidate import one_candidate, unless_given_away
from bot.language.interviews.candidates.candidate_facts import unkept_fact
from bot.language.interviews.changes.cannot_do import OF_LINKS, cannot_do
from bot.language.interviews.changes.people.pool_substitutes import with_unknown_pool
from bot.language.interviews.changes.sent_with import sent_with, without_sending
from bot.language.interviews.changes.sessions.booked_sessions import changed_session
from bot.language.interviews.changes.sessions.session_order import booked_order
from bot.language.interviews.compound.clauses import with_all_clauses
from bot.language.interviews.compound.negations import undenied
from bot.language.interviews.notes_for_one import note_for_one
from bot.language.interviews.queries.asked_whether import without_yes
from bot.language.interviews.queries.status_queries import only_shown
from bot.language.interviews.targets.named_elsewhere import aimed, still_unnamed
from bot.language.interviews.targets.numbered_sessions import (
    choices_as_typed,
    in_ranks,
    with_loop_meant,
)
from bot.language.interviews.targets.resolve import without_choice
from bot.language.interviews.targets.session_mentions import with_nouns, with_them
from bot.language.interviews.typed_presses import among_windows, books_nothing_yet, pressed
from bot.language.interviews.whole_messages import whole_message
from bot.language.messages.behind_thanks import behind_thanks
from bot.language.messages.compound_messages import compound
from bot.language.messages.greetings import BARE_GREETING, CLOSING, courtesy
from bot.language.messages.lone_commands import lone_command
from bot.language.messages.long_messages import divided, holds, keeps_words
from bot.language.messages.message_parts import Reader
from bot.language.messages.own_words import in_own_words
from bot.language.messages.said_to_bot import said_to_bot, without_told
from bot.language.parsed import ParsedMessage
from bot.language.people.absences import Absence, find_absences, is_request, is_speaker
from bot.language.people.candidate_places import without_place
from bot.language.people.name_index import Directory
from bot.language.questions.all_of_asked import all_of_asked
from bot.language.questions.candidate_links import ask_for_link
from bot.language.questions.loops.breaks_between import break_between_sessions
from bot.language.questions.loops.loop_changes import changed_sessions, in_turns, whole
from bot.language.questions.loops.loop_days import says_nothing, without_days
from bot.language.questions.loops.loop_order import is_turned, reordered, turned, wanted_end
from bot.language.questions.open_candidate import of_open_candidate
from bot.language.questions.open_room import of_open_room
from bot.language.questions.question_builder import ask, shifted_question
from bot.language.questions.same_for_another import same_for_another
from bot.language.questions.two_requests import one_after_another
from bot.language.requests import (
    AdminRequest,
    ButtonRequest,
    Candidate,
    ChatRequest,
    Question,
    RescheduleRequest,
    SettingRequest,
    StartOverRequest,
    Target,
    UnknownRequest,
)
from bot.language.rewordings.booked import tells_seats
from bot.language.rewordings.notation import reworded
from bot.language.rewordings.stand_ins import suggests_stand_ins
from bot.language.rewordings.table import OF_INTERVIEWERS, in_plain_words, prepare, told_plainly
from bot.language.times.time_windows import midnight
from bot.language.tokens.common_words import unhurried
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD, TAIL
from bot.language.tokens.message_text import Spoken, spoken
from bot.language.tokens.run_on import with_stops
from bot.language.told.asked import of_what_is_asked
from bot.language.told.of_its_own import of_its_own

_KEEPS = Cued(r"\b(?:keep|leave)\b.*\bas (?:it|they) (?:is|are|was|were)\b", re.IGNORECASE)
"""A no to another time that says what stays as it is."""
_SMALL_TALK = frozenset({"yes", "no", "dismiss"})
"""Buttons that are idle talk where nothing waits to be confirmed."""
_LISTS = Cued(r"(?:please )?(?:show|list|see|tell|give)(?: me)? (?:what|all|which)\b")
_FINDS = Cued(r"\b(?:find|need|book|schedule|arrange|set up|looking for|get me)\b")
_TIME_WITH_THEM = Cued(
    r"¤t\d+(?: \S+){0,3}? with (?:him|her|them)\b|\bwith (?:him|her|them)\b(?: \S+){0,3}? ¤t\d+"
)
"""A time with who was just said to be away: a question of its own, "Ian is out Monday, so Tuesday with him"."""


def parse(
    text: str,
    context: ParseContext,
    *,
    after: Question | None = None,
    doubt: Clarification | None = None,
) -> ParsedMessage:
    """Return what a message asks for; `after` is the open question, `doubt` the one it may answer."""
    beginning, rest = divided(text)
    read = choices_as_typed(_parse(beginning, context, after=after, doubt=doubt), text, context)
    read = with_told_beside(read, text, context, lambda part: _parse(part, context, after=after))
    read = replace(read, request=in_own_words(read.request, text))
    if rest and keeps_words(read.request):
        whole = choices_as_typed(_parse(text, context, after=after, doubt=doubt), text, context)
        if holds(whole.request, rest):
            return whole
    return replace(read, unread=rest) if rest else read


def _parse(
    text: str,
    context: ParseContext,
    *,
    after: Question | None = None,
    doubt: Clarification | None = None,
) -> ParsedMessage:
    text = with_stops(unhurried(text))
    text, context = without_yes(*without_choice(*without_act(text, context)))
    if after is None:
        context = with_loop_meant(text, context)
        text = reworded(with_nouns(in_ranks(text, context), context), context, OF_INTERVIEWERS)
    rest, place = without_place(text)
    if place:
        read = _parse(rest, context, after=after, doubt=doubt)
        of_link = read.question if read.question and read.question.is_link else None
        if of_link:
            there = replace(of_link.candidate or Candidate(), zone=place)
            return replace(read, request=replace(of_link, candidate=there))
    if doubt is not None:
        said = without_told(said_to_bot(text, context, after), context, after)
        meant = meant_by_answer(said.text, doubt, context)
        if meant is not None:
            return _parse(meant, context, after=after)
        if is_idle_yes(said.text, doubt):
            return ParsedMessage(UnknownRequest(), doubt)
        shape = shaped(said.text, context, is_after=after is not None)
        return still_unnamed(_parse(text, context, after=after), shape, doubt, context)
    if (besides := _besides_news(spoken(text).text, context, after)) is not None:
        return besides
    wish = wish_of_interviewer(text, context) if after is None else None
    asked = wish or _of_its_own(text, context, after) or _by_clauses(text, context, after)
    read = _either_act(asked or _message(text, context, after), text, context, after)
    read = with_all_told(read, text, context)
    read = behind_thanks(read, text, lambda rest: _parse(rest, context, after=after))
    read = unless_nothing_answered(read, text, context, _parse, is_open=after is not None)
    return of_named_invitation(read, text, context, lambda known: _parse(text, known, after=after))


def _besides_news(text: str, context: ParseContext, after: Question | None) -> ParsedMessage | None:
    """Return what is asked for beside what is told of an interview that is held or near; None where that is not both."""
    if both := no_show_and_again(text, context):
        again = _parse(both.asked, both.context)
        return replace(again, noted=both.noted) if again.question else again
    if beside := asked_beside_news(text, context):
        return with_passed_on(_parse(beside.asked, context, after=after), beside, context)
    return None


def _by_clauses(text: str, context: ParseContext, after: Question | None) -> ParsedMessage | None:
    """Return what the clauses of a message ask for, with what the others tell; None where it is to be read whole."""
    typed = told_plainly(spoken(text).text, context)
    is_invited = context.last == "invitation" and after is None
    if is_invited and days_answered(
        shaped(typed, context, is_after=False), Situation(context, is_open=False)
    ):
        return None
    if asks_because(typed, context) or tells_seats(typed) or suggests_stand_ins(typed):
        return None
    return of_what_is_asked(
        typed,
        lambda part: shaped(part, context, is_after=after is not None),
        lambda part: _message(part, context, after),
        is_invited=is_invited,
    )


def _of_its_own(text: str, context: ParseContext, after: Question | None) -> ParsedMessage | None:
    """Return what sentences that lean on no question ask for, though one is open."""
    if after is None or context.last != "offer":
        return None
    return of_its_own(
        spoken(text).text,
        lambda part: shaped(part, context, is_after=False),
        lambda: _parse(text, context.but(last="none")),
    )


@read_once
def _message(text: str, context: ParseContext, after: Question | None) -> ParsedMessage:
    """Return what a message asks for, each of its words taken to ask."""
    said = without_told(said_to_bot(text, context, after), context, after)
    typed = spoken(text).text
    told = told_of_ended(typed, context) or news_of_arrival(typed, context)
    told = told or (note_for_one(typed, context) if after is None else None)
    if told is not None:
        return told
    is_greeting = said.greeted and BARE_GREETING.fullmatch(said.text)
    is_idle = said.is_wish or is_greeting or CLOSING.fullmatch(said.text)
    read = _courtesy(said, context, after) if is_idle else _read_each(said, text, context, after)
    return as_typed(read, said.text, typed)


def _courtesy(said: Spoken, context: ParseContext, after: Question | None) -> ParsedMessage:
    shape = shaped(said.text, context, is_after=after is not None)
    read = ParsedMessage(ChatRequest(courtesy(said)))
    return outvoted(read, shape, Situation(context, after is not None))


def _read_each(
    said: Spoken, text: str, context: ParseContext, after: Question | None
) -> ParsedMessage:
    """Return what is asked for; where it is for several candidates, for the first, with the sentences of the others."""

    def alone(part: str) -> ParsedMessage:
        return _read(replace(said, text=part), context, None)

    each, is_apart = one_after_another(said.text, context, alone)
    read = _read(replace(said, text=each[0]) if each else said, context, after)
    read = of_open_room(of_open_candidate(read, text, said.text, context, after), text, after)
    return replace(read, next_up=each[1:], is_next_apart=is_apart) if each else read


def _either_act(
    read: ParsedMessage, text: str, context: ParseContext, after: Question | None
) -> ParsedMessage:
    """Return what was read, or what was chosen of it and of what its words speak for; where they differ, the question which."""
    if not (context.act or read.outvoted_by):
        return read
    said = without_told(said_to_bot(text, context, after), context, after)
    shape = shaped(said.text, context, is_after=after is not None)
    situation = Situation(context, after is not None)

    def built(act: str) -> ParsedMessage | None:
        command = _command(said, context, is_after=situation.is_open)
        made = _by_act(act, command, shape, situation, after=after, said=said)
        return made and accounted(made, shape, context)

    if context.act:
        return (built(context.act) if act_of(read) != context.act else None) or read
    return either_act(read, text, context, built)


@read_once
def _read(said: Spoken, context: ParseContext, after: Question | None) -> ParsedMessage:
    """Return what is asked for by what is said to the bot, without what is not to be done."""
    if after is None and (listed := with_them(said.text, context)) is not None:
        said, context = replace(said, text=listed.text), context.but(chosen=listed.ids)
    if after is None and (left := undenied(said.text, context)) is not None:
        if not left.text:
            return ParsedMessage(UnknownRequest() if left.is_bounded else ChatRequest("kept"))
        said, context = replace(said, text=left.text), left.context
    if after is None and (first := without_sending(said.text)):
        told = replace(said, text=in_plain_words(first, context, is_after=False))
        if (sent := sent_with(_read(told, context, after))) is not None:
            return sent
    read = (
        _of_several(said, context, after)
        or break_between_sessions(said.text, context, after)
        or _over_days(said, context, after)
        or _at_end(said, context, after)
        or _of_sessions(said, context, after)
        or _decided(said, context, after)
    )
    read = _beside_talk(said, read, context, after) or read
    read = with_all_clauses(read, _reader(said, context, None), is_open=after is not None)
    if isinstance(read.request, SettingRequest) and read.doubt is None:
        doubt = unheld(read.request, shaped(said.text, context, is_after=after is not None))
        return replace(read, doubt=doubt)
    read = _on_asked_days(read, after, context, said.text)
    shape = shaped(said.text, context, is_after=after is not None)
    whole = accounted(with_who_leaves(read, shape), shape, context)
    return aimed(
        one_candidate(unless_given_away(whole, shape, context), shape, context),
        shape,
        context,
        lambda known: _read(said, known, after),
    )


def _of_several(
    said: Spoken, context: ParseContext, after: Question | None
) -> ParsedMessage | None:
    """Read a message that asks for several things, each part of it alone."""
    return compound(_reader(said, context, after))


def _reader(said: Spoken, context: ParseContext, after: Question | None) -> Reader:
    return Reader(
        lambda part, known: _decided(replace(said, text=part), known, after),
        lambda part: shaped(part, context, is_after=after is not None),
        context,
        said.text,
        after,
    )


def _beside_talk(
    said: Spoken, read: ParsedMessage, context: ParseContext, after: Question | None
) -> ParsedMessage | None:
    """Read the command that stands beside words that ask for nothing, where the whole was not understood."""
    is_after = after is not None
    return lone_command(
        said.text,
        read,
        lambda part: _command(replace(said, text=part), context, is_after=is_after),
        lambda part: shaped(part, context, is_after=is_after).row,
    )


def _on_asked_days(
    read: ParsedMessage, after: Question | None, context: ParseContext, text: str
) -> ParsedMessage:
    """Return what presses Book at a time with the windows which that time has on the days asked for."""
    request = read.request
    if after is None or not isinstance(request, ButtonRequest):
        return read
    if request.minute is None:
        spans = among_windows(request, after, context.directory.interview_minutes, text)
        return replace(read, request=replace(request, windows=spans)) if spans else read
    hour, length = timedelta(minutes=request.minute), timedelta(minutes=after.minutes)
    days = sorted({midnight(start.date()) for start, _ in after.windows})
    starts = [day + hour for day in days if any(a <= day + hour <= b - length for a, b in after.windows)]  # fmt: skip
    return replace(read, request=replace(request, windows=tuple((one, one + length) for one in starts)))  # fmt: skip


def _over_days(said: Spoken, context: ParseContext, after: Question | None) -> ParsedMessage | None:
    """Read on how many days several interviews may lie, asked for or booked; None where nothing is said of it."""
    found = without_days(said.text)
    if found is None:
        return None
    rest, days = found
    if says_nothing(rest):
        return _over_days_alone(days, context, after)
    parsed = _decided(replace(said, text=rest), context, after)
    if isinstance(parsed.request, RescheduleRequest):
        is_loop = _is_loop(parsed.request.target, context)
        return replace(parsed, request=replace(parsed.request, days=days)) if is_loop else None
    question = parsed.question
    if question is None or not question.sessions:
        return None
    return replace(parsed, request=replace(question, days=days))


def _over_days_alone(
    days: int, context: ParseContext, after: Question | None
) -> ParsedMessage | None:
    """Read so many days and nothing else: of the question that is open, else of the loop that was shown last."""
    if after is not None:
        is_loop = bool(after.sessions)
        return ParsedMessage(replace(after, days=days), continues=True) if is_loop else None
    if context.last != "loop" or not context.interviews:
        return None
    return ParsedMessage(RescheduleRequest((context.interviews[0].id,), days=days))


def _at_end(said: Spoken, context: ParseContext, after: Question | None) -> ParsedMessage | None:
    """Read in which order sessions are to be, asked for or booked, and whose first or last; None where nothing is said of it."""
    if after and after.sessions and is_turned(said.text):
        return ParsedMessage(turned(after), continues=True)
    if after is None:
        order = booked_order(said.text, context)
        return ParsedMessage(order) if order else None
    wanted = wanted_end(said.text) if after.sessions else None
    if wanted is None:
        return None
    pieces = shaped(wanted.who, context, is_after=True).pieces
    if [one.kind for one in pieces] != ["name"] or pieces[0].value.kind != "person":
        return None
    question = reordered(after, {*pieces[0].value.ids}, is_first=wanted.is_first)
    return ParsedMessage(question, continues=True) if question else None


def _of_sessions(
    said: Spoken, context: ParseContext, after: Question | None
) -> ParsedMessage | None:
    """Read what is to change of single sessions of the loop that is asked for, or of all of them; of one that is booked."""
    if after is None:
        of_booked = changed_session(shaped(said.text, context, is_after=False), context)
        return ParsedMessage(of_booked) if of_booked else None
    if not after.sessions:
        return None
    changed = changed_sessions(shaped(said.text, context, is_after=True), after, context)
    for part in () if changed else in_turns(said.text):
        turn = replace(said, text=part), context, changed or after
        if (changed := whole(_of_sessions(*turn) or _decided(*turn))) is None:
            return None
    return ParsedMessage(changed, continues=True) if changed else None


def _is_loop(target: Target, context: ParseContext) -> bool:
    """Whether a whole loop is meant, perhaps with nothing but sessions of its own beside it."""
    return any(one.id in target and one.sessions for one in context.interviews)


@read_once
def _decided(said: Spoken, context: ParseContext, after: Question | None) -> ParsedMessage:
    """Return what a message asks for; what it only asks about is shown."""
    shape = shaped(said.text, context, is_after=after is not None)
    situation = Situation(context, after is not None)
    read = unless_asked_why(_weighed(said, shape, situation, after), shape)
    read = as_proposed(read, context)
    is_unread = _is_talk(read) or read == ParsedMessage(UnknownRequest())
    if is_unread and (told := unkept_fact(shape, situation)):
        return ParsedMessage(UnknownRequest(told))
    if is_unread and accepts_nothing(shape, situation):
        return ParsedMessage(UnknownRequest("no-proposal"))
    if (_is_talk(read) and not is_courtesy(shape)) or _tells_of_past(read, shape):
        read = ParsedMessage(ChatRequest("remark"))
    return with_unknown_pool(only_shown(read, shape, situation), shape)


def _tells_of_past(read: ParsedMessage, shape: Shape) -> bool:
    """Whether a message with a day that is over asks for nothing: "great to meet you in person yesterday!"."""
    is_past = read.doubt is not None and read.doubt.doubt.kind == "in-the-past"
    is_asked = "?" in shape.sentence.text or OPENER.match(shape.row) or is_of_parts(shape)
    return is_past and read.question is not None and not read.continues and not is_asked


def _is_talk(read: ParsedMessage) -> bool:
    return isinstance(read.request, ChatRequest) and read.request.kind == "talk"


def _weighed(
    said: Spoken, shape: Shape, situation: Situation, after: Question | None
) -> ParsedMessage:
    """Return what a message asks for by the rules, or by its words where these speak for another act."""
    context = situation.context
    command = _command(said, context, is_after=after is not None)
    if (refused := cannot_do(command, shape, situation)) is not None:
        return refused
    plain = same_for_another(shape, context, after) or whole_message(shape, situation, after)
    plain = plain or all_of_asked(shape, context, after)
    if plain is not None:
        return plain
    by_rules = _by_rules(command, shape, situation, after, said)
    is_plain = act_of(by_rules) == "new" and command is None and not situation.is_invited
    is_pressed = isinstance(by_rules.request, ButtonRequest) and by_rules.intent == "unknown"
    sessions = by_rules.question.sessions if by_rules.question else ()
    is_loop = is_plain and len({one.people for one in sessions}) > 1
    if is_pressed or is_loop or (is_plain and is_of_parts(shape)):
        return by_rules
    if books_nothing_yet(by_rules):
        by_rules = pressed("book", shape, context) or by_rules
    is_claimed = command is not None and by_rules is command
    is_own = act_of(by_rules) != "continued" and asks_all_itself(shape.row)
    act = weighed(act_of(by_rules), shape, situation, said.thumb, is_claimed=is_claimed, is_own=is_own)  # fmt: skip
    if act == act_of(by_rules) == "new" and by_rules.doubt is None and is_about_else(shape):
        return ParsedMessage(UnknownRequest())
    is_agreed = act == act_of(by_rules) != "command"
    if not is_agreed and is_kept(by_rules, act, shape, situation):
        return by_rules
    by_act = None if is_agreed else _by_act(act, command, shape, situation, after=after, said=said)
    return outvoted(by_act or by_rules, shape, situation)


def warm_up() -> None:
    """Read the models and compile the patterns that the first message would, before anybody waits for it."""
    context = ParseContext(datetime(2026, 1, 5, 9), "UTC", "en-GB", Directory())  # noqa: DTZ001 - a wall clock
    question = parse("who's free Tuesday at 2 for 45 minutes with a room", context).request
    after = question if isinstance(question, Question) else None
    for text in ("default length 45 minutes", "move it to Friday", "hello"):
        parse(text, context, after=after)
    parse("who's free next week for 30 minutes", context)
    prepare()


def act_by_rules(text: str, context: ParseContext, after: Question | None = None) -> str:
    """Return what a message does by the rules alone."""
    said = said_to_bot(text, context, after)
    shape = shaped(said.text, context, is_after=after is not None)
    command = _command(said, context, is_after=after is not None)
    return act_of(_by_rules(command, shape, Situation(context, after is not None), after, said))


def _by_rules(
    command: ParsedMessage | None,
    shape: Shape,
    situation: Situation,
    after: Question | None,
    said: Spoken,
) -> ParsedMessage:
    """Return what the rules make of a message."""
    context = situation.context
    if command is not None and not (
        _may_be_booked(command, context) and _is_deed(shape, situation)
    ):
        return command
    absences, rest = find_absences(shape)
    absences = () if _LISTS.match(shape.row) else absences
    if absences and not is_request(rest) and not names_people_and_time(rest.row):
        alone = _only_away(absences, shape, context, after)
        if alone is not None:
            return alone
    if after is not None and not situation.shows_booked and not situation.is_invited:
        moved = shifted_question(shape, context, after)
        if moved is not None:
            return moved
    is_about_booked = (
        speaks_of_booked(shape, situation)
        or situation.is_invited
        or situation.shows_booked
        or not absences
    )
    act = decide(shape if is_about_booked else rest, situation, said.thumb)
    if act == "propose" and not rest.pieces and all(map(is_speaker, absences)):
        act = "decline"
    is_own = _FINDS.search(rest.row) or _TIME_WITH_THEM.search(rest.row)
    if act == "continued" and is_own and any(one.people for one in absences):
        act = "new"
    return _built(act, shape, context, after, said)


def _by_command(
    command: ParsedMessage | None, shape: Shape, situation: Situation
) -> ParsedMessage | None:
    """Return the command that the table or the words name; an exact wording is what it says."""
    claimed = command if command and act_of(command) == "command" else None
    intent = weighed_command(claimed.intent if claimed else "", shape)
    if not intent or (claimed and claimed.intent == intent):
        return claimed
    text, context = shape.sentence.text, situation.context
    if claimed and is_exact(text, context, is_after=situation.is_open):
        return claimed
    request = read_as(intent, text, context)
    is_fit = request is not None and not is_of_booked(request, text, context)
    return ParsedMessage(request, is_guessed=claimed is None) if request and is_fit else claimed


def _by_act(  # noqa: PLR0913 - what a message is read from
    act: str,
    command: ParsedMessage | None,
    shape: Shape,
    situation: Situation,
    *,
    after: Question | None,
    said: Spoken,
) -> ParsedMessage | None:
    """Return the request of an act that the words speak for against the rules; None where it cannot be built."""
    context = situation.context
    if act == "command":
        return _by_command(command, shape, situation) or ParsedMessage(UnknownRequest())
    if act in {"book", "more", "why", "undo"}:
        return command if command and act_of(command) == act else pressed(act, shape, context)  # type: ignore[arg-type]
    is_idle = act == "continued" and after is None
    return None if is_idle or act not in _ACTS else _built(act, shape, context, after, said)  # type: ignore[arg-type]


def _command(said: Spoken, context: ParseContext, *, is_after: bool) -> ParsedMessage | None:
    """Return the command a whole message is; after an invitation "yes" and "no" are answers to it."""
    found = match_command(said.text, context, is_after=is_after)
    if found is None:
        return None
    row = shaped(said.text, context, is_after=is_after).row
    if is_unset(found, said.text, row) or is_of_booked(found, said.text, context):
        return None
    if isinstance(found, StartOverRequest) and _cancels_booked(
        said.text, context, is_after=is_after
    ):
        return None
    is_button = isinstance(found, ButtonRequest) and found.verb not in OF_LINKS
    is_asked = context.last in {"invitation", "proposal"} and not _KEEPS.search(said.text)
    if is_button and is_asked:
        return None
    if isinstance(found, ButtonRequest) and found.verb in _SMALL_TALK:
        found = replace(found, intent="chat")
    return ParsedMessage(found)


def _cancels_booked(text: str, context: ParseContext, *, is_after: bool) -> bool:
    """Whether "cancel everything" speaks of interviews: no question is open that it could end."""
    is_shown = context.last == "interview" and bool(_SCRAPS.match(text))
    is_said = "cancel" in text.casefold() or is_shown
    return is_said and bool(context.interviews) and not is_after


_SCRAPS = Cued(
    rf"{LEAD}(?:right\W+)?(?:scrap|delete|discard|abort|drop|kill|bin) (?:it|this|that|this one|that one){TAIL}",
    re.IGNORECASE,
)
"""What is said of the interview shown, and of a question only where one is open."""
_ACTS = frozenset(get_args(Act))
"""What the words may say against the rules; "invite her" is read by the rules alone."""


def _may_be_booked(command: ParsedMessage, context: ParseContext) -> bool:
    """Whether what reads as a setting may be said of a booked interview: "shift the Friday one 30 minutes later"."""
    request = command.request
    if isinstance(request, AdminRequest) and request.verb == "forget_candidate":
        return False
    return isinstance(request, AdminRequest | SettingRequest) and bool(context.interviews)


def _is_deed(shape: Shape, situation: Situation) -> bool:
    """Whether a booked interview or a candidate's address is named, and something done to it."""
    has_address = any(one.kind == "candidate" and one.value.mail for one in shape.pieces)
    is_habit = re.search(r"\b(?:interviews|by default|usually|always)\b", shape.row)
    if is_habit and not re.search(r"¤[tcp]", shape.row):
        return False
    is_named = has_address or speaks_of_booked(shape, situation)
    return is_named and decide(shape, situation) in DEEDS


def _only_away(
    absences: tuple[Absence, ...], shape: Shape, context: ParseContext, after: Question | None
) -> ParsedMessage | None:
    """Read a message that says nothing but who is away."""
    if context.last in {"invitation", "interview", "proposal", "list"} and after is None:
        return None
    if all(is_speaker(one) for one in absences):
        return absence_request(absences, context, shape)
    return ask(shape, context, after, is_continued=True) if after is not None else None


def _built(  # noqa: C901, PLR0911 - one line for each way it is said
    act: Act, shape: Shape, context: ParseContext, after: Question | None, said: Spoken
) -> ParsedMessage:
    if act in {"accept", "decline", "tentative", "propose", "late", "absence"}:
        return answer(act, shape, context)
    if act == "link":
        return ask_for_link(shape, context, after)
    if act == "new":
        return ask(shape, context, None)
    if act == "continued" and after is not None:
        return ask(shape, context, after, is_continued=True)
    if act == "help":
        return ParsedMessage(AdminRequest("help", "help"))
    if act == "start_over":
        return ParsedMessage(StartOverRequest())
    if act == "chat":
        return ParsedMessage(ChatRequest(courtesy(said)))
    if act == "unknown":
        return ParsedMessage(UnknownRequest())
    return booked(act, shape, context)
