"""A chat in memory: what each chat shows now, message by message."""

from copy import copy
from dataclasses import dataclass, field

from bot.domain.accounts import Address
from bot.domain.errors import BotError, Gone
from cards.view_models import View


@dataclass
class FakeChat:
    """`shown[chat][message]` is the view that stands there; set `trouble` by chat to refuse."""

    shown: dict[str, dict[str, View]] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)
    trouble: dict[str, BotError] = field(default_factory=dict)

    def copy(self):
        """Return another chat that shows the same."""
        other = copy(self)
        other.shown = {chat: dict(messages) for chat, messages in self.shown.items()}
        other.typed, other.trouble = list(self.typed), dict(self.trouble)
        return other

    async def send(self, to, view):
        self._check(to)
        messages = self.shown.setdefault(to.conversation, {})
        message = f"m{len(messages) + 1}"
        messages[message] = view
        return message

    async def update(self, to, message, view):
        self._check(to)
        if message not in self.shown.get(to.conversation, {}):
            raise Gone
        self.shown[to.conversation][message] = view

    async def typing(self, to):
        self.typed.append(to.conversation)

    async def personal(self, person, near):
        return (
            person.addresses[0]
            if person.addresses
            else Address(
                channel=near.channel, tenant=person.tenant, conversation=f"a:{person.mail}"
            )
        )

    def _check(self, to):
        if to.conversation in self.trouble:
            raise self.trouble[to.conversation]
