"""What is remembered of one person's talk in one chat: small, versioned, plain values."""

from datetime import datetime
from typing import Any, Self

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import PersonId

REMEMBERED = 40
"""Deliveries kept to recognise a repeated one."""
OFFERS_KEPT = 5
"""Of one person in one chat; the buttons of older ones say that the times are out of date."""


def conversation_key(chat: str, person: PersonId) -> str:
    """Return the key of a person's talk in a chat: in channels, people do not share it."""
    return f"{chat}/{person}"


class Conversation(Struct, frozen=True, kw_only=True):
    """One person's talk in one chat."""

    chat: str
    person: PersonId
    seen: tuple[str, ...] = ()
    """The latest deliveries, oldest first."""
    asked: dict[str, Any] | None = None
    """The last question, which a follow-up changes."""
    offers: tuple[str, ...] = ()
    """The latest offers shown, oldest first."""
    interview: str = ""
    """The last interview spoken of, which `undo` and `cancel it` mean."""
    newest: str = ""
    """That interview, loop or candidate's link while its card is the newest thing; empty once times or a list came after it."""
    is_about_interview: bool = False
    """Whether the interview came up after the last question: `move it to Thursday` means it then."""
    is_choosing: bool = False
    """The last thing shown were times for an interview: a number means one of them."""
    done_by: str = ""
    """The delivery that booked or changed an interview last, or the thanks for it: a yes or an undo right after it is to that."""
    aside_at: datetime | None = None
    """When the bot answered last, if a yes could be to nothing of that answer: what came before waits for none either."""
    answered_at: datetime | None = None
    """When the bot last answered what was said or pressed here: what came by itself since is shown below that."""
    lists: str = ""
    """What the interview's card shown last offers beside the interview, `rooms` or `people`: a number means one of them."""
    listed_rooms: int = 0
    """How many rooms that card names: "that one" is the only one."""
    listed: tuple[str, ...] = ()
    """The interviews of the list shown last, in its order; empty once something else was shown."""
    doubt: dict[str, Any] | None = None
    """A question back that waits for its answer."""
    reason: str = ""
    """Why what waits for a yes is to be cancelled, as it was said with it."""
    confirm: dict[str, Any] | None = None
    """A packed action that waits for a yes."""
    candidate: str = ""
    """The candidate that it speaks of, while a question about them waits for its answer."""
    cancelled: tuple[str, ...] = ()
    """The interviews cancelled last, one or several together; empty once a card of an interview was shown after it."""
    changed_together: tuple[str, ...] = ()
    """The interviews that were changed or moved together last: an undo means all of them."""
    link: str = ""
    """The candidate's link shown last."""
    several: tuple[str, ...] = ()
    """The interviews that it speaks of, where it speaks of several."""
    several_doing: dict[str, Any] | None = None
    """What is then done to each of these: what they are to have alike, or the time each moves to."""

    @property
    def offer(self) -> str:
        """Return the last offer shown, which `book 2` speaks of; empty where there was none."""
        return self.offers[-1] if self.offers else ""

    @property
    def is_deed_latest(self) -> bool:
        """Return whether nothing was said or pressed since an interview was booked or changed."""
        return bool(self.done_by) and self.seen[-1:] == (self.done_by,)

    @property
    def outgoing_offers(self) -> tuple[str, ...]:
        """Return the offers that go when another one is shown."""
        return self.offers[: 1 - OFFERS_KEPT]

    def without_question(self) -> Self:
        """Return the talk without the question asked last, its offers and what waits for an answer."""
        return replace(
            self, asked=None, offers=(), doubt=None, confirm=None, reason="", candidate=""
        )

    @property
    def key(self) -> str:
        """Return the document's key."""
        return conversation_key(self.chat, self.person)
