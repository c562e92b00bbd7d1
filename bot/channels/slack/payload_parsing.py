"""From Slack's payloads to what happened: where, by whom, and what was said or pressed.

Events and interactions look nothing alike; afterwards they do. Nothing here decides who the user
is: that takes Slack's word, and is asked for in `user_resolution`. Least of all does the team that a
payload names beside a user: in an organization with several workspaces it is often another one
(bolt-js 1875, bolt-python 1107).
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.channels.slack.json_access import Body, part_at, parts_at, text_at
from bot.domain.accounts import HOME
from bot.runtime.turn import Arrived, Looked, Pressed, Said
from cards import slack_blocks, slack_modals
from cards.actions import Action, OutdatedAction

_SPOKEN = frozenset({"", "file_share", "thread_broadcast", "me_message"})
"""Subtypes of messages that somebody has written; others tell of changes."""


class SlackEvent(Struct, frozen=True, kw_only=True):
    """One thing that happened in a workspace."""

    id: str
    """The same when Slack delivers it again."""
    team: str
    organization: str = ""
    """By whose installation it was sent, where that is a whole Enterprise organization's."""
    user: str
    chat: str = ""
    """`D1`, `C1`, `C1#17.1` for a thread, `home`; empty for the user's own chat with the bot."""
    content: Said | Pressed | Arrived | Looked
    trigger: str = ""
    """What allows to open a form within three seconds."""
    form: int | None = None
    """Which form of the card was asked for, where one was."""
    kind: Literal["event", "press", "form", "command"] = "event"
    fields: tuple[str, ...] = ()
    """Of the form that was sent and still stands open: what is wrong can be said there."""


def parse_message(body: Body) -> SlackEvent | None:
    """Return what somebody wrote to the bot alone; None for what is not a message of a person."""
    event = part_at(body, "event")
    is_private = text_at(event, "channel_type") == "im"
    if not is_private or text_at(event, "subtype") not in _SPOKEN or event.get("bot_id"):
        return None
    chat, thread = text_at(event, "channel"), text_at(event, "thread_ts")
    return _of_event(body, f"{chat}#{thread}" if thread else chat)


def parse_mention(body: Body) -> SlackEvent | None:
    """Return what somebody asked the bot in a channel; the answer goes into the thread of it."""
    event = part_at(body, "event")
    if event.get("bot_id") or text_at(event, "subtype") not in _SPOKEN:
        return None
    thread = text_at(event, "thread_ts") or text_at(event, "ts")
    return _of_event(body, f"{text_at(event, 'channel')}#{thread}")


def parse_home(body: Body) -> SlackEvent | None:
    """Return that somebody looks at the app's tab; looking at the chat needs nothing."""
    event = part_at(body, "event")
    if text_at(event, "tab") != "home":
        return None
    happening = _of_event(body, HOME)
    return happening and replace(happening, content=Looked())


def parse_assistant(body: Body) -> tuple[str, str, str, str] | None:
    """Return the workspace, organization, chat and thread of a talk that somebody opens with the assistant."""
    begun = part_at(part_at(body, "event"), "assistant_thread")
    installed = next(iter(parts_at(body, "authorizations")), {})
    team = text_at(installed, "team_id") or text_at(body, "team_id")
    chat, thread = text_at(begun, "channel_id"), text_at(begun, "thread_ts")
    whole = _organization(installed) or _organization(body)
    return (team, whole, chat, thread) if team and chat and thread else None


def parse_command(body: Body) -> SlackEvent | None:
    """Return what was typed after `/schedule`: the answer goes into the user's own chat."""
    channel = text_at(body, "channel_id")
    return _complete(
        SlackEvent(
            id=text_at(body, "trigger_id"),
            team=text_at(body, "team_id"),
            organization=_organization(body),
            user=text_at(body, "user_id"),
            chat=channel if channel.startswith("D") else "",
            content=Said(text_at(body, "text")),
            kind="command",
        )
    )


def parse_action(body: Body) -> SlackEvent | None:
    """Return the button that was pressed; None for one that opens a page. Raises OutdatedAction."""
    action = next(iter(parts_at(body, "actions")), {})
    name = text_at(action, "action_id")
    is_of_earlier_version = name.startswith("link/") and not action.get("value")
    if name.startswith(f"{slack_blocks.OPENS_PAGE}/") or is_of_earlier_version:
        return None
    container = part_at(body, "container")
    message = "" if container.get("is_ephemeral") else text_at(container, "message_ts")
    content = Pressed(action=_chosen(action), message=message)
    happening = _interaction(body, content, _chat(body))
    number = name.removeprefix(slack_blocks.FORM)
    form = int(number) if name.startswith(slack_blocks.FORM) and number in _NUMBERS else None
    return happening and replace(happening, form=form)


def _chosen(action: Body) -> Action:
    """Return the action of a button that was pressed, or of what was chosen in a menu. Raises OutdatedAction."""
    if text_at(action, "type") == "overflow":
        return slack_blocks.parse_choice(part_at(action, "selected_option").get("value"))
    return slack_blocks.parse_press(action.get("value"))


def parse_submission(body: Body) -> SlackEvent | None:
    """Return what was filled in in a form. Raises OutdatedAction for a form that is not ours."""
    view = part_at(body, "view")
    try:
        action, note, inputs = slack_modals.sent(view)
        written = slack_modals.write_modal(view)
    except (AttributeError, LookupError, TypeError) as error:
        raise OutdatedAction("form") from error
    kept = slack_blocks.read(note)
    card = text_at(kept, "message")
    content = Pressed(action=action, message=card, inputs=inputs, written=written)
    happening = _interaction(body, content, text_at(kept, "chat"))
    return happening and replace(happening, kind="form")


def without_content(body: Body) -> SlackEvent | None:
    """Return where something was pressed that this version of the bot does not know."""
    return _interaction(body, Arrived(), _chat(body))


_NUMBERS = frozenset(map(str, range(100)))


def _of_event(body: Body, chat: str) -> SlackEvent | None:
    event = part_at(body, "event")
    # In a channel shared with another company, `team_id` may be theirs.
    installed = next(iter(parts_at(body, "authorizations")), {})
    team = text_at(installed, "team_id") or text_at(body, "team_id")
    return _complete(
        SlackEvent(
            id=text_at(body, "event_id"),
            team=team,
            organization=_organization(installed) or _organization(body),
            user=text_at(event, "user"),
            chat=chat,
            content=Said(text_at(event, "text")),
        )
    )


def _interaction(body: Body, content: Pressed | Arrived, chat: str) -> SlackEvent | None:
    user = part_at(body, "user")
    # In a channel shared with another company the form is of the workspace that has the app, the team of who filled it in.
    installed = text_at(part_at(body, "view"), "app_installed_team_id")
    team = installed or text_at(part_at(body, "team"), "id") or text_at(user, "team_id")
    trigger = text_at(body, "trigger_id")
    return _complete(
        SlackEvent(
            id=trigger,
            team=team,
            organization=_organization(body),
            user=text_at(user, "id"),
            chat=chat,
            content=content,
            trigger=trigger,
            kind="press",
            fields=_fields(body),
        )
    )


def installed_places(body: Body) -> list[str]:
    """Return the workspace that an event is about, and the organization whose installation it is, if it is one's."""
    installed = next(iter(parts_at(body, "authorizations")), {})
    places = (text_at(body, "team_id"), _organization(installed) or _organization(body))
    return [one for one in dict.fromkeys(places) if one]


def _organization(told: Body) -> str:
    """Return the organization that has installed the app as a whole; commands say so in words."""
    if told.get("is_enterprise_install") not in {True, "true"}:
        return ""
    return text_at(told, "enterprise_id") or text_at(part_at(told, "enterprise"), "id")


def _fields(body: Body) -> tuple[str, ...]:
    """Return the fields of a form that was sent; none for a press, which leaves no form open."""
    is_form = text_at(body, "type") == "view_submission"
    state = part_at(part_at(body, "view"), "state")
    return tuple(part_at(state, "values")) if is_form else ()


def _chat(body: Body) -> str:
    """Return where a pressed card stands; on the app's tab, answers go into the user's own chat."""
    container = part_at(body, "container")
    channel = text_at(container, "channel_id") or text_at(part_at(body, "channel"), "id")
    thread = text_at(container, "thread_ts") or text_at(part_at(body, "message"), "thread_ts")
    if channel.startswith("D"):
        return f"{channel}#{thread}" if thread else channel
    # A card that is not in a thread stands in the thread that it may begin.
    thread = thread or text_at(container, "message_ts")
    return f"{channel}#{thread}" if channel and thread else channel


def _complete(happening: SlackEvent) -> SlackEvent | None:
    return happening if happening.id and happening.team and happening.user else None
