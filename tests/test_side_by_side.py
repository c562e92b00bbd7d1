"""Work beside other work makes no task that is not needed."""

import asyncio

import pytest

from bot.runtime.side_by_side import Delayed, side_by_side


async def current_task():
    return asyncio.current_task()


async def test_a_single_piece_of_work_is_done_in_the_task_that_asks():
    assert await side_by_side([current_task()]) == [asyncio.current_task()]


async def test_several_pieces_are_done_at_once_and_answered_in_their_order():
    started = asyncio.Event()

    async def first():
        await started.wait()
        return 1

    async def second():
        started.set()
        return 2

    assert await side_by_side([first(), second()]) == [1, 2]
    assert await side_by_side([]) == []


class Work:
    """Work that waits until it is let go, and tells what became of it."""

    def __init__(self):
        self.begun, self.let_go, self.became = asyncio.Event(), asyncio.Event(), ""

    async def __call__(self):
        self.begun.set()
        try:
            await self.let_go.wait()
        except asyncio.CancelledError:
            self.became = "cut off"
            raise
        self.became = "done"


async def test_what_is_over_before_its_time_never_begins():
    work = Work()
    await Delayed(0.0, work).finish()
    await Delayed(0.0, work).end()
    await asyncio.sleep(0.01)
    assert not work.begun.is_set()


async def test_what_has_begun_is_waited_for():
    work = Work()
    delayed = Delayed(0.0, work)
    await work.begun.wait()
    work.let_go.set()
    await delayed.finish()
    assert work.became == "done"


async def test_what_has_begun_is_cut_off_and_hears_of_it():
    work = Work()
    delayed = Delayed(0.0, work)
    await work.begun.wait()
    await delayed.end()
    assert work.became == "cut off"


async def test_what_goes_wrong_in_it_is_heard_of():
    async def failing():
        raise ValueError("told")

    delayed = Delayed(0.0, failing)
    await asyncio.sleep(0.01)
    with pytest.raises(ValueError, match="told"):
        await delayed.finish()
