"""An answer to a question back: `2`, `the second one`, `Cohen`, `yes`, `the 24th`."""

import re
from collections.abc import Mapping
from datetime import datetime

from bot.language.chunking.chunker import scanned
from bot.language.clarification import Choice, Clarification, Fact, Option, OptionKind
from bot.language.context import ParseContext
from bot.language.tokens.calendar_words import MONTHS, WEEKDAYS
from bot.language.tokens.normalize import folded, listed
from bot.language.tokens.numbers import RANKS, UNITS

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_FILLERS = listed(
    """
    the one i mean meant it is was s that s please pls on for yes yeah yep sure ok okay no option number
    choice this a of course at with in him her them guy person 's its choose pick take select want go id like
    """
)
_YES = listed(
    """
    yes yeah yep y sure ok okay right correct exactly fine please do that it this
    """
)
_PLACES = {**RANKS, **UNITS, "former": 1}
_LONGEST_ANSWER = 8
MOST_PIECES = 3
"""An answer in words of its own is short: "Ian Murray", "on Thursday", "45 minutes"."""
_WHO = frozenset({"name", "candidate"})
_ASK_WHO = frozenset({"colleague", "name", "stranger"})
"""Questions who is meant, which no hour or length answers: "make it 45" is said of the interview."""
_SHORT = 3
"""Letters by which a weekday or a month is told."""


def meant_by_answer(text: str, doubt: Clarification, context: ParseContext) -> str | None:
    """Return the doubted sentence as an answer puts it, in its own words or a choice's; None where it is none."""
    return answered(text, doubt) or _spliced(text, doubt, context)


def _spliced(text: str, doubt: Clarification, context: ParseContext) -> str | None:
    """Return the doubted sentence with a bare name, day or length put in the doubtful place."""
    _, pieces = scanned(text, context.almanac, context.directory.names)
    said = {piece.kind for piece in pieces} - {"word", "join"}
    is_bare = (
        bool(said)
        and said <= (_WHO if doubt.doubt.kind in _ASK_WHO else _WHO | {"days", "times", "length"})
        and len(pieces) <= MOST_PIECES
    )
    return spliced(text, doubt) if is_bare and doubt.end > doubt.start else None


def answered(text: str, doubt: Clarification) -> str | None:
    """Return the sentence that is meant now, or None where the text does not answer the doubt."""
    words = [folded(_OWNER.sub("", word)) for word in _WORD.findall(_with_hours(text[:200]))]
    if len(words) > _LONGEST_ANSWER:
        return _repeated(words, doubt.choices)
    if not words:
        return None
    if _means_all(words, doubt):
        return _of_all(doubt)
    choice = (
        _numbered(words, doubt.choices) or _labelled(words, doubt.choices) or _agreed(words, doubt)
    )
    return choice.sentence if choice else None


_OWNER = re.compile(r"['’]s$", re.IGNORECASE)
_HOUR = re.compile(r"\b(1[0-2]|[1-9])(?:[:.]([0-5]\d))? ?([ap])\.?m\b\.?", re.IGNORECASE)


def _with_hours(text: str) -> str:
    """Return an answer with its hours as the choices have them: 15:00 for 3pm."""

    def written(said: re.Match[str]) -> str:
        hour = int(said[1]) % 12 + (12 if said[3].casefold() == "p" else 0)
        return f"{hour:02}:{said[2] or '00'}"

    return _HOUR.sub(written, text)


_EVERY = {
    "both": 2, "both of them": 2, "both of those": 2, "both please": 2, "all": 0, "all of them": 0, "all of those": 0, "them all": 0, "every one": 0,
    "all of it": 0, "each": 0, "each of them": 0, "all please": 0, "all three": 3, "all four": 4, "all five": 5, "the lot": 0,
}  # fmt: skip
"""What means all that may be meant, and how many they are then; 0 for any number."""


def _means_all(words: list[str], doubt: Clarification) -> bool:
    """Whether all the interviews are meant of which it was asked which one is."""
    many = _EVERY.get(" ".join(words))
    return (
        many is not None
        and many in {0, len(doubt.choices)}
        and doubt.doubt.kind == "which-interview"
        and len(doubt.choices) > 1
        and all(one.sentence.endswith(doubt.sentence) for one in doubt.choices)
    )


def _of_all(doubt: Clarification) -> str:
    """Return the doubted sentence with every interview named before it: see `targets.resolve.without_choice`."""
    named = (one.sentence.removesuffix(doubt.sentence) for one in doubt.choices)
    return "".join(named) + doubt.sentence


def _repeated(words: list[str], choices: tuple[Choice, ...]) -> str | None:
    """Return the sentence of the option that a long answer repeats word by word, as the card shows it."""
    said = {_short(word) for word in words}
    fitting = [one.sentence for one in choices if said <= words_of(one.option)]
    return fitting[0] if len(fitting) == 1 else None


def spliced(text: str, doubt: Clarification) -> str:
    """Return the doubted sentence with the doubtful words replaced by the answer."""
    return doubt.sentence[: doubt.start] + text.strip(" .!?") + doubt.sentence[doubt.end :]


def _numbered(words: list[str], choices: tuple[Choice, ...]) -> Choice | None:
    left = [word for word in words if word not in _FILLERS or word == "one"]
    if "last" in left or "latter" in left:
        return choices[-1] if choices and len(left) <= len(("last", "one")) else None
    if len(left) > 1:
        left = [word for word in left if word != "one"]
    if len(left) != 1:
        return None
    place = (
        int(left[0])
        if left[0].isdecimal() and len(left[0]) < len("100")
        else _PLACES.get(left[0], 0)
    )
    if (
        not place
        and re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)", left[0])
        and not _has(left[0][:-2], choices)
    ):
        place = int(left[0][:-2])
    return choices[place - 1] if 0 < place <= len(choices) else None


def _has(number: str, choices: tuple[Choice, ...]) -> bool:
    return any(number in words_of(choice.option) for choice in choices)


def _labelled(words: list[str], choices: tuple[Choice, ...]) -> Choice | None:
    said = {_short(word) for word in words if word not in _FILLERS}
    if not said:
        return None
    fitting = [choice for choice in choices if said <= words_of(choice.option)]
    if not fitting:
        fitting = [
            choice for choice in choices if all(_begins(word, choice.option) for word in said)
        ]
    return fitting[0] if len(fitting) == 1 else None


def _begins(word: str, meant: Option) -> bool:
    return len(word) > 1 and any(part.startswith(word) for part in words_of(meant))


_BESIDES: Mapping[OptionKind, str] = {
    "length": "min",
    "later": "min later",
    "earlier": "min earlier",
    "pool": "the pool",
    "no-room": "no room",
    "candidate": "is the candidate",
    "interviewer": "interviews too",
    "interview": "with and",
    "agreed": "yes do that",
    "another-time": "find another time",
    "as-well": "as well too also both in addition",
    "off": "cancel the interview it is off",
    "stand-in": "find ask someone somebody else who could come instead replace a stand in replacement substitute",
    "without": "take off remove go on without him her them drop",
    "loop": "its session all both sessions",
}
"""By which words a kind of option can be chosen beside its facts."""
_SEARCH = "look for a time find search new times"
_ACTS: Mapping[str, str] = {
    "new": _SEARCH,
    "continued": _SEARCH,
    "more": "show other more times",
    "book": "book one of the times shown that",
    "why": "say why a time is missing not",
    "link": "send the candidate a link",
    "undo": "undo take it back the last step",
    "change": "change an interview it",
    "reschedule": "move reschedule an interview to another time it",
    "cancel": "cancel an interview it",
    "responses": "see who has answered",
    "interviews": "see show the interviews that are booked",
    "accept_proposal": "take accept the time that was proposed",
    "substitutes": "find who could come instead",
    "accept": "accept the invitation",
    "decline": "decline the invitation",
    "tentative": "answer maybe tentative",
    "propose": "propose another time",
    "late": "report a delay late running",
    "absence": "note when you are i am away out off",
    "hand_over": "hand interviews over",
    "command": "set something up a setting",
    "start_over": "start over",
    "chat": "nothing for now thanks",
}
"""By which words an act can be chosen, by its name."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?")


def words_of(meant: Option) -> set[str]:
    """Return the words by which an option can be chosen: those of its facts and its kind, folded and shortened."""
    facts = " ".join(_spelled(fact) for _, fact in meant.facts)
    said = f"{facts} {_BESIDES.get(meant.kind, '')} {_ACTS.get(facts.split()[0], '') if meant.kind == 'act' else ''}"
    return {_short(folded(word)) for word in _WORD.findall(said)}


def _spelled(fact: Fact) -> str:
    """Return a fact in words, a date with its weekday."""
    if isinstance(fact, tuple):
        return " ".join(fact)
    if isinstance(fact, str) and _MOMENT.fullmatch(fact):
        moment = datetime.fromisoformat(fact)
        at = f" {moment:%H:%M}" if "T" in fact else ""
        return f"{moment:%a} {moment.day} {moment:%b}{at}"
    return str(fact)


def _short(word: str) -> str:
    """Return 24 for 24th, tue for Tuesday, nov for November."""
    if word[:1].isdigit():
        return re.sub(r"(?:st|nd|rd|th)$", "", word)
    return word[:_SHORT] if word in WEEKDAYS or word in MONTHS else word


def _agreed(words: list[str], doubt: Clarification) -> Choice | None:
    """Return the only choice, where a yes is given to it; none where somebody was named and it is about somebody else."""
    is_own = len(doubt.choices) == 1 and doubt.doubt.kind != "none-with"
    return doubt.choices[0] if is_own and _is_yes(words) else None


def _is_yes(words: list[str]) -> bool:
    return bool(words) and set(words) <= _YES


def is_idle_yes(text: str, doubt: Clarification) -> bool:
    """Whether a yes is given to the question whose interview is meant, which it does not tell."""
    return doubt.doubt.kind == "none-with" and _is_yes([folded(one) for one in _WORD.findall(text)])
