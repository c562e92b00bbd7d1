"""Mail and web addresses as typed: each is one word of which nothing else is read, and no stage cuts one."""

import re
from functools import lru_cache

ADDRESS = re.compile(
    r"\w[\w.+'’-]*@[\w-]+(?:\.[\w-]+)+|(?:https?://|\bwww\.)[^\s<>|]*[^\s<>|.,;:!?)\]}'\"’”]",
    re.IGNORECASE,
)


def cuts(found: re.Match[str]) -> bool:
    """Whether a match, or a group of it, begins or ends inside an address."""
    whole = _addresses(found.string)
    if not whole:
        return False
    ends = {end for span in found.regs for end in span}
    return any(start < end < stop for start, stop in whole for end in ends)


def has_addresses(text: str) -> bool:
    """Whether an address stands in a text."""
    return bool(_addresses(text))


def labelled(document: str, link: str) -> str:
    """Return the line of a note that has the address of a document: "CV: https://…", or the address alone."""
    if not document:
        return link
    is_short = len(document) == len("cv")
    return f"{document.upper() if is_short else document[:1].upper() + document[1:]}: {link}"


def web_addresses(text: str) -> tuple[str, ...]:
    """Return the web addresses of a text."""
    found = (text[start:end] for start, end in _addresses(text))
    return tuple(one for one in found if "@" not in one.partition("/")[0])


@lru_cache(maxsize=64)
def _addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the addresses of a text stand."""
    if "@" not in text and "//" not in text and "www." not in text.lower():
        return ()
    return tuple(one.span() for one in ADDRESS.finditer(text))
