"""How an interview stands, in one line: never more than is known, and what is left when it ended."""

from cards.components import Banner, Part, Text, Tone
from cards.interview_views import InterviewCard
from cards.words.bookings import interview_card as words
from cards.words.delivery import GOES_ON, MICROSOFT_AWAY

_TONES: dict[str, Tone] = {
    "none": "good",
    "confirmed": "good",
    "awaiting approval": "warning",
    "declined": "bad",
}
_ENDINGS: dict[str, Tone] = {"undone": "quiet", "cancelled": "quiet", "taken": "warning"}


def organizer_stage(view: InterviewCard) -> list[Part]:
    """Return how far a booking has come, for whoever booked it."""
    if view.is_delayed and view.stage in {"claimed", "reserved", "ending"}:
        return [Banner(MICROSOFT_AWAY, "warning"), Text(GOES_ON)]
    match view.stage:
        case "claimed":
            return [Banner(words.CHECKING)]
        case "reserved":
            return [Banner(words.inviting(view))]
        case "standing":
            return [Banner(words.standing(view), _tone(view))]
        case "ending":
            return [Banner(words.TAKING_OUT), Text(words.UNTIL_THEN, "quiet")]
        case _:
            banner, rest = words.ended(view)
            return [Banner(banner, _ENDINGS.get(view.ending, "bad")), Text(rest)]


def interviewer_stage(view: InterviewCard) -> list[Part]:
    """Return how an interview ended, for whoever would have interviewed."""
    if view.stage == "ending":
        return [Banner(words.BEING_CANCELLED, "warning")]
    banner, rest = words.ended_for_interviewer(view)
    return [Banner(banner, "warning"), Text(rest)]


def _tone(view: InterviewCard) -> Tone:
    if words.is_settled_but_amiss(view) or words.is_settled_but_small(view):
        return "warning"
    is_silent = view.room_state == "requested" and (view.is_room_silent or view.is_room_in_doubt)
    return "warning" if is_silent else _TONES.get(view.room_state, "plain")
