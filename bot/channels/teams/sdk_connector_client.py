"""The connector as the SDK asks for it, so that `TurnContext.send_activity` works in a turn.

The SDK's own client takes four milliseconds to build, is built anew each turn, and sends through
threads. This one is a pair of references; the way to the wire is `Connector.call`.
"""

from typing import Any

from botbuilder.schema import Activity, ResourceResponse
from botframework.connector.auth import ConnectorFactory

from bot.channels.teams.connector import Connector, conversations_url


class ConversationCalls:
    """The SDK's conversation operations that a turn uses, under the SDK's names."""

    def __init__(self, connector: Connector, service_url: str) -> None:
        """Speak to one region."""
        self._connector = connector
        self._service_url = service_url

    async def send_to_conversation(self, conversation: str, activity: Activity) -> ResourceResponse:
        """Send an activity as a new message; give its id."""
        return await self._sent(activity, conversation, "activities")

    async def reply_to_activity(
        self, conversation: str, activity_id: str, activity: Activity
    ) -> ResourceResponse:
        """Send an activity as the answer to another; give its id."""
        return await self._sent(activity, conversation, "activities", activity_id)

    async def _sent(self, activity: Activity, *path: str) -> ResourceResponse:
        url = conversations_url(self._service_url, *path)
        answer = await self._connector.call("POST", url, activity.serialize())
        return ResourceResponse(id=answer.get("id"))


class PooledClient:
    """What the SDK's adapter takes for a connector client."""

    def __init__(self, connector: Connector, service_url: str) -> None:
        """Speak to one region."""
        self.conversations = ConversationCalls(connector, service_url)


class PooledClients(ConnectorFactory):  # type: ignore[misc]  # the SDK carries no types
    """The SDK's clients; all of them share one pool and one token."""

    def __init__(self, connector: Connector) -> None:
        """Make clients that speak through this connector."""
        self._connector = connector

    async def create(self, service_url: str, audience: Any = None) -> PooledClient:  # noqa: ARG002 — the SDK's signature
        """Return a client for one region."""
        return PooledClient(self._connector, service_url)
