"""New keys for what is encrypted: with the old ones kept nobody notices, and without them people sign in again."""

import json

from bot.domain.accounts import Grant
from bot.graph.sign_in.encryption import TokenCipher, grant_owner
from tests.harness.copies import ASKERS, running
from tests.harness.fork_server import forked
from tests.harness.running_bot import link, said
from tests.store.real_postgres import empty_database

OLD, NEW = "the-old-key" * 3, "the-new-key" * 3
ASK = "Priya on Tuesday for 45 minutes"


async def everybody_is_answered(world):
    for name in ASKERS:
        await world.ask(name, ASK)


async def connects_again(world, name):
    before = len(world.messages(name))
    await world.say(name, "disconnect")
    await world.until(lambda: "Disconnected" in newest(world, name, before))
    await world.connect(name)


def newest(world, name, before):
    return " ".join(said(one) for one in world.messages(name)[before:])


async def rolled_out(world, keys, name):
    """Restart the copies with these keys, one by one; somebody signs in while they differ."""
    world.settings["TOKEN_KEYS"] = keys
    for copy in world.copies:
        await world.end(copy)
        await world.launch(copy)
        await connects_again(world, name)
        await everybody_is_answered(world)


async def test_keys_are_changed_one_copy_after_the_other_and_nobody_notices(tmp_path):
    database = await empty_database()
    async with running(tmp_path, database, number=2, launcher=forked, TOKEN_KEYS=OLD) as world:
        await world.open()
        await rolled_out(world, json.dumps([OLD, NEW]), "ian")
        await rolled_out(world, json.dumps([NEW, OLD]), "mei")
        done = await world.run("reseal")
        assert await done.wait() == 0
        grants = (await world.stored())[Grant]
        assert len(grants) == len(ASKERS)
        assert all(TokenCipher([NEW]).open(one.sealed, grant_owner(one.person)) for one in grants)
        await rolled_out(world, NEW, "sam")
        shown = " ".join(said(one) for name in ASKERS for one in world.messages(name))
        assert "Your sign-in has ended" not in shown


async def test_with_the_keys_lost_people_sign_in_again_and_their_question_is_answered(tmp_path):
    database = await empty_database()
    async with running(tmp_path, database, number=1, launcher=forked, TOKEN_KEYS=OLD) as world:
        await world.say("olivia", "enable office365")
        await world.shown("olivia", "Enabled")
        await world.connect("olivia")
        world.settings["TOKEN_KEYS"] = NEW
        await world.end(world.copies[0])
        await world.launch(world.copies[0])
        await world.say("olivia", ASK)
        prompt = await world.shown("olivia", "Your sign-in has ended")
        assert not list(world.offers("olivia"))
        assert "You are connected" in await world.sign_in("olivia", link(prompt))
        await world.until(lambda: list(world.offers("olivia")))
        (grant,) = (await world.stored())[Grant]
        assert TokenCipher([NEW]).open(grant.sealed, grant_owner(grant.person))
