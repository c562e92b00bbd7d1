"""What a message asks to be different about a booked interview, as a change of that interview."""

from difflib import SequenceMatcher

from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.notes import with_line
from bot.domain.bookings.wanted_changes import InterviewChange
from bot.language.requests import ChangeRequest


def wanted_change(request: ChangeRequest, interview: Interview) -> InterviewChange:
    """Return what a message asks to be different."""
    room = request.room
    return InterviewChange(
        add=(*request.add, *(new for _, new in request.replace)),
        remove=(*request.remove, *(old for old, _ in request.replace)),
        minutes=request.minutes,
        room=None if room is None else "" if room.kind == "none" else room.wish.mail,
        online=request.online,
        note=_note(request, interview),
        title="" if "title" in request.cleared else request.title or None,
        candidate=_candidate(request, interview),
    )


def _note(request: ChangeRequest, interview: Interview) -> str | None:
    if "note" in request.cleared:
        return request.note
    line, is_right = request.note, request.puts_right
    return with_line(interview.note, line, puts_right=is_right) if line else None


def _candidate(request: ChangeRequest, interview: Interview) -> tuple[str, str] | None:
    """Return name and address: another candidate's address is not known yet, the same one's under a fuller name is."""
    named = request.candidate
    if named is None and "address" in request.cleared:
        return interview.candidate, ""
    if named is None:
        return ("", "") if "candidate" in request.cleared else None
    known = interview.candidate
    name = named.name or known
    return name, named.mail or (interview.candidate_mail if _is_same(known, name) else "")


_ALIKE = 0.75
"""How alike two spellings of one word are, as a share of their letters."""


def _is_same(known: str, name: str) -> bool:
    """Whether a name is the known one in full, or with one of its words spelled otherwise: “Umma Fields” for Uma."""
    before, after = known.casefold().split(), name.casefold().split()
    if {*before} <= {*after}:
        return True
    changed = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
    is_one_word = len(before) == len(after) > 1 and len(changed) == 1
    return is_one_word and SequenceMatcher(None, *changed[0]).ratio() >= _ALIKE
