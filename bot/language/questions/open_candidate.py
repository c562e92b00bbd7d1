"""Of whom a question speaks that names its own people and time, but not its candidate: "book her with Sam on Thursday", "is Ian free that day?".

It is that of the question before, and so is the length where none is said. On whose clock an hour is told, "before 11 her
time", is said to be left out: nothing else knows it.
"""

import re

from msgspec.structs import replace

from bot.language.chunking.pieces import Piece
from bot.language.chunking.reading import scanned_in
from bot.language.context import ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.people.candidates import name_parts
from bot.language.requests import Question, RescheduleRequest
from bot.language.tokens.cues import Cued
from bot.language.tokens.message_text import spoken

_SPOKEN_OF = Cued(
    r"\b(?:(?:book|see|sees|interview|interviews|meet|meets|schedule|fit|squeeze|put|talk to|speak (?:to|with)|for|with) (?:her|him|them)\b(?!['’]?s)|that (?:same )?(?:day|week|morning|afternoon)\b)",
    re.IGNORECASE,
)
"""What refers to whom, or to the day which, the question before was about."""
_CLOCK_OF = Cued(
    r"\b(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?|noon|midday|midnight|o['’]clock),? (?:in |on |by )?(?P<whose>(?:her|his|their|the candidate['’]s|(?P<name>[\w-]+(?: [\w-]+)?)['’]s)(?: own| local)? time\b)(?![ -]?zone)",
    re.IGNORECASE,
)
"""An hour on the clock of the candidate: "before 11 her time", "at 3pm Jo's time"."""
_OWN_CLOCK = Cued(r"(?<!choose )(?<!pick )(?<!select )(?<!\bof )\b(?:her|his|their|the candidate['’]s)(?: own| local)? time\b(?![ -]?zone)", re.IGNORECASE)  # fmt: skip


def of_open_candidate(
    read: ParsedMessage, text: str, said: str, context: ParseContext, after: Question | None
) -> ParsedMessage:
    """Return what was read with the candidate of the open question or of the link shown, where it speaks of them, and with the clock left out that is not known."""
    return _with_own_clock_left_out(_with_open_candidate(read, text, said, context, after), text)


def _with_open_candidate(
    read: ParsedMessage, text: str, heard: str, context: ParseContext, after: Question | None
) -> ParsedMessage:
    """Return a question of its own with the candidate of the open one or of the link shown, where it speaks of them; anything else as it is."""
    question, known = read.question, (after.candidate if after else None) or context.linked
    is_loop = (question and question.sessions) or (after and after.sessions)
    if question is None or known is None or is_loop:
        return read
    said = question.candidate
    if known == context.linked and said is not None and said.mail not in {"", known.mail}:
        return read
    pieces = scanned_in(heard, context)[1]
    is_named = any(one.kind in {"candidate", "name"} for one in pieces)
    if after and question == replace(after, candidate=replace(known, mail="")) and not is_named:
        return read
    if said is not None and said.name and name_parts(said.name) <= name_parts(known.name):
        whole = replace(known, mail=said.mail or known.mail, zone=said.zone or known.zone)
        return replace(read, request=replace(question, candidate=whole))
    is_spoken_of = _speaks_of_open(spoken(text).text, context) and not _tells_of_another(pieces)
    if read.continues or said is not None or not is_spoken_of:
        return read
    is_timed = after is None or any(one.kind == "length" for one in pieces)
    minutes = question.minutes if is_timed or after is None else after.minutes
    left = tuple(one for one in read.left_out if one.casefold() not in _OBJECTS)
    return replace(read, request=replace(question, candidate=known, minutes=minutes), left_out=left)


def _speaks_of_open(text: str, context: ParseContext) -> bool:
    """Whether a text refers to whom or to the day which the question before was about, and not to what it names itself."""
    return any(not _is_named_before(found, context) for found in _SPOKEN_OF.finditer(text))


def _is_named_before(found: re.Match[str], context: ParseContext) -> bool:
    """Whether a text names itself what it then refers to: "Ian or Mei on Thursday, Mei is away that morning", "the 9th doesn't work for Ian, find an hour with him"."""
    before = found.string[: found.start()]
    pieces = scanned_in(before, context)[1]
    kinds = [one.kind for one in pieces]
    if found[0].casefold().startswith("that"):
        return not {"days", "stretch"}.isdisjoint(kinds)
    if "name" not in kinds:
        return False
    if found[0].casefold().startswith("for"):
        return _SUITS.search(before) is not None
    behind = pieces[len(kinds) - kinds[::-1].index("name") :]
    is_cut = any(one.value in _CUTS for one in behind)
    is_with = found[0].casefold().startswith("with") and _MEETS.search(before) is None
    return is_with and is_cut


_CUTS = frozenset({",", ".", ";", "so", "but"})
"""Signs and words behind which another clause begins."""
_SUITS = Cued(
    r"\b(?:work(?:s|ing)?|suits?|suitable|good|bad|fine|ok(?:ay)?|best|better|possible|impossible|feasible|packed|full|busy|booked|blocked|free|open|convenient|great|perfect|ideal|tight|tricky|awkward|hard|difficult|early|late|use|off|out)(?: (?:either|at all|too|as well))?\W*$",
    re.IGNORECASE,
)
"""What is told of a time and somebody, whom the clause before has named: "wednesday's no good for him"."""
_MEETS = Cued(
    r"\b(?:meet(?:ing)?|speak|speaking|talk|talking|chat|chatting|sit(?: down)?)\W*$", re.IGNORECASE
)
"""What an interviewer does with the candidate: "Ian is in, he can meet with her"."""
_OBJECTS = frozenset({"her", "him", "them"})
"""Words for the candidate, which are no names that were left unread."""


def _tells_of_another(pieces: list[Piece]) -> bool:
    """Whether somebody else is told of before what is asked with them: "Ian can't do mornings, find an hour with him"."""
    kinds = [one.kind for one in pieces[:3]]
    named = kinds.index("name") if "name" in kinds else len(pieces)
    is_told = [one.kind for one in pieces[named + 1 : named + 2]] in (["word"], ["not"])
    rest = pieces[named + 1 :]
    cut = next((n for n, one in enumerate(rest) if one.value in {",", ".", "so", "but"}), len(rest))
    return is_told and any(one.value in {"her", "him", "them"} for one in rest[cut:])


def _with_own_clock_left_out(read: ParsedMessage, text: str) -> ParsedMessage:
    """Return what was read with the words of a clock that it was not read on."""
    is_of_times = isinstance(read.request, Question | RescheduleRequest)
    found = _OWN_CLOCK.search(text) if is_of_times and any(map(str.isdigit, text)) else None
    candidate = read.question.candidate if read.question else None
    if found is None or (candidate and candidate.zone) or found[0] in " ".join(read.left_out):
        return read
    return replace(read, left_out=(*read.left_out, found[0]))


def clock_of_candidate(text: str) -> re.Match[str] | None:
    """Return where an hour is told on the candidate's own clock: `whose` are the words for it, `name` whose it is."""
    return _CLOCK_OF.search(text)
