"""Everything that can go wrong and be answered, as one tree.

BotError                   key, facts for the sentence, and whether anything changed
├─ NotUnderstood           ask again with examples
├─ SignInNeeded            offer the sign-in card, then resume
│  └─ SignInExpired        the grant ended: offer Reconnect
├─ SignInRefused           the sign-in page's answer cannot be accepted; nothing was kept
├─ NotAllowed              say who can grant it
├─ NotEnabled              the account's switch is off: say who can turn it on
├─ SlotTaken               offer the next best times
├─ Gone                    the interview, offer or card no longer exists
├─ BadAddress              an address that no mailbox answers to
├─ BadInput                what was typed or filled in cannot be used, and why
├─ Changed                 someone was faster; the turn starts over (never shown unless it keeps happening)
└─ OutsideTrouble          Graph, a chat or the store is unwell; say when to try again
   ├─ NotTaken             a chat has not taken a message, and may take it later: it is sent again
   │  └─ Paced             its turn comes later, as a workspace takes so many a second: nothing is wrong
   ├─ Unsure               a chat may have taken a message, or not: it is sent once more at most
   └─ Unreachable          a person cannot be written to (blocked, or the app is not installed)
      └─ TokenLost         a workspace's token was sealed with a key that is gone: say where to install again

Adapters raise `… from` into this tree; `bot.runtime.turns.turn_runner` turns what nobody answered into a card.
"""

from datetime import datetime
from typing import ClassVar, Literal

Effect = Literal["no", "yes", "unknown"]
DENIED = "denied"
"""Why, of what a service does not allow."""
REFUSED = "refused"
"""Why, of what a service does not accept as it is."""
NO_MAILBOX = "no-mailbox"
"""Why, of what is asked of somebody who has no mailbox there, or none any more."""
_LASTING = frozenset({DENIED, REFUSED, NO_MAILBOX})


class BotError(Exception):
    """Something that has a sentence: see `cards.words.formatting` for the words of each key."""

    key: ClassVar[str] = "trouble"

    def __init__(self, *, changed: Effect = "no", **facts: str) -> None:
        """Carry the facts of the sentence, and whether anything was changed."""
        super().__init__(self.key)
        self.changed: Effect = changed
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.key} (changed: {self.changed})"


class NotUnderstood(BotError):
    """The sentence says nothing that the bot knows."""

    key = "not-understood"


class SignInNeeded(BotError):
    """The person has not connected their calendar."""

    key = "sign-in-needed"


class SignInExpired(SignInNeeded):
    """The person was connected; Microsoft no longer accepts the grant."""

    key = "sign-in-expired"


class SignInRefused(BotError):
    """A sign-in came back that must not be accepted. Facts: `why`."""

    key = "sign-in-refused"


class NotAllowed(BotError):
    """The person's roles do not allow this. Facts: `who` may."""

    key = "not-allowed"


class NotEnabled(BotError):
    """Office 365 is switched off for the account."""

    key = "not-enabled"


class SlotTaken(BotError):
    """Somebody or something has the time already. Facts: `what`, and `who` was first where known."""

    key = "slot-taken"


class Gone(BotError):
    """What the button or sentence speaks of no longer exists."""

    key = "gone"


class BadAddress(BotError):
    """No usable mailbox at this address. Facts: `mail`."""

    key = "bad-address"


class BadInput(BotError):
    """Something typed or filled in cannot be used. Facts: `why`, and the form's `field` if it has one."""

    key = "bad-input"


class Changed(BotError):
    """A document was saved by somebody else in between; start over."""

    key = "changed"


class OutsideTrouble(BotError):
    """A service outside did not do its part. Facts: `service`, and `reference` where it gave one."""

    key = "outside-trouble"

    def __init__(
        self, *, changed: Effect = "no", retry_after: float | None = None, **facts: str
    ) -> None:
        """Carry besides the seconds to wait that the service asked for, where it did."""
        super().__init__(changed=changed, **facts)
        self.retry_after = retry_after

    @property
    def is_lasting(self) -> bool:
        """Whether it was refused for good: to wait and try again would change nothing."""
        return self.facts.get("why") in _LASTING


class NotTaken(OutsideTrouble):
    """A chat was away or busy and has not taken a message; a later attempt may succeed."""


class Paced(NotTaken):
    """A chat takes a message later, as it takes only so many: nothing is wrong."""

    def __init__(self, at: datetime) -> None:
        """Carry when its turn comes."""
        super().__init__(service="chat", why="pace")
        self.at = at


class Unsure(OutsideTrouble):
    """The answer of a chat to a message was lost: the message may stand there, or not."""

    def __init__(self, *, retry_after: float | None = None, **facts: str) -> None:
        """Claim nothing about what was changed."""
        super().__init__(changed="unknown", retry_after=retry_after, **facts)


class Unreachable(OutsideTrouble):
    """The chat refuses messages to this person."""

    key = "unreachable"


class TokenLost(Unreachable):
    """No key opens the token of a Slack workspace any more. Facts: `install`, an address, where there is one."""

    key = "token-lost"
