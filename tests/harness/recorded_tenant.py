"""The embedded tenant beside a running bot, with every call to Graph written down."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.sandbox.entra.identity import Client
from bot.sandbox.server import GRAPH, mount
from bot.sandbox.tenant import Tenant
from bot.settings.model import SANDBOX_CLIENT
from tests.harness.graph_schema import RecordedCall
from tests.harness.running_bot import NOW, World


@dataclass
class RecordedWorld(World):
    """A World whose tenant is served by the test; `calls` holds what the bot asked Graph."""

    calls: list[RecordedCall] = field(default_factory=list)
    tenant_url: str = ""
    _server: TestServer | None = None
    _pushed: timedelta = field(default_factory=timedelta)

    async def start(self) -> None:
        begun = time.monotonic()

        def now() -> datetime:
            passed = timedelta(seconds=time.monotonic() - begun)
            return datetime.fromisoformat(NOW) + passed + self._pushed

        def advance(by: timedelta) -> None:
            self._pushed += by

        client = Client(*SANDBOX_CLIENT, (f"{self.url}/auth/callback",))
        tenant = Tenant(now, base_url=lambda: self.tenant_url, clients=[client], advance=advance)
        application = web.Application(middlewares=[self._recorder()])
        mount(application, tenant)
        self._server = TestServer(application, host="127.0.0.1")
        await self._server.start_server()
        self.tenant_url = str(self._server.make_url("")).rstrip("/")
        sandbox = f"{self.tenant_url}/sandbox"
        self.settings |= {
            "GRAPH_URL": f"{sandbox}/graph/v1.0",
            "LOGIN_URL": f"{sandbox}/login",
            "PUBLIC_URL": self.url,
        }
        await super().start()

    async def stop(self) -> None:
        await super().stop()
        if self._server is not None:
            await self._server.close()

    def address(self, path: str) -> str:
        base = self.tenant_url if path.startswith("/sandbox/") else self.url
        return base + path

    def _recorder(self) -> Any:
        @web.middleware
        async def record(request: web.Request, handler: Any) -> web.StreamResponse:
            answer = await handler(request)
            path = request.rel_url.raw_path
            if path.startswith(GRAPH):
                self.calls.append(
                    RecordedCall(
                        method=request.method,
                        path=path.removeprefix(GRAPH),
                        query=dict(request.query),
                        prefer=request.headers.get("Prefer", ""),
                        sent=await request.read(),
                        status=answer.status,
                        answer=bytes(getattr(answer, "body", None) or b""),
                    )
                )
            return answer

        return record
