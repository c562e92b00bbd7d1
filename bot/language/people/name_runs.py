"""Which words of a sentence may name somebody: runs of words from one word to before another, typed as names are or not.

A run is signed by whom it names: `u` nobody known, `k` a colleague by one name, `f` a colleague by the full name or
address, `m` an address outside; no sign for a room or a building.
"""

from collections.abc import Collection
from functools import lru_cache

from msgspec import Struct

from bot.language.grammar import VOCABULARY
from bot.language.people.given_names import GIVEN_NAMES, LAST_NAMES, PARTICLES
from bot.language.times.days import PLURALS
from bot.language.tokens.calendar_words import MONTHS, WEEKDAYS
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed
from bot.language.tokens.spelling import nearest
from bot.language.tokens.stop_words import ORDINARY, TYPOS, is_known
from bot.language.tokens.tokenizer import Sentence

MOST_WORDS = 4
_TITLED = 0.6
"""The share of ordinary words with a capital from which on capitals say nothing: "Find Time With Ian Next Tuesday"."""
_OWNED = listed(
    "interview onsite loop panel screen screening round final finals call chat phone tech technical interviews"
)
NO_NAMES = listed(
    """
    i ok okay eod eow asap cob pto ooo hr it ui ux qa pm am est pst gmt utc bst cet et pt zoom teams slack google outlook microsoft
    eng mgr fe be devs ops jd cv tbd tba fyi nda hm hm's ceo cto cfo coo vp swe sre pe svp evp phd tl dl bst ist jst edt pdt cst mst monday's onsite
    christmas xmas easter eid diwali ramadan thanksgiving hanukkah halloween whitsun
    python java golang rust react node kotlin swift ruby scala devops backend frontend javascript typescript android ios aws azure
    """
)
_TOOLS = listed("python java golang rust react node kotlin swift ruby scala")
"""What names no candidate, unless it follows a first name: "Jane Swift"."""


class Run(Struct, frozen=True):
    """Words that may name somebody, from one word to before another."""

    start: int
    end: int
    sign: str


def name_runs(sentence: Sentence, booked: Collection[str] = ()) -> list[Run]:
    """Return every run of words that may name somebody, and whether it names a colleague.

    Words of `booked` names are names however they are typed, unless they are ordinary words too.
    """
    shows = _shows_capitals(sentence)
    runs: list[Run] = []
    place = 0
    while place < len(sentence.words):
        run = _mail_run(sentence, place) or _run(sentence, place, shows=shows)
        if booked:
            run = _with_booked(sentence, run or Run(place, place, "u"), booked)
        if run:
            runs.append(run)
        place = run.end if run else place + 1
    return runs


def _mail_run(sentence: Sentence, place: int) -> Run | None:
    if sentence.kinds[place] != "mail":
        return None
    mail = sentence.words[place]
    if sentence.names.match(sentence, place):
        return Run(place, place + 1, "f")
    is_inside = mail.partition("@")[2] in sentence.names.domains
    return None if is_inside else Run(place, place + 1, "m")


def _with_booked(sentence: Sentence, run: Run, booked: Collection[str]) -> Run | None:
    """Return a run with the words of a booked candidate's name behind it, typed small: "dana", which is no "data"."""
    if run.sign != "u":
        return run
    end = run.end
    while end < len(sentence.words) and sentence.words[end] in booked:
        word = sentence.words[end]
        if (word in VOCABULARY and not _is_booked_word(sentence, end)) or sentence.names.is_exact(
            word
        ):
            break
        end += 1
    return Run(run.start, end, "u") if end > run.start else None


def _is_booked_word(sentence: Sentence, place: int) -> bool:
    """Whether a booked candidate's first name that is a word too is meant: whose something is, or a word that names nothing else in talk of interviews."""
    word = sentence.words[place]
    is_whose = sentence.word(place + 1) == "'s" and word not in WEEKDAYS
    return is_whose or word in _SELDOM_WORDS


_SELDOM_WORDS = frozenset({"dev"})
"""First names that are words too, but hardly in what is asked of interviews where somebody is called so."""


def _initialled(sentence: Sentence, place: int) -> Run | None:
    """Return a surname with what stands for the first names before it: "J. Smith", "J.R. Smith"."""
    end = place
    while (
        sentence.kinds[end] == "word"
        and len(sentence.words[end]) == 1
        and sentence.is_capital(end)
        and sentence.word(end + 1) == "."
        and end + 2 < len(sentence.words)
    ):
        end += 2
    is_name = end > place and sentence.is_capital(end) and sentence.words[end].isalpha()
    if not is_name or is_known(sentence.words[end]) or sentence.words[end] in NO_NAMES:
        return None
    last = end + 1
    while last < len(sentence.words) and last - end < MOST_WORDS and sentence.is_capital(last):
        if not _continues(sentence, last, shows=True):
            break
        last += 1
    return Run(place, last, "u")


def _run(sentence: Sentence, place: int, *, shows: bool) -> Run | None:
    is_letter = shows and len(sentence.words[place]) == 1
    if is_letter and (run := _initialled(sentence, place)) is not None:
        return run
    if not _begins(sentence, place, shows=shows):
        return None
    end = place + 1
    while end < len(sentence.words) and end - place < MOST_WORDS:
        if _continues(sentence, end, shows=shows) or _is_hyphened(sentence, end):
            end += 1
            continue
        last = end
        while sentence.word(last) in PARTICLES:
            last += 1
        if last == end or not _continues(sentence, last, shows=shows):
            break
        end = last + 1
    while (
        shows
        and place < end - 1
        and sentence.is_capital(end - 1)
        and not sentence.is_capital(place)
    ):
        place += 1  # "alert Leo Fitz"
    return _signed(sentence, place, end)


_IS_CANDIDATE = Cued(
    r"\b(?:he|she|they) (?:is|'s|are|'re) (?:the|our|a|my) (?:candidate|applicant|interviewee)\b"
)
"""What tells that two first names before it are the one name of a candidate: "see Mark April, he's the candidate"."""


def _signed(sentence: Sentence, place: int, end: int) -> Run | None:
    hit = sentence.names.match(sentence, place)
    if hit and hit[1].kind in {"room", "building", "feature", "pool"}:
        return Run(place, max(end, hit[0]), "") if hit[0] >= end else None
    if hit and hit[1].how in {"exact", "part"} and hit[0] >= end:
        return Run(place, hit[0], "f" if hit[1].is_full else "k")
    if hit and hit[1].how in {"exact", "part"} and hit[0] < end:
        rest = sentence.names.match(sentence, hit[0])
        is_two = rest and rest[1].kind == "person" and rest[0] >= end and not rest[1].is_last
        if is_two and not _IS_CANDIDATE.search(" ".join(sentence.words[end:])):
            return Run(place, hit[0], "k")
    return Run(place, end, "u")


def _begins(sentence: Sentence, place: int, *, shows: bool) -> bool:  # noqa: PLR0911 - one line for each way it is said
    word = sentence.words[place]
    if sentence.kinds[place] != "word" or not word.isalpha() or word in NO_NAMES:
        return False
    capital = shows and sentence.is_capital(place)
    if word in GIVEN_NAMES:
        after = sentence.word(place + 1)
        is_called = sentence.word(place - 1) in _CALLED and not is_known(after)
        is_last_given = after in LAST_NAMES or (
            is_called and after.isalpha() and not is_mistyped(after)
        )
        return capital or word not in VOCABULARY or is_last_given
    if word in VOCABULARY or word in TYPOS:
        return capital and _is_name_too(sentence, place)
    if sentence.names.is_exact(word):
        return True
    if len(word) < 2:  # noqa: PLR2004 - a letter is no name
        return False
    if not capital and word.endswith(("ed", "ing")):
        return False  # "candidate resigned"
    if is_known(word) and (not capital or _opens(sentence, place)):
        return False
    return capital or not is_mistyped(word) or _is_first_of_two(sentence, place)


def _is_name_too(sentence: Sentence, place: int) -> bool:
    """Whether a word that is known, typed with a capital, may be a name: "Mark", "April", "Hope"."""
    word = sentence.words[place]
    is_exact = sentence.names.is_exact(word)
    if word in WEEKDAYS or word in PLURALS or _opens(sentence, place):
        return _is_month_name(sentence, place) or (is_exact and word not in WEEKDAYS)
    return word not in MONTHS or _is_month_name(sentence, place) or is_exact


def _is_first_of_two(sentence: Sentence, place: int) -> bool:
    """Whether a word looks mistyped but stands where a name does, and before a word that is none: "for dara wolfe"."""
    after = sentence.word(place + 1)
    is_strange = len(after) > 3 and after.isalpha() and not is_known(after)  # noqa: PLR2004 - as long as a name
    return sentence.word(place - 1) == "for" and is_strange and not is_mistyped(after)


def _is_month_name(sentence: Sentence, place: int) -> bool:
    """Whether it is the name of "Dec Murphy", not the month of "Dec 7": another capital follows that means nothing else."""
    if sentence.words[place] not in MONTHS or place + 1 >= len(sentence):
        return False
    if sentence.words[place + 1] == "'s" and sentence.word(place + 2) in _OWNED:
        return True
    after = sentence.words[place + 1]
    return (
        sentence.kinds[place + 1] == "word"
        and sentence.is_capital(place + 1)
        and after not in VOCABULARY
    )


_AFTER_GIVEN = tuple(
    sorted(
        {*WEEKDAYS, *MONTHS}
        | listed(
            """
            today tomorrow tonight morning afternoon evening online remote video phone interview interviews screen screening
            onsite session round loop minutes hours please thanks next with room week available free schedule candidate
            and from for pick choose slots times link should needs wants would could about before after between around
            """
        )
    )
)
"""What follows a first name in small letters, unless it is a last name."""
_AFTER_LAST = frozenset(
    {"w", "with", "on", "by", "for", "at", "next", "this", "and", "from", "in", "to"}
)
_CALLED = frozenset({"candidate", "cand", "applicant", "interviewee", "called", "named"})
_CALLED_SO = frozenset({":", "-", ",", "is", "'s", "called", "named", "name"})
"""What may stand between the word for a candidate and their name."""


def _is_hyphened(sentence: Sentence, place: int) -> bool:
    """Whether a word is the second of a first name that a hyphen joins: "Hye-jin"."""
    before, word = sentence.spans[place - 1][1], sentence.words[place]
    is_joined = sentence.text[before : sentence.spans[place][0]] == "-"
    return is_joined and sentence.is_capital(place - 1) and word.isalpha() and not is_known(word)


def _continues(sentence: Sentence, place: int, *, shows: bool) -> bool:  # noqa: C901, PLR0911 - one line for each way it is said
    if place >= len(sentence.words) or sentence.kinds[place] != "word":
        return False
    word = sentence.words[place]
    is_last_name = (
        word in _TOOLS and sentence.is_capital(place) and sentence.words[place - 1] in GIVEN_NAMES
    )
    if is_last_name:
        return shows
    if not word.isalpha() or word in NO_NAMES or word in WEEKDAYS or word in PLURALS:
        return False
    if shows and sentence.is_capital(place):
        is_month = word in MONTHS and word not in {"may", "april", "june"}
        return not is_month or _is_last_name(sentence, place)
    if _is_last_of_called(sentence, place):
        return True
    if sentence.is_capital(place - 1) and shows:
        return False
    if is_last_of(sentence, place):
        return True
    if is_known(word) or word in TYPOS or len(word) < 3:  # noqa: PLR2004 - a short word is no last name
        return False
    return not nearest(word, _AFTER_GIVEN if sentence.words[place - 1] in GIVEN_NAMES else _known())


def _is_last_of_called(sentence: Sentence, place: int) -> bool:
    """Whether a word is the surname of who is called the candidate, typed small: "candidate cy dole, ian"."""
    word, before = sentence.words[place], place - 2
    while before > 0 and sentence.word(before) in _CALLED_SO:
        before -= 1
    is_called = sentence.word(before) in _CALLED or _is_for_stranger(sentence, place)
    if not is_called or word in _AFTER_LAST or sentence.is_capital(place - 1):  # fmt: skip
        return False
    is_surname = word in LAST_NAMES or word in WORD_NAMES or not (is_known(word) or word in TYPOS)
    if not is_surname or sentence.names.is_exact(word):
        return False
    after = sentence.word(place + 1)
    if not after.isalpha() or after in {*_AFTER_LAST, *WEEKDAYS, *MONTHS}:
        return True
    between = sentence.text[sentence.spans[place][1] : sentence.spans[place + 1][0]]
    return "\n" in between or sentence.names.is_exact(after)


def _is_for_stranger(sentence: Sentence, place: int) -> bool:
    """Whether a word stands behind a first name that no colleague has, for whom something is: "for al green on tuesday"."""
    first, word = sentence.word(place - 1), sentence.words[place]
    is_long = len(word) > 2  # noqa: PLR2004 - a short word is no last name
    return sentence.word(place - 2) == "for" and is_long and not sentence.names.is_exact(first)


def is_last_of(sentence: Sentence, place: int) -> bool:
    """Whether a word is a last name behind a first one, or another first name that no colleague has: "grace kim"."""
    word, first = sentence.words[place], sentence.word(place - 1)
    if first not in GIVEN_NAMES:
        return False
    if word in LAST_NAMES or (word in GIVEN_NAMES and not sentence.names.is_exact(word)):
        return True
    is_for = sentence.word(place - 2) == "for" and not sentence.names.is_exact(first)
    return is_for and word in WORD_NAMES and sentence.word(place + 1) in _AFTER_WORD_NAME


WORD_NAMES = listed(
    "said long short young white black brown green gray king wood stone rose love wise good moon sharp small strong price fox bell "
    "cook baker hall house lane rivers waters snow frost winter summer rich bright hope church cross banks page power case grant"
)
"""Last names that are words too: in small letters they are names only where a name and nothing else can stand."""
_NO_NOUNS = listed("said long short young good small strong sharp bright hope love")
_BEFORE_WORD_NAME = frozenset(
    {"for", "with", "of", "about", "cancel", "move", "reschedule", "candidate"}
)
_AFTER_WORD_NAME = frozenset({*WEEKDAYS, ":", ",", "w", "with"})


def is_word_alone(sentence: Sentence, place: int) -> bool:
    """Whether what may be a last name is the word that it is too: "who said yes" is not of Omar Said."""
    if not place or sentence.words[place] not in _NO_NOUNS or sentence.is_capital(place):
        return False
    before, after = sentence.word(place - 1), sentence.word(place + 1)
    is_name = before in _BEFORE_WORD_NAME or before in GIVEN_NAMES
    return not is_name and after != "'s" and after not in _OWNED


def _is_last_name(sentence: Sentence, place: int) -> bool:
    """Whether a month behind a first name that no colleague has is a last name: "to meet Jo March, 30 mins"."""
    first, after = sentence.words[place - 1], sentence.word(place + 1)
    is_date = after[:1].isdigit() or after in {"the", "of", "or", "and", "to", "-"}
    return first in GIVEN_NAMES and not is_date and not sentence.names.is_exact(first)


def _opens(sentence: Sentence, place: int) -> bool:
    """Whether a word opens a sentence, where a capital says nothing."""
    return place == 0 or (
        sentence.words[place - 1] in {".", "?", "!", ":", ","} and sentence.words[place - 1] != ","
    )


def _shows_capitals(sentence: Sentence) -> bool:
    """Whether a capital says something: ordinary words are typed small."""
    ordinary = [
        raw
        for raw, word, before in zip(
            sentence.raws[1:], sentence.words[1:], sentence.words, strict=False
        )
        if before not in {".", "?", "!", ":"}
        and word in VOCABULARY
        and word not in ORDINARY
        and word.isalpha()
        and word not in WEEKDAYS
        and word not in MONTHS
    ]
    capitals = sum(raw[:1].isupper() for raw in ordinary if raw != "I")
    return not sentence.text.isupper() and capitals <= _TITLED * len(ordinary)


@lru_cache(maxsize=4096)
def is_mistyped(word: str) -> bool:
    """Whether a word may be a typing error of one that is known."""
    return bool(nearest(word, _known()))


@lru_cache(maxsize=1)
def _known() -> tuple[str, ...]:
    """Return the words that are known: all, once all rules are read."""
    return tuple(sorted(word for word in VOCABULARY if len(word) > 3))  # noqa: PLR2004
