"""Several booked interviews of which each is changed in its own way: "make Jo's 45 and Hana's an hour", "move Jo's to 3 and Hana's to 4".

A part for each interview, told by its candidate or by its place in the loop that is shown, is read alone; one without a verb goes on with that of the part before.
"""

import re
from collections.abc import Sequence

from bot.language.acts.deeds import is_changing
from bot.language.context import ComingInterview, ParseContext
from bot.language.coverage.unaccounted import accounted
from bot.language.interviews.targets.session_mentions import mentions, with_it
from bot.language.messages.message_parts import Part, Reader, clauses, opens_with_verb
from bot.language.parsed import ParsedMessage
from bot.language.people.coming_names import interviews_named
from bot.language.requests import ChangeRequest, EachRequest, RescheduleRequest, Target

Own = ChangeRequest | RescheduleRequest


def each_changed(reader: Reader) -> ParsedMessage | None:
    """Return what becomes of each interview of a message that names several; None where it is not of each something of its own."""
    if not _is_of_several(reader):
        return None
    parts = _of_one_each(clauses(reader.text), reader)
    if len(parts) < 2:  # noqa: PLR2004 - several
        return None
    sentences = _with_verbs(parts, reader)
    own = [_own(text, reader) for text in sentences]
    made = [one for one in own if one is not None]
    ids = [id_ for one in made for id_ in one.target]
    if len(made) < len(own) or len({*ids}) < len(ids):
        return None
    moves = [one for one in made if isinstance(one, RescheduleRequest)]
    if len(moves) < len(made):
        return ParsedMessage(EachRequest(tuple(ids), tuple(made), sentences))
    each = tuple((one.target[0], one.windows) for one in moves)
    return ParsedMessage(RescheduleRequest(tuple(ids), each=each))


def _is_of_several(reader: Reader) -> bool:
    if len(reader.context.interviews) < 2 or reader.context.chosen:  # noqa: PLR2004 - several
        return False
    whole = reader.shaped(reader.text)
    named = interviews_named(whole.pieces, reader.context)
    candidates = {one.candidate for one in named if not one.sessions}
    is_of_several = len(candidates) > 1 or len(_sessions(reader.text, reader)) > 1
    return is_of_several and (is_changing(whole) or opens_with_verb(Part(reader.text)))


def _sessions(text: str, reader: Reader) -> set[str]:
    """Return the sessions of the loop shown that words mention each by itself."""
    found = mentions(text, reader.context)
    return {one.sessions[0].id for one in found if one.is_sure and len(one.sessions) == 1}


def _of_one_each(found: Sequence[Part], reader: Reader) -> list[Part]:
    """Return the parts that name an interview, each with the clauses that belong to it.

    Names alone go on to the part after them, "add Sam to Jo's and Lucy | and Mei to Hana's"; all else to the one before.
    """
    parts: list[Part] = []
    start: int | None = None
    for one in found:
        begins = one.start if start is None else start
        end = one.start + len(one.text)
        if _named(one, reader) or _sessions(one.text, reader):
            parts.append(Part(reader.text[begins:end], begins))
            start = None
        elif not parts or start is not None or _is_name(one, reader):
            start = begins
        else:
            parts[-1] = Part(reader.text[parts[-1].start : end], parts[-1].start)
    return [] if start is not None else parts


def _named(part: Part, reader: Reader) -> list[ComingInterview]:
    return interviews_named(reader.shaped(part.text).pieces, reader.context)


def _is_name(part: Part, reader: Reader) -> bool:
    return {one.kind for one in reader.shaped(part.text).pieces} == {"name"}


def _with_verbs(parts: Sequence[Part], reader: Reader) -> tuple[str, ...]:
    """Return the parts as sentences: what stands before the first name of one that has a verb opens those that have none."""
    opening = ""
    made: list[str] = []
    for one in parts:
        shape = reader.shaped(one.text)
        spans = shape.sentence.spans
        starts = [spans[each.start][0] for each in shape.pieces if each.kind in _NAMES]
        starts += [each.start for each in mentions(one.text, reader.context) if each.is_sure]
        if not made or opens_with_verb(one):
            opening = one.text[: min(starts, default=0)]
            made.append(one.text)
        else:
            made.append(f"{opening}{one.text}")
    return tuple(made)


_NAMES = frozenset({"name", "candidate"})


def _own(text: str, reader: Reader) -> Own | None:
    """Return what becomes of the one interview that a sentence names; None where anything of it is not clear or not read."""
    if (session := with_it(text, reader.context)) is not None:
        context = reader.context.but(chosen=session.ids, last="interview")
        return _read_own(_put(session.text, reader), session.ids, context, reader)
    named = interviews_named(reader.shaped(text).pieces, reader.context)
    if len(named) != 1 or named[0].sessions:
        return None
    return _read_own(text, (named[0].id,), reader.context.but(last="interview"), reader)


def _put(text: str, reader: Reader) -> str:
    """Return a sentence that puts an interview into a room, where it was only made to be there: "make the first in Thames"."""
    pieces = reader.shaped(text).pieces
    is_of_room = any(one.kind == "name" and one.value.kind == "room" for one in pieces)
    return _MAKE.sub("put ", text, count=1) if is_of_room else text


_MAKE = re.compile(r"\b(?:make|have|do) ", re.IGNORECASE)


def _read_own(text: str, target: Target, context: ParseContext, reader: Reader) -> Own | None:
    shape = reader.shaped(text)
    read = accounted(reader.read(text, context), shape, context)
    request = read.request
    is_clear = read.doubt is None and not read.left_out
    if not is_clear or not isinstance(request, Own) or request.target != target:
        return None
    is_whereto = isinstance(request, ChangeRequest) or request.windows
    return request if is_whereto else None
