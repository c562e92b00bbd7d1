"""A time that is booked, and something that a booking does not hold: "book the second and add Mei", "the first, if Tom can".

Booking invites people: where a part of the message would be lost with it, it is asked about first.
"""

import re
from collections.abc import Sequence

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import Shape
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.messages.message_parts import TOLD, Part, Reader, asked_which
from bot.language.parsed import ParsedMessage
from bot.language.people.coming_names import is_called
from bot.language.requests import ButtonRequest, Question, Request
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import TAIL
from bot.language.tokens.numbers import RANKS, UNITS
from bot.language.tokens.typed_patterns import NAME

_BOOKS = Cued(
    rf"\b(?:book|take|choose|pick|reserve|want|go (?:with|for)|(?:number|option|slot|one)|the (?:{'|'.join(RANKS)}|last))\b",
    re.IGNORECASE,
)
"""What says that a time is chosen, beside its number."""
_CONDITIONS = r"if|unless|provided|as long as|when|once|in case|assuming"
_MORE = Cued(
    rf"[\s,.;–-]+(?:(?:but|and|though|only|please|just|also) )*(?P<rest>(?P<if>only if|{_CONDITIONS})\b.+|(?:with|without|for|in|online|remote|over|via)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_PLACE = Cued(rf"\b(?:then(?! *[.!]?$)|{'|'.join(RANKS)})\b", re.IGNORECASE)
_THE_ONE = re.compile(r"\bthe one\W*$", re.IGNORECASE)
_AGREES = Cued(
    r"\W*(?:(?:go ahead|(?:that|this|it|that one|this one)(?:['’]s| is)? ?(?:works?|fine|good|great|perfect|ok|okay)(?: for (?:me|us|everyone))?|(?:sounds|looks) (?:good|great|fine|perfect)|and|please|pls|so|just|now|then|thanks|thank you|thx|ok|okay|yes|yep|yeah|sure|great|good|perfect|fine|cool|lovely|super|brilliant|nice|wonderful|excellent|alright|all right|right|awesome|fantastic|(?:book|take|reserve|confirm) (?:it|that|this|that one|this one|them)(?: in)?)\W*)+",
    re.IGNORECASE,
)
"""What asks for nothing beside a time that is named, or says once more that it is to be booked: "great, …", "…, book it"."""
_PRESSED = Cued(r"\b(?:book|take|reserve|confirm) (?:it|that|this|them)\b", re.IGNORECASE)
_PLACES = RANKS.keys() | UNITS.keys() | {"last", "final", "top", "earliest", "soonest", "latest"}
_UNREAD = frozenset({"unknown", "chat"})


def booking_with_more(parts: Sequence[Part], reader: Reader) -> ParsedMessage | None:
    """Return what is asked where a booking is not all that a message asks for; None for any other message."""
    if len(parts) < 2:  # noqa: PLR2004 - several
        return _with_condition(parts[0], reader) if parts else None
    shown = reader.context.but(last="offer")
    found = [(one, reader.read(one.text, shown)) for one in parts]
    books = [one for one in found if _books(one[1])]
    others = [one for one in found if not _books(one[1]) and not _says_no_more(one[0], reader)]
    pressed = [one for one in parts if _PRESSED.search(one.text)]
    if pressed and all(_AGREES.fullmatch(one.text) for one in parts):
        return reader.read(pressed[0].text, shown)
    if not books or not others:
        return None
    if len(books) == 1 and all(TOLD.match(part.text) for part, _ in others):
        left = tuple(part.said for part, _ in others)
        return ParsedMessage(books[0][1].request, None, left)
    unread = [part for part, read in others if read.intent in _UNREAD]
    if unread:
        return _without(unread[0].said, books[0][0], books[0][1].request)
    return asked_which(found[0][1].request, parts, [one.text for one in parts])


_IF = Cued(rf"\W*(?:only|{_CONDITIONS})\b", re.IGNORECASE)


def _says_no_more(part: Part, reader: Reader) -> bool:
    """Whether a part says nothing besides that a time is taken: "great", "book it"."""
    is_plain = (
        not part.start and "¤" not in reader.shaped(part.text).row and not _IF.match(part.text)
    )
    return is_plain or bool(_AGREES.fullmatch(part.text))


def chosen_with_more(parts: Sequence[Part], reader: Reader) -> ParsedMessage | None:
    """Return what is asked where a time to move to is chosen, and something else asked for: "2 and add Mei"."""
    if not _may_name_time(reader.shaped(parts[0].text)):
        return None
    first = reader.read(parts[0].text, reader.context.but(last="offer"))
    is_chosen = _books(first) and not (first.doubt or parts[0].start)
    return booking_with_more(parts, reader) if is_chosen else None


def _may_name_time(shape: Shape) -> bool:
    """Whether a time may be named, or the place of one in a list."""
    words = shape.sentence.words
    is_placed = any(word[:1].isdigit() or word in _PLACES for word in words)
    return is_placed or any(one.kind in TIME_KINDS for one in shape.pieces)


def _with_condition(part: Part, reader: Reader) -> ParsedMessage | None:
    """Read "book the first with Mei too" or "the first unless Tom is away", where that is not what is offered."""
    after = reader.after
    if after is None:
        return None
    if (taken := _for_candidate(part, after, reader)) is not None:
        return taken
    if not _BOOKS.search(part.text):
        return None
    for more in _MORE.finditer(part.text):
        head, rest = Part(part.text[: more.start()]), Part(more["rest"])
        read = reader.read(head.text, reader.context)
        if not _books(read) or _OTHER_PLACE.search(rest.text) or _THE_ONE.search(head.text):
            continue
        if more["if"]:
            return _without(rest.said, head, read.request)
        wish = reader.read(rest.text, reader.context).request
        if isinstance(wish, Question) and _differs(wish, after):
            return asked_which(read.request, (head, rest), (head.text, rest.text))
    return None


_FOR = Cued(rf"(?P<head>.+?)[\s,]+for (?P<who>{NAME}){TAIL}", re.IGNORECASE | re.DOTALL)


def _for_candidate(part: Part, after: Question, reader: Reader) -> ParsedMessage | None:
    """Read "the first one for Henrik" where the times are for Henrik; None where they are not, or no time is taken."""
    said, candidate = _FOR.fullmatch(part.text), after.candidate
    if said is None or candidate is None or not is_called(said["who"], candidate.name):
        return None
    read = reader.read(said["head"], reader.context)
    return read if _books(read) and read.doubt is None else None


def _differs(wish: Question, after: Question) -> bool:
    """Whether something else than a time is asked for than was offered."""
    same = ("people", "need", "minutes", "room", "online", "candidate", "sessions")
    return any(getattr(wish, name) != getattr(after, name) for name in same)


def _without(left: str, head: Part, request: Request) -> ParsedMessage:
    """Return the question whether a time is to be booked without what else was said."""
    choice = Choice(option("said", said=head.said), head.text)
    return ParsedMessage(request, Clarification(asks("book-without", left=left), (choice,)))


def _books(read: ParsedMessage) -> bool:
    request = read.request
    if not isinstance(request, ButtonRequest) or request.intent != "book":
        return False
    return bool(request.number is not None or request.minute is not None or request.windows)
