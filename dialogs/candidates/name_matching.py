"""Whether an interview is of the candidate who was named, however that was typed, or known by address alone."""

from collections.abc import Iterable

from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from bot.language.people.candidates import name_parts


def is_candidate(interview: Interview, name: str, mail: str = "") -> bool:
    """Return whether it is: by address, else by every word of the name that was said, with or without its accents."""
    if mail and mail.casefold() == interview.candidate_mail.casefold():
        return True
    said = name_parts(name)
    return bool(said) and said <= name_parts(interview.candidate)


def with_names(interviews: Iterable[Interview]) -> list[Interview]:
    """Return interviews with the candidate's name also where only their address was said, if the others tell one name for it."""
    every = list(interviews)
    names: dict[str, set[str]] = {}
    for one in every:
        if one.candidate and one.candidate_mail:
            names.setdefault(one.candidate_mail.casefold(), set()).add(one.candidate)

    def named(one: Interview) -> Interview:
        known = names.get(one.candidate_mail.casefold(), set()) if not one.candidate else set()
        return replace(one, candidate=next(iter(known))) if len(known) == 1 else one

    return [named(one) for one in every]
