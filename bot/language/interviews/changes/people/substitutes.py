"""Who could take somebody's place in a booked interview, where nobody is named to come instead."""

from bot.language.acts.situation import EASE, INTERVIEW
from bot.language.chunking.shape import Shape
from bot.language.clarification import Clarification, asks
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.people.coming_names import name_of
from bot.language.tokens.cues import Cued

_SOMEBODY = r"(?:someone|somebody|anyone|anybody|whoever|another (?:interviewer|person|colleague)|a (?:different (?:interviewer|person)|substitute|replacement|stand ?in))"
_COVERS = r"(?:replace|substitute(?: for)?|stand in for|step in for|sit in for|cover for|cover|fill in for|take over (?:from|for)|(?:do|take) (?:it|this|that) (?:instead of|for)|take (?:the )?(?:place|seat|spot) of)"
TAKES_PART = r"(?:take|takes|taking|fill|fills|do|does|doing|cover|covers|have|has|get|gets|run|runs) (?:his|her|their|the) (?:place|seat|spot|slot|stead|part|bit|session|round|half|turn|share)"
"""What who comes does with the part of who goes: "takes his place", "does her bit"."""
_GONE = r"(?P<gone>¤p\d+)"
_REPLACES = Cued(
    rf"\bwho (?:else )?(?:could|can|might|would|should|will|is free to|is available to) (?:\w+ )?{_COVERS} {_GONE}"
)
_INSTEAD_FOR = rf"^{EASE}(?:(?:i|we) )?(?:(?:still )?(?:find|get|need|want|look for|suggest|arrange|organi[sz]e|who is|who 's|who could be|any)(?: me| us)? )?(?:an? |some )?(?:stand ?in|stand in|replacement|substitute|sub|backup|back up|cover|other interviewer)(?: interviewer)? (?:for|on|in|at)"
_FINDS = rf"^{EASE}(?:(?:find|get|ask|suggest|look for)(?: me| us| for)? )?{_SOMEBODY} else (?:for|to (?:do|take|cover))"
_WHOLE = rf"(?: {INTERVIEW})?(?: (?:please|pls))*$"
_ELSE_FOR = tuple(
    Cued(pattern)
    for pattern in (
        rf"{_FINDS} ¤c\d+(?: 's)?{_WHOLE}",
        rf"{_FINDS} {_GONE} 's{_WHOLE}",
        rf"^{EASE}(?:have|let|make|get|ask)(?: me| us)? {_SOMEBODY}(?: else)? (?:to )?(?:cover|do|take|run|handle) ¤c\d+(?: 's)?{_WHOLE}",
        rf"^{EASE}(?:have|let|make|get|ask)(?: me| us)? {_SOMEBODY}(?: else)? (?:to )?(?:cover|do|take|run|handle)(?: for)? {_GONE}(?: 's(?: (?:part|place|slot|bit|session))?)?{_WHOLE}",
        rf"{_INSTEAD_FOR} ¤c\d+ 's{_WHOLE}",
        rf"{_INSTEAD_FOR} {_GONE}(?: (?:on|for|in|at) (?:¤c\d+(?: 's)?|it|this|that)|(?: on)? ¤t\d+)?{_WHOLE}",
    )
)
_WITHOUT_NAME = tuple(
    Cued(pattern)
    for pattern in (
        rf"^{EASE}(?:(?:we|i) )?(?:need|want|find|get|look for)(?: me| us)? {_SOMEBODY} else (?:for|than) {_GONE}",
        rf"^{EASE}(?:replace|swap|switch|substitute)(?: out)? {_GONE}(?: out)?(?: (?:with|for|by) {_SOMEBODY}(?: else)?(?: .*)?)?$",
        rf"\b{_SOMEBODY}(?: else)?(?: (?!instead|in\b)\S+){{0,3}}? (?:instead of|in place of|rather than|to replace|to cover for|to stand in for|to step in for|to fill in for|to take over from|who (?:could|can) {_COVERS}) {_GONE}",
        rf"\b{_SOMEBODY}(?: else)?(?: (?:is|free|available|there))* to (?:take|fill) {_GONE} 's (?:place|seat|spot|slot|part)\b",
        rf"\b(?:can|could|would) {_SOMEBODY}(?: else)? (?:\w+ )?{_COVERS} {_GONE}",
        rf"^{EASE}(?:find|get|ask|suggest|look for)(?: me| us| for)? (?:{_SOMEBODY}) else (?:for|to (?:do|take|cover)) (?:¤c\d+ 's|it\b|this\b|that\b|the\b|my\b)",
        rf"^{EASE}(?:find|get|ask|suggest|look for)(?: me| us| for)? (?:a (?:substitute|replacement|stand ?in)) (?:for|to (?:do|take|cover)) (?:{_GONE}|¤c\d+ 's|it\b|this\b|that\b|the\b|my\b)",
        rf"\bwho(?: (?:is|'s|are|else))*(?: (?:free|available|around|left))? (?:instead of|in place of|in for) {_GONE}",
        rf"^{EASE}who else (?:could|can|might|would) (?:do|take|cover) ¤c\d+(?: 's)?",
    )
)


def is_about_replacing(row: str) -> bool:
    """Whether it is asked who could come in somebody's place."""
    return bool(_REPLACES.search(row))


def is_for_one(row: str) -> bool:
    """Whether nothing is asked but somebody else for an interview that is named: "find someone else for Ann"."""
    return any(pattern.search(row) for pattern in _ELSE_FOR)


def wants_substitute(shape: Shape) -> tuple[str, ...] | None:
    """Return whose place somebody is to take who is not named, empty where nobody is said to go; None where it is not asked."""
    for pattern in (_REPLACES, *_WITHOUT_NAME, *_ELSE_FOR):
        if (match := shape.search(pattern)) is not None:
            gone = shape.group(match, "gone")
            return tuple(mail for one in gone for mail in one.value.ids)[:1]
    return None


def who_comes_instead(gone: str, context: ParseContext) -> Clarification:
    """Return the question who is to come in the place of the one who goes."""
    name = name_of(gone, context)
    swap = f"swap {name} for "
    return Clarification(
        asks("whose-place", name=name), (), f"{swap}someone else", len(swap), len(swap) + 12
    )


teach(_REPLACES, *_WITHOUT_NAME, *_ELSE_FOR)
