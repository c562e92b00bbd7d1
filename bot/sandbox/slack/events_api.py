"""What this Slack sends to an app: events, presses, forms and commands, signed as Slack signs."""

import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

import aiohttp

from bot.sandbox.slack.workspace import (
    Json,
    SlackMessage,
    SlackServer,
    SlackTeam,
    SlackUser,
    SlackView,
)

FORM = "application/x-www-form-urlencoded"
_OK = 200


@dataclass(frozen=True)
class Delivery:
    """A request to the app."""

    body: str
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Delivered:
    """What the app answered, and how long that took."""

    status: int
    text: str
    milliseconds: float


async def deliver(url: str, secret: str, delivery: Delivery) -> Delivered:
    """Send a request, signed with the app's secret at this moment."""
    stamp = str(int(time.time()))
    headers = {
        "Content-Type": delivery.content_type,
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature(secret, stamp, delivery.body),
        **delivery.headers,
    }
    started = time.perf_counter()
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=delivery.body.encode(), headers=headers) as answer,
    ):
        text = await answer.text()
        return Delivered(answer.status, text, (time.perf_counter() - started) * 1000)


def signature(secret: str, stamp: str, body: str) -> str:
    """Return Slack's signature of a body."""
    told = f"v0:{stamp}:{body}".encode()
    return "v0=" + hmac.new(secret.encode(), told, hashlib.sha256).hexdigest()


def event_delivery(
    slack: SlackServer, team: SlackTeam, happened: Json, *, retry: str = ""
) -> Delivery:
    """Return an event of the Events API; `retry` names the event that is sent again."""
    body = {
        "type": "event_callback",
        "team_id": team.id,
        "api_app_id": "A0SANDBOX",
        "event_id": retry or f"Ev{slack.next_number()}",
        "event_time": int(time.time()),
        "authorizations": [
            {"team_id": team.id, "user_id": team.bot_user, "is_bot": True, **_installed_for(team)}
        ],
        "event": happened,
        **({"enterprise_id": team.organization} if team.organization else {}),
    }
    again = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"} if retry else {}
    return Delivery(json.dumps(body), headers=again)


def _installed_for(team: SlackTeam | None) -> Json:
    """Return whether the app is there because the workspace's whole organization has it."""
    if team is None or team.token or not team.organization:
        return {"is_enterprise_install": False}
    return {"is_enterprise_install": True, "enterprise_id": team.organization}


def assistant_event(slack: SlackServer, user: SlackUser) -> Json:
    """Return that somebody opens a talk with the app as an assistant."""
    thread = {"user_id": user.id, "channel_id": user.chat, "thread_ts": slack.new_timestamp()}
    return {"type": "assistant_thread_started", "assistant_thread": {**thread, "context": {}}}


def message_event(slack: SlackServer, user: SlackUser, given: Json) -> Json:
    """Return the event of a message: to the bot alone, or (with a channel) a mention of it."""
    channel = str(given.get("channel") or "")
    thread = {"thread_ts": given["thread"]} if given.get("thread") else {}
    happened = {
        "user": user.id,
        "team": user.team_id,
        "ts": slack.new_timestamp(),
        "text": str(given.get("text") or ""),
        **thread,
    }
    if channel:
        return {"type": "app_mention", "channel": channel, **happened}
    return {"type": "message", "channel": user.chat, "channel_type": "im", **happened}


def button_press(
    slack: SlackServer, user: SlackUser, message: SlackMessage, action_id: str
) -> Delivery:
    """Return the press of a button of a message; a KeyError where it has no such button."""
    action = find_button(message.blocks, action_id)
    thread = {"thread_ts": message.thread_ts} if message.thread_ts else {}
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": bool(message.user),
        **thread,
    }
    shown = {} if message.user else {"message": {"ts": message.ts, "text": message.text, **thread}}
    more = {"container": container, "channel": {"id": message.channel}, "actions": [action]}
    return interaction_delivery(slack, user, {"type": "block_actions", **more, **shown})


def home_button_press(slack: SlackServer, user: SlackUser, action_id: str) -> Delivery:
    """Return the press of a button on the app's tab."""
    home = slack.homes[user.id]
    view = {"id": home.id, **home.view}
    container = {"type": "view", "view_id": home.id}
    action = find_button(home.view["blocks"], action_id)
    more = {"container": container, "view": view, "actions": [action]}
    return interaction_delivery(slack, user, {"type": "block_actions", **more})


def view_submission(slack: SlackServer, user: SlackUser, view_id: str, values: Json) -> Delivery:
    """Return a form filled in with these values, by field; others stay as they were shown."""
    opened = next(one for one in slack.views if one.id == view_id and one.user == user.id)
    filled = {
        block["block_id"]: {"value": _field_state(block["element"], values.get(block["block_id"]))}
        for block in opened.view["blocks"]
        if block["type"] == "input"
    }
    owner = {"app_installed_team_id": user.team_id}
    view = {"id": view_id, **owner, **opened.view, "state": {"values": filled}}
    return interaction_delivery(slack, user, {"type": "view_submission", "view": view})


def apply_view_response(opened: SlackView, delivered: Delivered) -> None:
    """Close a form that was sent, unless the app said what is wrong in it, or gave no answer."""
    told = json.loads(delivered.text) if delivered.status == _OK and delivered.text else {}
    wrong = told.get("errors", {}) if told.get("response_action") == "errors" else {}
    fields = [block.get("block_id") for block in opened.view["blocks"]]
    opened.errors = {name: sentence for name, sentence in wrong.items() if name in fields}
    opened.is_open = delivered.status != _OK or bool(opened.errors)


def slash_command(slack: SlackServer, user: SlackUser, given: Json) -> Delivery:
    """Return the slash command with a text, typed in a channel or in the user's own chat."""
    whole = _installed_for(slack.team_of(user.id))
    body = {
        "command": "/schedule",
        "text": str(given.get("text") or ""),
        "team_id": user.team_id,
        "user_id": user.id,
        "channel_id": str(given.get("channel") or user.chat),
        "trigger_id": _trigger(slack, user),
        **{
            name: str(value) if isinstance(value, str) else str(value).lower()
            for name, value in whole.items()
        },
    }
    return Delivery(urlencode(body), FORM)


def interaction_delivery(slack: SlackServer, user: SlackUser, payload: Json) -> Delivery:
    """Return a press or a form as Slack packs it."""
    installed = _installed_for(slack.team_of(user.id))
    enterprise = {"enterprise": {"id": installed.get("enterprise_id")}}
    whole = {
        **installed,
        **(enterprise if installed["is_enterprise_install"] else {}),
        # Of an organization's installation Slack names the workspace beside the user alone.
        "team": None if installed["is_enterprise_install"] else {"id": user.team_id},
        "user": {"id": user.id, "team_id": user.team_id},
        "trigger_id": _trigger(slack, user),
        **payload,
    }
    return Delivery(urlencode({"payload": json.dumps(whole)}), FORM)


def find_button(blocks: list[Json], action_id: str) -> Json:
    """Return a button, or with "menu/0:1" the second option of a menu, as its press carries it; a KeyError for none."""
    rows = [block["elements"] for block in blocks if block["type"] == "actions"]
    rows.append([block["accessory"] for block in blocks if "accessory" in block])
    name, _, option = action_id.partition(":")
    for block, row in enumerate(rows):
        for one in row:
            if one["action_id"] == name:
                at = {"block_id": f"b{block}", "action_ts": "1.1"}
                return {"type": one["type"], "action_id": name, **_pressed_value(one, option), **at}
    raise KeyError(action_id)


def _pressed_value(element: Json, option: str) -> Json:
    if element["type"] == "overflow":
        return {"selected_option": element["options"][int(option)]}
    return {"value": element["value"]} if "value" in element else {}


def _trigger(slack: SlackServer, user: SlackUser) -> str:
    trigger = f"{slack.next_number()}.{user.id}"
    slack.triggers[trigger] = user.id
    return trigger


def _field_state(element: Json, value: str | None) -> Json:
    kind = element["type"]
    match kind:
        case "plain_text_input":
            given = element.get("initial_value") if value is None else value
            return {"type": kind, "value": given or None}
        case "datepicker":
            return {"type": kind, "selected_date": value or element.get("initial_date")}
        case "timepicker":
            return {"type": kind, "selected_time": value or element.get("initial_time")}
        case "multi_static_select":
            chosen = element.get("initial_options", [])
            wanted = [one["value"] for one in chosen] if value is None else value.split(",")
            options = [one for one in element["options"] if one["value"] in wanted]
            return {"type": kind, "selected_options": options}
        case _:
            first = element.get("initial_option", {}).get("value")
            wanted_one = first if value is None else value
            found = [one for one in element["options"] if one["value"] == wanted_one]
            return {"type": kind, "selected_option": found[0] if found else None}
