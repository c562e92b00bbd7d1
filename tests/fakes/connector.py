"""A Bot Framework connector over real HTTP: keeps what it is sent, and fails on demand."""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from tests.harness.patience import PATIENCE


@dataclass
class Message:
    """One activity in a chat as it stands now."""

    id: str
    conversation: str
    activity: dict[str, Any]
    reply_to: str = ""
    updates: list[dict[str, Any]] = field(default_factory=list)
    is_deleted: bool = False
    port: int = 0
    """Of who sent it: a connection is one process's own."""

    @property
    def versions(self) -> "list[Message]":
        """The message as it was sent, and as it stood after each update."""
        return [
            Message(
                self.id,
                self.conversation,
                self.activity,
                self.reply_to,
                self.updates[:count],
                self.is_deleted,
                self.port,
            )
            for count in range(len(self.updates) + 1)
        ]

    @property
    def text(self) -> str:
        return self.activity.get("text", "")

    @property
    def card(self) -> dict[str, Any]:
        """The Adaptive Card as it stands, after updates; empty where there is none."""
        latest = (self.updates or [self.activity])[-1]
        return next((one["content"] for one in latest.get("attachments", [])), {})


@dataclass
class Request:
    method: str
    path: str
    """As sent, still quoted."""
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class Fault:
    status: int
    """0 hangs up instead of answering."""
    headers: dict[str, str]
    body: bytes


class FakeConnector:
    """`async with FakeConnector() as connector`: `connector.url` is its service address."""

    def __init__(self) -> None:
        self.url = ""
        self.requests: list[Request] = []
        self.messages: list[Message] = []
        self.typing: list[str] = []
        self.conversations: list[dict[str, Any]] = []
        self.members: dict[str, dict[str, Any]] = {}
        """By id or Entra object id, as Teams would describe them."""
        self.chats: dict[str, str] = {}
        """The personal chat of each person, by id or Entra object id: asked for twice, it is the same."""
        self.refusing: dict[str, int] = {}
        """By chat, the status with which a message is refused."""
        self.losing: dict[str, int] = {}
        """By chat, the status that is answered although the message was taken; 0 hangs up."""
        self.connections = 0
        self.may_answer = asyncio.Event()
        """Cleared, requests wait for it."""
        self.may_answer.set()
        self._faults: deque[Fault] = deque()
        self._news = asyncio.Condition()
        self._peers: set[object] = set()
        self._runner: web.AppRunner | None = None

    def fail(self, status: int, *, times: int = 1, retry_after: str = "", code: str = "") -> None:
        """Answer the next requests with an error instead, or with a status of 0 hang up."""
        headers = {"Retry-After": retry_after} if retry_after else {}
        body = json.dumps({"error": {"code": code}}).encode()
        self._faults.extend([Fault(status, headers, body)] * times)

    def garble(self) -> None:
        """Answer the next request with something that is not JSON."""
        self._faults.append(Fault(200, {}, b"<html>"))

    async def until(self, is_so: Callable[[], Any]) -> Any:
        """Wait until something is so, looking again after every request."""
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(is_so)
        return is_so()

    async def news(self) -> None:
        """Wait until the next request has been answered."""
        async with self._news:
            await self._news.wait()

    async def message(self, number: int) -> Message:
        """Return the message of this number, from 1, once it has been sent."""
        await self.until(lambda: len(self.messages) >= number)
        return self.messages[number - 1]

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self._noted])
        app.add_routes(
            [
                web.post("/v3/conversations", self._create),
                web.post("/v3/conversations/{chat}/activities", self._send),
                web.post("/v3/conversations/{chat}/activities/{message}", self._send),
                web.put("/v3/conversations/{chat}/activities/{message}", self._update),
                web.delete("/v3/conversations/{chat}/activities/{message}", self._delete),
                web.get("/v3/conversations/{chat}/members/{member}", self._member),
                web.get("/v3/conversations/{chat}/pagedmembers", self._paged),
            ]
        )
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    @web.middleware
    async def _noted(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if request.transport not in self._peers:
            self._peers.add(request.transport)
            self.connections += 1
        body = await request.json() if request.can_read_body else {}
        self.requests.append(Request(request.method, request.raw_path, {**request.headers}, body))
        if self._faults:
            fault = self._faults.popleft()
            if not fault.status and request.transport:
                request.transport.close()
            return web.Response(body=fault.body, status=fault.status or 500, headers=fault.headers)
        await self.may_answer.wait()
        if request.transport is None or request.transport.is_closing():
            # Who asked is gone: then it was as if nothing had been sent.
            return web.Response(status=500)
        response = await handler(request)
        async with self._news:
            self._news.notify_all()
        return response

    async def _create(self, request: web.Request) -> web.Response:
        self.conversations.append(await request.json())
        member = next(iter(self.conversations[-1].get("members", [])), {}).get("id", "")
        chat = self.chats.get(member, f"a:{len(self.conversations)}")
        return web.json_response({"id": chat}, status=201)

    async def _send(self, request: web.Request) -> web.Response:
        activity, chat = await request.json(), request.match_info["chat"]
        if activity["type"] == "typing":
            self.typing.append(chat)
            return web.json_response({"id": "typing"}, status=201)
        if chat in self.refusing:
            return web.Response(status=self.refusing[chat])
        reply_to = request.match_info.get("message", "")
        peer = request.transport.get_extra_info("peername") if request.transport else None
        port = peer[1] if peer else 0
        sent = Message(f"m{len(self.messages) + 1}", chat, activity, reply_to, port=port)
        self.messages.append(sent)
        if chat in self.losing:
            if not self.losing[chat] and request.transport:
                request.transport.close()
            return web.Response(status=self.losing[chat] or 500)
        return web.json_response({"id": sent.id}, status=201)

    async def _update(self, request: web.Request) -> web.Response:
        message = self._known(request)
        message.updates.append(await request.json())
        return web.json_response({"id": message.id})

    async def _delete(self, request: web.Request) -> web.Response:
        self._known(request).is_deleted = True
        return web.Response()

    def describe(self, user: str, object_id: str, tenant: str, *, name: str, mail: str) -> None:
        """Tell of somebody as Teams does, asked for by either id."""
        told = {"id": user, "aadObjectId": object_id, "tenantId": tenant}
        for key in (user, object_id):
            self.members[key] = {**told, "name": name, "email": mail}

    def describe_all(self, people: Mapping[str, Mapping[str, Any]]) -> None:
        """Tell of the tenant's people, by their short names."""
        for short, one in people.items():
            ids = f"29:{short}", one["aadObjectId"], one["tenantId"]
            self.describe(*ids, name=one["name"], mail=one["mail"])

    async def _member(self, request: web.Request) -> web.Response:
        member = self.members.get(request.match_info["member"])
        if member is None:
            return web.json_response(
                {"error": {"code": "MemberNotFoundInConversation"}}, status=404
            )
        return web.json_response(member)

    async def _paged(self, request: web.Request) -> web.Response:
        everybody = list(self.members.values())
        start, size = int(request.query.get("continuationToken", "0")), 2
        page: dict[str, Any] = {"members": everybody[start : start + size]}
        if start + size < len(everybody):
            page["continuationToken"] = str(start + size)
        return web.json_response(page)

    def _known(self, request: web.Request) -> Message:
        chat, message = request.match_info["chat"], request.match_info["message"]
        for one in self.messages:
            if (one.conversation, one.id, one.is_deleted) == (chat, message, False):
                return one
        raise web.HTTPNotFound(
            text='{"error":{"code":"MessageNotFound"}}', content_type="application/json"
        )
