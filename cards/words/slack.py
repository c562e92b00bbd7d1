"""What the bot says in Slack alone."""

UNKNOWN_MENTION = (
    "I can’t see who you mentioned: Slack does not show me everybody. Nothing was changed. "
    "Please write their name or e-mail address instead."
)
