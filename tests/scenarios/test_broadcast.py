"""A deploy in the middle of asking everybody: the bot's own process, stopped and started as a deploy does it.

The long one, with 5,000 people, on a file and on a database, is `python -m tests.bench.long_runs --broadcast 5000`.
"""

from tests.harness.broadcast import broadcast, running
from tests.harness.fork_server import forked
from tests.harness.patience import STOPPED_AT_LAST

PEOPLE = 300
DEPLOYS = 2


async def test_deploys_in_the_middle_of_a_broadcast_miss_and_repeat_nobody(tmp_path):
    async with running(tmp_path, launcher=forked) as world:
        told = await broadcast(world, PEOPLE, DEPLOYS)
    assert (told.lost, told.repeated, told.left) == ([], [], [])
    assert told.deploys > 0
    assert told.slowest_stop < STOPPED_AT_LAST
