"""Every clause of a message about a booked interview counts: what it changes by itself is done, or it is named as left out.

A message is read as a whole first: that tells best who comes for whom, and which interview is meant. Then each clause is
read alone, and what the whole lost of it is put back: "take the room away, then make it online", "no room but online".
"""

import re
from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.language.acts.deeds import is_changing
from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.changes.one_change import with_change
from bot.language.interviews.changes.plain_changes import plain_change
from bot.language.interviews.compound.several_changes import LOOP_VERBS, all_changes
from bot.language.messages.message_parts import TOLD, Part, Reader, clauses, opens_with_verb
from bot.language.parsed import ParsedMessage
from bot.language.people.absences import find_absences
from bot.language.requests import (
    AdminRequest,
    ButtonRequest,
    ChangeRequest,
    EachRequest,
    Request,
    RescheduleRequest,
    RoomChange,
    UnknownRequest,
)
from bot.language.rewordings.table import in_plain_words
from bot.language.tokens.cues import Cued

_SHOWN = frozenset({"interview", "proposal", "feedback", "loop"})
_MISREAD = frozenset({"no-such-interview", "which-interview", "what-to-change"})
"""What is asked where the words of one clause were taken to tell of which interview another speaks."""
_NO_CLAUSE = Cued(
    r"\W*(?:because|since|as|so that|so (?:he|she|they|we|i|it)\b|if|when|unless|until|in case|otherwise|although|though|while|who|which|that|(?:no,? )?(?:wait,? )?not)\b",
    re.IGNORECASE,
)
"""How a part begins that tells why, or on what it depends: it asks for nothing."""
_SAYS_AGAIN = Cued(
    r"\W*\w+(?: up)? (?:it|that|this|so|them|him|her|me|us|(?:the|my|our|her|his|their|this|that) (?:interview|meeting|invite|invitation|one))"
    r"(?: (?:it|that|this|so|off|out|up|in|on|to|too|for|from|the|her|his|their|interview|invite|meeting|again|then|now|please|pls|accordingly|instead|thanks|away|back))*\W*",
    re.IGNORECASE,
)
"""What only says again that it is to be done: "she's not needed any more, take her off"."""
_BARE = Cued(
    r"^(?:(?:the|a|an|any|its|her|his|their|our|that) )*(?:¤(?!l)\w+|(?:meeting )?rooms?|teams|zoom|(?:(?:teams|zoom|online|video) )*(?:link|meeting|call)|notes?|title)(?: (?:too|as well|please|also))*$"
)
"""What goes on with the verb of the clause before: "remove the Teams link | and the room"."""
_WORDS = frozenset({"word", "strange", "join"})
"""Kinds of pieces that name nothing of an interview."""
_NOW = re.compile(r"\bnow\b", re.IGNORECASE)
_ENDS = Cued(r"(?:[\s,;.!&+]|\b(?:and|then|plus|but|also|please|pls))+\Z", re.IGNORECASE)
_NO = re.compile(r"\Ano(?= \w)", re.IGNORECASE)
"""Before a name alone it is read as nothing: "no Wei"."""
_AS_CHANGE = "make it "
"""What is put before words that are also a button's, or an admin's: "use the Boardroom", "have Priya join"."""


def with_all_clauses(read: ParsedMessage, reader: Reader, *, is_open: bool) -> ParsedMessage:
    """Return what a message asks for, with all that its clauses change; while a question is open only of a booked interview that was named."""
    context = reader.context
    if not context.interviews or _is_of_sessions(read):
        return read
    parts = clauses(reader.text)
    if len(parts) < 2:  # noqa: PLR2004 - several
        return read
    is_shown = context.last in _SHOWN and not is_open
    built = _built(read, parts, reader) if is_shown else None
    return _without_words(built or (_with_lost(read, parts, reader) if _is_deed(read) else read))


_NOTE_ALONE = Cued(
    r"\W*(?:(?:and|also|then|please) )*(?:(?:add|leave|put|write|make|include|give (?:it|them))(?: (?:in|on))? ?)?(?:(?:a|the) )?(?:short |quick )?note(?: (?:too|as well|for (?:the |all )?(?:interviewers?|panel|team)|to (?:it|the (?:interview|invite)|them)|please|pls))*\W*",
    re.IGNORECASE,
)
"""That a note is to be added, and not which."""


def _without_words(read: ParsedMessage) -> ParsedMessage:
    """Return a change beside which a note of no words is asked for, without that: it is asked about once the rest is done."""
    left = tuple(one for one in read.left_out if not _NOTE_ALONE.fullmatch(one))
    is_done = _is_deed(read) and len(left) < len(read.left_out)
    return replace(read, left_out=left, lacks_note=True) if is_done else read


def _is_of_sessions(read: ParsedMessage) -> bool:
    """Whether a message was read whole as what becomes of each of several interviews, or of the sessions of a loop among each other."""
    request = read.request
    is_of_loop = isinstance(request, ButtonRequest) and request.verb in LOOP_VERBS
    return read.doubt is None and (is_of_loop or isinstance(request, EachRequest))


def _is_deed(read: ParsedMessage) -> bool:
    return isinstance(read.request, ChangeRequest | RescheduleRequest) and read.doubt is None


def _built(read: ParsedMessage, parts: Sequence[Part], reader: Reader) -> ParsedMessage | None:
    """Return what the clauses ask for where the whole was not understood; None where it was, or they are not all to be done.

    A title is words that may be anything, so that the rest of its sentence is read by itself.
    """
    is_misread = read.doubt is not None and read.doubt.doubt.kind in _MISREAD
    is_titled = isinstance(read.request, ChangeRequest) and bool(read.request.title)
    if not is_misread and (read.doubt is not None or (_is_deed(read) and not is_titled)):
        return None
    text = reader.text
    if not (_is_command(parts[0], reader) or _alone(parts[0], reader, reader.context)):
        return None
    for one in reversed(parts):
        if _is_command(one, reader):
            text = f"{text[: one.start]}{_AS_CHANGE}{text[one.start :]}"
    if text != reader.text:
        reader = replace(reader, text=text)
        parts = clauses(text)
    if _may_name(parts[0], reader):
        return None
    done = [one for one in parts if _alone(one, reader, reader.context)]
    left = [one for one in parts if one not in done]
    if parts[0] not in done or not all(TOLD.match(one.text) or (is_misread and opens_with_verb(one)) for one in left):  # fmt: skip
        return None
    return all_changes(parts, reader)


def _is_command(part: Part, reader: Reader) -> bool:
    """Whether a clause by itself is a button, or an admin's command."""
    return isinstance(reader.read(part.text, reader.context).request, ButtonRequest | AdminRequest)


def _may_name(part: Part, reader: Reader) -> bool:
    """Whether a time that opens a message may be that of another interview: "on Thursday, Dana instead of Raj"."""
    read = None if opens_with_verb(part) else reader.read(part.text, reader.context)
    spans = read.request.windows if read and isinstance(read.request, RescheduleRequest) else ()
    others = reader.context.interviews[1:]
    return any(start <= one.start < end for start, end in spans for one in others)


def _alone(part: Part, reader: Reader, context: ParseContext) -> ParsedMessage | None:
    """Return what a clause by itself does to an interview; None where it does nothing."""
    if _NO_CLAUSE.match(part.text):
        return None
    shape = reader.shaped(part.text)
    goes_on = bool(part.start) and shape.search(_BARE) is not None
    if goes_on or find_absences(shape)[0]:
        return None
    read = reader.read(part.text, context)
    if isinstance(read.request, ButtonRequest | AdminRequest):
        read = reader.read(_AS_CHANGE + part.text, context)
    if isinstance(read.request, UnknownRequest):
        read = reader.read(_NO.sub("without", part.text), context)
    plain = "" if _is_deed(read) else in_plain_words(part.text, context, is_after=False)
    if plain and plain != part.text:
        shape, read = reader.shaped(plain), reader.read(plain, context)
    is_of_words = all(one.kind in _WORDS for one in shape.pieces)
    if is_of_words and not (opens_with_verb(part) or is_changing(shape) or _takes_out(read)):
        return None
    return read if _is_deed(read) else None


def _takes_out(read: ParsedMessage) -> bool:
    """Whether a clause says what an interview is to have no longer: "no email to the candidate"."""
    return isinstance(read.request, ChangeRequest) and bool(read.request.cleared)


def _with_lost(read: ParsedMessage, parts: Sequence[Part], reader: Reader) -> ParsedMessage:
    """Return a change or a move of one interview, or of a whole loop, with what its clauses say besides."""
    whole = _as_change(read.request)
    one = next((each for each in reader.context.interviews if (each.id,) == whole.target), None)
    if one is None or (whole.move is not None and (whole.move.is_exchange or one.sessions)):
        return read
    only = plain_change(reader.shaped(reader.text))
    if only is not None and only.only:
        return read  # A list of all who stay, which its "and" cuts in two.
    # Of a loop a clause may speak of one session, which is then no part of what becomes of all of them.
    chosen = reader.context.but(chosen=(one.id,), last="interview")
    context = reader.context if one.sessions else chosen
    made, left = whole, list(read.left_out)
    words = [one for one in (whole.note, whole.title) if one]
    for part in parts:
        if any(said in part.text or part.text in said for said in words):
            continue
        alone = None if _NOW.search(part.text) else _alone(part, reader, context)
        if alone and one.sessions and _as_change(alone.request).target != whole.target:
            alone = None
        more = _missing(_as_change(alone.request), made, one) if alone else ChangeRequest()
        more = more if _tells_name(more, part) else replace(more, candidate=None)
        if more != ChangeRequest():
            made = with_change(_without(made, more), more)
            left = [said for said in left if said not in part.text]
        elif not alone and _is_idle(part, read, reader):
            left.append(part.said)
    request = read.request if made == whole else _as_long(made, one)
    return replace(read, request=request, left_out=tuple(dict.fromkeys(left)))


def _as_change(request: Request) -> ChangeRequest:
    """Return a move as a change of nothing but the time."""
    if isinstance(request, ChangeRequest):
        return request
    assert isinstance(request, RescheduleRequest)  # noqa: S101 - told by `_is_deed`
    return ChangeRequest(request.target, move=request)


def _missing(said: ChangeRequest, made: ChangeRequest, one: ComingInterview) -> ChangeRequest:
    """Return what a clause says of an interview that its change does not have."""
    paired = {mail for pair in made.replace for mail in pair}
    shift = made.move.shift if made.move else None
    is_length = made.minutes is None and said.minutes != abs(shift or 0)
    return ChangeRequest(
        add=tuple(mail for mail in said.add if mail not in {*made.add, *paired}),
        remove=tuple(mail for mail in said.remove if mail not in {*made.remove, *paired}),
        replace=tuple(
            pair for pair in said.replace if not {*pair} & {*made.add, *made.remove, *paired}
        ),
        room=said.room if _differs(said.room, made.room) else None,
        minutes=said.minutes if is_length else None,
        online=said.online if said.online != made.online else None,
        candidate=said.candidate if made.candidate is None else None,
        note="" if made.note else said.note,
        title="" if made.title else said.title,
        cleared=tuple(part for part in said.cleared if part not in made.cleared),
        move=said.move if made.move is None and _is_other_time(said.move, one) else None,
    )


def _tells_name(said: ChangeRequest, part: Part) -> bool:
    """Whether a clause that names a candidate does so to say who it is, or what their address is."""
    named = said.candidate
    return named is None or bool(named.mail) or bool(_NAMES.search(part.text))


_NAMES = re.compile(r"\b(?:candidate|applicant|name|called)\b", re.IGNORECASE)


def _is_other_time(move: RescheduleRequest | None, one: ComingInterview) -> bool:
    """Whether a move names a time that does not just tell which interview is meant."""
    spans = move.windows if move else ()
    is_name = any(start <= one.start < end for start, end in spans)
    return not is_name and bool(move and (spans or move.shift))


def _without(made: ChangeRequest, more: ChangeRequest) -> ChangeRequest:
    """Return a change in which nobody goes who comes by what is put to it, and the other way round."""
    add = tuple(mail for mail in made.add if mail not in more.remove)
    remove = tuple(mail for mail in made.remove if mail not in more.add)
    return replace(made, add=add, remove=remove)


def _differs(said: RoomChange | None, made: RoomChange | None) -> bool:
    """Whether a room is wanted where the whole has no word of one or wants none, or the other way round."""
    return said is not None and (made is None or (said.kind == "none") is not (made.kind == "none"))


def _is_idle(part: Part, read: ParsedMessage, reader: Reader) -> bool:
    """Whether a clause that says to do something had no part in what was understood, and is not named as left out."""
    if not part.start or not opens_with_verb(part) or _SAYS_AGAIN.fullmatch(part.text):
        return False
    if any(part.said in one or one in part.said for one in read.left_out):
        return False
    before, after = reader.text[: part.start], reader.text[part.start + len(part.text) :]
    rest = reader.read(f"{_ENDS.sub('', before)}{after}", reader.context)
    return rest.request == read.request


def _as_long(made: ChangeRequest, one: ComingInterview) -> ChangeRequest:
    """Return a change whose new time is as long as the interview is to be."""
    if made.move is None or not made.minutes:
        return made
    now, then = timedelta(minutes=one.minutes), timedelta(minutes=made.minutes)
    spans = (
        (start, start + then if end - start == now else end) for start, end in made.move.windows
    )
    return replace(made, move=replace(made.move, windows=tuple(spans)))
