"""How many calls are on their way at once: limits are found out, not believed."""

import asyncio

import httpx
import pytest

from bot.graph.client import Call, GraphClient
from bot.graph.concurrency import FIRST_OF_APP, OF_APP, OF_MAILBOX, AdaptiveLimit, Concurrency
from tests.harness.event_drafts import RITA, SPAN
from tests.harness.graph_server import served
from tests.harness.patience import PATIENCE

BASE = "https://graph.example/v1.0"


async def in_use(limit, count):
    """Take so many places at the same time; gives the tasks and what lets them end."""
    may_end, inside = asyncio.Event(), []

    async def use(number):
        async with limit:
            inside.append(number)
            await may_end.wait()

    tasks = [asyncio.create_task(use(number)) for number in range(count)]
    await turns_of_the_loop()
    return tasks, may_end, inside


async def turns_of_the_loop(count=10):
    for _ in range(count):
        await asyncio.sleep(0)


async def test_as_many_as_fit_are_let_in_and_then_who_came_first():
    limit = AdaptiveLimit(2, most=8)
    tasks, may_end, inside = await in_use(limit, 5)
    assert inside == [0, 1]
    may_end.set()
    await asyncio.gather(*tasks)
    assert inside == [0, 1, 2, 3, 4]
    assert limit.taken == 0


async def test_a_refusal_halves_and_those_of_the_same_moment_do_it_once():
    limit = AdaptiveLimit(8, most=8)
    for _ in range(3):
        limit.shrink(begun=1.0, now=2.0)
    assert limit.width == 4
    limit.shrink(begun=2.5, now=3.0)
    assert limit.width == 2


async def test_it_never_closes():
    limit = AdaptiveLimit(4, most=4)
    for second in range(20):
        limit.shrink(begun=second, now=second)
    assert limit.width == 1


async def test_a_round_of_calls_that_were_taken_makes_room_for_one_more():
    limit = AdaptiveLimit(4, most=5)
    tasks, may_end, inside = await in_use(limit, 12)
    for _ in range(5):
        limit.grow()
    await turns_of_the_loop()
    assert (limit.width, len(inside)) == (5, 5)
    for _ in range(50):
        limit.grow()
    assert limit.width == 5
    may_end.set()
    await asyncio.gather(*tasks)


async def test_what_is_not_used_does_not_grow():
    limit = AdaptiveLimit(4, most=8)
    async with limit:
        for _ in range(50):
            limit.grow()
    assert limit.width == 4


@pytest.mark.parametrize("waits", [1, 4], ids=["inside", "waiting"])
async def test_who_is_cancelled_leaves_no_place_taken(waits):
    limit = AdaptiveLimit(2, most=2)
    tasks, may_end, inside = await in_use(limit, 5)
    tasks[waits].cancel()
    await turns_of_the_loop()
    may_end.set()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert limit.taken == 0
    assert len(inside) == (5 if waits == 1 else 4)


async def test_who_is_cancelled_as_they_are_let_in_passes_the_place_on():
    limit = AdaptiveLimit(1, most=1)
    tasks, may_end, inside = await in_use(limit, 3)
    may_end.set()
    await asyncio.sleep(0)  # the first one leaves, the second is let in and has not noticed yet
    tasks[1].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert 2 in inside
    assert limit.taken == 0


async def test_those_who_are_inside_and_who_wait_can_be_cancelled_at_the_same_moment():
    limit = AdaptiveLimit(2, most=2)
    tasks, _, _ = await in_use(limit, 4)
    for one in tasks:
        one.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(one) for one in ended] == [asyncio.CancelledError] * 4
    async with asyncio.timeout(PATIENCE), limit, limit:
        assert limit.taken == 2


async def test_one_mailbox_that_is_refused_slows_nobody_else():
    all_ = Concurrency()
    rita = all_.of("rita")
    for second in range(5):
        all_.refused("rita", rita, begun=second, now=second)
    assert (rita.width, all_.app.width) == (1, FIRST_OF_APP)


async def test_two_mailboxes_that_are_refused_together_slow_the_app():
    all_ = Concurrency()
    rita, ian = all_.of("rita"), all_.of("Ian")
    assert all_.of("ian") is ian
    all_.refused("rita", rita, begun=1.0, now=1.0)
    all_.refused("ian", ian, begun=1.5, now=2.0)
    assert all_.app.width == FIRST_OF_APP // 2
    all_.refused("rita", rita, begun=60.0, now=60.0)
    assert all_.app.width == FIRST_OF_APP // 2


class Narrow:
    """A Graph that takes so many calls at once for the whole app, as one version of the documentation has it."""

    def __init__(self, most):
        self.most, self.flying, self.refused, self.taken = most, 0, 0, 0
        self.widest = 0

    async def answer(self, _):
        if self.flying >= self.most:
            self.refused += 1
            return httpx.Response(429, headers={"Retry-After": "0"})
        self.flying += 1
        self.widest = max(self.widest, self.flying)
        await turns_of_the_loop(4)
        self.flying -= 1
        self.taken += 1
        return httpx.Response(204)


async def a_token(_):
    return "token"


async def test_a_burst_from_many_mailboxes_settles_at_what_graph_takes():
    graph = Narrow(4)
    wire = GraphClient(httpx.MockTransport(graph.answer), BASE, lambda _: None)
    calls = [
        Call(name="look", path="/me/x", mailbox=f"m{number % 40}", token=a_token)
        for number in range(400)
    ]
    done = await asyncio.gather(*(wire.send(call) for call in calls), return_exceptions=True)
    failed = [one for one in done if isinstance(one, Exception)]
    assert wire.concurrency.app.width < FIRST_OF_APP / 2
    assert failed == []
    assert graph.refused < graph.taken


async def test_a_wide_graph_is_used():
    graph = Narrow(1000)
    wire = GraphClient(httpx.MockTransport(graph.answer), BASE, lambda _: None)
    calls = [
        Call(name="look", path="/me/x", mailbox=f"m{number % 100}", token=a_token)
        for number in range(2000)
    ]
    await asyncio.gather(*(wire.send(call) for call in calls))
    assert FIRST_OF_APP < graph.widest <= OF_APP
    assert graph.widest < OF_MAILBOX * 100


async def test_a_tenant_that_takes_four_calls_for_the_whole_app_answers_everybody():
    async with served() as world:
        people = [await world.connected(name) for name in ("rita", "ian", "mei")]
        await world.switch(throttlesByApp=True)
        asked = [
            world.calendars.free_busy(person, [RITA], SPAN) for person in people for _ in range(6)
        ]
        answers = await asyncio.gather(*asked)
        assert all(not one[RITA].unread for one in answers)
