"""What is to change of an interview, said by who has none that is coming, and nothing is searched for: no search of its own."""

from bot.language.acts.situation import EASE, Situation
from bot.language.chunking.shape import PEOPLE, Shape
from bot.language.clarification import Clarification, asks
from bot.language.grammar import teach
from bot.language.parsed import ParsedMessage
from bot.language.requests import ChangeRequest
from bot.language.tokens.cues import Cued

_THEN = r"(?: (?:please|pls|then|instead|now|after all|again|as well|too|also|though|thanks|,|keep the rest|keep the others|in that case))*$"
_HEAD = rf"^{EASE}(?:in that case )?(?:,|so|then| )*"
_IT = r"(?:it|this|that|the (?:interview|meeting|one|room|note|link|call|title))"
_WHOSE = r"(?!(?:my|our|your|the|today|tomorrow) )(?:¤[cpx]\d+(?: ¤x\d+)*|[a-z]+) 's(?: (?:interview|meeting|one|session|slot))?"
_CHANGES = Cued(
    rf"{_HEAD}(?:scrap|bin|lose|drop|remove|delete|skip|ditch|forget|take (?:off|out|away)|get rid of) (?:the|its|our|that) (?:room|note|link|title|teams link|meeting link|video){_THEN}"
    rf"|{_HEAD}(?:we do not need|we dont need|dont need|no need for|no) (?:the|a|any) room (?:any ?more|after all|any longer){_THEN}"
    rf"|{_HEAD}(?:not online (?:any ?more |after all )*,? ?)?(?:go |put it |move it |it is |it 's |we are |we 're )?back (?:in|into|to) (?:a|the|our|an?other) room{_THEN}"
    rf"|{_HEAD}(?:make (?:it )?)?(?:¤l\d+|a bit|a little|a quarter of an hour|half an hour) (?:earlier|later|shorter|longer){_THEN}"
    rf"|{_HEAD}(?:is|are) {PEOPLE} (?:still|also|already) (?:in|on|coming|on it|in it|joining|attending|there|up for it)(?: (?:it|this|that))?{_THEN}"
    rf"|{_HEAD}(?:lose|drop|uninvite|ditch|take off|take out) {PEOPLE}(?: ,)?{_THEN}"
    rf"|{_HEAD}take {PEOPLE} (?:off|out)(?: (?:of )?{_IT})?{_THEN}"
    rf"|{_HEAD}(?:stick|put|pop|bring|get) {PEOPLE} (?:on|in|onto|back on|back in)(?: {_IT})?{_THEN}"
    rf"|{_HEAD}(?:call|rename|retitle|title) (?:it|this|that)\b.*$"
    rf"|{_HEAD}(?:make|turn) (?:it|this|that) (?:online|into a teams call|a teams call|a video call|remote|in person)\b.*$"
    rf"|{_HEAD}(?:extend|shorten|lengthen) (?:it|this|that)\b.*$"
    rf"|{_HEAD}(?:make|set|extend|shorten|lengthen|cut) {_WHOSE}(?: (?:to|by|last|be|only|just|down))* ¤l\d+{_THEN}"
    rf"|{_HEAD}(?:add|put|invite|take|remove|drop) {PEOPLE}(?: (?:off|out of|to|on|onto|from|in|for))+ {_WHOSE}{_THEN}"
)
"""What only something that is booked can have happen to it; “remove Ian” may be said of the account."""


def none_booked(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the change of an interview of which there is none; None for anything else."""
    context = situation.context
    is_free = not (situation.has_interviews or situation.is_open) and context.last == "none"
    if not is_free or not _CHANGES.search(shape.row):
        return None
    return ParsedMessage(ChangeRequest(), Clarification(asks("no-coming-interview")))


teach(_CHANGES)
