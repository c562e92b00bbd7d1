"""Who is to take somebody's place in what is booked, and who could, in the words that the grammar knows.

    "I'd rather have Sam do that"           "Sam instead"
    "who else could do Wei's part?"         "find a replacement for Wei"
    "find somebody to step in for her"      "find a replacement for Mei", of the only one who may be meant

A name counts only where it is that of a colleague, and of one who takes part where it is told who goes.
"""

import re

from bot.language.context import ComingInterview, ParseContext
from bot.language.people.candidates import is_candidate_of
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.typed_patterns import NAME

_LEAD = r"\A\W*(?:(?:ok|okay|so|and|hi|hey|sorry|oh|ah|hm+|well|no|yes|actually|please|pls|then|can you|could you|maybe|alright)\W+)*"
_END = r"(?: (?:please|pls|then|thanks|now|instead))*\W*\Z"
_DOES = r"(?:do|take|run|cover|handle|have)(?: on| over)? (?:it|this|that|this one|that one)"
_COMES = Cued(
    rf"{_LEAD}(?:(?:i|we)(?:['’]d| would)? (?:rather|prefer)(?: to)?(?: (?:have|see|let))?|let|have) (?P<who>{NAME})(?: to)? {_DOES}{_END}",
    re.IGNORECASE,
)
_CHOSEN = Cued(
    rf"{_LEAD}(?:(?:take|use|pick|choose|go with|go for|try) (?P<who>{NAME})|(?P<lone>{NAME}) (?:please|pls|it is)){_END}",
    re.IGNORECASE,
)
_ALONE = Cued(rf"{_LEAD}(?P<who>{NAME}){_END}", re.IGNORECASE)
"""A name and nothing else, which is an answer where somebody declined."""
_ASKED = Cued(rf"{_LEAD}ask (?P<who>{NAME}){_END}", re.IGNORECASE)
_SOMEBODY = r"(?:someone|somebody|anyone|anybody)(?: else)?"
_GOES = rf"(?P<who>him|her|them|{NAME})"
_COULD = r"(?:can|could|might|would|may|is (?:free|able|available) to)"
_COVERED = Cued(
    rf"{_LEAD}(?:who(?: else)? {_COULD}|(?:(?:find|get|is there|do we have)(?: me| us)?|{_COULD}) {_SOMEBODY}(?: (?:to|who {_COULD}))?) (?:(?:step|jump|stand|fill|sit|hop) in|cover) for {_GOES}(?: (?:on|for|in|at) (?P<of>{NAME})['’]s(?: (?:interview|one|session))?)?{_END}"
    rf"|{_LEAD}(?:replace|swap|switch|substitute)(?: out)? (?P<swapped>him|her|them|{NAME}) (?:with|for|by) (?:whoever|{_SOMEBODY})(?: who)?(?:['’]s| is)?(?: (?:free|available))?{_END}",
    re.IGNORECASE,
)
_PART = Cued(
    rf"{_LEAD}(?:who(?: else)? {_COULD} (?:do|take|cover|have|run|fill)|(?:find|get|is there|do we have)(?: me| us)? {_SOMEBODY}(?: (?:for|to (?:do|take|cover|fill|have)))) (?P<who>{NAME})['’]s (?:part|bit|session|slot|place|round|seat|turn|spot|share){_END}"
)
_DONE = Cued(
    rf"{_LEAD}who (?:else {_COULD} (?:do|take|cover|meet|see|interview) (?P<who>{NAME})|{_COULD} (?:do|take|cover|meet|see|interview) (?P<of>{NAME}) instead)(?:['’]s(?: interview)?)?{_END}"
)


def stand_in(text: str, context: ParseContext) -> str:
    """Return the plain words for who comes or could come in somebody's place; empty where none of these forms says it."""
    if context.last in {"interview", "loop"} and (said := _comes(text, context)):
        return said
    if (found := _COVERED.match(text)) is not None:
        return _covered(found["who"] or found["swapped"], context, of=found["of"] or "")
    if (found := _PART.match(text)) is not None:
        return _covered(found["who"], context)
    done = _DONE.match(text)
    return _covered(_named(done), context) if done else ""


def _named(found: re.Match[str]) -> str:
    return next(said for said in found.groupdict().values() if said)


def _comes(text: str, context: ParseContext) -> str:
    """Return who comes, in the place of the only one who declined where the interview shown has one."""
    loop_only = _ASKED.match(text) if context.last == "loop" else None
    alone = _ALONE.match(text) if len(_declined(context)) == 1 else None
    found = _COMES.match(text) or _CHOSEN.match(text) or loop_only or alone
    who = _named(found) if found else ""
    if not who or not _is_colleague(who, context) or _attends(who, _shown(context), context):
        return ""
    declined = _declined(context)
    if len(declined) == 1:
        return f"replace {_full(declined[0], context)} with {who}"
    return f"{who} instead"


def _covered(who: str, context: ParseContext, *, of: str = "") -> str:
    """Return the question who could take the place of somebody who takes part, or the interview of a candidate; `of` is whose interview is named."""
    if who.lower() in {"him", "her", "them"}:
        if context.last not in {"interview", "loop"}:
            return ""
        declined = _declined(context)
        there = declined or tuple(
            {mail for one in _shown(context) for mail in _others(one, context)}
        )
        if len(there) == 1:
            return f"find a replacement for {_full(there[0], context)}"
        return "find someone else for this interview"
    coming = context.interviews
    if _attends(who, coming, context):
        return f"find a replacement for {who} on {of}'s" if of else f"find a replacement for {who}"
    is_theirs = any(is_candidate_of(who, one) for one in coming)
    return f"find someone else for {who}'s interview" if is_theirs else ""


def _shown(context: ParseContext) -> tuple[ComingInterview, ...]:
    """Return the interview shown last; of a loop its sessions."""
    first = context.interviews[0]
    return context.interviews[: first.sessions + 1] if context.last == "loop" else (first,)


def _declined(context: ParseContext) -> tuple[str, ...]:
    """Return the addresses of those who declined what was shown last."""
    return tuple({mail for one in _shown(context) for mail in one.declined})


def _others(one: ComingInterview, context: ParseContext) -> tuple[str, ...]:
    return tuple(mail for mail in one.people if mail != context.speaker)


def _full(mail: str, context: ParseContext) -> str:
    person = context.directory.person(mail)
    return person.name if person else mail


def _is_colleague(who: str, context: ParseContext) -> bool:
    return any(_is_called(who, person.name) for person in context.directory.people)


def _attends(who: str, coming: tuple[ComingInterview, ...], context: ParseContext) -> bool:
    """Whether a name is that of somebody who takes part in one of these interviews."""
    return any(_is_called(who, _full(mail, context)) for one in coming for mail in one.people)


def _is_called(who: str, name: str) -> bool:
    return {*small(who).split()} <= {*small(name).split()}
