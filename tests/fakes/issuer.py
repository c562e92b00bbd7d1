"""Bot Framework's signing keys, published over real HTTP, and tokens signed with them."""

import asyncio
import json
import threading
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Self

import jwt
from aiohttp import web
from botframework.connector.auth import AppCredentials, ServiceClientCredentialsFactory
from cryptography.hazmat.primitives.asymmetric import rsa

APP = "22222222-3333-4444-5555-666666666666"
ISSUER = "https://api.botframework.com"


@lru_cache
def rsa_key(name: str) -> rsa.RSAPrivateKey:
    """Return the private key of this name, the same within one run."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class FakeIssuer:
    """`async with FakeIssuer() as issuer`: `issuer.url` is the metadata's address."""

    def __init__(self) -> None:
        self.url = ""
        self.published: dict[str, list[str] | None] = {"k1": ["msteams", "webchat"]}
        """Key ids, with the channels each may speak for."""
        self.fetches = 0
        self.is_down = False
        self.is_garbled = False
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self._runner: web.AppRunner | None = None

    def token(self, now: datetime, service_url: str, kid: str = "k1", **claims: Any) -> str:
        """Return a token that is good for an hour; a claim of None is left out."""
        sent = {
            "iss": ISSUER,
            "aud": APP,
            "serviceurl": service_url,
            "nbf": (now - timedelta(minutes=5)).timestamp(),
            "exp": (now + timedelta(hours=1)).timestamp(),
        } | claims
        known = {name: value for name, value in sent.items() if value is not None}
        return jwt.encode(known, rsa_key(kid), algorithm="RS256", headers={"kid": kid})

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.add_routes([web.get("/openid", self._metadata), web.get("/keys", self._keys)])
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/openid"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _metadata(self, _: web.Request) -> web.Response:
        self.fetches += 1
        await self.may_answer.wait()
        if self.is_down:
            return web.Response(status=503)
        if self.is_garbled:
            return web.Response(text="<html>", content_type="text/html")
        return web.json_response({"jwks_uri": self.url.replace("/openid", "/keys")})

    async def _keys(self, _: web.Request) -> web.Response:
        odd = [{"kty": "EC", "kid": "ec"}, {"kty": "RSA", "kid": "broken", "n": "?"}, "no key"]
        return web.json_response({"keys": [*map(self._public, self.published), *odd]})

    def _public(self, kid: str) -> dict[str, Any]:
        public = rsa_key(kid).public_key()
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(public)) | {"kid": kid}
        endorsed = self.published[kid]
        return key if endorsed is None else key | {"endorsements": endorsed}


class FakeCredentials(AppCredentials):
    """The bot's own token, without Entra."""

    def __init__(self, source: "FakeCredentialsFactory") -> None:
        super().__init__(app_id=APP)
        self._source = source

    def get_access_token(self, *_: Any) -> str:
        self._source.fetches += 1
        if self._source.trouble is not None:
            raise self._source.trouble
        if self._source.held is not None:
            self._source.held.wait()
        return f"token-{self._source.fetches}"


class FakeCredentialsFactory(ServiceClientCredentialsFactory):
    """Counts how often a token is fetched, and fails on demand."""

    def __init__(self) -> None:
        self.fetches = 0
        self.made = 0
        self.trouble: Exception | None = None
        self.held: threading.Event | None = None
        """Until it is set, no token is answered."""

    async def is_valid_app_id(self, app_id: str) -> bool:
        return app_id == APP

    async def is_authentication_disabled(self) -> bool:
        return False

    async def create_credentials(self, *_: Any) -> FakeCredentials:
        self.made += 1
        return FakeCredentials(self)
