"""The one way to Microsoft Graph: `GraphClient.send`, over one pool of connections for all users.

It repeats what may be repeated, keeps to as many calls at once as Graph takes, and lets nothing
out but the bot's own errors. The token is fetched for each call and never leaves for another host.
"""

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import lru_cache
from http import HTTPStatus
from typing import Generic, TypeVar
from urllib.parse import quote

import httpx
import msgspec
import structlog
from msgspec import Struct, field
from msgspec.structs import replace

from bot.domain.errors import Effect, SignInExpired
from bot.graph.concurrency import AdaptiveLimit, Concurrency
from bot.graph.errors import GraphError, to_graph_error, to_outside_trouble
from bot.runtime.retry import PATIENCE, RetryPolicy

T = TypeVar("T")

_log = structlog.get_logger()

TIMEOUTS = httpx.Timeout(10.0, connect=5.0, pool=PATIENCE)
PAGES = 200
_REPEATED = frozenset({0, 429, 500, 502, 503, 504, 509})
ATTEMPTS = 7
_FEW = 3
"""Attempts at what answers 500: it may be a defect that no repeating heals."""

Token = Callable[[str], Awaitable[str]]
"""Returns an access token; is told the one that was refused, or an empty string."""


class Call(Struct, frozen=True, kw_only=True):
    """One call to Graph, before it is sent."""

    name: str
    """What metrics call it: few values, no ids."""
    method: str = "GET"
    path: str
    """Under GRAPH_URL, built with `at`; or a next link."""
    mailbox: str
    """Whose limit it counts against."""
    token: Token
    params: Mapping[str, str] = field(default_factory=dict)
    body: object = None
    repeatable: bool = True
    writes: bool = False
    """Whether a lost answer leaves it open if anything changed."""


class Sent(Struct, frozen=True):
    """One attempt, for metrics and logs: no address, no path."""

    name: str
    status: int
    """0 where nothing was answered."""
    seconds: float
    reference: str
    attempt: int = 1


Seen = Callable[[Sent], None]


class _Page(msgspec.Struct, Generic[T]):
    value: list[T]
    next_link: str | None = msgspec.field(name="@odata.nextLink", default=None)


_parsed_url = lru_cache(maxsize=256)(httpx.URL)


def _request_id() -> str:
    return str(uuid.uuid4())


def _is_challenge(response: httpx.Response) -> bool:
    # Continuous access evaluation wants the person, not another token of the same grant.
    return "insufficient_claims" in response.headers.get("www-authenticate", "")


class GraphClient:
    """One pool of connections to Graph and what keeps it polite."""

    def __init__(
        self,
        transport: httpx.AsyncBaseTransport,
        base: str,
        seen: Seen,
        *,
        patience: float = PATIENCE,
    ) -> None:
        """Send by this transport alone: httpx's whole client around it costs as much again as all the rest of a call."""
        self._transport = transport
        self._seconds = patience
        self._base = httpx.URL(base.rstrip("/"))
        self._seen = seen
        self.concurrency = Concurrency()

    async def send(self, call: Call) -> bytes:
        """Return the body of the answer; raises Refused, SignInExpired or OutsideTrouble."""
        failures = Failures(call)
        policy = RetryPolicy(failures.passes, attempts=ATTEMPTS, seconds=self._seconds)
        # Held until the end, so that what a refusal taught is still known at the next attempt.
        limit = self.concurrency.of(call.mailbox)
        try:
            async with asyncio.timeout(self._seconds):
                async for attempt in policy.attempts():
                    with attempt:
                        return await self._attempt(call, limit, attempt.num)
        except TimeoutError as error:
            raise to_outside_trouble(
                failures.reference, changed=failures.effect(lost=True)
            ) from error
        except GraphError as error:
            error.changed = failures.effect()
            raise
        raise to_outside_trouble()

    async def read(self, call: Call, kind: type[T]) -> T:
        """Return the answer, checked to be of this kind."""
        body = await self.send(call)
        try:
            return msgspec.json.decode(body, type=kind)
        except msgspec.DecodeError as error:
            raise to_outside_trouble(changed="unknown" if call.writes else "no") from error

    async def pages(self, call: Call, kind: type[T]) -> AsyncIterator[list[T]]:
        """Return page after page; a page that cannot be read ends it with an error, never early."""
        for _ in range(PAGES):
            page = await self.read(call, _Page[kind])  # type: ignore[valid-type]  # known at run time
            yield page.value
            if not page.next_link:
                return
            call = replace(call, path=page.next_link, params={})
        raise to_outside_trouble()

    async def _attempt(self, call: Call, limit: AdaptiveLimit, number: int) -> bytes:
        request = self._request(call)
        # The mailbox first: who waits for theirs keeps nobody else waiting.
        async with limit, self.concurrency.app:
            started = asyncio.get_running_loop().time()
            try:
                response = await self._answer(request, call.token)
            except httpx.HTTPError as error:
                self._note(call, started, None, number=number)
                raise GraphError(0, type(error).__name__) from error
            self._note(call, started, response, number=number)
            self._adapt(call, limit, response, started)
        if response.status_code == HTTPStatus.UNAUTHORIZED:
            raise SignInExpired
        if not response.is_success:
            raise to_graph_error(response)
        return response.content

    async def _answer(self, request: httpx.Request, token: Token) -> httpx.Response:
        """Return the answer, to a fresh token after a 401 that one may heal."""
        given = await token("")
        request.headers["Authorization"] = f"Bearer {given}"
        response = await self._transport.handle_async_request(request)
        if response.status_code == HTTPStatus.UNAUTHORIZED and not _is_challenge(response):
            request.headers["Authorization"] = f"Bearer {await token(given)}"
            request.headers["client-request-id"] = _request_id()
            response = await self._transport.handle_async_request(request)
        response.request = request
        await response.aread()
        return response

    def _adapt(
        self, call: Call, limit: AdaptiveLimit, response: httpx.Response, begun: float
    ) -> None:
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            now = asyncio.get_running_loop().time()
            self.concurrency.refused(call.mailbox, limit, begun=begun, now=now)
        elif response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
            self.concurrency.taken(limit)
        if not response.is_success:
            # What Microsoft's support asks for, beside the trace of what was being done.
            _log.info(
                "graph.refused",
                call=call.name,
                status=response.status_code,
                request_id=response.headers.get("request-id", ""),
                client_request_id=response.request.headers["client-request-id"],
            )

    def _note(
        self, call: Call, started: float, response: httpx.Response | None, *, number: int
    ) -> None:
        seconds = asyncio.get_running_loop().time() - started
        status = response.status_code if response else 0
        reference = response.headers.get("request-id", "") if response else ""
        self._seen(Sent(call.name, status, seconds, reference, number))

    def _request(self, call: Call) -> httpx.Request:
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "gzip, deflate",
            "User-Agent": "comeet-scheduler",
            # Without it an event that is moved to another calendar gets another id.
            "Prefer": 'IdType="ImmutableId", outlook.timezone="UTC"',
            # One for each attempt, as Graph recommends: its log and ours are tied by it.
            "client-request-id": _request_id(),
        }
        content = b"" if call.body is None else msgspec.json.encode(call.body)
        if call.body is not None:
            headers["Content-Type"] = "application/json"
        return httpx.Request(
            call.method,
            self._url(call.path),
            params=dict(call.params) or None,
            headers=headers,
            content=content,
            extensions={"timeout": TIMEOUTS.as_dict()},
        )

    def _url(self, path: str) -> httpx.URL:
        if path.startswith("/") and not path.startswith("//"):
            return _parsed_url(f"{self._base}{path}")
        try:
            url = httpx.URL(path)
        except httpx.InvalidURL as error:
            raise to_outside_trouble() from error
        # The token goes with the request, so a next link must not lead anywhere else.
        if (url.scheme, url.host, url.port) != (
            self._base.scheme,
            self._base.host,
            self._base.port,
        ):
            raise to_outside_trouble()
        return url


class Failures:
    """The failed attempts at a call: whether one is worth repeating, and what may have happened."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._attempts = 0
        self._doubtful = False
        self.reference = ""

    def passes(self, error: Exception) -> bool:
        """Whether the call may be made again."""
        if not isinstance(error, GraphError):
            return False
        self._attempts += 1
        self._doubtful |= _may_have_worked(error)
        self.reference = error.facts.get("reference", "")
        if not self._call.repeatable or error.status not in _REPEATED:
            return False
        return error.status != HTTPStatus.INTERNAL_SERVER_ERROR or self._attempts < _FEW

    def effect(self, *, lost: bool = False) -> Effect:
        """Whether the call may have changed something although it failed."""
        return "unknown" if self._call.writes and (lost or self._doubtful) else "no"


def _may_have_worked(error: GraphError) -> bool:
    never_sent = {"ConnectError", "ConnectTimeout", "PoolTimeout"}
    return error.status >= HTTPStatus.INTERNAL_SERVER_ERROR or (
        error.status == 0 and error.code not in never_sent
    )


def at(*segments: str) -> str:
    """Return the path of these segments; ids hold `/`, `+` and `=`, so each is quoted."""
    return "".join("/" + quote(segment, safe="@") for segment in segments)
