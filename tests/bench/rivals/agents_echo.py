"""The echo bot of the Microsoft 365 Agents SDK, as its samples write it for aiohttp."""

import os

from aiohttp import web
from microsoft_agents.authentication.msal import MsalConnectionManager
from microsoft_agents.hosting.aiohttp import (
    CloudAdapter,
    jwt_authorization_middleware,
    start_agent_process,
)
from microsoft_agents.hosting.core import (
    AgentApplication,
    AgentAuthConfiguration,
    MemoryStorage,
    TurnContext,
    TurnState,
)

APP_ID = os.environ["APP_ID"]  # noqa: TID251 - a bot of its own
CONFIGURATION = AgentAuthConfiguration(
    client_id=APP_ID,
    client_secret=os.environ["APP_PASSWORD"],  # noqa: TID251
    tenant_id="botframework.com",
)
MANAGER = MsalConnectionManager(connections_configurations={"SERVICE_CONNECTION": CONFIGURATION})
ADAPTER = CloudAdapter(connection_manager=MANAGER)
AGENT = AgentApplication[TurnState](
    storage=MemoryStorage(), adapter=ADAPTER, connection_manager=MANAGER
)


@AGENT.activity("message")
async def on_message(context: TurnContext, _: TurnState):
    await context.send_activity(context.activity.text)


async def messages(request: web.Request) -> web.Response:
    return await start_agent_process(request, AGENT, ADAPTER)


APP = web.Application(middlewares=[jwt_authorization_middleware])
APP.router.add_post("/api/messages", messages)
APP["agent_configuration"] = CONFIGURATION
web.run_app(APP, host="127.0.0.1", port=int(os.environ["PORT"]), access_log=None)  # noqa: TID251
