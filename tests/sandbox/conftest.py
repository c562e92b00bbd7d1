"""A tenant served on a loopback port, with a clock that tests move by hand."""

import base64
import hashlib
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, quote, urlsplit

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.sandbox.entra.identity import Client
from bot.sandbox.server import routes
from tests.harness.sandbox_tenant import ShortTenant

START = datetime(2026, 3, 16, 8, 0, tzinfo=UTC)  # a Monday
APP = "11111111-2222-3333-4444-555555555555"
SECRET = "practice-secret"
BACK = "http://127.0.0.1:9999/auth/callback"
VERIFIER = "v" * 43
CHALLENGE = (
    base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
)
FIVE = "openid profile offline_access Calendars.ReadWrite Calendars.Read.Shared"


class Clock:
    def __init__(self, now=START):
        self.value = now

    def now(self):
        return self.value

    def push(self, by):
        self.value += by


class World:
    """One served tenant, and the ways tests reach it."""

    def __init__(self, tenant, clock, session, base):
        self.tenant, self.clock, self.session, self.base = tenant, clock, session, base

    def later(self, **span):
        self.clock.push(timedelta(**span))

    async def call(self, method, path, **options):
        """Return status, headers and body of any call; the body is JSON, text, or None."""
        url = path if path.startswith("http") else f"{self.base}{path}"
        async with self.session.request(method, url, allow_redirects=False, **options) as answer:
            if "json" in answer.headers.get("Content-Type", ""):
                return answer.status, answer.headers, await answer.json()
            return answer.status, answer.headers, await answer.text()

    async def control(self, method, path, body=None):
        status, _, answer = await self.call(method, f"/sandbox/{path}", json=body)
        return status, answer

    def authorize_url(self, tenant="organizations", **changes):
        fields = {
            "client_id": APP,
            "response_type": "code",
            "redirect_uri": BACK,
            "scope": FIVE,
            "state": "s1",
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
            "nonce": "n1",
            "client_info": "1",
            "login_hint": "rita@contoso.example",
        } | changes
        query = "&".join(f"{k}={quote(v, safe='')}" for k, v in fields.items() if v is not None)
        return f"/sandbox/login/{tenant}/oauth2/v2.0/authorize?{query}"

    async def decide(self, decision="accept", **changes):
        """Press a button on the page; gives what the app would read from its query."""
        url = self.authorize_url(**changes)
        status, headers, body = await self.call("POST", url, data={"decision": decision})
        if status != 302:
            return {"status": status, "page": body}
        parts = urlsplit(headers["Location"])
        return {name: values[0] for name, values in parse_qs(parts.query).items()}

    async def token(self, **changes):
        form = {
            "client_id": APP,
            "client_secret": SECRET,
            "grant_type": "authorization_code",
            "redirect_uri": BACK,
            "code_verifier": VERIFIER,
            "client_info": "1",
        } | changes
        path = "/sandbox/login/organizations/oauth2/v2.0/token"
        form = {name: value for name, value in form.items() if value is not None}
        status, _, body = await self.call("POST", path, data=form)
        return status, body

    async def refresh(self, token, **changes):
        return await self.token(
            grant_type="refresh_token", refresh_token=token, code_verifier=None, **changes
        )

    async def sign_in(self, name, scope=FIVE):
        mail = f"{name}@contoso.example"
        back = await self.decide(login_hint=mail, scope=scope)
        status, tokens = await self.token(code=back["code"])
        assert status == 200, tokens
        return Member(self, mail, tokens)


class Member:
    """A signed-in person calling Graph."""

    def __init__(self, world, mail, tokens):
        self.world, self.mail, self.tokens = world, mail, tokens

    async def graph(self, method, path, body=None, *, headers=None):
        bearer = {"Authorization": f"Bearer {self.tokens['access_token']}"}
        url = path if path.startswith("http") else f"/sandbox/graph/v1.0{path}"
        options = {"headers": bearer | (headers or {})}
        if body is not None:
            options["json"] = body
        return await self.world.call(method, url, **options)

    async def ok(self, method, path, body=None, *, headers=None):
        status, _, answer = await self.graph(method, path, body, headers=headers)
        assert 200 <= status < 300, (status, answer)
        return answer

    async def refused(self, method, path, body=None, *, headers=None):
        status, _, answer = await self.graph(method, path, body, headers=headers)
        assert status >= 400, answer
        return status, answer["error"]["code"]


@pytest.fixture
async def world():
    clock = Clock()
    address = {}
    client = Client(APP, SECRET, (BACK, "http://localhost:5000/auth/callback"))
    tenant = ShortTenant(
        clock.now, base_url=lambda: address["base"], clients=[client], advance=clock.push
    )
    tenant.latency = 0
    server_app = web.Application()
    server_app.add_routes(routes(tenant))
    async with (
        TestServer(server_app, host="127.0.0.1") as server,
        aiohttp.ClientSession() as session,
    ):
        address["base"] = str(server.make_url("")).rstrip("/")
        yield World(tenant, clock, session, address["base"])


@pytest.fixture
async def rita(world):
    return await world.sign_in("rita")


@pytest.fixture
async def ian(world):
    return await world.sign_in("ian")
