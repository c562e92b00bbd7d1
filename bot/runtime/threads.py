"""Threads for what blocks: the sign-in libraries wait for Microsoft in them.

They are the bot's own, apart from the loop's default pool, so that nobody who waits for us can take
the last thread that the answer needs: address look-ups and the embedded tenant use the default pool.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import TypeVar

T = TypeVar("T")

AT_ONCE = 16
"""Sign-ins that wait for Microsoft side by side; a thread that waits costs little."""

_POOL = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="blocking")


async def in_thread(work: Callable[[], T]) -> T:
    """Return what blocking work gives, run in a thread with this task's context."""
    run = partial(copy_context().run, work)
    return await asyncio.get_running_loop().run_in_executor(_POOL, run)
