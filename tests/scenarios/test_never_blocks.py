"""Nothing holds the bot's event loop for more than 20 ms while people are served."""

import asyncio
import sys
from dataclasses import dataclass, field

import aiohttp
import pytest

from bot.settings import SANDBOX_CLIENT
from tests.fakes.connector import FakeConnector
from tests.scenarios.test_main_story import asked, enabled
from tests.scenarios.world import APP, NOW, ROOT, World, button, free_port


@dataclass
class Apart(World):
    """A World whose tenant is a process of its own, as Microsoft's is."""

    tenant_port: int = field(default_factory=free_port)
    tenant: asyncio.subprocess.Process | None = None

    async def start(self):
        sandbox = f"http://127.0.0.1:{self.tenant_port}/sandbox"
        self.settings |= {"GRAPH_URL": f"{sandbox}/graph/v1.0", "LOGIN_URL": f"{sandbox}/login"}
        self.tenant = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.sandbox"),
            *("--port", f"{self.tenant_port}", "--now", NOW),
            *("--client-id", SANDBOX_CLIENT[0], "--client-secret", SANDBOX_CLIENT[1]),
            *("--redirect", f"{self.url}/auth/callback"),
            cwd=ROOT,
            stdout=asyncio.subprocess.DEVNULL,
        )
        await self.until(self._has_tenant)
        await super().start()

    async def stop(self):
        await super().stop()
        if self.tenant is not None:
            self.tenant.kill()
            await self.tenant.wait()

    async def get(self, path):
        if not path.startswith("/sandbox"):
            return await super().get(path)
        address = f"http://127.0.0.1:{self.tenant_port}{path}"
        async with aiohttp.ClientSession() as client, client.get(address) as answer:
            return await answer.json()

    async def _has_tenant(self):
        try:
            return await self.get("/sandbox/people")
        except aiohttp.ClientError:
            return None


@pytest.fixture
async def notes(tmp_path):
    return tmp_path / "blocked.txt"


@pytest.fixture
async def world(tmp_path, notes):
    watched = (str(ROOT / "tests/scenarios/watched.py"), *APP, str(notes))
    async with FakeConnector() as connector:
        apart = Apart(folder=tmp_path, connector=connector, program=watched)
        try:
            await apart.start()
            yield apart
        finally:
            await apart.stop()


async def test_nothing_holds_the_loop_from_a_question_to_a_booking(world, notes):
    # Reading the language and the settings happens before anybody is served.
    notes.write_text("", encoding="utf-8")

    await enabled(world)
    await world.connect("rita")
    await world.say("rita", "who's free next week for 30 minutes with a room")
    offer = await asked(world)
    await world.press("rita", offer, button(offer, "why"))
    await world.press("rita", offer, button(offer, "book"))
    await world.shown("rita", "confirmed")

    assert notes.read_text(encoding="utf-8").splitlines() == []


async def test_what_does_hold_the_loop_is_written_down(world, notes):
    """The check sees what comes before the bot serves: the imports and the language."""
    assert "serve" in notes.read_text(encoding="utf-8")
