"""What of a booked loop comes after one of its sessions is to move, and that one stays: "push everything after Raj by 20 minutes"."""

import re
from datetime import timedelta

from bot.language.acts.situation import EASE, Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview
from bot.language.grammar import teach
from bot.language.interviews.targets.loop_sessions import loop_around, sessions_of, whole_loop
from bot.language.interviews.targets.session_mentions import by_place
from bot.language.parsed import ParsedMessage
from bot.language.requests import RescheduleRequest, UnknownRequest
from bot.language.tokens.cues import Cued

_SESSION = r"(?: 's)?(?: (?:session|interview|one|slot|part|round|turn))?"
_WHERE = rf"(?P<where>¤p\d+{_SESSION}|(?:the )?(?:¤t\d+|¤n\d+|first|second|third|fourth|fifth|\w+){_SESSION}|(?:session|interview) (?:¤n\d+|\w+))"
_REST = Cued(
    rf"^{EASE}(?:(?P<verb>push|move|shift|bump|slide|delay|put|bring|pull|make|start)(?: (?:back|out|forward|up))* )?"
    rf"(?:everything|everyone|everybody|all(?: of (?:it|them))?|the rest|(?:(?:all|both) )?the (?:others|other ones|sessions|interviews|ones)|all sessions|whatever|whoever|what|those)(?: (?:that )?(?:is|'s|are|comes?|follows?))?"
    rf" (?P<side>after|following|behind|from) {_WHERE}(?P<on> on(?:wards?)?)?"
    rf"(?: (?:(?:should|must|has to|have to|needs to|need to|can|could|to|will) )*(?:be|move|go|start|begin|shift))?"
    rf"(?: (?:back|out|forward|up|by))* ¤l\d+(?: (?:later|earlier|sooner|back|forward|please|pls|then))*$"
)
"""By how much what comes after a session is to move."""
_SOONER = re.compile(r"\b(?:bring|pull|forward|up|earlier|sooner)\b")
_NOT_SOONER = re.compile(r"\b(?:later|back|delay|push)\b")


def rest_moved(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the move of a loop in which only the sessions after one that is named are at another time; None for any other message."""
    context = situation.context
    sessions = sessions_of(context)
    whole = whole_loop(context)
    loop = whole.id if whole else loop_around(context)
    found = shape.search(_REST) if loop and not situation.is_open else None
    place = _place(found, shape, sessions) if found else None
    if found is None or place is None:
        return None
    first = place if found["side"] == "from" or found["on"] else place + 1
    if first >= len(sessions):
        return ParsedMessage(UnknownRequest())
    minutes = next(int(one.value) for one in reversed(shape.pieces) if one.kind == "length")
    is_sooner = bool(_SOONER.search(shape.row)) and not _NOT_SOONER.search(shape.row)
    shift = timedelta(minutes=-minutes if is_sooner else minutes)
    each = tuple(
        (one.id, ((one.start + by, one.end + by),))
        for n, one in enumerate(sessions)
        for by in (shift if n >= first else timedelta(),)
    )
    return ParsedMessage(RescheduleRequest((loop,), each=each))


def _place(found: re.Match[str], shape: Shape, sessions: tuple[ComingInterview, ...]) -> int | None:
    """Return the place of the last session that words name: by who holds it, when it begins, or its number."""
    places = list(shape.places(found.span("where")))
    pieces = [shape.pieces[n] for n in places]
    people = {mail for one in pieces if one.kind == "name" for mail in one.value.ids}
    if people:
        theirs = [n for n, one in enumerate(sessions) if people & {*one.people}]
    elif any(one.kind in TIME_KINDS for one in pieces):
        said = shape.text(places)
        theirs = [n for n, one in enumerate(sessions) if _begins(one, said)]
    else:
        ids = {one.id for one in by_place(_with_noun(shape.text(places)), sessions) or ()}
        theirs = [n for n, one in enumerate(sessions) if one.id in ids]
    return theirs[-1] if theirs else None


def _begins(one: ComingInterview, said: str) -> bool:
    """Whether a session begins at an hour as it is said: "11", "11:30", "2pm"."""
    hour = re.search(r"(\d{1,2})(?:[:.](\d\d))?", said)
    if hour is None:
        return False
    is_hour = int(hour[1]) % 12 == one.start.hour % 12
    return is_hour and int(hour[2] or 0) == one.start.minute


def _with_noun(said: str) -> str:
    return said if re.search(r"session|interview|one|round", said) else f"{said} session"


teach(_REST)
