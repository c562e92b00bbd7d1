"""A signed payload of another shape than Slack's is refused as such: 400, and where it is wrong; never a failure of ours."""

import json
from copy import deepcopy
from urllib.parse import urlencode

import pytest
from structlog.testing import capture_logs

AT_SLACK = {"team_id": "T1", "event_id": "Ev1", "authorizations": [{"team_id": "T1"}]}
MESSAGE = {
    **AT_SLACK,
    "type": "event_callback",
    "event": {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "ts": "1.1", "text": "hi"},
}  # fmt: skip
PERSON = {"team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T1"}, "trigger_id": "t1"}
PRESS = {
    **PERSON,
    "type": "block_actions",
    "container": {"channel_id": "D1", "message_ts": "1.1", "is_ephemeral": False},
    "channel": {"id": "D1"},
    "actions": [{"action_id": "book/0", "type": "button", "value": "{}"}],
}
FORM = {
    **PERSON,
    "type": "view_submission",
    "view": {
        "type": "modal",
        "callback_id": "form",
        "private_metadata": "{}",
        "state": {"values": {"note": {"value": {"type": "plain_text_input", "value": "x"}}}},
    },
}
COMMAND = {
    "command": "/schedule", "text": "hi", "user_id": "U1", "team_id": "T1", "channel_id": "D1", "trigger_id": "t1",
    "is_enterprise_install": "false",
}  # fmt: skip
HOME = {**MESSAGE, "event": {"type": "app_home_opened", "user": "U1", "tab": "home"}}
OPENED = {"channel_id": "D1", "thread_ts": "1.1"}
ASSISTANT = {**MESSAGE, "event": {"type": "assistant_thread_started", "assistant_thread": OPENED}}
WITHDRAWN = {**MESSAGE, "event": {"type": "team_access_revoked", "team_ids": ["T9"]}}
REVOKED = {**MESSAGE, "event": {"type": "tokens_revoked", "tokens": {"bot": []}}}
SHORTCUT = {**PERSON, "type": "shortcut"}
AS_SLACK_SENDS = [MESSAGE, PRESS, FORM, COMMAND, HOME, ASSISTANT, WITHDRAWN, REVOKED]
ABSENT = object()

WRONG = [
    (MESSAGE, "type", ABSENT),
    (MESSAGE, "type", []),
    (MESSAGE, "event", ABSENT),
    (MESSAGE, "event", None),
    (MESSAGE, "event", []),
    (MESSAGE, "event", "message"),
    (MESSAGE, "event", {}),
    (MESSAGE, "event_id", ABSENT),
    (MESSAGE, "event_id", 1),
    (MESSAGE, "event.type", ["message"]),
    (MESSAGE, "event.user", {"id": "U1"}),
    (MESSAGE, "event.text", ["hi"]),
    (MESSAGE, "event.channel", {}),
    (MESSAGE, "event.thread_ts", 1.1),
    (MESSAGE, "authorizations", {}),
    (MESSAGE, "authorizations.0", "T1"),
    (MESSAGE, "authorizations.0.team_id", ["T1"]),
    (MESSAGE, "authorizations.0.is_enterprise_install", []),
    (HOME, "event.tab", {}),
    (ASSISTANT, "event.assistant_thread", "1.1"),
    (ASSISTANT, "event.assistant_thread", ABSENT),
    (WITHDRAWN, "event.team_ids", "T9"),
    (REVOKED, "event.tokens", []),
    (PRESS, "actions", ABSENT),
    (PRESS, "actions", None),
    (PRESS, "actions", {}),
    (PRESS, "actions", []),
    (PRESS, "actions.0", "book/0"),
    (PRESS, "actions.0.action_id", ABSENT),
    (PRESS, "actions.0.value", {}),
    (PRESS, "user", "U1"),
    (PRESS, "user", ABSENT),
    (PRESS, "user.id", []),
    (PRESS, "team", "T1"),
    (PRESS, "team.id", ["T1"]),
    (PRESS, "container", []),
    (PRESS, "channel", "D1"),
    (PRESS, "trigger_id", ABSENT),
    (PRESS, "is_enterprise_install", []),
    (FORM, "view", ABSENT),
    (FORM, "view", None),
    (FORM, "view", []),
    (FORM, "view", "form"),
    (FORM, "view.type", ABSENT),
    (FORM, "view.private_metadata", {}),
    (FORM, "view.state", []),
    (FORM, "view.state.values", []),
    (FORM, "view.state.values.note", "x"),
    (FORM, "view.state.values.note.value", "x"),
    (FORM, "view.state.values.note.value.selected_options", {}),
    (COMMAND, "user_id", ABSENT),
    (COMMAND, "team_id", ABSENT),
    (COMMAND, "team_id", ["T1"]),
    (COMMAND, "command", ""),
    (COMMAND, "text", []),
    (SHORTCUT, "team.id", ["T1"]),
]


def with_wrong(payload, path, wrong):
    changed = deepcopy(payload)
    *steps, last = [int(one) if one.isdigit() else one for one in path.split(".")]
    inside = changed
    for step in steps:
        inside = inside[step]
    if wrong is ABSENT:
        del inside[last]
    else:
        inside[last] = wrong
    return changed


async def posted(hall, payload):
    """Post as Slack does: events as JSON, what somebody pressed or sent in a form."""
    if "event" in payload or payload.get("type") == "event_callback":
        return await hall.post(json.dumps(payload))
    body = json.dumps(payload)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    return await hall.post(urlencode({"payload": body}), headers=form)


@pytest.mark.parametrize(
    ("payload", "path", "wrong"),
    WRONG,
    ids=lambda it: it if isinstance(it, str) else "absent" if it is ABSENT else json.dumps(it)[:24],
)
async def test_a_payload_of_another_shape_is_refused_and_told_where(hall, payload, path, wrong):
    with capture_logs() as logged:
        status, told = await posted(hall, with_wrong(payload, path, wrong))
    assert (status, hall.turns, hall.counted) == (400, [], ["slack.unreadable"])
    assert told.startswith("The payload cannot be read: ")
    assert [one["event"] for one in logged] == ["slack.unreadable"]


@pytest.mark.parametrize("payload", AS_SLACK_SENDS, ids=lambda it: str(it.get("type", "command")))
async def test_what_slack_sends_is_taken_also_with_null_where_there_is_nothing(hall, payload):
    nothing = {"enterprise": None, "is_enterprise_install": None, "bot_id": None, "message": None}
    status, _ = await posted(hall, {**nothing, **payload, "unheard_of": [{}]})
    assert status == 200
    assert "slack.unreadable" not in hall.counted


async def test_an_event_that_is_not_read_may_say_anything(hall):
    renamed = {"type": "channel_rename", "channel": {"id": "C1"}, "user": {"id": "U1"}}
    status, _ = await posted(hall, {**MESSAGE, "event": renamed})
    assert (status, hall.turns) == (200, [])
