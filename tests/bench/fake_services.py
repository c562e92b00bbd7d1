"""Everything a bot talks to, in one quick server: Entra, Bot Framework's keys, its connector, Graph.

It answers over plain HTTP and over TLS, counts what reaches it, and lets Graph take its time.
"""

import asyncio
import json
import re
import ssl
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlsplit

import jwt

from tests.bench.certificates import APP, published, signed, tenant

Answer = tuple[bytes, float]
"""A body, and the seconds after which it is sent."""
TEAM = "T1"
PERSON = "00000000-0000-0000-0000-{:012}"
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_HEAD = (
    b"HTTP/1.1 %s\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: %d\r\n\r\n"
)


class Outside:
    """`async with Outside(folder) as outside`: `outside.url` is the connector's, over TLS."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts: Counter[str] = Counter()
        self.graph_seconds = 0.0
        self.answered = 0
        """Messages of the bot; its typing does not count."""
        self.latest = b""
        """What the bot said last."""
        self.news = asyncio.Event()
        self._keys = published(folder)
        self._bearer = signed(folder, {"aud": "https://api.botframework.com", "appid": APP})
        self._today = _day(datetime.fromtimestamp(time.time(), UTC).isoformat())

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "server.pem")
        self._servers = [
            await loop.create_server(lambda: _Line(self, "open"), "127.0.0.1", 0, backlog=512),
            await loop.create_server(
                lambda: _Line(self, "tls"), "127.0.0.1", 0, ssl=context, backlog=512
            ),
        ]
        plain, tls = (one.sockets[0].getsockname()[1] for one in self._servers)
        self.port = tls
        self.url, self.plain_url = f"https://localhost:{tls}/", f"http://127.0.0.1:{plain}"
        return self

    async def __aexit__(self, *_: object) -> None:
        for one in self._servers:
            one.close()

    async def heard(self) -> bytes:
        """Return what the bot says next, or has said since this was last asked."""
        async with asyncio.timeout(20):
            await self.news.wait()
        self.news.clear()
        return self.latest

    def token(self) -> str:
        """Return what Bot Framework signs a message with."""
        claims = {"iss": "https://api.botframework.com", "aud": APP, "serviceurl": self.url}
        return signed(self.folder, claims)

    def answer(self, method: str, path: str, host: str, body: bytes) -> Answer:
        """Return the answer to a request."""
        for pattern, reply in _ROUTES:
            found = pattern.match(f"{method} {path}")
            if found:
                self.counts[reply.__name__] += 1
                return reply(self, found, host, body)
        self.counts["unknown"] += 1
        self.counts[f"unknown {method} {path}"] += 1
        return b"", 0.0

    # --- Bot Framework ---------------------------------------------------------------------------

    def spoken(self, _: re.Match[str], __: str, body: bytes) -> Answer:
        """The bot says something."""
        if b'"typing"' not in body:
            self.answered += 1
            self.latest = body
            self.news.set()
        return b'{"id":"1:abc"}', 0.0

    def member(self, found: re.Match[str], _: str, __: bytes) -> Answer:
        user = unquote(found[1])
        number = int(user.rpartition("-")[2])
        told = {"id": user, "aadObjectId": PERSON.format(number), "email": mail(number)}
        return json.dumps(
            told | {"name": f"Person {number}", "tenantId": tenant(number)}
        ).encode(), 0.0

    def key_place(self, *_: Any) -> Answer:
        told = {
            "issuer": "https://api.botframework.com",
            "jwks_uri": "https://login.botframework.com/v1/.well-known/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        return json.dumps(told).encode(), 0.0

    def keys(self, *_: Any) -> Answer:
        return self._keys, 0.0

    # --- Slack -----------------------------------------------------------------------------------

    def slack(self, found: re.Match[str], _: str, body: bytes) -> Answer:
        """Return who the bot is, or a member of the workspace; anything else is simply done."""
        told: dict[str, Any] = {"ok": True}
        if found[1] == "auth.test":
            told |= {"team_id": TEAM, "user_id": "UBOT", "bot_id": "B1", "user": "bot"}
            told |= {"team": "Bench", "url": "https://bench.slack.com/", "user_id": "UBOT"}
        if found[1] == "users.info":
            user = parse_qs(body.decode()).get("user", ["U0"])[0]
            address = mail(int(user[1:] or 0))
            profile = {"email": address, "real_name": user}
            told["user"] = {"id": user, "team_id": TEAM, "real_name": user, "profile": profile}
            told["user"] |= {"is_email_confirmed": True, "tz": "Europe/London"}
        return json.dumps(told).encode(), 0.0

    # --- Entra -----------------------------------------------------------------------------------

    def directory(self, found: re.Match[str], host: str, _: bytes) -> Answer:
        root = f"https://{host}{found[1]}"
        told = {
            "issuer": f"{root}/v2.0",
            "authorization_endpoint": f"{root}/oauth2/v2.0/authorize",
            "token_endpoint": f"{root}/oauth2/v2.0/token",
            "jwks_uri": f"{root}/discovery/v2.0/keys",
        }
        return json.dumps(told).encode(), 0.0

    def entra_token(self, found: re.Match[str], host: str, body: bytes) -> Answer:
        """Return the bot's own token, or for the code `PERSON.NONCE` somebody's."""
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        told = {"token_type": "Bearer", "expires_in": 86_400, "ext_expires_in": 86_400}
        told |= {"access_token": self._bearer}
        if form.get("grant_type") == "authorization_code":
            person, _, nonce = form["code"].partition(".")
            told |= {
                "scope": form["scope"],
                "refresh_token": "r",
                "client_info": _client_info(person),
            }
            claims = _stated(f"http://{host}{found[1].rpartition('/')[0]}", person, nonce)
            told["id_token"] = signed(self.folder, claims)
        return json.dumps(told).encode(), 0.0

    # --- Graph -----------------------------------------------------------------------------------

    def schedule(self, _: re.Match[str], __: str, body: bytes) -> Answer:
        """Return each mailbox's calendar within the days asked for: three entries a day."""
        told = json.loads(body)
        first, last = (
            _day(told[end]["dateTime"]) - self._today for end in ("startTime", "endTime")
        )
        days = range(first, last + 1)
        calendars = [b"[" + b",".join(_entries(self._today, days, n)) + b"]" for n in range(3)]
        one = b'{"scheduleId":%s,"availabilityView":"","scheduleItems":%s}'
        mails = [mail.encode() for mail in map(json.dumps, told["schedules"])]
        answers = [one % (mail, calendars[n % 3]) for n, mail in enumerate(mails)]
        return b'{"value":[' + b",".join(answers) + b"]}", self.graph_seconds

    def calendar_list(self, *_: Any) -> Answer:
        return b'{"value":[]}', self.graph_seconds

    def own_calendar(self, *_: Any) -> Answer:
        """Return the calendar of whoever signs in, without its owner: their sign-in names their address."""
        return b'{"id":"calendar"}', self.graph_seconds


def mail(number: int) -> str:
    """Return the address of a person."""
    return f"person{number}@bench.example"


def _day(moment: str) -> int:
    return datetime.fromisoformat(moment[:19]).toordinal()


@lru_cache
def _entries(today: int, days: range, shift: int) -> list[bytes]:
    """Return the entries of one of three calendars, as Graph writes them; 1 is the day after today."""

    def moment(day: int, minutes: int) -> dict[str, str]:
        at = datetime.fromordinal(today + day) + timedelta(minutes=minutes)
        return {"dateTime": at.strftime("%Y-%m-%dT%H:%M:%S.0000000"), "timeZone": "UTC"}

    starts = [(day, 540 + 30 * (shift + n)) for day in days for n in (0, 5, 9)]
    return [
        json.dumps(
            {
                "status": "busy",
                "start": moment(day, at),
                "end": moment(day, at + 30),
                "isPrivate": False,
                "isMeeting": True,
                "isRecurring": False,
                "isException": False,
                "isReminderSet": True,
            }
        ).encode()
        for day, at in starts
    ]


def _client_info(person: str) -> str:
    told = json.dumps({"uid": person, "utid": tenant(_number(person))}).encode()
    return jwt.utils.base64url_encode(told).decode()


def _stated(root: str, person: str, nonce: str) -> dict[str, str]:
    number = _number(person)
    home = tenant(number)
    claims = {"iss": f"{root}/{home}/v2.0", "aud": APP, "tid": home, "oid": person, "sub": person}
    who = {"name": f"Person {number}", "preferred_username": mail(number), "nonce": nonce}
    return claims | who


def _number(person: str) -> int:
    return int(person.rpartition("-")[2])


_ROUTES = [
    (re.compile(pattern), reply)
    for pattern, reply in (
        (r"(?:POST|PUT) /v3/conversations/[^/]+/activities", Outside.spoken),
        (r"GET /v3/conversations/[^/]+/members/([^/?]+)", Outside.member),
        (r"GET /v1/\.well-known/openidconfiguration", Outside.key_place),
        (r"GET (?:/v1/\.well-known|/.*/discovery/v2\.0)/keys", Outside.keys),
        (r"GET (/.*)/v2\.0/\.well-known/openid-configuration", Outside.directory),
        (r"POST (/.*)/oauth2/v2\.0/token", Outside.entra_token),
        (r"(?:GET|POST) /api/([a-z.A-Z]+)", Outside.slack),
        (r"POST /v1\.0/me/calendar/getSchedule", Outside.schedule),
        (r"GET /v1\.0/me/calendars", Outside.calendar_list),
        (r"GET /v1\.0/me/calendar", Outside.own_calendar),
    )
]


class _Line(asyncio.Protocol):
    """One connection, kept alive; whole requests are answered in their order."""

    def __init__(self, outside: Outside, kind: str) -> None:
        self._outside = outside
        self._kind = kind
        self._buffer = b""

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        self._outside.counts[f"{self._kind} connections"] += 1

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (found := _cut(self._buffer)) is not None:
            head, body, self._buffer = found
            method, path, _ = head.split(b"\r\n", 1)[0].decode().split(" ")
            host = re.search(rb"\r\nhost: *([^\r]+)", head, re.IGNORECASE)
            name = host[1].decode() if host else "localhost"
            # A path of Graph's holds no query that matters here.
            told, seconds = self._outside.answer(method, urlsplit(path).path, name, body)
            status = b"200 OK" if told else b"404 Not Found"
            self._send(_HEAD % (status, len(told)) + told, seconds)

    def _send(self, whole: bytes, seconds: float) -> None:
        if seconds:
            asyncio.get_running_loop().call_later(seconds, self._send, whole, 0.0)
        elif not self._transport.is_closing():
            self._transport.write(whole)


def _cut(buffer: bytes) -> tuple[bytes, bytes, bytes] | None:
    """Return head, body and what follows, or None while the request is not all there."""
    end = buffer.find(b"\r\n\r\n")
    if end < 0:
        return None
    head, start = buffer[:end], end + 4
    if b"transfer-encoding: chunked" in head.lower():
        return _dechunked(head, buffer[start:])
    found = _LENGTH.search(head)
    stop = start + (int(found[1]) if found else 0)
    return (head, buffer[start:stop], buffer[stop:]) if len(buffer) >= stop else None


def _dechunked(head: bytes, rest: bytes) -> tuple[bytes, bytes, bytes] | None:
    body = b""
    while b"\r\n" in rest:
        size, rest = rest.split(b"\r\n", 1)
        length = int(size.partition(b";")[0], 16)
        if len(rest) < length + 2:
            return None
        body, rest = body + rest[:length], rest[length + 2 :]
        if not length:
            return head, body, rest
    return None
