"""Slack over HTTP: its API, its page of consent, and control addresses.

`POST /sandbox/slack/say|press|submit|close|command|home|uninstall` lets somebody do something there: the app
gets a signed request, and its answer comes back with the time it took.
"""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.sandbox.directory import read_directory
from bot.sandbox.fault_injection import Fault, Journal
from bot.sandbox.fault_responses import Handler, with_faults
from bot.sandbox.slack import events_api as events
from bot.sandbox.slack.chat_view import chat_json, clear_chat, close_views, record_own_message
from bot.sandbox.slack.events_api import Delivered, Delivery
from bot.sandbox.slack.web_api import (
    SlackRefusal,
    call_method,
    check_client,
    complete_install,
    user_json,
)
from bot.sandbox.slack.workspace import (
    TEAM,
    Json,
    SlackFault,
    SlackServer,
    SlackTeam,
    SlackUser,
    add_team,
)


@dataclass(frozen=True)
class App:
    """The app that lives in this Slack."""

    slack: SlackServer
    events_url: str
    secret: str
    journal: Callable[[], Journal] = Journal
    """Where the faults in force stand; without a tenant beside it there are none."""

    async def deliver(self, delivery: Delivery) -> Delivered:
        """Send it a signed request."""
        return await events.deliver(self.events_url, self.secret, delivery)


RATE_LIMITED = 429
Control = Callable[[App, Json], Awaitable[Any]]


def routes(app: App) -> list[web.RouteDef]:
    """Return the routes of Slack's API, its consent page and the control addresses."""
    here = "/sandbox/slack"
    looks: dict[str, Callable[[SlackServer], Any]] = {
        "messages": lambda slack: [asdict(one) for one in slack.messages],
        "views": lambda slack: [asdict(one) for one in slack.views],
        "homes": lambda slack: [asdict(one) for one in slack.homes.values()],
        "calls": lambda slack: slack.calls,
        "users": lambda slack: [
            user_json(user) for team in slack.teams.values() for user in team.users.values()
        ],
    }
    return [
        web.post(f"{here}/api/{{method}}", with_faults(app.journal, _api(app.slack), _fault_body)),
        web.get(f"{here}/oauth/v2/authorize", _consent(app.slack)),
        *(web.get(f"{here}/{name}", _look(app.slack, look)) for name, look in looks.items()),
        *(web.post(f"{here}/{name}", _control(app, done)) for name, done in CONTROLS.items()),
    ]


# --- the API -------------------------------------------------------------------------------------


def _fault_body(fault: Fault) -> Json:
    usual = "ratelimited" if fault.status == RATE_LIMITED else "internal_error"
    return {"ok": False, "error": fault.code or usual}


def _api(slack: SlackServer) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        method, given = request.match_info["method"], await _given(request)
        user, query = given.get("user", ""), request.query_string
        slack.calls.append({"method": method, "user": user, "query": query, "given": given})
        fault = slack.take_fault(method)
        if fault is not None:
            if fault.status == 0 and request.transport is not None:
                request.transport.abort()
            return _faulty(fault)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            return web.json_response(_answered(slack, token, method, given))
        except SlackRefusal as refusal:
            return web.json_response({"ok": False, "error": str(refusal)})

    return handle


def _answered(slack: SlackServer, token: str, method: str, given: Json) -> Json:
    if method == "oauth.v2.access":
        check_client(slack, token)
        return complete_install(slack, given)
    named = str(given.get("user") or given.get("users") or given.get("user_id") or "")
    team = slack.team_by_token(token) or slack.team_of_organization(token, named)
    if team is None:
        raise SlackRefusal("invalid_auth" if token else "not_authed")
    if slack.has_expired(team):
        raise SlackRefusal("token_expired")
    return call_method(slack, team, method, given)


def _faulty(fault: SlackFault) -> web.Response:
    headers = {"Retry-After": fault.retry_after} if fault.retry_after else {}
    body = {"ok": False, "error": fault.error}
    return web.json_response(body, status=fault.status or 500, headers=headers)


async def _given(request: web.Request) -> Json:
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        body = await request.json()
        return given | (body if isinstance(body, dict) else {})
    return given | dict(await request.post())


def _consent(slack: SlackServer) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        """Install the app in the workspace that `team` names, else in the last one, without asking."""
        wanted = request.query.get("team", "")
        team = slack.teams.get(wanted) or list(slack.teams.values())[-1]
        code = f"code-{slack.next_number()}"
        slack.codes[code] = team.id
        back = f"{request.query['redirect_uri']}?code={code}&state={request.query.get('state', '')}"
        return web.Response(status=302, headers={"Location": back})

    return handle


# --- looking, and doing something ----------------------------------------------------------------


def _look(
    slack: SlackServer, look: Callable[[SlackServer], Any]
) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(_: web.Request) -> web.Response:
        return web.json_response(look(slack))

    return handle


def mount(
    server: web.Application,
    clock: Callable[[], datetime],
    *,
    port: int,
    keys: tuple[str, str],
    journal: Callable[[], Journal] = Journal,
) -> None:
    """Add a Slack in which everybody of the tenant is, and whose one app listens on this port.

    The keys are the app's token and its signing secret; `journal` holds the tenant's faults.
    """
    token, secret = keys
    slack = SlackServer(clock)
    people = [(one.name, one.mail, one.zone) for one in read_directory().people.values()]
    add_team(slack, TEAM, "Contoso", token, people)
    server.add_routes(routes(App(slack, f"http://127.0.0.1:{port}/slack/events", secret, journal)))


def _control(app: App, done: Control) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        try:
            told = await done(app, await request.json())
        except (KeyError, StopIteration, TypeError, ValueError) as error:
            return web.json_response({"error": f"There is no {error}."}, status=400)
        return web.json_response(asdict(told) if isinstance(told, Delivered) else told)

    return handle


def _user(app: App, given: Json) -> tuple[SlackTeam, SlackUser]:
    team = app.slack.team_of(given["user"])
    if team is None:
        raise KeyError(given["user"])
    return team, team.users[given["user"]]


async def _say(app: App, given: Json) -> Delivered:
    team, user = _user(app, given)
    happened = events.message_event(app.slack, user, given)
    record_own_message(app.slack, user, happened)
    retry = str(given.get("retry") or "")
    return await app.deliver(events.event_delivery(app.slack, team, happened, retry=retry))


async def _press(app: App, given: Json) -> Delivered:
    _, user = _user(app, given)
    if not given.get("ts"):
        return await app.deliver(events.home_button_press(app.slack, user, given["action"]))
    message = next(one for one in app.slack.messages if one.ts == given["ts"])
    return await app.deliver(events.button_press(app.slack, user, message, given["action"]))


async def _submit(app: App, given: Json) -> Delivered:
    _, user = _user(app, given)
    values = given.get("values") or {}
    delivered = await app.deliver(events.view_submission(app.slack, user, given["view"], values))
    opened = next(one for one in app.slack.views if one.id == given["view"])
    events.apply_view_response(opened, delivered)
    return delivered


async def _close(app: App, given: Json) -> Json:
    _, user = _user(app, given)
    close_views(app.slack, user)
    return {}


async def _chat(app: App, given: Json) -> Json:
    _, user = _user(app, given)
    return chat_json(app.slack, user)


async def _empty(app: App, _: Json) -> Json:
    clear_chat(app.slack)
    return {}


async def _command(app: App, given: Json) -> Delivered:
    _, user = _user(app, given)
    return await app.deliver(events.slash_command(app.slack, user, given))


async def _home(app: App, given: Json) -> Delivered:
    team, user = _user(app, given)
    happened = {"type": "app_home_opened", "user": user.id, "channel": user.chat, "tab": "home"}
    return await app.deliver(events.event_delivery(app.slack, team, happened))


async def _assistant(app: App, given: Json) -> Delivered:
    team, user = _user(app, given)
    happened = events.assistant_event(app.slack, user)
    return await app.deliver(events.event_delivery(app.slack, team, happened))


async def _uninstall(app: App, given: Json) -> Delivered:
    team = app.slack.teams[given["team"]]
    team.token = ""
    return await app.deliver(events.event_delivery(app.slack, team, {"type": "app_uninstalled"}))


async def _change_user(app: App, given: Json) -> Json:
    _, user = _user(app, given)
    for name, value in given.items():
        if name != "user":
            setattr(user, name, type(getattr(user, name))(value))
    return user_json(user)


async def _add_team(app: App, given: Json) -> Json:
    people = [(one["name"], one["email"], one.get("tz", "")) for one in given["people"]]
    team = add_team(app.slack, given["team"], given["name"], "", people)
    return {"users": [user_json(user) for user in team.users.values()]}


async def _fault(app: App, given: Json) -> Json:
    app.slack.faults.append(SlackFault(**given))
    return {}


async def _forget_message(app: App, given: Json) -> Json:
    message = next(one for one in app.slack.messages if one.ts == given["ts"])
    message.is_deleted = True
    return {}


CONTROLS: dict[str, Control] = {
    "say": _say,
    "press": _press,
    "submit": _submit,
    "close": _close,
    "chat": _chat,
    "empty": _empty,
    "command": _command,
    "home": _home,
    "assistant": _assistant,
    "uninstall": _uninstall,
    "users": _change_user,
    "teams": _add_team,
    "faults": _fault,
    "delete": _forget_message,
}
