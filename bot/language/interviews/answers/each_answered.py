"""Two invitations answered in one breath, one with a yes and the other with a no or a maybe.

Both are answered where each is named; else what is said of the second is left out.

"I'll take Lea but not Paul"     "Friday no good for me, rest is fine"     "Paul yes, Lea no"
"""

import re
from typing import Literal

from bot.language.acts.situation import Situation
from bot.language.chunking.shape import TIMES, Shape
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import resolve
from bot.language.parsed import ParsedMessage
from bot.language.requests import AnswerRequest, Target
from bot.language.tokens.cues import Cued

_Verdict = Literal["accept", "decline", "tentative"]
_SAID = r"(?:(?:i|the|an?|it|that|for|me|will|'ll|'m|am|is|are|'s|be|to|on|at|with|please|sorry|just|so|interview|meeting|one|ones|of|them|then|really|unfortunately|also|though|do|make|take|attend) )*"
_OF = rf"(?:¤[cx]\d+(?: ¤[xp]\d+)*(?: 's(?: interview| one)?)?|{TIMES}(?: 's)?|(?:the )?(?:rest|others?|other one|(?:first|second|third|last)(?: one)?))"
_YES = r"(?:yes(?: to)?|yep|ok|okay|fine|works|good|great|perfect|can do|can make|can take|can|'ll (?:take|do)|will (?:take|do)|take|accept\w*|attend(?:ing)?|coming|aye|grand|happy (?:to do|with|to take)|sure|in for|all good|suits)"
_NO = r"(?:no(?: to)?|nope|not|cant(?: do| make| take)?|cannot(?: do| make)?|no good|no go|isnt(?: good| possible| ok)?|doesnt(?: work| suit)?|doesn 't work|wont(?: work| do)?|declin\w*|pass on|skip|not (?:good|possible|ok|free|available)|is out)"


def _clause(verdict: str, name: str) -> str:
    return rf"(?:{_SAID}{verdict} {_SAID}(?P<{name}>{_OF})|{_SAID}(?P<{name}_first>{_OF}) {_SAID}{verdict})(?: (?:for me|with me|please|sorry|thanks|unfortunately|then|though|i 'm afraid))*"


_JOIN = r" (?:(?:(?:,|;|\.|-|but|and|however|though) )+|(?=not ¤))"
_WHY = r"(?: (?:(?:,|;|-|because|as|since|cos) )+(?P<why>(?:i|my|we|there|im)\b.*))?"
"""Why one of them is declined, behind both."""
_YES_NO = Cued(rf"^{_clause(_YES, 'one')}(?P<then>{_JOIN}{_clause(_NO, 'other')}){_WHY}$")
_MAYBE = r"(?:maybe|perhaps|possibly|tbc|not sure|unsure|might|i 'd need to check|need to check|need to see|let me check|will check|'ll check|tentative\w*)"
_YES_MAYBE = Cued(rf"^{_clause(_YES, 'one')}(?P<then>{_JOIN}{_clause(_MAYBE, 'other')})$")
_NO_YES = Cued(rf"^{_clause(_NO, 'one')}(?P<then>{_JOIN}{_clause(_YES, 'other')})$")
_NAMED = ("one", "one_first", "other", "other_first")
_REST = ("rest", "other")


def each_answered(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the first of two answers, with the other as left out; a second day alone is a time proposed. Of "the rest" and the one named it is that of the one named."""
    if situation.is_open or not situation.has_interviews or len(shape.row) > _LONGEST:
        return None
    forms: tuple[tuple[Cued, _Verdict, _Verdict], ...] = (
        (_YES_NO, "accept", "decline"),
        (_YES_MAYBE, "accept", "tentative"),
        (_NO_YES, "decline", "accept"),
    )
    for form, first, second in forms:
        found = form.match(shape.row)
        said = [found[name] for name in _NAMED if found[name]] if found else []
        if found is None:
            continue
        spans = [
            next(name for name in (one, f"{one}_first") if found[name]) for one in ("one", "other")
        ]
        then = found.span("then")
        parts = [shape.places((0, then[0])), shape.places((then[0] + 1, then[1]))]
        is_rest = any(one in found[spans[0]] for one in _REST)
        meant, told = (1, 0) if is_rest else (0, 1)
        of = shape.only(shape.places(found.span(spans[meant])))
        left = shape.text(parts[told]).strip(" ,;.-")
        targets = [_answered(shape, found, one, situation) for one in spans]
        if all(one.startswith("¤t") for one in said) and not (
            form is _YES_NO and _are_days(shape, found) and len({*targets} - {()}) == len(targets)
        ):
            continue
        if not is_rest and all(targets) and targets[0] != targets[1]:
            other = AnswerRequest(second, targets[1], _reason(shape, found))
            request = AnswerRequest(first, targets[0])
            return ParsedMessage(request, None, (left,), also_answered=other)
        if not is_rest and (alone := _of_one(shape, found, targets, (first, second))) is not None:
            return alone
        if not situation.is_invited or any(one.startswith("¤x") for one in said):
            return None
        of = shape.only(shape.places(found.span(spans[meant])))
        target = resolve(of, situation.context, role="interviewer", open_only=True)
        request = AnswerRequest(second if is_rest else first, target.ids)
        return ParsedMessage(request, target.doubt, () if target.doubt else (left,))
    return None


def _are_days(shape: Shape, found: re.Match[str]) -> bool:
    """Whether both are told apart by their days, and no hour is said, which may be another one for the same."""
    named = {shape.pieces[n].kind for name in _NAMED if found[name] for n in shape.places(found.span(name))}  # fmt: skip
    days = [one for one in shape.pieces if one.kind == "days"]
    return "days" in named and "times" not in named and len(days) == 2  # noqa: PLR2004 - one each


def _of_one(
    shape: Shape,
    found: re.Match[str],
    targets: list[Target],
    verdicts: tuple[_Verdict, _Verdict],
) -> ParsedMessage | None:
    """Return the one answer of two that is to an invitation, where the other names somebody of whom the speaker has none; None for any other."""
    if bool(targets[0]) == bool(targets[1]):
        return None
    known = 0 if targets[0] else 1
    other = next(one for one in _NAMED[2 * (1 - known) : 2 * (1 - known) + 2] if found[one])
    if not found[other].startswith(("¤c", "¤x")):
        return None
    why = _reason(shape, found) if known == 1 and verdicts[1] == "decline" else ""
    request = AnswerRequest(verdicts[known], targets[known], why)
    name = re.sub(r"['’]s\b.*$", "", shape.text(shape.places(found.span(other)))).strip()
    return ParsedMessage(request, none_of=name)


def _reason(shape: Shape, found: re.Match[str]) -> str:
    """Return why the second is declined, in the person's words; empty where that was not said."""
    is_said = found.groupdict().get("why")
    return shape.text(shape.places(found.span("why"))).strip(" .!") if is_said else ""


def _answered(shape: Shape, found: re.Match[str], name: str, situation: Situation) -> Target:
    """Return the one invitation that this part of a form names; empty where it names none, or several."""
    of = shape.only(shape.places(found.span(name)))
    invited = tuple(one for one in situation.context.interviews if one.role == "interviewer")
    target = resolve(of, situation.context.but(interviews=invited), role="interviewer")
    is_one = target.is_told and target.doubt is None and len(target.ids) == 1
    return target.ids if is_one else ()


_LONGEST = 120
"""How long a message may be that says nothing else."""

teach(_YES_NO, _YES_MAYBE, _NO_YES)
