"""A deploy in the middle of a digest morning: the bot's own process, stopped and started as a deploy does it.

The long one, with 5,000 people, is `python -m tests.bench.long_runs --digests 5000`.
"""

from tests.harness.broadcast import running
from tests.harness.digest_morning import digest_morning
from tests.harness.fork_server import forked

PEOPLE = 200


async def test_a_deploy_on_a_digest_morning_misses_and_repeats_nobody(tmp_path):
    async with running(tmp_path, launcher=forked) as world:
        told = await digest_morning(world, PEOPLE, deploys=1)
    assert (told.lost, told.repeated, told.left) == ([], [], [])
    assert told.deploys > 0
