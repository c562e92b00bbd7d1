"""What a message says that no field of its request holds: named on the card as left out, never passed over.

A number, a negation, a name, a day, a time, or a word such as *then*, *each*, *before*, *except* that nothing has
read may change the meaning; so may a word the grammar does not know where it describes a room or a group.
"""

import re
from collections.abc import Callable, Iterable

from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.chunking.shape import Shape
from bot.language.coverage.errands import errands
from bot.language.coverage.unheld_wishes import unheld_wishes
from bot.language.grammar import VOCABULARY, teach
from bot.language.people.given_names import GIVEN_NAMES
from bot.language.questions.exclusions import idle_negations
from bot.language.requests import Question
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed

_TELLING = listed(
    "half quarter followed afterwards then each both before after until except instead only unless every twice either"
)
_NEGATIONS = listed(
    "not no never without cant cannot wont dont doesnt isnt arent neither nor none couldnt wouldnt shouldnt didnt"
)
_HARMLESS = Cued(
    r"\b(?:if not|no (?:rush|problem|worries|hurry|matter|idea|preference|pref|need|particular|one|longer|room)|not (?:sure|urgent|too|that|very|yet|a problem|important|fussed|bothered|really)|why not|or not|whether or not|cant (?:wait|find|see)|dont (?:know|care|mind|worry|forget)|doesnt matter|isnt it|do not mind|not (?:only|just)|never mind|no later|no earlier|not later|not before|not after|before (?:i|we|you|they|he|she|it)|(?:i 'm|im|i am|we 're) after)\b"
)
_ASIDE = Cued(
    r"\b(?:only (?:need|have|want|one|a|the)|just|both (?:of them )?(?:are|is|need|must|should|have|free|available|can|to|at)|each other|in each case|after (?:that|this|all)|before (?:that|this)|(?:until|till|before) then\b|then\b(?: (?:please|pls|\?|\.))?$|(?:ok|okay|so|well|and|right|fine) .*\bthen\b|if (?:possible|so|they|he|she|not)\b.*\bthen\b|either (?:is|works|way|one|of)|instead)\b"
)
_COUNTED_AWAY = Cued(
    r"(?:round|stage|step|phase|level|l|part|version|v|q|req|role|floor|no|number|nr|senior|grade|interview|365|office) ¤n\d+|¤n\d+(?: -)? (?:st|nd|rd|th)? ?(?:round|stage|step|interview|candidate|phase)|¤n\d+ (?:%|percent|years?|yrs?)|(?:instead of|rather than|not) (?:the )?¤n\d+(?= (?:minutes|mins?|people|seats|ppl|please|pls|,|\.)|$)"
)


def widest(said: Iterable[str]) -> tuple[str, ...]:
    """Return what was left out, each once, without what lies within another."""
    found = tuple(dict.fromkeys(said))
    return tuple(one for one in found if not any(one != other and one in other for other in found))


def unused_lengths(shape: Shape, minutes: int) -> tuple[str, ...]:
    """Return the lengths said besides the one that was taken."""
    lengths = [n for n, one in enumerate(shape.pieces) if one.kind == "length"]
    others = [n for n in lengths if shape.pieces[n].value != minutes]
    is_aside = _EITHER_LENGTH.search(shape.row) or len(lengths) < 2 or len(others) == len(lengths)  # noqa: PLR2004 - one and another
    return () if is_aside else tuple(shape.text([n]) for n in others)


def unused_people(shape: Shape, used: frozenset[str]) -> tuple[str, ...]:
    """Return the people named who have no part in a request."""
    return tuple(
        shape.text([n])
        for n, one in enumerate(shape.pieces)
        if one.kind == "name"
        and one.value.kind == "person"
        and len(one.value.ids) == 1
        and one.value.ids[0] not in used
    )


_MEANT = TIME_KINDS | {"name", "length", "online", "candidate"}
_REACH = 4
"""So many words after a negation what it speaks of may stand."""


def unspent_words(rest: Shape, question: Question) -> tuple[str, ...]:
    """Return the words that turn what was said and had no effect on the question: a "not", an "either", an "optional"."""
    found = [_around(rest, place) for place in _idle_negations(rest)]
    found += [
        rest.text(rest.places(match.span()))
        for words, is_met in _EFFECTS
        if not is_met(question)
        for match in words.finditer(rest.row)
    ]
    beside = [*_repeated_days(rest), *_days_after(rest), *errands(rest)]
    return tuple(dict.fromkeys([*found, *beside]))


def _days_after(rest: Shape) -> list[str]:
    """Return "the day after the offsite": nothing tells which day that is."""
    return [
        rest.text(range(n, min(n + 4, len(rest.pieces))))
        for n, one in enumerate(rest.pieces)
        if one.kind == "days" and one.value.is_after and rest.sentence.word(one.end) in _OF_EVENTS
    ]


_OF_EVENTS = listed("the my our his her their your this")


def _repeated_days(rest: Shape) -> list[str]:
    """Return "every Tuesday", which asks for more interviews than the one a question is for."""
    return [
        rest.text([n])
        for n, one in enumerate(rest.pieces)
        if one.kind == "days"
        and rest.sentence.words[one.start] in {"every", "each"}
        and rest.sentence.word(one.start + 1) in {*WEEKDAYS, "day", "morning", "afternoon"}
    ]


def _idle_negations(rest: Shape) -> list[int]:
    """Return the negations that take nothing out although something that may be meant follows them."""
    harmless = {n for match in _HARMLESS.finditer(rest.row) for n in rest.places(match.span())}
    words = rest.sentence.words
    said = [
        n
        for n, one in enumerate(rest.pieces)
        if one.kind == "word" and words[one.start] in _NEGATIONS
    ]
    return [
        n
        for n in sorted({*said, *idle_negations(rest.pieces)} - harmless)
        if _is_before_meant(rest.pieces, n)
        or _is_after_somebody(rest, n)
        or words[rest.pieces[n].start] in _EXCEPTING
    ]


_EXCEPTING = listed("except excepting excluding exclude besides apart other barring without")
"""Words that take something out, whatever it is."""


def _is_after_somebody(rest: Shape, place: int) -> bool:
    """Whether a negation is said of who stands before it: "but Wei isn't"."""
    before = rest.pieces[place - 1] if place else None
    word = rest.sentence.words[rest.pieces[place].start]
    return before is not None and before.kind == "name" and word.endswith("nt")


def _is_before_meant(pieces: list[Piece], place: int) -> bool:
    for one in pieces[place + 1 : place + 1 + _REACH]:
        if one.kind == "join":
            return False
        if one.kind in _MEANT:
            return True
    return False


def _is_one_of(question: Question) -> bool:
    return question.need != "all" or len(question.people) < 2 or bool(question.sessions)  # noqa: PLR2004 - one of several


_CONDITION = Cued(
    r"\b(?:only if|provided(?: that)?|providing|as long as|so long as|on (?:the )?condition|in case(?! (?:that|it|this)? ?(?:suits|works|helps|is (?:better|easier)))|unless)\b(?! (?:(?:they|he|she|it|that)(?: (?:is|are|'s|'re))? )?(?:possible|needed|necessary|required|free|available|so)\b)(?: [^,.\s]+){1,8}(?: , otherwise(?: [^,.\s]+){1,4})?"
)
"""On what it depends whether the search holds: no field says so."""
_SAME_AS = Cued(
    r"\bsame (?:time|hour|day|days|room|place|people|panel|length|slot|week) (?:as|like)(?: (?:the|my|our|last|for))* \S+(?: (?:'s|interviews?|one|¤t\d+))*"
)
"""What is compared with something that a question does not know."""
_UNDONE_IF = Cued(
    r"(?<=[,.;] )(?:(?:and|but|or) )?(?:cancel|skip|drop|forget|leave|delete|don't|dont|ignore)\b(?: \S+){0,3}? if(?: [^,.\s]+){1,6}"
)
"""What is to be dropped in some case: "book Tom at 9, cancel if he is busy"."""
_FALLBACK = Cued(
    r"(?:(?<=, )|(?<=or )|(?<=and )|(?<=but )|(?<=then ))(?:if (?:that 's |he 's |she 's |they 're |it 's )?(?:not|he|she|they|that|this|¤p\d+)\b(?: (?!¤)\S+){0,4}?|failing (?:that|him|her|them|which)|otherwise|or else|alternatively|as (?:an? )?(?:backup|fallback|alternative|plan b|second choice))(?: (?:,|then|to|is|try|use|take|with|get|ask))* ¤p\d+|¤p\d+ (?:if|when) ¤p\d+ (?:'s|is|isnt|cant|cannot|can not|has|wont)\b|¤p\d+ (?:, )?as (?:an? |the )?(?:backup|fallback|alternative|plan b|second choice)\b"
)
"""Who is to come only where somebody else cannot."""
_OTHERWISE = Cued(
    r"(?:\bif (?:it|that|this|¤\w+)(?: (?:is|'s|are))? (?:\S+ ){0,3}?, )?\b(?:otherwise|or else|failing that)\b(?: [^,.\s]+){1,4}|\bbut only\b(?: [^,.\s]+){1,6}"
)
_IF = Cued(
    r"(?<!wonder )(?<!wondering )(?<!know )(?<!see )(?<!check )\bif (?:¤\w+|he|she|they|it|that|nobody|no one|anyone|everyone|everybody|all|there|we|the)\b(?! (?:(?:is|'s|isnt|would be|wouldnt be|wont be|not) )?(?:an? |too |not |much |any |no )*(?:possible|ok|okay|helps|easier|suits|works|needed|trouble|bother|problem|hassle|fine|alright|convenient|inconvenience)\b)(?: [^,.\s]+){1,7}"
)
_ROOM_HELD = re.compile(
    r"if (?:it|that|this|(?:the |that )?(?:¤r\d+|room))(?: is|'s| 's)(?: still| also)? (?:free|available)"
)
"""What is looked at by itself where a room is named."""


def conditions(shape: Shape) -> tuple[str, ...]:
    """Return on what a deed or an answer is said to depend, and what it is compared with: no field of theirs holds it."""
    words = (_CONDITION, _SAME_AS, _OTHERWISE, _IF)
    found: list[range] = []
    said = (one for each in words for one in each.finditer(shape.row))
    held = _ROOM_HELD.fullmatch if "¤r" in shape.row else lambda _: None
    for one in (shape.places(one.span()) for one in said if not held(one.group())):
        if not any({*one} & {*other} for other in found):
            found.append(one)
    return tuple(shape.text(one) for one in found)


_ROLE = r"(?:the|our|my|his|her|their) (?:(?!¤)\w+ ){0,2}?(?:manager|recruiter|boss|director|ceo|cto|cfo|coo|vp|founder|owner|president|partner|client|customer|supervisor|lead|principal|head of (?!¤)\w+)\b(?! (?:role|position|post|job|vacancy|opening|interview|candidate|is|are|'s|says|said|wants|wanted|has|had|asked|told|can|cant|will|would|needs|thinks|insists|prefers))"
"""Somebody unnamed beside who is named: "Ian and the hiring manager"."""
_EFFECTS: tuple[tuple[Cued, Callable[[Question], bool]], ...] = (
    (
        Cued(r"\b(?:optional|nice to have|not essential)\b"),
        lambda question: bool(question.optional),
    ),
    (Cued(r"\beither ¤p\d+ or ¤p\d+|\b(?:one|any) of ¤p\d+"), _is_one_of),
    (
        Cued(
            r"\b(?:back to back|in a row|one after (?:the other|another)|consecutive\w*|in parallel|separately|simultaneously)\b"
        ),
        lambda question: bool(question.sessions),
    ),
    (Cued(r"\bor (?:maybe |else )?the (?:one|next one) after(?: (?:that|it))?\b"), lambda _: False),
    (
        Cued(r"\b(?:daily|weekly|fortnightly|biweekly|monthly|recurring|repeating)\b"),
        lambda _: False,
    ),
    (
        Cued(
            r"\b(?:not (?:all |both )?(?:on|in) (?:the |one )?(?:same )?(?:day|go)|(?:on )?(?:different|separate) days|split (?:it |them )?(?:in|into|over|across) \S+(?: \S+)?)"
        ),
        lambda question: question.days > 1,
    ),
    (
        Cued(
            r"\bat least (?:one|1|two|¤n\d+) (?:wom[ae]n|m[ae]n|female|male|senior|junior|native|manager|of each)\S*"
        ),
        lambda _: False,
    ),
    (
        Cued(
            r"¤p\d+ (?:(?:must|should|has|have|needs?|wants?|to|is|goes|comes|be|go|come) )*(?:first|last|in between|in the middle|second|third)\b(?! (?:thing|week|half|day|one|available|possible|slot|time|¤))"
        ),
        lambda question: not question.sessions or question.is_ordered,
    ),
    (
        Cued(
            r"¤p\d+ (?:(?:must|should|can|could|to|is|be|does|do) )*(?:not|shouldnt|cant|mustnt|isnt|doesnt|dont) (?:(?:be|go|come|to|the) )*(?:first|last)\b|¤p\d+ (?:but )?only if (?:he|she|they)\b(?: \S+){1,2}|\bnot too (?:early|late)\b"
        ),
        lambda _: False,
    ),
    (
        Cued(
            r"\b(?:with|and|plus|,) (?:whoever|whichever|someone|somebody|anyone|anybody|(?:any |one |an)?other (?:interviewer|person|colleague)|(?:one|two|three|some|a few|a couple of) (?:others?|colleagues?))(?: else)?(?: (?:is|'s) (?:free|available|around))?\b"
        ),
        lambda question: not question.people or question.need != "all",
    ),
    (
        Cued(
            r"\bnot (?:on|in|at|near|inside|within|by|next to|facing|opposite) (?!(?:(?:a|an|the|any|our|my|that) )*(?:¤|(?:same|hurry|rush|all|last|least|first|order|mood|position|case|particular)\b))(?:(?:a|an|the|any|our|my|that) )*[a-z]\S*(?: (?:floor|building|side|wing|office|site))?"
        ),
        lambda _: False,
    ),
    (
        Cued(r"¤p\d+ (?:right |straight |directly )?(?:before|after) ¤p\d+"),
        lambda question: question.is_ordered,
    ),
    (
        Cued(rf"(?<=¤p\d )(?:, )?(?:and|&|plus|,) {_ROLE}|\b{_ROLE}(?= (?:and|&|plus|,) ¤p)"),
        lambda _: False,
    ),
    (
        Cued(
            r"¤p\d+ (?:(?:on|at|from|between) )?(?P<t>¤t\d+) (?:, )?or ¤p\d+ (?:(?:on|at|from|between) )?¤t\d+(?: (?:on )?¤t\d+)?"
        ),
        lambda question: question.need == "all",
    ),
    (_CONDITION, lambda _: False),
    (_SAME_AS, lambda _: False),
    (_UNDONE_IF, lambda _: False),
    (_FALLBACK, lambda question: bool(question.optional) or question.need not in {"all", "any"}),
)
"""Words that turn a question, and whether it shows their effect."""
_EITHER_LENGTH = Cued(
    r"\b(?:instead|rather|not|or|break|buffer|gap|from|by|later|earlier|in|within|after|before|between)\b"
)


def left_out(shape: Shape, used: frozenset[str], pieces: list[Piece]) -> tuple[str, ...]:
    """Return the words that may matter and were not used; `used` names the kinds of words a request has read."""
    found = unheld_wishes(shape)
    row = shape.row
    harmless = {
        place
        for match in (*_HARMLESS.finditer(row), *_ASIDE.finditer(row))
        for place in shape.places(match.span())
    }
    counted = {
        place for match in _COUNTED_AWAY.finditer(row) for place in shape.places(match.span())
    }
    for place, piece in enumerate(shape.pieces):
        if piece.kind not in {"word", "strange", "not"} or piece in pieces:
            continue
        word = shape.sentence.words[piece.start]
        kind = shape.sentence.kinds[piece.start]
        if (
            (kind in {"number", "ordinal", "decimal", "clock", "date"} and place not in counted)
            or (piece.kind == "not" and place not in harmless and "not" not in used)
            or (
                word in _NEGATIONS
                and place not in harmless
                and "not" not in used
                and piece.kind == "word"
            )
            or (word in _TELLING and place not in harmless and word not in used)
        ):
            found.append(_around(shape, place))
        elif _is_unread_name(shape, place):
            found.append(shape.text([place]))
        elif _describes(shape, place):
            found.append(_described(shape, place))
    return tuple(dict.fromkeys(one for one in found if one))


_DESCRIBED = listed("room space team pool panel group squad office building floor projector")
_SHORTEST_NAME = 3
_ENDS_SIGNATURE = frozenset({"x", "xx", "xxx", ".", "!"})
"""What may stand behind the name of who signs, a sentence of its own: "Put it in the Boardroom. Aoife x"."""
_WHEREABOUTS = Cued(
    r"(?:\b(?:stuck|stranded|lives?|living|based|working|works|travel+ing|back|still|now|is|are|am)|'s|'m) in $"
)
"""What stands before the place where somebody is."""


def _is_unread_name(shape: Shape, place: int) -> bool:
    """Whether a word that nothing knows may be somebody's name: typed with a capital amid a sentence, or a common one."""
    piece = shape.pieces[place]
    if piece.kind != "strange" or shape.sentence.kinds[piece.start] != "word":
        return False
    word = shape.sentence.words[piece.start]
    if _is_aside(shape, piece.start) or _WHEREABOUTS.search(shape.row[: shape.row.find(f"¤x{place}")]):  # fmt: skip
        return False
    opens = piece.start == 0 or shape.sentence.word(piece.start - 1) in {".", "?", "!"}
    if opens and piece.start and {*shape.sentence.words[piece.end :]} <= _ENDS_SIGNATURE:
        return False
    if (
        len(word) < _SHORTEST_NAME
        and shape.sentence.raws[piece.start].isupper()
        and word not in GIVEN_NAMES
    ):
        return False  # "the CV"
    shows = any(raw[:1].islower() for raw in shape.sentence.raws)
    return word in GIVEN_NAMES or (shape.sentence.is_capital(piece.start) and not opens and shows)


def _is_aside(shape: Shape, place: int) -> bool:
    """Whether a word stands in brackets, as the role of "Jane (candidate, Staff Eng)" does."""
    before = shape.sentence.raws[:place]
    return before.count("(") > before.count(")")


def _describes(shape: Shape, place: int) -> bool:
    """Whether a strange word says something of a room or a group: "a soundproof room", "the eng panel"."""
    piece = shape.pieces[place]
    if piece.kind != "strange" or shape.sentence.kinds[piece.start] != "word":
        return False
    after = [shape.sentence.word(piece.end), shape.sentence.word(piece.end + 1)]
    return bool(_DESCRIBED & set(after))


def _described(shape: Shape, place: int) -> str:
    last = place
    while (
        last + 1 < len(shape.pieces)
        and shape.pieces[last + 1].kind in {"strange", "room"}
        and last < place + 2
    ):
        last += 1
    return shape.text(range(place, last + 1))


def _around(shape: Shape, place: int) -> str:
    """Return a word with the few that follow it up to the next joint."""
    last = place
    while (
        last + 1 < len(shape.pieces)
        and last < place + 3
        and not (
            shape.pieces[last + 1].kind == "join"
            and shape.pieces[last + 1].value in {",", ".", "but", "?", "!"}
        )
    ):
        last += 1
    return shape.text(range(place, last + 1)).strip(" ,.;")


VOCABULARY.update(_DESCRIBED)
teach(
    _CONDITION,
    _SAME_AS,
    _UNDONE_IF,
    _FALLBACK,
    _OTHERWISE,
    _IF,
    *(words for words, _ in _EFFECTS),
)
