"""What the interviewers of an interview read beside its facts: lines, and the web addresses in them."""

import re

from bot.domain.form_validation import require_valid

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_WHOSE = re.compile(r"\A(?:his|her|their|the) ")
_ANY = frozenset({"", "link"})
"""What may stand before several addresses, each of something else."""


def with_line(note: str, line: str, *, puts_right: bool = False) -> str:
    """Return a note with one more line, where it does not have it yet; raises BadInput for one too long.

    A web address takes the place of the one that is called the same, "CV: …"; one that puts another right, that of the
    last there is.
    """
    lines = note.splitlines()
    if line in lines:
        return note
    place = _place(lines, line, puts_right=puts_right)
    if place is None:
        lines.append(line)
    else:
        lines[place] = line if _label(line) not in _ANY else _relinked(lines[place], line)
    longer = "\n".join(lines).strip()
    require_valid({"note": longer})
    return longer


def _place(lines: list[str], line: str, *, puts_right: bool) -> int | None:
    """Return which line has the web address that a new one takes the place of; None where none has."""
    if _LINK.search(line) is None:
        return None
    linked = [n for n, one in enumerate(lines) if _LINK.search(one)]
    label = _label(line)
    same = [n for n in linked if _label(lines[n]) == label and label not in _ANY]
    meant = same or (linked if puts_right else [])
    return meant[-1] if meant else None


def _label(line: str) -> str:
    """Return what stands before the first web address of a line, as it is compared."""
    found = _LINK.search(line)
    said = line[: found.start()].strip(" :–-<").casefold() if found else ""
    return _WHOSE.sub("", said)


def _relinked(line: str, new: str) -> str:
    """Return a line with a new web address in the place of its last one."""
    *_, last = _LINK.finditer(line)
    found = _LINK.search(new)
    return f"{line[: last.start()]}{found[0] if found else new}{line[last.end() :]}"
