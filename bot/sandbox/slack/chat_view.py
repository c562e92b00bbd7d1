"""One person's direct messages with the app, as that person's Slack shows them."""

from dataclasses import asdict

from bot.sandbox.slack.workspace import Json, SlackMessage, SlackServer, SlackUser, SlackView


def chat_json(slack: SlackServer, user: SlackUser) -> Json:
    """Return what this user sees: messages in order, their own included, and the open form."""
    seen = [one for one in slack.messages if _is_seen(one, user)]
    own = [one for one in slack.spoken if one.channel == user.chat]
    told = [{**asdict(one), "is_own": False} for one in seen]
    told += [{**asdict(one), "is_own": True} for one in own]
    view = open_view(slack, user)
    return {
        "messages": sorted(told, key=lambda one: int(one["ts"].partition(".")[2])),
        "view": asdict(view) if view else None,
    }


def open_view(slack: SlackServer, user: SlackUser) -> SlackView | None:
    """Return the newest form that is open for this user, or None."""
    theirs = [one for one in slack.views if one.user == user.id and one.is_open]
    return theirs[-1] if theirs else None


def close_views(slack: SlackServer, user: SlackUser) -> None:
    """Close somebody's forms without sending them."""
    for one in slack.views:
        one.is_open = one.is_open and one.user != user.id


def record_own_message(slack: SlackServer, user: SlackUser, happened: Json) -> None:
    """Keep what somebody wrote to the app alone, for their own eyes."""
    if happened["type"] == "message":
        slack.spoken.append(
            SlackMessage(
                user.team_id, user.chat, happened["ts"], happened["text"], [], user=user.id
            )
        )


def clear_chat(slack: SlackServer) -> None:
    """Forget what was said, and all forms and tabs; the workspaces stay as they are."""
    for kept in (slack.messages, slack.spoken, slack.views, slack.homes, slack.triggers):
        kept.clear()


def _is_seen(message: SlackMessage, user: SlackUser) -> bool:
    is_here = message.channel == user.chat and not message.is_deleted
    return is_here and message.user in {"", user.id}
