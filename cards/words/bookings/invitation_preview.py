"""What is said with the text of an invitation."""

from datetime import datetime

from cards.words.formatting import display, short_day_and_time
from cards.words.short_messages import ShortMessage, message_words, plain


@message_words("invitation-preview")
def invitation_preview(  # noqa: PLR0913, PLR0917 - what the message is given
    name: str,
    mail: str,
    state: str,
    subject: str,
    start: str,
    end: str,
    text: tuple[str, ...],
    year: int,
) -> ShortMessage:
    """Show an invitation as its reader has it, or is to get it."""
    who = display(name or mail, 60) or "The candidate"
    to = f" ({display(mail, 80)})" if mail and name else ""
    first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    when = f"{short_day_and_time(first, year)}–{last:%H:%M}"
    said = {
        "got": f"{who}{to} has this invitation:",
        "will-get": f"{who}{to} gets this invitation; it hasn’t gone out like this yet:",
    }
    alone = f"{who} has no email address here, so nothing was sent. The invitation would say:"
    heading = f"“{display(subject, 120)}” · {when}"
    lines = [display(one, 500) for one in text if one.strip()]
    return plain(heading, *lines, title=said.get(state, alone))
