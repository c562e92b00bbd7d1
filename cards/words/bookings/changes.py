"""What becomes of an interview that is changed, in words."""

from cards.change_facts import ChangeFacts
from cards.words.formatting import display, join_names, length, quote, short_names


def becomes(change: ChangeFacts) -> list[str]:
    """Return what an interview does once it is changed: "lasts 45 min", "is with Mei too"."""
    parts = [f"lasts {length(change.minutes)}"] if change.minutes else []
    if change.online is not None:
        parts.append("gets a Teams link" if change.online else "is no Teams meeting any more")
    parts += ["has no room any more"] if change.is_without_room else []
    parts += [f"moves to {display(change.room, 60)}"] if change.room else []
    added, removed = (join_names(short_names(some), 5) for some in (change.added, change.removed))
    if added and removed:
        parts.append(f"is with {added} instead of {removed}")
    else:
        parts += [f"is with {added} too"] if added else []
        parts += [f"goes on without {removed}"] if removed else []
    parts += [f"gets the note {quote(display(change.note, 100))}"] if change.note else []
    parts += ["loses its note"] if change.is_without_note else []
    parts += [f"is called {quote(display(change.title, 60))}"] if change.title else []
    parts += ["loses its title"] if change.is_without_title else []
    parts += [f"is for {display(change.candidate, 60)}"] if change.candidate else []
    mail = display(change.candidate_mail, 80)
    parts += [f"has the address {mail}"] if mail else []
    return parts
