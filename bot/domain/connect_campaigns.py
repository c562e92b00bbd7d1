"""Rounds of invitations to connect, sent at a pace that chats allow."""

from datetime import datetime

from msgspec import Struct

from bot.domain.accounts import PersonId


class ConnectCampaign(Struct, frozen=True, kw_only=True):
    """Invitations to connect that an admin had sent to many people, one after the other."""

    id: str
    tenant: str
    by: PersonId
    people: tuple[PersonId, ...]
    started_at: datetime
    ends_at: datetime
    """When the last of them is due."""
    number: int = 1
    """Which in a row of weekly reminders."""

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.id
