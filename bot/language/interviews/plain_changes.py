"""Changes of a booked interview that a whole message says in so many words: “remove the note”, “just Priya is fine”.

They are read by form, so that words which alone say something else (“no candidate”, “fine”) are not taken for that.
"""

import re
from typing import Literal

from msgspec import Struct

from bot.language.acts.situation import EASE, INTERVIEW
from bot.language.grammar import teach
from bot.language.shape import PEOPLE, Shape
from bot.language.tokens.cues import Cued

Part = Literal["note", "title", "candidate"]
_OF_IT = rf"(?: (?:from|of|on|for|off|in) (?:it|that|this|(?:(?:the|my|¤c\d+ 's|¤t\d+) ?)*(?:{INTERVIEW}|¤c\d+(?: 's)?)))?"
_AFTER_ALL = r"(?: (?:again|please|pls|thanks|altogether|completely|then|after all|off|out|away))*"
_CLEARED = Cued(
    rf"^{EASE}(?:¤c\d+ 's (?:{INTERVIEW} )?(?:: )?)?(?:remove|delete|clear|drop|lose|erase|scrap|strip|get rid of|take (?:off|out|away))(?: (?:the|its|that|this|my|all|any))* (?P<part>notes?|titles?)(?: (?:for|to) the interviewers?)?{_OF_IT}{_AFTER_ALL}$"
    rf"|^{EASE}take (?:the|its|that) (?P<taken>notes?|title) (?:off|out|away){_OF_IT}{_AFTER_ALL}$"
    rf"|^{EASE}(?:(?:it 's |there 's |there is |it is |with )?(?:no|without (?:a|the)) (?P<none>notes?|candidate)|(?:remove|clear) the (?P<gone>candidate)(?: 's name)?{_OF_IT}){_AFTER_ALL}$"
)
"""What an interview is to have no longer: "remove the note", "no candidate"."""
_ENOUGH = r"(?:(?:is|are|'s|will be|would be) (?:fine|ok|okay|enough|good|plenty|sufficient)|will do|will be there|can do it|alone|then|please|pls|thanks|after all|is fine then|on (?:it|this|that)|for (?:it|this|that|this one)|only)"
_JUST = Cued(
    rf"^{EASE}(?:with |we need |i need |keep |have |make it )?(?:just|only) (?P<just>{PEOPLE})(?: {_ENOUGH})*$"
    rf"|^{EASE}(?:replace|swap|switch|change|substitute)(?: out)? (?:(?:all|both)(?: (?:of|the|them|interviewers?|people|panel))*|everyone|everybody|the (?:whole |entire )?(?:panel|interviewers)|them (?:all|both)){_OF_IT} (?:with|by|for|to) (?:just |only )?(?P<all>{PEOPLE})(?: instead| {_ENOUGH})*{_OF_IT}$"
    rf"|^{EASE}(?P<alone>{PEOPLE}) (?:alone|only|on (?:her|his|their) own|by (?:herself|himself|themselves))(?: {_ENOUGH})*$"
)
"""Who alone is to attend: "just Priya is fine", "replace all interviewers with Priya", "Priya alone"."""
_QUOTED_NOTE = Cued(
    r"\A\W*(?:(?:please|pls|can you|could you|and|also|ok|okay)\W+)*(?:put|add|write|include|attach|stick|leave|pop|make|set)\s+[\"“”'‘](?P<text>[^\"“”\n]{2,300}?)[\"“”'’]\s+(?:in|into|to|on|onto|as|for)\s+(?:the|a|an|its|my|our|their|[\w’']+(?:['’]s)?)?\s*(?:interviewers?['’]?s?\s+)?(?:notes?|invite|invitation|description|agenda|body|interviewers?|panel)\b[\s.!]*\Z",
    re.IGNORECASE,
)
"""A note in quotation marks, before it is said where it goes."""


_VIDEO = Cued(
    rf"^{EASE}(?:turn|switch|put|set)(?: (?:on|off|the|its|a|our|back))* (?:video|camera|cameras|video call|video link|teams link|teams call|teams meeting|online meeting)(?: (?:back|on|off|again|for (?:it|this|that|¤c\d+(?: 's(?: interview)?)?)|please|pls|then))*$"
)
"""The online meeting switched on or off; "turn on" alone is said of the whole integration."""


class PlainChange(Struct, frozen=True):
    """What one of these forms says."""

    note: str = ""
    cleared: tuple[Part, ...] = ()
    online: bool | None = None
    only: tuple[str, ...] = ()
    """The addresses of those who are to attend, and nobody else."""
    places: frozenset[int] = frozenset()
    """The pieces that say so, and do not tell which interview is meant."""


def plain_change(shape: Shape) -> PlainChange | None:
    """Return the change that a whole message says; None for any other message."""
    if note := _QUOTED_NOTE.match(shape.sentence.text):
        start = note.start("text")
        spans = shape.sentence.spans
        inside = (n for n, one in enumerate(shape.pieces) if start <= spans[one.start][0] < note.end("text"))  # fmt: skip
        return PlainChange(note=note["text"].strip(), places=frozenset(inside))
    if cleared := _CLEARED.match(shape.row):
        part = next(said for said in cleared.groupdict().values() if said).removesuffix("s")
        return PlainChange(cleared=(part,))  # type: ignore[arg-type]  # one of the words of the pattern
    if _VIDEO.match(shape.row):
        return PlainChange(online="off" not in shape.sentence.words)
    if (just := shape.search(_JUST)) is not None:
        name = next(one for one, who in just.groupdict().items() if who)
        said = [one for one in shape.group(just, name) if one.kind == "name"]
        only = tuple(dict.fromkeys(mail for one in said for mail in one.value.ids))
        span = just.span(name)
        tells = {"candidate", "days", "times"}
        heads = (n for n in range(shape.places(span).stop) if shape.pieces[n].kind not in tells)
        places = heads if name == "all" else shape.places(span)
        return PlainChange(only=only, places=frozenset(places))
    return None


teach(_VIDEO, _CLEARED, _JUST)
