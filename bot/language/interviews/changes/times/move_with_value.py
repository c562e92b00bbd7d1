"""A move that says in the same breath how the interview is to be then: "move it to Friday with Mei, online".

Each is put as a thing of its own: "move it to Friday and add Mei and make it online".
"""

import re

from msgspec.structs import replace

from bot.language.chunking.shape import PEOPLE, Shape
from bot.language.grammar import teach
from bot.language.interviews.changes.times.shifts import shift_of
from bot.language.messages.message_parts import Reader
from bot.language.requests import RescheduleRequest
from bot.language.tokens.cues import Cued

_MOVES = Cued(
    r"\b(?:move|push|shift|re-?schedule|postpone|bring|change|switch|put|make|set|start)\b",
    re.IGNORECASE,
)
_ENDS = r"(?:(?: (?:please|pls|then|instead|thanks))*$)"
_TIME = r"(?:¤t\d+(?: (?:(?:at|on|in|the) )?¤[tz]\d+)*|(?:back|forward|out|by)(?: by)? ¤l\d+|later|earlier|sooner|forward)"
_PLACE = r"(?:(?:an? |some )?(?:bit |much )?(?:bigger|larger|roomier|smaller|quieter|different|new|other) (?:room|place)|(?:another|a different|some other) (?:room|place|building|office|floor|site)|(?:the|our) (?:\w+ ){1,3}(?:office|building|site)|some(?:where|place) (?:bigger|larger|roomier|smaller|quieter|else)|an? room (?:for|of|that (?:seats|fits|takes)|with (?:space|room|seats) for) \w+(?: people)?)"
_THEN = Cued(
    rf"^(?P<head>.*?{_TIME})(?P<said>(?: ,| but| and)*(?:"
    rf" with(?: (?:both|also))? (?P<add>{PEOPLE})(?: (?:too|as well|also|there))?(?! (?:instead|in(?! (?:an?|another|¤r\d+)\b)|for|can|cant|is)\b)"
    rf"| without (?P<drop>{PEOPLE})"
    rf"|(?: in| at| into| to)?(?: the)? (?P<room>¤r\d+)(?: room)?"
    rf"|(?: in| into| to| with)? (?P<place>{_PLACE})"
    rf"|(?: for| as)? (?P<length>¤l\d+)(?! (?:later|earlier))"
    rf"|(?: over| on| via| as)?(?: an?)? (?P<online>online|remote|virtual|teams|zoom)(?: (?:call|meeting))?"
    rf"))(?P<tail>{_ENDS}| (?:,|(?:with|without|in|at|for|and|online|over|via|then)\b).*)"
)
_LENGTH_FIRST = Cued(
    r"^(?P<before>(?:.* )?(?:make|change|set) (?:it|this|that))(?: to)? (?P<length>¤l\d+)(?: ,)?(?: and)? (?:on|at|to|for) (?P<when>¤t\d+(?: (?:(?:at|on|in the) )?¤t\d+)*)(?P<tail>.*)$"
)
_VERBS = {
    "add": "add",
    "drop": "drop",
    "room": "put it in",
    "place": "put it in",
    "length": "make it",
    "online": "make it",
    "when": "move it to",
}
_MOST = 3


def with_verbs(reader: Reader) -> Reader:
    """Return a message in which each thing that a move says besides has a verb of its own; any other as it is."""
    for _ in range(_MOST):
        text = _with_verb(reader)
        if text is None:
            break
        reader = replace(reader, text=text)
    return reader


def _with_verb(reader: Reader) -> str | None:
    """Return a message in which the first thing said beside its move has a verb; None where none is said."""
    if not _MOVES.search(reader.text):
        return None
    shape = reader.shaped(reader.text)
    if (made := _LENGTH_FIRST.match(shape.row)) is not None:
        when, length = (_text(shape, made, name) for name in ("when", "length"))
        before, tail = (_text(shape, made, name) for name in ("before", "tail"))
        return f"{before} {length} and {_VERBS['when']} {when} {tail}"
    found = _THEN.match(shape.row)
    move = _move(_text(shape, found, "head"), reader) if found else None
    if found is None or move is None:
        return None
    name = next(one for one, said in found.groupdict().items() if said and one in _VERBS)
    is_shift = name == "length" and shift_of(shape) is not None
    if is_shift or _is_so(shape, found, name, move, reader):
        return None
    said = found[name] if name == "online" else _text(shape, found, name)
    kept = f"{_text(shape, found, 'head')} {_text(shape, found, 'tail')}".rstrip()
    return f"{kept} and {_VERBS[name]} {said}"


def _move(text: str, reader: Reader) -> RescheduleRequest | None:
    """Return the move to another time that a text asks for; None where it asks for none, or leaves open which."""
    read = reader.read(text, reader.context)
    request = read.request
    if not isinstance(request, RescheduleRequest) or read.doubt is not None:
        return None
    return request if request.windows or request.shift else None


def _text(shape: Shape, found: re.Match[str], name: str) -> str:
    """Return the words of a part of the row, as they were typed."""
    said = (found[name] or "").strip()
    start = shape.row.find(said, found.start(name))
    return shape.text(shape.places((start, start + len(said)))) if said else ""


def _is_so(
    shape: Shape, found: re.Match[str], name: str, move: RescheduleRequest, reader: Reader
) -> bool:
    """Whether the interview is so, or then, already: the words only tell which one is meant."""
    meant = [one for one in reader.context.interviews if one.id in move.target]
    if len(meant) != 1:
        return True
    one, said = meant[0], shape.group(found, name)
    if any(start <= one.start < end for start, end in move.windows):
        return True  # "change my 10am on Friday to Camden": the time only tells which one is meant
    mails = {mail for piece in said if piece.kind == "name" for mail in piece.value.ids}
    if name == "add":
        return mails <= {*one.people}
    if name == "room":
        return one.room in mails
    return name == "length" and said[0].value == one.minutes


teach(_THEN, _LENGTH_FIRST)
