"""Which sessions of a loop a message means, by place or person: "the second interview", "sessions 1 and 3", "Mei's and Tom's".

What is done to several alike is read of "them", and what is done to one of "it", with those that are mentioned as the ones that
were chosen: so nobody who only tells which session is meant is taken for somebody who comes or goes.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.loop_sessions import sessions_of
from bot.language.people.coming_names import is_called, name_of
from bot.language.requests import Target
from bot.language.tokens.cues import Cued
from bot.language.tokens.numbers import RANKS, UNITS

_NOUN = r"(?:interviews?|sessions?|meetings?|rounds?|slots?|calls?|screens?|talks?|parts?|ones?)"
_RANKED = rf"(?:{'|'.join(RANKS)}|last|final|[1-9](?:st|nd|rd|th))"
_NO_SPAN = (
    r"(?!\s*(?:[:.]\d|half\b|time\b|thing\b|min|h\b|hours?\b|days?\b|weeks?\b|months?\b|am\b|pm\b))"
)
_MENTION = Cued(
    rf"\b(?P<the>the\s+)?(?P<end>first|last|final)\s+(?P<count>two|three|four|couple|[2-4])\b{_NO_SPAN}(?:\s+{_NOUN}\b)?"
    rf"|\b(?P<that>the\s+)?(?P<rank>{_RANKED})\b{_NO_SPAN}(?P<noun>\s+{_NOUN}\b)?"
    rf"|\b(?P<named>{_NOUN})\s+(?:number\s+|no\.?\s+|#\s?)?(?P<number>[1-8]|{'|'.join(UNITS)})\b(?! of\b){_NO_SPAN}"
    rf"|\b(?P<who>(?-i:[A-ZÀ-Þ][\w-]* [A-ZÀ-Þ])?[^\W\d][\w-]*)['’]s\b(?:\s+{_NOUN}\b)?"
    rf"|(?<=\s)(?P<bare>[1-8])\b{_NO_SPAN}",
    re.IGNORECASE,
)
_AND = Cued(r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|&|plus|as well as)\s+)(?:(?:of|both|also)\s+)*", re.IGNORECASE)  # fmt: skip
_NOT_ALIKE = Cued(
    r"\b(?:swap|switch|exchange|flip|trade|between|order|either|instead of|than|before|after)\b|\?\s*\Z",
    re.IGNORECASE,
)
"""What is done to two sessions with each other, or asked of them."""


class Mention(Struct, frozen=True):
    """Sessions that words mention, and where; `is_sure` of words that mean sessions by themselves."""

    start: int
    end: int
    sessions: tuple[ComingInterview, ...]
    is_sure: bool


def mentions(text: str, context: ParseContext) -> list[Mention]:
    """Return what of a text mentions sessions of the loop that is shown, or of which one is."""
    sessions = sessions_of(context)
    if len(sessions) < 2 or context.chosen:  # noqa: PLR2004 - several
        return []
    found = (_mention(one, sessions, context) for one in _MENTION.finditer(text))
    return [one for one in found if one is not None]


def _mention(
    said: re.Match[str], sessions: tuple[ComingInterview, ...], context: ParseContext
) -> Mention | None:
    if said["who"]:
        meant = _of_person(said["who"], sessions, context)
    elif said["end"]:
        many = {"couple": 2}.get(said["count"].casefold()) or _number(said["count"])
        is_last = said["end"].casefold() != "first"
        meant = sessions[-many:] if is_last else sessions[:many]
    else:
        meant = _placed(said["rank"] or said["number"] or said["bare"], sessions)
    is_sure = not said["bare"] and (not said["rank"] or bool(said["that"] or said["noun"]))
    return Mention(said.start(), said.end(), meant, is_sure) if meant else None


def _of_person(
    said: str, sessions: tuple[ComingInterview, ...], context: ParseContext
) -> tuple[ComingInterview, ...]:
    """Return the one session of who is called so; nothing where they take none, or several."""
    theirs = tuple(one for one in sessions if _attends(said, one, context))
    return theirs if len(theirs) == 1 else ()


def _attends(said: str, one: ComingInterview, context: ParseContext) -> bool:
    return any(is_called(said, name_of(mail, context)) for mail in one.people)


def _placed(said: str, sessions: tuple[ComingInterview, ...]) -> tuple[ComingInterview, ...]:
    number = len(sessions) if said.casefold() in {"last", "final"} else _number(said)
    return sessions[number - 1 : number] if number else ()


def _number(said: str) -> int:
    return (RANKS | UNITS).get(said.casefold()) or int(said[0])


_PLACE = Cued(
    rf"\b(?P<rank>{_RANKED})(?: (?P<times>two|three|2|3))?(?: of)?(?: \w+(?: ?['’]s)?)? {_NOUN}\b"
    rf"|\b(?:session|interview|round|part)\s+(?:number\s+|no\.?\s+|#\s?)?(?P<number>\d|{'|'.join(UNITS)})\b(?! of\b)(?!\s*(?:[:.]\d|am|pm|h|min|people))",
    re.IGNORECASE,
)
_OWN = Cued(
    rf"['’]s (?P<rank>{'|'.join(RANKS)}|last|final)(?=\W*$|,| (?:to|by|with|without|should|must|needs?|has|is|in|on|at|for|and|an?|longer|shorter|online|instead|please|\d)(?!\w))",
    re.IGNORECASE,
)
"""A place with no word for a session behind it: "Jo's second"."""
_RANK = re.compile(rf"\b{_RANKED}\b", re.IGNORECASE)
_BEFORE = Cued(
    rf"(?:\b{_RANKED}\b(?: ones?)?\s*(?:,|\band\b|&|\+)\s*(?:and )?(?:the )?)+\Z",
    re.IGNORECASE,
)
"""Places that share the word for a session with the one behind them: "the first and the third session"."""


def by_place(
    text: str, sessions: tuple[ComingInterview, ...]
) -> tuple[ComingInterview, ...] | None:
    """Return the sessions whose place in the loop is said: "the second interview"; None where none is said."""
    if own := _OWN.search(text):
        return _placed(own["rank"], sessions) if sessions else None
    said = _PLACE.search(text)
    if said is None or not sessions:
        return None
    rank = (said["rank"] or said["number"]).casefold()
    is_last = rank in {"last", "final"}
    many = {"two": 2, "three": 3}.get(said["times"] or "") or int(said["times"] or 1)
    if said["times"]:
        return sessions[-many:] if is_last else sessions[:many]
    before = _BEFORE.search(text[: said.start()])
    ranks = [*(_RANK.findall(before[0]) if before else ()), rank]
    ranks += (found["rank"] for found in _PLACE.finditer(text[said.end() :]) if found["rank"])
    meant = {one.id for each in ranks for one in _placed(each.casefold(), sessions)}
    return tuple(one for one in sessions if one.id in meant)


def with_nouns(text: str, context: ParseContext) -> str:
    """Return a text in which a place alone is that of a session: "cancel the first"; a day to move to stays one."""
    if _CHOOSES.search(text):
        return text
    whereto = _WHERETO.search(text)
    for one in reversed(mentions(text, context)):
        is_place = _PLACE_ALONE.fullmatch(text[one.start : one.end])
        if (
            is_place
            and _GOES_ON.match(text[one.end :])
            and not (whereto and whereto.end() > one.start)
        ):
            text = f"{text[: one.end]} session{text[one.end :]}"
    return text


_CHOOSES = re.compile(r"\b(?:book|take|choose|pick|confirm)\b", re.IGNORECASE)
"""What is done with one of the times that are offered."""
_PLACE_ALONE = Cued(rf"the\s+{_RANKED}", re.IGNORECASE)
_GOES_ON = Cued(
    r"\W*\Z|\s*[,;]|\s+(?:and|to|by|with|in|into|on|at|online|remote|be|is|should|must|needs?|for|from|please|pls|too|instead|an?|half|\d+|longer|shorter|without)\b",
    re.IGNORECASE,
)
_WHERETO = Cued(
    r"\b(?:move|push|shift|postpone|reschedule|bring)\b.*?\b(?:to|until|till|on|before|after)\s+the\b.*",
    re.IGNORECASE,
)


class Listed(Struct, frozen=True):
    """A text about several sessions alike, with "them" in place of what mentions them, and their ids."""

    text: str
    ids: Target


def with_them(text: str, context: ParseContext) -> Listed | None:
    """Return a text about several sessions alike, which are mentioned in one row; None for any other."""
    found = mentions(text, context)
    run = _run(text, found)
    sessions = {one.id: one for each in run for one in each.sessions}
    is_listed = len(sessions) > 1 and len(run) == len([one for one in found if one.is_sure or one in run])  # fmt: skip
    if not is_listed or _NOT_ALIKE.search(text):
        return None
    if not text[: run[0].start].strip():
        verb = "put" if _IN_ROOM.match(text[run[-1].end :]) else "make"
        return Listed(
            f"{verb} {_instead(text, run[0].start, run[-1].end, 'them')}", tuple(sessions)
        )
    return Listed(_instead(text, run[0].start, run[-1].end, "them"), tuple(sessions))


_IN_ROOM = re.compile(r"\s+(?:both |all )?(?:in|into)\b", re.IGNORECASE)


def _instead(text: str, start: int, end: int, word: str) -> str:
    """Return a text with a word in place of what mentions sessions; a bare number at its end is a length."""
    rest = _LENGTH.sub(r"\g<0> minutes", text[end:])
    return f"{text[:start]}{word}{rest}"


_LENGTH = Cued(r"\A(?: to| be| just| only)* [1-9]\d(?=\W*(?:please|pls)?\W*\Z)")


def with_it(text: str, context: ParseContext) -> Listed | None:
    """Return a text about one session with "it" in place of what mentions it; None where none is mentioned, or several are."""
    found = [one for one in mentions(text, context) if one.is_sure]
    if len(found) != 1 or len(found[0].sessions) != 1:
        return None
    (one,) = found
    return Listed(_instead(text, one.start, one.end, "it"), (one.sessions[0].id,))


def _run(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Return the first mentions that stand in one row, at least one of them sure."""
    rows: list[list[Mention]] = [[one] for one in found[:1]]
    for before, one in pairwise(found):
        if _AND.fullmatch(text[before.end : one.start]):
            rows[-1].append(one)
        else:
            rows.append([one])
    sure = (row for row in rows if any(one.is_sure for one in row))
    return next((row for row in sure if len({it.id for one in row for it in one.sessions}) > 1), [])


teach(_PLACE, _OWN)
