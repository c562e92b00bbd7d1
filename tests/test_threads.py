"""Blocking work has threads of its own, so that who answers it is never left without one."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

from bot.runtime.threads import in_thread

SIX = 6


async def test_six_who_wait_for_an_answer_leave_a_thread_to_who_gives_it():
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))
    answered = threading.Event()
    waiting = [asyncio.create_task(in_thread(lambda: answered.wait(20))) for _ in range(SIX)]
    await asyncio.to_thread(answered.set)
    assert await asyncio.gather(*waiting) == [True] * SIX
