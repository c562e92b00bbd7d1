"""How an interview stands, in one line: never more than is known, and what is left when it ended."""

from cards.components import Banner, Part, Text, Tone
from cards.formatting import listed, shown
from cards.view_models import InterviewCard
from cards.words.delivery import GOES_ON, MICROSOFT_AWAY
from cards.words.unavailability import rule_sentence

ROOM_STATES = {
    "none": "",
    "checking": "being checked",
    "requested": "requested, no answer yet",
    "confirmed": "✓ confirmed",
    "awaiting approval": "waiting for approval",
    "declined": "✗ not available",
}
_CODES = {
    "sign-in": "your sign-in with Microsoft has ended; type “connect” and book again",
    "deleted": "the event was deleted in Outlook",
}
_SOMEBODY = "somebody took the time in between"
_REFUSED = "Microsoft 365 did not accept it"
_NOTHING_LEFT = "Nothing of it is left in any calendar."
_UNTIL_THEN = "This takes a moment; until then something may still show in a calendar."


def organizer_stage(view: InterviewCard) -> list[Part]:
    """Return how far a booking has come, for whoever booked it."""
    if view.is_delayed and view.stage in {"claimed", "reserved", "ending"}:
        return [Banner(MICROSOFT_AWAY, "warning"), Text(GOES_ON)]
    match view.stage:
        case "claimed":
            return [Banner("Looking into the calendars once more …")]
        case "reserved":
            room = " Reserving the room and" if view.room else " Now"
            return [Banner(f"The time is still free.{room} inviting the people …")]
        case "standing":
            return [_standing(view)]
        case "ending":
            return [Banner("Taking it out of the calendars …"), Text(_UNTIL_THEN, "quiet")]
        case _:
            return _ended(view)


def interviewer_stage(view: InterviewCard) -> list[Part]:
    """Return how an interview ended, for whoever would have interviewed."""
    if view.stage == "ending":
        return [Banner("This interview is being cancelled …", "warning")]
    by = f" by {shown(view.organizer, 60)}" if view.organizer else ""
    words = {"cancelled": f"Cancelled{by}.", "undone": f"Taken back{by}."}
    banner = Banner(words.get(view.ending, "This interview was not booked."), "warning")
    left = "Outlook sends you the cancellation and takes it out of your calendar; nothing to do."
    return [banner, Text(left if view.ending in words else _NOTHING_LEFT)]


def _standing(view: InterviewCard) -> Banner:
    silent = "{room} has not answered, and its calendar still shows the time as free. Take another room, or wait."
    if view.room_state == "requested" and view.spare_rooms:
        return Banner(silent.format(room=_room(view)), "warning")
    words, tone = _STANDING[view.room_state]
    return Banner(words.format(room=_room(view)), tone)


_STANDING: dict[str, tuple[str, Tone]] = {
    "none": ("Booked. The invitations are out.", "good"),
    "checking": ("I am checking {room} … The invitations are out.", "plain"),
    "requested": (
        "{room} is requested and has not answered yet. The invitations are out.",
        "plain",
    ),
    "confirmed": ("Booked. {room} is confirmed and the invitations are out.", "good"),
    "awaiting approval": (
        "{room} is waiting for its approval. The invitations are out.",
        "warning",
    ),
    "declined": (
        "{room} is not available. The people are still invited: take another room or time.",
        "bad",
    ),
}


def _ended(view: InterviewCard) -> list[Part]:
    names = [name for name in shown(view.why, 300).split(", ") if name]
    match view.ending:
        case "undone":
            undone = "Undone. The room is released and the invitations are withdrawn."
            return [Banner(undone, "quiet"), Text(_NOTHING_LEFT)]
        case "cancelled":
            told = "Nothing of it is left in your calendar or the room's; Outlook tells the people."
            why = f"Cancelled: {_CODES[view.why]}." if view.why in _CODES else "Cancelled."
            return [Banner(why, "quiet"), Text(told)]
        case "taken":
            if rule := rule_sentence(view.rule, names[0] if names else ""):
                rest = f"Nobody was invited. {_NOTHING_LEFT} Ask for another time or somebody else."
                return [Banner(f"Not booked: {_in_sentence(rule, names)}.", "warning"), Text(rest)]
            verb = "is" if len(names) == 1 else "are"
            busy = f"{listed(names, 5)} {verb} no longer free then" if names else _SOMEBODY
            taken = f"Not booked: {busy}."
            return [Banner(taken, "warning"), Text(f"Nobody was invited. {_NOTHING_LEFT}")]
        case _:
            missing = f"I could not get {listed(names, 5, 'or')}" if names else _REFUSED
            failed = f"Not booked: {_CODES.get(view.why, missing)}."
            back = f"What I had written is taken back. {_NOTHING_LEFT}"
            return [Banner(failed, "bad"), Text(back)]


def _in_sentence(rule: str, names: list[str]) -> str:
    """Return a rule as it stands after a colon: a name keeps its capital."""
    return rule if names else rule[0].lower() + rule[1:]


def _room(view: InterviewCard) -> str:
    return shown(view.room, 60) or "The room"
