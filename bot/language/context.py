"""Everything a message's meaning depends on besides its words: when, who, among whom, and what was shown last."""

from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from functools import cached_property, wraps
from typing import Any, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from bot.language.chunking.pieces import Piece
from bot.language.chunking.shape import Shape
from bot.language.parsed import ParsedMessage
from bot.language.people.name_index import Directory
from bot.language.requests import Candidate, CommandRequest, Question, Window
from bot.language.times.calendar_math import Almanac
from bot.language.tokens.tokenizer import Sentence

Card = Literal[
    "offer", "interview", "invitation", "proposal", "loop", "link", "list", "feedback", "none"
]
"""The kinds of card that may have been shown last in a chat."""


class ComingInterview(Struct, frozen=True):
    """One of the speaker's coming interviews; `start` on the speaker's wall clock."""

    id: str
    start: datetime
    minutes: int = 60
    people: tuple[str, ...] = ()
    candidate: Candidate | None = None
    room: str | None = None
    role: Literal["organizer", "interviewer"] = "organizer"
    answer: str = ""
    """The speaker's own answer, if they gave one."""
    proposed: datetime | None = None
    """The other time that the speaker proposes, on their wall clock."""
    proposers: tuple[str, ...] = ()
    """Who proposes another time, where the speaker is its organizer."""
    proposed_starts: tuple[datetime, ...] = ()
    """When those other times begin, on the speaker's wall clock."""
    others_proposed: tuple[tuple[str, datetime], ...] = ()
    """Who else proposes another time, and when, on the speaker's wall clock, where the speaker only attends it."""
    online: bool = False
    declined: tuple[str, ...] = ()
    """Who has declined, or wants somebody in their place, where the speaker is its organizer."""
    taken_off: tuple[str, ...] = ()
    """Who was taken off it last, several where they went together, where the speaker is its organizer."""
    asked: Question | None = None
    """What was asked for when it was booked, where a message may ask for another one like it."""
    sessions: int = 0
    """Of a whole loop, how many interviews it has; where it was shown last they follow it in order of time."""
    breaks: tuple[tuple[int, int], ...] = ()
    """Of a whole loop, the breaks that were asked for: after how many sessions each is, and its minutes."""
    loop: str = ""
    """Of a session, the id of its whole loop."""

    @property
    def end(self) -> datetime:
        """When it ends."""
        return self.start + timedelta(minutes=self.minutes)


class ParseContext(Struct, frozen=True, dict=True):
    """`now` is the wall clock of `zone` (IANA); `locale` orders day and month; `speaker` is the address of "me".

    `last` is the card shown last in this chat; it speaks of the first of `interviews`.
    """

    now: datetime
    zone: str
    locale: str
    directory: Directory
    speaker: str | None = None
    last: Card = "none"
    interviews: tuple[ComingInterview, ...] = ()
    ended: tuple[ComingInterview, ...] = ()
    """Interviews that the speaker had organized and that are cancelled or over, the last one first, for a message that may ask for one of them again."""
    is_ended_shown: bool = False
    """The first of `ended` is what was shown last."""
    is_unshown: bool = False
    """The first of `interviews` is an invitation that waits among several, and was not spoken of itself."""
    chosen: tuple[str, ...] = ()
    """The ids of the interviews that were chosen as those that are meant."""
    spoken_of: tuple[str, ...] = ()
    """The ids of the interviews of the candidate who was shown last, whatever was shown since: "hers"."""
    linked: Candidate | None = None
    """The candidate of the link shown last, while nobody else was shown: "book her with Wei"."""
    listed: tuple[str, ...] = ()
    """The ids of what the list shown last names, in its order; of all interviews, where that is not known."""
    moving: tuple[Window, ...] = ()
    """When the interview shown was last asked to be, where it stands at another time still."""
    proposing: tuple[Window, ...] = ()
    """When the interview shown was last asked to be by the speaker, who only attends it: times to propose were shown since."""
    is_agreed: bool = False
    """What the message asks about is to be done: a yes was given to it."""
    act: str = ""
    """What the message does, where that was asked about and chosen."""

    def but(self, **other: Any) -> "ParseContext":
        """Return this context with something else in it; what was read in the same one before is known in it."""
        made = replace(self, **other)
        known = next((memory for one, memory in self.kin if one == made), None)
        if known is None:
            known = {"scans": {}, "shapes": {}, "shares": {}, "readings": {}}
            if (
                made.interviews is self.interviews
            ):  # The rest counts nothing for the shape of words.
                known.update(almanac=self.almanac, scans=self.scans, shapes=self.shapes)
            self.kin.append((replace(made), known))
        made.__dict__.update(known, kin=self.kin)
        return made

    @cached_property
    def kin(self) -> "list[tuple[ParseContext, dict[str, Any]]]":
        """All contexts that were made of one, and that one, with what is known in each; none of them holds this list, so that all is freed at once."""
        names = "scans", "shapes", "shares", "readings", "almanac"
        return [(replace(self), {name: getattr(self, name) for name in names})]

    @cached_property
    def almanac(self) -> Almanac:
        """The moment with the directory's working time."""
        known = self.directory
        now = self.now.replace(tzinfo=None)
        return Almanac(now, known.days, known.start, known.end, self.locale == "en-US", self.zone)

    @cached_property
    def scans(self) -> dict[str, tuple[Sentence, list[Piece]]]:
        """What was scanned in this context, by its text: several stages ask for the same."""
        return {}

    @cached_property
    def shapes(self) -> dict[tuple[str, bool], Shape]:
        """What was shaped in this context, by its text and whether a question is open."""
        return {}

    @cached_property
    def shares(self) -> dict[object, dict[str, float]]:
        """How probable each act is by the words that were read in this context: they are weighed, and the reading held against them."""
        return {}

    @cached_property
    def commands(self) -> dict[tuple[str, bool], CommandRequest | None]:
        """The command that a message is in this context, by its text and whether a question is open."""
        return {}

    @cached_property
    def readings(self) -> dict[object, ParsedMessage]:
        """What was read in this context, by how and what was said, and the question that is open."""
        return {}


Said = TypeVar("Said", bound=Hashable)
"""What is read: words, or what of them is said to the bot."""
Reading = Callable[[Said, ParseContext, Question | None], ParsedMessage]
"""How it is read in a context, after the question that is open."""


def read_once(read: Reading[Said]) -> Reading[Said]:
    """Return a reading that is done once in each context: a message and its clauses are read in several ways, many of them twice."""

    @wraps(read)
    def known(said: Said, context: ParseContext, after: Question | None) -> ParsedMessage:
        key = read, said, after
        if key not in context.readings:
            context.readings[key] = read(said, context, after)
        return context.readings[key]

    return known
