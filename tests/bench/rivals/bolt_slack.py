"""slack-bolt as its samples write it for aiohttp: every press is acknowledged."""

import os
import re

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

TOKEN = "xoxb-1"
CLIENT = AsyncWebClient(token=TOKEN, base_url=os.environ["SLACK_API"] + "/")  # noqa: TID251 - a bot of its own
BOLT = AsyncApp(client=CLIENT, signing_secret=os.environ["SLACK_SECRET"])  # noqa: TID251


@BOLT.action(re.compile(""))
async def pressed(ack):
    await ack()


async def events(request: web.Request) -> web.Response:
    return await to_aiohttp_response(await BOLT.async_dispatch(await to_bolt_request(request)))


APP = web.Application()
APP.router.add_post("/slack/events", events)
web.run_app(APP, host="127.0.0.1", port=int(os.environ["PORT"]), access_log=None)  # noqa: TID251
