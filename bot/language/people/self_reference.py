"""Who asks, where they name themselves: "me and Ian on Tuesday", "anyone but me".

Most of "me" is nobody in an interview: "show me", "find me a slot"; so it counts among names, and behind "with".
"""

from bot.language.chunking.pieces import Piece
from bot.language.people.attendees import is_person
from bot.language.people.name_matching import Name
from bot.language.tokens.calendar_words import WEEKDAY
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

_ONESELF = listed("me myself i")
_SPOKEN = _ONESELF | {"my"}
_CALENDAR = listed("schedule calendar diary agenda day")
_SPACE = listed("room space gap gaps slot slots opening openings time hole holes")
_AND = listed("and or plus but")
_WITH = listed("with include including between")
_AFTER = listed("add include invite with and plus")
_VERBS = listed(
    "want need would 'd 'll will have 've am 'm think can could prefer like do know hope"
)
_FREE = listed("free available around busy open booked")
_WHEN = listed("when if whether")
_CHANGED = listed("take remove drop swap replace uninvite leave pull cut switch")
_CHANGED_AFTER = listed("off out from for with on")
_PUTTING_IN = listed("put use have take get")
_ASIDE = listed("bear ok okay fine good check right alright")


def with_speaker(
    sentence: Sentence,
    pieces: list[Piece],
    speaker: str | None,
    *,
    is_after: bool,
    is_open: bool = False,
) -> list[Piece]:
    """Return the pieces with who asks as a person, where they are said to take part; `is_open` with a question open."""
    if speaker is None or _SPOKEN.isdisjoint(sentence.words):
        return pieces
    name = Name("person", (speaker,))
    is_too = is_open and _ME_TOO.fullmatch(" ".join(sentence.words)) is not None
    return [
        Piece("name", name, piece.start, piece.end)
        if piece.kind == "word"
        and (
            _is_own_calendar(sentence, piece.start)
            or (
                piece.value in _ONESELF
                and (is_too or _takes_part(sentence, pieces, place, is_after=is_after))
            )
        )
        else piece
        for place, piece in enumerate(pieces)
    ]


def _is_own_calendar(sentence: Sentence, place: int) -> bool:
    """Whether room is asked for in the speaker's own time: "is there any room on my schedule"."""
    is_own = sentence.words[place] == "my" and sentence.word(place + 1) in _CALENDAR
    return (
        is_own
        and sentence.word(place - 1) in {"in", "on"}
        and bool(_SPACE & {*sentence.words[:place]})
    )


def _takes_part(sentence: Sentence, pieces: list[Piece], place: int, *, is_after: bool) -> bool:
    before, after = sentence.word(pieces[place].start - 1), sentence.word(pieces[place].end)
    is_asked = before == "am" and after in _FREE
    if (
        is_asked
        or _is_free_when(sentence, place=pieces[place].start)
        or _meets(sentence, pieces[place].start)
        or _meets_oneself(sentence, pieces[place].start)
        or _has_time(sentence, pieces[place].start)
        or _has_a_session(sentence, pieces, place)
        or _is_listed(sentence, pieces, place)
    ):
        return True
    if before in _CHANGED and after in _CHANGED_AFTER:
        return True
    is_put = before in _PUTTING_IN and sentence.word(pieces[place].end + int(after == "in")) in {"instead", "for"}  # fmt: skip
    if is_put and after in {"in", "instead"}:
        return True
    is_aside = before == "with" and sentence.word(pieces[place].start - 2) in _ASIDE
    is_last = before in _AND and _is_named(pieces, place - 2)
    ends_list = is_last and sentence.word(pieces[place - 2].start - 1) == ","
    if is_aside or (sentence.words[pieces[place].start] == "i" and after in _VERBS):
        # "Mark, Mei and I can" and "when do Mei and I have time", but "with Ian and I can do 3"
        return ends_list or (is_last and _is_asked_of(sentence, pieces, place))
    if is_last or (
        after in {*_AND, ","}
        and _is_named(pieces, place + 2)
        and (after != "," or before in {*_WITH, ""})
    ):
        return True
    is_barred = place > 0 and pieces[place - (2 if before == "but" else 1)].kind in {"not", "need"}
    return is_barred or _is_with(sentence, pieces, place) or (is_after and before in _AFTER)


_ME_TOO = Cued(
    r"(?:(?:and|also|plus|please|oh|ok|yes|actually|,) )*(?:(?:count|add|include|put|get) )?me (?:too|as well|also|included|in|in too|in as well)(?: (?:please|pls|thanks|,|[.!]))*"
    rf"(?: (?:on |for |at )?(?:{WEEKDAY}|tomorrow|today|both days?|all of them))?"
)
"""Nothing but that who asks takes part too: "me as well"."""


def _is_listed(sentence: Sentence, pieces: list[Piece], place: int) -> bool:
    """Whether "me" stands in a list of names: "me, Mark and Rita", "Priya, Tom, and me"."""
    if sentence.words[pieces[place].start] not in {"me", "myself"}:
        return False
    signs = "".join(
        "p" if one.kind == "name" and is_person(one) else sentence.words[one.start][:1]
        if one.kind == "join" and sentence.words[one.start] in _LIST
        else "m" if n == place else "|"
        for n, one in enumerate(pieces)
    )  # fmt: skip
    return any(one.start() <= place < one.end() for one in _LISTED.finditer(signs))


_LIST = listed(", and plus") | {"&", "+"}
_LISTED = Cued(r"m,(?:p,)*p,?[ap&+]p|p,(?:p,)*m?,?(?<=,)[a&+]m|p,(?:p,)+m(?!,?p)")
"""A list of people: `p` somebody named, `m` who asks, and the first letters of what joins them."""


def _is_free_when(sentence: Sentence, *, place: int) -> bool:
    """Whether it is asked when the speaker is free, as in "check when I am free", and not told: "I am free on Friday"."""
    words = (sentence.word(place - 1), sentence.word(place + 1), sentence.word(place + 2))
    return words[0] in _WHEN and words[1] in {"am", "'m"} and words[2] in _FREE


def _meets(sentence: Sentence, place: int) -> bool:
    """Whether it is asked when the speaker can meet somebody: "when can I meet Mei"."""
    before, after = sentence.words[:place], sentence.words[place + 1 :]
    is_asked = bool(before) and before[-1] in {"can", "could"} and before[0] in _WHENCE
    return is_asked and bool(after) and after[0] in _MEETING


def _meets_oneself(sentence: Sentence, place: int) -> bool:
    """Whether the speaker wants to meet somebody: "I'd like to meet Ana myself"."""
    before = sentence.words[:place]
    is_own = sentence.words[place] == "myself" and "i" in before
    return is_own and not _MEETING.isdisjoint(before) and before[-1] not in _FOR


_FOR = listed("by for to about")
_WHENCE = listed("when what")
_MEETING = listed("meet see interview join talk speak")


def _has_time(sentence: Sentence, place: int) -> bool:
    """Whether it is asked when the speaker has time, as in "when do I have an hour with Mei"; what they have besides is no time."""
    after = sentence.words[place + 1 :]
    is_asked = sentence.word(place - 1) == "do" and after[:1] == ["have"]
    return is_asked and not _HAD.isdisjoint(after) and _BOOKED.isdisjoint(after)


_HAD = _FREE | _SPACE | listed("hour hours minutes mins min half availability")
_BOOKED = listed("interview interviews meeting meetings call calls candidate candidates session")


def _has_a_session(sentence: Sentence, pieces: list[Piece], place: int) -> bool:
    """Whether a session of a loop is told off for who asks: "me 1h, then Priya 30", "Tom 1h and then me for 30 min"."""
    start = pieces[place].start
    before, after = sentence.word(start - 1), sentence.word(start + 1)
    if sentence.words[start] == "i":
        return False
    following = pieces[place + 1 + int(after == "for") :][:1]
    is_timed = any(one.kind in {"length", "times", "days"} for one in following) or (
        after.isdigit() and before in {"", *_BEFORE_SESSION}
    )
    if not before or before in _BEFORE_SESSION:
        is_row = (
            before in {":", ","} and after in {",", "and", "then"} and _is_named(pieces, place + 2)
        )
        return is_timed or is_row or (before in _NEXT and not pieces[place + 1 :])
    return is_timed and before in _PUTTING and "then" in sentence.words


_NEXT = listed("then by")
_BEFORE_SESSION = _NEXT | {":", ",", "-", "first", "and", "."}
_PUTTING = listed("schedule put book")


def _is_asked_of(sentence: Sentence, pieces: list[Piece], place: int) -> bool:
    """Whether it is asked of who stands before "and I", too: "when do Mei and I have time", "where both Tom and I can do"."""
    while place > 1 and pieces[place - 1].kind == "join" and _is_named(pieces, place - 2):
        place -= 2
    return sentence.word(pieces[place].start - 1) in _ASKING


_ASKING = listed("do does did can could are have both when where if whether that")


def _is_named(pieces: list[Piece], place: int) -> bool:
    return 0 <= place < len(pieces) and is_person(pieces[place])


def _is_with(sentence: Sentence, pieces: list[Piece], place: int) -> bool:
    """Whether it is "an hour with me", not "who could do it with me", which asks for somebody else."""
    start = pieces[place].start
    is_else = "who" in sentence.words or any(piece.kind == "need" for piece in pieces)
    return sentence.word(start - 1) == "with" and not is_else
