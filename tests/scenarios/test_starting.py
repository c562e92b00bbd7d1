"""What whoever runs the bot is told when it cannot start: one sentence, no traceback, and an exit code of 1."""

import asyncio
import gc
import re
import socket
from urllib.parse import parse_qs, urlsplit

import aiohttp
import psutil
import pytest

from bot.store.factory import open_store
from tests.harness.fork_server import forked
from tests.harness.ports import free_port
from tests.harness.running_bot import APP, World, executed, said
from tests.store.real_postgres import empty_database

LIVE = {
    "MicrosoftAppId": "0a0b0c0d-1111-2222-3333-444455556666",
    "MicrosoftAppPassword": "secret",
    "PUBLIC_URL": "https://bot.example",
    "TOKEN_KEYS": "a-key-that-has-at-least-32-characters",
}
NOBODY = "http://127.0.0.1:1/sandbox"
LOG = "bot.log"


async def told(folder, *arguments, launcher=forked, **settings):
    """Run the bot until it gives up; gives what it says on standard error."""
    said = folder / "said"
    process = await launcher(
        (*APP, *arguments), folder, {"PORT": f"{free_port()}", **settings}, stderr=said
    )
    assert await process.wait() in {1, 2}
    words = said.read_text(encoding="utf-8")
    said.unlink()
    assert "Traceback" not in words
    assert "secret" not in words
    return words


@pytest.fixture
def taken():
    """A port where somebody listens who never answers."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize("launcher", [executed, forked])
async def test_every_mistake_in_the_settings_is_told(tmp_path, launcher):
    wrong = {"PORT": "x", "LOG_LEVEL": "loud", "STORE_URL": "mysql://bot@host/bot"}
    said = await told(tmp_path, launcher=launcher, **wrong)
    for setting in ("PORT", "LOG_LEVEL", "STORE_URL"):
        assert re.search(rf"^{setting} (is “|cannot be read)", said, re.MULTILINE)


@pytest.mark.parametrize("turns", range(5))
async def test_a_start_that_is_cancelled_leaves_no_bot_running(tmp_path, turns):
    """A connection that is left open would be told as a warning, which fails."""
    starting = asyncio.create_task(forked(APP, tmp_path, {"PORT": f"{free_port()}"}))
    for _ in range(turns):
        await asyncio.sleep(0)
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    gc.collect()
    folders = [one.info["cwd"] for one in psutil.process_iter(["cwd"])]
    assert str(tmp_path) not in folders


async def test_settings_that_are_not_text_are_told(tmp_path):
    (tmp_path / ".env").write_bytes(b"PORT=\xe9")
    assert ".env cannot be read (it is not UTF-8)" in await told(tmp_path)


async def test_a_port_that_is_taken_is_told(tmp_path, taken):
    said = await told(tmp_path, PORT=f"{taken}")
    assert f"PORT is {taken}, where another program listens already: stop that" in said


@pytest.mark.parametrize("host", ["203.0.113.1", "nowhere.invalid"])
async def test_a_host_that_is_not_this_machine_is_told(tmp_path, host):
    said = await told(tmp_path, **LIVE, HOST=host)
    assert "HOST names no address of this machine" in said


@pytest.mark.parametrize("name", ["", "/folder"])
async def test_a_file_that_cannot_be_opened_is_told(tmp_path, name):
    (tmp_path / "bot.json").write_text("hello")
    (tmp_path / "folder").mkdir()
    said = await told(tmp_path, STORE_URL=f"tinydb:{tmp_path}{name or '/bot.json'}")
    assert "The store that STORE_URL names cannot be used:" in said
    assert "name another file" in said or "Is a directory" in said


async def test_a_second_bot_on_one_file_is_told(started):
    first = await started()
    said = await told(first.folder)
    assert "is in use by another process" in said
    assert "STORE_URL=postgresql://…" in said


async def test_a_tenant_that_is_not_there_is_told(tmp_path):
    said = await told(tmp_path, GRAPH_URL=f"{NOBODY}/graph/v1.0", LOGIN_URL=f"{NOBODY}/login")
    assert said.startswith(f"GRAPH_URL is {NOBODY}/graph/v1.0, where no embedded tenant answers")


async def test_a_tenant_that_does_not_answer_is_told(tmp_path, taken):
    nobody = f"http://127.0.0.1:{taken}/sandbox"
    said = await told(tmp_path, GRAPH_URL=f"{nobody}/graph/v1.0", LOGIN_URL=f"{nobody}/login")
    assert "where no embedded tenant answers" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["move-store", "tinydb:a.json", "postgresql://bot:secret@127.0.0.1:1/bot"], "start it"),
        (["move-store", "tinydb:a.json", "tinydb:a.json"], "is in use by another process"),
        (["reseal"], "cannot be reached"),
        (["serv"], "invalid choice: 'serv'"),
    ],
    ids=["no database", "one file twice", "reseal", "no command"],
)
async def test_the_other_commands_tell_it_too(tmp_path, arguments, said):
    database = "postgresql://bot:secret@127.0.0.1:1/bot"
    await (await open_store(f"tinydb:{tmp_path}/a.json")).close()
    assert said in await told(tmp_path, *arguments, STORE_URL=database)


@pytest.mark.parametrize(
    "command",
    [["reseal"], ["owner", "ada@contoso.example"], ["backup", "copy"], ["move-store", "tinydb:data/bot.json", "tinydb:b"]],
    ids=" ".join,
)  # fmt: skip
async def test_a_command_in_another_folder_than_the_bots_tells_it_and_makes_nothing(
    tmp_path, command
):
    said = await told(tmp_path, *command)
    assert "data/bot.json is not there: go to the bot's folder" in said
    assert not list(tmp_path.iterdir())


async def test_microsoft_and_slack_need_not_be_there_when_a_live_bot_starts(tmp_path):
    away = "https://127.0.0.1:1"
    slack = {"SLACK_SIGNING_SECRET": "s", "SLACK_BOT_TOKEN": "b", "SLACK_API_URL": away}
    world = await launched(tmp_path, **LIVE, **slack, LOGIN_URL=away, GRAPH_URL=away)
    await world.until(world._is_ready)
    await world.stop()
    assert world.process.returncode == 0


async def test_a_database_that_comes_up_after_the_bot_is_waited_for(tmp_path):
    url = await empty_database()
    (folder,) = parse_qs(urlsplit(url).query)["host"]
    later = tmp_path / "later"
    world = await launched(tmp_path, **LIVE, STORE_URL=url.replace(folder, str(later)))
    awaited = await world.until(lambda: first_line(tmp_path / LOG))
    assert "store.awaited" in awaited
    assert "cannot be reached" in awaited
    later.symlink_to(folder)
    await world.until(world._is_ready)
    await world.stop()
    assert world.process.returncode == 0


async def launched(folder, **settings):
    """Start a bot that is not in sandbox mode."""
    world = World(folder=folder)
    env = {"PORT": f"{world.port}", **settings}
    (folder / LOG).touch()
    world.process = await forked(APP, folder, env, stderr=folder / LOG)
    return world


def first_line(path):
    """Return the first line of a file that is written meanwhile, once it is whole."""
    line, ended, _ = path.read_text(encoding="utf-8").partition("\n")
    return line if ended else ""


@pytest.mark.parametrize("name", ["MICROSOFTAPPID", "MicrosoftAppID", ""])
async def test_a_bot_that_was_meant_live_does_not_start_as_the_sandbox(tmp_path, name):
    live = {key: value for key, value in LIVE.items() if key != "MicrosoftAppId"}
    said = await told(tmp_path, **live, **({name: "app"} if name else {}))
    assert "MicrosoftAppId" in said
    assert not (tmp_path / "data").exists()


async def test_a_sandbox_does_not_start_on_the_store_of_a_live_bot(tmp_path):
    world = await launched(tmp_path, **LIVE)
    await world.until(world._is_ready)
    await world.stop()
    said = await told(tmp_path)
    assert "has served a live bot" in said
    assert "MicrosoftAppId" in said


async def test_help_is_no_mistake(tmp_path):
    process = await executed((*APP, "--help"), tmp_path, {}, stdout=tmp_path / LOG)
    assert await process.wait() == 0
    said = (tmp_path / LOG).read_text(encoding="utf-8")
    for command in ("reseal", "move-store", "owner"):
        assert command in said


async def test_figures_of_a_live_bot_are_on_an_address_of_their_own(tmp_path):
    port = free_port()
    world = await launched(tmp_path, **LIVE, METRICS_PORT=f"{port}")
    await world.until(world._is_ready)
    async with aiohttp.ClientSession() as browser:
        async with browser.get(f"{world.url}/metrics") as answer:
            assert answer.status == 404
        async with browser.get(f"http://localhost:{port}/metrics") as answer:
            assert "scheduler_turn_seconds" in await answer.text()
        async with browser.get(f"http://localhost:{port}/readyz") as answer:
            assert answer.status == 404
    await world.stop()


async def test_the_sandbox_answers_at_its_own_name_alone(started):
    world = await started()
    async with aiohttp.ClientSession() as browser:
        for headers, status in (
            ({"Host": "evil.example"}, 421),
            ({"X-Forwarded-For": "192.0.2.1"}, 403),
            ({}, 200),
        ):
            for path in ("/sandbox/people", "/"):
                async with browser.get(world.url + path, headers=headers) as answer:
                    assert answer.status == status


async def test_a_tenant_that_starts_again_beside_kept_data_has_lost_every_sign_in(world):
    """The bot said “connected” to who was kept so, and asked them to connect with the next question."""
    await world.say("olivia", "enable office365")
    await world.connect("rita")
    await world.say("rita", "status")
    await world.until(lambda: "connected" in said(world.messages("rita")[-1]))
    await world.stop()
    await world.start()
    await world.say("rita", "status")
    await world.until(lambda: "sign-in ended" in said(world.messages("rita")[-1]))
    await world.connect("rita")
    await world.say("rita", "who's free Tuesday with a room")
    await world.until(lambda: "Book" in said(world.messages("rita")[-1]))
