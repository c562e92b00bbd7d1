"""What was understood of a message: its request, what is doubtful, what was left unread, what was kept."""

from msgspec import Struct

from bot.language.clarification import Clarification
from bot.language.requests import AnswerRequest, ButtonRequest, LateRequest, Question, Request


class ParsedMessage(Struct, frozen=True):
    """A request, with the question to ask back before it is done, and the words that no part of it holds."""

    request: Request
    doubt: Clarification | None = None
    left_out: tuple[str, ...] = ()
    continues: bool = False
    """Whether it changes the open question, of which it keeps what it does not mention."""
    kept: tuple[str, ...] = ()
    """Which parts of the open question were kept: people, time (or only days or hours), length, room, online, candidate."""
    asks_whether: bool = False
    """Whether a yes or a no is wanted: "is Ian free on Tuesday"."""
    is_soonest: bool = False
    """Whether the earliest times are wanted, however few people are free then: "the first available", "asap"."""
    unread: str = ""
    """The rest of a message that was too long to be read at once: the request is that of its beginning."""
    next_up: tuple[str, ...] = ()
    """The sentences of the other candidates that the message named, each to be typed next."""
    is_next_apart: bool = False
    """Whether what is to be typed next is a request of another kind, and of no other candidate."""
    news: LateRequest | None = None
    """What is to be passed on besides to those of another interview, which is about to start: "running 10 late, and move Jo's to 4"."""
    noted: ButtonRequest | None = None
    """What came of an interview that is over or held, which is noted first: "mark it as a no-show and find another time"."""
    also_answered: AnswerRequest | None = None
    """The answer to a second invitation: "yes to Grace, no to Omar"; the request does not hold its words, which are left out of that."""
    none_of: str = ""
    """Who is named in the answer to a second invitation, and whom the speaker was not invited to interview."""
    usual_break: int = 0
    """How many minutes a break was taken to be long, where nothing was said of that."""

    lacks_note: bool = False
    """Whether a note is to be added of which no word was said, beside what is done."""

    is_guessed: bool = False
    """Whether only its words speak for a command of the account, and no row of the table says it."""

    outvoted_by: str = ""
    """The act that its words speak for, where they hardly speak for the one that was read."""

    @property
    def intent(self) -> str:
        """The intent by its name in the contract."""
        return self.request.intent

    @property
    def question(self) -> Question | None:
        """The question of an availability or a link."""
        return self.request if isinstance(self.request, Question) else None
