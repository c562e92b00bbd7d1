"""What somebody says and takes back in the same breath: "Tuesday, no, Wednesday", "the first one please, no wait, the second".

The second reading takes the first one's place where both are of one kind; the rest of the sentence stays as it was.
"""

import re
from collections.abc import Callable

from bot.language.chunking.pieces import Piece
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD
from bot.language.tokens.normalize import listed
from bot.language.tokens.numbers import RANKS
from bot.language.tokens.tokenizer import Sentence

Scan = Callable[[str], tuple[Sentence, list[Piece]]]
_MARK = Cued(
    r"(?:\s*(?<![,.;?!…–—-])[,.;?!…–—-]+\s*(?:(?:ah|oh|er+m?|uh|um|hm+|ach)[,\s]+)?(?:(?:no|nope|wait|oops|correction|sorry|hang on|hold on)\s*(?:,|:|[–—-])|(?:actually|rather|make that)(?= (?!no\b)))"
    r"|(?<![\s,.;?!…–—-])[\s,.;?!…–—-]+(?:(?:no|oh),? (?:wait|hang on|hold on)|(?:wait|hang on|hold on),? no|no,? (?:i mean|actually|make (?:that|it)|rather|sorry)|sorry,? (?:no|i mean(?:t)?|make that)|oh no|(?:scratch|strike) that|i mean(?:t)?|or rather|actually,? no\b))"
    r"(?:[\s,]+(?:sorry|i mean(?:t)?|no|actually|make (?:that|it)|rather|let'?s (?:say|do)|wait|not \w+(?=,))\b)*[\s,:–—-]+",
    re.IGNORECASE,
)
_LEADS = listed("to on at for with the by in and say a an from is be")
_CLASSES = {"days": "days", "times": "times", "stretch": "times", "length": "length", "candidate": "candidate"}  # fmt: skip
_KINDS = {*_CLASSES, "name"}
_NUMBER = re.compile(r"\d+(?:[:.]\d\d)?")
_BETTER = re.compile(r"\s*(?:(?:is|'s|would be|works|suits|fits|sounds) (?:\w+ )?)?(?:better|best|instead|rather)\b(?! (?:of|than)\b)", re.IGNORECASE)  # fmt: skip
_REST = Cued(rf"{_BETTER.pattern}|['’]s(?: (?:one|interview))?\b", re.IGNORECASE)
"""What is said of the second reading, and was said of the first."""
_PLACE = Cued(rf"(?:(?:{'|'.join(RANKS)}|last|final)\b|(?:option|slot|number|no\.?|#) ?\d\b)(?: (?:one|option|slot|time)\b)?", re.IGNORECASE)  # fmt: skip
_ALONE = re.compile(r"\s*(?P<number>[1-9])(?:\s+(?:please|pls))?[\s.!]*", re.IGNORECASE)
_WEEKDAY = re.compile("|".join(WEEKDAYS), re.IGNORECASE)
_NEXT = Cued(rf"\b(?P<which>next|this|following) +(?:{_WEEKDAY.pattern})\b", re.IGNORECASE)
_DENIED = Cued(r"\b(?:not|can'?t|cannot|won'?t|doesn'?t|isn'?t|don'?t|unable)\b", re.IGNORECASE)  # fmt: skip
_MOST = 5
"""How many pieces before the mark may be what is taken back, and how many corrections one message may hold."""


def corrected(text: str, scan: Scan) -> str:
    """Return a text with what was taken back left out, and what was said in its place there."""
    text = _without_denial(text)
    for _ in range(_MOST):
        mark = _MARK.search(text)
        if mark is None or _is_apology(text, mark):
            return _with_substitute(text, scan)
        left, right = text[: mark.start()], text[mark.end() :]
        meant = _placed(left, right) or _replaced(left, right, scan)
        if not meant:
            return text
        text = meant
    return _with_substitute(text, scan)


_SUBSTITUTE = Cued(
    r"(?:[,.;]+ (?:and |but )?|\b(?:and|but) )(?:actually |make it )?with (?P<new>[\w'’-]+) (?:instead of|in place of|rather than) (?P<old>[\w'’-]+)\b",
    re.IGNORECASE,
)
_FINDS = Cued(rf"{LEAD}(?:(?:i|we)\W+)?(?:find|need|look(?:ing)? for|get|search|when|who|any|is there|are there)\b", re.IGNORECASE)  # fmt: skip


def _with_substitute(text: str, scan: Scan) -> str:
    """Return what is looked for with another person in the place of one named before: "…, and with Tom instead of Mei"."""
    found = _SUBSTITUTE.search(text)
    if found is None or not _FINDS.match(text):
        return text
    before = text[: found.start()]
    old = re.compile(rf"(?<![\w-]){re.escape(found['old'])}(?![\w'’-])", re.IGNORECASE)
    both = (found["new"], found["old"])
    if len(old.findall(before)) != 1 or not all(_is_name(one, scan) for one in both):
        return text
    return old.sub(lambda _: found["new"], before) + text[found.end() :]


def _is_name(word: str, scan: Scan) -> bool:
    return [one.kind for one in scan(word)[1]] == ["name"]


_DENIES = Cued(
    r"[\s,.;!?…–—-]+(?:(?:oh|oops|sorry|no|wait|actually|i mean(?:t)?)[\s,]+)+not (?P<gone>[^,.;:–—]{2,30}?)(?:\s*[,.;:–—-]+\s*|,? but )(?=\S)",
    re.IGNORECASE,
)
_NOT_PLACED = Cued(rf"\bnot (?:the )?{_PLACE.pattern}[\s,;–—-]+(?:(?:but|rather|use|take|book) )?(?=(?:the )?(?:{_PLACE.pattern}))", re.IGNORECASE)  # fmt: skip


def _without_denial(text: str) -> str:
    """Return a text in which what is denied is not said again: "next week, sorry not next week, the week after"."""
    text = _NOT_PLACED.sub("", text, count=1)
    found = _DENIES.search(text)
    is_said = found and found["gone"].casefold() in text[: found.start()].casefold()
    return f"{text[: found.start()]}, no, {text[found.end() :]}" if found and is_said else text


_APOLOGY = re.compile(r"\W*sorry\W*", re.IGNORECASE)
_AWAY = re.compile(r"\b(?:busy|out|off|away|bad|no good)\b", re.IGNORECASE)


def _is_apology(text: str, mark: re.Match[str]) -> bool:
    """Whether what stands before a mark is no wish, so that nothing of it is taken back: "can't do Thursday, sorry, …"."""
    before = text[: mark.start()]
    is_sorry = _APOLOGY.fullmatch(mark[0]) is not None and _AWAY.search(before)
    return bool(is_sorry or _DENIED.search(before))


def _placed(left: str, right: str) -> str:
    """Return "the second please" for "the first one please", "the second"; empty where no places are told."""
    if _ALONE.fullmatch(left) and (only := _ALONE.fullmatch(right)):
        return only["number"]
    said = list(_PLACE.finditer(left))
    meant = re.match(rf"(?:(?:the|with) )*({_PLACE.pattern})", right, re.IGNORECASE)
    if not said or meant is None:
        return ""
    rest = _BETTER.sub("", right[meant.end() :], count=1)
    return f"{left[: said[-1].start()]}{meant[1]}{left[said[-1].end() :]}{rest}"


def _replaced(left: str, right: str, scan: Scan) -> str:
    """Return the left part with each thing said again at the head of the right one in its place; empty for none."""
    (before, old), (after, new) = scan(left), scan(right)
    olds = [one for one in old[-_MOST:] if one.kind in _KINDS]
    spans: list[tuple[slice, str]] = []
    end = 0
    for piece in new:
        if piece.kind == "word" and after.words[piece.start] in _LEADS:
            continue
        gone = [n for n, one in enumerate(olds) if _is_like(one, piece, after)]
        if not gone or (spans and gone[0] > 0):
            break
        found, olds = olds[gone[-1] if not spans else 0], olds[gone[-1] + 1 if not spans else 1 :]
        spans.append((_span(before, found), right[_span(after, piece)]))
        end = _span(after, piece).stop
    for span, said in reversed(spans):
        left = left[: span.start] + _instead(left[span], said) + left[span.stop :]
    return left + _REST.sub("", right[end:], count=1) if end else ""


def _span(sentence: Sentence, piece: Piece) -> slice:
    return slice(sentence.spans[piece.start][0], sentence.spans[piece.end - 1][1])


def _is_like(old: Piece, new: Piece, after: Sentence) -> bool:
    """Whether a piece may stand in another's place: two days, two hours, two people; a bare number for any hour or length."""
    if new.kind == "word" and after.kinds[new.start] == "number":
        return old.kind in {"times", "length"}
    if old.kind == "name" or new.kind == "name":
        return old.kind == new.kind and old.value.kind == new.value.kind
    kind = _CLASSES.get(old.kind)
    return kind is not None and kind == _CLASSES.get(new.kind)


def _instead(old: str, new: str) -> str:
    """Return the new words, as the old ones were said: "4" for "at 3pm" is "at 4pm", "Friday" for "next Tuesday" next week's."""
    if _NUMBER.fullmatch(new):
        return _NUMBER.sub(new, old, count=1)
    which = _NEXT.search(old)
    return f"{which['which']} {new}" if which and _WEEKDAY.fullmatch(new) else new
