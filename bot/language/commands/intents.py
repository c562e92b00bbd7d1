"""Which command a sentence is: told by the things it speaks of and by what is to be done with them.

Reads the `shape` of a sentence: its words, folded and put right, with `<person>`, `<room>`, `<mail>` and `<when>`
in the place of names, addresses, days and times. `MARKS` says by which words a thing or a deed is known, `_TABLE`
which of them together make a command. The first row decides that has all its marks and none of those after "but".
To teach a wording, add its word to a mark; a phrase that is a command by itself is a mark of its own.
"""

import re
from typing import Literal

from bot.language.commands.intent_keywords import MARKS, marks
from bot.language.grammar import VOCABULARY
from bot.language.tokens.normalize import listed

Intent = Literal[
    "availability", "enable", "disable", "status", "connect", "disconnect", "help", "interviews", "cancel",
    "reschedule", "rooms", "add_room", "remove_room", "role", "scheduling_user", "unknown",
]  # fmt: skip
_TABLE: tuple[tuple[Intent, str], ...] = (
    ("unknown", "refusal"),
    ("unknown", "enable, another product"),
    ("unknown", "disable, another product"),
    ("unknown", "link, another product but <person>"),
    ("scheduling_user", "scheduler"),
    ("scheduling_user", "as somebody"),
    ("help", "how to"),
    ("role", "promote"),
    ("role", "role, <person>, deal but free, meeting, job"),
    ("role", "role, <mail>, deal but free, meeting, job"),
    ("role", "about roles but free, meeting, job"),
    ("role", "given role but <when>, free, job"),
    ("add_room", "add, room, <mail> but <when>"),
    ("add_room", "add, room but <when>, <person>, meeting, free, room for it"),
    ("add_room", "to the rooms but <when>, <person>, meeting, free"),
    ("add_room", "new room but <when>, <person>, free"),
    ("reschedule", "reschedule"),
    ("reschedule", "move, meeting, aside"),
    ("reschedule", "change, meeting, aside"),
    ("cancel", "cancel, meeting"),
    ("cancel", "remove, meeting but part of it"),
    ("cancel", "meeting off"),
    ("remove_room", "remove, room but meeting, <when>"),
    ("remove_room", "remove, <room> but meeting, <when>"),
    ("remove_room", "remove, <mail>, room"),
    ("remove_room", "unused room"),
    ("status", "status but <person>, interview"),
    ("status", "asks, joined"),
    ("status", "asks whether, integration but free, <person>, meeting, room"),
    ("status", "asks, integration but enable, disable, link, free, <person>, meeting, room, <when>"),
    ("status", "asks state but <when>"),
    ("disconnect", "unlink"),
    ("disconnect", "stop, own"),
    ("disconnect", "remove, own"),
    ("disconnect", "disable, own"),
    ("disable", "disable, integration"),
    ("disable", "disable, office but <when>"),
    ("disable", "stop, integration but <person>, free, meeting, <when>"),
    ("disable", "remove, integration but <person>, free, meeting, <when>"),
    ("disable", "undone, integration"),
    ("disable", "off, integration but <person>, free, meeting"),
    ("disable", "disable alone but <when>"),
    ("connect", "link but <when>, with somebody"),
    ("connect", "get joined but asks, <when>, <person>"),
    ("connect", "tie but <person>"),
    ("enable", "enable, integration"),
    ("enable", "enable, office but <when>"),
    ("enable", "start, integration but <person>, free, meeting, <when>"),
    ("enable", "done, integration"),
    ("enable", "on, integration but <person>, free, meeting, <when>"),
    ("enable", "enable alone but <when>"),
    ("cancel", "cancel but cancelled room"),
    ("interviews", "own interviews"),
    ("interviews", "listed interviews but free, slots"),
    ("interviews", "interviews alone"),
    ("interviews", "next interview but free"),
    ("interviews", "have booked"),
    ("rooms", "listed rooms but <when>, free, <person>, book"),
    ("rooms", "rooms alone"),
    ("rooms", "which rooms but <when>, free, book"),
    ("rooms", "rooms to book but <when>, <person>"),
    ("rooms", "of a room"),
    ("help", "help"),
)  # fmt: skip


def _row(said: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the marks a row needs and those that speak against it."""
    needs, _, bars = said.partition(" but ")
    return frozenset(needs.split(", ")), frozenset(bars.split(", ")) - {""}


ROWS = tuple((intent, *_row(said)) for intent, said in _TABLE)
VOCABULARY.update(
    word
    for pattern in MARKS.values()
    for letter, ending in (("s", "s"), ("z", ""))
    for word in re.findall(r"[a-z]{2,}", pattern.replace("[sz]", letter).replace("s?", ending))
)


def command(shape: str, *, is_after: bool = False) -> Intent | None:
    """Give the command a sentence of this shape is, or None; after a question, "add a room" refines it."""
    borne = marks(shape)
    intent = next(
        (intent for intent, needs, bars in ROWS if needs <= borne and bars.isdisjoint(borne)), None
    )
    if is_after and intent in _SHARED and not _OUTRIGHT & borne:
        return None
    return intent


_SHARED = listed("add_room remove_room reschedule help")
"""Commands whose words also change a question: `add a room`, `drop the room`, `move it to Wednesday`."""
_OUTRIGHT = frozenset({"<mail>", "meeting", "outright"})
