"""Whether an interview is of the candidate who was named, however that was typed."""

from bot.domain.bookings.interviews import Interview
from bot.language.people.candidates import name_parts


def is_candidate(interview: Interview, name: str, mail: str = "") -> bool:
    """Return whether it is: by address, else by every word of the name that was said, with or without its accents."""
    if mail and mail.casefold() == interview.candidate_mail.casefold():
        return True
    said = name_parts(name)
    return bool(said) and said <= name_parts(interview.candidate)
