"""A sentence for everything that can go wrong: what happened, whether anything changed, what next.

The words are in `cards.words.error_catalog`; a test walks the whole tree of errors and demands them, and
another looks for every code that is raised.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.errors import BotError, Effect
from cards.words.error_catalog import DOING, ERROR_WORDS, SERVICES
from cards.words.formatting import count_of, display, join_names, length

_CHANGED: dict[Effect, str] = {
    "yes": "Part of it was done before that. Type “my interviews” to see what stands.",
    "unknown": "I couldn’t tell whether anything was changed. Type “my interviews”, "
    "or look into your Outlook calendar, before you try again.",
}
_CODE = re.compile(r"[a-z]+(-[a-z0-9]+)*|\S+@\S+")
"""What only programs say: such a fact is never put into a sentence, except an address as such."""


_QUANTITIES: Mapping[str, Callable[[int], str]] = {
    "interviews": partial(count_of, noun="interview"),
    "interviews_left": partial(count_of, noun="interview"),
    "minutes": length,
    "shown": lambda many: "there’s only one time" if many == 1 else f"there are only {many} times",
}
"""Facts that are numbers, and how each is said."""


_LONGEST = {"rest": 80}
"""Letters of facts of which the beginning is enough."""


class Trouble(Struct, frozen=True):
    """The three things a person needs to know."""

    what: str
    changed: str
    next: str


def error_message(
    key: str, changed: Effect = "no", facts: Mapping[str, str] | None = None
) -> Trouble:
    """Return the sentences of an error's key and code; an unknown key gets those of `trouble`."""
    told = facts or {}
    codes = (f"{key}/{told[name]}" for name in ("why", "what") if name in told)
    words = next(
        (ERROR_WORDS[one] for one in codes if one in ERROR_WORDS),
        ERROR_WORDS.get(key, ERROR_WORDS["trouble"]),
    )
    if doing := DOING.get(told.get("doing", "")):
        words = replace(doing, what=words.what)
    known = dict(_speakable(told))
    return Trouble(
        _first(words.what, known),
        _CHANGED.get(changed, words.unchanged),
        _first(words.next, known),
    )


def error_lines(error: BotError) -> tuple[str, tuple[str, ...]]:
    """Return what is said of an error outside of a chat: what happened, and the lines below that."""
    said = error_message(error.key, error.changed, error.facts)
    return said.what, (said.changed, said.next)


def _speakable(facts: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    said = ((name, _words_of(name, text)) for name, text in facts.items())
    return [(name, text) for name, text in said if text]


def _words_of(name: str, text: str) -> str:
    if name == "who":
        return join_names(text.split(", "), last="or")
    if name == "service":
        return display(SERVICES.get(text, text))
    if name in _QUANTITIES:
        return _QUANTITIES[name](int(text))
    if name in {"why", "what"} and _CODE.fullmatch(text):
        return ""
    return display(text, _LONGEST.get(name, 200)).rstrip(".")


def _first(sentences: Sequence[str], facts: Mapping[str, str]) -> str:
    filled = next(one for one in (_filled(way, facts) for way in sentences) if one)
    return filled[:1].upper() + filled[1:]


def _filled(sentence: str, facts: Mapping[str, str]) -> str:
    try:
        return sentence.format_map(facts)
    except KeyError:
        return ""
