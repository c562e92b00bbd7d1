"""One thing a person said or pressed, and what comes of it.

What decides on it is a handler: see `bot.runtime.handlers`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct, field

from bot.domain.accounts import Address, PersonId
from bot.runtime.ports import Action, View

Membership = Literal["member", "outsider", "unknown"]


class Speaker(Struct, frozen=True, kw_only=True):
    """Who speaks, as the channel vouches for it; never taken from text or payloads."""

    tenant: str
    id: PersonId
    name: str = ""
    mail: str = ""
    """Lower case; empty where the channel does not tell."""
    principal: str = ""
    """What they sign in to Microsoft with; empty where the channel does not tell."""
    membership: Membership = "member"
    """Whether the channel knows them for one of the company; `unknown` where it could not be asked."""


class Said(Struct, frozen=True):
    """A message. Mentions of the bot are taken out, those of people are left as `@Name`."""

    text: str


class Pressed(Struct, frozen=True):
    """A button. `inputs` is what was filled in on the card, as text."""

    action: Action
    message: str = ""
    """The channel's id of the card's message."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    is_automatic: bool = False
    """Not pressed: the channel redraws the card for somebody who looks at it."""
    written: str = ""
    """What was written into a form in words of one's own: given back where the form has closed and is refused."""


class Arrived(Struct, frozen=True):
    """The bot was added to a chat."""


class Looked(Struct, frozen=True):
    """Somebody looks at their own page about the bot, where a chat has one; it is drawn, not sent."""


class TokenOffered(Struct, frozen=True):
    """The chat offers its own token of who speaks, for a sign-in without a page (single sign-on)."""

    token: str = ""
    """Empty where the chat could get none."""

    def __repr__(self) -> str:
        return "TokenOffered()"


class Left(Struct, frozen=True):
    """The bot was removed from a chat."""


@dataclass(slots=True)
class Patience:
    """Whether the answer of a turn still goes out with the channel's own, or has to follow in the chat."""

    is_over: bool = False
    """The channel has been answered without the turn."""
    is_met: bool = False
    """The turn's answer is on its way to the channel."""

    def end(self) -> bool:
        """Wait no longer, unless the answer is just coming."""
        self.is_over = not self.is_met
        return self.is_over

    def meet(self) -> bool:
        """Answer now, unless nobody waits any more."""
        self.is_met = not self.is_over
        return self.is_met


class Turn(Struct, frozen=True, kw_only=True):
    """One thing that happened in a chat."""

    id: str
    """The channel's id of the delivery: one seen before is not run again."""
    speaker: Speaker
    address: Address
    content: Said | Pressed | Arrived | Looked | TokenOffered | Left
    now: datetime
    locale: str = "en-GB"
    zone: str = ""
    """IANA, where the channel tells it."""
    patience: Patience = field(default_factory=Patience)
    answered_with: frozenset[str] | None = None
    """The kinds of short views that the channel's own answer to a press can carry; None for all."""

    @property
    def delivery(self) -> str:
        """Return the key of its delivery among those of all chats; empty where the channel has none."""
        return f"{self.address.key}/{self.id}" if self.id else ""


class OutgoingView(Struct, frozen=True, kw_only=True):
    """A view for somebody."""

    view: View
    to: PersonId | None = None
    """None answers in the chat of the turn; a person is written to in their own chat."""
    at: Address | None = None
    """A chat other than the turn's, where `to` names nobody."""
    subject: str = ""
    """Where set, later views of the same subject change this message in place."""
    revision: int = 0
    is_new: bool = False
    """Send a new message even where a card of the subject stands: the card moves down."""
    onto: str = ""
    """The channel's id of a message to change instead of sending a new one."""
    has_turn: bool = False
    """Its turn has come, where a chat takes only so many messages: it need not wait for one again."""
    until: datetime | None = None
    """From then on it is not true any more, and is not shown: a reminder whose interview has begun."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What to keep and what to show, in this order."""

    show: Sequence[OutgoingView] = ()
    save: Sequence[Any] = ()
    """Documents to save, all or none; see `bot.store.document_types`."""
    delete: Sequence[Any] = ()
    """Documents to delete in the same breath."""
    is_traceless: bool = False
    """Nothing is kept of the turn, not even that it was heard."""


def pressed_message(turn: Turn) -> str:
    """Return the channel's id of the card that was pressed; empty for what was typed."""
    return turn.content.message if isinstance(turn.content, Pressed) else ""
