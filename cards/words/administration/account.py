"""What the bot says of the account: its switch, and invitations to connect."""

from cards.words.formatting import (
    display,
)
from cards.words.short_messages import ShortMessage, good, message_words, plain, warning


@message_words("already-disabled")
def already_disabled() -> ShortMessage:
    """Say that the integration is off."""
    return plain("Office 365 is already off.")


@message_words("invite-disabled")
def invite_disabled() -> ShortMessage:
    """Say that nobody can connect while the integration is off."""
    return warning("Office 365 is off, so I invited nobody. Type “enable office365” first.")


@message_words("invite-nobody-left")
def invite_nobody_left() -> ShortMessage:
    """Say that nobody is left to be asked."""
    return plain("Everyone is connected, or was asked in the last week.")


@message_words("connected-already")
def connected_already(name: str) -> ShortMessage:
    """Say that somebody has signed in."""
    return plain(f"{name} is already connected.")


@message_words("asked-this-week")
def asked_this_week(name: str) -> ShortMessage:
    """Say that somebody is not asked twice in a week."""
    return warning(f"I asked {name} in the last week, so I won’t ask again yet.")


@message_words("asked-to-connect")
def asked_to_connect(name: str) -> ShortMessage:
    """Say that somebody gets the sign-in card."""
    return good(f"I’ve asked {name} to connect.")


@message_words("unreachable")
def unreachable(names: tuple[str, ...], more: int) -> ShortMessage:
    """Name whom the bot could not write to, and how that is mended."""
    if not names:
        return good("As far as I know, I can reach everyone.")
    rest = f" and {more} more" if more else ""
    return warning(
        f"{', '.join(display(one, 60) for one in names)}{rest}.",
        (
            "In Teams the app has to be installed for them: Teams admin center, Teams apps, Setup policies, Installed "
            "apps. Allowing or pinning it isn’t enough. Some may have blocked me."
        ),
        "What I have for them waits, and comes when they write to me.",
        title="I can’t reach",
    )
