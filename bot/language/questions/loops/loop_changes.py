"""What is said of single sessions of the loop that is asked for, or of all of them: "swap Ian and Mei", "both 45 minutes".

A person stands for their session: "make Ian's 30", "add Lucy to Mei's session", "Mei on Thursday".
"""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from bot.language.acts.situation import EASE
from bot.language.chunking.pieces import Piece
from bot.language.chunking.shape import TIMES, Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.held_at import said_times
from bot.language.parsed import ParsedMessage
from bot.language.questions.follow_ups import timed
from bot.language.requests import Question, Session
from bot.language.times.time_windows import windows
from bot.language.tokens.cues import Cued
from bot.language.tokens.numbers import RANKS, UNITS

_ONE = r"¤p\d+"
_SESSION = r"(?:session|interview|slot|round|part|bit|one|call|chat|hour|half hour|turn)"
_DONE = r"(?: (?:please|pls|instead|then|too|as well|also|is fine|is ok|is enough|will do|only))*$"
_SWAP = Cued(
    rf"^{EASE}(?:swap|switch|exchange|flip)(?: round| around)? (?P<one>{_ONE})(?: 's)?(?: (?:and|with))+ (?P<other>{_ONE})(?: 's)?(?: {_SESSION}s?)?(?: (?:round|around|over))?{_DONE}"
)
_ANY_ORDER = Cued(
    rf"^{EASE}(?:in )?(?:(?:any|whatever|whichever) order(?: (?:is|'s|works|will|would|be|do|ok|okay|fine|good|for|us|me))*|(?:the )?order (?:doesnt|does not|wont|isnt|is not)(?: (?:matter|important))?)(?: (?:though|anyway|please))*$"
)
_IN_ORDER = Cued(
    rf"^{EASE}(?:(?:make|keep|have|put|do) )?(?:(?:it|them|these|those|they|both|all) )?(?:should be |to be |must be )?(?:in (?:that|this|the same) order|back to back|one after (?:the other|another)|in a row){_DONE}"
)
_ALL_LONG = Cued(
    rf"^{EASE}(?:(?:make|keep|have|only|just|set|cut) )*(?:(?:them|these|those|it|they|it 's) )?(?:(?:both|all|all of them|both of them|everyone|everybody|each|each of them|each one|each session|every session|the sessions|all sessions|all (?:the )?interviews)(?: (?:should|must|can|could|to|for|be|get|last|is|are|gets|at))* )?(?P<length>¤l\d+)(?P<each>(?: (?:for )?(?:each|both|all|apiece|per person|per session|each of them|everyone|all of them))?){_DONE}"
)
_EACH = Cued(r"\b(?:both|all|each|every\w*|apiece|per|them|sessions|these|those)\b")


def _at(way: str) -> str:
    """Return the pattern of the session that is meant by its place: "the last one", "session 2"."""
    return (
        rf"(?:(?:the )?(?P<rank{way}>{'|'.join(RANKS)}|last|final) (?:¤l\d+|{_SESSION})"
        rf"|(?:session|interview|slot|round|part)(?: (?:number|no))? (?P<number{way}>¤n\d+))"
    )


_ONE_LONG = Cued(
    rf"^{EASE}(?:(?:make|cut|shorten|extend|set|give|change|reduce|keep|let|have) )?(?:(?P<host>{_ONE})(?: 's)?(?: {_SESSION})?|{_at('')})(?: (?:to|at|is|should|can|could|be|only|just|down|needs?|gets?|have|has|do|for|of|have|last))* (?P<length>¤[ln]\d+)(?: (?:long|minutes|mins))?{_DONE}"
    rf"|^{EASE}(?:do|have|make it|only|just)? ?(?P<least>¤[ln]\d+)(?: (?:minutes|mins))? (?:for|with) (?P<whose>{_ONE}){_DONE}"
)
_ADDED = Cued(
    rf"^{EASE}(?:add|put|have|invite|include|bring|get|let) (?P<who>{_ONE})(?: (?:also|too|sit|come|go))*(?: (?:to|in|into|on|with|alongside|joins?))+ (?:(?P<host>{_ONE})(?: 's(?: (?:¤l\d+|{_SESSION}))?)?|{_at('')}){_DONE}"
    rf"|^{EASE}(?:can |could |should )?(?P<guest>{_ONE})(?: (?:should|can|could|also|to|is|be|sit|sits))*(?: (?:in|on|with|joins?))+ (?:(?P<whose>{_ONE}) 's(?: (?:¤l\d+|{_SESSION}))?|{_at('_last')}){_DONE}"
)
_ONLY = Cued(rf"^{EASE}(?:only|just) (?P<who>{_ONE}){_DONE}")
_WHEN = Cued(
    rf"(?P<who>{_ONE})(?: 's(?: {_SESSION})?)?(?: (?:can|could|should|is|be|do|go|only|any ?time|some ?time|to|rather|better|on|in|at|from))* (?P<when>{TIMES})"
)
_OF_TIMES = Cued(
    rf"^{EASE}{_WHEN.pattern.replace('?P<who>', '?:').replace('?P<when>', '?:')}(?: (?:,|and|but) {_WHEN.pattern.replace('?P<who>', '?:').replace('?P<when>', '?:')})*{_DONE}"
)
_ONLINE = Cued(
    rf"^{EASE}(?:(?:make|have|do|put|keep) )?(?P<who>{_ONE})(?: 's)?(?: {_SESSION})?(?: (?:is|should|can|could|will|be|to|on|via|over|by|¤l\d+|,))* (?:online|remote(?:ly)?|virtual(?:ly)?|teams|zoom|video){_DONE}"
)
_OF_ONE = Cued(rf"^{EASE}{_ONE}(?: 's\b| (?:can|could|should|only|rather|better)\b)")
"""What speaks of the session of somebody, where "Mei on Thursday" asks for her alone."""
_MINUTES = range(10, 241)


def changed_sessions(shape: Shape, question: Question, context: ParseContext) -> Question | None:
    """Return the open loop with what was said of its sessions changed; None where nothing is said of them alone."""
    if not question.sessions:
        return None
    for change in (_swapped, _reordered, _all_long, _one_long, _joined, _only, _online, _at_times):
        changed = change(shape, question, context)
        if changed is not None:
            return timed(changed, context)
    return None


_DEED = (
    r"(?:make|swap|switch|drop|add|replace|put|set|remove|cut|shorten|extend|give|lose|take|move)\b"
)
_FIRST_DEED = Cued(
    rf"\W*(?:(?:ok|okay|and|so|please|pls|now|actually|can you|could you|let's|also)\W+)*{_DEED}(?!.*\b(?:him|her|them|his|their)\b)",
    re.IGNORECASE,
)
_NEXT_DEED = re.compile(
    rf"\s*(?:[,;.]|\b(?:and|then|plus)\b|&)+\s+(?:(?:and|also|then|please)\s+)*(?={_DEED})",
    re.IGNORECASE,
)
"""Where a second change of the sessions begins: "swap Tom for Sam and make Mei's an hour"."""


def in_turns(text: str) -> tuple[str, ...]:
    """Return the changes that a message asks for one after the other; none where it is one."""
    parts = _NEXT_DEED.split(text) if _FIRST_DEED.match(text) else []
    return tuple(parts) if len(parts) > 1 else ()


def whole(read: ParsedMessage) -> Question | None:
    """Return the open question as a message changes it; None where something of that is not read."""
    return read.question if read.continues and not (read.doubt or read.left_out) else None


def _person(pieces: Iterable[Piece]) -> str:
    return next((mail for one in pieces for mail in one.value.ids if len(one.value.ids) == 1), "")


def _place_of(mail: str, question: Question) -> int | None:
    """Return which session is somebody's; None where none is, or more than one."""
    found = [n for n, one in enumerate(question.sessions) if mail in one.people]
    return found[0] if len(found) == 1 else None


def _with(question: Question, place: int, session: Session) -> Question:
    sessions = tuple(session if n == place else one for n, one in enumerate(question.sessions))
    return replace(question, sessions=sessions)


def _swapped(shape: Shape, question: Question, _: ParseContext) -> Question | None:
    """Read "swap Ian and Mei": their sessions change places."""
    match = shape.search(_SWAP)
    if match is None:
        return None
    places = [_place_of(_person(shape.group(match, one)), question) for one in ("one", "other")]
    if None in places or places[0] == places[1]:
        return None
    one, other = (question.sessions[place] for place in places if place is not None)
    sessions = tuple({id(one): other, id(other): one}.get(id(it), it) for it in question.sessions)
    return replace(question, sessions=sessions, is_ordered=True)


def _reordered(shape: Shape, question: Question, _: ParseContext) -> Question | None:
    """Read "any order is fine", "back to back please"."""
    if shape.search(_ANY_ORDER):
        return replace(question, is_ordered=False)
    return replace(question, is_ordered=True) if shape.search(_IN_ORDER) else None


def _all_long(shape: Shape, question: Question, _: ParseContext) -> Question | None:
    """Read "both 45 minutes", "an hour each"."""
    match = shape.search(_ALL_LONG)
    if match is None or not _EACH.search(shape.row):
        return None
    minutes = shape.group(match, "length")[0].value
    return replace(
        question, sessions=tuple(replace(one, minutes=minutes) for one in question.sessions)
    )


def _one_long(shape: Shape, question: Question, _: ParseContext) -> Question | None:
    """Read "make Ian's 30", "Mei only needs 45 minutes", "the last one 45"."""
    found = length_of_one(shape, question)
    if found is None:
        return None
    place, minutes = found
    return _with(question, place, replace(question.sessions[place], minutes=minutes))


def length_of_one(shape: Shape, question: Question) -> tuple[int, int] | None:
    """Return which session is to be how long, where a message says nothing else."""
    match = shape.search(_ONE_LONG)
    place = _meant(shape, match, question) if match else None
    if match is None or place is None:
        return None
    length = (*shape.group(match, "length"), *shape.group(match, "least"))[0]
    said = shape.sentence.words[length.start]
    minutes = length.value if length.kind == "length" else int(said) if said.isdigit() else 0
    if minutes not in _MINUTES:
        return None
    return place, lengthened(question.sessions[place].minutes, minutes, shape)


def _meant(shape: Shape, match: re.Match[str], question: Question) -> int | None:
    """Return which session is meant, by who takes it or by its place; None where it has none such, or several."""
    groups = match.groupdict()
    host = _person(
        each for one in ("host", "whose") if one in groups for each in shape.group(match, one)
    )
    if host:
        return _place_of(host, question)
    count = len(question.sessions)
    for name in _PLACED_BY:
        if groups.get(name):
            said = _said(shape, match, name)
            number = int(said) if said.isdigit() else (UNITS | RANKS).get(said, 0)
            place = count if said in {"last", "final"} else number
            return place - 1 if 0 < place <= count else None
    return None


def _said(shape: Shape, match: re.Match[str], name: str) -> str:
    """Return the word that was said where a group of a pattern matched."""
    pieces = shape.group(match, name)
    return shape.sentence.words[pieces[0].start] if pieces else match[name]


_PLACED_BY = ("rank", "rank_last", "number", "number_last")
_MORE, _LESS = (
    frozenset({"more", "extra", "longer", "additional"}),
    frozenset({"less", "shorter", "fewer"}),
)


def lengthened(before: int, minutes: int, shape: Shape) -> int:
    """Return how long a session is to be: "20 more minutes for Mei" are on top of what it was."""
    words = {*shape.sentence.words}
    if _MORE & words:
        return before + minutes
    return before - minutes if _LESS & words and minutes < before else minutes


def _joined(shape: Shape, question: Question, _: ParseContext) -> Question | None:
    """Read "add Lucy to Ian's hour", "Wei in the first one too"."""
    found = joined_to_one(shape, question)
    if found is None:
        return None
    place, who = found
    one = question.sessions[place]
    return _with(question, place, replace(one, people=tuple(sorted({*one.people, who}))))


def joined_to_one(shape: Shape, question: Question) -> tuple[int, str] | None:
    """Return to which session somebody is to come as well, and who, where a message says nothing else."""
    match = shape.search(_ADDED)
    if match is None:
        return None
    who = _person((*shape.group(match, "who"), *shape.group(match, "guest")))
    place = _meant(shape, match, question)
    return (place, who) if who and place is not None else None


def _only(shape: Shape, question: Question, _: ParseContext) -> Question | None:
    """Read "only Ian": one interview is left, his."""
    match = shape.search(_ONLY)
    place = _place_of(_person(shape.group(match, "who")), question) if match else None
    if place is None:
        return None
    one = question.sessions[place]
    return replace(question, people=one.people, need=one.need, minutes=one.minutes, sessions=())


def _online(shape: Shape, question: Question, _: ParseContext) -> Question | None:
    """Read "Mei's part online"."""
    match = shape.search(_ONLINE)
    place = _place_of(_person(shape.group(match, "who")), question) if match else None
    if place is None or not any(one.kind == "online" and one.value for one in shape.pieces):
        return None
    return _with(question, place, replace(question.sessions[place], online=True))


def _at_times(shape: Shape, question: Question, context: ParseContext) -> Question | None:
    """Read "Ian on Tuesday and Mei on Wednesday", "Mei can be on Thursday": days and hours of single sessions."""
    found = list(_WHEN.finditer(shape.row)) if shape.search(_OF_TIMES) else []
    named = {_person(shape.group(match, "who")) for match in found}
    everybody = {mail for one in question.sessions for mail in one.people}
    if not found or not (_OF_ONE.search(shape.row) or named == everybody):
        return None
    changed, days = question, question.asked
    for match in found:
        place = _place_of(_person(shape.group(match, "who")), question)
        when = said_times(shape.group(match, "when"), context)
        if place is None or not when:
            return None
        one = changed.sessions[place]
        spans = windows(when, (), one.minutes, context.almanac)
        changed = _with(changed, place, replace(one, windows=spans))
        days = (*days, *when)
    sessions = tuple(
        one if one.windows else replace(one, windows=question.windows) for one in changed.sessions
    )
    apart = {start.date() for one in sessions for start, _ in one.windows}
    return replace(changed, asked=days, sessions=sessions, days=2 if len(apart) > 1 else 1)


teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
