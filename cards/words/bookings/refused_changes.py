"""What the bot says of a change of an interview that Microsoft 365 refuses for good."""

from datetime import datetime

from cards.words.formatting import clock, day, display
from cards.words.short_messages import Said, message_words, warning

_NOT_DONE = {
    "handed over": "I couldn’t hand over {interview}",
    "time": "I couldn’t move {interview}",
    "room": "I couldn’t change the room of {interview}",
    "people": "I couldn’t change who comes to {interview}",
    "online": "I couldn’t change {interview} between Teams and in person",
    "cancel": "I couldn’t cancel {interview}",
    "called off": "The candidate called it off, but I couldn’t cancel {interview}",
}
_OTHERS = "I couldn’t change {interview}"
_WHY = {
    "denied": "Microsoft 365 doesn’t allow it with your sign-in",
    "no-mailbox": "Microsoft 365 says that the calendar’s mailbox isn’t there any more",
    "room": "Microsoft 365 knows no mailbox at the room’s address",
}
_DIDNT_ACCEPT = "Microsoft 365 didn’t accept it"
_STANDS = {
    "no": "Nothing was changed: it stands as before, on {day} at {time}.",
    "yes": "It stays on {day} at {time}. Some of the change was written already: I’m putting that back now.",
    "unknown": "I can’t tell whether all of it is as before: look at it in Outlook.",
}
_NEXT = {
    "denied": "I won’t try again by myself. Ask your Microsoft 365 administrator to allow it, or do it in Outlook: I’ll follow.",
    "no-mailbox": "I won’t try again by myself. Ask your Microsoft 365 administrator about the mailbox.",
    "room": "Choose another room, or ask your admin to check the room’s address.",
}
_DO_IT_YOURSELF = "I won’t try again by myself. Do it in Outlook: I’ll follow."


@message_words("change-refused")
def change_refused(what: str, why: str, changed: str, start: str, candidate: str) -> Said:
    """Tell an organizer what of an interview Microsoft 365 refuses, how it stands, and what helps."""
    at = datetime.fromisoformat(start)
    whose = f"the interview with {display(candidate, 60)}" if candidate else "the interview"
    said = _NOT_DONE.get(what, _OTHERS).format(interview=whose)
    return warning(
        f"{said}: {_WHY.get(why, _DIDNT_ACCEPT)}.",
        _STANDS[changed].format(day=day(at), time=clock(at)),
        _NEXT.get(why, _DO_IT_YOURSELF),
    )
