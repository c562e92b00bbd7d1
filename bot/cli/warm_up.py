"""What the first question would wait for, done in a thread once the bot listens: who comes earlier waits for the rest of it.

It takes about half a second, and the loop none of it. Whoever asks how the bot fares is answered at once.
What other messages need is done in the loop afterwards, a little at a time: a thread would keep the loop from running.
Patterns that would take the loop too long are compiled before: the first message that needs several held it for a tenth of a second.
"""

import asyncio
from collections.abc import Callable

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.graph.sign_in.encryption import TokenCipher
from bot.language import parser
from bot.language.corrections.undone_first import undone_first
from bot.language.interviews.attendance.no_shows import may_tell_of_ended
from bot.language.interviews.candidates.link_wishes import like_it_for, link_command, link_wish
from bot.language.interviews.queries.cancellations import cancellation_asked
from bot.language.questions.interview_kinds import interview_kind
from bot.language.questions.open_candidate import clock_of_candidate
from bot.language.tokens.cues import compile_all, compile_long
from bot.runtime.threads import in_thread

WARM = web.AppKey("warm", asyncio.Event)
"""Set once the first question is answered as fast as the next."""
AT_A_TIME, PAUSE = 0.004, 0.004
"""Seconds that patterns are compiled, and that other things have then: a second's work, in steps of 3 ms at most."""
_ASKED = "who's free next week for 30 minutes with a room"
_LOOKED_AT_FOR: tuple[Callable[[str], object], ...] = (
    link_command,
    link_wish,
    like_it_for,
    interview_kind,
    clock_of_candidate,
    may_tell_of_ended,
    undone_first,
    cancellation_asked,
)
"""What the dialogs look for in each message besides what it means."""
AT_ONCE = frozenset({"/healthz", "/readyz", "/metrics"})


@web.middleware
async def wait_for_warm_up(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let a request wait until the bot is warm, unless it asks how the bot fares."""
    warm = request.app[WARM]
    if not warm.is_set() and request.path not in AT_ONCE:
        await warm.wait()
    return await handler(request)


async def warm_up(cipher: TokenCipher, warm: asyncio.Event) -> None:
    """Stretch the keys, compile what most messages need, then let in all who wait."""
    await in_thread(cipher.prepare)
    await in_thread(read_first)
    warm.set()


def read_first() -> None:
    """Read what somebody may ask first, in every way in which a message is looked at."""
    parser.warm_up()
    for look in _LOOKED_AT_FOR:
        look(_ASKED)
    compile_long()


async def compile_patterns() -> None:
    """Compile the patterns that a message could be the first to need, between other things."""
    loop = asyncio.get_running_loop()
    until = loop.time() + AT_A_TIME
    for _ in compile_all():
        if loop.time() >= until:
            await asyncio.sleep(PAUSE)
            until = loop.time() + AT_A_TIME
