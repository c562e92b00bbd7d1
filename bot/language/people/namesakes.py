"""The candidate of a booked interview who shares a name with a colleague: "add Sam to the Park interview".

Jo Park is interviewed and Olivia Park works here: whose interview it is, is the candidate, where the colleague takes
part in none; who is to come or to go is the colleague: "add Park".
"""

from collections.abc import Iterable, Sequence

from bot.language.acts.situation import EASE, INTERVIEW
from bot.language.chunking.pieces import Piece
from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview
from bot.language.grammar import teach
from bot.language.people.candidates import name_parts
from bot.language.requests import Candidate
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.normalize import folded

_WHO = r"(?P<who>¤p\d+)"
_OWNERS = (
    Cued(
        rf"{_WHO} 's(?! (?:calendar|diary|availability|place|seat|spot|slot|stead|team|office|building|desk|hours|limits?|time zone|role|boss|manager|proposal|suggestion|idea|time)\b)"
    ),
    Cued(rf"\b(?:the|that|this|my|our) (?:¤[tlr]\d+ )*{_WHO} (?:{INTERVIEW}|ones?)(?!\S)"),
    Cued(
        rf"^{EASE}(?:cancel|move|push|shift|re ?schedule|postpone|delay|bring|show|open|look up|pull up|forget|shorten|extend|lengthen) {_WHO}(?! (?:off|out|in)(?: |$)| (?:for|with|by) ¤p)"
    ),
    Cued(
        rf"^{EASE}(?:what 's|what is|whats|anything)(?: (?:next|on|up|coming|coming up|booked|planned|scheduled))+ (?:for|with) {_WHO}$"
    ),
    Cued(
        rf"^{EASE}(?:when|where|what time|which room) (?:is|does|will) {_WHO}(?: (?:be )?(?:coming|due|interview\w*|scheduled|booked|meeting|seen|on|come)\b|$)"
    ),
    Cued(rf"^{EASE}(?:put|have|hold|use|get) {_WHO} (?:in|into|at) (?:the )?¤r\d+"),
    Cued(rf"\brooms? for {_WHO}$"),
)
"""How it is said whose interview is meant."""


def with_candidates(shape: Shape, coming: Sequence[ComingInterview]) -> Shape:
    """Return a shape in which a colleague's name that is said of a coming candidate's interview is the candidate."""
    booked = {part for one in coming if one.candidate for part in name_parts(one.candidate.name)}
    if not booked or "¤p" not in shape.row:
        return shape
    taking_part = {mail for one in coming for mail in one.people}
    found = (match.group("who") for pattern in _OWNERS for match in pattern.finditer(shape.row))
    places = {int(said.removeprefix("¤p")) for said in found}
    meant = {n for n in places if _may_be(shape.pieces[n], shape, booked, taking_part)}
    if not meant:
        return shape
    return Shape(
        shape.sentence,
        [_candidate(shape, n) if n in meant else one for n, one in enumerate(shape.pieces)],
    )


def _may_be(piece: Piece, shape: Shape, booked: set[str], taking_part: set[str]) -> bool:
    """Whether one word was said of a name, which is a candidate's and that of nobody who takes part."""
    is_alone = piece.end - piece.start == 1 and not taking_part & {*piece.value.ids}
    return is_alone and folded(shape.sentence.words[piece.start]) in booked


def _candidate(shape: Shape, place: int) -> Piece:
    piece, name = shape.pieces[place], shape.text([place])
    called = Candidate(name if name != name.lower() else name.title())
    return Piece("candidate", called, piece.start, piece.end)


teach(*_OWNERS)


def are_one_person(found: Iterable[Candidate | None]) -> bool:
    """Whether these candidates, of whom there is one at least, are all the same: of one name, and of no more than one address where some have none."""
    known = list(found)
    names = {small(one.name) if one and one.name else "" for one in known}
    mails = {small(one.mail) for one in known if one and one.mail}
    return len(names) == 1 and len(mails) <= 1
