"""What a signed payload must look like: the one place for all that Slack's framework and our readers take for granted."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from bot.channels.json_shapes import NEEDED, SOME, by_name, several, shape, texts
from bot.channels.slack.json_access import Body, part_at, parts_at, text_at

_NAMED = shape(texts("id"))
_OPTION = shape(texts("value"))
_INPUT = shape(
    {
        **texts("type", "value", "selected_date", "selected_time"),
        "selected_option": _OPTION,
        "selected_options": several(_OPTION),
    }
)
_VIEW = {
    **texts("type", "callback_id", "private_metadata", "team_id", "app_installed_team_id"),
    "state": shape({"values": by_name(by_name(_INPUT))}),
    "blocks": several(by_name(Any)),
}
_SENT_VIEW = shape(_VIEW, needed={"type": NEEDED, "callback_id": str})
_ORIGIN = {
    **texts("team_id", "enterprise_id", "response_url"),
    "team": _NAMED,
    "user": shape(texts("id", "team_id")),
    "enterprise": _NAMED,
    "is_enterprise_install": bool | str,
    "authorizations": several(
        shape({**texts("team_id", "enterprise_id"), "is_enterprise_install": bool})
    ),
    "view": shape(_VIEW),
}
"""Where something comes from: read of every kind of payload. Commands say in words whether an organization has the app."""
_PLACE = shape({**texts("channel_id", "message_ts", "thread_ts"), "is_ephemeral": bool})
_ACTION = shape(
    {**texts("type", "value"), "selected_option": _OPTION}, needed={"action_id": NEEDED}
)
_PERSON = {"trigger_id": NEEDED, "user": shape(texts("team_id"), needed={"id": NEEDED})}
_PRESS = shape(
    {**_ORIGIN, "channel": _NAMED, "container": _PLACE, "message": _PLACE},
    needed={**_PERSON, "actions": Annotated[several(_ACTION), SOME]},
)
_SUBMISSION = shape(_ORIGIN, needed={**_PERSON, "view": _SENT_VIEW})
_COMMAND = shape(
    {**_ORIGIN, **texts("channel_id", "text")},
    needed=dict.fromkeys(("command", "trigger_id", "user_id"), NEEDED),
)
_PAYLOADS: Mapping[str, Any] = {
    "url_verification": shape(_ORIGIN, needed={"challenge": str}),
    "block_actions": _PRESS,
    "view_submission": _SUBMISSION,
    "view_closed": _SUBMISSION,
}
_OTHER_PAYLOAD = shape(_ORIGIN, needed={"type": NEEDED})

_MESSAGE: Mapping[str, Any] = texts(
    "user", "team", "user_team", "text", "channel", "channel_type", "subtype", "bot_id", "ts", "thread_ts"
)  # fmt: skip
_THREAD = shape(texts("channel_id", "thread_ts"))
_TOKENS = shape({"bot": several(str)})


def _happened(fields: Mapping[str, Any], needed: Mapping[str, Any] | None = None) -> Any:
    event = shape(fields, needed={"type": NEEDED, **(needed or {})})
    return shape(_ORIGIN, needed={"event_id": NEEDED, "event": event})


_EVENTS: Mapping[str, Any] = {
    "message": _happened(_MESSAGE),
    "app_mention": _happened(_MESSAGE),
    "app_home_opened": _happened(texts("user", "tab")),
    "assistant_thread_started": _happened({}, {"assistant_thread": _THREAD}),
    "tokens_revoked": _happened({}, {"tokens": _TOKENS}),
    "team_access_revoked": _happened({}, {"team_ids": several(str)}),
}
_OTHER_EVENT = _happened({})


def check_payload(payload: str) -> None:
    """Raise a ValueError that says where, for JSON of another shape than Slack's."""
    told = msgspec.json.decode(payload, type=dict[str, Any])
    kind = _shape_of(told)
    msgspec.convert(told, kind)
    if kind is not _OTHER_PAYLOAD and not _names_workspace(told):
        raise ValueError("Object names no workspace")


def _shape_of(told: Body) -> Any:
    if "command" in told:
        return _COMMAND
    if text_at(told, "type") == "event_callback":
        return _EVENTS.get(text_at(part_at(told, "event"), "type"), _OTHER_EVENT)
    return _PAYLOADS.get(text_at(told, "type"), _OTHER_PAYLOAD)


def _names_workspace(told: Body) -> bool:
    """Whether any of the fields is there by which the bot's token is found; a challenge needs none."""
    named = (
        text_at(told, "team_id"),
        text_at(part_at(told, "team"), "id"),
        text_at(part_at(told, "user"), "team_id"),
        text_at(part_at(told, "view"), "app_installed_team_id"),
        *(text_at(one, "team_id") for one in parts_at(told, "authorizations")),
    )
    return any(named) or text_at(told, "type") == "url_verification"
