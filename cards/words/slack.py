"""What the bot says in Slack alone."""

UNKNOWN_MENTION = (
    "I can’t see who you mentioned: Slack doesn’t show me everyone. Nothing was changed. "
    "Please write their name or email address instead."
)


def unknown_group(name: str) -> str:
    """Return that a user group of Slack's names nobody here, with its name if Slack told it."""
    which = f"the Slack group @{name}" if name else "that Slack group"
    return (
        f"I don’t know who is in {which}: Slack doesn’t tell me. Nothing was changed. "
        "Please write the people’s names, or a group made here: type “pools” to see them."
    )


# --- presses and forms ---------------------------------------------------------------------------

OUTDATED = "This is from an earlier version of me. Nothing was changed. Please ask again."
ANOTHER = "This card isn’t the newest one. Nothing was changed. Use the one further down."
HERE_NOT = "I can’t open this form in a channel. Nothing was changed. Please ask me directly."
LATE = "Slack didn’t let me open that in time. Nothing was changed. Please press again."
BACK = "Back"
CLOSE = "Close"
YOU_WROTE = "You had written:"
IN_DIRECT_MESSAGES = "The answer is in our direct messages."

# --- who somebody is -----------------------------------------------------------------------------

SLACK_IS_SILENT = "Slack doesn’t tell me who you are at the moment. Please try again."
_UNVERIFIED = {
    "guest": "You’re a guest in this workspace, and I only work for its members.",
    "outsider": (
        "You’re writing from another company’s workspace, and I only work for the members of this one."
    ),
    "no-mail": (
        "I can’t tell who you are: Slack gives me no confirmed email address of yours. Add your "
        "work address to your Slack account, or ask an administrator of this workspace."
    ),
    "two-people": (
        "I can’t tell who you are: your account knows several people with your email address. "
        "Ask an administrator."
    ),
}


def unverified(doubt: str) -> str:
    """Return why somebody is not answered, by a value of `bot.channels.slack.user_resolution.Doubt`."""
    return f"{_UNVERIFIED[doubt]} Nothing was changed."


# --- the assistant -------------------------------------------------------------------------------

LOOKING = "is looking at the calendars…"
SUGGESTIONS_TITLE = "What can I do for you?"
SUGGESTIONS = (
    ("See what I can ask", "Help"),
    ("See my interviews", "My interviews"),
    ("See what’s next", "What’s next?"),
    ("Connect my calendar", "Connect"),
)
"""What anyone may say, whatever their role, which is not known before they say something: a title, and what is then said."""
