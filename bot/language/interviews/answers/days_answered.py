"""Several invitations answered in one message, each by its day or its candidate: some with a yes, some with a no or another hour.

"Tuesday and Thursday yes, Friday no"     "Tuesday aye, Thursday could we do 4?"     "Tuesday at 4 rather than 3, Thursday's fine"
"""

import re
from typing import Literal

from msgspec import Struct

from bot.language.acts.situation import Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.answers.invitation_answers import answer
from bot.language.interviews.targets.resolve import resolve
from bot.language.parsed import ParsedMessage
from bot.language.requests import AnswerRequest, Target, Window

_Verdict = Literal["accept", "decline", "tentative", "propose"]
_FEWEST = 2
_LONGEST = 140
"""How long a message may be that says nothing else."""
_JOINT = re.compile(
    r" (?:(?:,|;|\.|-|\?|and|but|however|though|while|whereas|also|so)(?= |$) ?)+(?= |$)"
)
_SIGN = re.compile(r"¤[tcx]\d+(?: 's)?")
_SAID = r"(?:(?:and|but|i|the|an?|it|that|for|me|will|'ll|'m|am|is|are|'s|be|to|on|at|with|please|sorry|just|so|interview|meeting|one|ones|of|them|then|both|all|really|unfortunately|also|do|make|take|attend|thanks|hi|hey|well|by|from|my|side|afraid|work|works) )*"
_WORDS: tuple[tuple[re.Pattern[str], _Verdict], ...] = (
    (re.compile(rf"{_SAID}(?:no|nope|nah|nae|not|cant|cannot|can not|isnt|arent|doesnt|does not|dont|do not|wont|declin\w*|pass|skip|out|impossible|unavailable|no good|no go)(?: (?:good|possible|ok|okay|free|available|do|make|work|suit|great|go|able))* {_SAID}"), "decline"),
    (re.compile(rf"{_SAID}(?:maybe|perhaps|possibly|tbc|not sure|unsure|might|tentative\w*) {_SAID}"), "tentative"),
    (re.compile(rf"{_SAID}(?:yes|yep|yeah|aye|ok|okay|fine|works?|good|great|perfect|grand|can|does|take|accept\w*|happy|sure|in|all good|suits?|free|available|no problem) {_SAID}"), "accept"),
)  # fmt: skip
_ASKS_HOUR = re.compile(
    r"'d\b|\b(?:could|can|would|might|may|shall|rather|prefer|instead|better|make|move|push|how about|what about|at|do|be|suits?|possible|maybe)\b"
)


class _Part(Struct, frozen=True):
    """A part of a message: which invitations it names, what it says of them, and in which words."""

    targets: Target
    verdict: _Verdict | None
    text: str
    windows: tuple[Window, ...] = ()
    is_exact: bool = False
    """Whether it names a candidate, or the very hour."""


def days_answered(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return what is answered to several invitations, of which each is named, where it is not the same for all; None else."""
    context = situation.context
    invited = tuple(one for one in context.interviews if one.role == "interviewer")
    if situation.is_open or not situation.is_invited or len(invited) < _FEWEST:
        return None
    if len(shape.row) > _LONGEST:
        return None
    parts = [_part(shape.only(one), invited, context) for one in shape.parts(_JOINT)]
    known = _with_verdicts([one for one in parts if one is not None]) if all(parts) else None
    return _answers(known) if known else None


def _part(
    shape: Shape, invited: tuple[ComingInterview, ...], context: ParseContext
) -> _Part | None:
    """Return what a part of a message says; None where that is not known."""
    named = [n for n, one in enumerate(shape.pieces) if one.kind in {"days", "candidate"}]
    has_hours = any(one.kind in {"times", "stretch"} for one in shape.pieces)
    text = shape.text(range(len(shape.pieces))).strip(" ,;.-")
    rest = " ".join(_SIGN.sub(" ", shape.row).split())
    if not named:
        return _Part((), None, text) if not has_hours and re.fullmatch(_SAID, f"{rest} ") else None
    ids = [_named(shape.only([n]), invited, context) for n in named]
    if not all(ids):
        return None
    targets = tuple(dict.fromkeys(one for each in ids for one in each))
    if has_hours and not _are_own(shape, targets, invited, context):
        return _proposed(shape, targets, text, context)
    verdict = next((said for form, said in _WORDS if form.fullmatch(f"{rest} ")), None)
    is_bare = verdict is None and re.fullmatch(_SAID, f"{rest} ".lstrip())
    is_exact = any(one.kind == "candidate" or (one.kind == "times" and one.value[0].bound == "at") for one in shape.pieces)  # fmt: skip
    return _Part(targets, verdict, text, is_exact=is_exact) if verdict or is_bare else None


def _named(shape: Shape, invited: tuple[ComingInterview, ...], context: ParseContext) -> Target:
    """Return the one invitation that is named; empty where none is, or several."""
    found = resolve(shape, context.but(interviews=invited), role="interviewer", text="")
    is_one = found.is_told and found.doubt is None and len(found.ids) == 1
    return found.ids if is_one else ()


def _are_own(
    shape: Shape, targets: Target, invited: tuple[ComingInterview, ...], context: ParseContext
) -> bool:
    """Whether the hours that are said are those of the one invitation that is named."""
    told = (n for n, one in enumerate(shape.pieces) if one.kind in {*TIME_KINDS, "candidate"})
    return len(targets) == 1 and _named(shape.only(told), invited, context) == targets


def _proposed(shape: Shape, targets: Target, text: str, context: ParseContext) -> _Part | None:
    """Return what another hour is proposed for, on its own day; None where that is not clear."""
    if len(targets) != 1 or not _ASKS_HOUR.search(shape.row):
        return None
    meant = tuple(one for one in context.interviews if one.id in targets)
    read = answer("propose", shape, context.but(interviews=meant, is_unshown=False)).request
    if not isinstance(read, AnswerRequest) or read.intent != "propose" or not read.windows:
        return None
    is_on_day = all(start.date() == meant[0].start.date() for start, _ in read.windows)
    return _Part(targets, "propose", text, read.windows) if is_on_day else None


def _with_verdicts(parts: list[_Part]) -> list[_Part]:
    """Return the parts that name invitations, a bare name with what is said of the next: "Tuesday and Thursday yes"; of the one before where a verdict opens the message. None of them where one is left without."""
    named = [one for one in parts if one.targets]
    is_before = bool(named) and named[0].verdict is not None and _opens(named[0].text)
    order = named if is_before else named[::-1]
    made: list[_Part] = []
    last: _Part | None = None
    for one in order:
        if one.verdict is None and (last is None or last.verdict == "propose"):
            return []
        verdict = one.verdict or (last.verdict if last else None)
        last = _Part(one.targets, verdict, one.text, one.windows, one.is_exact)
        made.append(last)
    ids = [each for one in made for each in one.targets]
    return (made if is_before else made[::-1]) if len(ids) == len({*ids}) else []


_OPENS = re.compile(
    r"\W*(?:(?:i|i['’]m|sorry|so|hi|well|can|will|['’]ll)\W+)*(?:yes|yep|yeah|aye|ok|okay|fine|happy|accept\w*|can|take|no|not|can['’]?t|cannot|declin\w*|maybe|do|make)\b",
    re.IGNORECASE,
)
"""What is said before the days of which it is: "yes to Tuesday and Thursday"."""


def _opens(text: str) -> bool:
    return bool(_OPENS.match(text))


def _answers(parts: list[_Part]) -> ParsedMessage | None:
    """Return the answers of these parts; None where they may be of one invitation."""
    groups: dict[_Verdict, list[_Part]] = {}
    for one in parts:
        if one.verdict is not None:
            groups.setdefault(one.verdict, []).append(one)
    proposed, targets = groups.get("propose", []), [each for one in parts for each in one.targets]
    # "Not Tuesday, how about Thursday at 4" proposes Thursday for Tuesday's, and so does "not Tuesday, Thursday is fine".
    if len(targets) < _FEWEST or len(proposed) > 1 or {"propose", "decline"} <= groups.keys():
        return None
    if [one.verdict for one in parts] == ["decline", "accept"] and not parts[1].is_exact:
        return None
    order = sorted(groups, key=lambda one: one != "propose")
    first, *others = (_request(one, groups[one]) for one in order)
    second = others[0] if others else None
    left = tuple(one.text for said in order[1:] for one in groups[said])
    return ParsedMessage(first, None, left, also_answered=second)


def _request(verdict: _Verdict, parts: list[_Part]) -> AnswerRequest:
    ids = tuple(one for part in parts for one in part.targets)
    spans = tuple(one for part in parts for one in part.windows)
    return AnswerRequest(verdict, ids, windows=spans)
