"""`/readyz` turns a load balancer away from a copy whose store is gone, and back when it is there again."""

from urllib.parse import parse_qs, urlsplit

import aiohttp

from tests.store.real_postgres import connected, empty_database

AWAY = (503, {"status": "the store cannot be read or written"})
READY = (200, {"status": "ready"})


async def readiness(world):
    async with aiohttp.ClientSession() as asker, asker.get(f"{world.url}/readyz") as answer:
        return answer.status, await answer.json()


async def becomes(world, wanted):
    async def is_so():
        return await readiness(world) == wanted

    await world.until(is_so)


async def test_a_file_that_was_moved_away_and_put_back(started):
    world = await started()
    file = world.folder / "data/bot.json"
    assert await readiness(world) == READY
    file.rename(file.with_name("elsewhere"))
    assert await readiness(world) == AWAY
    file.with_name("elsewhere").rename(file)
    assert await readiness(world) == READY


async def test_a_database_that_went_away_and_came_back(started, tmp_path):
    url = await empty_database()
    (folder,) = parse_qs(urlsplit(url).query)["host"]
    way = tmp_path / "way"
    way.symlink_to(folder)
    world = await started(STORE_URL=url.replace(folder, str(way)))
    assert await readiness(world) == READY
    way.unlink()
    async with connected(url) as admin:
        await admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'comeet-scheduler'"
        )
    await becomes(world, AWAY)
    way.symlink_to(folder)
    await becomes(world, READY)
    await world.say("ian", "status")
    await world.shown("ian", "Microsoft 365")
