"""The other time that an interviewer proposed, taken or turned down by whose it is: "go with Mei's time", "Mei proposed Friday, accept".

The day and the hour that are named are those of the proposal, and tell no interview.
"""

from msgspec.structs import replace

from bot.language.acts.situation import EASE, Situation
from bot.language.chunks import TIME_KINDS
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import resolve
from bot.language.parsed import ParsedMessage
from bot.language.people.attendees import named_people
from bot.language.requests import InterviewRequest, UnknownRequest
from bot.language.shape import Shape
from bot.language.tokens.cues import Cued

_WHEN = r"(?: (?:(?:for|on|at|of|to|,) )*¤[tn]\d+)*"
_WHAT = r"(?:new |proposed |suggested |other )?(?:times?|proposals?|suggestions?|slots?|ideas?)"
_AGREES = r"(?:(?:please |i |we |'ll |will |can |so |then |let 's )*(?:accept|take|go with|go for|use|approve|agree(?: to)?|book|do|confirm)(?: (?:it|that|this|the time))?|(?:that 's |it 's )?(?:ok|okay|fine|good|great|perfect|agreed|accepted|approved|works|yes|sure)(?: (?:with|for|by) (?:me|us))?)"
_THEN = r"(?: (?:please|pls|instead|then|,|thanks))*$"
_TAKES = Cued(
    rf"^{EASE}(?:(?:that 's |it 's )?(?:fine|good|works|perfect)(?: ,)? |(?:i|we)(?: 'll| will)? )?(?:take|accept|go with|go for|use|approve|book|do|with|agree to|confirm) ¤p\d+ 's {_WHAT}{_WHEN}{_THEN}"
    rf"|^{EASE}(?:take|accept|go with|go for|use|approve|agree to) (?:what|whatever|the time|the one)(?: that)? ¤p\d+ (?:has )?(?:proposed|suggested|proposes|suggests|wants|wanted|asked for|offered){_THEN}"
    rf"|^{EASE}¤p\d+ (?:has )?(?:proposed|proposes|suggested|suggests|wants|wanted|asked for|asks for|offered|offers)(?: (?:another|a different|a new|some other|an?) (?:time|day|slot))?{_WHEN}(?: (?:,|and|so|-|:|;|\.))* {_AGREES}{_THEN}"
    rf"|^{EASE}¤p\d+ 's {_WHAT}{_WHEN} (?:is |'s |works |sounds )?{_AGREES}{_THEN}"
)


_REFUSES = r"(?:(?:do not|dont|don't|not) (?:accept|take|approve|agree to)|decline|reject|refuse|turn down|dismiss|deny|no to)"
_KEEPS = r"(?: (?:,|\.|;|:|-|!|and|so|but|please|thanks|we|i|it|'ll|will|let 's))*(?: (?:keep|leave|stay|stays|stick)\b.*)?$"
_DECLINES = Cued(
    rf"^{EASE}{_REFUSES} (?:(?:¤p\d+ 's|his|her|their|the|that|this) (?:new |other |counter )?(?:proposals?|counterproposals?|suggestions?|(?:proposed|suggested) (?:new )?times?)|¤p\d+ 's (?:new |other )?times?){_KEEPS}"
)
"""A proposal turned down by who decides: "no, decline his proposal, keep Wednesday"."""


def declined_proposal(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return that no proposal can be turned down, where somebody's own interview has one; None for anything else."""
    if not situation.has_interviews or situation.is_open or situation.is_invited:
        return None
    is_proposed = any(one.proposers for one in situation.context.interviews)
    if not is_proposed or not _DECLINES.search(shape.row):
        return None
    return ParsedMessage(UnknownRequest("decline-proposal"))


def taken_proposal(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the request that an interview moves to the time which somebody who is named proposed; None for anything else."""
    if not situation.has_interviews or situation.is_open or situation.is_invited:
        return None
    if not _TAKES.search(shape.row):
        return None
    context = situation.context
    people = named_people(shape.pieces)
    of_them = tuple(one for one in context.interviews if {*people} & {*one.proposers})
    proposed = of_them or tuple(one for one in context.interviews if one.proposers)
    known = replace(context, interviews=proposed) if proposed else context
    rest = shape.without(n for n, one in enumerate(shape.pieces) if one.kind in TIME_KINDS)
    found = resolve(rest, known, role="organizer")
    return ParsedMessage(InterviewRequest("accept_proposal", found.ids, people), found.doubt)


teach(_TAKES, _DECLINES)
