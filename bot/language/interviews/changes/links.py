"""Links in what is said: their colons part nothing, as that after "note" does: "note https://cv.example/a:b"."""

import re

from bot.language.tokens.cues import Cued

_COLON, _RATIO = ":", "\u2236"
LINK = rf"<?(?:https?[{_COLON}{_RATIO}]//|www\.)\S+"
"""A link, also in a text whose links are whole."""
POLITE = r"(?:\s+(?:please|pls|plz|thanks|thx|too|as well))*[\s.!]*"
_LINKS = re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.IGNORECASE)
_ALONE = Cued(rf"(?P<link>{LINK}){POLITE}\Z", re.IGNORECASE)


def with_links_whole(text: str) -> str:
    """Return a text, each sign at its place, in which no colon belongs to a link."""
    return _LINKS.sub(lambda found: found[0].replace(_COLON, _RATIO), text)


_NOTE_AGAIN = Cued(
    r"(?P<end>[.;!?])\s+(?:and )?(?:another |second |also )?notes?(?: too| as well)?\s*:\s*",
    re.IGNORECASE,
)
"""Behind one note a second: "note: bring a laptop. note: ask about Python"."""


def as_one_note(said: str) -> str:
    """Return the text of a note, with that of another behind it."""
    return _NOTE_AGAIN.sub(r"\g<end> ", said.strip())


def note_text(said: str) -> str:
    """Return what a note says: of a link alone, without the please behind it."""
    text = as_one_note(said)
    alone = _ALONE.fullmatch(text)
    return alone["link"].strip("<>") if alone else text
