"""A network that is left through a proxy alone: Teams and Slack are reached through it, as Graph is."""

import asyncio
from contextlib import suppress

import aiohttp
import pytest

from bot.channels.slack.web_client import SlackWebClient
from bot.channels.teams.http_session import SharedSession


@pytest.fixture
async def proxied(monkeypatch):
    """What a proxy is asked for; it lets nobody through."""
    asked = []

    async def refuse(reader, writer):
        asked.append((await reader.readline()).decode().split()[:2])
        writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    yield asked
    server.close()


async def test_teams_is_reached_through_the_proxy(proxied):
    pool = SharedSession(trust_env=True)
    with suppress(aiohttp.ClientError):
        await pool.session().get("https://smba.example/")
    await pool.close()
    assert proxied == [["CONNECT", "smba.example:443"]]


async def test_without_a_proxy_none_is_looked_for_at_each_request(monkeypatch):
    for name in ("HTTP", "HTTPS", "ALL", "NO"):
        monkeypatch.delenv(f"{name}_PROXY", raising=False)
        monkeypatch.delenv(f"{name.lower()}_proxy", raising=False)
    pool = SharedSession(trust_env=True)
    assert not pool.session().trust_env
    await pool.close()


async def test_slack_is_reached_through_the_proxy(proxied):
    api = SlackWebClient("https://slack.example/api")
    with suppress(aiohttp.ClientError):
        await api.client("xoxb-1").auth_test()
    await api.close()
    assert ["CONNECT", "slack.example:443"] in proxied
