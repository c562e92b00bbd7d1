"""Several things that are to be done to booked interviews: "add Mei and move it to Friday", "cancel Jo's and move Marc's".

Each is read alone, so that who is added in one never tells which interview the other is about; "it" in a later part is
the interview of the part before. What can be one change of one interview becomes one request; of the rest one is asked for.
"""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.language.acts.situation import BOOKED, IT
from bot.language.clarification import Clarification
from bot.language.context import ParseContext
from bot.language.interviews.candidates.address_of_all_interviews import tells_address
from bot.language.interviews.changes.one_change import Run, made_one
from bot.language.interviews.targets.resolve import (
    Reference,
    asked_with_whole,
    choosing_target,
    which_of,
)
from bot.language.messages.message_parts import TOLD, Part, Reader, asked_which
from bot.language.parsed import ParsedMessage
from bot.language.people.coming_names import interviews_named
from bot.language.questions.loops.loops import drops_pause
from bot.language.requests import ButtonRequest, ChangeRequest, Question, RoomChange, Target
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD, TAIL

_NOT = Cued(rf"{LEAD}(?:don['’]?t|do not|no need to|never)\b", re.IGNORECASE)
_ANOTHER_TIME = Cued(
    r"(?:find|look for|get|book|set up)(?: (?:me|us|them))?(?= (?:another|a new|a different|some other|a better) (?:time|slot|date|day)\b)",
    re.IGNORECASE,
)
"""What is looked for instead of a time that is cancelled."""
_DEEDS = frozenset({"change", "reschedule", "cancel", "loop"})
_OTHERS = frozenset({"responses", "interviews", "undo", "link", "remind", "invite_candidate"})
LOOP_VERBS = frozenset({"loop_swap", "loop_order", "loop_drop", "loop_add"})
_SHOWN = frozenset({"interview", "proposal", "feedback", "loop", "list"})


class _Deed(Struct, frozen=True):
    """A part and what it does: a deed's intent, `loop` for a change of the loop shown, `told`, `search`, or nothing known."""

    part: Part
    read: ParsedMessage
    kind: str

    @property
    def is_worded(self) -> bool:
        """Whether it gives a note or a title, in words that may be anything."""
        request = self.read.request
        return isinstance(request, ChangeRequest) and bool(request.note or request.title)


def several_changes(parts: Sequence[Part], reader: Reader) -> ParsedMessage | None:
    """Return what is done to booked interviews, where it is more than one kind of thing."""
    found = [
        one for one in _read_alone(parts, reader, are_several=True) if not _NOT.match(one.part.text)
    ]
    found = [one for n, one in enumerate(found) if not (n and _is_said_again(one, found[n - 1]))]
    done = [one for one in found if one.kind in _DEEDS]
    beside = [one for one in found if one.kind not in _DEEDS]
    if not done:
        return None
    if found[0].kind not in _DEEDS:
        return _after_other(found, reader)
    kinds = {one.kind for one in done}
    if len(kinds) == 1 and not (len(done) > 1 and _is_each_alone(done, reader)):
        return _first_alone(done, beside, reader)
    told = _targets(done, reader)
    if isinstance(told, Clarification):
        return ParsedMessage(done[0].read.request, told)
    is_one = len({*told}) == 1 and not any(one.part.is_other for one in done)
    merged = _as_one(done, kinds, told[0], reader) if is_one else None
    if merged is None:
        return _asked(done, told, reader)
    left = tuple(one.part.said for one in beside)
    return replace(merged, left_out=() if merged.doubt else (*merged.left_out, *left))


def all_changes(parts: Sequence[Part], reader: Reader) -> ParsedMessage | None:
    """Return the one change of one interview that parts make, each of which is a deed by itself; None where they make none."""
    found = _read_alone(parts, reader)
    done, beside = (
        [one for one in found if (one.kind in _DEEDS) is is_deed] for is_deed in (True, False)
    )
    left = tuple(one.part.said for one in beside)
    if len(done) == 1:
        return replace(done[0].read, left_out=(*done[0].read.left_out, *left))
    told = _targets(done, reader) if done else []
    if isinstance(told, Clarification) or len({*told}) != 1 or len(found) < len(parts):
        return None
    merged = _as_one(done, {one.kind for one in done}, told[0], reader, is_apart=True)
    return merged and replace(merged, left_out=() if merged.doubt else (*merged.left_out, *left))


def _after_other(found: Sequence[_Deed], reader: Reader) -> ParsedMessage | None:
    """Return the question which is meant where something else is asked for before a deed: "who hasn't answered, and add Mei"."""
    is_other = found[0].read.intent in _OTHERS and found[0].read.doubt is None
    if not is_other or not all(one.part.is_joined for one in found[1:]):
        return None
    done = [one for one in found[1:] if one.kind in _DEEDS]
    told = _targets(done, reader)
    targets = [()] * len(done) if isinstance(told, Clarification) else told
    return _asked([found[0], *done], [(), *targets], reader)


def _is_each_alone(done: Sequence[_Deed], reader: Reader) -> bool:
    """Whether deeds of one kind cannot be read together: a note among them, or several changes of a loop."""
    if done[0].kind != "loop":
        return any(one.is_worded for one in done)
    whole = reader.read(reader.text, reader.context).request
    return not (isinstance(whole, ChangeRequest) and whole.replace)


_SAID_AGAIN = Cued(
    rf"{LEAD}(?:remove|drop|delete|take|lose|release|free)(?: up)? (?:it|them|that)(?: (?:out|off|away))*{TAIL}",
    re.IGNORECASE,
)


def _is_said_again(one: _Deed, before: _Deed) -> bool:
    """Whether a part removes what the part before has no need of: "we don't need a room, remove it"."""
    request = before.read.request
    is_gone = isinstance(request, ChangeRequest) and request.room == RoomChange("none")
    return is_gone and bool(_SAID_AGAIN.fullmatch(one.part.text))


def _read_alone(parts: Sequence[Part], reader: Reader, *, are_several: bool = False) -> list[_Deed]:
    """Return the parts with what each does; what leads to the first deed stands with it. None where they are to be several, and the first tells that they are not."""
    context = reader.context
    shown = context if context.last in _SHOWN else context.but(last="interview")
    found: list[_Deed] = []
    for n, part in enumerate(parts, 1):
        whole = part
        if len(found) == 1 and _leads(found[0]):
            if are_several and n == len(parts):
                return []
            first = found.pop().part
            whole = Part(reader.text[first.start : part.start + len(part.text)], first.start)
        if are_several and len(found) == 1 and not (found[0].kind in _DEEDS or _may_go_before(found[0])):  # fmt: skip
            return []
        found.append(_deed(whole, shown, found, reader))
    return found


def _may_go_before(one: _Deed) -> bool:
    """Whether a part that is no deed itself may stand before one: it is not to be done, or something else that is asked for beside it."""
    is_other = one.read.intent in _OTHERS and one.read.doubt is None
    return is_other or _NOT.match(one.part.text) is not None


def _leads(one: _Deed) -> bool:
    """Whether a part only leads to what is to be done: "Tom is ill, …"."""
    return not one.kind and one.read.intent not in _OTHERS and not _NOT.match(one.part.text)


def _deed(part: Part, shown: ParseContext, before: list[_Deed], reader: Reader) -> _Deed:
    if before and before[-1].kind == "cancel" and _ANOTHER_TIME.match(part.text):
        part = replace(part, text=_ANOTHER_TIME.sub("move it to", part.text, count=1))
    read = reader.read(part.text, shown)
    is_unclear = read.doubt is not None and read.doubt.doubt.kind == "what-to-change"
    kind = "" if is_unclear else read.intent if read.intent in _DEEDS else ""
    if isinstance(read.request, Question):
        kind = "search"
    if isinstance(read.request, ButtonRequest) and read.request.verb in LOOP_VERBS:
        kind = "loop"
    if drops_pause(part.text):
        kind = ""
    deed = _Deed(part, read, kind)
    is_told = before and TOLD.match(part.text)
    is_note = deed.is_worded and before and before[-1].kind != "cancel"
    return replace(deed, kind="told") if is_told and not is_note else deed


def _first_alone(done: list[_Deed], beside: list[_Deed], reader: Reader) -> ParsedMessage | None:
    """Return the one deed beside which something else is asked for, that is named as left out."""
    left = [one for one in beside if one.kind != "told"]
    if len(done) > 1 or done[0].kind == "change" or not left:
        return None
    read = reader.read(done[0].part.text, reader.context)
    if read.intent != done[0].kind or read.doubt is not None:
        return None
    words = tuple(one.part.said for one in beside)
    return replace(read, left_out=(*read.left_out, *words))


def _targets(done: Sequence[_Deed], reader: Reader) -> list[Target] | Clarification:
    """Return the interview that each of the deeds is about, or the question which one is meant."""
    context = reader.context
    if (unknown := _unknown(done, reader)) is not None:
        return unknown
    own = [_own_target(one, reader) for one in done]
    is_shown = context.last in _SHOWN and context.last != "list"
    shown = context.interviews[:1] if is_shown or len(context.interviews) == 1 else ()
    here: Target = context.chosen or tuple(one.id for one in shown)
    told = next(filter(None, own), ())
    is_here = bool(here) and re.search(IT, reader.shaped(done[0].part.text).row)
    current = here if is_here or not told else told
    if not current:
        whole = reader.shaped(reader.text)
        return which_of(tuple(one.id for one in context.interviews), whole, context)
    found: list[Target] = []
    for one in own:
        current = one or current
        found.append(current)
    return found


def _unknown(done: Sequence[_Deed], reader: Reader) -> Clarification | None:
    """Return the question about a deed that names somebody with whom there is no interview, asked of the whole message."""
    for one in done:
        doubt = one.read.doubt
        if doubt is not None and doubt.doubt.kind == "none-with":
            part, whole = reader.shaped(one.part.text), reader.shaped(reader.text)
            return asked_with_whole(Reference((), doubt), part, whole).doubt
    return None


def _own_target(deed: _Deed, reader: Reader) -> Target:
    """Return the interview that a part names by itself, whatever was shown."""
    context = reader.context
    target: Target = getattr(deed.read.request, "target", ())
    if context.chosen or not target:
        return ()
    shape = reader.shaped(deed.part.text)
    is_named = bool(interviews_named(shape.pieces, context))
    is_other = target[0] != context.interviews[0].id
    return target if is_other or is_named or re.search(BOOKED, shape.row) else ()


def _as_one(
    done: Sequence[_Deed],
    kinds: set[str],
    target: Target,
    reader: Reader,
    *,
    is_apart: bool = False,
) -> ParsedMessage | None:
    """Return all deeds as one change of one interview; None where they cannot be one.

    What is cancelled and to be at another time is moved: it is let go of once there is a new time.
    """
    one = next((each for each in reader.context.interviews if (each.id,) == target), None)
    if one is None:
        return None
    context = reader.context.but(chosen=(one.id,))
    if kinds == {"cancel", "reschedule"}:
        moves = [each for each in done if each.kind == "reschedule"]
        return reader.read(moves[0].part.text, context) if len(moves) == 1 else None
    if kinds & {"cancel", "loop"} or (one.sessions and kinds != {"change"}):
        return None
    return made_one(_runs(done, reader, is_apart=is_apart), reader.read, context, reader.text)


def _runs(done: Sequence[_Deed], reader: Reader, *, is_apart: bool) -> list[Run]:
    """Return the parts in which deeds of one kind that follow each other stand together, if they are not read apart; a note stands alone."""
    runs: list[Run] = []
    last: _Deed | None = None
    for one in done:
        is_named = bool(_own_target(one, reader)) or _names_whose_address(one, reader)
        start, end = one.part.start, one.part.start + len(one.part.text)
        is_worded = last is not None and (last.is_worded or one.is_worded)
        if last and last.kind == one.kind and not (is_worded or is_apart):
            before = runs.pop()
            start, is_named = before.start, is_named or before.is_named
        runs.append(Run(reader.text[start:end], start, is_named=is_named))
        last = one
    return runs


def _names_whose_address(deed: _Deed, reader: Reader) -> bool:
    """Whether a part tells an address by the name of its candidate, who may be another than that of the interview meant."""
    return not reader.context.chosen and tells_address(reader.shaped(deed.part.text))


def _asked(done: Sequence[_Deed], told: Sequence[Target], reader: Reader) -> ParsedMessage:
    """Return the question which of the deeds is meant; the answer is read as that one of its interview."""
    sentences = [
        ("" if one.kind == "loop" else choosing_target(target, reader.context)) + one.part.text
        for one, target in zip(done, told, strict=True)
    ]
    return asked_which(done[0].read.request, [one.part for one in done], sentences)
