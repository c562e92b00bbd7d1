"""What a recruiter's note may hold beside the name of its candidate: when, how long, where, what is wished, what is enclosed."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from bot.language.context import ParseContext
from bot.language.people.given_names import GIVEN_NAMES, LAST_NAMES
from bot.language.people.name_runs import WORD_NAMES, is_mistyped
from bot.language.tokens.calendar_words import MONTHS, WEEKDAYS
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.normalize import folded, listed
from bot.language.tokens.stop_words import TYPOS, is_known

DAYS = frozenset(
    {*WEEKDAYS, *MONTHS, *listed("today tomorrow tmrw tmr tmw 2moro week wk fortnight")}
)
_WORD = re.compile(r"[^\s,;:+&/()|<>\[\]•·*→⇒]+")
_MARK = re.compile(r"\s*(?:[+&](?!\d)|[,;:|/()\[\]<>•·*→⇒\n]|(?:-{1,2}>?|=>|–|—)(?=\s))|[ \t]*\n")
"""What sets one part of a note apart from the next."""
_ARROWS = frozenset({"->", "-->", "=>", "→", "⇒"})
_UNITS = r"(?:m|mins?|minutes?|h|h\d\d|hrs?|hours?)"
_LENGTH = Cued(rf"\d[\d.]*-?{_UNITS}|\d+'|hour|mins?|minutes?|hr|15|20|30|45|60|90")
_NUMBER = Cued(
    rf"[+~@#]?\d[\d.-]*(?:{_UNITS}|ish|am|pm|a|p|st|nd|rd|th|x|')?|\d+(?:am|pm)?-\d+(?:am|pm)?"
)
_SMALL_WORDS = listed(
    """
    am pm morning mornings afternoon afternoons noon lunch lunchtime midday next this early late first last any either room online remote remotely video phone onsite teams zoom in person
    w with and or plus at on for from to after before until till between then not no but except the a an half quarter hour hours hr hrs min mins minutes minute each of please pls thanks thx ta cheers
    loop panel screen call interview round stage final finals second third 1st 2nd 3rd f2f face in-person office inoffice
    need needs needed must ideally preferably prefer prefers preferred pref asap urgent urgently flexible flex if poss possible only tbc tbd eod cob eow
    cv resume attached enclosed fyi x vs
    """
)
"""What ends a name that no mark ends."""
_ANYONE = listed("anyone anybody someone somebody whoever whoevers interviewer interviewers")
_NOTED = _ANYONE | DAYS | _SMALL_WORDS
_FIELDS = listed(
    "when who what where for with length duration interviewer interviewers panel date time day room place location role position mail email candidate cand name"
)
"""Names of the fields of a form, before a colon: "when: tue am"."""
_DEEDS = Cued(
    r"(?:re-?)?(?:cancel|schedul|arrang|mov|push|shift|swap|switch|replac|postpon|declin|accept|confirm|remind|chang|updat|renam|extend|shorten|delet|remov|withdr|reject|"
    r"feedback|interviewed|pass|fail|fill|hand|cover|invit|disconnect|connect|forward|resen|apologi|introduc)\w*"
)
"""Begins of words for what is done to what is booked, or was: a note holds none."""
_TOLD = listed(
    """
    was were been did didnt had wasnt werent said says told tell asks asked ask heard thinks thought drop drops dropped off bump clear kill scrap late running waiting arrived here there
    show noshow ill sick absent hired offer offered rejected wanted yesterday ago who what which why how whose whats whos when where instead choose pick select
    """
)
"""What makes a sentence of its own of a part of a note."""
_OF_BOOKED = listed(
    "add added take takes took put get gets got make makes made let lets give gives link note title bring off out away still done confirmed send sends allow"
)
"""What may be said of what is booked for who heads a note."""
_VERBS = listed(
    """
    is are was were has have had can cant cannot could will wont would should shall may might must does did do doesnt didnt dont isnt arent hasnt wants want wanted asked said says
    prefers likes needs need comes coming joins goes left moved lives works called named 's
    """
)
"""Behind a name: what makes a sentence of it, and no note that it heads."""


class NoteWord(Struct, frozen=True):
    """A word of a note as it is compared, where it stands, and the mark that sets what follows apart from it."""

    said: str
    start: int
    end: int
    mark: str = ""
    is_owner: bool = False
    """Whether it says whose something is: "Jo's"."""

    @property
    def is_before_arrow(self) -> bool:
        """Whether an arrow follows."""
        return self.mark.strip() in _ARROWS


@lru_cache(maxsize=8)
def note_words(text: str, begin: int = 0) -> tuple[NoteWord, ...]:
    """Return the words of a note, without the signs that are none; kept, since a message is taken for a note in several ways."""
    found = []
    for one in _WORD.finditer(text, begin):
        said = folded(one[0].strip('.-–—!=?"“”'))
        is_field = said in _FIELDS and text[one.end() : one.end() + 1] == ":"
        if said and not is_field:
            mark = _MARK.match(text, one.end())
            is_owner = one[0].endswith(("'s", "’s")) and not is_known(folded(one[0][:-2]))
            found.append(NoteWord(said, one.start(), one.end(), mark[0] if mark else "", is_owner))
    return tuple(found)


def is_noted(word: str) -> bool:
    """Whether a word is one of a note's that names nobody and no room."""
    return word in _NOTED or bool(_NUMBER.fullmatch(word)) or "@" in word


def is_of_note(word: str, context: ParseContext) -> bool:
    """Whether a word is one of a note's, or names somebody or something of the directory."""
    return is_noted(word) or context.directory.names.is_exact(word)


def is_person(word: str, context: ParseContext) -> bool:
    """Whether a word is a name of somebody in the directory, or of a pool."""
    is_pool = any(word == small(name) for name, _ in context.directory.pools)
    return is_pool or word in context.directory.words.all


def has_person(said: Iterable[str], context: ParseContext) -> bool:
    """Whether who interviews is among these words: somebody of the directory, or anyone."""
    return any(one in _ANYONE or is_person(one, context) for one in said)


def has_length(said: Iterable[str]) -> bool:
    """Whether how long it is to be is among these words."""
    return any(_LENGTH.fullmatch(one) for one in said)


def has_day(said: Iterable[str]) -> bool:
    """Whether a day is among these words."""
    return any(one in DAYS for one in said)


def are_noted(said: Sequence[str], context: ParseContext) -> bool:
    """Whether words are all of a note's."""
    return all(is_of_note(one, context) for one in said)


def are_asides(words: Sequence[NoteWord], context: ParseContext, *, is_booked: bool) -> bool:
    """Whether words only say how something is to be, and tell of nothing that was done or is to be done: "react dev", "cv to follow".

    Where an interview of the candidate is booked, what may be said of that is none.
    """
    if not words or words[0].said in _VERBS or any(one.is_owner for one in words):
        return False
    if any(_is_another(one, after, context) for one, after in pairwise(words)):
        return False
    barred = _TOLD | _OF_BOOKED if is_booked else _TOLD
    return not any(_tells(one.said, context, barred) for one in words)


def _is_another(first: NoteWord, last: NoteWord, context: ParseContext) -> bool:
    """Whether two words are the whole name of somebody else: of a note behind this one."""
    is_new = not (is_of_note(first.said, context) or is_known(first.said))
    return is_new and not first.mark and is_last_name(last.said)


def is_done(word: str) -> bool:
    """Whether a word is for what is done or told, and describes nobody: "let the candidate …"."""
    is_asking = word in _VERBS or word in {"i", "we", "you", "u"}
    return is_asking or word in _TOLD or word in _OF_BOOKED or bool(_DEEDS.fullmatch(word))


def _tells(word: str, context: ParseContext, barred: frozenset[str]) -> bool:
    if is_of_note(word, context):
        return False
    is_another = word in GIVEN_NAMES and word not in TYPOS and not is_known(word)
    return is_another or word in barred or bool(_DEEDS.fullmatch(word))


def is_word(word: str) -> bool:
    """Whether a word is known, or may be a typing error of one that is; a name's parts are words where any of them is one."""
    return any(_is_plain_word(one) for one in re.split(r"[-'’.]", word) if one)


def _is_plain_word(word: str) -> bool:
    if word in GIVEN_NAMES or word in LAST_NAMES or len(word) == 1:
        return False
    return not word.isalpha() or is_known(word) or word in TYPOS or is_mistyped(word)


def is_last_name(word: str) -> bool:
    """Whether many have it as a surname, or as a part of one that a hyphen joins."""
    return any(one in LAST_NAMES or one in WORD_NAMES for one in re.split(r"[-'’]", word))
