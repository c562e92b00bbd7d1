"""The words of forms: their titles, the labels of their fields, and what sends them."""

CHANGE = "Change"
CHANGE_SEARCH, CHANGE_INTERVIEW = "Change search", "Change interview"
CHANGE_SESSIONS = "Change sessions"
DAY, LENGTH, INTERVIEWERS, ROOM, ONLINE = "Day", "Length", "Interviewers", "Room", "Online"
NOTE = "Note and links for the interviewers"
OWN_LINK, OWN_LINK_HINT = "Meeting link", "Only where it isn’t a Teams meeting"
TITLE, TITLE_HINT = "Title of the interviewers’ invitation", "Leave it empty for the usual one"
NO_ROOM, ANY_ROOM = "No room", "Any room"
NO_MEETING, MEETING = "No Teams meeting", "Teams meeting"

SEARCH_AGAIN, SEARCH_AGAIN_SPOKEN = "Search again", "Change day, length, people or room"
SAVE_CHANGES = "Save changes"
SAVE_CHANGES_SPOKEN = "Change interviewers, length, room, meeting or note"
DECLINE, DECLINE_SPOKEN, DECLINE_TYPED = "Decline", "Decline the interview", "decline"
CANDIDATE, CANDIDATE_NAME = "Candidate", "Candidate’s name"
OPTIONAL = " (optional)"
CANDIDATE_MAIL = f"Candidate’s email, to send an invitation{OPTIONAL}"
CANDIDATE_MAIL_HINT = "They get an invitation of their own"
SAVE_CANDIDATE = "Save candidate"


def save_candidate_typed(name: str) -> str:
    """Return what can be typed instead of the form, which never names somebody else than the candidate."""
    return "candidate’s email is name@example.org" if name else "candidate Jo Park"


SAY_WHY, CANCEL_WITH_REASON = "Say why", "Cancel with reason"
CANCEL_WITH_REASON_TYPED = "yes, cancel it: the role is on hold"

WHY_DECLINE, WHY_DECLINE_HINT = (
    "Why (only the organizer sees this)",
    "For example: travelling that day",
)
WHY_CANCEL, WHY_CANCEL_HINT = (
    "Why (the interviewers see this)",
    "For example: the role is on hold",
)


def make_it(minutes: int) -> str:
    """Return what can be typed to change the length."""
    return f"make it {minutes} minutes"
