"""What a row of the table of commands is, and when it claims a message.

A row of `marks` claims a message in whose shape every mark is found, none of `but`, and no word that the table does not
know (`EASE` and the words of all marks) nor a sign the row does not know: so "max 3 a week for Mei" is a limit however
it is put, and "find 3 people a week for Mei" is not. A row with a `phrase` claims what it matches to its end: for free
text such as names. Marks and phrases are regular expressions over whole words, where `~` stands for up to four words
more and `{name}` for a line of `WORDS`. A row is only tried where a word of its first mark (or of `keys`) was said.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from msgspec import Struct

from bot.language.commands.wording import Wording
from bot.language.requests import CommandRequest
from bot.language.tokens.calendar_words import MONTHS, WEEKDAYS
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed
from bot.language.tokens.numbers import RANKS, TENS, UNITS
from bot.language.tokens.stop_words import CHATTER

LONGEST_WHOLE = 19
"""More words and signs than a message has that is one mark from beginning to end."""
WORDS: dict[str, str] = {}
"""Names for alternatives that several rows share; each file of rows adds its own."""
ORDINARY = (
    CHATTER
    - listed(
        """
    a about above after all an and any around as at before between by day days down each early earliest either end every first for
    from half hour hours in last late later least min mins minute minutes lunch noon couple few month months morning most evening next no not nothing now of off on
    break one only or out over part past quarter room same since some soon start starting starts sometime ten than the then thirty this
    three through till time times to today tomorrow two under until up upon use week weekly weeks work working business year years
    """
    )
    - WEEKDAYS.keys()
    - MONTHS.keys()
    - UNITS.keys()
    - TENS.keys()
    - RANKS.keys()
)
"""Words that are no part of a name, number, day or time."""
EASE = listed(
    """
    a accessing accounts actually add adjust afternoon afternoons again all allow allowed already also altogether am amount an
    and any anything are as at attended auto automatic automatically average away backend basically be been beginning being
    belongs bit bot both busy by can cancelled carried change changing choose christmas click coming complete conducted confirm
    consecutive core could couldnt csv currently daily date decrease defined design designate different due during each ended
    ending engineering entire entirely etc even ever every everyday exactly excel existing far few fewer file finished finishing
    first following for from frontend full fulltime fully further generate gentle get give got happens hard has have having he
    held her here hey hi him his hosted hour https i im in included includes including inclusive increase instead into is it its
    job just keep kick kindly lasting lately later latest let level like listed little lives looking lower make
    making maxed maximum may maybe me meet might min mind mine minutes missing mode moment momentarily month monthly months
    appear appears x kind kinds sort sorts charge everywhere given decided accepted declined answered booked minute mornings sit last first early earlier stay stays remain remains must my necessary need needs new next none note noted now observed of offered ok older on once ones only
    option or other our outside overall own panels past pdf people person personal pick place please point possible present
    product put quarter questions quickly raise rank reading really receive recently recruiting reduce rejected reopening reply
    require requirement resume retained right said sales says select sending set setting shall shared she should shown simply
    single so something space specified spread stated still stopping straight stuff subject submit suggested suite switch
    syncing take taken talking teams tenant that thats the their them then there these they thing things this those three till
    to today told too totally twice two until up upcoming update us use used using wanna want wants was we weekdays weekends
    weekly weeks were whatsoever whenever wide will with workspace would year years yes yesterday you your
    's 'd 'll 're 've 'm , . ? - + <person> <pool> <i> <habit>
    """
)
"""Words that may stand in any command besides those of its marks: they change nothing of what it asks for."""
_OPENING = r"ok|okay|oo+h|aha|wow|yay|kindly|oh|hm+|um+|er+m?|ah|well|then|please|pls|plz|now|just|so|hey|hi|and|great|perfect|cool|nice|good|i ll|i will|ill|we ll|i d like to|id like to|i want to|i d|can you|could you|can i|could i|may i|let s|lets|we can|i think|i guess|yes|yeah|alright|actually|maybe|but|super|awesome|lovely|thanks|thx|sure|let us|can we|could we|shall we|do"
_CLOSING = r"please|pls|plz|then|now|thanks|thank you|thx|for me|instead|ta|cheers|i think|i guess|ok|mate|bot"


class Row(Struct, frozen=True, eq=False):
    """One wording of a command; `verb` names its handler, `read` makes the request of what was said.

    `asks` rows may open as a question; `is_bare` ones are too short to be meant while a question is open;
    `is_of_loop` ones speak of the sessions of the loop that was shown last.
    """

    intent: str
    verb: str
    read: "Reader"
    marks: tuple[str, ...] = ()
    phrase: str = ""
    button: str = ""
    but: str = ""
    signs: str = ""
    keys: str = ""
    asks: bool = False
    is_bare: bool = False
    is_offered: bool = False
    is_booked: bool = False
    is_of_loop: bool = False
    is_statement: bool = False

    def first_words(self) -> frozenset[str]:
        """Return the words one of which has to be said for this row to be tried."""
        return listed(self.keys) or _literals(self.marks[0])

    def known_words(self) -> frozenset[str]:
        """Return the words and signs the row speaks of."""
        return _spoken(self)

    def barring_words(self) -> frozenset[str]:
        """Return the words that speak against the row."""
        return _literals(self.but)

    def may_claim(self, words: AbstractSet[str]) -> bool:
        """Whether a word or sign of every mark was said: quick to know, before anything is read."""
        if any(map(words.isdisjoint, _mark_words(self))):
            return False
        is_whole = any(mark[0] == "^" and mark[-1] == "$" for mark in self.marks)
        return not is_whole or len(words) <= LONGEST_WHOLE

    def claims(self, wording: Wording) -> bool:
        """Whether the marks stand in a message, and no sign or word besides that says something else."""
        if wording.is_question and not self.asks:
            return False
        return wording.strange <= self.known_words() and all(
            self.has_mark(mark, wording) for mark in self.marks
        )

    def has_mark(self, mark: str, wording: Wording) -> bool:
        """Whether one of its marks stands in a message."""
        return _compiled(mark).search(wording.shape) is not None

    def fits(self, said: str) -> Mapping[str, str | None] | None:
        """Return what was found where a message as typed is this row's phrase."""
        found = _phrase(self.phrase).fullmatch(said)
        return None if found is None else _merged(found)

    def pressed(self, plain: str) -> Mapping[str, str | None] | None:
        """Return what was found where a message without marks presses this row's button."""
        found = _press(self.button).fullmatch(plain)
        return None if found is None else _merged(found)

    def is_barred(self, wording: Wording) -> bool:
        """Whether something was said that speaks against this row."""
        return bool(self.but) and _compiled(self.but).search(wording.shape) is not None


Reader = Callable[[Row, Wording, Mapping[str, str | None]], CommandRequest | None]


def written_out(pattern: str) -> str:
    """Return a pattern with its names replaced by the words they stand for."""
    while (
        "{" in pattern
        and (spread := re.sub(r"\{([a-z_]+)\}", lambda name: f"(?:{WORDS[name[1]]})", pattern))
        != pattern
    ):
        pattern = spread
    return pattern


@cache
def _compiled(mark: str) -> re.Pattern[str]:
    plain = (
        re.sub(r"\((?!\?)", "(?:", written_out(mark))
        .replace("^", "^(?:<habit> )?(?:<i> )?")
        .replace("~ ", r"(?:\S+ ){0,4}?")
        .replace("~", r"(?: \S+){0,4}?")
    )
    return re.compile(rf"(?:^|(?<= ))(?:{plain})(?= |$)")


@cache
def _press(button: str) -> Cued:
    """Compile what presses a button, with what may be said before and after it."""
    return _phrase(rf"(?:(?:{_OPENING}) )*(?:{button})(?: (?:{_CLOSING}))*")


@cache
def _phrase(phrase: str) -> Cued:
    """Compile a phrase; a name said again in another alternative gets a number."""
    said = Counter[str]()

    def numbered(name: re.Match[str]) -> str:
        said[name[1]] += 1
        return f"(?P<{name[1]}{said[name[1]]}>"

    return Cued(
        re.sub(r"\(\?P<([a-z]+)\d*>", numbered, written_out(phrase).replace("n't", "n'?t")),
        re.IGNORECASE,
    )


def _merged(found: re.Match[str]) -> dict[str, str | None]:
    """Return what named groups found; a name with a digit stands for the same in another alternative."""
    merged: dict[str, str | None] = {}
    for name, said in found.groupdict().items():
        plain = name.rstrip("0123456789")
        merged[plain] = merged.get(plain) or said
    return merged


@cache
def _literals(mark: str) -> frozenset[str]:
    text = re.sub(r"\(\?[!=<][^)]*\)", " ", written_out(mark))
    text = re.sub(r"([a-z])\?(?=[ |)]|$)", r"\1 ", text) + " " + re.sub(r"[a-z]\?", " ", text)
    return frozenset(map(sys.intern, re.findall(r"<[a-z]+>|'[a-z]+|[a-z]{1,}|365", text)))


@cache
def _mark_words(row: Row) -> tuple[frozenset[str], ...]:
    return tuple(map(_literals, row.marks))


@cache
def _spoken(row: Row) -> frozenset[str]:
    return frozenset().union(*map(_literals, row.marks), listed(row.signs), listed(row.keys))
