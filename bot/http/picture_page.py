"""`GET /img/{sealed}`: the picture of an offer for chats that fetch it, drawn on demand from its own address.

Nothing is stored: the address holds what is drawn, sealed with the bot's keys, and only what the bot has sealed is drawn.
"""

import asyncio
from collections.abc import Callable

from aiohttp import web

from bot.domain.errors import BotError
from cards.slack_pictures import NoPicture, draw

PATH = "/img/"
ADDRESS_MOST = 3_000
"""Characters: Slack's own limit."""
_FOREVER = "public, max-age=31536000, immutable"


def routes(open_sealed: Callable[[str], bytes]) -> list[web.RouteDef]:
    """Return the address of the pictures; `open_sealed` raises a BotError for what the bot has not sealed."""

    async def picture(request: web.Request) -> web.Response:
        sealed = request.match_info["sealed"]
        if len(sealed) > ADDRESS_MOST:
            raise web.HTTPNotFound
        try:
            # Some milliseconds of drawing, which lets others go on.
            made = await asyncio.to_thread(draw, open_sealed(sealed))
        except (BotError, NoPicture):
            raise web.HTTPNotFound from None
        return web.Response(
            body=made, content_type="image/png", headers={"Cache-Control": _FOREVER}
        )

    return [web.get(f"{PATH}{{sealed}}", picture)]
