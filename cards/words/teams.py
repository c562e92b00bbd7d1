"""What the bot says in Teams alone, where no turn is run."""

NOBODY = (
    "I can’t tell who you are: Teams sent no account with this message. "
    "Nothing was changed. Please write to me from your work account."
)
OUTDATED = "This button is from an earlier version of me. Nothing was changed. Please ask again."
REFRESH = "Refresh"
WORKING = "I’m still working on this. The answer follows in this chat."
FAILED = "Something went wrong here. Look at the chat before you try again."
