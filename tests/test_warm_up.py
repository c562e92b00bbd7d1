"""Once the bot listens, it warms up in a thread: who comes meanwhile waits, and the loop does not."""

import asyncio
import sys
from asyncio.subprocess import PIPE

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.cli.warm_up import WARM, wait_for_warm_up, warm_up
from bot.graph.sign_in.encryption import TokenCipher
from bot.http.http_app import build_application
from tests.harness.fork_server import ROOT


@pytest.fixture
async def caller():
    async def said(_):
        return web.Response(text="said")

    server = build_application(wait_for_warm_up)
    server[WARM] = asyncio.Event()
    server.add_routes([web.post("/api/messages", said), web.get("/healthz", said)])
    async with TestClient(TestServer(server)) as client:
        yield client


async def test_a_message_that_comes_before_the_bot_is_warm_is_answered_once_it_is(caller):
    message = asyncio.create_task(caller.post("/api/messages"))
    assert (await caller.get("/healthz")).status == 200
    assert not message.done()
    await warm_up(TokenCipher(["key"]), caller.app[WARM])
    answer = await message
    assert (answer.status, await answer.text()) == (200, "said")


async def test_a_message_that_comes_later_waits_for_nothing(caller):
    caller.app[WARM].set()
    assert (await caller.post("/api/messages")).status == 200


async def test_the_first_question_of_a_warm_bot_is_the_first_to_need_no_pattern():
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.harness.first_question"), cwd=ROOT, stdout=PIPE
    )
    said, _ = await child.communicate()
    assert (child.returncode, said.decode()) == (0, "")
