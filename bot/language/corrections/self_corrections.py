"""What somebody says and takes back in the same breath: "Tuesday, no, Wednesday", "the first one please, no wait, the second".

The second reading takes the first one's place where both are of one kind; the rest of the sentence stays as it was.
"""

import re
from collections.abc import Callable
from itertools import islice

from bot.language.chunking.pieces import Piece
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.fillers import LEAD
from bot.language.tokens.normalize import listed
from bot.language.tokens.numbers import RANKS, TENS, UNITS
from bot.language.tokens.tokenizer import Sentence

Scan = Callable[[str], tuple[Sentence, list[Piece]]]
_NOT_THAT = r"(?:scrap|forget|ignore|lose|bin) that(?! (?:[\w'’]+ )?(?:one|interview|meeting|room|session|call)\b)"
_MARK = Cued(
    r"(?:\s*(?<![,.;?!…–—-])[,.;?!…–—-]+\s*(?:(?:ah|oh|er+m?|uh|um|hm+|ach)[,\s]+)?(?:(?:no|nope|wait|oops|correction|sorry|hang on|hold on)\s*(?:,|:|[–—-])|(?:actually|rather|make that)(?= (?!no\b)))"
    rf"|(?<![\s,.;?!…–—-])[\s,.;?!…–—-]+(?:(?:(?:no|sorry|wait),? )*(?:did i (?:just )?say|i (?:just )?said) (?:[\w:']+ ){{1,4}}?(?:no|sorry|but i meant|i mean(?:t)?|make that)|(?:ah |oh |eh )?(?:no|oh|actually),? (?:wait|hang on|hold on)|(?:wait|hang on|hold on),? (?:no|sorry|actually)\b|no,? (?:i mean|actually|make (?:that|it)|rather|sorry)|(?:actually|sorry|wait),? make (?:that|it)\b|sorry,? (?:no\b(?! one)|i mean(?:t)?|make that)|oh no|(?:scratch|strike) that|(?<!\band )(?<!\bthen )(?:(?:actually|no|sorry|oh|wait),? )*{_NOT_THAT}"
    r"|i mean(?:t)?|or rather|actually,? no\b))"
    r"(?:[\s,]+(?:sorry|i mean(?:t)?|no|actually|make (?:that|it)|rather|let'?s (?:say|do)|wait|hang on|hold on|(?:scrap|scratch|forget) that|not \w+(?=,))\b)*[\s,:–—-]+",
    re.IGNORECASE,
)
_BARE = re.compile(
    r",?\s+(?:(?:oh|ah|eh) )?(?:no|sorry|wait|hang on|hold on)\s+(?!(?:later|earlier|more|less|sooner|longer|need|problem|bother|rush|one(?! (?:hour|week|day))|room|worries|matter|good|use|other|about|for|i|we|he|she|they|it|that|to|if)\b)(?=\w)",
    re.IGNORECASE,
)
"""A mark that is one only right between two of one kind: "on Tuesday no Wednesday"."""
_NUMBERS = (
    rf"(?:\d+|(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(list(UNITS)[:9])}))?|{'|'.join(UNITS)})"
)
_COUNTED = Cued(
    rf"\b{_NUMBERS}(?: (?P<unit>\w+))?,? (?:(?:oh|no|sorry|wait|actually|hang on|make (?:that|it)|i mean(?:t)?|or rather)[ ,]+)+(?P<meant>{_NUMBERS}) (?P<of>(?P=unit)|people|times|slots|options|rounds|interviews|days|seats|of us)\b"
    rf"|\b{_NUMBERS} (?P<same>times|slots|options|rounds|people|sessions),? (?:(?:oh|no|sorry|wait|actually|hang on|make (?:that|it)|i mean(?:t)?|or rather)[ ,]+)+(?P<only>{_NUMBERS})(?= (?:with|for|of|on|from|next|please|in)\b|\W*\Z)",
    re.IGNORECASE,
)
"""A number that is said again with what it counts: "two times no three times", "for six no eight people"."""
_STAYS = Cued(
    r"(?:(?:just|please|we['’]?ll|i['’]?ll|let['’]?s) )*(?:(?:leave|keep) (?:it|that|things|everything|them|him|her)(?: (?:all|just|exactly))*(?: (?:as|where|how) (?:it|they|he|she)(?: (?:is|are|was|were)|['’]?s)|(?: as is| be| alone| there))?|never ?mind|forget (?:it|about it))(?: (?:sorry|thanks|please|so|then))*\W*",
    re.IGNORECASE,
)
"""What is left once all was taken back: "actually scrap that leave it as it is"."""
_DEED = Cued(
    r"(?:(?:please|can you|could you|will you|just|let['’]?s|and|i['’]?ll|we['’]?ll) )*(?P<deed>who(?:['’]?s| is| has)|when (?:is|are|has|can|could)|is|are|has|i need|i want|looking for|book|add|take|remove|put|swap|replace|move|push|shift|change|cancel|call off|find|get|send|set up|set|accept|decline|drop|bring|give|use|invite)\b ?",
    re.IGNORECASE,
)
_LEADS = listed("to on at for with the by in and or of say a an from is be just only maybe")
_CLASSES = {"days": "days", "times": "times", "stretch": "times", "length": "length", "candidate": "candidate"}  # fmt: skip
_KINDS = {*_CLASSES, "name"}
_NUMBER = re.compile(rf"\d+(?:[:.]\d\d)?|{_NUMBERS}\b", re.IGNORECASE)
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
    text = _COUNTED.sub(_counted, _without_denial(text))
    for _ in range(_MOST):
        mark = _MARK.search(text)
        if mark is None:
            return _with_substitute(_said_again(text, scan), scan)
        left, right = text[: mark.start()], text[mark.end() :]
        if meant := _one_of_all(left, right) or _limited(left, right):
            text = meant
            continue
        if _is_apology(text, mark):
            return _with_substitute(_said_again(text, scan), scan)
        if _STAYS.fullmatch(right):
            return right
        meant = (
            _placed(left, right) or _begun_again(left, right, scan) or _replaced(left, right, scan)
        )
        if not meant and (begun := _made_again(left, right, mark[0])):
            meant = begun
        if not meant:
            is_sorry = _APOLOGY.fullmatch(mark[0])
            return ("" if is_sorry else _answered_anew(left, right, mark[0])) or text
        text = meant
    return _with_substitute(text, scan)


_ANSWERED = Cued(
    r"\W*(?:yes|yeah|yep|aye|no|ok|okay|sure|grand|fine|(?:yes |yeah |no |ok |please |go ahead and )?(?:accept|decline|i(?:['’]ll| can| will) (?:do|take|make|be there|come|manage)|i can['’]?t (?:do|make|come)|(?:it|that) works)(?P<what>(?: (?:it|that|this|one|the|for|me|then|with|(?-i:[A-Z])[\w'’]+|\w+day))*))\W*",
    re.IGNORECASE,
)
"""An answer and no more, which what is said after "no wait" takes back."""
_ANSWERS_IT = re.compile(r"\b(?P<does>accept|decline) (?:it|that|this)\b", re.IGNORECASE)

_ANSWERS_LAST = re.compile(
    r"(?P<why>.+?),? (?:so|therefore) (?P<does>accept|decline) (?:it|that|this)\W*", re.IGNORECASE
)
"""Why, and then the answer: "I have a meeting then so decline it"."""


_MEANT_NO = re.compile(r"\bmean(?:t)? no\W*\Z", re.IGNORECASE)


def _answered_anew(left: str, right: str, mark: str) -> str:
    """Return what was answered the second time, of the same interview; empty where the first was more than an answer."""
    first = _ANSWERED.fullmatch(left)
    if first is None or right.count(" ") < 2:  # noqa: PLR2004 - more than a word or two
        return ""
    what = (first["what"] or "").strip()
    if _MEANT_NO.search(mark):
        return f"no, {right}"
    if last := _ANSWERS_LAST.fullmatch(right):
        return f"{last['does']} {what or 'it'}, {last['why']}"
    return _ANSWERS_IT.sub(rf"\g<does> {what}", right) if what else right


_MAKES = re.compile(r"\bmake (?:it|that)\b", re.IGNORECASE)


def _made_again(left: str, right: str, mark: str) -> str:
    """Return "make it …" as it was said the second time: "make it online no sorry make it in person"."""
    first = list(_MAKES.finditer(left))
    is_all = first and not re.search(r" and ", left[first[-1].end() :], re.IGNORECASE)
    return f"{left[: first[-1].end()]} {right}" if is_all and _MAKES.search(mark) else ""


def _counted(found: re.Match[str]) -> str:
    return f"{found['meant'] or found['only']} {found['of'] or found['same']}"


def _said_again(text: str, scan: Scan) -> str:
    """Return a text in which right after a day, an hour or a length another was said, with a bare "no" between."""
    for mark in islice(_BARE.finditer(text), _MOST):
        left, right = text[: mark.start()], text[mark.end() :]
        (before, old), (after, new) = scan(left), scan(right)
        first = next((one for one in new if not _is_lead(one, after)), None)
        if not old or first is None:
            continue
        if _is_echo(left, right, scan):
            return _replaced(left, right, scan) or text
        old = _without_week(old, before, right[_span(after, first)])
        alike = [one for one in old if one.kind in _SINGLE and _is_like(one, first, after)]
        if len(alike) == 1 and _WILL_DO.fullmatch(right, after.spans[first.end - 1][1]):
            return _replaced(left, right[: after.spans[first.end - 1][1]], scan) or text
        if first.kind == "name" and _is_whole_run(first, after):
            return _replaced(left, right, scan) or text
        last = next(
            (one for one in old[-2:] if one.end == old[-1].end and _is_like(one, first, after)),
            None,
        )
        if last is None or last.kind not in _SINGLE:
            continue
        both = left[_span(before, last)], right[_span(after, first)]
        if (
            all(map(_ONE.search, both))
            and (not _SEVERAL.search(both[0]) or all(map(_RANGE.fullmatch, both)))
            and not _PLURAL.search(both[1])
        ):
            return _replaced(left, right, scan) or text
    return text


def _is_echo(left: str, right: str, scan: Scan) -> bool:
    """Whether two things at least are said again, one of them in the same words: "two hours with Sam sorry one hour with Sam"."""
    (before, old), (after, new) = scan(left), scan(right)
    olds = [one for one in old[-_MOST:] if one.kind in _KINDS]
    ways = (_matched(olds[n:], new, after, set()) for n in range(len(olds)))
    return any(
        len(pairs) > 1
        and any(small(left[_span(before, a)]) == small(right[_span(after, b)]) for a, b in pairs)
        for pairs in ways
    )


def _without_week(old: list[Piece], before: Sentence, new: str) -> list[Piece]:
    """Return the pieces without the week in which a weekday lies, where another weekday is said for that one."""
    if not _WEEKDAY.fullmatch(new):
        return old
    days = [n for n, one in enumerate(old) if one.kind == "days"]
    weeks = {
        n
        for n in days
        if n - 1 in days
        and "week" in before.words[old[n].start : old[n].end]
        and _WEEKDAY.fullmatch(before.words[old[n - 1].start])
    }
    return [one for n, one in enumerate(old) if n not in weeks]


_WILL_DO = re.compile(
    r"(?: (?:will|would|should) do| (?:is|are|would be|will be) (?:fine|enough|plenty|grand|better|ok|okay|loads)| instead| rather| better)(?: (?:actually|please|thanks|then|so|me|fine|nicely))*\W*",
    re.IGNORECASE,
)
"""What says of the second reading that it will do, wherever the first one stood."""
_SINGLE = frozenset({"days", "times", "length"})
_ONE = Cued(
    rf"{_WEEKDAY.pattern}|\b(?:today|tomorrow|tonight|this|morning|afternoon|evening|noon)\b|{_NUMBERS}\b|\bhour\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"[\w: ]+ (?:to|till|until) [\w: ]+", re.IGNORECASE)
_PLURAL = re.compile(r"days\b|ings\b|oons\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:to|until|till|or|and|between|weeks|month|not|any|except)\b|-|days\b|ings\b|oons\b", re.IGNORECASE)  # fmt: skip


_ALL = Cued(
    r"\b(?:both|all(?: (?:two|three|four|five))?)(?: of)?(?: (?:them|those|these|the|my|our))?(?: (?:two|three|four))?(?: (?:interviews?|ones|sessions?|meetings?))?\b",
    re.IGNORECASE,
)
_ONLY_ONE = re.compile(
    r"(?:just|only) (?P<one>(?:the [\w'’-]+(?: one| interview)|[\w'’-]+['’]s(?: one| interview)?))[\s.!]*(?:please|pls|thanks)?[\s.!]*",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"(?<![\w:.])(?:\d{{1,2}}|{_NUMBERS})\b(?![:.]\w)", re.IGNORECASE)
_MOST_OF = Cued(r"\b(?:more than|at most|up to|max(?:imum)?|most|limit\w*)\b", re.IGNORECASE)


def _one_of_all(left: str, right: str) -> str:
    """Return a deed of one interview in the place of all: "cancel both, no, just Jo's"; empty for none."""
    only = _ONLY_ONE.fullmatch(right)
    whole = list(_ALL.finditer(left)) if only else []
    if only is None or not whole:
        return ""
    return f"{left[: whole[-1].start()]}{only['one']}{left[whole[-1].end() :]}"


def _limited(left: str, right: str) -> str:
    """Return a limit with the number that is said last: "no more than four a week, no wait, three"; empty for none."""
    only = _COUNT.fullmatch(right.strip(" .!"))
    counts = list(_COUNT.finditer(left)) if only else []
    if only is None or len(counts) != 1 or not _MOST_OF.search(left):
        return ""
    return f"{left[: counts[0].start()]}{only[0]}{left[counts[0].end() :]}"


_QUESTION = re.compile(r"who|when|is|are|has|i |looking", re.IGNORECASE)


def _with_length(first: str, second: str, scan: Scan) -> str:
    """Return a question that was asked again with its times, and with the length that only the first told; empty where it has no times."""
    (before, old), (_, new) = scan(first), scan(second)
    kinds = {one.kind for one in new}
    if not kinds & {"days", "times", "stretch"}:
        return ""
    length = next((first[_span(before, one)] for one in old if one.kind == "length"), "")
    return second if "length" in kinds or not length else f"{second} for {length}"


def _begun_again(left: str, right: str, scan: Scan) -> str:
    """Return a deed as it was said the second time, with what only the first said of it; empty for another deed, or none."""
    again = _DEED.match(right)
    said = [
        one for one in _DEED.finditer(left) if again and small(one["deed"]) == small(again["deed"])
    ]
    if again is None or not said:
        return ""
    rest = right[again.end() :]
    head, deed = left[: said[-1].end()], left[said[-1].end() :]
    if _QUESTION.match(again["deed"]) and (whole := _with_length(deed, rest, scan)):
        return f"{head}{whole}"
    meant = _replaced(deed, rest, scan) if rest else ""
    return f"{head}{meant or rest}"


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


_JOINED = frozenset({"and", "or", ",", "&", "+"})
_DENIES = Cued(
    r"[\s,.;!?…–—-]+(?:(?:oh|oops|sorry|no|wait|actually|i mean(?:t)?)[\s,]+)+not (?P<gone>[^,.;:–—]{2,30}?)(?:\s*[,.;:–—-]+\s*|,? but |\s+(?=(?:just|only|but) ))(?=\S)",
    re.IGNORECASE,
)
_NOT_PLACED = Cued(rf"\bnot (?:the )?{_PLACE.pattern}[\s,;–—-]+(?:(?:but|rather|use|take|book) )?(?=(?:the )?(?:{_PLACE.pattern}))", re.IGNORECASE)  # fmt: skip


_NOT_HIM = re.compile(
    r"[\s,]+(?:(?:oh|oops|sorry|no|wait|actually)[\s,]+)+not (?P<gone>[\w'’-]+) (?=(?!I\b)[A-Z])"
)
_DROPS = Cued(
    r"[\s,]+(?:(?:oh|no|sorry|wait|actually)[\s,]+)+(?:leave|take|drop|skip) (?P<gone>[\w'’-]+)(?: (?:out|off)(?: of (?:it|that|this))?| away)(?: (?:altogether|please|so|actually|thanks))*\W*\Z",
    re.IGNORECASE,
)
"""That one of several who were named is not to come after all: "no leave Tom out"."""


def _is_said(found: re.Match[str]) -> bool:
    return small(found["gone"]) in small(found.string[: found.start()]).split()


def _without_dropped(text: str) -> str:
    """Return a text without a name in a row that was taken back."""
    found = _DROPS.search(text)
    if found is None:
        return text
    before, gone = text[: found.start()], re.escape(found["gone"])
    behind = rf"(?:,? and |, | & | ){gone}\b(?!['’])"
    first = rf"\b{gone}(?:,? and |, | & | )(?=(?-i:[A-Z]))"
    for name in (first, behind):
        if len(re.findall(name, before, re.IGNORECASE)) == 1:
            return re.sub(name, "", before, flags=re.IGNORECASE)
    return text


def _without_denial(text: str) -> str:
    """Return a text in which what is denied is not said again: "next week, sorry not next week, the week after"."""
    text = _NOT_HIM.sub(
        lambda found: ", no, " if _is_said(found) else found[0], _without_dropped(text)
    )
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
    first_day = next((right[_span(after, one)] for one in new if one.kind == "days"), "")
    olds = [one for one in _without_week(old, before, first_day)[-_MOST:] if one.kind in _KINDS]
    same = {*before.words}
    ways = [_matched(olds[n:], new, after, same) for n in range(len(olds))]
    pairs = max(reversed(ways), key=len, default=[])
    if not pairs:
        return ""
    end = _span(after, pairs[-1][1]).stop
    gone = pairs[0][0]
    for span, said in reversed(_edits(pairs, before, after)):
        left = left[: span.start] + _instead(left[span], right[said]) + left[span.stop :]
    rest = _REST.sub("", right[end:], count=1)
    if _is_only(pairs, after):
        first, last = _run_of(gone, old, before)
        span = slice(before.spans[first][0], before.spans[last][1])
        tail = before.text[span.stop :]
        return f"{before.text[: span.start]}{right[_span(after, pairs[0][1])]}{tail}{rest}"
    return left if rest.strip() and left.rstrip().endswith(rest.strip(" .")) else left + rest


def _edits(
    pairs: list[tuple[Piece, Piece]], before: Sentence, after: Sentence
) -> list[tuple[slice, slice]]:
    """Return what of the first text each part of the second takes the place of; "this evening" is a day and a time in one."""
    edits: list[tuple[slice, slice]] = []
    for found, piece in pairs:
        span, said = _span(before, found), _span(after, piece)
        if edits and edits[-1][0] == span:
            edits[-1] = span, slice(edits[-1][1].start, said.stop)
        else:
            edits.append((span, said))
    return edits


def _matched(
    olds: list[Piece], new: list[Piece], after: Sentence, same: set[str]
) -> list[tuple[Piece, Piece]]:
    """Return what is said again, each with what it takes the place of, where the first takes that of the first."""
    pairs: list[tuple[Piece, Piece]] = []
    for piece in new:
        is_same = piece.kind == "word" and not pairs and after.words[piece.start] in same
        if is_same or _is_lead(piece, after):
            continue
        if not olds or not _is_like(olds[0], piece, after):
            break
        pairs.append((olds[0], piece))
        olds = olds[1:]
    return pairs


def _is_lead(piece: Piece, sentence: Sentence) -> bool:
    return piece.kind in {"word", "join"} and sentence.words[piece.start] in _LEADS


def _is_only(pairs: list[tuple[Piece, Piece]], after: Sentence) -> bool:
    is_one = len(pairs) == 1 and pairs[0][1].kind in {"name", "days"}
    return is_one and _is_whole_run(pairs[0][1], after)


def _is_whole_run(one: Piece, after: Sentence) -> bool:
    """Whether one person, or one day, is to take the place of all that were named: "no wait just Sam", "no with Sam"."""
    before = after.words[: one.start]
    return bool({"just", "only"} & {*before[-2:]}) or (one.kind == "name" and before == ["with"])


def _run_of(one: Piece, pieces: list[Piece], sentence: Sentence) -> tuple[int, int]:
    """Return the first and the last word of what stands side by side with this one and is of its kind."""
    first = last = pieces.index(one)
    while _goes_on(pieces[max(0, first - 2) : first], one.kind, sentence):
        first -= 2
    while _goes_on(pieces[last + 1 : last + 3][::-1], one.kind, sentence):
        last += 2
    return pieces[first].start, pieces[last].end - 1


def _goes_on(two: list[Piece], kind: str, sentence: Sentence) -> bool:
    """Whether two pieces are one of a kind and what joins it to the next."""
    return len(two) > 1 and two[0].kind == kind and sentence.words[two[1].start] in _JOINED


def _span(sentence: Sentence, piece: Piece) -> slice:
    return slice(sentence.spans[piece.start][0], sentence.spans[piece.end - 1][1])


def _is_like(old: Piece, new: Piece, after: Sentence) -> bool:
    """Whether a piece may stand in another's place: two days, two hours, two people; a bare number for any hour or length."""
    if new.kind == "word" and _NUMBER.fullmatch(after.words[new.start]):
        return old.kind in {"times", "length"}
    if old.kind == "name" or new.kind == "name":
        return old.kind == new.kind and old.value.kind == new.value.kind
    kind = _CLASSES.get(old.kind)
    return kind is not None and kind == _CLASSES.get(new.kind)


_PAST = re.compile(r"\b(?:half|quarter|past|noon|o['’]clock)\b(?! (?:an? )?hour)", re.IGNORECASE)


def _instead(old: str, new: str) -> str:
    """Return the new words, as the old ones were said: "4" for "at 3pm" is "at 4pm", "Friday" for "next Tuesday" next week's."""
    if _NUMBER.fullmatch(new):
        if _NUMBER.search(old) and not _PAST.search(old):
            return _NUMBER.sub(new, old, count=1)
        return f"at {new}" if _PAST.search(old) else f"{new} minutes"
    which = _NEXT.search(old)
    return f"{which['which']} {new}" if which and _WEEKDAY.fullmatch(new) else new
