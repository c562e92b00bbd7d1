"""Whether a sentence that is no command asks about availability at all, or speaks of something else."""

import re

from bot.language.chunks import Piece
from bot.language.grammar import VOCABULARY
from bot.language.people.attendees import is_person
from bot.language.people.unknown_names import strangers
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

_CUES = re.compile(
    r"\b(?:free|open (?:on|at|to|for|between|after|before|in|<when>)|<person> open|available|availability|avail\w*|slots?|timeslots?|openings?|gaps?|overlaps?|interviewers?|interview|interviewing"
    r"|interviews|schedule|scheduling|book|booking|arrange|organi[sz]e|meet|meets|meeting|meetings|find (?:a |some |any |me |us |an |the )*(?:time|slot|hour|day|room|date)"
    r"|busy|around|find|time (?:with|for|to|that|when)|(?:has|have|got|having|find) (?:any |some |a |an |spare |enough |free |the |half )*(?:time|hour|minutes|mins)|(?:any|some|good|best|what|which|suitable|spare) times?|reserve|hold|panel|candidate|catch ?up|available|unbooked"
    r"|calendars?|diary|diaries|squeeze|set up|pencil|call|chat|session|fit in|sync|talk|get together|can (?:you )?do|join|make it|possible|work(?:s|ing)? for|suits?|earliest|soonest|asap|look(?:s|ing)? like|when can|when could|when would|when will|need)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:weather|jokes?|rain(?:ing|y)?|snow\w*|sunny|forecast|temperature|news|songs?|music|pizza|recipes?|stocks?|prices?|scores?"
    r"|football|match|president|translate|poems?|story|stories|movies?|films?|taxi|uber|flights?|hotels?|restaurants?|salary|payslip"
    r"|password|wifi|printer|invoice|essay|calculate|sing|dance|dinner|breakfast|beer|drinks|lottery|horoscope|bitcoin|crypto|game|play|won|win"
    r"|birthday|christmas (?:present|tree)|favou?rite|colou?r|cats?|dogs?|traffic|train|bus|train|parking|euro|dollar|exchange rate|meaning of|capital of|order|tables?)\b"
    r"|\bgood luck\b|^(?:many |great |ok )?(?:thanks|thank you|cheers) <person>$|^who (?:is|'s) <person>$|^is it <when>(?: yet| today)?$|\bsee you\b|\bhave a (?:nice|good|great|lovely)\b"
    r"|\bwake (?:me|us) up\b|\bwhat (?:time|day|date|year) is (?:it|<when>)\b|\bwhat (?:day|date) (?:is|was|will)\b|\bhow many days\b|\bhow (?:old|tall|far)\b|\bwhat is the (?:time|date)\b|\bwhat (?:is|'s) the date\b"
    r"|\b(?:remind me (?:to|about)|set an? (?:alarm|timer|reminder)|(?:email|text|message|tell|phone|ring) <person>|(?:call|phone|ring|text) (?:me|us)\b(?! with))"
)
_THING = re.compile(
    r"^(?:is|are) (?:the|our|my|this|that) (?!interviewers?\b|team\b|panel\b|people\b|calendars?\b|diary\b|slots?\b|times?\b|others?\b|rest\b)"
    r"(?:[a-z]+ ){1,2}(?:free|available|busy)\b"
)
"""Asks for something that is neither a person nor a room: "is the coffee machine free"."""
_PAST = listed(
    "was were went had bought sold lost broke told ate drove flew wrote loved hated enjoyed married"
)
_MEAL = re.compile(
    r"\b(?:what (?:is|'s) (?:for|there for)|have|grab|get) (?:lunch|dinner|breakfast)\b"
)
FRAGMENT = listed(
    """
    who whos 's is are in on at the a an any and or of for with to what how about anything anytime
    instead only just please pls then maybe perhaps ok okay good fine works work does do could can would
    we us i me it that this if possible also too as well again here there rather better make not but so
    no yes hi hello hey thanks thank you try let lets ideally preferably sometime some time times day
    days one ones anybody anyone someone somebody everyone early earlier later late same both either
    around available free am be give show need want like check see suit suits prefer my their them they
    he she his her over during from by instead , . ? ! more other another yet well have has got may change move switch
    add remove drop swap replace include actually oh sorry wait hmm now else within long short up keep
    oops whoops meant mean set go put using use via through at least most enough will was were
    """
)

VOCABULARY.update(
    word
    for cue in (_CUES, _ELSEWHERE)
    for ending in ("s", "")
    for word in re.findall(r"[a-z]{2,}", cue.pattern.replace("s?", ending))
)
VOCABULARY.update(word for word in FRAGMENT | _PAST if word.isalpha())


def is_availability(
    sentence: Sentence, shape: str, pieces: list[Piece], *, is_after: bool = False
) -> bool:
    """Tell whether a sentence asks who is free when."""
    if _ELSEWHERE.search(shape) or _MEAL.search(" ".join(sentence.words)):
        return False
    kinds = {piece.kind for piece in pieces}
    if not kinds & {"name", "need", "room"} and _THING.search(shape):
        return False
    strange = sum(piece.kind == "strange" for piece in pieces)
    cues = len(_CUES.findall(shape))
    parts = kinds & {"days", "times", "stretch", "length", "name", "room", "online", "need"}
    if cues and (parts or not _PAST & set(sentence.words)):
        return len(parts) + 2 * cues > strange
    if not cues and _PAST & set(sentence.words):
        return False
    if _has_person(pieces) and kinds & _WHEN and not strange:
        return _others(pieces) < len(pieces) // 2 + 1 or _is_fragment(pieces, 0)
    unknown = sum(end - start for start, end in strangers(sentence, pieces))
    is_part = is_after and strange <= unknown
    return bool(parts) and (is_part or _is_fragment(pieces, strange - unknown))


_WHEN = frozenset({"days", "times", "stretch"})


def _has_person(pieces: list[Piece]) -> bool:
    return any(is_person(piece) for piece in pieces)


def _others(pieces: list[Piece]) -> int:
    return sum(piece.kind == "word" and piece.value not in FRAGMENT for piece in pieces)


def _is_fragment(pieces: list[Piece], strange: int) -> bool:
    """Tell whether it says parts of a question and hardly anything else."""
    others = _others(pieces)
    known = sum(piece.kind not in {"word", "strange", "join"} for piece in pieces)
    return strange + others < known if strange + others else True
