"""Whether a request comes from Teams: the SDK's authentication, kept by our own rules.

The SDK's rules are not enough. It takes several kinds of token, among them ones that a bot hands
out itself, skips checks where a field is absent, answers forged tokens with 500, and cannot read
a key that was changed since yesterday. Here one kind is taken, and everything else is refused.
"""

from typing import Any, NoReturn

from botbuilder.schema import Activity
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
)
from yarl import URL

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class NotFromTeams(PermissionError):
    """The request does not prove where it comes from. `event` is what is counted."""

    def __init__(self, event: str) -> None:
        """Carry only a name for the reason: who asks is told nothing."""
        super().__init__(event)
        self.event = event


class ChannelAuthentication(BotFrameworkAuthentication):  # type: ignore[misc]  # the SDK carries no types
    """What signed and unsigned requests have in common towards the SDK."""

    def __init__(self, clients: ConnectorFactory) -> None:
        """Let turns speak through these clients."""
        self._clients = clients

    async def authenticate_streaming_request(self, *_: Any) -> NoReturn:
        """Refuse: Teams does not stream."""
        raise NotFromTeams("streaming")

    def create_connector_factory(self, _: ClaimsIdentity) -> ConnectorFactory:
        """Return the shared clients."""
        return self._clients

    async def create_user_token_client(self, _: ClaimsIdentity) -> None:
        """Return nothing: people sign in with Microsoft at our own page, not through the SDK."""

    def believed(self, claims: dict[str, Any], audience: str) -> AuthenticateRequestResult:
        """Return the SDK's word for a request that was checked."""
        result = AuthenticateRequestResult()
        result.claims_identity = ClaimsIdentity(claims, is_authenticated=True)
        result.connector_factory = self._clients
        result.audience = audience
        return result


class UnsignedAuthentication(ChannelAuthentication):
    """For the sandbox: takes any request whose answers go to this machine, or nowhere.

    A token is ignored if one is sent: there is no app it could have been made for.
    """

    async def authenticate_request(self, activity: Activity, _: str) -> AuthenticateRequestResult:
        """Return the result; raises NotFromTeams for a service address that is not a loopback one."""
        try:
            # Read by the library that will connect to it: two readers can be made to disagree.
            host = URL(activity.service_url).host
        except ValueError:
            host = None
        if activity.service_url and host not in LOOPBACK:
            raise NotFromTeams("not-loopback")
        return self.believed({}, "")
