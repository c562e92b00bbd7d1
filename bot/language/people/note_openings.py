"""What stands before the name that heads a note: "loop for dee fox thu: …", "urgent: cand jo park, …", "the React guy Ben Ito, …"."""

import re

from msgspec import Struct

from bot.language.context import ParseContext
from bot.language.people.name_runs import NO_NAMES
from bot.language.people.note_words import DAYS, is_done, is_person, note_words
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.normalize import listed
from bot.language.tokens.stop_words import is_known

_HURRY = r"(?:urgent|asap|next(?: up)?(?: is|'s|’s)?|up next|ok|so|right|now|re|fwd?|(?:(?:please|pls|kindly) )?do the needful)\b[\s,:.!–—-]*"
_OUR = r"(?:the|our|my|this|that|an?|new|next|another)\s+"
_MODIFIER = r"(?!(?:for|with|w|on|at|of|and|or|from|to|by|in)\b)[^\W\d][\w/+#’'-]*\s+"
_APPLICANT = r"(?:cand|candidates?|applicants?|interviewees?|candidate name|prospect|finalist)"
_ROLE = r"(?:guy|girl|lady|woman|man|gal|person|chap|lad|bloke|fella|fellow|dev|developer|engineer|eng|designer|analyst|manager)"
_FOR_ROLE = r"(?:\s+(?:for|on|from)\s+(?:the |our |that )?[\w-]+(?: (?:job|role|position|team|post|opening|req|side))?)?"
_WANTED = (
    rf"(?:please|pls|can you|could you|book|schedule|arrange|plan|find|set up|sort|need|(?:new|an?|another|the)(?!\s+{_ROLE}\b)|loop|onsite|panel|interview|screen|chat|call|slot|time"
    r"|1st|2nd|3rd|first|second|third|final|last|round|stage|phone|tech|technical|video|intro|hm)\b[\s:–—-]*"
)
_WHO = (
    rf"(?:{_OUR})*(?:{_MODIFIER}){{0,3}}?{_APPLICANT}{_FOR_ROLE}|(?:(?:{_OUR})+|{_MODIFIER})(?:{_MODIFIER}){{0,3}}?{_ROLE}{_FOR_ROLE}"
    rf"|(?:an? )?{_ROLE}(?= (?:called|named))"
)
_OPENING = Cued(
    rf"\A\W*(?:{_HURRY})*(?P<wanted>(?:{_WANTED})*)(?:for )?(?P<label>(?:{_WHO})\b(?:\s+(?:is|called|named|name)\b)?[\s,:–—-]+)?"
    r"(?P<title>(?:dr|mr|mrs|ms|mx|miss|prof)\b\.? )?",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(r"\A[^:\d,;@]{3,40}:\s*(?=\S)")
"""Words that open a note and say nothing of it: "one more for you: al green, …"."""
_MEANT = listed(
    "am pm morning afternoon noon lunchtime lunch evening room online remote video phone teams zoom onsite person office early late loop half hour"
)
_PLAIN = frozenset({"", "new", "another", "please", "pls", "the", "a", "an", "need"})
"""What says of what is wanted only that it is."""
_IS_APPLICANT = Cued(rf"\b{_APPLICANT}\b", re.IGNORECASE)
_LABEL_WORDS = Cued(rf"\b(?:is|called|named|name|{_APPLICANT}|{_ROLE})\b", re.IGNORECASE)


class NoteOpening(Struct, frozen=True):
    """What stands before the name that heads a note, and what it says of who that is."""

    wanted: str = ""
    """What is to be found: "loop", "first round"."""
    is_told: bool = False
    """Whether who follows is called the candidate."""
    is_apart: bool = False
    """Whether a name must follow: "the React guy", "Dr"."""
    end: int = 0


def note_opening(text: str, context: ParseContext) -> NoteOpening:
    """Return what stands before the name that heads a note; nothing where somebody of the directory or a deed is named there."""
    opening = _OPENING.match(text)
    assert opening is not None  # noqa: S101 - it matches nothing too
    label = opening["label"] or ""
    if not _describes(_LABEL_WORDS.sub("", label), context):
        return NoteOpening()
    wanted, is_apart = opening["wanted"].strip(" ,:–—-\n"), bool(label or opening["title"])
    before = _SAID_BEFORE.match(text) if not is_apart and small(wanted) in _PLAIN else None
    if before and before.end() > opening.end() and _says_nothing(before[0], context):
        inner = note_opening(text[before.end() :], context)
        return NoteOpening(inner.wanted, inner.is_told, inner.is_apart, before.end() + inner.end)
    return NoteOpening(wanted, bool(_IS_APPLICANT.search(label)), is_apart, opening.end())


def _describes(label: str, context: ParseContext) -> bool:
    """Whether all words are known ones, and none of them is a colleague or for what is done."""
    said = (part for one in note_words(label) for part in one.said.split("-"))
    return not any(is_person(one, context) or is_done(one) or not _is_known(one) for one in said)


def _is_known(word: str) -> bool:
    return is_known(word) or word in NO_NAMES


def _says_nothing(words: str, context: ParseContext) -> bool:
    """Whether words say neither who nor when nor where."""
    is_meant = any(one.said in DAYS or one.said in _MEANT for one in note_words(words))
    return not is_meant and _describes(words, context)
