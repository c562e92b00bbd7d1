"""The echo bot of teams.py, as its samples write it."""

import asyncio
import logging
import os

from microsoft_teams.api import MessageActivity
from microsoft_teams.apps import ActivityContext, App

logging.getLogger("uvicorn.access").setLevel(logging.WARNING)
app = App(
    client_id=os.environ["APP_ID"],  # noqa: TID251 - a bot of its own
    client_secret=os.environ["APP_PASSWORD"],  # noqa: TID251
)


@app.on_message
async def on_message(context: ActivityContext[MessageActivity]):
    await context.send(context.activity.text)


asyncio.run(app.start(int(os.environ["PORT"])))  # noqa: TID251
