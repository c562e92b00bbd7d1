"""The loop that is shown, its sessions, and words that mean the whole of it: `the loop`, `all of it`, `it`.

The whole loop is the first of the interviews that are known, its sessions follow in order of time. Which of them a place or
a person means: `session_mentions`.
"""

import re
from itertools import takewhile

from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.people.coming_names import interviews_named
from bot.language.requests import Target
from bot.language.tokens.cues import Cued

_LOOP = re.compile(r"\b(?:loop|on ?-?site|(?:whole|entire) (?:thing|day|lot|plan|schedule))\b")
_WHOLE = Cued(
    r"\b(?:loop|onsite|it|everything|whole|entire|each(?: of them| one| session)?|every (?:session|round|one)|all (?:of )?(?:them|those|these|sessions)|(?:them|these|those) all|all (?:the |of the )?(?:\w+ )?(?:sessions|interviews|rounds))\b"
)
_ENTIRE = Cued(_WHOLE.pattern.replace("|it|", "|all of it|"))
_AROUND = Cued(
    r"\b(?:loop|onsite|(?:whole|entire) (?:thing|day|lot|schedule|plan)|all of (?:it|them|those|these)|all (?:them|those|these|sessions)|(?:them|these|those) all|all (?:the |of the )?(?:\w+ )?(?:sessions|rounds)|(?:every|each)(?: of them)?(?: (?:session|round|one))?)\b"
)
"""What means the whole loop also below the card of one of its sessions, which is “it”."""


def whole_loop(context: ParseContext) -> ComingInterview | None:
    """Return the loop that is shown; None where none is."""
    first = context.interviews[0] if context.interviews else None
    return first if context.last == "loop" and first and first.sessions else None


_CARDS_OF_ONE = frozenset({"interview", "proposal"})


def loop_around(context: ParseContext) -> str:
    """Return the id of the loop of which one session's own card is shown; empty where none is."""
    first = context.interviews[0] if context.interviews else None
    is_shown = context.last in _CARDS_OF_ONE and not context.chosen
    wholes = {one.id for one in context.interviews if one.sessions}
    return first.loop if first and is_shown and first.loop in wholes else ""


def sessions_of(context: ParseContext) -> tuple[ComingInterview, ...]:
    """Return the sessions of the loop that is shown, or of which one is, in order of time; of one candidate, where no whole stands before them."""
    if around := loop_around(context):
        around_it = (one for one in context.interviews if one.loop == around)
        return tuple(sorted(around_it, key=lambda one: one.start))
    loop = whole_loop(context)
    if loop or context.last != "loop" or not context.interviews:
        return context.interviews[1 : loop.sessions + 1] if loop else ()
    first = context.interviews[0]
    own = takewhile(lambda one: one.candidate == first.candidate, context.interviews)
    return tuple(own) if first.candidate else ()


def loop_of_candidate(named: Shape, context: ParseContext) -> Target:
    """Return the loop of a candidate who is named and has nothing else coming; nothing for any other."""
    theirs = interviews_named(named.pieces, context)
    wholes = [one for one in theirs if one.sessions]
    is_all = len(wholes) == 1 and len(theirs) == wholes[0].sessions + 1
    return (wholes[0].id,) if is_all else ()


def means_whole(row: str) -> bool:
    """Whether a row of words speaks of a whole loop."""
    return bool(_WHOLE.search(row))


def entire(row: str, context: ParseContext) -> Target:
    """Return the loop of which a session is shown, or the sessions of one shown without a whole of its own, where all of it is meant: "move the loop"."""
    if around := loop_around(context):
        return (around,) if _AROUND.search(row) else ()
    is_bare = bool(sessions_of(context)) and whole_loop(context) is None
    return tuple(one.id for one in sessions_of(context)) if is_bare and _ENTIRE.search(row) else ()


def names_loop(row: str) -> bool:
    """Whether a row of words speaks of a loop by that name."""
    return bool(_LOOP.search(row))


teach(_LOOP, _WHOLE)
