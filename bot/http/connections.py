"""The connections of the server: how slowly a request may arrive, and what is answered that is no HTTP.

aiohttp waits for ever for the rest of a request, and for its first byte (its issue 1745): who sends
half of one only keeps a place. Here a head has ten seconds, a body twenty, whatever the address.
"""

import asyncio
from http import HTTPStatus
from typing import Any

import structlog
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from msgspec import Struct

from bot.http.html_pages import SECURITY_HEADERS
from cards.words.pages import UNREADABLE

log = structlog.get_logger()


class Deadlines(Struct, frozen=True, kw_only=True):
    """Seconds that the parts of a request may take to arrive."""

    head: float = 10.0
    body: float = 20.0
    answer: float = 2.0
    """For saying that the body was too slow; then the connection is closed all the same."""
    idle: float = 75.0
    """Between two requests; load balancers keep theirs for a minute."""


class Runner(web.AppRunner):
    """Serves an application on connections with limits.

    What is no HTTP is answered as carefully as the application answers the rest: aiohttp answers that
    itself, past all middlewares and signals (its issue 3287), and quotes what was sent.
    """

    def __init__(
        self, app: web.Application, *, deadlines: Deadlines | None = None, **more: Any
    ) -> None:
        """Serve this application."""
        super().__init__(app, **more)
        self._deadlines = deadlines or Deadlines()

    @property
    def server(self) -> web.Server | None:
        """Return what sites make connections with."""
        own = super().server
        return own and _Connections(own, self._deadlines)


class _Connections(web.Server):
    """Makes connections that belong to an application's own server, which ends them."""

    def __init__(self, own: web.Server, deadlines: Deadlines) -> None:
        super().__init__(own.request_handler, request_factory=_announced(own.request_factory))
        self._own = own
        self._deadlines = deadlines

    def __call__(self) -> web.RequestHandler:
        connection = _Connection(self._own, self._deadlines)
        # The own server's factory would not tell the connection that a head has arrived.
        connection._request_factory = self.request_factory  # noqa: SLF001 - aiohttp has no other way in
        return connection


def _announced(factory: Any) -> Any:
    """Return aiohttp's maker of requests, which also tells the connection that a head is there."""

    def made(message: Any, payload: Any, protocol: Any, *more: Any) -> Any:
        protocol.head_arrived(payload)
        return factory(message, payload, protocol, *more)

    return made


class _Connection(web.RequestHandler):
    __slots__ = ("_deadline", "_deadlines", "_is_answering")

    def __init__(self, server: web.Server, deadlines: Deadlines) -> None:
        super().__init__(
            server,
            loop=asyncio.get_running_loop(),
            access_log=None,  # type: ignore[arg-type]  # annotated without None, which it takes
            keepalive_timeout=deadlines.idle,
        )
        self._deadlines = deadlines
        self._deadline: asyncio.TimerHandle | None = None
        self._is_answering = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait for a head."""
        super().connection_made(transport)
        self._expect(self._deadlines.head, self.force_close)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Wait for nothing more."""
        self._arrived()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Begin to wait for the rest of a head with its first bytes."""
        if self._deadline is None and not self._is_answering:
            self._expect(self._deadlines.head, self.force_close)
        super().data_received(data)

    def head_arrived(self, payload: Any) -> None:
        """Wait for the body now, if there is one."""
        self._arrived()
        self._is_answering = True
        if not payload.is_eof():
            self._expect(self._deadlines.body, self._end_body, payload)
            payload.on_eof(self._arrived)

    async def finish_response(self, *given: Any) -> Any:
        """Answer; what arrives afterwards is the next request."""
        try:
            return await super().finish_response(*given)
        finally:
            self._is_answering = False

    def _end_body(self, payload: Any) -> None:
        """Let whoever reads the body see that its time is over."""
        payload.set_exception(TimeoutError("the body did not arrive in time"))
        self._expect(self._deadlines.answer, self.force_close)

    def _expect(self, seconds: float, otherwise: Any, *given: Any) -> None:
        self._deadline = asyncio.get_running_loop().call_later(seconds, otherwise, *given)

    def _arrived(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def log_exception(self, *args: Any, **kw: Any) -> None:
        """Log what went wrong here, not what was sent that is no HTTP: any stranger could fill the log."""
        error = kw.get("exc_info")
        if isinstance(error, HttpProcessingError):
            log.debug("request.unreadable", error=type(error).__name__)
        else:
            super().log_exception(*args, **kw)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer what no handler was asked for; raises ConnectionError where an answer had begun."""
        super().handle_error(request, status, exc, message)
        text = UNREADABLE if status == HTTPStatus.BAD_REQUEST else HTTPStatus(status).phrase
        # No signal comes by here to take the server's name away.
        response = web.Response(status=status, text=text, headers=SECURITY_HEADERS | {"Server": ""})
        response.force_close()
        return response
