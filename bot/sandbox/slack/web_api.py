"""The methods of Slack's Web API that a bot needs: what each answers, and what it refuses."""

from base64 import b64decode
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta

from bot.sandbox.slack.workspace import (
    Json,
    SlackMessage,
    SlackServer,
    SlackTeam,
    SlackUser,
    SlackView,
)

BLOCKS_MOST = 50
VIEW_BLOCKS_MOST = 100
TEXT_MOST = 40_000
ORGANIZATION = "E0CONTOSO"
TOKEN_LIFE = timedelta(hours=12)
PROMPTS_MOST = 4


class SlackRefusal(Exception):
    """An answer with `ok` false; the text is Slack's word for it."""


Method = Callable[[SlackServer, SlackTeam, Json], Json]


def call_method(slack: SlackServer, team: SlackTeam, method: str, given: Json) -> Json:
    """Return the answer of a Web API method; raise SlackRefusal."""
    known = METHODS.get(method)
    if known is None:
        raise SlackRefusal("unknown_method")
    return {"ok": True, **known(slack, team, given)}


def check_client(slack: SlackServer, authorization: str) -> None:
    """Raise SlackRefusal where a call does not come from the app; Slack looks at that before it looks at the code."""
    kind, _, pair = authorization.partition(" ")
    client, _, secret = b64decode(pair).decode().partition(":") if kind == "Basic" else ("",) * 3
    if client != slack.client[0]:
        raise SlackRefusal("invalid_client_id")
    if secret != slack.client[1]:
        raise SlackRefusal("bad_client_secret")


def complete_install(slack: SlackServer, given: Json) -> Json:
    """Return the answer of `oauth.v2.access`, once for each code or refresh token; raise SlackRefusal."""
    if given.get("grant_type") == "refresh_token":
        return _renewed(slack, str(given.get("refresh_token")))
    team = slack.teams.get(slack.codes.pop(str(given.get("code")), ""))
    if team is None:
        raise SlackRefusal("invalid_code")
    token = f"xoxb-{team.id}-{slack.next_number()}"
    answer: Json = {
        "ok": True,
        "access_token": token,
        "token_type": "bot",
        "scope": "chat:write,commands,im:write,users:read,users:read.email",
        "bot_user_id": team.bot_user,
        "team": {"id": team.id, "name": team.name},
        "enterprise": None,
        "is_enterprise_install": False,
    }
    if slack.installs_for == "organization":
        team.organization, slack.organization_token = ORGANIZATION, token
        whole = {"id": ORGANIZATION, "name": "Contoso Group"}
        return answer | {"team": None, "enterprise": whole, "is_enterprise_install": True}
    team.token = token
    return answer | (_ending(slack, team) if slack.installs_for == "rotation" else {})


def _ending(slack: SlackServer, team: SlackTeam) -> Json:
    """Let the token of a workspace end after twelve hours, with what renews it."""
    team.expires, team.refresh = slack.clock() + TOKEN_LIFE, f"xoxe-{slack.next_number()}"
    return {"refresh_token": team.refresh, "expires_in": int(TOKEN_LIFE.total_seconds())}


def _renewed(slack: SlackServer, refresh: str) -> Json:
    team = next((one for one in slack.teams.values() if one.refresh == refresh), None)
    if team is None or not refresh:
        raise SlackRefusal("invalid_refresh_token")
    team.token = f"xoxe.xoxb-{team.id}-{slack.next_number()}"
    return {"ok": True, "access_token": team.token, "token_type": "bot", **_ending(slack, team)}


def _auth_test(slack: SlackServer, team: SlackTeam, _: Json) -> Json:
    is_whole = bool(slack.organization_token) and bool(team.organization) and not team.token
    whole = {"enterprise_id": ORGANIZATION, "is_enterprise_install": True, "team": "Contoso Group"}
    return {
        "url": f"https://{team.id.lower()}.slack.example/",
        "team": team.name,
        "team_id": team.id,
        "user": "scheduler",
        "user_id": team.bot_user,
        "bot_id": team.bot_id,
        **(whole | {"team_id": ORGANIZATION} if is_whole else {}),
    }


def _auth_revoke(_: SlackServer, team: SlackTeam, __: Json) -> Json:
    team.token = ""
    return {"revoked": True}


def _user_info(slack: SlackServer, team: SlackTeam, given: Json) -> Json:
    id_ = str(given.get("user"))
    owner = slack.team_of(id_)
    if owner is None:
        raise SlackRefusal("user_not_found")
    user = owner.users[id_]
    return {"user": user_json(user) | {"is_stranger": owner.id != team.id}}


def _by_email(_: SlackServer, team: SlackTeam, given: Json) -> Json:
    for user in team.users.values():
        if user.email and user.email == given.get("email") and not user.deleted:
            return {"user": user_json(user)}
    raise SlackRefusal("users_not_found")


def user_json(user: SlackUser) -> Json:
    """Return a user as Slack describes one."""
    profile = {"real_name": user.name} | ({"email": user.email} if user.email else {})
    told = {key: value for key, value in asdict(user).items() if key != "email"}
    return {**told, "real_name": user.name, "profile": profile}


def _open_chat(_: SlackServer, team: SlackTeam, given: Json) -> Json:
    user = _member(team, given.get("users"))
    return {"channel": {"id": user.chat}}


def _post(slack: SlackServer, team: SlackTeam, given: Json) -> Json:
    message = _written(slack, team, given)
    return {"channel": message.channel, "ts": message.ts}


def _post_ephemeral(slack: SlackServer, team: SlackTeam, given: Json) -> Json:
    user = _member(team, given.get("user"))
    message = _written(slack, team, given)
    message.user = user.id
    return {"message_ts": message.ts}


def _written(slack: SlackServer, team: SlackTeam, given: Json) -> SlackMessage:
    channel = _channel(team, given)
    text, blocks = _content(given)
    thread = str(given.get("thread_ts") or "")
    message = SlackMessage(team.id, channel, slack.new_timestamp(), text, blocks, thread)
    slack.messages.append(message)
    return message


def _update(slack: SlackServer, team: SlackTeam, given: Json) -> Json:
    message = slack.find_message(_channel(team, given), str(given.get("ts")))
    if message is None:
        raise SlackRefusal("message_not_found")
    message.text, message.blocks = _content(given)
    message.edits += 1
    return {"channel": message.channel, "ts": message.ts, "text": message.text}


def _delete(slack: SlackServer, team: SlackTeam, given: Json) -> Json:
    message = slack.find_message(_channel(team, given), str(given.get("ts")))
    if message is None:
        raise SlackRefusal("message_not_found")
    message.is_deleted = True
    return {"channel": message.channel, "ts": message.ts}


def _open_view(slack: SlackServer, team: SlackTeam, given: Json) -> Json:
    user = slack.triggers.pop(str(given.get("trigger_id")), "")
    if user not in team.users:
        raise SlackRefusal("expired_trigger_id")
    made = SlackView(f"V{slack.next_number()}", team.id, user, _view(given, "modal"))
    slack.views.append(made)
    return {"view": {"id": made.id, **made.view}}


def _publish(slack: SlackServer, team: SlackTeam, given: Json) -> Json:
    user = _member(team, given.get("user_id"))
    made = SlackView(f"V{slack.next_number()}", team.id, user.id, _view(given, "home"))
    slack.homes[user.id] = made
    return {"view": {"id": made.id, **made.view}}


def _view(given: Json, kind: str) -> Json:
    view = given.get("view")
    if not isinstance(view, dict) or view.get("type") != kind:
        raise SlackRefusal("invalid_arguments")
    if not 0 < len(view.get("blocks") or []) <= VIEW_BLOCKS_MOST:
        raise SlackRefusal("invalid_arguments")
    return view


def _member(team: SlackTeam, id_: object) -> SlackUser:
    user = team.users.get(str(id_))
    if user is None or user.deleted:
        raise SlackRefusal("user_not_found")
    return user


def _channel(team: SlackTeam, given: Json) -> str:
    channel = str(given.get("channel"))
    known = {user.chat for user in team.users.values()}
    if channel not in known and not channel.startswith("C"):
        raise SlackRefusal("channel_not_found")
    return channel


def _content(given: Json) -> tuple[str, list[Json]]:
    text, blocks = str(given.get("text") or ""), given.get("blocks") or []
    if not text and not blocks:
        raise SlackRefusal("no_text")
    if len(text) > TEXT_MOST:
        raise SlackRefusal("msg_too_long")
    is_list = isinstance(blocks, list) and all(isinstance(one, dict) for one in blocks)
    if not is_list or len(blocks) > BLOCKS_MOST:
        raise SlackRefusal("invalid_blocks")
    return text, blocks


def _suggest(slack: SlackServer, team: SlackTeam, given: Json) -> Json:
    _channel(team, {"channel": given.get("channel_id")})
    prompts = given.get("prompts")
    if not isinstance(prompts, list) or not 0 < len(prompts) <= PROMPTS_MOST:
        raise SlackRefusal("invalid_arguments")
    if any(not one.get("title") or not one.get("message") for one in prompts):
        raise SlackRefusal("invalid_arguments")
    slack.suggested.append({**given})
    return {}


def _set_status(slack: SlackServer, team: SlackTeam, given: Json) -> Json:
    _channel(team, {"channel": given.get("channel_id")})
    slack.statuses.append({**given})
    return {}


METHODS: dict[str, Method] = {
    "assistant.threads.setSuggestedPrompts": _suggest,
    "assistant.threads.setStatus": _set_status,
    "auth.test": _auth_test,
    "auth.revoke": _auth_revoke,
    "users.info": _user_info,
    "users.lookupByEmail": _by_email,
    "conversations.open": _open_chat,
    "chat.postMessage": _post,
    "chat.postEphemeral": _post_ephemeral,
    "chat.update": _update,
    "chat.delete": _delete,
    "views.open": _open_view,
    "views.publish": _publish,
}
