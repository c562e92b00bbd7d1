"""What is said of a day or of somebody in an open question, where nothing of it was read: "Friday lapses", "Wei comes not".

A follow-up that names only a day means that day; one that says of it what no rule knows may mean the opposite.
"""

from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.parsed import ParsedMessage
from bot.language.requests import Question
from bot.language.tokens.cues import Cued

_PREDICATE = Cued(
    r"^(?:(?:please|so|well|no|sorry|ok|actually|on|the|but|and) (?:, )?)*(?P<who>¤[tp]\d+(?:(?: ,| and| &| or) ¤[tp]\d+)*) (?P<said>(?:'s|is|are|was|goes|go|comes|has|can|could|may|might|must|shall|should|will|wont|cant|cannot|does|doesnt|isnt|arent|needs|¤x\d+|(?!this\b)[a-z]{3,}s)(?: (?!¤[tlrn])[^\s.?]+){0,5}?)(?: ,? ?(?:please|then|now|sorry|thanks))*(?: [.!,])*$"
)
_WANTED = Cued(
    r"\b(?:works?|suits?|fits?|fine|good|ok|okay|better|best|great|perfect|ideal|lovely|grand|possible|free|available|instead|preferred|easier|only|enough|too|also|well|joins?|joining|comes|coming|come|needed|required|optional|must|wanted|mandatory|leads?|takes?|morning|afternoon|evening|there|in|do|does|likes?|prefers?|wants?|open|clear|wide)\b"
)
_REFUSED = Cued(r"\b(?:not|no|never|cannot|cant|wont|isnt|arent|doesnt|dont|nae)\b")


def unread_predicate(read: ParsedMessage, shape: Shape) -> str:
    """Return the words that are said of what a follow-up was read to want, where they may mean that it is not; empty else."""
    request = read.request
    found = shape.search(_PREDICATE) if read.continues and isinstance(request, Question) else None
    if found is None or not isinstance(request, Question) or request.sessions:
        return ""
    if _WANTED.search(found["said"]) and not _REFUSED.search(found["said"]):
        return ""
    return shape.text(shape.places(found.span("said"))) if _is_kept(request, shape) else ""


def _is_kept(request: Question, shape: Shape) -> bool:
    """Whether the days and the people that are named are among those asked for."""
    dates = {start.date() for start, _ in request.windows}
    people = {*request.people}
    named = [one for one in shape.pieces if one.kind in {"days", "name"}]
    return all(
        not dates.isdisjoint(one.value.dates)
        if one.kind == "days"
        else not people.isdisjoint(one.value.ids)
        for one in named
    )


teach(_PREDICATE, _WANTED, _REFUSED)
