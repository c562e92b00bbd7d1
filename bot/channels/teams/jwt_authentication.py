"""Requests signed by Bot Framework for this bot, and for nobody else.

Checked are the signature (RS256), issuer, audience, times, the service address, and that the key
may speak for Teams. Tokens of the emulator, of skills, and the bot's own outbound token have other
issuers and are refused. Teams sends one token for many messages, so what was believed is kept.
"""

from hashlib import sha256
from typing import Any

import jwt
from botbuilder.schema import Activity
from botframework.connector.auth import AuthenticateRequestResult, ConnectorFactory
from cachetools import FIFOCache
from jwt.types import Options

from bot.channels.teams.authentication import ChannelAuthentication, NotFromTeams
from bot.channels.teams.credentials import TeamsCredentials
from bot.channels.teams.jwks import SigningKeys
from bot.runtime.ports import Clock

CHANNEL = "msteams"
"""Other channels vouch for no Entra object id: whoever holds Direct Line's key may write any."""
LEEWAY_SECONDS = 300
REMEMBERED = 100
"""Tokens: Teams sends one for an hour or more, per region."""

# The claims are checked below: strictly, and the times by the bot's own clock.
_SIGNATURE_ONLY: Options = {
    "verify_aud": False,
    "verify_iss": False,
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
    "verify_sub": False,
    "verify_jti": False,
}

_Request = tuple[bytes, str, str]


class SignedAuthentication(ChannelAuthentication):
    """Believes Bot Framework's signature."""

    def __init__(
        self,
        clients: ConnectorFactory,
        credentials: TeamsCredentials,
        keys: SigningKeys,
        clock: Clock,
    ) -> None:
        """Believe what the Bot Framework of its cloud signs for this app."""
        super().__init__(clients)
        self._app_id = credentials.app_id
        self._issuer = credentials.cloud.bot_issuer
        self._keys = keys
        self._clock = clock
        self._believed: FIFOCache[_Request, tuple[float, AuthenticateRequestResult]] = FIFOCache(
            REMEMBERED
        )

    async def authenticate_request(
        self, activity: Activity, header: str
    ) -> AuthenticateRequestResult:
        """Return the SDK's word for the sender; raises NotFromTeams, whatever is wrong."""
        if activity.channel_id != CHANNEL:
            raise NotFromTeams("other-channel")
        request = (
            sha256(header.encode(errors="surrogateescape")).digest(),
            activity.channel_id,
            activity.service_url,
        )
        known = self._believed.get(request)
        if known is not None and self._seconds() < known[0]:
            return known[1]
        claims = await self._claims(header)
        self._check(claims, activity.service_url)
        result = self.believed(claims, self._issuer)
        self._believed[request] = float(claims["exp"]), result
        return result

    async def _claims(self, header: str) -> dict[str, Any]:
        scheme, _, token = header.partition(" ")
        if scheme != "Bearer" or not token:
            raise NotFromTeams("no-token")
        try:
            named = jwt.get_unverified_header(token)
            if named.get("alg") != "RS256":
                raise NotFromTeams("algorithm")
            signing = await self._keys.key(str(named.get("kid") or ""))
            if signing is None:
                raise NotFromTeams("unknown-key")
            if signing.endorsements and CHANNEL not in signing.endorsements:
                raise NotFromTeams("not-endorsed")
            return jwt.decode(token, signing.key, algorithms=["RS256"], options=_SIGNATURE_ONLY)
        except (jwt.PyJWTError, ValueError, RecursionError) as error:
            raise NotFromTeams("bad-token") from error

    def _check(self, claims: dict[str, Any], service_url: str) -> None:
        if claims.get("iss") != self._issuer:
            raise NotFromTeams("issuer")
        if claims.get("aud") != self._app_id:
            raise NotFromTeams("audience")
        if not service_url or claims.get("serviceurl") != service_url:
            raise NotFromTeams("service-url")
        now, starts, ends = self._seconds(), claims.get("nbf", 0), claims.get("exp")
        if not isinstance(ends, int | float) or now >= ends + LEEWAY_SECONDS:
            raise NotFromTeams("expired")
        if not isinstance(starts, int | float) or now < starts - LEEWAY_SECONDS:
            raise NotFromTeams("not-yet")

    def _seconds(self) -> float:
        return self._clock.now().timestamp()
