"""The echo bot of Bot Framework's samples, as they write it for CloudAdapter."""

import os

from aiohttp import web
from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication


class Config:
    PORT = int(os.environ["PORT"])  # noqa: TID251 - a bot of its own
    APP_ID = os.environ["APP_ID"]  # noqa: TID251
    APP_PASSWORD = os.environ["APP_PASSWORD"]  # noqa: TID251
    APP_TYPE = "MultiTenant"
    APP_TENANTID = ""


class EchoBot(ActivityHandler):
    async def on_message_activity(self, turn_context: TurnContext):
        await turn_context.send_activity(turn_context.activity.text)


ADAPTER = CloudAdapter(ConfigurationBotFrameworkAuthentication(Config))
BOT = EchoBot()


async def messages(request: web.Request) -> web.Response:
    return await ADAPTER.process(request, BOT)


APP = web.Application()
APP.router.add_post("/api/messages", messages)
web.run_app(APP, host="127.0.0.1", port=Config.PORT, access_log=None)
