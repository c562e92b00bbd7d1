"""Backing up while the bot runs, and restoring, by the very commands that the README names."""

import asyncio
import re
import sys
from functools import partial

import pytest

from tests.harness.running_bot import ROOT, button
from tests.store.real_postgres import empty_database, server

README = (ROOT / "README.md").read_text()


def named(program):
    """Return the command of the README that begins with this program."""
    return re.search(rf"(?:^    |`)({program} [^`\n]+)", README, re.MULTILINE)[1]


async def shell(command, folder, url):
    process = await asyncio.create_subprocess_shell(
        command,
        cwd=folder,
        env={"PATH": f"{server().bin_path}:/usr/bin:/bin", "STORE_URL": url},
        stdout=asyncio.subprocess.DEVNULL,
    )
    assert await process.wait() == 0


@pytest.fixture(params=["file", "database"])
async def kept(request, started):
    """A world, and how its store is backed up and restored."""
    if request.param == "file":
        world = await started()
        url = f"tinydb:{world.folder}/data/bot.json"
        command = named("python app.py backup").replace(
            "python app.py", f"{sys.executable} {ROOT}/app.py"
        )
        back_up = partial(shell, command, world.folder, url)
        restore = partial(
            shell, "rm -f data/bot.json-*; cp copy.json data/bot.json", world.folder, url
        )
    else:
        url = await empty_database()
        world = await started(STORE_URL=url)
        back_up, restore = (
            partial(shell, named(program), world.folder, url) for program in ("pg_dump", "psql")
        )
    return world, back_up, restore


async def test_a_restored_bot_knows_what_it_knew_and_people_of_lost_keys_sign_in_again(kept):
    world, back_up, restore = kept
    await world.say("olivia", "enable office365")
    await world.shown("olivia", "Enabled")
    await world.connect("rita")
    await world.say("rita", "Ian on Tuesday for 45 minutes with a room")
    card = await world.shown("rita", "Book")
    await world.press("rita", card, button(card, "book"))
    await world.shown("rita", "Cancel")
    await back_up()
    await world.say("olivia", "make Ian Murray a recruiter")
    await world.shown("olivia", "now a Recruiter")
    await world.stop()
    await restore()
    world.settings["TOKEN_KEYS"] = "lost-the-first" * 3
    await world.start()
    await world.say("rita", "my interviews")
    await world.shown("rita", "1 interview coming up", "Tuesday 24 November, 09:45–10:30 · Ian")
    await world.say("ian", "Mei on Wednesday for 45 minutes")
    await world.shown("ian", "need to be a recruiter")
    await world.say("rita", "Mei on Wednesday for 45 minutes")
    await world.shown("rita", "Sign in with Microsoft", "Your sign-in has ended")
